//! Who may see a case, and who may take a step in it. The lifecycle says which roles take which step; here
//! stands what the person's relation to the case adds or takes away.

use super::{Actor, Refusal, Role};
use crate::db::ids::OrganizationId;
use crate::say;

/// How one person stands to one case: values only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The organization that asks.
    pub organization: OrganizationId,
    /// It has been submitted at least once; drafts are the partner's own.
    pub submitted: bool,
    /// The person declared a conflict in this case (invariant I15), or was recused.
    pub conflicted: bool,
    /// The person has a scorecard here that was not replaced (assigned, open, locked or abstained).
    pub has_card: bool,
    /// The person's own scorecard is locked.
    pub card_locked: bool,
    /// The person recorded a check outcome, or confirmed one, in this case.
    pub adjudicated: bool,
    /// The person recommended in this case.
    pub recommended: bool,
    /// The person decided in this case.
    pub decided: bool,
    /// The office wrote it down for a partner who has nobody here.
    pub on_behalf: bool,
}

/// In which capacity a person sees a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// As a person of the organization that asks.
    Partner,
    /// As staff or as a member of the group.
    Staff,
}

/// Who sees every case that was submitted and that no conflict of theirs hides.
const ALL_CASES: [Role; 5] =
    [Role::Secretariat, Role::Screener, Role::Chair, Role::AuthorizingOfficer, Role::Oversight];

/// Whether a person sees every case but those that a conflict of theirs hides.
pub fn sees_all(actor: &Actor) -> bool {
    actor.has_any(&ALL_CASES)
}

/// Whether a person has a desk, a list of cases and searches of their own.
///
/// # Errors
/// Hidden for everybody who is not staff.
pub fn lists(actor: &Actor) -> Result<(), Refusal> {
    if actor.is_staff() { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person does here what the partner would do: the secretariat, where the office wrote a request down for a
/// partner who wrote by paper or mail, until somebody of the partner takes it over.
pub fn writes_for(actor: &Actor, standing: &Standing) -> bool {
    standing.on_behalf && !standing.conflicted && actor.has(Role::Secretariat)
}

/// Whether a person may know of the case, and as what (invariants I2, I9, I15).
///
/// # Errors
/// [`Refusal::Hidden`]: nothing tells that the case exists.
pub fn see(actor: &Actor, standing: &Standing) -> Result<Sight, Refusal> {
    if actor.belongs_to(standing.organization) && actor.has(Role::Partner) {
        return Ok(Sight::Partner);
    }
    if !standing.submitted && writes_for(actor, standing) {
        return Ok(Sight::Partner);
    }
    if !standing.submitted || standing.conflicted {
        return Err(Refusal::Hidden);
    }
    if sees_all(actor) || (actor.has(Role::Reviewer) && standing.has_card) {
        return Ok(Sight::Staff);
    }
    Err(Refusal::Hidden)
}

/// Whether a person may take a step that the lifecycle gives to `who`.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn act(actor: &Actor, who: &[Role], standing: &Standing) -> Result<(), Refusal> {
    let sight = see(actor, standing)?;
    let partner = sight == Sight::Partner || writes_for(actor, standing);
    let as_partner = partner && who.contains(&Role::Partner);
    let as_staff = sight == Sight::Staff && who.iter().any(|role| role.is_staff() && actor.has(*role));
    if as_partner || as_staff {
        return Ok(());
    }
    if sight == Sight::Partner && actor.is_staff() && !writes_for(actor, standing) {
        return Err(Refusal::Because(say::requests::own_organization()));
    }
    Err(Refusal::Because(say::common::not_your_role()))
}

/// Whether a person sees the addresses that letters about a case went to: whoever writes to people.
pub fn see_addresses(actor: &Actor) -> bool {
    actor.has(Role::Secretariat)
}

/// Whether a person may mark a letter about the case as come back: the secretariat hears of it first.
///
/// # Errors
/// Hidden, or the reason.
pub fn mark_mail(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    match see(actor, standing)? {
        Sight::Staff => act(actor, &[Role::Secretariat], standing),
        Sight::Partner => Err(Refusal::Hidden),
    }
}
