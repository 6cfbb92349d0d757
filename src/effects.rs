//! What follows from what, across concepts: the one list. A lower concept records what happened; what must
//! happen higher up follows here, in the same transaction.

use crate::audit::Event;
use crate::db::Tx;
use crate::error::Result;

/// Called for every event before its transaction commits.
///
/// # Errors
/// Whatever a consequence fails with; the whole transaction is rolled back then.
pub fn follow(_tx: &mut Tx, event: &Event) -> Result<()> {
    match event.action {
        _ => Ok(()),
    }
}
