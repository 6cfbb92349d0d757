//! What the calendar does: activate, lapse, expire, remind. Each step asks anew what is due and changes it
//! conditionally, so that it can be run again (invariant I12).

use super::super::letters;
use super::super::lifecycle::{AuthorizationAction as A, AuthorizationState as S};
use super::super::{ConditionState, rules, store};
use super::{about, event, moved, next, no_longer_awaited, partners};
use crate::access::Role;
use crate::accounts;
use crate::db::Tx;
use crate::db::ids::AuthorizationId;
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::notices;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Days for the report on the use, when the accounts of a fundraising use are not due later.
const REPORT_DAYS: i64 = 30;

fn thresholds() -> Result<&'static [u32]> {
    let reference = Reference::current().map_err(Error::internal)?;
    Ok(&reference.terms.terms.renewal_reminder_days_before)
}

/// Puts an accepted authorization in force when its first day has come and no condition that must be met
/// before is in the way; else leaves it.
pub(super) fn activate_if_due(tx: &mut Tx, id: AuthorizationId) -> Result<()> {
    let row = store::lock(tx, id)?;
    let today = tx.today();
    if row.state != S::Accepted || row.starts_on > today || row.ends_on < today {
        return Ok(());
    }
    let in_the_way = store::conditions_of(tx.conn(), id)?.iter().any(|condition| {
        condition.precedent && matches!(condition.state, ConditionState::Open | ConditionState::Breached)
    });
    if in_the_way {
        return Ok(());
    }
    let mut after = row.clone();
    after.state = next(&row, A::Activate)?;
    after.activated_at = Some(tx.now);
    // Reminders whose day lies before the beginning are not needed.
    after.reminded_days = rules::reminder_due((row.ends_on - today).num_days(), thresholds()?);
    store::save(tx, &row, &after)?;
    tx.record(moved(&row, &after, "authorizations.activate", None));
    let partners = partners(tx.conn(), &row)?;
    notices::write(tx, about(&row), &partners, &letters::InForce::of(&row))
}

/// Puts in force what is due.
///
/// # Errors
/// When the database fails.
pub fn activate_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let due = store::to_activate(tx.conn(), today)?;
    for id in &due {
        activate_if_due(tx, *id)?;
    }
    Ok(due.len())
}

/// Ends offers that were not accepted in time, and acceptances whose end passed before they began.
///
/// # Errors
/// When the database fails.
pub fn lapse_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let due = store::to_lapse(tx.conn(), today)?;
    for id in &due {
        let row = store::lock(tx, *id)?;
        let still = match row.state {
            S::Offered => row.accept_by < today,
            S::Accepted => row.ends_on < today,
            _ => false,
        };
        if !still {
            continue;
        }
        let mut after = row.clone();
        after.state = next(&row, A::Lapse)?;
        after.stopped_at = Some(tx.now);
        store::save(tx, &row, &after)?;
        no_longer_awaited(tx, &row, WaitKind::Acceptance)?;
        no_longer_awaited(tx, &row, WaitKind::Condition)?;
        tx.record(moved(&row, &after, "authorizations.lapse", None));
        let partners = partners(tx.conn(), &row)?;
        notices::write(tx, about(&row), &partners, &letters::Lapsed::of(&row))?;
        let secretariat = accounts::recipients(tx.conn(), Role::Secretariat)?;
        notices::write(tx, about(&row), &secretariat, &letters::LapsedNote::of(&row))?;
    }
    Ok(due.len())
}

/// Ends what has passed its last day, and asks for the report on the use.
///
/// # Errors
/// When the database fails.
pub fn expire_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let due = store::to_expire(tx.conn(), today)?;
    for id in &due {
        let row = store::lock(tx, *id)?;
        if !matches!(row.state, S::Active | S::Suspended) || row.ends_on >= today {
            continue;
        }
        let mut after = row.clone();
        after.state = next(&row, A::Expire)?;
        after.stopped_at = Some(tx.now);
        store::save(tx, &row, &after)?;
        tx.record(moved(&row, &after, "authorizations.expire", None));
        let report_by = match row.activated_at {
            Some(_) => Some(ask_for_report(tx, &row)?),
            None => None,
        };
        let partners = partners(tx.conn(), &row)?;
        notices::write(tx, about(&row), &partners, &letters::Expired::of(&row, report_by))?;
    }
    Ok(due.len())
}

fn ask_for_report(tx: &mut Tx, row: &store::Authorization) -> Result<chrono::NaiveDate> {
    let reference = Reference::current().map_err(Error::internal)?;
    let days = match row.use_type {
        crate::guidelines::UseType::Fundraising => i64::from(reference.terms.terms.accounts_days),
        _ => REPORT_DAYS,
    };
    let due = tx.today() + chrono::Duration::days(days);
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::UseReport,
            subject: (WaitSubject::Authorization, row.id.0),
            request: Some(row.request_id),
            from: Whom::Organization(row.organization_id),
            due: Some(due),
        },
    )?;
    Ok(due)
}

/// Reminds holders 60, 30 and 7 days before the end, once each. After a long stop of the house only the
/// nearest of the reminders that are due goes out.
///
/// # Errors
/// When the database fails.
pub fn remind_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let thresholds = thresholds()?;
    let mut done = 0;
    for days in thresholds.iter().map(|days| i64::from(*days)) {
        for row in store::ending_within(tx.conn(), today + chrono::Duration::days(days), days)? {
            let left = (row.ends_on - today).num_days();
            // Past its end: expiring is next. Another threshold is nearer: its own round takes it.
            if left < 0 || rules::reminder_due(left, thresholds) != Some(days) {
                continue;
            }
            let row = store::lock(tx, row.id)?;
            if row.state != S::Active || row.reminded_days.is_some_and(|last| last <= days) {
                continue;
            }
            let mut after = row.clone();
            after.reminded_days = Some(days);
            store::save(tx, &row, &after)?;
            tx.record(event(&row, "authorizations.remind", None).after("days", days));
            let partners = partners(tx.conn(), &row)?;
            notices::write(tx, about(&row), &partners, &letters::EndsSoon::of(&row, left))?;
            done += 1;
        }
    }
    Ok(done)
}
