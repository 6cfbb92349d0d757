//! What the calendar does: the officers are reminded.

use super::{case_words, locked, officers};
use crate::db::Tx;
use crate::db::ids::ReconsiderationId;
use crate::error::Result;
use crate::notices::{self, About};
use crate::reconsiderations::{ReconsiderationState, letters, rules};
use crate::waiting::{self, WaitKind};

/// Reminds the officers who may answer three days before the last day, on it and after it; gives how many
/// reconsiderations they were reminded of. A day that was missed is made up for by one letter.
///
/// # Errors
/// When the database fails.
pub fn remind_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let mut done = 0;
    for wait in waiting::remindable(tx.conn(), WaitKind::Reconsideration, rules::horizon(today), 3)? {
        let Some(due) = wait.due_on else { continue };
        let wanted = rules::reminders_due(due, today);
        if wait.reminders >= wanted {
            continue;
        }
        let (request, row) = locked(tx, ReconsiderationId(wait.subject_id))?;
        if row.state != ReconsiderationState::Asked {
            continue;
        }
        for _ in wait.reminders..wanted {
            waiting::mark_reminded(tx, wait.id)?;
        }
        let to = officers(tx.conn(), &request, row.first())?;
        let case = case_words(tx.conn(), &request, row.kind)?;
        let letter = letters::Reminder { case, due, late: today > due };
        notices::write(tx, About::request(request.id), &to, &letter)?;
        done += 1;
    }
    Ok(done)
}
