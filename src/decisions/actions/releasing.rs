//! The system releases a sealed decision: transition, letter and notices in one transaction.

use chrono::NaiveDateTime;

use super::{event, group};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{DecisionId, RequestId};
use crate::db::{Conn, Tx};
use crate::decisions::compose::letter_hash;
use crate::decisions::letters::{AuthorizationLetter, Decided, DecidedNote, DeclineLetter};
use crate::decisions::lifecycle::{self, DecisionAction, DecisionState};
use crate::decisions::{Decision, rules, store};
use crate::error::Result;
use crate::notices::{self, About, Letter};
use crate::organizations;
use crate::requests::{self, Action, Change, Request};
use crate::say::{self, Msg};
use crate::screening;

/// What keeps anything from being authorized: checks that are not settled, or lists that nobody looked at lately; none
/// when all is well (invariant I1).
pub(super) fn in_the_way(conn: &mut Conn, request: &Request, now: NaiveDateTime) -> Result<Option<Msg>> {
    let outcomes: Vec<_> =
        store::check_lines(conn, request.id)?.into_iter().map(|line| (line.code, line.outcome)).collect();
    let engaged = screening::engagements::approved(conn, request.id)?.is_some();
    let open = rules::in_the_way(request.rules()?, &outcomes, engaged);
    if !open.is_empty() {
        return Ok(Some(say::decisions::checks_in_the_way(say::list(&open))));
    }
    screening::lists_in_the_way(conn, request, now)
}

/// What keeps a sealed decision from taking effect, asked again at its release (invariants I1 and I3, and that the
/// letter is still the one that was signed).
///
/// # Errors
/// When the database fails.
pub fn blockers(conn: &mut Conn, decision: &Decision, now: NaiveDateTime) -> Result<Vec<Msg>> {
    let mut found = Vec::new();
    if decision.outcome.is_authorized() {
        let request = requests::by_id(conn, decision.request)?;
        found.extend(in_the_way(conn, &request, now)?);
    }
    if decision.outcome.is_authorized() && store::upheld_knock_outs(conn, decision.request)? > 0 {
        found.push(say::decisions::upheld_only_decline());
    }
    let all = store::recommendations_of(conn, decision.request)?;
    if all.iter().any(|one| one.recommended_by == decision.decided_by) {
        found.push(say::decisions::refused_recommended());
    }
    let before = store::set_aside_decisions(conn, decision.request)?;
    if before.iter().any(|one| one.decided_by == decision.decided_by) {
        found.push(say::decisions::refused_decided_before());
    }
    if letter_hash(&decision.letter) != decision.letter_hash {
        found.push(say::decisions::letter_was_changed());
    }
    Ok(found)
}

/// Releases the first sealed decision whose time has come and that nothing keeps back. For the sweep.
///
/// # Errors
/// When the database fails.
pub fn release_due(tx: &mut Tx) -> Result<usize> {
    let now = tx.now;
    for (id, request) in store::due_to_release(tx.conn(), now)? {
        if release(tx, id, request)? {
            return Ok(1);
        }
    }
    Ok(0)
}

/// Releases one decision; false when another node did it, or when something keeps it back.
fn release(tx: &mut Tx, id: DecisionId, request: RequestId) -> Result<bool> {
    let request = requests::lock(tx, request)?;
    let decision = store::by_id(tx.conn(), id)?;
    let still_due = lifecycle::step(DecisionAction::Release, decision.state).is_ok()
        && decision.release_at <= tx.now
        && requests::actions::fits(tx, &request, Action::ReleaseDecision).is_ok();
    if !still_due {
        return Ok(false);
    }
    let now = tx.now;
    let kept_back = blockers(tx.conn(), &decision, now)?;
    if let Some(reason) = kept_back.first() {
        tracing::warn!(decision = %decision.number, %reason, "a sealed decision cannot be released");
        return Ok(false);
    }
    store::mark_released(tx, id)?;
    let change = Change {
        outcome: Some(decision.outcome),
        event: Some(event(request.id, Action::ReleaseDecision, None).after("decision", id)),
        ..Change::default()
    };
    let request = requests::advance(tx, None, &request, Action::ReleaseDecision, change)?;
    tx.record(
        Event::new(SubjectKind::Request, request.id.0, "decisions.release", None)
            .before("decision_state", DecisionState::Sealed)
            .after("decision_state", DecisionState::Released)
            .after("decision", id)
            .after("number", &decision.number)
            .after("outcome", decision.outcome)
            .after("letter", &decision.letter_hash),
    );
    tell(tx, &request, &decision)?;
    Ok(true)
}

/// The letter as it was signed to everybody of the organization, one each; "decided" to chair and members.
fn tell(tx: &mut Tx, request: &Request, decision: &Decision) -> Result<()> {
    let kind = match decision.outcome.is_authorized() {
        true => AuthorizationLetter::KIND,
        false => DeclineLetter::KIND,
    };
    let about = About::request(request.id);
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    notices::write_rendered(tx, about, kind, &partner, &decision.letter)?;
    let recommendation = store::recommendation(tx.conn(), decision.recommendation)?;
    let organization = organizations::by_id(tx.conn(), request.organization_id)?;
    let to = group(tx.conn(), request, recommendation.recommended_by)?;
    let letter = Decided {
        id: request.id,
        case: request.number_or_draft(),
        organization: organization.name.clone(),
        number: decision.number.clone(),
        outcome: decision.outcome,
    };
    notices::write(tx, about, &to, &letter)?;
    let focal_point = requests::focal_point_beside(tx.conn(), request.id, &to)?;
    let note = DecidedNote {
        case: request.number_or_draft(),
        organization: organization.name,
        number: decision.number.clone(),
        outcome: decision.outcome,
    };
    notices::write(tx, about, &focal_point, &note)
}
