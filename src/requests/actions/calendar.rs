//! What the calendar does to requests: reminders to partners, and the end of what was not answered.

use chrono::Days;

use super::{Change, advance};
use crate::accounts::{self, Role};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::notices::{self, About};
use crate::organizations;
use crate::requests::letters;
use crate::requests::{Action, Outcome, Stage, rules, store};
use crate::waiting::{self, Wait, WaitKind};

/// Done in one transaction.
const HANDFUL: usize = 20;
/// Reminders before the last day are two; the third tells that it has passed.
const LATE: i64 = 3;

/// Reminds partners of what they were asked: at half time and some days before the last day.
///
/// # Errors
/// When the database fails.
pub fn remind(tx: &mut Tx) -> Result<usize> {
    let reference = Reference::current().map_err(Error::internal)?;
    let before = reference.terms.terms.returned_reminder_days_before;
    let today = tx.today();
    // Half of the longest term is the earliest reminder.
    let horizon = today + Days::new(u64::from(reference.terms.terms.returned_days));
    let mut done = 0;
    for wait in waiting::remindable(tx.conn(), WaitKind::Gaps, horizon, 2)? {
        let Some((due, id)) = wait.due_on.zip(wait.request_id) else { continue };
        let wanted = rules::reminders_due(wait.asked_at.date(), due, today, before);
        if wanted <= wait.reminders || done >= HANDFUL || store::hold_open_since(tx.conn(), id)?.is_some() {
            continue;
        }
        let request = store::by_id(tx.conn(), id)?;
        // A server that slept through half time sends one letter, not two.
        for _ in wait.reminders..wanted {
            waiting::mark_reminded(tx, wait.id)?;
        }
        let partner = organizations::recipients(tx.conn(), request.organization_id)?;
        let lapses = request.stage == Stage::Returned;
        let letter = letters::Reminder {
            number: request.number_or_draft(),
            title: request.title.clone(),
            request: id,
            due,
            lapses,
        };
        notices::write(tx, About::request(id), &partner, &letter)?;
        done += 1;
    }
    Ok(done)
}

/// Tells partners and the secretariat, once, that questions asked while the work goes on were not answered in time. A
/// returned request lapses instead.
///
/// # Errors
/// When the database fails.
pub fn remind_late(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let mut done = 0;
    for wait in waiting::overdue(tx.conn(), WaitKind::Gaps, today)? {
        let Some((due, id)) = wait.due_on.zip(wait.request_id) else { continue };
        if wait.reminders >= LATE || done >= HANDFUL {
            continue;
        }
        let request = store::by_id(tx.conn(), id)?;
        if request.stage == Stage::Returned {
            continue;
        }
        for _ in wait.reminders..LATE {
            waiting::mark_reminded(tx, wait.id)?;
        }
        let number = request.number_or_draft();
        let partner = organizations::recipients(tx.conn(), request.organization_id)?;
        let letter = letters::Late { number: number.clone(), title: request.title.clone(), request: id, due };
        notices::write(tx, About::request(id), &partner, &letter)?;
        let organization = organizations::by_id(tx.conn(), request.organization_id)?.name;
        let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
        let letter = letters::LateForStaff { number, organization, request: id, due };
        notices::write(tx, About::request(id), &office, &letter)?;
        done += 1;
    }
    Ok(done)
}

/// Ends returned requests whose last day has passed.
///
/// # Errors
/// When the database fails.
pub fn lapse(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let mut done = 0;
    for wait in waiting::overdue(tx.conn(), WaitKind::Gaps, today)? {
        if done >= HANDFUL {
            break;
        }
        done += usize::from(lapse_one(tx, &wait)?);
    }
    Ok(done)
}

fn lapse_one(tx: &mut Tx, wait: &Wait) -> Result<bool> {
    let Some(id) = wait.request_id else { return Ok(false) };
    let request = store::lock(tx, id)?;
    let still_open = waiting::open_for_request(tx.conn(), id)?.iter().any(|open| open.id == wait.id);
    let held = store::hold_open_since(tx.conn(), id)?.is_some();
    if request.stage != Stage::Returned || held || !still_open {
        return Ok(false);
    }
    waiting::expire(tx, id, &[])?;
    let change = Change { outcome: Some(Outcome::Lapsed), ..Change::default() };
    advance(tx, None, &request, Action::Lapse, change)?;
    let partner = organizations::recipients(tx.conn(), request.organization_id)?;
    let number = request.number_or_draft();
    let letter = letters::Lapsed { number: number.clone(), title: request.title.clone() };
    notices::write(tx, About::request(id), &partner, &letter)?;
    let organization = organizations::by_id(tx.conn(), request.organization_id)?.name;
    let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
    notices::write(
        tx,
        About::request(id),
        &office,
        &letters::LapsedForStaff { number, organization, request: id },
    )?;
    Ok(true)
}
