//! The rows of checks and holds.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::actions::NewHold;
use super::{CheckId, Finding, HoldState};
use crate::db::ids::{AccountId, HoldId, RequestId};
use crate::db::schema::{checks, decisions, events, holds, recommendations, requests, scorecards};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::guidelines::{CheckCode, CheckOutcome};
use crate::requests::{Outcome, RECORDED};

/// One check of one request.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = checks)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// The case.
    pub request_id: RequestId,
    /// Which check.
    pub code: CheckCode,
    /// What was found.
    pub outcome: CheckOutcome,
    /// What shows it; after a reset, what showed the outcome before.
    pub evidence: String,
    /// The list that was looked at, in words.
    pub list_version: Option<String>,
    /// Controversy 0 to 4, for adverse media.
    pub controversy: Option<i64>,
    /// Who looked last.
    pub checked_by: Option<AccountId>,
    /// When, UTC.
    pub checked_at: Option<NaiveDateTime>,
    /// The second person, for a confirmed exclusion.
    pub confirmed_by: Option<AccountId>,
    /// When the second person confirmed, UTC.
    pub confirmed_at: Option<NaiveDateTime>,
    /// What the second person wrote, confirming or sending back.
    pub second_reason: Option<String>,
    /// The revision whose answers the outcome holds for.
    pub revision: i64,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// A hold: the case stands still, its stage stays.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = holds)]
