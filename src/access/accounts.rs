//! Who may do what to accounts: people to their own, administrators to everybody's - except to judge, to see
//! a password, or to change their own rights.

use super::{Actor, Refusal, Role};
use crate::db::ids::AccountId;
use crate::say::accounts as t;

/// What can be done to an account by somebody else than its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// See the list of people, and one of them.
    See,
    /// Invite a new person.
    Invite,
    /// Send the set-up link anew.
    SendSetUpLink,
    /// Give and take roles.
    ChangeRoles,
    /// Close the account.
    Disable,
    /// Open it again.
    Enable,
}

/// Whether a person may do this; `target` is the account it is done to.
///
/// # Errors
/// Why not.
pub fn may(actor: &Actor, act: Act, target: Option<AccountId>) -> Result<(), Refusal> {
    if !actor.has(Role::Admin) {
        return Err(Refusal::Because(t::only_administrators()));
    }
    let own = target == Some(actor.id);
    match act {
        Act::ChangeRoles if own => Err(Refusal::Because(t::own_roles_by_another())),
        Act::Disable if own => Err(Refusal::Because(t::own_account_by_another())),
        Act::See | Act::Invite | Act::SendSetUpLink | Act::ChangeRoles | Act::Disable | Act::Enable => Ok(()),
    }
}

/// Whether a person may see the outbox and the office's settings, and change them.
///
/// # Errors
/// Why not.
pub fn may_run_the_office(actor: &Actor) -> Result<(), Refusal> {
    if actor.has(Role::Admin) { Ok(()) } else { Err(Refusal::Because(t::only_administrators())) }
}
