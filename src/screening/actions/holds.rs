//! Opening a hold, asking for one, answering one.

use super::super::letters::{HoldAnswered, HoldAsked, HoldOpened, HoldPartner, HoldPaused};
use super::super::{HoldId, rules, store};
use super::tell;
use crate::access::{Actor, Role, screening as access};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::error::{Error, Problems, Result};
use crate::guidelines::CheckCode;
use crate::requests::{self, Action, Change, Request, Turn, actions::name_of};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// What a screener puts a case on hold with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewHold {
    /// The check it is about; none for another matter.
    pub check: Option<CheckCode>,
    /// Why, for staff only.
    pub reason: String,
    /// The neutral summary that the partner reads.
    pub summary: String,
}

/// An event of a step, which carries more than stage and outcome.
pub(super) fn event(request: &Request, action: Action, actor: &Actor) -> Event {
    Event::new(SubjectKind::Request, request.id.0, name_of(action), Some(actor.id))
}

/// Puts a case on hold: every step but withdrawal, answer, release and exclusion is refused until it ends. The partner
/// may answer within ten working days; chair and members hear that the case is paused.
///
/// # Errors
/// Hidden or refused (role, stage, a hold is open, no ground on that check); invalid without reason or summary.
pub fn open_hold(tx: &mut Tx, actor: &Actor, id: RequestId, new: &NewHold) -> Result<HoldId> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::OpenHold)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::adjudicate(actor, &standing)?;
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, "reason", &new.reason, say::screening::enter_hold_reason());
    rules::text_problem(&mut problems, "summary", &new.summary, say::screening::enter_hold_summary());
    problems.into_result()?;
    let checks = store::checks_of(tx.conn(), id)?;
    if let Some(code) = new.check
        && checks.iter().any(|check| check.code == code && !check.gives_ground_for_hold())
    {
        return Err(Error::Refused(say::screening::refused_no_ground()));
    }
    place(tx, actor, &request, new)
}

/// Puts a case on hold for an integrity matter on its organization, with a neutral summary for the partner. It ends as
/// every hold does: two people release it.
///
/// # Errors
/// Hidden or refused (role, stage, a hold is open); invalid without reason or summary.
pub fn hold_for_matter(tx: &mut Tx, actor: &Actor, id: RequestId, new: &NewHold) -> Result<HoldId> {
    let request = requests::lock(tx, id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::hold_for_matter(actor, &standing)?;
    requests::actions::fits(tx, &request, Action::OpenHold)?;
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, "reason", &new.reason, say::screening::enter_hold_reason());
    rules::text_problem(&mut problems, "summary", &new.summary, say::screening::enter_hold_summary());
    problems.into_result()?;
    place(tx, actor, &request, new)
}

/// Opens the hold and tells everybody whom it concerns.
fn place(tx: &mut Tx, actor: &Actor, request: &Request, new: &NewHold) -> Result<HoldId> {
    let id = request.id;
    let terms = &request.rules()?.terms;
    let due = terms.calendar.add_working_days(tx.today(), terms.terms.hold_answer_working_days);
    let event = event(request, Action::OpenHold, actor)
        .after("check", new.check)
        .after("answer_due", due)
        .personal("reason", new.reason.trim())
        .personal("summary", new.summary.trim());
    let change = Change { turn: Some(Turn::Partner), event: Some(event), ..Change::default() };
    requests::advance(tx, Some(actor), request, Action::OpenHold, change)?;
    let hold = store::insert_hold(tx, id, new, actor.id, due)?;
    let from = Whom::Organization(request.organization_id);
    let subject = (WaitSubject::Hold, hold.0);
    waiting::ask(tx, Ask { kind: WaitKind::HoldAnswer, subject, request: Some(id), from, due: Some(due) })?;
    let case = tell::named(tx.conn(), request)?;
    let chairs = tell::holders(tx.conn(), request, Role::Chair, &[actor.id])?;
    tell::people(tx, request, &chairs, &HoldOpened { case: case.clone(), due })?;
    let members = tell::members(tx.conn(), request, &chairs)?;
    tell::people(tx, request, &members, &HoldPaused { case: case.clone() })?;
    let summary = new.summary.trim().to_owned();
    tell::partner(tx, request, &HoldPartner { case, summary, due })?;
    Ok(hold)
}

/// Staff who do not screen ask for a hold: the screeners hear of it and decide.
///
/// # Errors
/// Hidden or refused; invalid without a reason.
pub fn ask_hold(tx: &mut Tx, actor: &Actor, id: RequestId, reason: &str) -> Result<()> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::AskHold)?;
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, "reason", reason, say::screening::enter_ask_reason());
    problems.into_result()?;
    let event = event(&request, Action::AskHold, actor).personal("reason", reason.trim());
    let change = Change { event: Some(event), ..Change::default() };
    requests::advance(tx, Some(actor), &request, Action::AskHold, change)?;
    let case = tell::named(tx.conn(), &request)?;
    let letter = HoldAsked { case, by: actor.name.clone(), reason: reason.trim().to_owned() };
    tell::role(tx, &request, Role::Screener, &[actor.id], &letter)
}

/// The partner answers the question of a hold, once. A late answer counts as long as the hold is open.
///
/// # Errors
/// Hidden or refused (no hold, answered already); invalid without words.
pub fn answer_hold(tx: &mut Tx, actor: &Actor, id: RequestId, text: &str) -> Result<()> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::AnswerHold)?;
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, "answer", text, say::screening::enter_answer());
    problems.into_result()?;
    let hold = store::open_hold_of(tx.conn(), id)?.ok_or(Error::Hidden)?;
    if hold.answered_at.is_some() {
        return Err(Error::Refused(say::screening::refused_answered()));
    }
    store::write_answer(tx, &hold, text, actor.id)?;
    let event =
        event(&request, Action::AnswerHold, actor).after("hold", hold.id).personal("answer", text.trim());
    let change = Change { turn: Some(Turn::Screener), event: Some(event), ..Change::default() };
    requests::advance(tx, Some(actor), &request, Action::AnswerHold, change)?;
    waiting::answer(tx, WaitKind::HoldAnswer, (WaitSubject::Hold, hold.id.0))?;
    let letter = HoldAnswered { case: tell::named(tx.conn(), &request)?, answer: text.trim().to_owned() };
    tell::role(tx, &request, Role::Screener, &[], &letter)
}
