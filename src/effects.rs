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
        ("requests.withdraw", |tx, event| {
            crate::decisions::actions::void_sealed(tx, crate::requests::RequestId(event.subject.id))
        }),
        ("requests.exclude", |tx, event| {
            crate::decisions::actions::void_sealed(tx, crate::requests::RequestId(event.subject.id))
        }),
        ("requests.accept", crate::screening::actions::follow_accept),
        ("requests.resubmit", crate::screening::actions::follow_revision),
        ("requests.revise", crate::screening::actions::follow_revision),
        ("requests.close_not_required", crate::screening::actions::follow_close),
        ("requests.refer", crate::screening::actions::follow_close),
        ("requests.lapse", crate::screening::actions::follow_close),
        ("requests.withdraw", crate::screening::actions::follow_close),
        ("requests.release_decision", crate::screening::actions::follow_close),
    ];
    for (action, consequence) in consequences {
        if *action == event.action {
            consequence(tx, event)?;
        }
    }
    Ok(())
}
