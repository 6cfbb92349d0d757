//! The rows of version sets and their parts.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{RuleSetState, Texts};
use crate::audit::SubjectKind;
use crate::db::ids::{AccountId, RuleSetId};
use crate::db::portable::{self, Lockable};
use crate::db::schema::{events, rule_parts, rule_sets};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::guidelines::Part;

/// A version set as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = rule_sets)]
pub struct RuleSet {
    /// Its id.
    pub id: RuleSetId,
    /// Its number, once approved: 1, 2, ...
    pub number: Option<i64>,
    /// Where it stands.
    pub state: RuleSetState,
    /// What it changes, in a line.
    pub title: String,
    /// Why.
    pub reasons: String,
    /// The first day on which it is in force.
    pub valid_from: Option<NaiveDate>,
    /// The number of the set it was begun from; 0 for the first.
    pub base: i64,
    /// SHA-256 of its texts.
    pub hash: String,
    /// Who began it; nobody for what the product was delivered with.
    pub begun_by: Option<AccountId>,
    /// Begun, UTC.
    pub begun_at: NaiveDateTime,
    /// Who put it to another administrator.
    pub proposed_by: Option<AccountId>,
    /// Proposed, UTC.
    pub proposed_at: Option<NaiveDateTime>,
    /// Who approved it, or took it back.
    pub decided_by: Option<AccountId>,
    /// Approved or taken back, UTC.
    pub decided_at: Option<NaiveDateTime>,
    /// What the other administrator said when it was sent back, or why it was taken back.
    pub remarks: String,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// How often the approved sets have changed.
pub(super) fn changes(conn: &mut Conn) -> Result<i64> {
    Ok(rule_sets::table.select(diesel::dsl::max(rule_sets::change)).first::<Option<i64>>(conn)?.unwrap_or(0))
}

/// The approved sets, by number: id, number, first day, hash.
pub(super) fn approved(conn: &mut Conn) -> Result<Vec<(RuleSetId, i64, NaiveDate, String)>> {
    let rows: Vec<(RuleSetId, Option<i64>, Option<NaiveDate>, String)> = rule_sets::table
        .filter(rule_sets::state.eq(RuleSetState::Approved))
        .order(rule_sets::number)
        .select((rule_sets::id, rule_sets::number, rule_sets::valid_from, rule_sets::hash))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, number, day, hash)| Some((id, number?, day?, hash))).collect())
}

/// One set.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: RuleSetId) -> Result<RuleSet> {
    Ok(rule_sets::table.find(id).select(RuleSet::as_select()).first(conn)?)
}

/// The set with this number.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_number(conn: &mut Conn, number: i64) -> Result<RuleSet> {
    Ok(rule_sets::table.filter(rule_sets::number.eq(number)).select(RuleSet::as_select()).first(conn)?)
}

/// Every set, the newest first.
pub(super) fn all(conn: &mut Conn) -> Result<Vec<RuleSet>> {
    Ok(rule_sets::table.order(rule_sets::id.desc()).select(RuleSet::as_select()).load(conn)?)
}

/// The texts of a set.
///
/// # Errors
/// When the database fails.
pub fn texts_of(conn: &mut Conn, id: RuleSetId) -> Result<Texts> {
    let rows: Vec<(Part, String)> = rule_parts::table
        .filter(rule_parts::rule_set_id.eq(id))
        .select((rule_parts::part, rule_parts::text))
        .load(conn)?;
    Ok(Texts::from_parts(rows))
}

/// Locks a set and loads it.
pub(super) fn lock(tx: &mut Tx, id: RuleSetId) -> Result<RuleSet> {
    portable::lock(tx.conn(), Lockable::RuleSet, id.0)?;
    by_id(tx.conn(), id)
}

/// What a new set begins with.
pub(super) struct New<'a> {
    pub number: Option<i64>,
    pub state: RuleSetState,
    pub title: &'a str,
    pub valid_from: Option<NaiveDate>,
    pub base: i64,
    pub by: Option<AccountId>,
    pub change: Option<i64>,
}

