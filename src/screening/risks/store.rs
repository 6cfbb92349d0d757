//! The rows of risks.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{New, RiskId};
use crate::db::ids::{AccountId, RequestId};
use crate::db::schema::risks;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;

/// A risk of a case.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = risks)]
pub struct Risk {
    /// Its id.
    pub id: RiskId,
    /// The case.
    pub request_id: RequestId,
    /// What could happen.
    pub title: String,
    /// 1 to 5.
    pub likelihood: i64,
    /// 1 to 5.
    pub impact: i64,
    /// What is done about it.
    pub mitigation: String,
    /// Who recorded it.
    pub recorded_by: AccountId,
    /// When, UTC.
    pub recorded_at: NaiveDateTime,
    /// Who dropped it.
    pub dropped_by: Option<AccountId>,
    /// When, UTC; none while it stands.
    pub dropped_at: Option<NaiveDateTime>,
    /// Why.
    pub drop_reason: Option<String>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// The risks of a case, dropped ones too, in the order in which they were recorded.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Risk>> {
    Ok(risks::table
        .filter(risks::request_id.eq(request))
        .order(risks::id)
        .select(Risk::as_select())
        .load(conn)?)
}

pub(super) fn insert(tx: &mut Tx, request: RequestId, new: &New, by: AccountId) -> Result<RiskId> {
    let now = tx.now;
    Ok(diesel::insert_into(risks::table)
        .values((
            risks::request_id.eq(request),
            risks::title.eq(new.title.trim()),
            risks::likelihood.eq(new.likelihood.unwrap_or_default()),
            risks::impact.eq(new.impact.unwrap_or_default()),
            risks::mitigation.eq(new.mitigation.trim()),
            risks::recorded_by.eq(by),
            risks::recorded_at.eq(now),
            risks::version.eq(1),
        ))
        .returning(risks::id)
        .get_result(tx.conn())?)
}

/// Writes that a risk stands no more, if nobody changed it since it was read.
pub(super) fn drop_it(tx: &mut Tx, risk: &Risk, reason: &str, by: AccountId) -> Result<()> {
    let now = tx.now;
    let row = risks::id.eq(risk.id).and(risks::version.eq(risk.version));
    let touched = diesel::update(risks::table.filter(row))
        .set((
            risks::dropped_by.eq(by),
            risks::dropped_at.eq(now),
            risks::drop_reason.eq(reason.trim()),
            risks::version.eq(risk.version + 1),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Every risk of the house, for the checker.
pub(in crate::screening) fn every(conn: &mut Conn) -> Result<Vec<Risk>> {
    Ok(risks::table.order(risks::id).select(Risk::as_select()).load(conn)?)
}
