//! Whether a new password is good enough.

use std::collections::HashSet;
use std::sync::LazyLock;

use zeroize::{Zeroize, Zeroizing};

use super::passwords::MAX_BYTES;

/// Fewest characters of a new password (ASVS 5.0, 6.2.1 asks for 8 and recommends more).
pub const MIN_CHARACTERS: usize = 12;
/// How much of a password the strength estimate looks at, in characters: its time grows faster than the length.
const JUDGED_CHARACTERS: usize = 64;
const JUDGED_INPUTS: usize = 32;
/// So many characters of a password must be something else than the person's own details.
const LEAST_BESIDE_DETAILS: usize = 8;
const LEAST_SCORE: zxcvbn::Score = zxcvbn::Score::Three;

/// Why a new password was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer than [`MIN_CHARACTERS`] characters.
    #[error("too short")]
    TooShort,
    /// More than [`MAX_BYTES`] bytes.
    #[error("too long")]
    TooLong,
    /// On the list of passwords everybody tries first.
    #[error("too common")]
    Common,
    /// The strength estimate is too low, or it is made of the person's own details.
    #[error("too easy to guess")]
    Guessable,
}

static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|line| !line.is_empty()).collect());

/// Whether a new password is good enough. It is taken exactly as typed, spaces and all; any mixture of
/// characters will do (ASVS 5.0, 6.2.1 to 6.2.12). `about` holds what a stranger knows of the person:
/// name, address, organization, the product's name.
///
/// May take some milliseconds: call it off the request thread.
///
/// # Errors
/// The first [`PasswordProblem`] found.
pub fn judge(password: &str, about: &[&str]) -> Result<(), PasswordProblem> {
    if password.len() > MAX_BYTES {
        return Err(PasswordProblem::TooLong);
    }
    if password.chars().count() < MIN_CHARACTERS {
        return Err(PasswordProblem::TooShort);
    }
    if is_common(password) {
        return Err(PasswordProblem::Common);
    }
    let mut known: Vec<String> = Vec::new();
    for input in about {
        let input: String = input.chars().take(100).flat_map(char::to_lowercase).collect();
        known.extend(
            input
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() >= 3)
                .map(str::to_owned),
        );
        known.push(input);
    }
    known.truncate(JUDGED_INPUTS);
    if beside(password, &known) < LEAST_BESIDE_DETAILS {
        return Err(PasswordProblem::Guessable);
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let mut judged: String = password.chars().take(JUDGED_CHARACTERS).collect();
    let score = zxcvbn::zxcvbn(&judged, &known).score();
    judged.zeroize();
    if score < LEAST_SCORE { Err(PasswordProblem::Guessable) } else { Ok(()) }
}

/// On the list, in any case, with up to eight digits or signs around it, or written several times over.
fn is_common(password: &str) -> bool {
    let lower = Zeroizing::new(password.to_lowercase());
    let core = lower.trim_matches(|c: char| !c.is_alphabetic());
    let around = lower.chars().count().saturating_sub(core.chars().count());
    COMMON.contains(lower.as_str())
        || (around <= 8 && COMMON.contains(core))
        || COMMON.contains(repeated(&lower))
        || COMMON.contains(repeated(core))
}

/// How many characters remain when the person's own details are struck out.
fn beside(password: &str, known: &[String]) -> usize {
    let mut words: Vec<&String> = known.iter().filter(|word| word.chars().count() >= 3).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut rest = Zeroizing::new(password.to_lowercase());
    for word in words {
        rest = Zeroizing::new(rest.replace(word.as_str(), ""));
    }
    rest.chars().count()
}

/// The shortest piece whose repetition makes up the text.
fn repeated(text: &str) -> &str {
    (1..=text.len() / 2)
        .filter(|length| text.len().is_multiple_of(*length))
        .find_map(|length| {
            let piece = text.get(..length)?;
            (piece.repeat(text.len() / length) == text).then_some(piece)
        })
        .unwrap_or(text)
}

#[cfg(test)]
#[path = "strength_tests.rs"]
mod tests;
