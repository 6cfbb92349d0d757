//! The rows of a deliberation: knock-outs, remarks, meetings.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::ids::{AccountId, RequestId, ScorecardId};
use crate::db::schema::{knock_outs, meeting_attendance, meetings, remarks};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::reviews::{Audience, RemarkKind, Resolution};

/// A zero that blocks the case until the chair has resolved it (invariant I13).
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = knock_outs)]
pub struct KnockOut {
    /// Row id.
    pub id: i64,
    /// The request.
    pub request_id: RequestId,
    /// The card that gave it.
    pub scorecard_id: ScorecardId,
    /// The criterion.
    pub criterion: String,
    /// How it was resolved; none while it blocks.
    pub resolution: Option<Resolution>,
    /// The chair's reasons; empty until resolved.
    pub reasons: String,
    /// Who resolved it.
    pub resolved_by: Option<AccountId>,
    /// Resolved, UTC.
    pub resolved_at: Option<NaiveDateTime>,
}

/// What somebody said in the thread.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = remarks)]
pub struct Remark {
    /// Row id.
    pub id: i64,
    /// The request.
    pub request_id: RequestId,
    /// Who said it.
    pub author_id: AccountId,
    /// Comment or objection.
    pub kind: RemarkKind,
    /// The criterion it is about, if it is about one.
    pub criterion: Option<String>,
    /// What was said.
    pub text: String,
    /// Said, UTC.
    pub written_at: NaiveDateTime,
    /// Withdrawn by its author, UTC.
    pub withdrawn_at: Option<NaiveDateTime>,
    /// Who reads it.
    pub audience: Audience,
}

/// A meeting of the group on one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Row id.
    pub id: i64,
    /// The day.
    pub held_on: NaiveDate,
    /// What was said.
    pub minutes: String,
    /// Who wrote it down.
    pub recorded_by: AccountId,
    /// Who was there.
    pub present: Vec<AccountId>,
}

/// The knock-outs of a request, in the order in which they were given.
pub fn knock_outs_of(conn: &mut Conn, request: RequestId) -> Result<Vec<KnockOut>> {
    Ok(knock_outs::table
        .filter(knock_outs::request_id.eq(request))
        .order(knock_outs::id)
        .select(KnockOut::as_select())
        .load(conn)?)
}

/// Notes a knock-out.
pub fn insert_knock_out(tx: &mut Tx, request: RequestId, card: ScorecardId, criterion: &str) -> Result<()> {
    diesel::insert_into(knock_outs::table)
        .values((
            knock_outs::request_id.eq(request),
            knock_outs::scorecard_id.eq(card),
            knock_outs::criterion.eq(criterion),
            knock_outs::resolution.eq(None::<Resolution>),
            knock_outs::reasons.eq(""),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes the knock-outs of a card away that is written anew; the event keeps what stood there.
pub fn drop_knock_outs(tx: &mut Tx, card: ScorecardId) -> Result<usize> {
    Ok(diesel::delete(knock_outs::table.filter(knock_outs::scorecard_id.eq(card))).execute(tx.conn())?)
}

/// Writes how a knock-out was resolved.
pub fn resolve(tx: &mut Tx, id: i64, resolution: Resolution, reasons: &str, by: AccountId) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(knock_outs::table.find(id))
        .set((
            knock_outs::resolution.eq(resolution),
            knock_outs::reasons.eq(reasons),
            knock_outs::resolved_by.eq(by),
            knock_outs::resolved_at.eq(now),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// The thread, oldest first.
pub fn remarks_of(conn: &mut Conn, request: RequestId) -> Result<Vec<Remark>> {
    Ok(remarks::table
        .filter(remarks::request_id.eq(request))
        .order(remarks::id)
        .select(Remark::as_select())
        .load(conn)?)
}

/// Adds to the thread.
pub fn insert_remark(
    tx: &mut Tx,
    request: RequestId,
    author: AccountId,
    (kind, audience): (RemarkKind, Audience),
    criterion: Option<&str>,
    text: &str,
) -> Result<i64> {
    let now = tx.now;
    Ok(diesel::insert_into(remarks::table)
        .values((
            remarks::request_id.eq(request),
            remarks::author_id.eq(author),
            remarks::kind.eq(kind),
            remarks::criterion.eq(criterion),
            remarks::text.eq(text),
            remarks::written_at.eq(now),
            remarks::audience.eq(audience),
        ))
        .returning(remarks::id)
        .get_result(tx.conn())?)
}

/// Withdraws an objection that still stands.
pub fn withdraw_remark(tx: &mut Tx, id: i64) -> Result<()> {
    let now = tx.now;
    let touched =
        diesel::update(remarks::table.filter(remarks::id.eq(id).and(remarks::withdrawn_at.is_null())))
            .set(remarks::withdrawn_at.eq(now))
            .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// The meetings on a request with who was there, oldest first.
pub fn meetings_of(conn: &mut Conn, request: RequestId) -> Result<Vec<Meeting>> {
    let rows: Vec<(i64, NaiveDate, String, AccountId)> = meetings::table
        .filter(meetings::request_id.eq(request))
        .order((meetings::held_on, meetings::id))
        .select((meetings::id, meetings::held_on, meetings::minutes, meetings::recorded_by))
        .load(conn)?;
    let mut all = Vec::new();
    for (id, held_on, minutes, recorded_by) in rows {
        let present = meeting_attendance::table
            .filter(meeting_attendance::meeting_id.eq(id))
            .order(meeting_attendance::account_id)
            .select(meeting_attendance::account_id)
            .load(conn)?;
        all.push(Meeting { id, held_on, minutes, recorded_by, present });
    }
    Ok(all)
}

/// Writes a meeting down.
pub fn insert_meeting(
    tx: &mut Tx,
    request: RequestId,
    held_on: NaiveDate,
    minutes: &str,
    by: AccountId,
    present: &[AccountId],
) -> Result<i64> {
    let now = tx.now;
    let id: i64 = diesel::insert_into(meetings::table)
        .values((
            meetings::request_id.eq(request),
            meetings::held_on.eq(held_on),
            meetings::minutes.eq(minutes),
            meetings::recorded_by.eq(by),
            meetings::recorded_at.eq(now),
        ))
        .returning(meetings::id)
        .get_result(tx.conn())?;
    for person in present {
        diesel::insert_into(meeting_attendance::table)
            .values((meeting_attendance::meeting_id.eq(id), meeting_attendance::account_id.eq(*person)))
            .execute(tx.conn())?;
    }
    Ok(id)
}
