//! The steps of an import, each a short transaction. A killed import leaves a version that nobody sees; the next one
//! takes it back.

use chrono::{Duration, NaiveDate};

use super::entry::Entry;
use super::letters::ListAge;
use super::read::Format;
use super::store::{self, Counts};
use super::{ListId, ListVersionId, STALE_AFTER_DAYS};
use crate::accounts::{self, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::notices::{self, About};
use crate::say;

fn event(list: ListId, action: &'static str, by: Option<AccountId>) -> Event {
    Event::new(SubjectKind::List, list.0, action, by)
}

/// The list of that name; a first import makes it.
pub(super) fn ensure(tx: &mut Tx, code: &str, format: Format, checks: &str) -> Result<ListId> {
    if let Some(list) = store::by_code(tx.conn(), code)? {
        if !checks.is_empty() && list.checks != checks {
            store::set_checks(tx, list.id, checks)?;
            tx.record(
                event(list.id, "lists.set_checks", None)
                    .before("checks", list.checks)
                    .after("checks", checks),
            );
        }
        return Ok(list.id);
    }
    let id = store::insert_list(tx, code, format, checks)?;
    tx.record(
        event(id, "lists.make", None).after("code", code).after("format", format).after("checks", checks),
    );
    Ok(id)
}

/// Begins a version, and takes back what was never finished. `compared` is the version that the file was compared with.
///
/// # Errors
/// A conflict when another version is in force by now: the differences that were found are none to that one.
pub(super) fn begin(
    tx: &mut Tx,
    list: ListId,
    compared: Option<ListVersionId>,
    source: &str,
    dated: NaiveDate,
    sha256: &str,
) -> Result<ListVersionId> {
    if store::lock(tx, list)?.current_version != compared {
        return Err(Error::Conflict(say::screening::list_was_faster()));
    }
    for version in store::unfinished(tx.conn(), list)? {
        store::abandon(tx, version)?;
    }
    store::insert_version(tx, list, source, dated, sha256)
}

/// Writes some entries of a version that is not in force yet.
pub(super) fn write(
    tx: &mut Tx,
    list: ListId,
    version: ListVersionId,
    entries: &[(Entry, String)],
) -> Result<()> {
    store::still_reading(tx, version)?;
    for (entry, digest) in entries {
        store::insert_entry(tx, list, version, entry, digest)?;
    }
    Ok(())
}

/// Notes entries that the version has no more, or of which it says something else.
pub(super) fn end(tx: &mut Tx, version: ListVersionId, rows: &[i64]) -> Result<()> {
    store::still_reading(tx, version)?;
    store::end_entries(tx, rows, version)
}

/// Puts a whole version in force.
pub(super) fn complete(
    tx: &mut Tx,
    list: ListId,
    version: ListVersionId,
    counts: Counts,
    dated: NaiveDate,
    by: Option<AccountId>,
) -> Result<()> {
    store::complete(tx, list, version, counts)?;
    tx.record(
        event(list, "lists.import", by)
            .after("version", version)
            .after("dated", dated.to_string())
            .after("entries", counts.entries)
            .after("added", counts.added)
            .after("changed", counts.changed)
            .after("removed", counts.removed),
    );
    Ok(())
}

/// Notes that somebody looked and there is no newer list.
pub(super) fn looked(tx: &mut Tx, list: ListId, by: Option<AccountId>) -> Result<()> {
    store::looked(tx, list)?;
    tx.record(event(list, "lists.no_newer", by));
    Ok(())
}

/// So many days before a list counts as not checked, screeners are told.
const WARN_DAYS: i64 = 2;

/// Tells screeners, once for each time that a list was looked at, that it grows old. For the sweep.
///
/// # Errors
/// When the database fails.
pub fn tell_age(tx: &mut Tx) -> Result<usize> {
    let since = tx.now - Duration::days(STALE_AFTER_DAYS - WARN_DAYS);
    let old = store::growing_old(tx.conn(), since)?;
    let screeners = accounts::recipients(tx.conn(), Role::Screener)?;
    for list in &old {
        store::age_told(tx, list.id)?;
        let Some(looked_at) = list.looked_at else { continue };
        let stale_on = (looked_at + Duration::days(STALE_AFTER_DAYS)).date();
        let letter =
            ListAge { list: list.id, code: list.code.clone(), looked_on: looked_at.date(), stale_on };
        let about = About { kind: SubjectKind::List, id: list.id.0, request: None, wait: None };
        notices::write(tx, about, &screeners, &letter)?;
    }
    Ok(old.len())
}