pub struct Hold {
    /// Its id.
    pub id: HoldId,
    /// The case.
    pub request_id: RequestId,
    /// Where it stands.
    pub state: HoldState,
    /// The check it is about; none for another matter.
    pub check_code: Option<CheckCode>,
    /// Why, for staff only.
    pub reason: String,
    /// What the partner reads.
    pub summary: String,
    /// Who opened it.
    pub opened_by: AccountId,
    /// When, UTC.
    pub opened_at: NaiveDateTime,
    /// Last day for the partner's answer.
    pub answer_due: NaiveDate,
    /// What the partner answered.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<AccountId>,
    /// When, UTC.
    pub answered_at: Option<NaiveDateTime>,
    /// Why a screener asks that it be released.
    pub release_reason: Option<String>,
    /// Who asks.
    pub release_by: Option<AccountId>,
    /// Asked when, UTC.
    pub release_at: Option<NaiveDateTime>,
    /// Who ended it, as the second person or as the chair.
    pub closed_by: Option<AccountId>,
    /// When it ended, UTC.
    pub closed_at: Option<NaiveDateTime>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// The checks of a case, in the order in which they are worked; none before it was accepted.
///
/// # Errors
/// When the database fails.
pub fn checks_of(conn: &mut Conn, request: RequestId) -> Result<Vec<Check>> {
    let mut rows: Vec<Check> =
        checks::table.filter(checks::request_id.eq(request)).select(Check::as_select()).load(conn)?;
    rows.sort_by_key(|check| check.code);
    Ok(rows)
}

pub(super) fn check(conn: &mut Conn, request: RequestId, code: CheckCode) -> Result<Check> {
    Ok(checks::table
        .filter(checks::request_id.eq(request).and(checks::code.eq(code)))
        .select(Check::as_select())
        .first(conn)?)
}

pub(super) fn insert_check(tx: &mut Tx, request: RequestId, code: CheckCode, revision: i64) -> Result<()> {
    diesel::insert_into(checks::table)
        .values((
            checks::request_id.eq(request),
            checks::code.eq(code),
            checks::outcome.eq(CheckOutcome::NotChecked),
            checks::evidence.eq(""),
            checks::revision.eq(revision),
            checks::version.eq(1),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes what one person found, if nobody changed the check since it was read.
pub(super) fn write_finding(
    tx: &mut Tx,
    check: &Check,
    outcome: CheckOutcome,
    finding: &Finding,
    by: AccountId,
    revision: i64,
) -> Result<()> {
    let now = tx.now;
    let list = Some(finding.list_version.trim()).filter(|text| !text.is_empty());
    let touched =
        diesel::update(checks::table.filter(checks::id.eq(check.id).and(checks::version.eq(check.version))))
            .set((
                checks::outcome.eq(outcome),
                checks::evidence.eq(finding.evidence.trim()),
                checks::list_version.eq(list),
                checks::controversy.eq(finding.controversy),
                checks::checked_by.eq(by),
                checks::checked_at.eq(now),
                checks::confirmed_by.eq(None::<AccountId>),
                checks::confirmed_at.eq(None::<NaiveDateTime>),
                checks::second_reason.eq(None::<String>),
                checks::revision.eq(revision),
                checks::version.eq(check.version + 1),
            ))
            .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Writes what a second person said: `confirmed` by them, or sent back.
pub(super) fn write_second(
    tx: &mut Tx,
    check: &Check,
    outcome: CheckOutcome,
    confirmed: Option<AccountId>,
    reason: &str,
) -> Result<()> {
    let at = confirmed.map(|_| tx.now);
    let touched =
        diesel::update(checks::table.filter(checks::id.eq(check.id).and(checks::version.eq(check.version))))
            .set((
                checks::outcome.eq(outcome),
                checks::confirmed_by.eq(confirmed),
                checks::confirmed_at.eq(at),
                checks::second_reason.eq(reason.trim()),
                checks::version.eq(check.version + 1),
            ))
            .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Puts a check back to "not checked"; evidence and who looked stay readable.
pub(super) fn write_reset(tx: &mut Tx, check: &Check, revision: i64) -> Result<()> {
    let touched =
        diesel::update(checks::table.filter(checks::id.eq(check.id).and(checks::version.eq(check.version))))
            .set((
                checks::outcome.eq(CheckOutcome::NotChecked),
                checks::confirmed_by.eq(None::<AccountId>),
                checks::confirmed_at.eq(None::<NaiveDateTime>),
                checks::second_reason.eq(None::<String>),
                checks::revision.eq(revision),
                checks::version.eq(check.version + 1),
            ))
            .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Says that an outcome holds for a newer revision too. Nothing that a person typed depends on it, so the version stays.
pub(super) fn write_revision(tx: &mut Tx, check: &Check, revision: i64) -> Result<()> {
    diesel::update(checks::table.find(check.id)).set(checks::revision.eq(revision)).execute(tx.conn())?;
    Ok(())
}

/// The open hold of a case, if there is one.
///
/// # Errors
/// When the database fails.
pub fn open_hold_of(conn: &mut Conn, request: RequestId) -> Result<Option<Hold>> {
    Ok(holds::table
        .filter(holds::request_id.eq(request).and(holds::state.eq(HoldState::Open)))
        .select(Hold::as_select())
        .first(conn)
        .optional()?)
}

/// The latest hold of a case, open or over, if there was one.
///
/// # Errors
/// When the database fails.
pub fn latest_hold(conn: &mut Conn, request: RequestId) -> Result<Option<Hold>> {
    Ok(holds::table
        .filter(holds::request_id.eq(request))
        .order(holds::id.desc())
        .select(Hold::as_select())
        .first(conn)
        .optional()?)
}

pub(super) fn insert_hold(
    tx: &mut Tx,
    request: RequestId,
    new: &NewHold,
    by: AccountId,
    answer_due: NaiveDate,
) -> Result<HoldId> {
    let now = tx.now;
    Ok(diesel::insert_into(holds::table)
        .values((
            holds::request_id.eq(request),
            holds::state.eq(HoldState::Open),
            holds::check_code.eq(new.check),
            holds::reason.eq(new.reason.trim()),
            holds::summary.eq(new.summary.trim()),
            holds::opened_by.eq(by),
            holds::opened_at.eq(now),
            holds::answer_due.eq(answer_due),
            holds::version.eq(1),
        ))
        .returning(holds::id)
        .get_result(tx.conn())?)
}

pub(super) fn write_answer(tx: &mut Tx, hold: &Hold, text: &str, by: AccountId) -> Result<()> {
    let now = tx.now;
    let touched =
        diesel::update(holds::table.filter(holds::id.eq(hold.id).and(holds::version.eq(hold.version))))
            .set((
                holds::answer.eq(text.trim()),
                holds::answered_by.eq(by),
                holds::answered_at.eq(now),
                holds::version.eq(hold.version + 1),
            ))
            .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Notes that a screener asks for the release, or (with none) that a second person said no.
pub(super) fn write_release_asked(tx: &mut Tx, hold: &Hold, asked: Option<(AccountId, &str)>) -> Result<()> {
    let at = asked.map(|_| tx.now);
    let touched = diesel::update(holds::table.filter(
        holds::id.eq(hold.id).and(holds::version.eq(hold.version)).and(holds::state.eq(HoldState::Open)),
    ))
    .set((
        holds::release_by.eq(asked.map(|(by, _)| by)),
        holds::release_reason.eq(asked.map(|(_, reason)| reason.trim())),
        holds::release_at.eq(at),
        holds::version.eq(hold.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Ends a hold that is still as it was read.
pub(super) fn close_hold(tx: &mut Tx, hold: &Hold, state: HoldState, by: Option<AccountId>) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(holds::table.filter(
        holds::id.eq(hold.id).and(holds::version.eq(hold.version)).and(holds::state.eq(HoldState::Open)),
    ))
    .set((
        holds::state.eq(state),
        holds::closed_by.eq(by),
        holds::closed_at.eq(now),
        holds::version.eq(hold.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// The members whose card in this case stands: neither recused nor replaced.
pub(super) fn members_of(conn: &mut Conn, request: RequestId) -> Result<Vec<AccountId>> {
    Ok(scorecards::table
        .filter(scorecards::request_id.eq(request).and(scorecards::state.eq_any([
            "assigned",
            "open",
            "locked",
            "abstained",
        ])))
        .order(scorecards::id)
        .select(scorecards::member_id)
        .load(conn)?)
}

/// How many cards of a case are locked.
pub(super) fn locked_cards(conn: &mut Conn, request: RequestId) -> Result<i64> {
    Ok(scorecards::table
        .filter(scorecards::request_id.eq(request).and(scorecards::state.eq("locked")))
        .count()
        .get_result(conn)?)
}

/// Every check of the house, for the checker.
pub(super) fn all_checks(conn: &mut Conn) -> Result<Vec<Check>> {
    Ok(checks::table.order(checks::id).select(Check::as_select()).load(conn)?)
}

/// Every hold, with whether its request is closed, for the checker.
pub(super) fn all_holds(conn: &mut Conn) -> Result<Vec<(Hold, bool)>> {
    let rows: Vec<(Hold, String)> = holds::table
        .inner_join(requests::table)
        .order(holds::id)
        .select((Hold::as_select(), requests::stage))
        .load(conn)?;
    Ok(rows.into_iter().map(|(hold, stage)| (hold, stage == "closed")).collect())
}

/// The requests with an outcome that grants something, for the checker; not those that were decided on paper, of whose
/// screening nothing is known.
pub(super) fn authorized(conn: &mut Conn) -> Result<Vec<RequestId>> {
    let screened_here = requests::received_as.is_null().or(requests::received_as.ne(RECORDED));
    Ok(requests::table
        .filter(requests::outcome.eq_any([Outcome::Authorized, Outcome::AuthorizedWithConditions]))
        .filter(screened_here)
        .order(requests::id)
        .select(requests::id)
        .load(conn)?)
}

/// The requests that were excluded, for the checker.
pub(super) fn excluded(conn: &mut Conn) -> Result<Vec<RequestId>> {
    Ok(requests::table
        .filter(requests::outcome.eq(Outcome::Excluded))
        .order(requests::id)
        .select(requests::id)
        .load(conn)?)
}

/// Case and person of everyone who judged a check, by the rows and by the log.
pub(super) fn adjudicators(conn: &mut Conn) -> Result<Vec<(RequestId, AccountId)>> {
    let mut found: Vec<(RequestId, AccountId)> = events::table
        .filter(
            events::kind
                .eq("request")
                .and(events::action.eq_any(crate::requests::ADJUDICATIONS))
                .and(events::actor_id.is_not_null()),
        )
        .select((events::subject_id, events::actor_id.assume_not_null()))
        .load(conn)?;
    let rows: Vec<(RequestId, Option<AccountId>, Option<AccountId>)> =
        checks::table.select((checks::request_id, checks::checked_by, checks::confirmed_by)).load(conn)?;
    for (request, first, second) in rows {
        found.extend([first, second].into_iter().flatten().map(|person| (request, person)));
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Case and person of everyone who scores, recommended or decided, and as what.
pub(super) fn judges(conn: &mut Conn) -> Result<Vec<(RequestId, AccountId, &'static str)>> {
    let scored: Vec<(RequestId, AccountId)> = scorecards::table
        .filter(scorecards::state.eq_any(["assigned", "open", "locked"]))
        .select((scorecards::request_id, scorecards::member_id))
        .load(conn)?;
    let recommended: Vec<(RequestId, AccountId)> = recommendations::table
        .select((recommendations::request_id, recommendations::recommended_by))
        .load(conn)?;
    let decided: Vec<(RequestId, AccountId)> = decisions::table
        .filter(decisions::state.ne("taken_back"))
        .select((decisions::request_id, decisions::decided_by))
        .load(conn)?;
    let all = [("scores", scored), ("recommended", recommended), ("decided", decided)];
    Ok(all
        .into_iter()
        .flat_map(|(what, rows)| rows.into_iter().map(move |(request, person)| (request, person, what)))
        .collect())
}
