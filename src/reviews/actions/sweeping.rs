//! What the calendar does in reviews, safe to be run again.

use crate::accounts;
use crate::db::Tx;
use crate::error::Result;
use crate::notices::{self, About};
use crate::requests::{self, Stage};
use crate::reviews::letters::{Matter, Reminder};
use crate::reviews::{rules, store};
use crate::waiting::{self, Wait, WaitKind};

/// Opens every deliberation whose last day has passed with a quorum; gives how many.
///
/// # Errors
/// When the database fails.
pub fn open_overdue(tx: &mut Tx) -> Result<usize> {
    let mut opened = 0;
    let today = tx.today();
    let mut cases: Vec<_> = waiting::overdue(tx.conn(), WaitKind::Scorecard, today)?
        .into_iter()
        .filter_map(|wait| wait.request_id)
        .collect();
    cases.sort();
    cases.dedup();
    for id in cases {
        let request = requests::lock(tx, id)?;
        if request.stage != Stage::Review {
            continue;
        }
        super::opening::open_if_ready(tx, id)?;
        if requests::by_id(tx.conn(), id)?.stage != Stage::Review {
            opened += 1;
        }
    }
    Ok(opened)
}

/// Reminds members three days before their last day, on it, and on the day after; gives how many were reminded.
/// A day that was missed is made up for by one letter, not by two.
///
/// # Errors
/// When the database fails.
pub fn remind(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let horizon = today + chrono::Days::new(rules::REMINDED_DAYS_BEFORE);
    let waits = waiting::remindable(tx.conn(), WaitKind::Scorecard, horizon, 3)?;
    let mut reminded = 0;
    for wait in waits {
        if remind_one(tx, &wait)? {
            reminded += 1;
        }
    }
    Ok(reminded)
}

fn remind_one(tx: &mut Tx, wait: &Wait) -> Result<bool> {
    let today = tx.today();
    let (Some(due), Some(id), Some(member)) = (wait.due_on, wait.request_id, wait.account_id) else {
        return Ok(false);
    };
    let wanted = rules::reminders_due(due, today);
    if wait.reminders >= wanted {
        return Ok(false);
    }
    let request = requests::by_id(tx.conn(), id)?;
    let declared = store::declaration_of(tx.conn(), id, member)?.is_some();
    // In screening a member can only declare; while a case is on hold its clocks stop.
    let asks = match request.stage {
        Stage::Screening => !declared,
        Stage::Review | Stage::Deliberation => true,
        _ => false,
    };
    if !asks || requests::hold_open_since(tx.conn(), id)?.is_some() {
        return Ok(false);
    }
    let to = accounts::recipient(tx.conn(), member)?;
    let letter = Reminder { matter: Matter::of(&request, "review"), due, today };
    notices::write(tx, About::request(id), &[to], &letter)?;
    for _ in wait.reminders..wanted {
        waiting::mark_reminded(tx, wait.id)?;
    }
    Ok(true)
}
