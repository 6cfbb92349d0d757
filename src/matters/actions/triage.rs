//! What the secretariat does with a matter: says whom it concerns, dismisses it, asks the organization, hands it on.

use super::super::letters::{self, Named};
use super::super::lifecycle::MatterAction as A;
use super::super::{MatterId, rules, store};
use super::{about, awaits, begin, close, event, moved, partners, standing, unnamed};
use crate::access::{Actor, matters as access};
use crate::audit::{self, Subject, SubjectKind};
use crate::authorizations;
use crate::db::Tx;
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::notices;
use crate::organizations::{self, OrganizationId};
use crate::say::matters as t;
use crate::waiting::{self, WaitKind, WaitSubject, Whom};

/// Whom a matter concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// An organization that is known here; none leaves the bare name.
    pub organization: Option<OrganizationId>,
    /// The bare name.
    pub name: String,
    /// Number or code of an authorization; empty for none.
    pub authorization: String,
}

/// Says which organization and which authorization a matter concerns. Once the organization was asked, it stays.
///
/// # Errors
/// Hidden or refused; invalid when number or code are not known or belong to another organization.
pub fn link(tx: &mut Tx, actor: &Actor, id: MatterId, version: i64, link: &Link) -> Result<()> {
    let (matter, _) = begin(tx, actor, id, version, A::Link)?;
    let mut problems = Problems::new();
    let row = match link.authorization.as_str() {
        "" => None,
        typed => {
            let found = authorizations::by_code_or_number(tx.conn(), typed)?;
            if found.is_none() {
                problems.add("authorization", t::unknown_authorization());
            }
            found
        }
    };
    let holder = row.as_ref().map(|row| row.organization_id);
    if holder.is_some() && link.organization.is_some() && holder != link.organization {
        problems.add("authorization", t::authorization_of_others());
    }
    rules::text(&mut problems, "name", &link.name, rules::LONGEST_LINE, None);
    problems.into_result()?;
    let mut after = matter.clone();
    after.organization_id = link.organization.or(holder);
    after.authorization_id = row.as_ref().map(|row| row.id);
    if let Some(row) = &row {
        after.request_id = Some(row.request_id);
    } else if matter.authorization_id.is_some() {
        after.request_id = None;
    }
    if matter.asked_at.is_some() && after.organization_id != matter.organization_id {
        return Err(Error::Refused(t::refused_organization_stays()));
    }
    after.organization_name = match after.organization_id {
        Some(id) => organizations::by_id(tx.conn(), id)?.name,
        None => link.name.clone(),
    };
    let after_standing = standing(tx.conn(), &after, actor)?;
    if access::see(actor, &after_standing) != Ok(access::Sight::Staff) {
        return Err(Error::Refused(t::refused_own_conflict()));
    }
    store::save(tx, &matter, &after)?;
    tx.record(
        event(&matter, "matters.link", Some(actor.id))
            .before("organization", matter.organization_id)
            .before("authorization", matter.authorization_id)
            .after("organization", after.organization_id)
            .after("authorization", after.authorization_id)
            .after("request", after.request_id)
            .personal("organization_name", &after.organization_name),
    );
    Ok(())
}

fn why(problems: &mut Problems, field: &str, reasons: &str) {
    rules::text(problems, field, reasons, rules::LONGEST, Some(t::enter_reasons()));
}

/// There is nothing in it.
///
/// # Errors
/// Hidden or refused; invalid without reasons.
pub fn dismiss(tx: &mut Tx, actor: &Actor, id: MatterId, version: i64, reasons: &str) -> Result<()> {
    let (matter, to) = begin(tx, actor, id, version, A::Dismiss)?;
    let mut problems = Problems::new();
    why(&mut problems, "dismiss_reasons", reasons);
    problems.into_result()?;
    let mut after = matter.clone();
    after.state = to;
    let event = event(&matter, "matters.dismiss", Some(actor.id));
    close(tx, &matter, &mut after, actor, reasons, event)
}

