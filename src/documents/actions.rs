//! What is done to documents. Who may do it is asked before, where the request is known.

use super::kinds::Kind;
use super::{Document, DocumentId, Preview, Scan, store};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::{AccountId, RequestId};
use crate::error::Result;

/// A file that is safely stored and waits for its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// SHA-256 of its content.
    pub sha256: String,
    /// Name as the person's file is called.
    pub name: String,
    /// Its text for those who cannot see it.
    pub description: String,
    /// What it was recognised as.
    pub kind: String,
    /// Bytes.
    pub bytes: i64,
    /// Whether it waits for a scanner, or there is none.
    pub scan: Scan,
}

/// Adds a file to a question of a request.
///
/// # Errors
/// When the database fails.
pub fn add(tx: &mut Tx, by: AccountId, request: RequestId, question: &str, new: &New) -> Result<DocumentId> {
    keep(tx, new)?;
    let id = store::insert(tx, by, request, question, new)?;
    tx.record(
        event(request, "documents.add", by)
            .after("document", id)
            .after("question", question)
            .after("sha256", &new.sha256)
            .after("bytes", new.bytes),
    );
    Ok(id)
}

/// Notes a content that is safely stored, so that it is scanned and drawn, for a row of another concept.
///
/// # Errors
/// When the database fails.
pub fn keep(tx: &mut Tx, new: &New) -> Result<()> {
    let has_preview = Kind::parse(&new.kind).is_some_and(Kind::has_preview);
    store::note(tx, new, if has_preview { Preview::Waiting } else { Preview::Never })
}

/// Takes a file away from its question. The file stays: an earlier revision may hold it, and it can be undone.
///
/// # Errors
/// A conflict when it was removed already.
pub fn remove(tx: &mut Tx, by: AccountId, document: &Document) -> Result<()> {
    store::set_removed(tx, document.id, true)?;
    tx.record(event(document.request_id, "documents.remove", by).after("document", document.id));
    Ok(())
}

/// Puts a removed file back.
///
/// # Errors
/// A conflict when it is there already.
pub fn put_back(tx: &mut Tx, by: AccountId, document: &Document) -> Result<()> {
    store::set_removed(tx, document.id, false)?;
    tx.record(event(document.request_id, "documents.put_back", by).after("document", document.id));
    Ok(())
}

/// Changes the text for those who cannot see the file.
///
/// # Errors
/// When the database fails.
pub fn describe(tx: &mut Tx, by: AccountId, document: &Document, description: &str) -> Result<()> {
    store::set_description(tx, document.id, description)?;
    tx.record(event(document.request_id, "documents.describe", by).after("document", document.id));
    Ok(())
}

/// Notes that somebody fetched a file: opening a document is an event of its own.
pub fn note_opened(tx: &mut Tx, by: AccountId, document: &Document) {
    tx.record(event(document.request_id, "documents.open", by).after("document", document.id));
}

/// Writes what the scanner said of a content. An infected one is an event of every document that holds it.
///
/// # Errors
/// A conflict when there is a verdict already.
pub fn scanned(tx: &mut Tx, sha256: &str, found: Option<&str>) -> Result<()> {
    store::set_scanned(tx, sha256, found)?;
    let Some(found) = found else { return Ok(()) };
    for document in store::holders(tx.conn(), sha256)? {
        tx.record(
            Event::new(SubjectKind::Request, document.request_id.0, "documents.lock", None)
                .after("document", document.id)
                .after("name", &document.name)
                .after("found", found),
        );
    }
    Ok(())
}

fn event(request: RequestId, action: &'static str, by: AccountId) -> Event {
    Event::new(SubjectKind::Request, request.0, action, Some(by))
}
