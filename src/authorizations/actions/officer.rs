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
    notices::write(tx, about(&row), &partners, &letters::Suspended::of(&row, reasons))?;
    let others = others(tx, &row, true)?;
    notices::write(tx, about(&row), &others, &letters::SuspendedNote::of(&row))
}

/// The officer lets the use go on, where it was. The days of the suspension do not count against an offer.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn reinstate(tx: &mut Tx, actor: &Actor, id: AuthorizationId, reasons: &str) -> Result<()> {
    let (row, to) = begin(tx, actor, id, A::Reinstate)?;
    let mut after = row.clone();
    after.state = to;
    after.suspended_from = None;
    after.stopped_at = None;
    after.stop_reason = None;
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
    tx.record(
        moved(&row, &after, "authorizations.reinstate", Some(actor.id))
            .after("reasons", reasons)
            .after("accept_by", after.accept_by),
    );
    let partners = partners(tx.conn(), &row)?;
    notices::write(tx, about(&row), &partners, &letters::Reinstated::of(&after, reasons))?;
    let others = others(tx, &row, false)?;
    notices::write(tx, about(&row), &others, &letters::ReinstatedNote::of(&after))?;
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
    notices::write(tx, about(&row), &partners, &letters::Revoked::of(&row, reasons, stop_by))?;
    let others = others(tx, &row, true)?;
    notices::write(tx, about(&row), &others, &letters::RevokedNote::of(&row, stop_by))
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
