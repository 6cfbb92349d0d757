//! The rows of lists, versions and entries. An entry holds from one version until another; versions are numbered as
//! they come, so what is being written is seen by nobody until its version is the one in force.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::entry::Entry;
use super::read::Format;
use super::{Difference, ListId, ListVersionId, Standing, VersionState};
use crate::db::schema::{list_entries, list_versions, lists};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::guidelines::CheckCode;

/// A list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = lists)]
pub struct List {
    /// Its id.
    pub id: ListId,
    /// Its short name.
    pub code: String,
    /// The form of its files.
    pub format: Format,
    /// The checks that it is looked up for, parted by commas.
    pub checks: String,
    /// The version in force.
    pub current_version: Option<ListVersionId>,
    /// When it was last imported, or looked at without finding a newer one, UTC.
    pub looked_at: Option<NaiveDateTime>,
}

impl List {
    /// True when it is looked up for this check.
    pub fn is_for(&self, check: CheckCode) -> bool {
        self.checks.split(',').any(|code| code.trim() == check.as_str())
    }

    /// True when a name near one of its entries is a lead. Standing among participants is none: it is evidence.
    pub fn gives_leads(&self) -> bool {
        self.format != Format::Compact
    }
}

/// One version of a list.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = list_versions)]
pub struct Version {
    /// Its id.
    pub id: ListVersionId,
    /// The list.
    pub list_id: ListId,
    /// Where it stands.
    pub state: VersionState,
    /// Where the file came from.
    pub source: String,
    /// The day of the list.
    pub dated: NaiveDate,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Entries in it.
    pub entries: i64,
    /// Entries that the version before did not have.
    pub added: i64,
    /// Entries of which it says something else.
    pub changed: i64,
    /// Entries that it has no more.
    pub removed: i64,
    /// When the import began, UTC.
    pub begun_at: NaiveDateTime,
    /// When it was whole, UTC.
    pub completed_at: Option<NaiveDateTime>,
}

/// An entry as it is kept.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The id of its row; changes when what the list says of it changes.
    pub id: i64,
    /// What the list says, as a fingerprint: the same as long as it says the same.
    pub digest: String,
    /// What the list says.
    pub entry: Entry,
}

/// Every list with the version in force.
///
/// # Errors
/// When the database fails.
pub fn all(conn: &mut Conn) -> Result<Vec<Standing>> {
    let rows: Vec<List> = lists::table.order(lists::code).select(List::as_select()).load(conn)?;
    rows.into_iter()
        .map(|list| {
            let version = list.current_version.map(|id| version(conn, id)).transpose()?;
            Ok(Standing { list, version })
        })
        .collect()
}

/// The lists that are looked up for a check.
///
/// # Errors
/// When the database fails.
pub fn for_check(conn: &mut Conn, check: CheckCode) -> Result<Vec<Standing>> {
    let mut all = all(conn)?;
    all.retain(|one| one.list.is_for(check));
    Ok(all)
}

pub(super) fn by_code(conn: &mut Conn, code: &str) -> Result<Option<List>> {
    Ok(lists::table.filter(lists::code.eq(code)).select(List::as_select()).first(conn).optional()?)
}

pub(super) fn version(conn: &mut Conn, id: ListVersionId) -> Result<Version> {
    Ok(list_versions::table.find(id).select(Version::as_select()).first(conn)?)
}

/// The versions of a list, newest first.
///
/// # Errors
/// When the database fails.
pub fn versions_of(conn: &mut Conn, list: ListId) -> Result<Vec<Version>> {
    Ok(list_versions::table
        .filter(list_versions::list_id.eq(list))
        .order(list_versions::id.desc())
        .select(Version::as_select())
        .load(conn)?)
}

/// Reference to digest and row of the entries in force.
pub(super) fn digests(conn: &mut Conn, list: &List) -> Result<HashMap<String, (String, i64)>> {
    let Some(version) = list.current_version else { return Ok(HashMap::new()) };
    let rows: Vec<(String, String, i64)> = list_entries::table
        .filter(list_entries::list_id.eq(list.id).and(list_entries::since_version.le(version)))
        .filter(list_entries::until_version.is_null().or(list_entries::until_version.gt(version)))
        .select((list_entries::reference, list_entries::digest, list_entries::id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(reference, digest, id)| (reference, (digest, id))).collect())
}

