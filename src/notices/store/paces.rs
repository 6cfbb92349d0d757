//! How often each person wants letters that have time.

use diesel::prelude::*;

use crate::db::ids::AccountId;
use crate::db::schema::{accounts, mail_paces};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::notices::{Pace, Recipient};
use crate::say::Language;

/// How often a person wants letters that have time.
///
/// # Errors
/// When the database fails.
pub fn pace_of(conn: &mut Conn, account: AccountId) -> Result<Pace> {
    let chosen = mail_paces::table.find(account).select(mail_paces::pace).first(conn).optional()?;
    Ok(chosen.unwrap_or(Pace::AtOnce))
}

pub(in crate::notices) fn set_pace(tx: &mut Tx, account: AccountId, pace: Pace) -> Result<()> {
    let now = tx.now;
    diesel::delete(mail_paces::table.find(account)).execute(tx.conn())?;
    diesel::insert_into(mail_paces::table)
        .values((
            mail_paces::account_id.eq(account),
            mail_paces::pace.eq(pace),
            mail_paces::changed_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The person as letters reach them now; none when the account is closed.
pub(in crate::notices) fn reader(conn: &mut Conn, account: AccountId) -> Result<Option<Recipient>> {
    let found: Option<(String, String, String)> = accounts::table
        .filter(accounts::id.eq(account).and(accounts::state.ne("disabled")))
        .select((accounts::name, accounts::email, accounts::language))
        .first(conn)
        .optional()?;
    Ok(found.map(|(name, address, language)| Recipient {
        account: Some(account),
        name,
        address,
        language: Language::parse(&language).unwrap_or_default(),
    }))
}
