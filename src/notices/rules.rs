//! What the office's settings may be, and what of a letter an administrator may read.

use lettre::Address;

use crate::say::{Msg, notices as t};

/// Length of the token at the end of a link, characters of base64url.
const TOKEN: usize = 43;

/// The text of a letter with the tokens of its links cut, when it is one of those that open an account: with
/// them an administrator could set somebody's password.
pub fn without_secrets(kind: &str, text: &str) -> String {
    if !kind.starts_with("accounts.") {
        return text.to_owned();
    }
    let is_token = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut out = String::with_capacity(text.len());
    for (place, piece) in text.split('/').enumerate() {
        if place > 0 {
            out.push('/');
        }
        let rest = piece.trim_start_matches(is_token);
        if place > 0 && piece.len() - rest.len() == TOKEN {
            out.push('…');
            out.push_str(rest);
        } else {
            out.push_str(piece);
        }
    }
    out
}

/// A mail address of the office.
///
/// # Errors
/// What to tell the person.
pub fn address(text: &str) -> Result<String, Msg> {
    match text.parse::<Address>() {
        Ok(address) if address.domain().contains('.') && text.len() <= 254 => Ok(text.to_owned()),
        _ => Err(t::enter_address()),
    }
}

/// The name of the office: one line.
///
/// # Errors
/// What to tell the person.
pub fn office_name(text: &str) -> Result<String, Msg> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > 200 { Err(t::enter_office_name()) } else { Ok(text) }
}

/// The postal address: a few lines.
///
/// # Errors
/// What to tell the person.
pub fn postal_address(text: &str) -> Result<String, Msg> {
    let good = !text.is_empty() && text.lines().count() <= 8 && text.chars().count() <= 600;
    if good { Ok(text.to_owned()) } else { Err(t::enter_postal_address()) }
}

/// A telephone number as it is printed; may be empty.
///
/// # Errors
/// What to tell the person.
pub fn telephone(text: &str) -> Result<String, Msg> {
    let good = text.len() <= 40 && text.chars().all(|c| c.is_ascii_digit() || "+ -()./".contains(c));
    if good { Ok(text.to_owned()) } else { Err(t::telephone_like_this()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_account_letters_are_cut() {
        let token = "a1-_".repeat(11).chars().take(43).collect::<String>();
        let text = format!(
            "Open https://x.example/set-up/{token}\nor <a href=\"/reset/{token}\">here</a> / {token}"
        );
        assert_eq!(
            without_secrets("accounts.set_up", &text),
            format!("Open https://x.example/set-up/…\nor <a href=\"/reset/…\">here</a> / {token}")
        );
        assert_eq!(without_secrets("requests.received", &text), text);
        let longer = format!("/{token}x/{}", token.chars().skip(1).collect::<String>());
        assert_eq!(without_secrets("accounts.set_up", &longer), longer);
    }

    #[test]
    fn settings_of_the_office_are_checked() {
        assert!(address("office@imprimatur.example").is_ok());
        for bad in ["", "office", "office@imprimatur", "a@b.example, c@d.example", "Office <a@b.example>"] {
            assert!(address(bad).is_err(), "{bad}");
        }
        assert!(telephone("+41 (0)22 917-1234").is_ok());
        assert!(telephone("call me").is_err());
        assert!(postal_address("").is_err());
        assert_eq!(office_name("  The \n office ").unwrap(), "The office");
    }
}
