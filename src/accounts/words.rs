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

/// A browser in words that people know, as "Firefox, Windows"; what it calls itself when it is none of the
/// usual ones.
pub(super) fn browser_name(user_agent: &str) -> String {
    let first = |marks: &[(&str, &'static str)]| {
        marks.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    // Each calls itself by the names of those before it as well, so the newest comes first.
    let browser = first(&[
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => user_agent.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::browser_name;

    #[test]
    fn browsers_are_named_as_people_know_them() {
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
        assert_eq!(browser_name(safari), "Safari, iPhone");
        assert_eq!(browser_name(edge), "Edge, Windows");
        assert_eq!(
            browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            "Firefox, Linux"
        );
        assert_eq!(browser_name("curl/8.5.0"), "curl/8.5.0");
    }
}
