//! Files of a request: who may add and remove them, and how many.

use super::drafts::editable;
use crate::access::Actor;
use crate::access::requests::Sight;
use crate::config::Limits;
use crate::db::{Conn, Tx};
use crate::documents::actions::New;
use crate::documents::{self, Document, DocumentId};
use crate::error::{Error, Problems, Result};
use crate::requests::draft::files_of;
use crate::requests::questions;
use crate::requests::{Case, RequestId, store};
use crate::say::documents as t;

/// Adds a file that is safely stored to a question.
///
/// # Errors
/// Hidden or refused as the request is; invalid when there are too many files, too many bytes, or it is there already.
pub fn add(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    question: &str,
    new: &New,
    limits: &Limits,
) -> Result<DocumentId> {
    editable(tx, actor, id)?;
    let rule =
        questions::question(question).and_then(|(_, question)| question.files()).ok_or(Error::Hidden)?;
    let present = documents::of_request(tx.conn(), id)?;
    let most = rule.max.min(limits.files_per_question);
    let here: Vec<&Document> = present.iter().filter(|file| file.question == question).collect();
    let bytes: i64 = present.iter().map(|file| file.bytes).sum::<i64>().saturating_add(new.bytes);
    let mut problems = Problems::new();
    if here.len() >= most {
        problems.add("file", t::file_too_many(most));
    }
    if u64::try_from(bytes).unwrap_or(u64::MAX) > limits.request_bytes {
        problems.add("file", t::file_quota(documents::size(limits.request_bytes)));
    }
    if let Some(same) = here.iter().find(|file| file.sha256 == new.sha256) {
        problems.add("file", t::file_twice(&same.name));
    }
    problems.into_result()?;
    documents::actions::add(tx, actor.id, id, question, new)
}

/// Takes a file away.
///
/// # Errors
/// Hidden or refused as the request is.
pub fn remove(tx: &mut Tx, actor: &Actor, id: RequestId, document: DocumentId) -> Result<Document> {
    let document = own(tx, actor, id, document)?;
    documents::actions::remove(tx, actor.id, &document)?;
    Ok(document)
}

/// Puts a removed file back.
///
/// # Errors
/// Hidden or refused as the request is; invalid when its place was taken meanwhile.
pub fn put_back(tx: &mut Tx, actor: &Actor, id: RequestId, document: DocumentId) -> Result<Document> {
    let document = own(tx, actor, id, document)?;
    let most = questions::question(&document.question).and_then(|(_, question)| question.files());
    let here = documents::of_request(tx.conn(), id)?;
    let count = here.iter().filter(|file| file.question == document.question).count();
    if most.is_some_and(|rule| count >= rule.max) {
        return Err(Error::Refused(t::file_too_many(count)));
    }
    documents::actions::put_back(tx, actor.id, &document)?;
    Ok(document)
}

/// Changes what is said about a file.
///
/// # Errors
/// Hidden or refused as the request is.
pub fn describe(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    document: DocumentId,
    description: &str,
) -> Result<()> {
    let document = own(tx, actor, id, document)?;
    documents::actions::describe(tx, actor.id, &document, description)
}

fn own(tx: &mut Tx, actor: &Actor, id: RequestId, document: DocumentId) -> Result<Document> {
    editable(tx, actor, id)?;
    let document = documents::by_id(tx.conn(), document)?;
    if document.request_id == id { Ok(document) } else { Err(Error::Hidden) }
}

/// A document that a person may fetch: people of the organization all of theirs, staff those of a revision that was
/// sent. What is still being written is the partner's own.
///
/// # Errors
/// Hidden.
pub fn readable(conn: &mut Conn, actor: &Actor, document: DocumentId) -> Result<Document> {
    let document = documents::by_id(conn, document)?;
    let case = Case::load(conn, actor, document.request_id)?;
    if case.sight == Sight::Partner || case.writes_for {
        return Ok(document);
    }
    for revision in store::revisions(conn, document.request_id)? {
        if files_of(&revision.answers.to()?).iter().any(|file| file.id == document.id.0) {
            return Ok(document);
        }
    }
    Err(Error::Hidden)
}

/// Lets a person fetch a document, and notes it.
///
/// # Errors
/// As [`readable`].
pub fn open(tx: &mut Tx, actor: &Actor, document: DocumentId) -> Result<Document> {
    let document = readable(tx.conn(), actor, document)?;
    documents::actions::note_opened(tx, actor.id, &document);
    Ok(document)
}
