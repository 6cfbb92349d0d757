//! What may be an address, a name, a password, and which roles go together.

use lettre::Address;

use super::Role;
use super::passwords::MAX_BYTES;
use super::strength::{self, MIN_CHARACTERS, PasswordProblem};
use crate::say::{Msg, accounts as t};

/// Longest address, bytes (RFC 5321: 254 fit into a command).
const LONGEST_ADDRESS: usize = 254;
/// Longest name, characters.
const LONGEST_NAME: usize = 200;

/// An e-mail address as it is kept: without white space round it.
///
/// # Errors
/// What to tell the person.
pub fn email(text: &str) -> Result<String, Msg> {
    let text = text.trim();
    if text.is_empty() {
        return Err(t::enter_email());
    }
    let parts = text.rsplit_once('@');
    let good = parts.is_some_and(|(user, domain)| {
        let host = url::Host::parse(domain).ok();
        let named = match &host {
            Some(url::Host::Domain(domain)) => domain.contains('.') && !domain.ends_with('.'),
            _ => false,
        };
        named
            && !user.is_empty()
            && !text.chars().any(|c| c.is_whitespace() || c.is_control())
            && host.is_some_and(|host| format!("{user}@{host}").parse::<Address>().is_ok())
    });
    if good && text.len() <= LONGEST_ADDRESS { Ok(text.to_owned()) } else { Err(t::email_like_this()) }
}

/// A person's name: one line, nothing else is asked of it.
///
/// # Errors
/// What to tell the person.
pub fn name(text: &str) -> Result<String, Msg> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(t::enter_name());
    }
    if text.chars().count() > LONGEST_NAME {
        return Err(t::name_too_long(LONGEST_NAME));
    }
    Ok(text)
}

/// A new password; `about` is what a stranger knows of the person. May take some milliseconds.
///
/// # Errors
/// What to tell the person.
pub fn password(text: &str, about: &[&str]) -> Result<(), Msg> {
    if text.is_empty() {
        return Err(t::enter_new_password());
    }
    strength::judge(text, about).map_err(|problem| match problem {
        PasswordProblem::TooShort => t::password_too_short(MIN_CHARACTERS),
        PasswordProblem::TooLong => t::password_too_long(MAX_BYTES),
        PasswordProblem::Common => t::password_common(),
        PasswordProblem::Guessable => t::password_guessable(),
    })
}

/// Whether one account may hold these roles together (invariant I16).
///
/// # Errors
/// Why not, in words.
pub fn go_together(roles: &[Role]) -> Result<(), Msg> {
    for one in roles {
        if let Some(other) = roles.iter().find(|other| one.excludes(**other)) {
            return Err(t::roles_exclude_each_other(super::role_name(*one), super::role_name(*other)));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_what_mail_can_reach() {
        for good in ["a@b.example", " Ana.Núñez+x@münchen.example ", "o'neil@xn--mnchen-3ya.example"] {
            assert_eq!(email(good).unwrap(), good.trim(), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@b..example",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            "a@b.example,c@d.example",
            "a@b.example\nBcc: x@y.example",
        ] {
            assert!(email(bad).is_err(), "{bad}");
        }
        assert!(email(&format!("{}@b.example", "x".repeat(250))).is_err());
    }

    #[test]
    fn names_are_one_line_of_any_script() {
        assert_eq!(name(" 陈  逸帆\n").unwrap(), "陈 逸帆");
        assert!(name(" \n ").is_err());
        assert!(name(&"x".repeat(201)).is_err());
    }

    #[test]
    fn an_administrator_does_not_judge() {
        assert!(go_together(&[Role::Admin, Role::Secretariat, Role::Oversight]).is_ok());
        assert!(go_together(&[Role::Reviewer, Role::Chair, Role::AuthorizingOfficer]).is_ok());
        for barred in [Role::Reviewer, Role::Screener, Role::Chair, Role::AuthorizingOfficer] {
            assert!(go_together(&[Role::Admin, barred]).is_err(), "{barred}");
        }
    }
}
