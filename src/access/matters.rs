//! Who may know of an integrity matter, and who takes which step in it. Members of the advisory group do not: a matter is
//! for those who triage, screen, close, sanction or oversee. Whoever belongs to the organization reads what it was asked,
//! and nothing else; whoever declared a conflict in the case concerned knows of nothing.

use super::{Actor, Refusal, Role};
use crate::db::ids::OrganizationId;
use crate::say;

/// How one person stands to one matter: values only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The organization it concerns, when that is known here.
    pub organization: Option<OrganizationId>,
    /// The organization was asked for its comment.
    pub told: bool,
    /// The person declared a conflict in the case concerned, or was recused there.
    pub conflicted: bool,
}

/// As what a person sees a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// As one of the organization: what was asked, the own comment, the end.
    Partner,
    /// Everything.
    Staff,
}

/// Who sees matters.
const SEES: [Role; 5] =
    [Role::Secretariat, Role::Screener, Role::Chair, Role::AuthorizingOfficer, Role::Oversight];
/// For whom matters can wait.
const AWAITED: [Role; 3] = [Role::Secretariat, Role::Chair, Role::AuthorizingOfficer];
/// Who writes down what they heard.
const ENTERS: [Role; 4] = [Role::Secretariat, Role::Screener, Role::Chair, Role::AuthorizingOfficer];
/// Who erases a reporter's name and address.
const ERASES: [Role; 1] = [Role::Secretariat];

/// Whether a person sees matters at all.
pub fn sees(actor: &Actor) -> bool {
    actor.has_any(&SEES)
}

/// Whether matters can wait for this person.
pub fn awaited(actor: &Actor) -> bool {
    actor.has_any(&AWAITED)
}

/// Whether a person has a list of matters.
///
/// # Errors
/// Hidden.
pub fn lists(actor: &Actor) -> Result<(), Refusal> {
    if sees(actor) { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person may write down an allegation.
///
/// # Errors
/// Hidden; the reason for those who only read.
pub fn enter(actor: &Actor) -> Result<(), Refusal> {
    lists(actor)?;
    if actor.has_any(&ENTERS) { Ok(()) } else { Err(Refusal::Because(say::common::not_your_role())) }
}

/// Whether a person may know of a matter, and as what.
///
/// # Errors
/// Hidden.
pub fn see(actor: &Actor, standing: &Standing) -> Result<Sight, Refusal> {
    if standing.organization.is_some_and(|id| actor.belongs_to(id)) {
        let reads = standing.told && actor.has(Role::Partner);
        return if reads { Ok(Sight::Partner) } else { Err(Refusal::Hidden) };
    }
    if standing.conflicted || !sees(actor) { Err(Refusal::Hidden) } else { Ok(Sight::Staff) }
}

/// Whether a person may take a step that the lifecycle gives to `who`.
///
/// # Errors
/// Hidden when the person may not know of the matter; else the reason.
pub fn act(actor: &Actor, who: &[Role], standing: &Standing) -> Result<(), Refusal> {
    let of_partner = who.contains(&Role::Partner);
    let may = match see(actor, standing)? {
        Sight::Partner => of_partner,
        Sight::Staff => !of_partner && actor.has_any(who),
    };
    if may { Ok(()) } else { Err(Refusal::Because(say::common::not_your_role())) }
}

/// Whether a person may erase the name and the address of whoever reported.
///
/// # Errors
/// As [`act`].
pub fn erase(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    act(actor, &ERASES, standing)
}
