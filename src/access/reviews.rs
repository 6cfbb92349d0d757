//! Who may assign, score, see scores and speak in a deliberation (invariants I2, I9, I14, I15). Whoever may not
//! know of the case is hidden from all of it by [`super::requests::see`] first.

use super::requests::{Sight, Standing, act, see};
use super::{Actor, Refusal, Role};
use crate::db::ids::OrganizationId;
use crate::say;

/// Who may hold a card.
pub const MEMBERS: [Role; 2] = [Role::Reviewer, Role::Chair];

/// Whether a person sees the case as staff.
///
/// # Errors
/// Hidden; the reason for whoever is of the house and belongs to those who ask.
pub fn staff(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    match see(actor, standing)? {
        Sight::Staff => Ok(()),
        Sight::Partner if actor.is_staff() && actor.belongs_to(standing.organization) => {
            Err(Refusal::Because(say::requests::own_organization()))
        }
        Sight::Partner => Err(Refusal::Hidden),
    }
}

/// Whether a person can hold cards, and so says what they know and how much they take on.
///
/// # Errors
/// Hidden for everybody else.
pub fn member(actor: &Actor) -> Result<(), Refusal> {
    if actor.has_any(&MEMBERS) { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person assigns members to several cases at once.
///
/// # Errors
/// Hidden for whoever is not of the house; else the reason.
pub fn assign_many(actor: &Actor) -> Result<(), Refusal> {
    super::requests::lists(actor)?;
    if actor.has(Role::Secretariat) {
        return Ok(());
    }
    Err(Refusal::Because(say::common::not_your_role()))
}

/// Whether a person may assign members.
///
/// # Errors
/// Hidden, or the reason.
pub fn assign(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    staff(actor, standing)?;
    act(actor, &[Role::Secretariat], standing)
}

/// Whether a person may give a card to another member.
///
/// # Errors
/// Hidden, or the reason.
pub fn replace(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    staff(actor, standing)?;
    act(actor, &[Role::Secretariat, Role::Chair], standing)
}

/// Whether a person may work on the own card.
///
/// # Errors
/// Hidden from whoever may not know of the case; else the reason: nobody gave the person a card, or who adjudicated a check
/// does not score (invariant I14).
pub fn score(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    staff(actor, standing)?;
    if !standing.has_card {
        return Err(Refusal::Because(say::reviews::refused_no_card()));
    }
    act(actor, &MEMBERS, standing)?;
    if standing.adjudicated {
        return Err(Refusal::Because(say::reviews::refused_adjudicated()));
    }
    Ok(())
}

/// What decides whether scores are in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Openness {
    /// The deliberation is open now, or was open when the case went on or ended.
    pub deliberated: bool,
    /// The person has a card here that is not locked and can still be.
    pub own_card_awaited: bool,
}

/// Whether a person sees the scores of others (invariant I9): everybody who may see the case does so from the
/// deliberation on; before that only a member whose own card is locked.
pub fn see_scores(standing: &Standing, openness: Openness) -> bool {
    if standing.conflicted || openness.own_card_awaited {
        return false;
    }
    openness.deliberated || standing.card_locked
}

/// A decided case, as far as it matters whether a member is shown it beside a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// Who asked.
    pub organization: OrganizationId,
    /// Its decision was released: what is sealed or taken back is nobody's precedent.
    pub released: bool,
    /// The person declared a conflict there, or gave the card back because of one.
    pub conflicted: bool,
}

/// Whether a member who scores is shown a decided case as a precedent: its number, mark, use, kind of organization,
/// outcome and the reasons of its letter. That goes beyond the member's own cases on purpose, and stops where a conflict
/// bars the person (invariant I15) or the person's own organization asked.
pub fn see_precedent(actor: &Actor, past: &Past) -> bool {
    actor.has_any(&MEMBERS) && past.released && !past.conflicted && !actor.belongs_to(past.organization)
}

