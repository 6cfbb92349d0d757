//! The sponsor that a request names: asked as soon as the request is sent, if the office knows the person.

use super::{Addressee, case_words, send, take_back, tell};
use crate::access::Role;
use crate::accounts::{self, AccountState, folded_email};
use crate::audit::Event;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::opinions::{ContactKind, OpinionKind, OpinionState, letters, rules, store};
use crate::requests::facts::Facts;
use crate::requests::{self, RequestId};

/// A request was sent: asks the sponsor it names. The partner typed the address, so the link goes only to somebody of the
/// directory or to an account of a focal point; of anybody else the secretariat is told.
///
/// # Errors
/// When the database fails.
pub fn follow_submit(tx: &mut Tx, event: &Event) -> Result<()> {
    let id = RequestId(event.subject.id);
    let request = requests::by_id(tx.conn(), id)?;
    let Some(revision) = requests::latest_revision(tx.conn(), id)? else { return Ok(()) };
    let Ok(facts) = revision.facts.to::<Facts>() else { return Ok(()) };
    let named = facts.sponsor_focal_point.filter(|email| !email.trim().is_empty());
    let entity = facts.sponsor_entity.unwrap_or_default();
    let before = store::of_request(tx.conn(), id)?;
    let open = before.iter().find(|one| {
        one.kind == OpinionKind::Sponsorship
            && matches!(one.state, OpinionState::Asked | OpinionState::Answered)
    });
    if let Some(open) = open {
        let same = named.as_deref().is_some_and(|email| folded_email(email) == folded_email(&open.email));
        if same {
            return Ok(());
        }
        if open.state == OpinionState::Asked {
            take_back(tx, &request, open, None)?;
        }
    }
    let Some(email) = named else { return Ok(()) };
    let reference = Reference::current().map_err(Error::internal)?;
    let due = reference.terms.calendar.add_working_days(tx.today(), rules::ANSWER_DAYS);
    let entry = store::directory::focal_point(tx.conn(), &email)?;
    let account = accounts::by_email(tx.conn(), &email)?;
    let account = match account {
        Some(account)
            if account.state == AccountState::Active
                && accounts::roles_of(tx.conn(), account.id)?.contains(&Role::FocalPoint) =>
        {
            Some(account)
        }
        _ => None,
    };
    let to = match (&entry, &account) {
        (Some(entry), _) => Addressee {
            entry: Some(entry.id),
            from_kind: ContactKind::FocalPoint,
            entity: &entry.entity,
            contact: &entry.contact,
            email: &entry.email,
        },
        (None, Some(account)) => Addressee {
            entry: None,
            from_kind: ContactKind::FocalPoint,
            entity: &entity,
            contact: &account.name,
            email: &account.email,
        },
        (None, None) => {
            let office = accounts::recipients(tx.conn(), Role::Secretariat)?;
            let case = case_words(tx, &request)?;
            let letter = letters::SponsorUnknown { case, request: id, entity, email };
            return tell(tx, id, &office, &letter);
        }
    };
    send(tx, None, &request, OpinionKind::Sponsorship, &to, "", due).map(|_| ())
}

/// A case is closed or taken back: nobody needs to answer any more.
///
/// # Errors
/// When the database fails.
pub fn no_longer_asked(tx: &mut Tx, id: RequestId) -> Result<()> {
    let request = requests::by_id(tx.conn(), id)?;
    for opinion in store::of_request(tx.conn(), id)? {
        if opinion.state == OpinionState::Asked {
            take_back(tx, &request, &opinion, None)?;
        }
    }
    Ok(())
}
