//! Who may recommend and who may decide. The lifecycle gives the steps to the chair and to authorizing
//! officers; here stands what a person's own part in the case takes away (invariants I3 and I14).

use super::requests::{self, Standing};
use super::{Actor, Refusal, Role};
use crate::db::ids::AccountId;
use crate::say;

/// Whether a chair may record the recommendation of this case.
///
/// # Errors
/// The reason: the person worked a check here, or decided here before.
pub fn recommend(standing: &Standing) -> Result<(), Refusal> {
    if standing.adjudicated {
        return Err(Refusal::Because(say::decisions::refused_adjudicated()));
    }
    if standing.decided {
        return Err(Refusal::Because(say::decisions::refused_decided()));
    }
    Ok(())
}

/// Whether an officer may decide on this case, send it back or put it off.
///
/// # Errors
/// The reason: the person recommended, worked a check or has a scorecard here, or took the decision that a
/// reconsideration changed.
pub fn decide(standing: &Standing) -> Result<(), Refusal> {
    if standing.decided {
        return Err(Refusal::Because(say::decisions::refused_decided_before()));
    }
    if standing.recommended {
        return Err(Refusal::Because(say::decisions::refused_recommended()));
    }
    if standing.adjudicated {
        return Err(Refusal::Because(say::decisions::refused_adjudicated()));
    }
    if standing.has_card {
        return Err(Refusal::Because(say::decisions::refused_card()));
    }
    Ok(())
}

/// Whether a person may break the silence on a draft: a member with a scorecard whom no conflict bars.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn break_silence(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, &[Role::Reviewer, Role::Chair], standing)?;
    if standing.has_card { Ok(()) } else { Err(Refusal::Because(say::decisions::refused_no_member())) }
}

/// Whether a person may take a sealed decision back: only who made it.
///
/// # Errors
/// The reason.
pub fn take_back(person: AccountId, decided_by: AccountId) -> Result<(), Refusal> {
    if person == decided_by { Ok(()) } else { Err(Refusal::Because(say::decisions::refused_not_yours())) }
}
