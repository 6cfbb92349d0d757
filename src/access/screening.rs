//! Who screens: checks and holds. The role alone does not do - who scored, recommended or decided in a case does not
//! judge its checks (invariant I14), and nobody is their own second person.

use super::requests::{Sight, Standing, see};
use super::{Actor, Refusal, Role};
use crate::db::ids::AccountId;
use crate::say;

/// Whether a person may record an outcome, open a hold or ask for its release.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn adjudicate(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    as_staff(actor, standing, &[Role::Screener])?;
    if standing.has_card {
        return Err(Refusal::Because(say::screening::refused_has_card()));
    }
    if standing.recommended {
        return Err(Refusal::Because(say::screening::refused_recommended()));
    }
    if standing.decided {
        return Err(Refusal::Because(say::screening::refused_decided()));
    }
    Ok(())
}

/// Whether a person may put a case on hold for an integrity matter: who judges there, or the secretariat.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn hold_for_matter(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    if as_staff(actor, standing, &[Role::Secretariat]).is_ok() { Ok(()) } else { adjudicate(actor, standing) }
}

/// Whether a person may be the second one on a check that `first` recorded.
///
/// # Errors
/// As [`adjudicate`]; refused for the first person.
pub fn second_on_check(actor: &Actor, standing: &Standing, first: Option<AccountId>) -> Result<(), Refusal> {
    adjudicate(actor, standing)?;
    another_person(actor, first)
}

/// Whether a person may be the second one on the release of a hold that `first` asked for: a screener or the chair.
///
/// # Errors
/// Hidden, or the reason.
pub fn second_on_release(
    actor: &Actor,
    standing: &Standing,
    first: Option<AccountId>,
) -> Result<(), Refusal> {
    as_staff(actor, standing, &[Role::Screener, Role::Chair])?;
    another_person(actor, first)
}

/// Whether a chair may exclude: not one who judged a check of the same case.
///
/// # Errors
/// Hidden, or the reason.
pub fn exclude(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    as_staff(actor, standing, &[Role::Chair])?;
    if standing.adjudicated { Err(Refusal::Because(say::screening::refused_adjudicated())) } else { Ok(()) }
}

/// Whether a chair may approve or refuse a remedial engagement that `proposer` proposed: not one who judged something in
/// the same case.
///
/// # Errors
/// Hidden, or the reason.
pub fn answer_engagement(
    actor: &Actor,
    standing: &Standing,
    proposer: Option<AccountId>,
) -> Result<(), Refusal> {
    exclude(actor, standing)?;
    another_person(actor, proposer)
}

/// Whether a person may read what a list says beside a name of the request: those who judge, exclude or suspend by it,
/// and oversight. Who scores reads the outcome alone.
///
/// # Errors
/// Hidden, or the reason.
pub fn read_matches(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    as_staff(actor, standing, &[Role::Screener, Role::Chair, Role::AuthorizingOfficer, Role::Oversight])?;
    if standing.has_card { Err(Refusal::Because(say::screening::refused_has_card())) } else { Ok(()) }
}

/// Whether a person has a list of the matches to judge, over all cases in which they may.
///
/// # Errors
/// Hidden for everybody else.
pub fn work_matches(actor: &Actor) -> Result<(), Refusal> {
    if actor.has(Role::Screener) { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person may read which lists stand, and how fresh they are.
///
/// # Errors
/// Hidden for everybody who has no part in it.
pub fn see_lists(actor: &Actor) -> Result<(), Refusal> {
    let roles = [
        Role::Screener,
        Role::Admin,
        Role::Secretariat,
        Role::Chair,
        Role::AuthorizingOfficer,
        Role::Oversight,
    ];
    if actor.has_any(&roles) { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person may bring a list in, or say that there is no newer one.
///
/// # Errors
/// Hidden, or the reason.
pub fn keep_lists(actor: &Actor) -> Result<(), Refusal> {
    see_lists(actor)?;
    if actor.has_any(&[Role::Screener, Role::Admin]) {
        Ok(())
    } else {
        Err(Refusal::Because(say::common::not_your_role()))
    }
}

fn as_staff(actor: &Actor, standing: &Standing, roles: &[Role]) -> Result<(), Refusal> {
    if see(actor, standing)? == Sight::Partner {
        return Err(Refusal::Because(say::requests::own_organization()));
    }
    if actor.has_any(roles) { Ok(()) } else { Err(Refusal::Because(say::common::not_your_role())) }
}

fn another_person(actor: &Actor, first: Option<AccountId>) -> Result<(), Refusal> {
    if first == Some(actor.id) { Err(Refusal::Because(say::screening::refused_own_second())) } else { Ok(()) }
}