/// Whether a person sees what a case would change in the portfolio: the chair, who weighs it, and whoever only reads.
pub fn see_portfolio(actor: &Actor) -> bool {
    actor.has_any(&[Role::Chair, Role::Oversight])
}

/// Whether a person may speak in the thread: members with a card, the chair, the secretariat.
///
/// # Errors
/// Hidden, or the reason.
pub fn speak(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    staff(actor, standing)?;
    if standing.has_card || actor.has_any(&[Role::Chair, Role::Secretariat]) {
        return Ok(());
    }
    Err(Refusal::Because(say::reviews::refused_not_in_the_group()))
}

/// Whether a person who sees the scores reads a remark: what was said to the group is for those who may speak there and for
/// whoever reads everything; the rest is for everybody who sees the case (`wide`).
pub fn hear(actor: &Actor, standing: &Standing, wide: bool) -> bool {
    wide || actor.has(Role::Oversight) || speak(actor, standing).is_ok()
}

/// Whether a person may object: members whose card is locked, and the chair.
///
/// # Errors
/// Hidden, or the reason.
pub fn object(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    staff(actor, standing)?;
    if standing.card_locked || actor.has(Role::Chair) {
        return Ok(());
    }
    Err(Refusal::Because(say::reviews::refused_not_in_the_group()))
}

/// Whether a person may resolve knock-outs: the chair, unless the chair adjudicated a check here (invariant I14).
///
/// # Errors
/// Hidden, or the reason.
pub fn resolve(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    staff(actor, standing)?;
    act(actor, &[Role::Chair], standing)?;
    if standing.adjudicated {
        return Err(Refusal::Because(say::reviews::refused_adjudicated()));
    }
    Ok(())
}

/// Whether a person may write a meeting down.
///
/// # Errors
/// Hidden, or the reason.
pub fn record_meeting(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    staff(actor, standing)?;
    act(actor, &[Role::Chair, Role::Secretariat], standing)
}

#[cfg(test)]
mod tests {
    use super::{Openness, Past, see_precedent, see_scores};
    use crate::access::requests::Standing;
    use crate::access::{Actor, Role};
    use crate::db::ids::{AccountId, OrganizationId};
    use crate::say::Language;

    #[test]
    fn precedents_are_for_members_and_stop_at_a_conflict() {
        let person = |role| Actor {
            id: AccountId(1),
            name: "Amina".into(),
            roles: vec![role],
            organizations: vec![OrganizationId(7)],
            language: Language::En,
        };
        let past = Past { organization: OrganizationId(3), released: true, conflicted: false };
        assert!(see_precedent(&person(Role::Reviewer), &past));
        assert!(see_precedent(&person(Role::Chair), &past));
        assert!(!see_precedent(&person(Role::Admin), &past));
        assert!(!see_precedent(&person(Role::Reviewer), &Past { released: false, ..past }));
        assert!(!see_precedent(&person(Role::Reviewer), &Past { conflicted: true, ..past }));
        assert!(!see_precedent(&person(Role::Reviewer), &Past { organization: OrganizationId(7), ..past }));
    }

    #[test]
    fn scores_are_in_sight_after_the_own_lock_or_in_deliberation() {
        let member = Standing { submitted: true, has_card: true, ..Standing::default() };
        let locked = Standing { card_locked: true, ..member };
        let barred = Standing { conflicted: true, ..locked };
        let review = |own_card_awaited| Openness { deliberated: false, own_card_awaited };
        assert!(!see_scores(&member, review(true)));
        assert!(see_scores(&locked, review(false)));
        assert!(!see_scores(&Standing::default(), review(false)));
        assert!(see_scores(&Standing::default(), Openness { deliberated: true, own_card_awaited: false }));
        assert!(!see_scores(&member, Openness { deliberated: true, own_card_awaited: true }));
        assert!(!see_scores(&barred, Openness { deliberated: true, own_card_awaited: false }));
    }
}
