//! What a submission writes, and the gaps that the office names.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::words;
use crate::db::ids::{AccountId, RequestId, RevisionId};
use crate::db::portable;
use crate::db::schema::{gaps, requests, revisions};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// One thing that the office asks of the partner.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = gaps)]
pub struct Gap {
    /// Its id.
    pub id: i64,
    /// The request.
    pub request_id: RequestId,
    /// The revision it was asked of.
    pub revision: i64,
    /// The question of the form it is about, if one.
    pub question: Option<String>,
    /// What is missing.
    pub text: String,
    /// Who asked.
    pub asked_by: AccountId,
    /// When, UTC.
    pub asked_at: NaiveDateTime,
    /// Answered by a new revision, UTC.
    pub answered_at: Option<NaiveDateTime>,
}

pub(in crate::requests) struct NewRevision<'a> {
    pub request: RequestId,
    pub number: i64,
    pub answers: &'a JsonText,
    pub facts: &'a JsonText,
    pub hash: &'a str,
    pub by: AccountId,
}

pub(in crate::requests) fn insert_revision(tx: &mut Tx, new: &NewRevision) -> Result<RevisionId> {
    let now = tx.now;
    Ok(diesel::insert_into(revisions::table)
        .values((
            revisions::request_id.eq(new.request),
            revisions::number.eq(new.number),
            revisions::answers.eq(new.answers),
            revisions::facts.eq(new.facts),
            revisions::hash.eq(new.hash),
            revisions::submitted_by.eq(new.by),
            revisions::submitted_at.eq(now),
        ))
        .returning(revisions::id)
        .get_result(tx.conn())?)
}

/// The rules that a request is measured by from its first submission on (invariant I7).
pub(in crate::requests) struct Pins<'a> {
    pub edition: &'a str,
    pub rubric_version: i64,
    pub reference_version: i64,
}

/// Pins a request to its rules. Only a request that was never sent.
pub(in crate::requests) fn pin(tx: &mut Tx, id: RequestId, pins: &Pins) -> Result<()> {
    let never_sent = requests::table.filter(requests::id.eq(id).and(requests::submitted_at.is_null()));
    let touched = diesel::update(never_sent)
        .set((
            requests::edition.eq(pins.edition),
            requests::rubric_version.eq(pins.rubric_version),
            requests::reference_version.eq(pins.reference_version),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Case number, latest revision and time of the first submission.
pub(in crate::requests) fn set_submitted(
    tx: &mut Tx,
    id: RequestId,
    number: &str,
    revision: i64,
    first_at: NaiveDateTime,
) -> Result<()> {
    diesel::update(requests::table.find(id))
        .set((
            requests::number.eq(number),
            requests::revision.eq(revision),
            requests::submitted_at.eq(first_at),
        ))
        .execute(tx.conn())?;
    words::keep_title(tx.conn(), id)?;
    Ok(())
}

pub(in crate::requests) fn add_gap(
    tx: &mut Tx,
    id: RequestId,
    revision: i64,
    question: Option<&str>,
    text: &str,
    by: AccountId,
) -> Result<()> {
    let now = tx.now;
    diesel::insert_into(gaps::table)
        .values((
            gaps::request_id.eq(id),
            gaps::revision.eq(revision),
            gaps::question.eq(question),
            gaps::text.eq(text),
            gaps::asked_by.eq(by),
            gaps::asked_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub(in crate::requests) fn gaps(conn: &mut Conn, id: RequestId) -> Result<Vec<Gap>> {
    Ok(gaps::table.filter(gaps::request_id.eq(id)).order(gaps::id).select(Gap::as_select()).load(conn)?)
}

pub(in crate::requests) fn open_gaps(conn: &mut Conn, id: RequestId) -> Result<Vec<Gap>> {
    Ok(gaps::table
        .filter(gaps::request_id.eq(id).and(gaps::answered_at.is_null()))
        .order(gaps::id)
        .select(Gap::as_select())
        .load(conn)?)
}

pub(in crate::requests) fn answer_gaps(tx: &mut Tx, id: RequestId) -> Result<usize> {
    let now = tx.now;
    Ok(diesel::update(gaps::table.filter(gaps::request_id.eq(id).and(gaps::answered_at.is_null())))
        .set(gaps::answered_at.eq(now))
        .execute(tx.conn())?)
}
