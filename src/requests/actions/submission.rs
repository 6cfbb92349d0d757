//! What the partner sends, takes back, answers and ends.

use chrono::Datelike;
use sha2::{Digest, Sha256};

use super::drafts::{self, routing_of};
use super::{Change, advance, may, name_of, people};
use crate::access::Actor;
use crate::accounts::{self, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::notices::{self, About};
use crate::organizations;
use crate::requests::answers::Answers;
use crate::requests::draft::{Draft, files_of};
use crate::requests::facts::Facts;
use crate::requests::letters;
use crate::requests::questions;
use crate::requests::rules::{self, Gate};
use crate::requests::store::submission::{self as rows, NewRevision, Pins};
use crate::requests::store::words;
use crate::requests::{Action, Outcome, Request, RequestId, Stage, Turn, store};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Longest note that goes with a new revision, and longest reason of a withdrawal, characters.
pub const NOTE_LIMIT: usize = 2000;

/// Sends what stands in the draft: the first time, after a return, or as the answer to questions. Which of the three it
/// is follows from the stage. `note` goes to the office with a new revision.
///
/// # Errors
/// Hidden, or refused with the reason: not complete, several authorities, or a use that nobody can be given.
pub fn send(tx: &mut Tx, actor: &Actor, id: RequestId, note: &str) -> Result<Request> {
    let request = drafts::editable(tx, actor, id)?;
    let asked = !rows::open_gaps(tx.conn(), id)?.is_empty();
    let action = rules::sending(request.stage, asked).unwrap_or(Action::Submit);
    may(tx, actor, &request, action)?;
    if note.chars().count() > NOTE_LIMIT {
        return Err(Error::Refused(say::requests::note_too_long(NOTE_LIMIT)));
    }
    let draft = Draft::load(tx.conn(), id)?;
    let answers = draft.answers();
    if !questions::all_problems(&answers, &draft.context(&request, tx.today())).is_empty() {
        return Err(Error::Refused(say::requests::not_complete()));
    }
    if !draft.to_confirm().is_empty() {
        return Err(Error::Refused(say::requests::confirm_first()));
    }
    let locked = |file: &&crate::documents::Document| draft.looks.found(&file.sha256).is_some();
    if let Some(file) = draft.documents.iter().find(locked) {
        return Err(Error::Refused(say::documents::file_locked_send(&file.name)));
    }
    match routing_of(request.rules()?, &answers)?.as_ref().map(rules::gate) {
        Some(Gate::Open | Gate::Explain) => {}
        Some(Gate::Split) => return Err(Error::Refused(say::requests::split_first())),
        Some(Gate::Closed) => return Err(Error::Refused(say::requests::cannot_be_given())),
        None => return Err(Error::Refused(say::requests::not_complete())),
    }
    let (revision, changed) = freeze(tx, actor, &request, &draft, note)?;
    drafts::outline(tx, &request)?;
    let number = match &request.number {
        Some(number) => number.clone(),
        None => {
            let year = tx.today().year();
            let next = store::next_number(tx, &format!("requests-{year}"))?;
            format!("{year}-{next:04}")
        }
    };
    let first = request.submitted_at.is_none();
    let pinned = if first { Some(request.rules()?) } else { None };
    if let Some(rules) = pinned {
        rows::pin(
            tx,
            id,
            &Pins {
                edition: rules::CURRENT_EDITION.as_str(),
                rubric_version: i64::from(rules.rubric.version),
                reference_version: rules.number,
            },
        )?;
    }
    rows::set_submitted(tx, id, &number, revision, request.submitted_at.unwrap_or(tx.now))?;
    let gaps = rows::answer_gaps(tx, id)?;
    let subject = (WaitSubject::Request, id.0);
    waiting::answer(tx, WaitKind::Gaps, subject)?;
    let profile_version = organizations::by_id(tx.conn(), request.organization_id)?.version;
    let event = Event::new(SubjectKind::Request, id.0, name_of(action), Some(actor.id))
        .after("number", &number)
        .after("revision", revision)
        .after("changed", &changed)
        .after("gaps_answered", gaps)
        .after("profile_version", profile_version)
        .after("note", Some(note).filter(|note| !note.is_empty()));
    let event = match pinned {
        Some(rules) => event
            .after("edition", rules::CURRENT_EDITION)
            .after("rubric_version", rules.rubric.version)
            .after("rules", rules.number),
        None => event,
    };
    let turn = if action == Action::Revise { Some(request.stage.turn()) } else { None };
    let sent =
        advance(tx, Some(actor), &request, action, Change { turn, event: Some(event), ..Change::default() })?;
    let about = About::request(id);
    let organization = organizations::by_id(tx.conn(), request.organization_id)?.name;
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
    if action == Action::Revise {
        let letter = letters::Revised { number, organization, request: id, note: note.to_owned() };
        let readers = people::concerned(tx.conn(), id)?;
        notices::write(tx, about, &readers, &letter)?;
        return Ok(sent);
    }
    let due = sent.due_on;
    let from = Whom::Role(Role::Secretariat);
    waiting::ask(tx, Ask { kind: WaitKind::Completeness, subject, request: Some(id), from, due })?;
    let title = sent.title.clone();
    let receipt =
        letters::Receipt { number: number.clone(), title: title.clone(), request: id, due, first, revision };
    notices::write(tx, about, &partner, &receipt)?;
    let arrived = letters::Arrived {
        number: number.clone(),
        title,
        organization,
        request: id,
        due,
        first,
        note: note.to_owned(),
    };
    notices::write(tx, about, &office, &arrived)?;
    Ok(sent)
}

/// Freezes what stands in the draft as the next revision; gives its number and the answers that changed, by the names
/// that checks read them by.
fn freeze(
    tx: &mut Tx,
    actor: &Actor,
    request: &Request,
    draft: &Draft,
    note: &str,
) -> Result<(i64, Vec<String>)> {
    let frozen = draft.frozen();
    let organization = organizations::by_id(tx.conn(), request.organization_id)?;
    let name = match frozen.text("legal_name") {
        "" => organization.name.clone(),
        name => name.to_owned(),
    };
    let facts = Facts::of(&frozen, &name)?;
    let mut changed = Vec::new();
    if let Some(last) = store::latest_revision(tx.conn(), request.id)? {
        let before: Answers = last.answers.to()?;
        changed = changes(&before, &frozen);
        if changed.is_empty() && note.trim().is_empty() && request.stage != Stage::Draft {
            return Err(Error::Refused(say::requests::nothing_changed()));
        }
    }
    let (answers, facts) = (JsonText::of(&frozen)?, JsonText::of(&facts)?);
    let number = request.revision + 1;
    let hash = revision_hash(&answers.0, &facts.0);
    rows::insert_revision(
        tx,
        &NewRevision {
            request: request.id,
            number,
            answers: &answers,
            facts: &facts,
            hash: &hash,
            by: actor.id,
        },
    )?;
    keep_words(tx.conn(), request.id, &frozen)?;
    Ok((number, changed))
}

/// Keeps the words of a case for the search: those of the revision that was sent last, and no others; and those of its title.
///
/// # Errors
/// When the database fails.
pub fn keep_words(conn: &mut Conn, id: RequestId, answers: &Answers) -> Result<()> {
    words::replace(conn, id, &words::words_of(&questions::texts(answers)))?;
    words::keep_title(conn, id)?;
    Ok(())
}

/// The hash that binds a revision: SHA-256 over its answers and facts, each with its length before it.
pub fn revision_hash(answers: &str, facts: &str) -> String {
    let mut sha = Sha256::new();
    for text in [answers, facts] {
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text);
    }
    hex::encode(sha.finalize())
}

