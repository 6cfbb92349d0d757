//! What a decision reads of its case: checks, cards, artwork, and what the calendar finds due.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::{AccountId, DecisionId, RequestId};
use crate::db::schema::{
    accounts, checks, decisions, deferrals, documents, holds, knock_outs, number_series, requests, scorecards,
};
use crate::decisions::DecisionState;
use crate::error::Result;
use crate::guidelines::{CheckCode, CheckOutcome};
use crate::requests::Stage;

/// One check, as far as an officer reads it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = checks)]
pub struct CheckLine {
    /// Which.
    pub code: CheckCode,
    /// What was found.
    pub outcome: CheckOutcome,
    /// Against which list.
    pub list_version: Option<String>,
    /// Controversy, where it was graded.
    pub controversy: Option<i64>,
    /// Who looked.
    pub checked_by: Option<AccountId>,
    /// When, UTC.
    pub checked_at: Option<NaiveDateTime>,
    /// The second person.
    pub confirmed_by: Option<AccountId>,
}

/// A deferral as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = deferrals)]
pub struct Deferral {
    /// Row id.
    pub id: i64,
    /// The request.
    pub request_id: RequestId,
    /// What is awaited, as the partner reads it.
    pub awaited: String,
    /// Until this day.
    pub until_on: NaiveDate,
    /// The officer.
    pub deferred_by: AccountId,
    /// When, UTC.
    pub deferred_at: NaiveDateTime,
}

pub(in crate::decisions) fn check_lines(conn: &mut Conn, request: RequestId) -> Result<Vec<CheckLine>> {
    Ok(checks::table
        .filter(checks::request_id.eq(request))
        .order(checks::id)
        .select(CheckLine::as_select())
        .load(conn)?)
}

/// How many knock-outs were upheld: then only a decline is possible.
pub(in crate::decisions) fn upheld_knock_outs(conn: &mut Conn, request: RequestId) -> Result<i64> {
    Ok(knock_outs::table
        .filter(knock_outs::request_id.eq(request).and(knock_outs::resolution.eq("upheld")))
        .count()
        .get_result(conn)?)
}

/// Members whose card is locked, by name.
pub(in crate::decisions) fn locked_members(
    conn: &mut Conn,
    request: RequestId,
) -> Result<Vec<(AccountId, String)>> {
    Ok(scorecards::table
        .inner_join(accounts::table.on(accounts::id.eq(scorecards::member_id)))
        .filter(scorecards::request_id.eq(request).and(scorecards::state.eq("locked")))
        .order((accounts::sort_key, accounts::id))
        .select((accounts::id, accounts::name))
        .load(conn)?)
}

/// The mock-ups of the request: file name and SHA-256.
pub(in crate::decisions) fn artwork(conn: &mut Conn, request: RequestId) -> Result<Vec<(String, String)>> {
    Ok(documents::table
        .filter(
            documents::request_id
                .eq(request)
                .and(documents::question.eq("mock_ups"))
                .and(documents::removed_at.is_null()),
        )
        .order(documents::id)
        .select((documents::name, documents::sha256))
        .load(conn)?)
}

/// The number that a series would give next, for a letter that is only shown.
pub(in crate::decisions) fn next_of_series(conn: &mut Conn, series: &str) -> Result<i64> {
    let last: Option<i64> =
        number_series::table.find(series).select(number_series::last).first(conn).optional()?;
    Ok(last.unwrap_or(0) + 1)
}

/// Sealed decisions whose time has come, oldest first.
pub(in crate::decisions) fn due_to_release(
    conn: &mut Conn,
    now: NaiveDateTime,
) -> Result<Vec<(DecisionId, RequestId)>> {
    let on_hold = holds::table
        .filter(holds::state.eq("open").and(holds::request_id.eq(decisions::request_id)))
        .select(holds::id);
    Ok(decisions::table
        .filter(decisions::state.eq(DecisionState::Sealed).and(decisions::release_at.le(now)))
        .filter(diesel::dsl::not(diesel::dsl::exists(on_hold)))
        .order((decisions::release_at, decisions::id))
        .limit(200)
        .select((decisions::id, decisions::request_id))
        .load(conn)?)
}

/// The deferral that a request stands on, if any.
pub(in crate::decisions) fn open_deferral(conn: &mut Conn, request: RequestId) -> Result<Option<Deferral>> {
    Ok(deferrals::table
        .filter(deferrals::request_id.eq(request).and(deferrals::woken_at.is_null()))
        .order(deferrals::id.desc())
        .select(Deferral::as_select())
        .first(conn)
        .optional()?)
}

fn deferred(conn: &mut Conn, until: NaiveDate) -> Result<Vec<Deferral>> {
    let on_hold = holds::table
        .filter(holds::state.eq("open").and(holds::request_id.eq(deferrals::request_id)))
        .select(holds::id);
    Ok(deferrals::table
        .inner_join(requests::table.on(requests::id.eq(deferrals::request_id)))
        .filter(
            requests::stage
                .eq(Stage::Deferred)
                .and(deferrals::woken_at.is_null())
                .and(deferrals::until_on.le(until)),
        )
        .filter(diesel::dsl::not(diesel::dsl::exists(on_hold)))
        .order((deferrals::until_on, deferrals::id))
        .limit(50)
        .select(Deferral::as_select())
        .load(conn)?)
}

/// The day from which a deferral counts: its own, or the end of a hold that stopped its clock.
fn counts_from(conn: &mut Conn, deferral: &Deferral) -> Result<NaiveDate> {
    let held: Option<Option<NaiveDateTime>> = holds::table
        .filter(holds::request_id.eq(deferral.request_id).and(holds::closed_at.is_not_null()))
        .order(holds::closed_at.desc())
        .select(holds::closed_at)
        .first(conn)
        .optional()?;
    Ok(held.flatten().map_or(deferral.until_on, |at| at.date().max(deferral.until_on)))
}

/// A deferred request whose day has come and that is not due to lapse.
pub(in crate::decisions) fn deferral_to_wake(
    conn: &mut Conn,
    today: NaiveDate,
    lapse_days: u64,
) -> Result<Option<Deferral>> {
    for one in deferred(conn, today)? {
        if counts_from(conn, &one)? + chrono::Days::new(lapse_days) > today {
            return Ok(Some(one));
        }
    }
    Ok(None)
}

/// A deferred request that nobody took up for so many days after its day.
pub(in crate::decisions) fn deferral_to_end(
    conn: &mut Conn,
    today: NaiveDate,
    lapse_days: u64,
) -> Result<Option<Deferral>> {
    for one in deferred(conn, today)? {
        if counts_from(conn, &one)? + chrono::Days::new(lapse_days) <= today {
            return Ok(Some(one));
        }
    }
    Ok(None)
}
