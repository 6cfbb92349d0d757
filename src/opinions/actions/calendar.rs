//! What the calendar does: reminders before and after the last day, and the end of what nobody answered.

use chrono::Days;

use super::{case_words, ended, event, remind, tell};
use crate::access::Role;
use crate::accounts;
use crate::db::Tx;
use crate::error::Result;
use crate::opinions::{OpinionState, letters, rules, store};
use crate::requests;
use crate::waiting::{self, WaitKind};

/// Done in one transaction.
const HANDFUL: usize = 20;

/// Reminds those who were asked, each time with a link that replaces the earlier one.
///
/// # Errors
/// When the database fails.
pub fn remind_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let horizon = today + Days::new(rules::REMIND_DAYS);
    let mut done = 0;
    for kind in [WaitKind::Opinion, WaitKind::Sponsorship] {
        for wait in waiting::remindable(tx.conn(), kind, horizon, 2)? {
            let Some(due) = wait.due_on else { continue };
            let wanted = rules::reminders_due(wait.asked_at.date(), due, today);
            if wanted <= wait.reminders || done >= HANDFUL {
                continue;
            }
            let opinion = store::by_id(tx.conn(), wait.subject_id)?;
            let request = requests::lock(tx, opinion.request_id)?;
            // A server that slept through the first day sends one letter, not two.
            for _ in wait.reminders..wanted {
                waiting::mark_reminded(tx, wait.id)?;
            }
            remind(tx, &request, &opinion)?;
            done += 1;
        }
    }
    Ok(done)
}

/// Ends questions whose link has grown old, and tells the secretariat.
///
/// # Errors
/// When the database fails.
pub fn expire_due(tx: &mut Tx) -> Result<usize> {
    let now = tx.now;
    let old = store::grown_old(tx.conn(), now, i64::try_from(HANDFUL).unwrap_or(20))?;
    let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
    for opinion in &old {
        let request = requests::lock(tx, opinion.request_id)?;
        store::end(tx, opinion, OpinionState::Expired)?;
        ended(tx, opinion)?;
        let case = case_words(tx, &request)?;
        let letter = letters::NotAnswered { case, request: request.id, entity: opinion.entity.clone() };
        tell(tx, request.id, &office, &letter)?;
        tx.record(
            event(request.id, "opinions.expire", None)
                .after("opinion", opinion.id)
                .after("entity", &opinion.entity),
        );
    }
    Ok(old.len())
}
