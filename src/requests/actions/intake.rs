//! Intake by the secretariat: completeness, routing, acceptance, and questions later on.

use chrono::{Days, NaiveDate};

use super::{Change, advance, may, name_of};
use crate::access::{Actor, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::guidelines::{Authority, Track};
use crate::notices::{self, About};
use crate::organizations;
use crate::requests::letters;
use crate::requests::questions;
use crate::requests::store::submission as rows;
use crate::requests::{Action, Outcome, Request, RequestId, Turn, store};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// One thing asked of the partner: the question of the form it is about (if one), and what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Option<String>,
    /// The words.
    pub text: String,
}

impl Asked {
    /// As the letter lists it: the question's words first, in the language of the reader.
    pub(in crate::requests) fn line(&self) -> String {
        match self.question.as_deref().and_then(questions::question) {
            Some((_, question)) => say::requests::gap_line(question.label(), &self.text).to_string(),
            None => self.text.clone(),
        }
    }
}

fn loaded(tx: &mut Tx, actor: &Actor, id: RequestId, action: Action) -> Result<Request> {
    let request = store::lock(tx, id)?;
    may(tx, actor, &request, action)?;
    Ok(request)
}

fn event(id: RequestId, actor: &Actor, action: Action) -> Event {
    Event::new(SubjectKind::Request, id.0, name_of(action), Some(actor.id))
}

fn write_gaps(tx: &mut Tx, actor: &Actor, request: &Request, asked: &[Asked]) -> Result<()> {
    for one in asked {
        rows::add_gap(tx, request.id, request.revision, one.question.as_deref(), &one.text, actor.id)?;
    }
    Ok(())
}

/// Sends a request back for what is missing, with a last day.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn return_for_information(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    gaps: &[Asked],
    return_days: u64,
) -> Result<Request> {
    let request = loaded(tx, actor, id, Action::Return)?;
    if gaps.is_empty() {
        return Err(Error::Refused(say::requests::name_a_gap()));
    }
    let due = tx.today() + Days::new(return_days);
    write_gaps(tx, actor, &request, gaps)?;
    let subject = (WaitSubject::Request, id.0);
    waiting::answer(tx, WaitKind::Completeness, subject)?;
    let from = Whom::Organization(request.organization_id);
    waiting::ask(tx, Ask { kind: WaitKind::Gaps, subject, request: Some(id), from, due: Some(due) })?;
    let event = event(id, actor, Action::Return)
        .after("gaps", gaps.iter().map(|gap| (&gap.question, &gap.text)).collect::<Vec<_>>())
        .after("due", due);
    let returned = advance(
        tx,
        Some(actor),
        &request,
        Action::Return,
        Change { event: Some(event), ..Change::default() },
    )?;
    store::set_due(tx, id, due)?;
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let letter = letters::Returned {
        number: request.number_or_draft(),
        title: request.title.clone(),
        request: id,
        gaps: gaps.to_vec(),
        due,
    };
    notices::write(tx, About::request(id), &partner, &letter)?;
    Ok(returned)
}

/// Accepts a request as complete, on a track; screening begins.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn accept(tx: &mut Tx, actor: &Actor, id: RequestId, track: Track, reason: &str) -> Result<Request> {
    let request = loaded(tx, actor, id, Action::Accept)?;
    waiting::answer(tx, WaitKind::Completeness, (WaitSubject::Request, id.0))?;
    store::set_track(tx, id, track)?;
    let event = event(id, actor, Action::Accept)
        .before("track", request.track)
        .after("track", track)
        .after("reason", Some(reason).filter(|reason| !reason.is_empty()));
    let accepted = advance(
        tx,
        Some(actor),
        &request,
        Action::Accept,
        Change { event: Some(event), ..Change::default() },
    )?;
    let number = request.number_or_draft();
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let decided_by = overall_due(&request, tx.today())?;
    let letter = letters::Accepted { number, title: request.title.clone(), request: id, decided_by };
    notices::write(tx, About::request(id), &partner, &letter)?;
    Ok(accepted)
}

/// The day by which the whole procedure should be over.
fn overall_due(request: &Request, today: NaiveDate) -> Result<NaiveDate> {
    let sent = request.submitted_at.map(|at| at.date());
    let reference = request.rules()?;
    Ok(reference.terms.calendar.add_working_days(sent.unwrap_or(today), reference.terms.targets.overall))
}

/// Closes a request that needs no authorization, with the reason and advice on wording.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn close_not_required(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    reason: &str,
    advice: &str,
) -> Result<Request> {
    let request = loaded(tx, actor, id, Action::CloseNotRequired)?;
    let event = event(id, actor, Action::CloseNotRequired).after("reason", reason).after("advice", advice);
    let members = store::people::members(tx.conn(), id, &["locked"])?;
    waiting::expire(tx, id, &[])?;
    let change = Change {
        outcome: Some(Outcome::NotRequired),
        closing_reason: Some(joined(&[reason, advice])),
        event: Some(event),
        ..Change::default()
    };
    let closed = advance(tx, Some(actor), &request, Action::CloseNotRequired, change)?;
    let letter = letters::NotRequired {
        number: request.number_or_draft(),
        title: request.title.clone(),
        request: id,
        reason: reason.to_owned(),
        advice: advice.to_owned(),
        ask_until: ask_until(&request, tx.today())?,
    };
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    notices::write(tx, About::request(id), &partner, &letter)?;
    tell_members(tx, &request, &members)?;
    Ok(closed)
}

