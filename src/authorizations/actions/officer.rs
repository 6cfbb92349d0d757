//! What the office does: suspend, reinstate, revoke, and look after conditions.

use chrono::NaiveDate;

use super::super::letters;
use super::super::lifecycle::{AuthorizationAction as A, AuthorizationState as S};
use super::super::{ConditionState, rules, store};
use super::{about, begin, event, focal_point, holders, moved, no_longer_awaited, partners};
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::db::Tx;
use crate::db::ids::AuthorizationId;
use crate::error::{Error, Problems, Result};
use crate::notices::{self, Recipient};
use crate::requests;
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

use super::store::Authorization;

/// The focal point and, when asked, the chairs: those who are told beside the partner.
fn others(tx: &mut Tx, row: &Authorization, chairs: bool) -> Result<Vec<Recipient>> {
    let mut told = focal_point(tx.conn(), row)?;
    if chairs {
        let request = requests::by_id(tx.conn(), row.request_id)?;
        told.extend(holders(tx.conn(), &request, Role::Chair)?);
    }
    Ok(told)
}

/// The officer stops the use for now.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn suspend(tx: &mut Tx, actor: &Actor, id: AuthorizationId, reasons: &str) -> Result<()> {
    let (row, to) = begin(tx, actor, id, A::Suspend)?;
    let mut after = row.clone();
    after.state = to;
    after.suspended_from = Some(row.state);
    after.stopped_at = Some(tx.now);
    after.stop_reason = Some(reasons.to_owned());
    store::save(tx, &row, &after)?;
    no_longer_awaited(tx, &row, WaitKind::Acceptance)?;
    tx.record(moved(&row, &after, "authorizations.suspend", Some(actor.id)).after("reasons", reasons));
    let partners = partners(tx.conn(), &row)?;
    let ask_by = rules::ask_again_by(tx.today());
    notices::write(tx, about(&row), &partners, &letters::Suspended::of(&row, reasons, ask_by))?;
    let others = others(tx, &row, true)?;
    notices::write(tx, about(&row), &others, &letters::SuspendedNote::of(&row))
}

/// The officer lets the use go on, where it was. The days of the suspension do not count against an offer.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn reinstate(tx: &mut Tx, actor: &Actor, id: AuthorizationId, reasons: &str) -> Result<()> {
    go_on(tx, actor, id, A::Reinstate, reasons)
}

/// The officer undoes a revocation, which a reconsideration changed: back to where it was. Whether it may be is asked by
/// the reconsideration.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn restore(tx: &mut Tx, actor: &Actor, id: AuthorizationId, reasons: &str) -> Result<()> {
    go_on(tx, actor, id, A::Restore, reasons)
}

fn go_on(tx: &mut Tx, actor: &Actor, id: AuthorizationId, action: A, reasons: &str) -> Result<()> {
    let (row, to) = begin(tx, actor, id, action)?;
    let mut after = row.clone();
    after.state = to;
    after.suspended_from = None;
    after.stopped_at = None;
    after.stop_reason = None;
    after.stop_by = None;
    if to == S::Offered {
        let from = row.stopped_at.map_or(tx.today(), |at| at.date());
        after.accept_by = rules::accept_by_after_suspension(row.accept_by, from, tx.today());
    }
    store::save(tx, &row, &after)?;
    if to == S::Offered {
        waiting::ask(
            tx,
            Ask {
                kind: WaitKind::Acceptance,
                subject: (WaitSubject::Authorization, id.0),
                request: Some(row.request_id),
                from: Whom::Organization(row.organization_id),
                due: Some(after.accept_by),
            },
        )?;
    }
    let name = if action == A::Restore { "authorizations.restore" } else { "authorizations.reinstate" };
    tx.record(
        moved(&row, &after, name, Some(actor.id))
            .after("reasons", reasons)
            .after("accept_by", after.accept_by),
    );
    let partners = partners(tx.conn(), &row)?;
    let was_revoked = action == A::Restore;
    notices::write(tx, about(&row), &partners, &letters::Reinstated::of(&after, reasons, was_revoked))?;
    let others = others(tx, &row, false)?;
    notices::write(tx, about(&row), &others, &letters::ReinstatedNote::of(&after, was_revoked))?;
    super::calendar::activate_if_due(tx, id)
}

