//! Who may change what letters say: administrators, two of them for every change.

use super::{Actor, Refusal, Role};
use crate::say::{accounts, letterbook as t};

/// Whether a person may propose other words for a letter, or take a proposal back.
///
/// # Errors
/// Why not.
pub fn reword(actor: &Actor) -> Result<(), Refusal> {
    if actor.has(Role::Admin) { Ok(()) } else { Err(Refusal::Because(accounts::only_administrators())) }
}

/// Whether a person may put proposed words in force; `own` when the person proposed them.
///
/// # Errors
/// Why not.
pub fn approve_words(actor: &Actor, own: bool) -> Result<(), Refusal> {
    reword(actor)?;
    if own { Err(Refusal::Because(t::own_words_by_another())) } else { Ok(()) }
}