/// Closes a request that another office decides about, and says who and how to reach it.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn refer(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    authority: Authority,
    contact: &str,
    reason: &str,
) -> Result<Request> {
    let request = loaded(tx, actor, id, Action::Refer)?;
    let reference = request.rules()?;
    let words = reference.marks.authority(authority).ok_or_else(|| Error::internal("no such authority"))?;
    let name = words.text.en().name.clone();
    let event = event(id, actor, Action::Refer)
        .after("authority", authority)
        .after("contact", contact)
        .after("reason", Some(reason).filter(|reason| !reason.is_empty()));
    let members = store::people::members(tx.conn(), id, &["locked"])?;
    waiting::expire(tx, id, &[])?;
    let change = Change {
        outcome: Some(Outcome::Referred),
        closing_reason: Some(joined(&[&name, contact, reason])),
        event: Some(event),
        ..Change::default()
    };
    let closed = advance(tx, Some(actor), &request, Action::Refer, change)?;
    let letter = letters::Referred {
        number: request.number_or_draft(),
        title: request.title.clone(),
        request: id,
        authority: name,
        contact: contact.to_owned(),
        reason: reason.to_owned(),
        ask_until: ask_until(&request, tx.today())?,
    };
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    notices::write(tx, About::request(id), &partner, &letter)?;
    tell_members(tx, &request, &members)?;
    Ok(closed)
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.trim().is_empty()).collect();
    parts.join("\n\n")
}

fn ask_until(request: &Request, today: NaiveDate) -> Result<NaiveDate> {
    let reference = request.rules()?;
    Ok(today + Days::new(u64::from(reference.terms.terms.undo_routing_days)))
}

fn tell_members(tx: &mut Tx, request: &Request, members: &[notices::Recipient]) -> Result<()> {
    let letter = letters::ClosedForMembers { number: request.number_or_draft(), request: request.id };
    notices::write(tx, About::request(request.id), members, &letter)
}

/// Takes a routing back: the request stands before the secretariat again.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn undo_routing(tx: &mut Tx, actor: &Actor, id: RequestId, reasons: &str) -> Result<Request> {
    let request = loaded(tx, actor, id, Action::UndoRouting)?;
    let subject = (WaitSubject::Request, id.0);
    waiting::answer(tx, WaitKind::Completeness, subject)?;
    let event = event(id, actor, Action::UndoRouting)
        .before("outcome", request.outcome)
        .before("closing_reason", &request.closing_reason)
        .after("reasons", reasons);
    let change = Change { event: Some(event), ..Change::default() };
    let open = advance(tx, Some(actor), &request, Action::UndoRouting, change)?;
    let from = Whom::Role(Role::Secretariat);
    waiting::ask(
        tx,
        Ask { kind: WaitKind::Completeness, subject, request: Some(id), from, due: open.due_on },
    )?;
    notices::actions::void(tx, About::request(id), "requests.closed_for_members")?;
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let letter = letters::RoutingUndone {
        number: request.number_or_draft(),
        title: request.title.clone(),
        request: id,
        reasons: reasons.to_owned(),
    };
    notices::write(tx, About::request(id), &partner, &letter)?;
    Ok(open)
}

/// Answers a partner who asked that a routing be looked at again: it stays, with reasons.
///
/// # Errors
/// Hidden, or refused when nobody asked.
pub fn keep_routing(tx: &mut Tx, actor: &Actor, id: RequestId, reasons: &str) -> Result<Request> {
    let request = loaded(tx, actor, id, Action::UndoRouting)?;
    if waiting::answer(tx, WaitKind::Completeness, (WaitSubject::Request, id.0))? == 0 {
        return Err(Error::Refused(say::requests::nobody_asked_again()));
    }
    store::set_turn(tx, id, Turn::Nobody)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "requests.keep_routing", Some(actor.id))
            .after("reasons", reasons),
    );
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let letter = letters::RoutingKept {
        number: request.number_or_draft(),
        title: request.title.clone(),
        request: id,
        reasons: reasons.to_owned(),
    };
    notices::write(tx, About::request(id), &partner, &letter)?;
    store::by_id(tx.conn(), id)
}

/// Asks the partner named questions while the work goes on; they are answered with a new revision.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn ask_for_change(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    asked: &[Asked],
    due: NaiveDate,
) -> Result<Request> {
    let request = loaded(tx, actor, id, Action::AskForChange)?;
    if asked.is_empty() {
        return Err(Error::Refused(say::requests::name_a_gap()));
    }
    if due <= tx.today() {
        return Err(Error::Refused(say::requests::due_must_be_later()));
    }
    write_gaps(tx, actor, &request, asked)?;
    let subject = (WaitSubject::Request, id.0);
    waiting::answer(tx, WaitKind::Gaps, subject)?;
    let from = Whom::Organization(request.organization_id);
    waiting::ask(tx, Ask { kind: WaitKind::Gaps, subject, request: Some(id), from, due: Some(due) })?;
    let event = event(id, actor, Action::AskForChange)
        .after("questions", asked.iter().map(|one| (&one.question, &one.text)).collect::<Vec<_>>())
        .after("due", due);
    let change = Change { turn: Some(Turn::Partner), event: Some(event), ..Change::default() };
    let after = advance(tx, Some(actor), &request, Action::AskForChange, change)?;
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let letter = letters::ChangeAsked {
        number: request.number_or_draft(),
        title: request.title.clone(),
        request: id,
        questions: asked.to_vec(),
        due,
    };
    notices::write(tx, About::request(id), &partner, &letter)?;
    let members = store::people::members(tx.conn(), id, &["assigned", "open", "locked", "abstained"])?;
    let letter = letters::ChangeAskedForMembers { number: request.number_or_draft(), request: id, due };
    notices::write(tx, About::request(id), &members, &letter)?;
    Ok(after)
}
