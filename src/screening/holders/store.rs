//! The rows of checks on holders.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::HolderCheckId;
use crate::db::ids::{AccountId, AuthorizationId, RequestId};
use crate::db::schema::{authorizations, holder_checks};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::guidelines::{CheckCode, CheckOutcome};

/// A check on the holder of an authorization.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = holder_checks)]
pub struct HolderCheck {
    /// Its id.
    pub id: HolderCheckId,
    /// What the holder holds.
    pub authorization_id: AuthorizationId,
    /// The request that it was granted to.
    pub request_id: RequestId,
    /// Which check.
    pub code: CheckCode,
    /// Possible match until it is judged; then false match or confirmed.
    pub outcome: CheckOutcome,
    /// What shows it.
    pub evidence: String,
    /// Opened, UTC.
    pub opened_at: NaiveDateTime,
    /// The first person.
    pub checked_by: Option<AccountId>,
    /// When, UTC.
    pub checked_at: Option<NaiveDateTime>,
    /// The second person, who confirmed.
    pub confirmed_by: Option<AccountId>,
    /// When, UTC.
    pub confirmed_at: Option<NaiveDateTime>,
    /// What the second person wrote, confirming or sending back.
    pub second_reason: Option<String>,
    /// Settled, UTC.
    pub closed_at: Option<NaiveDateTime>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// One check on a holder.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: HolderCheckId) -> Result<HolderCheck> {
    Ok(holder_checks::table.find(id).select(HolderCheck::as_select()).first(conn)?)
}

/// The checks on the holder of an authorization, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_authorization(conn: &mut Conn, id: AuthorizationId) -> Result<Vec<HolderCheck>> {
    Ok(holder_checks::table
        .filter(holder_checks::authorization_id.eq(id))
        .order(holder_checks::id.desc())
        .select(HolderCheck::as_select())
        .load(conn)?)
}

/// The checks on the holder of what a case granted, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, id: RequestId) -> Result<Vec<HolderCheck>> {
    Ok(holder_checks::table
        .filter(holder_checks::request_id.eq(id))
        .order(holder_checks::id.desc())
        .select(HolderCheck::as_select())
        .load(conn)?)
}

pub(super) fn open_of(
    conn: &mut Conn,
    authorization: AuthorizationId,
    code: CheckCode,
) -> Result<Option<HolderCheck>> {
    Ok(holder_checks::table
        .filter(holder_checks::authorization_id.eq(authorization).and(holder_checks::code.eq(code)))
        .filter(holder_checks::closed_at.is_null())
        .select(HolderCheck::as_select())
        .first(conn)
        .optional()?)
}

pub(super) fn insert(
    tx: &mut Tx,
    authorization: AuthorizationId,
    request: RequestId,
    code: CheckCode,
) -> Result<HolderCheckId> {
    let now = tx.now;
    Ok(diesel::insert_into(holder_checks::table)
        .values((
            holder_checks::authorization_id.eq(authorization),
            holder_checks::request_id.eq(request),
            holder_checks::code.eq(code),
            holder_checks::outcome.eq(CheckOutcome::PossibleMatch),
            holder_checks::evidence.eq(""),
            holder_checks::opened_at.eq(now),
            holder_checks::version.eq(1),
        ))
        .returning(holder_checks::id)
        .get_result(tx.conn())?)
}

/// Writes `after` over `before`, if nobody changed the row since it was read.
pub(super) fn save(tx: &mut Tx, before: &HolderCheck, after: &HolderCheck) -> Result<()> {
    let row = holder_checks::id.eq(before.id).and(holder_checks::version.eq(before.version));
    let touched = diesel::update(holder_checks::table.filter(row))
        .set((
            holder_checks::outcome.eq(after.outcome),
            holder_checks::evidence.eq(&after.evidence),
            holder_checks::checked_by.eq(after.checked_by),
            holder_checks::checked_at.eq(after.checked_at),
            holder_checks::confirmed_by.eq(after.confirmed_by),
            holder_checks::confirmed_at.eq(after.confirmed_at),
            holder_checks::second_reason.eq(&after.second_reason),
            holder_checks::closed_at.eq(after.closed_at),
            holder_checks::version.eq(before.version + 1),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Number and holder of an authorization, as letters name it.
pub(super) fn holder_of(conn: &mut Conn, id: AuthorizationId) -> Result<(String, String)> {
    Ok(authorizations::table.find(id).select((authorizations::number, authorizations::holder)).first(conn)?)
}

/// Every check on a holder, for the checker.
pub(in crate::screening) fn every(conn: &mut Conn) -> Result<Vec<HolderCheck>> {
    Ok(holder_checks::table.order(holder_checks::id).select(HolderCheck::as_select()).load(conn)?)
}
