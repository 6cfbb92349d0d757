//! What roles and states are called.

use super::{AccountState, Role};
use crate::say::{self, Msg, accounts as t};

/// The name of a role.
pub fn role_name(role: Role) -> Msg {
    match role {
        Role::Partner => t::role_partner(),
        Role::FocalPoint => t::role_focal_point(),
        Role::LocalNetwork => t::role_local_network(),
        Role::Secretariat => t::role_secretariat(),
        Role::Screener => t::role_screener(),
        Role::Reviewer => t::role_reviewer(),
        Role::Chair => t::role_chair(),
        Role::AuthorizingOfficer => t::role_authorizing_officer(),
        Role::LessonsEditor => t::role_lessons_editor(),
        Role::Oversight => t::role_oversight(),
        Role::Admin => t::role_admin(),
    }
}

/// What the holder of a role does, in a sentence.
pub(super) fn role_duty(role: Role) -> Msg {
    match role {
        Role::Partner => t::duty_partner(),
        Role::FocalPoint => t::duty_focal_point(),
        Role::LocalNetwork => t::duty_local_network(),
        Role::Secretariat => t::duty_secretariat(),
        Role::Screener => t::duty_screener(),
        Role::Reviewer => t::duty_reviewer(),
        Role::Chair => t::duty_chair(),
        Role::AuthorizingOfficer => t::duty_authorizing_officer(),
        Role::LessonsEditor => t::duty_lessons_editor(),
        Role::Oversight => t::duty_oversight(),
        Role::Admin => t::duty_admin(),
    }
}

/// The names of several roles in one line, in the language of the thread.
pub fn role_names(roles: &[Role]) -> String {
    let names: Vec<String> = roles.iter().map(|role| role_name(*role).to_string()).collect();
    say::list(&names)
}

/// The name of a state.
pub fn state_name(state: AccountState) -> Msg {
    match state {
        AccountState::Invited => t::state_invited(),
        AccountState::Active => t::state_active(),
        AccountState::Disabled => t::state_disabled(),
    }
}
