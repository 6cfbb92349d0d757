//! Reminders of what a holder still owes: the acceptance, conditions with a last day, the report on the use. Before the
//! day, and once after it; then the secretariat hears of it as well.

use super::super::letters;
use super::super::store::{self, Authorization};
use super::super::{ConditionState, rules};
use super::{about, event, partners};
use crate::access::Role;
use crate::accounts;
use crate::db::Tx;
use crate::db::ids::AuthorizationId;
use crate::error::Result;
use crate::notices;
use crate::waiting::{self, Ask, Wait, WaitKind, WaitSubject, Whom};

/// How many a call of the step takes on.
const HANDFUL: usize = 20;

/// Days before the last day on which a reminder goes out; negative ones lie after it.
const REMINDERS: [(WaitKind, &[i64]); 3] =
    [(WaitKind::Acceptance, &[10, 3]), (WaitKind::Condition, &[14, 3, -1]), (WaitKind::UseReport, &[7, -1])];

/// From the acceptance on every condition that has a last day is awaited from the holder.
pub(super) fn ask_for_conditions(tx: &mut Tx, row: &Authorization) -> Result<()> {
    for condition in store::conditions_of(tx.conn(), row.id)? {
        if let (Some(due), ConditionState::Open) = (condition.due_on, condition.state) {
            waiting::ask(
                tx,
                Ask {
                    kind: WaitKind::Condition,
                    subject: (WaitSubject::Condition, condition.id),
                    request: Some(row.request_id),
                    from: Whom::Organization(row.organization_id),
                    due: Some(due),
                },
            )?;
        }
    }
    Ok(())
}

/// Reminds holders of what is due soon, and once after its last day.
///
/// # Errors
/// When the database fails.
pub fn remind_owed(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let mut done = 0;
    for (kind, days) in REMINDERS {
        let Some(first) = days.first() else { continue };
        let most = i64::try_from(days.len()).unwrap_or(1);
        let horizon = today + chrono::Duration::days(*first);
        for wait in waiting::remindable(tx.conn(), kind, horizon, most)? {
            let Some(due) = wait.due_on else { continue };
            let wanted = rules::reminders_wanted(days, wait.asked_at.date(), due, today);
            if wanted <= wait.reminders || done >= HANDFUL {
                continue;
            }
            // A house that slept sends one letter, not all that it missed.
            for _ in wait.reminders..wanted {
                waiting::mark_reminded(tx, wait.id)?;
            }
            remind(tx, &wait, due)?;
            done += 1;
        }
    }
    Ok(done)
}

fn remind(tx: &mut Tx, wait: &Wait, due: chrono::NaiveDate) -> Result<()> {
    let (id, clause) = match wait.subject_kind {
        WaitSubject::Condition => {
            let condition = store::condition(tx.conn(), wait.subject_id)?;
            (condition.authorization_id, Some(condition.text))
        }
        _ => (AuthorizationId(wait.subject_id), None),
    };
    let row = store::lock(tx, id)?;
    tx.record(event(&row, "authorizations.remind_owed", None).after("kind", wait.kind).after("due", due));
    let holder = partners(tx.conn(), &row)?;
    let about = about(&row).awaiting(wait.id);
    if tx.today() <= due {
        return match (wait.kind, clause) {
            (WaitKind::Acceptance, _) => {
                notices::write(tx, about, &holder, &letters::AcceptSoon::of(&row, due))
            }
            (_, Some(clause)) => {
                notices::write(tx, about, &holder, &letters::ConditionSoon::of(&row, clause, due))
            }
            _ => notices::write(tx, about, &holder, &letters::ReportSoon::of(&row, due)),
        };
    }
    let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
    match clause {
        Some(clause) => {
            let letter = letters::ConditionOverdue::of(&row, clause.as_str(), due);
            notices::write(tx, about, &holder, &letter)?;
            notices::write(tx, about, &office, &letters::ConditionOverdueNote::of(&row, clause, due))
        }
        None => {
            notices::write(tx, about, &holder, &letters::ReportOverdue::of(&row, due))?;
            notices::write(tx, about, &office, &letters::ReportOverdueNote::of(&row, due))
        }
    }
}
