//! The rows of changes that holders reported.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::authorizations::{ChangeAbout, ChangeVerdict};
use crate::db::ids::{AccountId, AuthorizationId};
use crate::db::schema::change_reports;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;

/// A change that a holder reported, with the answer when there is one.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = change_reports)]
pub struct ChangeReport {
    /// Row id.
    pub id: i64,
    /// The authorization.
    pub authorization_id: AuthorizationId,
    /// What it is about.
    pub about: ChangeAbout,
    /// In the holder's words.
    pub text: String,
    /// Reported, UTC.
    pub reported_at: NaiveDateTime,
    /// What the office says.
    pub verdict: Option<ChangeVerdict>,
    /// In its words.
    pub answer: String,
    /// Answered, UTC.
    pub answered_at: Option<NaiveDateTime>,
}

pub(in crate::authorizations) fn insert(
    tx: &mut Tx,
    id: AuthorizationId,
    about: ChangeAbout,
    text: &str,
    by: AccountId,
) -> Result<i64> {
    let now = tx.now;
    Ok(diesel::insert_into(change_reports::table)
        .values((
            change_reports::authorization_id.eq(id),
            change_reports::about.eq(about),
            change_reports::text.eq(text),
            change_reports::reported_by.eq(by),
            change_reports::reported_at.eq(now),
            change_reports::answer.eq(""),
        ))
        .returning(change_reports::id)
        .get_result(tx.conn())?)
}

pub(in crate::authorizations) fn answer(
    tx: &mut Tx,
    report: i64,
    verdict: ChangeVerdict,
    text: &str,
    by: AccountId,
) -> Result<()> {
    let now = tx.now;
    let open = change_reports::id.eq(report).and(change_reports::verdict.is_null());
    let touched = diesel::update(change_reports::table.filter(open))
        .set((
            change_reports::verdict.eq(verdict),
            change_reports::answer.eq(text),
            change_reports::answered_by.eq(by),
            change_reports::answered_at.eq(now),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// What was reported of an authorization, the newest first.
///
/// # Errors
/// When the database fails.
pub fn changes_of(conn: &mut Conn, id: AuthorizationId) -> Result<Vec<ChangeReport>> {
    Ok(change_reports::table
        .filter(change_reports::authorization_id.eq(id))
        .order(change_reports::id.desc())
        .select(ChangeReport::as_select())
        .load(conn)?)
}
