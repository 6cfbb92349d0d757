//! Who may do what with an authorization. Whoever may see the case may see what it granted; the lifecycle
//! says which roles take which step, and conditions have a rule of their own.

use super::requests::{self, Standing};
use super::{Actor, Refusal, Role};
use crate::db::ids::AccountId;
use crate::say;

/// Who records what became of a condition.
pub const CHECKS_CONDITIONS: &[Role] = &[Role::Secretariat, Role::AuthorizingOfficer];

/// Who lets a condition go.
pub const WAIVES_CONDITIONS: &[Role] = &[Role::AuthorizingOfficer];

/// Whether a person may take a step that the lifecycle of authorizations gives to `who`.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn act(actor: &Actor, who: &[Role], standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, who, standing)
}

/// Whether an officer may suspend or revoke: not one who judged a check of the case or on its holder (invariant I14).
///
/// # Errors
/// The reason.
pub fn stop(standing: &Standing) -> Result<(), Refusal> {
    if standing.adjudicated {
        Err(Refusal::Because(say::screening::refused_adjudicated_holder()))
    } else {
        Ok(())
    }
}

/// Whether a person may record what became of a condition; waiving is the officer's.
///
/// # Errors
/// As [`act`].
pub fn check_condition(actor: &Actor, waive: bool, standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, if waive { WAIVES_CONDITIONS } else { CHECKS_CONDITIONS }, standing)
}

/// Whether a person may answer a holder who reported a change.
///
/// # Errors
/// As [`act`].
pub fn answer_change(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, CHECKS_CONDITIONS, standing)
}

/// Whether a person may end what an agent of a holder does.
///
/// # Errors
/// As [`act`].
pub fn stop_agent(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, CHECKS_CONDITIONS, standing)
}

/// Whether a person may bring authorizations that were granted before, for another one to record.
///
/// # Errors
/// The reason.
pub fn bring_paper(actor: &Actor) -> Result<(), Refusal> {
    office(actor, &[Role::Secretariat])
}

/// Whether a person may record what somebody else brought.
///
/// # Errors
/// The reason: not an officer, or the one who brought it.
pub fn record_paper(actor: &Actor, brought_by: AccountId) -> Result<(), Refusal> {
    office(actor, &[Role::AuthorizingOfficer])?;
    if actor.id == brought_by {
        return Err(Refusal::Because(say::authorizations::refused_own_import()));
    }
    Ok(())
}

/// Whether a person may see what was brought.
///
/// # Errors
/// The reason.
pub fn see_paper(actor: &Actor) -> Result<(), Refusal> {
    office(actor, &[Role::Secretariat, Role::AuthorizingOfficer])
}

/// Whether a person may see the list of all authorizations.
///
/// # Errors
/// Hidden for everybody outside; else the reason.
pub fn see_all(actor: &Actor) -> Result<(), Refusal> {
    if requests::sees_all(actor) { Ok(()) } else { Err(Refusal::Hidden) }
}

fn office(actor: &Actor, who: &[Role]) -> Result<(), Refusal> {
    match actor.has_any(who) {
        true => Ok(()),
        false if actor.is_staff() => Err(Refusal::Because(say::common::not_your_role())),
        false => Err(Refusal::Hidden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::ids::OrganizationId;
    use crate::say::Language;

    fn actor(role: Role) -> Actor {
        Actor {
            id: AccountId(1),
            name: "Ada".into(),
            roles: vec![role],
            organizations: vec![],
            language: Language::En,
        }
    }

    #[test]
    fn only_the_officer_waives() {
        let standing = Standing { organization: OrganizationId(7), submitted: true, ..Standing::default() };
        assert!(check_condition(&actor(Role::Secretariat), false, &standing).is_ok());
        assert!(check_condition(&actor(Role::Secretariat), true, &standing).is_err());
        assert!(check_condition(&actor(Role::AuthorizingOfficer), true, &standing).is_ok());
        let conflicted = Standing { conflicted: true, ..standing };
        assert_eq!(
            check_condition(&actor(Role::AuthorizingOfficer), false, &conflicted),
            Err(Refusal::Hidden)
        );
        assert_eq!(act(&actor(Role::Admin), &[Role::AuthorizingOfficer], &standing), Err(Refusal::Hidden));
    }
}
