//! What follows from what, across concepts: the one list. A lower concept records what happened; what must
//! happen higher up follows here, in the same transaction.

use crate::audit::Event;
use crate::db::Tx;
use crate::error::Result;

/// What follows from an event.
type Consequence = fn(&mut Tx, &Event) -> Result<()>;

/// Called for every event before its transaction commits.
///
/// # Errors
/// Whatever a consequence fails with; the whole transaction is rolled back then.
pub fn follow(tx: &mut Tx, event: &Event) -> Result<()> {
    let consequences: &[(&str, Consequence)] = &[
        // (action of the event, what follows); one line each, in the order of the concepts
    ];
    for (action, consequence) in consequences {
        if *action == event.action {
            consequence(tx, event)?;
        }
    }
    Ok(())
}