/// The entries in force.
///
/// # Errors
/// When the database fails, or a row is no entry.
pub fn current_entries(conn: &mut Conn, list: &List) -> Result<Vec<Listed>> {
    let Some(version) = list.current_version else { return Ok(Vec::new()) };
    let rows: Vec<(i64, String, String)> = list_entries::table
        .filter(list_entries::list_id.eq(list.id).and(list_entries::since_version.le(version)))
        .filter(list_entries::until_version.is_null().or(list_entries::until_version.gt(version)))
        .order(list_entries::id)
        .select((list_entries::id, list_entries::digest, list_entries::body))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, digest, body)| Ok(Listed { id, digest, entry: serde_json::from_str(&body)? }))
        .collect()
}

/// What a version changed: reference, names and how, at most `most` of each kind, in the order of references.
pub(super) fn differences(conn: &mut Conn, version: &Version, most: i64) -> Result<Vec<(Difference, Entry)>> {
    let come: Vec<(String, String)> = list_entries::table
        .filter(list_entries::list_id.eq(version.list_id).and(list_entries::since_version.eq(version.id)))
        .order(list_entries::reference)
        .limit(2 * most)
        .select((list_entries::reference, list_entries::body))
        .load(conn)?;
    let gone: Vec<(String, String)> = list_entries::table
        .filter(list_entries::list_id.eq(version.list_id).and(list_entries::until_version.eq(version.id)))
        .order(list_entries::reference)
        .limit(2 * most)
        .select((list_entries::reference, list_entries::body))
        .load(conn)?;
    let mut out = Vec::new();
    for (reference, body) in &come {
        let changed = gone.iter().any(|(other, _)| other == reference);
        let kind = if changed { Difference::Changed } else { Difference::Added };
        out.push((kind, serde_json::from_str(body)?));
    }
    for (reference, body) in &gone {
        if !come.iter().any(|(other, _)| other == reference) {
            out.push((Difference::Removed, serde_json::from_str(body)?));
        }
    }
    out.sort_by_key(|(kind, _)| *kind);
    Ok(out)
}

pub(super) fn by_id(conn: &mut Conn, id: ListId) -> Result<List> {
    Ok(lists::table.find(id).select(List::as_select()).first(conn)?)
}

/// The list, which nobody else begins a version of until this transaction ends.
pub(super) fn lock(tx: &mut Tx, id: ListId) -> Result<List> {
    let touched =
        diesel::update(lists::table.find(id)).set(lists::code.eq(lists::code)).execute(tx.conn())?;
    portable::exactly_one(touched)?;
    by_id(tx.conn(), id)
}

pub(super) fn insert_list(tx: &mut Tx, code: &str, format: Format, checks: &str) -> Result<ListId> {
    Ok(diesel::insert_into(lists::table)
        .values((lists::code.eq(code), lists::format.eq(format), lists::checks.eq(checks)))
        .returning(lists::id)
        .get_result(tx.conn())?)
}

pub(super) fn set_checks(tx: &mut Tx, list: ListId, checks: &str) -> Result<()> {
    diesel::update(lists::table.find(list)).set(lists::checks.eq(checks)).execute(tx.conn())?;
    Ok(())
}

pub(super) fn insert_version(
    tx: &mut Tx,
    list: ListId,
    source: &str,
    dated: NaiveDate,
    sha256: &str,
) -> Result<ListVersionId> {
    let now = tx.now;
    Ok(diesel::insert_into(list_versions::table)
        .values((
            list_versions::list_id.eq(list),
            list_versions::state.eq(VersionState::Reading),
            list_versions::source.eq(source),
            list_versions::dated.eq(dated),
            list_versions::sha256.eq(sha256),
            list_versions::entries.eq(0),
            list_versions::added.eq(0),
            list_versions::changed.eq(0),
            list_versions::removed.eq(0),
            list_versions::begun_at.eq(now),
        ))
        .returning(list_versions::id)
        .get_result(tx.conn())?)
}

