//! Files of a request: who may add and remove them, and how many.

use super::drafts::editable;
use crate::access::Actor;
use crate::access::requests::Sight;
use crate::accounts::{self, Role};
use crate::audit::Event;
use crate::config::Limits;
use crate::db::{Conn, Tx};
use crate::documents::actions::New;
use crate::documents::looks::Looks;
use crate::documents::{self, Document, DocumentId, Picture};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About};
use crate::organizations;
use crate::requests::draft::files_of;
use crate::requests::letters::FileLocked;
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
    room_for(tx.conn(), id, question, new, limits)?;
    documents::actions::add(tx, actor.id, id, question, new)
}

/// Whether a file may be added: looked at before it is stored for good.
///
/// # Errors
/// As [`add`].
pub fn has_room(
    conn: &mut Conn,
    actor: &Actor,
    id: RequestId,
    question: &str,
    new: &New,
    limits: &Limits,
) -> Result<()> {
    let case = Case::load(conn, actor, id)?;
    if case.sight != Sight::Partner {
        return Err(Error::Hidden);
    }
    room_for(conn, id, question, new, limits)
}

fn room_for(conn: &mut Conn, id: RequestId, question: &str, new: &New, limits: &Limits) -> Result<()> {
    let rule =
        questions::question(question).and_then(|(_, question)| question.files()).ok_or(Error::Hidden)?;
    let present = documents::of_request(conn, id)?;
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
    let of_organization = documents::bytes_of_organization(conn, id)?.saturating_add(new.bytes);
    if u64::try_from(of_organization).unwrap_or(u64::MAX) > limits.organization_bytes {
        problems.add("file", t::file_quota_organization(documents::size(limits.organization_bytes)));
    }
    let known = documents::kept(conn, std::slice::from_ref(&new.sha256))?;
    if let Some(found) = known.into_iter().find_map(|kept| kept.found) {
        problems.add("file", t::file_infected(found));
    }
    if let Some(same) = here.iter().find(|file| file.sha256 == new.sha256) {
        problems.add("file", t::file_twice(&same.name));
    }
    problems.into_result()
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
    if case.sight == Sight::Partner {
        return Ok(document);
    }
    for revision in store::revisions(conn, document.request_id)? {
        if files_of(&revision.answers.to()?).iter().any(|file| file.id == document.id.0) {
            return Ok(document);
        }
    }
    Err(Error::Hidden)
}

fn looks(conn: &mut Conn, document: &Document) -> Result<Looks> {
    Looks::load(conn, vec![document.sha256.clone()])
}

/// One page of a document, as it was drawn.
///
/// # Errors
/// As [`readable`]; refused as [`open`] is; hidden when there is no such picture.
pub fn picture(conn: &mut Conn, actor: &Actor, document: DocumentId, page: i64) -> Result<Picture> {
    let document = readable(conn, actor, document)?;
    let looks = looks(conn, &document)?;
    looks.must_be_open(&document.sha256, &document.name)?;
    looks.picture(&document.sha256, page).cloned().ok_or(Error::Hidden)
}

/// Something was found in a document: the people who handed it in are told, and the office once it has the request.
///
/// # Errors
/// When the database fails.
pub fn follow_lock(tx: &mut Tx, event: &Event) -> Result<()> {
    let said =
        |key: &str| event.after.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let request = store::by_id(tx.conn(), RequestId(event.subject.id))?;
    let about = About::request(request.id);
    let locked = |for_office| FileLocked {
        number: request.number_or_draft(),
        request: request.id,
        name: said("name"),
        found: said("found"),
        for_office,
    };
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    notices::write(tx, about, &partner, &locked(false))?;
    if request.number.is_some() {
        let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
        notices::write(tx, about, &office, &locked(true))?;
    }
    Ok(())
}

/// Lets a person fetch a document, and notes it.
///
/// # Errors
/// As [`readable`]; refused when something was found in it, or it was not yet checked.
pub fn open(tx: &mut Tx, actor: &Actor, document: DocumentId) -> Result<Document> {
    let document = readable(tx.conn(), actor, document)?;
    looks(tx.conn(), &document)?.must_be_open(&document.sha256, &document.name)?;
    documents::actions::note_opened(tx, actor.id, &document);
    Ok(document)
}
