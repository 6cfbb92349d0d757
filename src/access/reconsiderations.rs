//! Who may ask that a decision is looked at again, and who may answer (invariant I3).

use super::requests::{self, Standing};
use super::{Actor, Refusal, Role};
use crate::db::ids::AccountId;
use crate::say;

/// Whether a person may ask: as one of the partner's people.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn ask(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, &[Role::Partner], standing)
}

/// The decision at issue, as far as the policy needs to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct First {
    /// Who took it.
    pub by: AccountId,
    /// It is about what was granted or not; else about a stop of what was granted before.
    pub on_request: bool,
}

/// Whether an officer may answer: one who did not decide before, and who had no other part in the case.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn answer(actor: &Actor, standing: &Standing, first: First) -> Result<(), Refusal> {
    requests::act(actor, &[Role::AuthorizingOfficer], standing)?;
    if actor.id == first.by || (first.on_request && standing.decided) {
        return Err(Refusal::Because(say::reconsiderations::refused_decided()));
    }
    if standing.recommended {
        return Err(Refusal::Because(say::reconsiderations::refused_recommended()));
    }
    if standing.adjudicated {
        return Err(Refusal::Because(say::reconsiderations::refused_adjudicated()));
    }
    if standing.has_card {
        return Err(Refusal::Because(say::reconsiderations::refused_card()));
    }
    Ok(())
}
