//! Entries of the register that an officer put off to a day.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::ids::{AccountId, AuthorizationId};
use crate::db::schema::register_delays;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// An entry that is put off.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = register_delays)]
pub struct Delay {
    /// The day from which it is shown.
    pub listed_from: NaiveDate,
    /// Why, for the office alone.
    pub reasons: String,
    /// Who put it off.
    pub set_by: AccountId,
    /// When, UTC.
    pub set_at: NaiveDateTime,
}

/// The delay of an authorization, also one whose day has come.
pub fn delay_of(conn: &mut Conn, id: AuthorizationId) -> Result<Option<Delay>> {
    Ok(register_delays::table.find(id).select(Delay::as_select()).first(conn).optional()?)
}

/// Puts an entry off, instead of any delay before.
pub fn put_delay(
    tx: &mut Tx,
    id: AuthorizationId,
    until: NaiveDate,
    reasons: &str,
    by: AccountId,
) -> Result<()> {
    end_delay(tx, id)?;
    let now = tx.now;
    diesel::insert_into(register_delays::table)
        .values((
            register_delays::authorization_id.eq(id),
            register_delays::listed_from.eq(until),
            register_delays::reasons.eq(reasons),
            register_delays::set_by.eq(by),
            register_delays::set_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Ends a delay; says whether there was one.
pub fn end_delay(tx: &mut Tx, id: AuthorizationId) -> Result<bool> {
    Ok(diesel::delete(register_delays::table.find(id)).execute(tx.conn())? > 0)
}