pub(super) fn insert(tx: &mut Tx, new: &New, texts: &Texts) -> Result<RuleSetId> {
    let now = tx.now;
    let id: RuleSetId = diesel::insert_into(rule_sets::table)
        .values((
            rule_sets::number.eq(new.number),
            rule_sets::state.eq(new.state),
            rule_sets::title.eq(new.title),
            rule_sets::reasons.eq(""),
            rule_sets::valid_from.eq(new.valid_from),
            rule_sets::base.eq(new.base),
            rule_sets::hash.eq(texts.hash()),
            rule_sets::begun_by.eq(new.by),
            rule_sets::begun_at.eq(now),
            rule_sets::remarks.eq(""),
            rule_sets::change.eq(new.change),
            rule_sets::version.eq(1),
        ))
        .returning(rule_sets::id)
        .get_result(tx.conn())?;
    write_parts(tx, id, texts)?;
    Ok(id)
}

fn write_parts(tx: &mut Tx, id: RuleSetId, texts: &Texts) -> Result<()> {
    diesel::delete(rule_parts::table.filter(rule_parts::rule_set_id.eq(id))).execute(tx.conn())?;
    for (part, text) in texts.each() {
        diesel::insert_into(rule_parts::table)
            .values((rule_parts::rule_set_id.eq(id), rule_parts::part.eq(part), rule_parts::text.eq(text)))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Writes a set as it stands after a step, if it still stands as it was read; its texts too, where they are given.
pub(super) fn save(tx: &mut Tx, before: &RuleSet, after: &RuleSet, texts: Option<&Texts>) -> Result<()> {
    let touched = diesel::update(
        rule_sets::table
            .filter(rule_sets::id.eq(before.id))
            .filter(rule_sets::version.eq(before.version).and(rule_sets::state.eq(before.state))),
    )
    .set((
        rule_sets::number.eq(after.number),
        rule_sets::state.eq(after.state),
        rule_sets::title.eq(&after.title),
        rule_sets::reasons.eq(&after.reasons),
        rule_sets::valid_from.eq(after.valid_from),
        rule_sets::base.eq(after.base),
        rule_sets::hash.eq(texts.map_or_else(|| after.hash.clone(), Texts::hash)),
        rule_sets::proposed_by.eq(after.proposed_by),
        rule_sets::proposed_at.eq(after.proposed_at),
        rule_sets::decided_by.eq(after.decided_by),
        rule_sets::decided_at.eq(after.decided_at),
        rule_sets::remarks.eq(&after.remarks),
        rule_sets::version.eq(before.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)?;
    match texts {
        Some(texts) => write_parts(tx, before.id, texts),
        None => Ok(()),
    }
}

/// Notes that the approved sets changed: every node reads them anew.
pub(super) fn note_change(tx: &mut Tx, id: RuleSetId) -> Result<()> {
    let next = changes(tx.conn())? + 1;
    diesel::update(rule_sets::table.find(id)).set(rule_sets::change.eq(next)).execute(tx.conn())?;
    Ok(())
}

/// The highest number that was given to a set; 0 when none was.
pub(super) fn latest_number(conn: &mut Conn) -> Result<i64> {
    Ok(rule_sets::table.select(diesel::dsl::max(rule_sets::number)).first::<Option<i64>>(conn)?.unwrap_or(0))
}

/// The approved set that comes into force last: what a new one follows.
pub(super) fn latest_approved(conn: &mut Conn) -> Result<Option<RuleSet>> {
    Ok(rule_sets::table
        .filter(rule_sets::state.eq(RuleSetState::Approved))
        .order((rule_sets::valid_from.desc(), rule_sets::number.desc()))
        .select(RuleSet::as_select())
        .first(conn)
        .optional()?)
}

/// Whoever wrote in a set or put it forward, by the log.
pub(super) fn hands_in(conn: &mut Conn, id: RuleSetId) -> Result<Vec<AccountId>> {
    let writing =
        ["rulebook.begin", "rulebook.edit", "rulebook.describe", "rulebook.catch_up", "rulebook.propose"];
    let rows: Vec<Option<AccountId>> = events::table
        .filter(events::kind.eq(SubjectKind::RuleSet).and(events::subject_id.eq(id.0)))
        .filter(events::action.eq_any(writing))
        .select(events::actor_id)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().flatten().collect())
}

/// What was recorded when sets were approved or delivered: id of the set and the event's `after`.
pub(super) fn approvals(conn: &mut Conn) -> Result<Vec<(i64, String)>> {
    Ok(events::table
        .filter(events::kind.eq(SubjectKind::RuleSet))
        .filter(events::action.eq_any(["rulebook.approve", "rulebook.deliver"]))
        .order(events::id)
        .select((events::subject_id, events::after))
        .load(conn)?)
}