/// The officer takes the authorization away; what is in use must be gone by a day.
///
/// # Errors
/// Hidden, or refused with the reason; invalid when the day has passed.
pub fn revoke(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    reasons: &str,
    stop_by: NaiveDate,
) -> Result<()> {
    let (row, to) = begin(tx, actor, id, A::Revoke)?;
    if stop_by < tx.today() {
        let mut problems = Problems::new();
        problems.add("stop_by", say::authorizations::stop_by_has_passed());
        return Err(Error::Invalid(problems));
    }
    let mut after = row.clone();
    after.state = to;
    // What a changed reconsideration would restore: the state under a suspension, if there was one.
    after.suspended_from = row.suspended_from.or(Some(row.state));
    after.stopped_at = Some(tx.now);
    after.stop_reason = Some(reasons.to_owned());
    after.stop_by = Some(stop_by);
    store::save(tx, &row, &after)?;
    no_longer_awaited(tx, &row, WaitKind::Acceptance)?;
    no_longer_awaited(tx, &row, WaitKind::Condition)?;
    tx.record(
        moved(&row, &after, "authorizations.revoke", Some(actor.id))
            .after("reasons", reasons)
            .after("stop_by", stop_by),
    );
    let partners = partners(tx.conn(), &row)?;
    let ask_by = rules::ask_again_by(tx.today());
    notices::write(tx, about(&row), &partners, &letters::Revoked::of(&row, reasons, stop_by, ask_by))?;
    let others = others(tx, &row, true)?;
    notices::write(tx, about(&row), &others, &letters::RevokedNote::of(&row, stop_by))
}

/// How a condition stands after a reconsideration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Its place in the letter.
    pub position: i64,
    /// Its words.
    pub text: String,
    /// Last day, when it has one.
    pub due_on: Option<NaiveDate>,
    /// It is let go.
    pub let_go: bool,
}

/// The officer edits the conditions of an authorization that is offered, accepted or in force, because a reconsideration
/// changed them; gives whether anything became different. What was met or let go before stays as it is.
///
/// # Errors
/// Hidden or refused; invalid when a condition that holds would have no words.
pub fn edit_conditions(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    edited: &[Edited],
    reasons: &str,
) -> Result<bool> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::check_condition(actor, true, &standing)?;
    if !matches!(row.state, S::Offered | S::Accepted | S::Active) {
        return Err(Error::Refused(say::authorizations::refused_state(row.state.words())));
    }
    let mut problems = Problems::new();
    let mut changed = Vec::new();
    for condition in store::conditions_of(tx.conn(), id)? {
        let Some(now) = edited.iter().find(|one| one.position == condition.position) else { continue };
        let text = now.text.trim();
        let same = text == condition.text && now.due_on == condition.due_on && !now.let_go;
        if same || matches!(condition.state, ConditionState::Met | ConditionState::Waived) {
            continue;
        }
        if text.is_empty() {
            problems.add(format!("condition-{}", condition.position), say::authorizations::enter_condition());
            continue;
        }
        let to = if now.let_go { ConditionState::Waived } else { condition.state };
        changed.push((condition, text.to_owned(), now.due_on, to));
    }
    problems.into_result()?;
    for (condition, text, due_on, to) in &changed {
        store::edit_condition(tx, condition, text, *due_on, *to, reasons, actor.id)?;
        tx.record(
            event(&row, "authorizations.edit_condition", Some(actor.id))
                .before("text", &condition.text)
                .before("due_on", condition.due_on)
                .before("condition", condition.state)
                .after("position", condition.position)
                .after("code", &condition.code)
                .after("text", text)
                .after("due_on", due_on)
                .after("condition", to),
        );
    }
    super::calendar::activate_if_due(tx, id)?;
    Ok(!changed.is_empty())
}

/// Somebody of the office records what became of a condition, with what shows it.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn check_condition(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    position: i64,
    to: ConditionState,
    evidence: &str,
) -> Result<()> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::check_condition(actor, to == ConditionState::Waived, &standing)?;
    let condition = store::conditions_of(tx.conn(), id)?
        .into_iter()
        .find(|condition| condition.position == position)
        .ok_or(Error::Hidden)?;
    let over = matches!(row.state, S::Refused | S::Lapsed);
    if over || !rules::condition_step(condition.state, to) {
        return Err(Error::Refused(say::authorizations::refused_condition(condition.state.words())));
    }
    store::save_condition(tx, &condition, to, evidence, actor.id)?;
    let awaited = (WaitSubject::Condition, condition.id);
    match to {
        ConditionState::Met => waiting::answer(tx, WaitKind::Condition, awaited)?,
        ConditionState::Waived | ConditionState::Breached => {
            waiting::give_up(tx, WaitKind::Condition, awaited)?
        }
        ConditionState::Open => 0,
    };
    tx.record(
        event(&row, "authorizations.check_condition", Some(actor.id))
            .after("position", position)
            .after("code", &condition.code)
            .before("condition", condition.state)
            .after("condition", to)
            .after("evidence", evidence),
    );
    super::calendar::activate_if_due(tx, id)
}
