//! What people do with their accounts.

use super::sessions::{self, Lifetimes};
use super::{AccountId, store};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::Result;

/// Opens a session for a person whose password was right; gives the cookie's token and the form token.
///
/// # Errors
/// When the database fails.
pub fn sign_in(tx: &mut Tx, account: AccountId, lifetimes: Lifetimes, browser: &str, address: &str) -> Result<(String, String)> {
    let opened = sessions::open_session(tx, account, lifetimes, browser, address)?;
    store::note_sign_in(tx, account)?;
    tx.record(Event::new(SubjectKind::Account, account.0, "accounts.sign_in", Some(account)));
    Ok(opened)
}

/// Ends one session.
///
/// # Errors
/// When the database fails.
pub fn sign_out(tx: &mut Tx, session: i64) -> Result<()> {
    sessions::end_session(tx, session)
}
