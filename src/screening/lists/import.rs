//! Importing a list file: read once as a stream to see that it is whole and what it changes, and once more to write
//! what changed, a few entries a transaction. The version is seen only when all of it stands.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::actions;
use super::entry::Entry;
use super::read::{About, Broken, Format, read};
use super::store::{self, Counts};
use crate::db::Db;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::say;

/// Entries written in one transaction: a few milliseconds of the writer.
const BATCH: usize = 100;

/// A list of fewer entries may lose most of them.
const FEW: usize = 20;

/// What is imported.
#[derive(Debug, Clone)]
pub struct Import {
    /// The file.
    pub file: PathBuf,
    /// The short name of the list.
    pub code: String,
    /// The form of the file.
    pub format: Format,
    /// The checks that it is looked up for, parted by commas; empty keeps what stands.
    pub checks: String,
    /// Where the file came from.
    pub source: String,
    /// The day of the list, where the file does not say.
    pub dated: Option<NaiveDate>,
    /// Take it though it is older than the version in force, or lacks most of its entries.
    pub force: bool,
    /// Who imports it; nobody for the command line.
    pub by: Option<AccountId>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The day of the list.
    pub dated: NaiveDate,
    /// What it brought; none when the file is the one in force.
    pub counts: Option<Counts>,
    /// References that are new.
    pub added: Vec<String>,
    /// References of which it says something else.
    pub changed: Vec<String>,
    /// References that it has no more.
    pub removed: Vec<String>,
}

/// What one reading of the file found.
struct Whole {
    about: About,
    digests: HashMap<String, String>,
    sha256: String,
}

/// Imports a list file.
///
/// # Errors
/// Refused when the file is broken (with the line), holds no entry, is older than the version in force or lacks most of its
/// entries; a conflict when another import of the list was faster; whatever the database fails with. Nothing of the list
/// in force changes then.
pub async fn import(db: &Db, import: Import) -> Result<Report> {
    let (file, format) = (import.file.clone(), import.format);
    let whole = blocking(move || read_whole(&file, format)).await?;
    let dated = whole.about.dated.or(import.dated).unwrap_or_else(|| db.clock().now().date());
    let (code, checks) = (import.code.clone(), import.checks.clone());
    let list = db.write(move |tx| actions::ensure(tx, &code, format, &checks)).await?;
    let (current, before) = db
        .read(move |conn| {
            let list = store::by_id(conn, list)?;
            let version = list.current_version.map(|id| store::version(conn, id)).transpose()?;
            Ok((version, store::digests(conn, &list)?))
        })
        .await?;
    if let Some(current) = &current {
        if current.sha256 == whole.sha256 {
            db.write(move |tx| actions::looked(tx, list, import.by)).await?;
            return Ok(Report { dated, counts: None, added: vec![], changed: vec![], removed: vec![] });
        }
        if dated < current.dated && !import.force {
            return Err(Error::Refused(say::screening::list_older(dated, current.dated)));
        }
    }
    let mut report = Report { dated, counts: None, added: vec![], changed: vec![], removed: vec![] };
    for (reference, digest) in &whole.digests {
        match before.get(reference) {
            None => report.added.push(reference.clone()),
            Some((old, _)) if old != digest => report.changed.push(reference.clone()),
            Some(_) => {}
        }
    }
    report.removed = before.keys().filter(|one| !whole.digests.contains_key(*one)).cloned().collect();
    for list in [&mut report.added, &mut report.changed, &mut report.removed] {
        list.sort();
    }
    if is_cut_short(before.len(), report.removed.len()) && !import.force {
        return Err(Error::Refused(say::screening::list_cut_short(report.removed.len(), before.len())));
    }
    let (source, sha256) = (import.source.clone(), whole.sha256.clone());
    let compared = current.map(|version| version.id);
    let version = db.write(move |tx| actions::begin(tx, list, compared, &source, dated, &sha256)).await?;
    write_changes(db, &import, &report, list, version).await?;
    let gone: Vec<i64> = report
        .removed
        .iter()
        .chain(&report.changed)
        .filter_map(|one| before.get(one).map(|(_, row)| *row))
        .collect();
    for rows in gone.chunks(BATCH * 5) {
        let rows = rows.to_vec();
        db.write(move |tx| actions::end(tx, version, &rows)).await?;
    }
    let count = |all: usize| i64::try_from(all).unwrap_or(i64::MAX);
    let counts = Counts {
        entries: count(whole.digests.len()),
        added: count(report.added.len()),
        changed: count(report.changed.len()),
        removed: count(report.removed.len()),
    };
    db.write(move |tx| actions::complete(tx, list, version, counts, dated, import.by)).await?;
    report.counts = Some(counts);
    Ok(report)
}

