//! The rows of reconsiderations.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{AtIssue, Ground, Kind, ReconsiderationState};
use crate::access::reconsiderations::First;
use crate::db::ids::{AccountId, AuthorizationId, DecisionId, ReconsiderationId, RequestId};
use crate::db::schema::{decisions, reconsiderations as rows};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;

/// That a partner asked, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = rows)]
pub struct Reconsideration {
    /// Its id.
    pub id: ReconsiderationId,
    /// The case.
    pub request_id: RequestId,
    /// What is looked at again.
    pub kind: Kind,
    /// The officer's decision, for a decline or conditions.
    pub decision_id: Option<DecisionId>,
    /// The authorization, for conditions and stops.
    pub authorization_id: Option<AuthorizationId>,
    /// Who decided first.
    pub decided_by: AccountId,
    /// When that took effect, UTC.
    pub decided_at: NaiveDateTime,
    /// The last day to ask.
    pub ask_by: NaiveDate,
    /// Where it stands.
    pub state: ReconsiderationState,
    /// Why it is asked for.
    pub ground: Ground,
    /// In the partner's words.
    pub words: String,
    /// Who asked.
    pub asked_by: AccountId,
    /// When, UTC.
    pub asked_at: NaiveDateTime,
    /// The officer who answered.
    pub handled_by: Option<AccountId>,
    /// When, UTC.
    pub handled_at: Option<NaiveDateTime>,
    /// The officer's reasons, as the partner reads them; empty until then.
    pub reasons: String,
}

impl Reconsideration {
    /// The decision at issue, as the policy needs it.
    pub fn first(&self) -> First {
        First { by: self.decided_by, on_request: self.kind.is_on_request() }
    }

    /// True when it is about this decision.
    pub fn is_about(&self, issue: &AtIssue) -> bool {
        self.kind == issue.kind && self.decided_at == issue.decided_at
    }
}

/// One reconsideration.
///
/// # Errors
/// Hidden when there is none.
pub fn by_id(conn: &mut Conn, id: ReconsiderationId) -> Result<Reconsideration> {
    Ok(rows::table.find(id).select(Reconsideration::as_select()).first(conn)?)
}

/// What was asked for in a case, the newest first.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Reconsideration>> {
    Ok(rows::table
        .filter(rows::request_id.eq(request))
        .order(rows::id.desc())
        .select(Reconsideration::as_select())
        .load(conn)?)
}

/// Every reconsideration.
pub(super) fn every(conn: &mut Conn) -> Result<Vec<Reconsideration>> {
    Ok(rows::table.order(rows::id).select(Reconsideration::as_select()).load(conn)?)
}

pub(super) fn insert(
    tx: &mut Tx,
    request: RequestId,
    issue: &AtIssue,
    ground: Ground,
    words: &str,
    by: AccountId,
) -> Result<ReconsiderationId> {
    let now = tx.now;
    Ok(diesel::insert_into(rows::table)
        .values((
            rows::request_id.eq(request),
            rows::kind.eq(issue.kind),
            rows::decision_id.eq(issue.decision),
            rows::authorization_id.eq(issue.authorization),
            rows::decided_by.eq(issue.decided_by),
            rows::decided_at.eq(issue.decided_at),
            rows::ask_by.eq(issue.ask_by),
            rows::state.eq(ReconsiderationState::Asked),
            rows::ground.eq(ground),
            rows::words.eq(words),
            rows::asked_by.eq(by),
            rows::asked_at.eq(now),
            rows::reasons.eq(""),
        ))
        .returning(rows::id)
        .get_result(tx.conn())?)
}

/// Writes what an officer answered, if nobody did before.
pub(super) fn answer(
    tx: &mut Tx,
    id: ReconsiderationId,
    state: ReconsiderationState,
    reasons: &str,
    by: AccountId,
) -> Result<()> {
    let now = tx.now;
    let open = rows::id.eq(id).and(rows::state.eq(ReconsiderationState::Asked));
    let touched = diesel::update(rows::table.filter(open))
        .set((
            rows::state.eq(state),
            rows::reasons.eq(reasons),
            rows::handled_by.eq(by),
            rows::handled_at.eq(now),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Declines that were set aside without a reconsideration that changed them.
pub(super) fn set_aside_by_nobody(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    let changed = rows::table
        .filter(
            rows::decision_id.eq(decisions::id.nullable()).and(rows::state.eq(ReconsiderationState::Changed)),
        )
        .select(rows::id);
    Ok(decisions::table
        .filter(decisions::state.eq("set_aside").and(diesel::dsl::not(diesel::dsl::exists(changed))))
        .order(decisions::id)
        .select(decisions::id)
        .load(conn)?)
}
