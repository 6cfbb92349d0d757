//! The private addresses of calendars, and the days that stand in them.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::authorizations::AuthorizationState as S;
use crate::db::ids::{AccountId, AuthorizationId, OrganizationId, RequestId};
use crate::db::schema::{accounts, authorizations, calendar_feeds};
use crate::db::{Conn, Tx};
use crate::error::Result;

/// When a person's address was made, when there is one.
pub fn feed_of(conn: &mut Conn, account: AccountId) -> Result<Option<NaiveDateTime>> {
    Ok(calendar_feeds::table.find(account).select(calendar_feeds::made_at).first(conn).optional()?)
}

/// Whose calendar an address is; only people who can sign in have one.
pub fn owner_of_feed(conn: &mut Conn, token_hash: &str) -> Result<Option<AccountId>> {
    Ok(calendar_feeds::table
        .inner_join(accounts::table)
        .filter(calendar_feeds::token_hash.eq(token_hash).and(accounts::state.eq("active")))
        .select(calendar_feeds::account_id)
        .first(conn)
        .optional()?)
}

/// Gives a person a new address instead of any before.
pub fn put_feed(tx: &mut Tx, account: AccountId, token_hash: &str) -> Result<()> {
    end_feed(tx, account)?;
    let now = tx.now;
    diesel::insert_into(calendar_feeds::table)
        .values((
            calendar_feeds::account_id.eq(account),
            calendar_feeds::token_hash.eq(token_hash),
            calendar_feeds::made_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes an address away; says whether there was one.
pub fn end_feed(tx: &mut Tx, account: AccountId) -> Result<bool> {
    Ok(diesel::delete(calendar_feeds::table.find(account)).execute(tx.conn())? > 0)
}

/// An authorization whose days stand in a calendar.
#[derive(Debug, Clone, Queryable)]
pub struct Ending {
    /// Its id.
    pub id: AuthorizationId,
    /// Its number.
    pub number: String,
    /// Its request.
    pub request: RequestId,
    /// What it is for.
    pub activity: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// Offered, UTC.
    pub offered_at: NaiveDateTime,
}

/// Accepted, active or suspended authorizations of these organizations.
pub fn endings(conn: &mut Conn, organizations: &[OrganizationId]) -> Result<Vec<Ending>> {
    Ok(authorizations::table
        .filter(
            authorizations::organization_id
                .eq_any(organizations.to_vec())
                .and(authorizations::state.eq_any([S::Accepted, S::Active, S::Suspended])),
        )
        .order((authorizations::ends_on, authorizations::id))
        .limit(500)
        .select((
            authorizations::id,
            authorizations::number,
            authorizations::request_id,
            authorizations::activity,
            authorizations::starts_on,
            authorizations::ends_on,
            authorizations::offered_at,
        ))
        .load(conn)?)
}
