//! What is done with a reconsideration: the partner asks, an officer answers.

mod answering;
mod asking;
mod calendar;

pub use answering::{Change, answer};
pub use asking::ask;
pub use calendar::remind_due;

use super::letters::CaseWords;
use super::store::Reconsideration;
use super::{Kind, ReconsiderationState};
use crate::access::reconsiderations::{self as access, First};
use crate::access::{Actor, Role};
use crate::accounts;
use crate::audit::{Event, SubjectKind};
use crate::authorizations::actions::holders;
use crate::db::ids::AccountId;
use crate::db::{Conn, Tx};
use crate::error::{Problems, Result};
use crate::notices::Recipient;
use crate::organizations;
use crate::requests::{self, Request};
use crate::say::Msg;

fn event(request: &Request, action: &'static str, actor: &Actor) -> Event {
    Event::new(SubjectKind::Request, request.id.0, action, Some(actor.id))
}

fn case_words(conn: &mut Conn, request: &Request, kind: Kind) -> Result<CaseWords> {
    Ok(CaseWords {
        id: request.id,
        number: request.number_or_draft(),
        organization: organizations::by_id(conn, request.organization_id)?.name,
        title: request.title.clone(),
        kind,
    })
}

/// The officers who may answer.
fn officers(conn: &mut Conn, request: &Request, first: First) -> Result<Vec<Recipient>> {
    let mut to = Vec::new();
    for officer in accounts::holders_of(conn, Role::AuthorizingOfficer)? {
        let actor = accounts::actor_by_id(conn, officer.id)?;
        let standing = requests::standing(conn, request, &actor)?;
        if access::answer(&actor, &standing, first).is_ok() {
            to.push(officer.as_recipient());
        }
    }
    Ok(to)
}

/// Chairs and secretariat whom no conflict bars.
fn office(conn: &mut Conn, request: &Request) -> Result<Vec<Recipient>> {
    let mut to = holders(conn, request, Role::Chair)?;
    to.extend(holders(conn, request, Role::Secretariat)?);
    Ok(to)
}

/// Each person once.
fn once(mut people: Vec<Recipient>) -> Vec<Recipient> {
    let mut seen: Vec<Option<AccountId>> = Vec::new();
    people.retain(|one| {
        let is_new = one.account.is_none() || !seen.contains(&one.account);
        seen.push(one.account);
        is_new
    });
    people
}

/// A text that a person has to write; the problem stands at `field`.
fn text(problems: &mut Problems, field: &str, text: &str, missing: Msg) {
    if text.trim().is_empty() {
        problems.add(field, missing);
    } else if text.chars().count() > super::rules::LONGEST {
        problems.add(field, crate::say::reconsiderations::too_long(super::rules::LONGEST));
    }
}

/// The request of a reconsideration, locked, and the row as it stands after that.
fn locked(tx: &mut Tx, id: super::ReconsiderationId) -> Result<(Request, Reconsideration)> {
    let row = super::store::by_id(tx.conn(), id)?;
    let request = requests::lock(tx, row.request_id)?;
    Ok((request, super::store::by_id(tx.conn(), id)?))
}

/// The name of the event of an answer.
const fn name_of(state: ReconsiderationState) -> &'static str {
    match state {
        ReconsiderationState::Asked => "reconsiderations.ask",
        ReconsiderationState::Refused => "reconsiderations.refuse",
        ReconsiderationState::Upheld => "reconsiderations.uphold",
        ReconsiderationState::Changed => "reconsiderations.change",
    }
}
