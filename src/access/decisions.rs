//! Who may recommend and who may decide. The lifecycle gives the steps to the chair and to authorizing
//! officers; here stands what a person's own part in the case takes away (invariants I3 and I14).

use super::Refusal;
use super::requests::Standing;
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
/// The reason: the person recommended, worked a check or has a scorecard here.
pub fn decide(standing: &Standing) -> Result<(), Refusal> {
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

/// Whether a person may take a sealed decision back: only who made it.
///
/// # Errors
/// The reason.
pub fn take_back(person: AccountId, decided_by: AccountId) -> Result<(), Refusal> {
    if person == decided_by { Ok(()) } else { Err(Refusal::Because(say::decisions::refused_not_yours())) }
}
