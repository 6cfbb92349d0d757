//! The rows of remedial engagements.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{EngagementId, EngagementState, New};
use crate::db::ids::{AccountId, RequestId};
use crate::db::schema::remedial_engagements;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;

/// How a failure is put right, as a screener proposed it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = remedial_engagements)]
pub struct Engagement {
    /// Its id.
    pub id: EngagementId,
    /// The case.
    pub request_id: RequestId,
    /// Where it stands.
    pub state: EngagementState,
    /// What is put right, and how.
    pub plan: String,
    /// One a line.
    pub milestones: String,
    /// When somebody looks whether they were reached.
    pub review_on: NaiveDate,
    /// The screener.
    pub proposed_by: AccountId,
    /// When, UTC.
    pub proposed_at: NaiveDateTime,
    /// Why it was approved or refused.
    pub reasons: Option<String>,
    /// The chair.
    pub judged_by: Option<AccountId>,
    /// When, UTC.
    pub judged_at: Option<NaiveDateTime>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// The engagements of a case, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Engagement>> {
    Ok(remedial_engagements::table
        .filter(remedial_engagements::request_id.eq(request))
        .order(remedial_engagements::id.desc())
        .select(Engagement::as_select())
        .load(conn)?)
}

/// The engagement with which a case may go on, if a chair approved one.
///
/// # Errors
/// When the database fails.
pub fn approved(conn: &mut Conn, request: RequestId) -> Result<Option<Engagement>> {
    Ok(of_request(conn, request)?.into_iter().find(|one| one.state == EngagementState::Approved))
}

pub(super) fn insert(tx: &mut Tx, request: RequestId, new: &New, by: AccountId) -> Result<EngagementId> {
    let now = tx.now;
    Ok(diesel::insert_into(remedial_engagements::table)
        .values((
            remedial_engagements::request_id.eq(request),
            remedial_engagements::state.eq(EngagementState::Proposed),
            remedial_engagements::plan.eq(new.plan.trim()),
            remedial_engagements::milestones.eq(new.milestones.trim()),
            remedial_engagements::review_on.eq(new.review_on.unwrap_or_default()),
            remedial_engagements::proposed_by.eq(by),
            remedial_engagements::proposed_at.eq(now),
            remedial_engagements::version.eq(1),
        ))
        .returning(remedial_engagements::id)
        .get_result(tx.conn())?)
}

/// Writes `after` over `before`, if nobody changed the row since it was read.
pub(super) fn save(tx: &mut Tx, before: &Engagement, after: &Engagement) -> Result<()> {
    let row = remedial_engagements::id.eq(before.id).and(remedial_engagements::version.eq(before.version));
    let touched = diesel::update(remedial_engagements::table.filter(row))
        .set((
            remedial_engagements::state.eq(after.state),
            remedial_engagements::reasons.eq(&after.reasons),
            remedial_engagements::judged_by.eq(after.judged_by),
            remedial_engagements::judged_at.eq(after.judged_at),
            remedial_engagements::version.eq(before.version + 1),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Every engagement of the house, for the checker.
pub(in crate::screening) fn every(conn: &mut Conn) -> Result<Vec<Engagement>> {
    Ok(remedial_engagements::table
        .order(remedial_engagements::id)
        .select(Engagement::as_select())
        .load(conn)?)
}
