//! A decision is put off, taken up again, or lapses.

use chrono::NaiveDate;

use super::deciding::may_rule;
use super::{ask_officers, event, group};
use crate::access::{Actor, Role};
use crate::accounts;
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::decisions::letters::{Deferred, DeferredToPartner, Lapsed};
use crate::decisions::{rules, store};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::notices::{self, About};
use crate::organizations;
use crate::requests::{self, Action, Change, Request};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// An officer puts the decision off: what is awaited, as the partner reads it, and until when.
///
/// # Errors
/// As deciding; invalid without a thing awaited or with a day that is not ahead.
pub fn defer(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    awaited: &str,
    until: Option<NaiveDate>,
) -> Result<()> {
    let request = requests::lock(tx, id)?;
    may_rule(tx, actor, &request, Action::Defer)?;
    let awaited = awaited.trim();
    let mut problems = Problems::new();
    if awaited.is_empty() {
        problems.add("awaited", say::decisions::enter_awaited());
    } else if awaited.chars().count() > rules::LONGEST_TEXT {
        problems.add("awaited", say::decisions::too_long(rules::LONGEST_TEXT));
    }
    match until {
        None => problems.add("until", say::decisions::enter_until()),
        Some(day) if day <= tx.today() => problems.add("until", say::decisions::until_in_past()),
        Some(_) => {}
    }
    problems.into_result()?;
    let until = until.unwrap_or_else(|| tx.today());
    store::insert_deferral(tx, id, actor.id, awaited, until)?;
    let event = event(id, Action::Defer, Some(actor.id)).after("awaited", awaited).after("until", until);
    let change = Change { event: Some(event), due_on: Some(until), ..Change::default() };
    let request = requests::advance(tx, Some(actor), &request, Action::Defer, change)?;
    let subject = (WaitSubject::Request, id.0);
    waiting::answer(tx, WaitKind::Decision, subject)?;
    let from = Whom::Role(Role::Secretariat);
    waiting::ask(tx, Ask { kind: WaitKind::Deferral, subject, request: Some(id), from, due: Some(until) })?;
    let case = request.number_or_draft();
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let letter = DeferredToPartner {
        id,
        case: case.clone(),
        title: request.title.clone(),
        awaited: awaited.to_owned(),
        until,
    };
    notices::write(tx, About::request(id), &partner, &letter)?;
    if let Some(recommendation) = store::standing_recommendation(tx.conn(), id)? {
        let chair = accounts::recipient(tx.conn(), recommendation.recommended_by)?;
        let letter = Deferred { id, case, awaited: awaited.to_owned(), until };
        notices::write(tx, About::request(id), &[chair], &letter)?;
    }
    Ok(())
}

/// The secretariat takes a deferred request up again: what was awaited came.
///
/// # Errors
/// Refused when the person or the stage does not allow it.
pub fn wake(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<()> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::Wake)?;
    take_up(tx, Some(actor), &request)
}

fn take_up(tx: &mut Tx, actor: Option<&Actor>, request: &Request) -> Result<()> {
    store::end_deferrals(tx, request.id)?;
    let request = requests::advance(tx, actor, request, Action::Wake, Change::default())?;
    waiting::answer(tx, WaitKind::Deferral, (WaitSubject::Request, request.id.0))?;
    ask_officers(tx, &request)
}

/// A term of the calendar, by the rules in force.
fn lapse_days() -> Result<u64> {
    Ok(u64::from(Reference::current().map_err(Error::internal)?.terms.terms.deferred_lapse_days))
}

/// Takes up one deferred request whose day has come. For the sweep.
///
/// # Errors
/// When the database fails.
pub fn wake_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let Some(due) = store::deferral_to_wake(tx.conn(), today, lapse_days()?)? else { return Ok(0) };
    let request = requests::lock(tx, due.request_id)?;
    if requests::actions::fits(tx, &request, Action::Wake).is_err() {
        return Ok(0);
    }
    take_up(tx, None, &request)?;
    Ok(1)
}

/// Ends one deferred request whose day is long past without anybody having taken it up (the system wakes it on its
/// day; this is for one that it could not wake). For the sweep.
///
/// # Errors
/// When the database fails.
pub fn lapse_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let Some(due) = store::deferral_to_end(tx.conn(), today, lapse_days()?)? else { return Ok(0) };
    let request = requests::lock(tx, due.request_id)?;
    if requests::actions::fits(tx, &request, Action::Lapse).is_err() {
        return Ok(0);
    }
    store::end_deferrals(tx, request.id)?;
    let change = Change {
        closing_reason: Some(due.awaited.clone()),
        event: Some(event(request.id, Action::Lapse, None).after("awaited", &due.awaited)),
        ..Change::default()
    };
    let request = requests::advance(tx, None, &request, Action::Lapse, change)?;
    waiting::expire(tx, request.id, &[WaitKind::LessonTask])?;
    let (id, case) = (request.id, request.number_or_draft());
    let letter = |to_partner| Lapsed { id, case: case.clone(), awaited: due.awaited.clone(), to_partner };
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    notices::write(tx, About::request(id), &partner, &letter(true))?;
    let chair = store::standing_recommendation(tx.conn(), id)?.map(|one| one.recommended_by);
    if let Some(chair) = chair {
        let to = group(tx.conn(), &request, chair)?;
        notices::write(tx, About::request(id), &to, &letter(false))?;
    }
    Ok(1)
}
