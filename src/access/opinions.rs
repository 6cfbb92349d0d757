//! Who asks focal points and Local Networks for an opinion, who answers, and who keeps the directory of them.

use super::requests::{Sight, Standing, see};
use super::{Actor, Refusal, Role};
use crate::say;

/// Who keeps the directory.
const KEEPERS: [Role; 2] = [Role::Secretariat, Role::Admin];

/// Whether a person may ask for an opinion in a case, ask again, and take a question back.
///
/// # Errors
/// Hidden when the person may not know of the case; else the reason.
pub fn ask(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    if see(actor, standing)? == Sight::Partner {
        return Err(Refusal::Because(say::requests::own_organization()));
    }
    if actor.has(Role::Secretariat) { Ok(()) } else { Err(Refusal::Because(say::common::not_your_role())) }
}

/// Whether a person may see and answer a question that was sent to an address or an account: only the one who was asked,
/// and only as a focal point or a Local Network.
///
/// # Errors
/// Hidden.
pub fn answer(actor: &Actor, was_asked: bool) -> Result<(), Refusal> {
    if was_asked && actor.has_any(&[Role::FocalPoint, Role::LocalNetwork]) {
        Ok(())
    } else {
        Err(Refusal::Hidden)
    }
}

/// Whether a person may read the directory.
///
/// # Errors
/// The reason.
pub fn see_directory(actor: &Actor) -> Result<(), Refusal> {
    if actor.is_staff() { Ok(()) } else { Err(Refusal::Because(say::common::not_your_role())) }
}

/// Whether a person may change the directory.
///
/// # Errors
/// The reason.
pub fn keep_directory(actor: &Actor) -> Result<(), Refusal> {
    if actor.has_any(&KEEPERS) { Ok(()) } else { Err(Refusal::Because(say::common::not_your_role())) }
}