/// Hands it to another office.
///
/// # Errors
/// Hidden or refused; invalid without the office or reasons.
pub fn refer(
    tx: &mut Tx,
    actor: &Actor,
    id: MatterId,
    version: i64,
    office: &str,
    reasons: &str,
) -> Result<()> {
    let (matter, to) = begin(tx, actor, id, version, A::Refer)?;
    let mut problems = Problems::new();
    rules::text(&mut problems, "referred_to", office, rules::LONGEST_LINE, Some(t::enter_office()));
    why(&mut problems, "refer_reasons", reasons);
    problems.into_result()?;
    let mut after = matter.clone();
    after.state = to;
    after.referred_to = office.trim().to_owned();
    let event = event(&matter, "matters.refer", Some(actor.id)).after("referred_to", office.trim());
    close(tx, &matter, &mut after, actor, reasons, event)
}

/// Asks the organization for its comment; its clock begins. The question is all that it reads of the matter.
///
/// # Errors
/// Hidden or refused (the organization is not known here, it has nobody to write to); invalid without a question, or
/// with one that names whoever reported.
pub fn open_dialogue(tx: &mut Tx, actor: &Actor, id: MatterId, version: i64, question: &str) -> Result<()> {
    let (matter, to) = begin(tx, actor, id, version, A::OpenDialogue)?;
    let mut problems = Problems::new();
    rules::text(&mut problems, "question", question, rules::LONGEST, Some(t::enter_question()));
    unnamed(tx.conn(), &matter, &mut problems, "question", question)?;
    problems.into_result()?;
    let organization = matter.organization_id.ok_or(Error::Hidden)?;
    let people = partners(tx.conn(), &matter)?;
    if people.is_empty() || !organizations::has_people(tx.conn(), organization)? {
        return Err(Error::Refused(t::refused_nobody_to_ask()));
    }
    let months = Reference::current().map_err(Error::internal)?.terms.terms.matter_months;
    let due = rules::comment_due(tx.today(), months);
    let mut after = matter.clone();
    after.state = to;
    after.question = question.trim().to_owned();
    after.asked_by = Some(actor.id);
    after.asked_at = Some(tx.now);
    after.due_on = Some(due);
    let event = event(&matter, "matters.open_dialogue", Some(actor.id))
        .after("due_on", due)
        .personal("question", question.trim());
    moved(tx, &matter, &after, event)?;
    waiting::answer(tx, WaitKind::MatterTriage, (WaitSubject::Matter, id.0))?;
    awaits(tx, &after, WaitKind::MatterComment, Whom::Organization(organization), due)?;
    let letter = letters::Asked { matter: Named::of(&after), question: after.question.clone(), due };
    notices::write(tx, about(&after), &people, &letter)
}

/// Erases the name and the address of whoever reported, here, in the log and among the letters.
///
/// # Errors
/// Hidden or refused (the matter is open: its outcome is still to be told); hidden when there is nothing to erase.
pub fn forget_reporter(tx: &mut Tx, actor: &Actor, id: MatterId) -> Result<()> {
    let matter = store::by_id(tx.conn(), id)?;
    let standing = standing(tx.conn(), &matter, actor)?;
    access::erase(actor, &standing)?;
    if matter.state.is_open() {
        return Err(Error::Refused(t::refused_erase_open()));
    }
    if store::reporter_of(tx.conn(), id)?.is_none() {
        return Err(Error::Hidden);
    }
    store::forget_reporter(tx, id)?;
    let subject = Subject { kind: SubjectKind::Matter, id: id.0 };
    audit::erase_personal(tx.conn(), subject, &["reporter_name", "reporter_email"])?;
    notices::actions::forget(tx, about(&matter))?;
    tx.record(event(&matter, "matters.forget_reporter", Some(actor.id)));
    Ok(())
}
