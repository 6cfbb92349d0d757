//! What is done in a review. Every action locks the case first, so that two of them on one case take turns.

mod assignment;
mod card;
mod conflict;
mod deliberation;
mod following;
mod opening;
mod questions;
mod sweeping;

pub use assignment::{Before, assign, assign_many, keep_profile, missing_to_open, open_review, replace};
pub use card::{Draft, Saved, abstain, confirm, lock_card, new_version, save};
pub use conflict::declare;
pub use deliberation::{ask_again, group, record_meeting, remark, reopen, resolve, withdraw_objection};
pub use following::{
    hold_released, new_revision, release_cards, return_open_cards, roles_changed, track_changed,
};
pub use questions::{let_question_go, pass_on, questions_were_put};
pub use sweeping::{open_overdue, remind};

use chrono::NaiveDate;

use super::store;
use crate::access::requests::Standing;
use crate::access::{Actor, Role};
use crate::accounts;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::AccountId;
use crate::error::{Error, Problems, Result};
use crate::notices::Recipient;
use crate::requests::{self, Request, RequestId};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Locks a case and says how a person stands to it.
fn locked(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<(Request, Standing)> {
    let request = requests::lock(tx, id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    Ok((request, standing))
}

fn event(request: &Request, action: &'static str, actor: Option<AccountId>) -> Event {
    Event::new(SubjectKind::Request, request.id.0, action, actor)
}

fn on_hold(tx: &mut Tx, request: &Request) -> Result<bool> {
    Ok(requests::hold_open_since(tx.conn(), request.id)?.is_some())
}

/// The last day for a card that is asked for now: the review's target in working days.
fn due(tx: &Tx, request: &Request) -> Result<NaiveDate> {
    let reference = request.rules()?;
    let days = reference.terms.targets.review;
    Ok(reference.terms.calendar.add_working_days(tx.today(), days))
}

/// Asks a member for a card, or for a word on a locked one.
fn ask(tx: &mut Tx, request: &Request, card: i64, member: AccountId, due: NaiveDate) -> Result<()> {
    let subject = (WaitSubject::Scorecard, card);
    if waiting::postpone(tx, WaitKind::Scorecard, subject, due)? == 0 {
        waiting::ask(
            tx,
            Ask {
                kind: WaitKind::Scorecard,
                subject,
                request: Some(request.id),
                from: Whom::Account(member),
                due: Some(due),
            },
        )?;
    }
    Ok(())
}

fn answered(tx: &mut Tx, card: i64) -> Result<()> {
    waiting::answer(tx, WaitKind::Scorecard, (WaitSubject::Scorecard, card)).map(|_| ())
}

fn given_up(tx: &mut Tx, card: i64) -> Result<()> {
    waiting::give_up(tx, WaitKind::Scorecard, (WaitSubject::Scorecard, card)).map(|_| ())
}

/// Holders of a role whom nothing bars from the case, but for the one who acts.
fn holders(tx: &mut Tx, request: &Request, role: Role, except: Option<AccountId>) -> Result<Vec<Recipient>> {
    let barred = store::conflicted_people(tx.conn(), request.id)?;
    let own: Vec<AccountId> = store::organization_people(tx.conn(), request.organization_id)?
        .into_iter()
        .map(|(account, _)| account)
        .collect();
    Ok(accounts::holders_of(tx.conn(), role)?
        .iter()
        .filter(|one| !barred.contains(&one.id) && !own.contains(&one.id) && Some(one.id) != except)
        .map(accounts::Account::as_recipient)
        .collect())
}

/// Secretariat and chairs whom nothing bars from the case.
fn office(tx: &mut Tx, request: &Request, except: Option<AccountId>) -> Result<Vec<Recipient>> {
    let mut to = holders(tx, request, Role::Secretariat, except)?;
    to.extend(holders(tx, request, Role::Chair, except)?);
    Ok(to)
}

/// A text that a person has to write; the problem stands at `field`.
fn text(field: &str, text: &str, missing: say::Msg) -> Result<()> {
    let mut problems = Problems::new();
    if text.trim().is_empty() {
        problems.add(field, missing);
    }
    not_too_long(&mut problems, field, text);
    problems.into_result()
}

fn not_too_long(problems: &mut Problems, field: &str, text: &str) {
    let count = text.chars().count();
    if count > super::rules::LONGEST_TEXT {
        problems.add(field, say::reviews::problem_too_long(super::rules::LONGEST_TEXT, count));
    }
}

fn subject_id(event: &Event) -> RequestId {
    RequestId(event.subject.id)
}

/// A refusal in words.
fn refused<T>(why: say::Msg) -> Result<T> {
    Err(Error::Refused(why))
}
