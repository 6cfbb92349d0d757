//! What is done to a request. [`advance`] is the only writer of a stage.

pub mod calendar;
pub mod carry;
pub mod drafts;
pub mod files;
pub mod intake;
pub mod office_days;
pub mod on_behalf;
pub mod people;
pub mod recording;
pub mod submission;
pub mod views;

use super::lifecycle::{self, LifecycleRefusal};
use super::store::{self, Step};
use super::{Action, Outcome, Request, Stage, Turn};
use crate::access::Actor;
use crate::access::requests as access;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::say;

/// What a step wants beyond the lifecycle's usual.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Another stage than the usual one, where the lifecycle leaves a choice.
    pub stage: Option<Stage>,
    /// The outcome, for steps that close.
    pub outcome: Option<Outcome>,
    /// Whose turn it is afterwards, when not the stage's usual.
    pub turn: Option<Turn>,
    /// The last day of the new stage, when not the stage's target.
    pub due_on: Option<chrono::NaiveDate>,
    /// What the partner reads as the reason of a closing.
    pub closing_reason: Option<String>,
    /// The event, with its before and after; stage and outcome are added.
    pub event: Option<Event>,
}

/// Whether a person may take a step in a case that was just locked and loaded: the person's relation to the
/// case first, then the lifecycle.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn may(tx: &mut Tx, actor: &Actor, request: &Request, action: Action) -> Result<()> {
    let standing = store::standing_of(tx.conn(), request, actor.id)?;
    let who = lifecycle::row_of(action).map_or(&[][..], |row| row.who);
    access::act(actor, who, &standing)?;
    fits(tx, request, action)
}

/// Whether the lifecycle has this step here, whoever takes it.
///
/// # Errors
/// Refused with the reason.
pub fn fits(tx: &mut Tx, request: &Request, action: Action) -> Result<()> {
    let since = store::hold_open_since(tx.conn(), request.id)?;
    lifecycle::step_at(action, request.stage, request.outcome, since.is_some())
        .map(|_| ())
        .map_err(|refusal| refused(refusal, request, since))
}

/// Takes one step: asks the lifecycle, writes the stage and records the event `requests.<action>`. Who may
/// do it was asked before, by [`may`]; `actor` is none when the system acts.
///
/// # Errors
/// Refused when the lifecycle has no such step; a conflict when somebody else was faster.
pub fn advance(
    tx: &mut Tx,
    actor: Option<&Actor>,
    request: &Request,
    action: Action,
    change: Change,
) -> Result<Request> {
    let since = store::hold_open_since(tx.conn(), request.id)?;
    let step = lifecycle::step_at(action, request.stage, request.outcome, since.is_some())
        .map_err(|refusal| refused(refusal, request, since))?;
    let to = change.stage.unwrap_or_else(|| step.to());
    if !step.may_end_in(to) {
        return Err(Error::internal(format!("{} cannot end in {to}", action.as_str())));
    }
    let outcome = match (to, change.outcome) {
        (Stage::Closed, Some(outcome)) if step.outcomes.contains(&outcome) => Some(outcome),
        (Stage::Closed, None) if step.outcomes.len() == 1 => step.outcomes.first().copied(),
        (Stage::Closed, _) if request.stage == Stage::Closed => request.outcome,
        (Stage::Closed, _) => return Err(Error::internal(format!("{} needs an outcome", action.as_str()))),
        _ => None,
    };
    let usual = if to == request.stage { request.due_on } else { due(tx, request, to)? };
    let due_on = change.due_on.or(usual);
    let turn = change.turn.unwrap_or_else(|| if to == request.stage { request.turn } else { to.turn() });
    let written = Step { to, outcome, turn, due_on, closing_reason: change.closing_reason.as_deref() };
    store::write_step(tx, request, &written)?;
    let event = change.event.unwrap_or_else(|| {
        Event::new(SubjectKind::Request, request.id.0, name_of(action), actor.map(|actor| actor.id))
    });
    tx.record(event.before("stage", request.stage).after("stage", to).after("outcome", outcome));
    store::by_id(tx.conn(), request.id)
}

/// The last working day that the target of a stage leaves.
fn due(tx: &Tx, request: &Request, stage: Stage) -> Result<Option<chrono::NaiveDate>> {
    let terms = &request.rules()?.terms;
    let days = stage.target_days(&terms.targets);
    Ok(days.map(|days| terms.calendar.add_working_days(tx.today(), days)))
}

/// The name of an action's event.
pub fn name_of(action: Action) -> &'static str {
    macro_rules! names {
        ($($variant:ident $name:literal),+ $(,)?) => { match action { $(Action::$variant => concat!("requests.", $name)),+ } };
    }
    names! {
        Submit "submit", Recall "recall", Return "return", Resubmit "resubmit", Lapse "lapse",
        CloseNotRequired "close_not_required", Refer "refer", AskUndoRouting "ask_undo_routing",
        UndoRouting "undo_routing", Accept "accept", OpenReview "open_review", ChangeTrack "change_track",
        AskForChange "ask_for_change", Revise "revise", OpenDeliberation "open_deliberation",
        ReopenReview "reopen_review", Recommend "recommend", SendBack "send_back", Decide "decide",
        TakeBack "take_back", ReleaseDecision "release_decision", Defer "defer", Wake "wake",
        Withdraw "withdraw", OpenHold "open_hold", AskHold "ask_hold", AnswerHold "answer_hold",
        ReleaseHold "release_hold", Exclude "exclude", ReopenExcluded "reopen_excluded",
        ReopenDeclined "reopen_declined", RecordPaper "record_paper",
    }
}

/// A refusal of the lifecycle, in words.
fn refused(refusal: LifecycleRefusal, request: &Request, hold_since: Option<chrono::NaiveDateTime>) -> Error {
    Error::Refused(match refusal {
        LifecycleRefusal::OnHold { .. } => {
            say::requests::refused_on_hold(hold_since.unwrap_or(request.stage_since).date())
        }
        LifecycleRefusal::NoHold { .. } => say::requests::refused_no_hold(),
        LifecycleRefusal::WrongStage { .. } if request.stage == Stage::Closed => {
            let outcome = request.outcome.unwrap_or(Outcome::Withdrawn);
            say::requests::refused_closed(outcome.words())
        }
        LifecycleRefusal::WrongStage { .. } => say::requests::refused_stage(request.stage.words()),
        LifecycleRefusal::WrongOutcome { .. } => {
            say::requests::refused_closed(request.outcome.unwrap_or(Outcome::Withdrawn).words())
        }
    })
}