/// The answers that differ, files included, each by the name that checks read it by.
fn changes(before: &Answers, now: &Answers) -> Vec<String> {
    let mut changed: Vec<String> =
        questions::difference(before, now).iter().map(|change| change.read_as.to_owned()).collect();
    for (question, _) in questions::groups().flat_map(questions::Group::files) {
        let hashes = |answers: &Answers| {
            let files = files_of(answers).into_iter().filter(|file| file.question == question.key);
            files.map(|file| (file.sha256, file.description)).collect::<Vec<_>>()
        };
        if hashes(before) != hashes(now) {
            changed.push(question.read_as().to_owned());
        }
    }
    changed.dedup();
    changed
}

/// Takes a request that was just sent back into the draft.
///
/// # Errors
/// Hidden, or refused once the secretariat has gone on.
pub fn recall(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<Request> {
    let request = store::lock(tx, id)?;
    may(tx, actor, &request, Action::Recall)?;
    waiting::expire(tx, id, &[])?;
    let back = advance(tx, Some(actor), &request, Action::Recall, Change::default())?;
    let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
    let organization = organizations::by_id(tx.conn(), request.organization_id)?.name;
    // Nothing is with the office any more, so the receipt of it does not leave if it has not left yet.
    notices::actions::void(tx, About::request(id), "requests.receipt")?;
    let letter = letters::Recalled { number: request.number_or_draft(), organization, request: id };
    notices::write(tx, About::request(id), &office, &letter)?;
    Ok(back)
}

/// Takes a request out of the procedure.
///
/// # Errors
/// Hidden, or refused once it is closed.
pub fn withdraw(tx: &mut Tx, actor: &Actor, id: RequestId, reason: &str) -> Result<Request> {
    let request = store::lock(tx, id)?;
    may(tx, actor, &request, Action::Withdraw)?;
    let staff = people::concerned(tx.conn(), id)?;
    waiting::expire(tx, id, &[])?;
    let change = Change {
        outcome: Some(Outcome::Withdrawn),
        closing_reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
        turn: Some(Turn::Nobody),
        event: Some(
            Event::new(SubjectKind::Request, id.0, name_of(Action::Withdraw), Some(actor.id))
                .after("reason", Some(reason).filter(|reason| !reason.is_empty()))
                .after("was_sent", request.submitted_at.is_some()),
        ),
        ..Change::default()
    };
    let closed = advance(tx, Some(actor), &request, Action::Withdraw, change)?;
    if request.submitted_at.is_some() {
        let number = request.number_or_draft();
        let organization = organizations::by_id(tx.conn(), request.organization_id)?.name;
        let partner = organizations::recipients(tx.conn(), request.organization_id)?;
        let receipt =
            letters::WithdrawnReceipt { number: number.clone(), title: request.title.clone(), request: id };
        notices::write(tx, About::request(id), &partner, &receipt)?;
        let letter = letters::Withdrawn { number, organization, request: id };
        notices::write(tx, About::request(id), &staff, &letter)?;
    }
    Ok(closed)
}

/// Asks the secretariat to look at a routing again, within 30 days of the closing.
///
/// # Errors
/// Hidden, or refused: too late, or asked already.
pub fn ask_again(tx: &mut Tx, actor: &Actor, id: RequestId, reasons: &str) -> Result<Request> {
    let request = store::lock(tx, id)?;
    may(tx, actor, &request, Action::AskUndoRouting)?;
    let reference = request.rules()?;
    let days = reference.terms.terms.undo_routing_days;
    if !rules::may_ask_again(request.closed_at, tx.today(), days) {
        return Err(Error::Refused(say::requests::too_late_to_ask_again(days)));
    }
    let open = waiting::open_for_request(tx.conn(), id)?;
    if open.iter().any(|wait| wait.kind == WaitKind::Completeness) {
        return Err(Error::Refused(say::requests::asked_again_already()));
    }
    let due =
        Some(reference.terms.calendar.add_working_days(tx.today(), reference.terms.targets.completeness));
    let (subject, from) = ((WaitSubject::Request, id.0), Whom::Role(Role::Secretariat));
    waiting::ask(tx, Ask { kind: WaitKind::Completeness, subject, request: Some(id), from, due })?;
    let event = Event::new(SubjectKind::Request, id.0, name_of(Action::AskUndoRouting), Some(actor.id))
        .after("reasons", reasons);
    let change = Change { turn: Some(Turn::Secretariat), event: Some(event), ..Change::default() };
    let asked = advance(tx, Some(actor), &request, Action::AskUndoRouting, change)?;
    let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
    let organization = organizations::by_id(tx.conn(), request.organization_id)?.name;
    let letter = letters::AskedAgain {
        number: request.number_or_draft(),
        organization,
        request: id,
        reasons: reasons.to_owned(),
    };
    notices::write(tx, About::request(id), &office, &letter)?;
    Ok(asked)
}
