//! The rows of written procedures.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::ids::{AccountId, RequestId};
use crate::db::schema::{holds, written_procedures as rows};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx, portable};
use crate::decisions::ruling::Proposal;
use crate::decisions::written::{Written, WrittenState};
use crate::error::Result;
use crate::guidelines::Band;

#[derive(Queryable, Selectable)]
#[diesel(table_name = rows)]
struct Row {
    id: i64,
    request_id: RequestId,
    state: WrittenState,
    outcome: Band,
    text: String,
    departing_reasons: String,
    conditions: JsonText,
    put_by: AccountId,
    put_at: NaiveDateTime,
    until_on: NaiveDate,
    ended_at: Option<NaiveDateTime>,
    broken_by: Option<AccountId>,
    reasons: String,
}

fn written_of(row: Row) -> Result<Written> {
    Ok(Written {
        id: row.id,
        request: row.request_id,
        state: row.state,
        outcome: row.outcome,
        text: row.text,
        departing_reasons: row.departing_reasons,
        conditions: row.conditions.to()?,
        put_by: row.put_by,
        put_at: row.put_at,
        until_on: row.until_on,
        ended_at: row.ended_at,
        broken_by: row.broken_by,
        reasons: row.reasons,
    })
}

/// The latest draft that was put since a moment, unless it was withdrawn.
pub(in crate::decisions) fn latest_written(
    conn: &mut Conn,
    request: RequestId,
    since: NaiveDateTime,
) -> Result<Option<Written>> {
    let row: Option<Row> = rows::table
        .filter(
            rows::request_id
                .eq(request)
                .and(rows::put_at.ge(since))
                .and(rows::state.ne(WrittenState::Withdrawn)),
        )
        .order(rows::id.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(written_of).transpose()
}

/// The draft of a case that waits for silence.
pub(in crate::decisions) fn open_written(conn: &mut Conn, request: RequestId) -> Result<Option<Written>> {
    let row: Option<Row> = rows::table
        .filter(rows::request_id.eq(request).and(rows::state.eq(WrittenState::Open)))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(written_of).transpose()
}

/// One draft.
pub(in crate::decisions) fn written(conn: &mut Conn, id: i64) -> Result<Written> {
    written_of(rows::table.find(id).select(Row::as_select()).first(conn)?)
}

/// Every draft, for the checker.
pub(in crate::decisions) fn every_written(conn: &mut Conn) -> Result<Vec<Written>> {
    let all: Vec<Row> = rows::table.order(rows::id).select(Row::as_select()).load(conn)?;
    all.into_iter().map(written_of).collect()
}

/// Drafts whose last day of silence has passed while no hold is open.
pub(in crate::decisions) fn written_to_agree(
    conn: &mut Conn,
    today: NaiveDate,
) -> Result<Vec<(i64, RequestId)>> {
    let on_hold = holds::table
        .filter(holds::state.eq("open").and(holds::request_id.eq(rows::request_id)))
        .select(holds::id);
    Ok(rows::table
        .filter(rows::state.eq(WrittenState::Open).and(rows::until_on.lt(today)))
        .filter(diesel::dsl::not(diesel::dsl::exists(on_hold)))
        .order((rows::until_on, rows::id))
        .limit(50)
        .select((rows::id, rows::request_id))
        .load(conn)?)
}

pub(in crate::decisions) fn insert_written(
    tx: &mut Tx,
    request: RequestId,
    proposal: &Proposal,
    departs: bool,
    until: NaiveDate,
    by: AccountId,
) -> Result<i64> {
    let now = tx.now;
    let departing = if departs { proposal.departing_reasons.as_str() } else { "" };
    Ok(diesel::insert_into(rows::table)
        .values((
            rows::request_id.eq(request),
            rows::state.eq(WrittenState::Open),
            rows::outcome.eq(proposal.outcome),
            rows::text.eq(&proposal.text),
            rows::departing_reasons.eq(departing),
            rows::conditions.eq(JsonText::of(&proposal.conditions)?),
            rows::put_by.eq(by),
            rows::put_at.eq(now),
            rows::until_on.eq(until),
            rows::reasons.eq(""),
        ))
        .returning(rows::id)
        .get_result(tx.conn())?)
}

/// Ends an open draft: agreed, withdrawn, or broken by somebody with reasons.
pub(in crate::decisions) fn end_written(
    tx: &mut Tx,
    id: i64,
    state: WrittenState,
    broken: Option<(AccountId, &str)>,
) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(rows::table.filter(rows::id.eq(id).and(rows::state.eq(WrittenState::Open))))
        .set((
            rows::state.eq(state),
            rows::ended_at.eq(now),
            rows::broken_by.eq(broken.map(|(by, _)| by)),
            rows::reasons.eq(broken.map_or("", |(_, reasons)| reasons)),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Gives an open draft another last day.
pub(in crate::decisions) fn postpone_written(tx: &mut Tx, id: i64, until: NaiveDate) -> Result<()> {
    diesel::update(rows::table.find(id)).set(rows::until_on.eq(until)).execute(tx.conn())?;
    Ok(())
}
