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
        ("requests.accept", crate::screening::actions::follow_accept),
        ("requests.resubmit", crate::screening::actions::follow_revision),
        ("requests.revise", crate::screening::actions::follow_revision),
        ("requests.close_not_required", crate::screening::actions::follow_close),
        ("requests.refer", crate::screening::actions::follow_close),
        ("requests.lapse", crate::screening::actions::follow_close),
        ("requests.withdraw", crate::screening::actions::follow_close),
        ("requests.release_decision", crate::screening::actions::follow_close),
        ("reviews.c11_zero", |tx, event| {
            crate::screening::actions::reset_x10(tx, crate::db::ids::RequestId(event.subject.id))
        }),
        ("accounts.disable", crate::reviews::actions::return_open_cards),
        ("accounts.change_roles", crate::reviews::actions::roles_changed),
        ("requests.close_not_required", crate::reviews::actions::release_cards),
        ("requests.refer", crate::reviews::actions::release_cards),
        ("requests.withdraw", crate::reviews::actions::release_cards),
        ("requests.lapse", crate::reviews::actions::release_cards),
        ("requests.exclude", crate::reviews::actions::release_cards),
        ("requests.resubmit", crate::reviews::actions::new_revision),
        ("requests.revise", crate::reviews::actions::new_revision),
        ("requests.change_track", crate::reviews::actions::track_changed),
        ("requests.release_hold", crate::reviews::actions::hold_released),
        ("requests.withdraw", crate::decisions::actions::follow_close),
        ("requests.exclude", crate::decisions::actions::follow_close),
    ];
    for (action, consequence) in consequences {
        if *action == event.action {
            consequence(tx, event)?;
        }
    }
    Ok(())
}
