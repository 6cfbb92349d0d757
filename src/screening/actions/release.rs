//! The release of a hold: a screener asks, a second person confirms.

use super::super::letters::{ReleaseAsked, ReleaseKept, Released, ReleasedPartner};
use super::super::{Hold, HoldState, rules, store};
use super::holds::event;
use super::settled::{checks_settled, escalate, go_on, keep_in_step};
use super::{reference, tell};
use crate::access::{Actor, Role, screening as access};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::error::{Error, Problems, Result};
use crate::requests::{self, Action, Change, Request};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// The open hold as the person saw it.
fn as_seen(tx: &mut Tx, id: RequestId, version: i64) -> Result<Hold> {
    let hold = store::open_hold_of(tx.conn(), id)?
        .ok_or_else(|| Error::Refused(say::requests::refused_no_hold()))?;
    if hold.version == version { Ok(hold) } else { Err(Error::Conflict(say::common::changed_meanwhile())) }
}

fn must_say(field: &str, text: &str, missing: say::Msg) -> Result<()> {
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, field, text, missing);
    problems.into_result()
}

fn may_be_released(tx: &mut Tx, hold: &Hold) -> Result<()> {
    match rules::release_obstacle(&checks_settled(tx.conn(), hold.request_id)?, hold) {
        Some(obstacle) => Err(Error::Refused(obstacle)),
        None => Ok(()),
    }
}

/// A screener asks that a hold be released.
///
/// # Errors
/// Hidden or refused (asked already, the check it is about is not judged, an exclusion stands); invalid without a
/// reason; a conflict when the hold changed.
pub fn ask_release(tx: &mut Tx, actor: &Actor, id: RequestId, version: i64, reason: &str) -> Result<()> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::ReleaseHold)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::adjudicate(actor, &standing)?;
    must_say("reason", reason, say::screening::enter_release_reason())?;
    let hold = as_seen(tx, id, version)?;
    if hold.release_by.is_some() {
        return Err(Error::Refused(say::screening::refused_release_asked()));
    }
    may_be_released(tx, &hold)?;
    store::write_release_asked(tx, &hold, Some((actor.id, reason)))?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "screening.ask_release", Some(actor.id))
            .after("hold", hold.id)
            .personal("reason", reason.trim()),
    );
    let due = reference()?.terms.calendar.add_working_days(tx.today(), 2);
    let subject = (WaitSubject::Hold, hold.id.0);
    let from = Whom::Role(Role::Screener);
    let ask = Ask { kind: WaitKind::SecondPerson, subject, request: Some(id), from, due: Some(due) };
    waiting::ask(tx, ask)?;
    let case = tell::named(tx.conn(), &request)?;
    let letter = ReleaseAsked { case, by: actor.name.clone(), reason: reason.trim().to_owned() };
    let mut to = tell::holders(tx.conn(), &request, Role::Screener, &[actor.id])?;
    to.extend(tell::holders(tx.conn(), &request, Role::Chair, &[actor.id])?);
    tell::people(tx, &request, &to, &letter)
}

/// What a second person on a release needs to have before them.
fn for_second(tx: &mut Tx, actor: &Actor, id: RequestId, version: i64) -> Result<(Request, Hold)> {
    let request = requests::lock(tx, id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::second_on_release(actor, &standing, None)?;
    requests::actions::fits(tx, &request, Action::ReleaseHold)?;
    let hold = as_seen(tx, id, version)?;
    access::second_on_release(actor, &standing, hold.release_by)?;
    if hold.release_by.is_none() {
        return Err(Error::Refused(say::screening::refused_no_release_asked()));
    }
    Ok((request, hold))
}

/// A second person, a screener or the chair, releases the hold. Everything that waits gets the working days back that
/// the case stood still, and whoever was told of the hold is told of its end.
///
/// # Errors
/// Hidden or refused (the one who asked, nobody asked); a conflict when the hold changed.
pub fn confirm_release(tx: &mut Tx, actor: &Actor, id: RequestId, version: i64) -> Result<()> {
    let (request, hold) = for_second(tx, actor, id, version)?;
    may_be_released(tx, &hold)?;
    let calendar = &reference()?.terms.calendar;
    let days = rules::held_days(calendar, hold.opened_at, tx.now);
    let event = event(&request, Action::ReleaseHold, actor)
        .before("asked_by", hold.release_by)
        .after("hold", hold.id)
        .after("held_working_days", days);
    let change = Change { turn: Some(request.stage.turn()), event: Some(event), ..Change::default() };
    let request = requests::advance(tx, Some(actor), &request, Action::ReleaseHold, change)?;
    store::close_hold(tx, &hold, HoldState::Released, Some(actor.id))?;
    waiting::answer(tx, WaitKind::SecondPerson, (WaitSubject::Hold, hold.id.0))?;
    waiting::answer(tx, WaitKind::HoldAnswer, (WaitSubject::Hold, hold.id.0))?;
    for wait in waiting::open_for_request(tx.conn(), id)? {
        if let Some(due) = wait.due_on.filter(|_| wait.asked_at <= hold.opened_at) {
            waiting::set_due(tx, wait.id, calendar.add_working_days(due, days))?;
        }
    }
    if let Some(due) = request.due_on {
        requests::set_due(tx, id, calendar.add_working_days(due, days))?;
    }
    escalate(tx, Some(actor), &request)?;
    let request = requests::by_id(tx.conn(), id)?;
    keep_in_step(tx, &request)?;
    go_on(tx, &request)?;
    let case = tell::named(tx.conn(), &request)?;
    let mut to = tell::holders(tx.conn(), &request, Role::Chair, &[])?;
    to.extend(tell::members(tx.conn(), &request, &to)?);
    to.extend(tell::holders(tx.conn(), &request, Role::Screener, &[])?);
    to.retain(|person| person.account != Some(actor.id));
    tell::people(tx, &request, &to, &Released { case: case.clone() })?;
    tell::partner(tx, &request, &ReleasedPartner { case })
}

/// A second person does not agree: the hold stays, and can be asked about again.
///
/// # Errors
/// As [`confirm_release`]; invalid without a reason.
pub fn keep_hold(tx: &mut Tx, actor: &Actor, id: RequestId, version: i64, reason: &str) -> Result<()> {
    let (request, hold) = for_second(tx, actor, id, version)?;
    must_say("reason", reason, say::screening::enter_keep_reason())?;
    store::write_release_asked(tx, &hold, None)?;
    waiting::answer(tx, WaitKind::SecondPerson, (WaitSubject::Hold, hold.id.0))?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "screening.keep_hold", Some(actor.id))
            .before("asked_by", hold.release_by)
            .after("hold", hold.id)
            .personal("reason", reason.trim()),
    );
    let letter = ReleaseKept { case: tell::named(tx.conn(), &request)?, reason: reason.trim().to_owned() };
    match hold.release_by {
        Some(first) => tell::one(tx, &request, first, &letter),
        None => Ok(()),
    }
}
