//! The rows of the log.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::Value;

use super::chain::{hash_of, personal_hash};
use super::{Event, Link, Subject, SubjectKind};
use crate::db::Conn;
use crate::db::ids::AccountId;
use crate::db::schema::{chains, events, personal_values as personal};
use crate::error::Result;

/// One line of the log, as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = events)]
pub struct EventRow {
    /// Row id.
    pub id: i64,
    /// Kind of its subject.
    pub kind: SubjectKind,
    /// Id of its subject.
    pub subject_id: i64,
    /// Place in the chain, from 1.
    pub seq: i64,
    /// The verb.
    pub action: String,
    /// Who; none for the system.
    pub actor_id: Option<AccountId>,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// What stood before, canonical JSON.
    pub before: String,
    /// What stands now, canonical JSON.
    pub after: String,
    /// Hash of the row before.
    pub previous: String,
    /// Hash of this row.
    pub hash: String,
}

/// Writes the events of one transaction. Chains are taken in the order of kind and id, so that two
/// transactions never wait for each other crosswise; the head row is what they take turns at.
///
/// # Errors
/// When the database fails.
pub fn append(conn: &mut Conn, now: NaiveDateTime, mut all: Vec<Event>) -> Result<()> {
    all.sort_by_key(|event| event.subject);
    for event in all {
        append_one(conn, now, event)?;
    }
    Ok(())
}

fn append_one(conn: &mut Conn, now: NaiveDateTime, mut event: Event) -> Result<()> {
    let mut kept = Vec::new();
    for (field, value) in std::mem::take(&mut event.personal) {
        let salt = hex::encode(rand::random::<[u8; 16]>());
        event = event.after(field, personal_hash(&salt, &value));
        kept.push((field, salt, value));
    }
    let (seq, previous) = next(conn, event.subject)?;
    let (before, after) = (canonical(&event.before), canonical(&event.after));
    let hash = hash_of(&Link {
        subject: event.subject,
        seq,
        action: event.action,
        actor: event.actor,
        at: now,
        before: &before,
        after: &after,
        previous: &previous,
    });
    let id: i64 = diesel::insert_into(events::table)
        .values((
            events::kind.eq(event.subject.kind),
            events::subject_id.eq(event.subject.id),
            events::seq.eq(seq),
            events::action.eq(event.action),
            events::actor_id.eq(event.actor),
            events::at.eq(now),
            events::before.eq(before),
            events::after.eq(after),
            events::previous.eq(previous),
            events::hash.eq(&hash),
        ))
        .returning(events::id)
        .get_result(conn)?;
    for (field, salt, value) in kept {
        diesel::insert_into(personal::table)
            .values((
                personal::event_id.eq(id),
                personal::field.eq(field),
                personal::salt.eq(salt),
                personal::value.eq(value),
            ))
            .execute(conn)?;
    }
    diesel::update(chains::table.find((event.subject.kind, event.subject.id)))
        .set(chains::hash.eq(hash))
        .execute(conn)?;
    Ok(())
}

/// Takes the next number of a chain: its head row is born with the first event.
fn next(conn: &mut Conn, subject: Subject) -> Result<(i64, String)> {
    let taken: Option<(i64, String)> = diesel::update(chains::table.find((subject.kind, subject.id)))
        .set(chains::seq.eq(chains::seq + 1))
        .returning((chains::seq, chains::hash))
        .get_result(conn)
        .optional()?;
    if let Some(taken) = taken {
        return Ok(taken);
    }
    diesel::insert_into(chains::table)
        .values((
            chains::kind.eq(subject.kind),
            chains::id.eq(subject.id),
            chains::seq.eq(1),
            chains::hash.eq(""),
        ))
        .execute(conn)?;
    Ok((1, String::new()))
}

/// JSON text with sorted keys and no spaces (serde_json's own map is sorted).
fn canonical(value: &Value) -> String {
    value.to_string()
}

/// The chain of one subject, oldest first.
///
/// # Errors
/// When the database fails.
pub fn actions_of(conn: &mut Conn, subject: Subject) -> Result<Vec<EventRow>> {
    Ok(events::table
        .filter(events::kind.eq(subject.kind).and(events::subject_id.eq(subject.id)))
        .order(events::seq)
        .select(EventRow::as_select())
        .load(conn)?)
}

/// The personal values of one event that have not been erased: field, salt, value.
///
/// # Errors
/// When the database fails.
pub fn personal_values(conn: &mut Conn, event: i64) -> Result<Vec<(String, String, String)>> {
    Ok(personal::table
        .filter(personal::event_id.eq(event))
        .select((personal::field, personal::salt, personal::value))
        .load(conn)?)
}

/// Erases personal values of one subject by field; the chain stays whole, since it holds only their salted hashes. Gives
/// how many there were.
///
/// # Errors
/// When the database fails.
pub fn erase_personal(conn: &mut Conn, subject: Subject, fields: &[&str]) -> Result<usize> {
    let of_subject = events::table
        .filter(events::kind.eq(subject.kind).and(events::subject_id.eq(subject.id)))
        .select(events::id);
    Ok(diesel::delete(
        personal::table
            .filter(personal::event_id.eq_any(of_subject).and(personal::field.eq_any(fields.to_vec()))),
    )
    .execute(conn)?)
}

/// A page of the whole log in the order of its rows, after `after`, for the checker.
pub(super) fn page(conn: &mut Conn, after: (String, i64, i64), limit: i64) -> Result<Vec<EventRow>> {
    let (mut kind, mut id, mut seq) = after;
    loop {
        // One kind at a time: only so does the condition begin where the page before ended.
        let rows: Vec<EventRow> = events::table
            .filter(events::kind.eq(kind.clone()).and(events::subject_id.ge(id)))
            .filter(events::subject_id.gt(id).or(events::seq.gt(seq)))
            .order((events::subject_id, events::seq))
            .limit(limit)
            .select(EventRow::as_select())
            .load(conn)?;
        if !rows.is_empty() {
            return Ok(rows);
        }
        let next: Option<String> = events::table
            .filter(events::kind.gt(&kind))
            .select(diesel::dsl::min(events::kind))
            .first(conn)?;
        let Some(next) = next else { return Ok(rows) };
        (kind, id, seq) = (next, 0, 0);
    }
}

/// Heads of all chains: kind, id, number of the last event, its hash.
pub(super) fn heads(conn: &mut Conn) -> Result<Vec<(SubjectKind, i64, i64, String)>> {
    Ok(chains::table.order((chains::kind, chains::id)).load(conn)?)
}

/// Event, field, salt, value, and what the event says.
pub(super) type PersonalRow = (i64, String, String, String, String);

/// All personal values with the field text of their event.
pub(super) fn all_personal(conn: &mut Conn) -> Result<Vec<PersonalRow>> {
    Ok(personal::table
        .inner_join(events::table)
        .select((personal::event_id, personal::field, personal::salt, personal::value, events::after))
        .load(conn)?)
}