/// A file of lines that was cut between two of them reads as a whole one. No list loses most of its entries from one version
/// to the next; small ones may.
const fn is_cut_short(entries: usize, removed: usize) -> bool {
    entries >= FEW && removed * 2 > entries
}

/// Reads the file a second time and writes what is new or says something else, batch by batch.
async fn write_changes(
    db: &Db,
    import: &Import,
    report: &Report,
    list: super::ListId,
    version: super::ListVersionId,
) -> Result<()> {
    let (sender, mut receiver) = tokio::sync::mpsc::channel::<Vec<(Entry, String)>>(2);
    let wanted: HashSet<String> = report.added.iter().chain(&report.changed).cloned().collect();
    let (file, format) = (import.file.clone(), import.format);
    let reading = tokio::task::spawn_blocking(move || -> std::result::Result<(), Broken> {
        let stopped = |_| Broken::Stopped("the import was stopped".into());
        let mut batch = Vec::with_capacity(BATCH);
        read(format, BufReader::new(open(&file)?), &mut |entry| {
            if wanted.contains(&entry.reference) {
                let digest = digest(&entry);
                batch.push((entry, digest));
                if batch.len() >= BATCH {
                    sender.blocking_send(std::mem::take(&mut batch)).map_err(stopped)?;
                }
            }
            Ok(())
        })?;
        sender.blocking_send(batch).map_err(stopped)
    });
    while let Some(batch) = receiver.recv().await {
        db.write(move |tx| actions::write(tx, list, version, &batch)).await?;
    }
    reading.await.map_err(Error::internal)?.map_err(refused)
}

/// Notes that somebody looked and found no newer list.
///
/// # Errors
/// Hidden or refused by `access::screening`; refused when the list was never imported.
pub fn no_newer(tx: &mut crate::db::Tx, actor: &crate::access::Actor, list: super::ListId) -> Result<()> {
    crate::access::screening::keep_lists(actor)?;
    if store::by_id(tx.conn(), list)?.current_version.is_none() {
        return Err(Error::Refused(say::screening::refused_never_imported()));
    }
    actions::looked(tx, list, Some(actor.id))
}

fn refused(broken: Broken) -> Error {
    match broken {
        Broken::At { line, why } => Error::Refused(say::screening::list_broken(line, why)),
        Broken::Stopped(why) => Error::internal(why),
    }
}

fn open(file: &Path) -> std::result::Result<File, Broken> {
    File::open(file).map_err(|error| Broken::At { line: 0, why: error.to_string() })
}

fn digest(entry: &Entry) -> String {
    hex::encode(Sha256::digest(entry.canonical()))
}

fn read_whole(path: &Path, format: Format) -> Result<Whole> {
    let mut digests = HashMap::new();
    let file = BufReader::new(open(path).map_err(refused)?);
    let about = read(format, file, &mut |entry| {
        let reference = entry.reference.clone();
        if digests.insert(reference.clone(), digest(&entry)).is_some() {
            return Err(Broken::At { line: 0, why: format!("\"{reference}\" stands there twice") });
        }
        Ok(())
    })
    .map_err(refused)?;
    if digests.is_empty() {
        return Err(Error::Refused(say::screening::list_empty()));
    }
    let mut hasher = Sha256::new();
    let mut file = open(path).map_err(refused)?;
    let mut part = vec![0; 64 * 1024];
    loop {
        let taken = file.read(&mut part).map_err(|error| Error::internal(error.to_string()))?;
        if taken == 0 {
            break;
        }
        hasher.update(part.get(..taken).unwrap_or_default());
    }
    Ok(Whole { about, digests, sha256: hex::encode(hasher.finalize()) })
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}