/// Fails with a conflict unless the version is still being written: another import may have begun since.
pub(super) fn still_reading(tx: &mut Tx, version: ListVersionId) -> Result<()> {
    let touched = diesel::update(
        list_versions::table
            .filter(list_versions::id.eq(version).and(list_versions::state.eq(VersionState::Reading))),
    )
    .set(list_versions::state.eq(VersionState::Reading))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

pub(super) fn insert_entry(
    tx: &mut Tx,
    list: ListId,
    version: ListVersionId,
    entry: &Entry,
    digest: &str,
) -> Result<()> {
    diesel::insert_into(list_entries::table)
        .values((
            list_entries::list_id.eq(list),
            list_entries::reference.eq(&entry.reference),
            list_entries::digest.eq(digest),
            list_entries::body.eq(serde_json::to_string(entry)?),
            list_entries::since_version.eq(version),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub(super) fn end_entries(tx: &mut Tx, rows: &[i64], version: ListVersionId) -> Result<()> {
    diesel::update(list_entries::table.filter(list_entries::id.eq_any(rows.to_vec())))
        .set(list_entries::until_version.eq(version))
        .execute(tx.conn())?;
    Ok(())
}

/// What a version brings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries in it.
    pub entries: i64,
    /// New ones.
    pub added: i64,
    /// Those of which it says something else.
    pub changed: i64,
    /// Those that it has no more.
    pub removed: i64,
}

pub(super) fn complete(tx: &mut Tx, list: ListId, version: ListVersionId, counts: Counts) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(
        list_versions::table
            .filter(list_versions::id.eq(version).and(list_versions::state.eq(VersionState::Reading))),
    )
    .set((
        list_versions::state.eq(VersionState::Complete),
        list_versions::entries.eq(counts.entries),
        list_versions::added.eq(counts.added),
        list_versions::changed.eq(counts.changed),
        list_versions::removed.eq(counts.removed),
        list_versions::completed_at.eq(Some(now)),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)?;
    diesel::update(lists::table.find(list))
        .set((lists::current_version.eq(Some(version)), lists::looked_at.eq(Some(now))))
        .execute(tx.conn())?;
    Ok(())
}

pub(super) fn looked(tx: &mut Tx, list: ListId) -> Result<()> {
    let now = tx.now;
    diesel::update(lists::table.find(list)).set(lists::looked_at.eq(Some(now))).execute(tx.conn())?;
    Ok(())
}

/// Lists in force that nobody looked at since `since`, and of which screeners were not told after that look.
pub(super) fn growing_old(conn: &mut Conn, since: NaiveDateTime) -> Result<Vec<List>> {
    let untold = lists::age_told_at.is_null().or(lists::age_told_at.lt(lists::looked_at));
    Ok(lists::table
        .filter(lists::current_version.is_not_null().and(lists::looked_at.le(since)))
        .filter(untold.assume_not_null())
        .order(lists::code)
        .select(List::as_select())
        .load(conn)?)
}

/// Notes that screeners were told.
pub(super) fn age_told(tx: &mut Tx, list: ListId) -> Result<()> {
    let now = tx.now;
    diesel::update(lists::table.find(list)).set(lists::age_told_at.eq(Some(now))).execute(tx.conn())?;
    Ok(())
}

/// Versions that were never finished.
pub(super) fn unfinished(conn: &mut Conn, list: ListId) -> Result<Vec<ListVersionId>> {
    Ok(list_versions::table
        .filter(list_versions::list_id.eq(list).and(list_versions::state.eq(VersionState::Reading)))
        .select(list_versions::id)
        .load(conn)?)
}

/// Takes back what a version that was never finished has written.
pub(super) fn abandon(tx: &mut Tx, version: ListVersionId) -> Result<()> {
    diesel::update(list_versions::table.find(version))
        .set(list_versions::state.eq(VersionState::Abandoned))
        .execute(tx.conn())?;
    diesel::update(list_entries::table.filter(list_entries::until_version.eq(version)))
        .set(list_entries::until_version.eq(None::<ListVersionId>))
        .execute(tx.conn())?;
    diesel::delete(list_entries::table.filter(list_entries::since_version.eq(version))).execute(tx.conn())?;
    Ok(())
}
