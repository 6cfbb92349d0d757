//! What the calendar does: reminders before the last day and on it, and what follows when nobody commented.

use chrono::Days;

use super::super::letters::{self, Named};
use super::super::{MatterId, MatterState, rules, store};
use super::dialogue::ends;
use super::{about, awaits, event, in_working_days, partners, tell_staff};
use crate::access::Role;
use crate::db::Tx;
use crate::error::Result;
use crate::notices;
use crate::waiting::{self, WaitKind, WaitSubject, Whom};

/// Done in one transaction.
const HANDFUL: usize = 20;

/// Reminds organizations that were asked for a comment.
///
/// # Errors
/// When the database fails.
pub fn remind_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let horizon = today + Days::new(rules::REMIND_DAYS);
    let mut done = 0;
    for wait in waiting::remindable(tx.conn(), WaitKind::MatterComment, horizon, 2)? {
        let Some(due) = wait.due_on else { continue };
        let wanted = rules::reminders_due(wait.asked_at.date(), due, today);
        if wanted <= wait.reminders || done >= HANDFUL {
            continue;
        }
        // A server that slept through the first day sends one letter, not two.
        for _ in wait.reminders..wanted {
            waiting::mark_reminded(tx, wait.id)?;
        }
        let matter = store::by_id(tx.conn(), MatterId(wait.subject_id))?;
        let people = partners(tx.conn(), &matter)?;
        let letter = letters::Reminder { matter: Named::of(&matter), due };
        notices::write(tx, about(&matter), &people, &letter)?;
        done += 1;
    }
    Ok(done)
}

/// The time for a comment passed: whoever can end the matter hears of it, and so does the organization.
///
/// # Errors
/// When the database fails.
pub fn pass_time(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let mut late = waiting::overdue(tx.conn(), WaitKind::MatterComment, today)?;
    late.truncate(HANDFUL);
    for wait in &late {
        let matter = store::by_id(tx.conn(), MatterId(wait.subject_id))?;
        // Whoever comments on it or closes it at this moment was faster, or waits for this.
        store::save(tx, &matter, &matter)?;
        let ended = waiting::give_up(tx, WaitKind::MatterComment, (WaitSubject::Matter, matter.id.0))?;
        if ended == 0 || matter.state != MatterState::InDialogue {
            continue;
        }
        let due = in_working_days(tx, rules::CLOSING_WORKING_DAYS)?;
        awaits(tx, &matter, WaitKind::MatterClosing, Whom::Role(Role::Chair), due)?;
        tx.record(event(&matter, "matters.pass_time", None).after("due_on", wait.due_on));
        let letter = letters::NoComment { matter: Named::of(&matter) };
        tell_staff(tx, &matter, &ends(matter.authorization_id.is_some()), None, &letter)?;
        let people = partners(tx.conn(), &matter)?;
        let over = letters::TimePassed { matter: Named::of(&matter) };
        notices::write(tx, about(&matter), &people, &over)?;
    }
    Ok(late.len())
}
