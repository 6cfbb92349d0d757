//! The partner takes up another mark that an officer offered.

use crate::access::Actor;
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::decisions::{DecisionState, store};
use crate::error::{Error, Result};
use crate::requests::{self, actions::carry};
use crate::say;

/// Begins a linked draft with the answers of this request and the mark that its letter offers; one that is open already
/// is given instead of another.
///
/// # Errors
/// Hidden, or refused when the letter offers nothing.
pub fn begin_alternative(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<RequestId> {
    requests::lock(tx, id)?;
    let standing = store::standing_decision(tx.conn(), id)?;
    let offered = standing
        .filter(|made| made.state == DecisionState::Released)
        .and_then(|made| made.alternative)
        .ok_or_else(|| Error::Refused(say::decisions::refused_nothing_offered()))?;
    carry::with_mark(tx, actor, id, offered.mark)
}
