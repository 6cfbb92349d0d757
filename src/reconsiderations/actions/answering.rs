//! An officer who did not decide before answers.

use super::{case_words, event, locked, name_of, office, text};
use crate::access::Actor;
use crate::access::reconsiderations as access;
use crate::authorizations::actions::{self as authorizations, Edited};
use crate::db::Tx;
use crate::db::ids::{AuthorizationId, ReconsiderationId};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About};
use crate::reconsiderations::store::Reconsideration;
use crate::reconsiderations::{Kind, ReconsiderationAction, at_issue, letters, lifecycle, store};
use crate::requests::{self, Action, Request, Stage};
use crate::waiting::{self, WaitKind, WaitSubject};
use crate::{decisions, organizations, say};

/// What a change needs to know; read only where the decision at issue asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// Where a declined case goes on: in review or in deliberation.
    pub stage: Option<Stage>,
    /// The conditions as they are to stand.
    pub conditions: Vec<Edited>,
}

/// Refuses for want of a ground, upholds, or changes the decision at issue; with reasons that the partner reads.
///
/// # Errors
/// Hidden; refused for whoever decided or had another part in the case, when it was answered, or when what is at issue no
/// longer stands; invalid without reasons, or when a change changes nothing.
pub fn answer(
    tx: &mut Tx,
    actor: &Actor,
    id: ReconsiderationId,
    action: ReconsiderationAction,
    reasons: &str,
    change: &Change,
) -> Result<()> {
    let (request, row) = locked(tx, id)?;
    access::answer(actor, &requests::standing(tx.conn(), &request, actor)?, row.first())?;
    let state = lifecycle::step(action, row.state)
        .map_err(|_| Error::Refused(say::reconsiderations::refused_answered(row.state.words())))?;
    let mut problems = Problems::new();
    text(&mut problems, "reasons", reasons, say::reconsiderations::enter_reasons());
    problems.into_result()?;
    let reasons = reasons.trim();
    store::answer(tx, id, state, reasons, actor.id)?;
    waiting::answer(tx, WaitKind::Reconsideration, (WaitSubject::Reconsideration, id.0))?;
    tx.record(
        event(&request, name_of(state), actor)
            .before("reconsideration_state", row.state)
            .after("reconsideration", id)
            .after("reconsideration_state", state)
            .after("of", row.kind)
            .after("reasons", reasons),
    );
    if action == ReconsiderationAction::Change {
        carry_out(tx, actor, &request, &row, change, reasons)?;
    }
    let case = case_words(tx.conn(), &request, row.kind)?;
    let about = About::request(request.id);
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let letter = letters::Answered { case: case.clone(), state, reasons: reasons.to_owned() };
    notices::write(tx, about, &partner, &letter)?;
    let staff = office(tx.conn(), &request)?;
    let outside = requests::focal_point_beside(tx.conn(), request.id, &staff)?;
    let note = |staff| letters::AnsweredNote { case: case.clone(), state, staff };
    notices::write(tx, about, &staff, &note(true))?;
    notices::write(tx, about, &outside, &note(false))
}

/// What a change does: excluded to screening, declined to the group, a stop undone, conditions edited.
fn carry_out(
    tx: &mut Tx,
    actor: &Actor,
    request: &Request,
    row: &Reconsideration,
    change: &Change,
    reasons: &str,
) -> Result<()> {
    if !at_issue(tx.conn(), request)?.is_some_and(|issue| row.is_about(&issue)) {
        return Err(Error::Refused(say::reconsiderations::refused_no_longer_stands()));
    }
    match row.kind {
        Kind::Decline => {
            let mut problems = Problems::new();
            let stage = change.stage.filter(|one| matches!(one, Stage::Review | Stage::Deliberation));
            let stage = problems.take("stage", stage.ok_or_else(say::reconsiderations::choose_stage));
            problems.into_result()?;
            let stage = stage.unwrap_or(Stage::Review);
            decisions::actions::set_aside(tx, actor, request.id, stage, reasons).map(|_| ())
        }
        Kind::Exclusion => {
            requests::actions::may(tx, actor, request, Action::ReopenExcluded)?;
            let name = requests::actions::name_of(Action::ReopenExcluded);
            let told = event(request, name, actor).after("reasons", reasons);
            let step = requests::Change { event: Some(told), ..requests::Change::default() };
            requests::advance(tx, Some(actor), request, Action::ReopenExcluded, step).map(|_| ())
        }
        Kind::Suspension => authorizations::reinstate(tx, actor, granted(row)?, reasons),
        Kind::Revocation => authorizations::restore(tx, actor, granted(row)?, reasons),
        Kind::Conditions => {
            if authorizations::edit_conditions(tx, actor, granted(row)?, &change.conditions, reasons)? {
                return Ok(());
            }
            let mut problems = Problems::new();
            problems.add("answer", say::reconsiderations::change_a_condition());
            Err(Error::Invalid(problems))
        }
    }
}

fn granted(row: &Reconsideration) -> Result<AuthorizationId> {
    row.authorization_id
        .ok_or_else(|| Error::internal(format!("reconsideration {} has no authorization", row.id)))
}
