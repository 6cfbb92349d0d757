//! What follows from what, across concepts: the one list. A lower concept records what happened; what must
//! happen higher up follows here, in the same transaction.

use crate::audit::Event;
use crate::db::ids::RequestId;
use crate::db::{Hooks, Tx};
use crate::error::Result;
use crate::requests::Stage;

/// What follows from an event.
type Consequence = fn(&mut Tx, &Event) -> Result<()>;

/// What the concepts add to every transaction of a database.
pub const HOOKS: Hooks = Hooks { follow, outset: crate::rulebook::outset };

/// Called for every event before its transaction commits.
///
/// # Errors
/// Whatever a consequence fails with; the whole transaction is rolled back then.
fn follow(tx: &mut Tx, event: &Event) -> Result<()> {
    let consequences: &[(&str, Consequence)] = &[
        // (action of the event, what follows); one line each, in the order of the concepts
        ("requests.submit", crate::opinions::actions::follow_submit),
        ("requests.resubmit", crate::opinions::actions::follow_submit),
        ("requests.revise", crate::opinions::actions::follow_submit),
        ("requests.recall", |tx, event| {
            crate::opinions::actions::no_longer_asked(tx, RequestId(event.subject.id))
        }),
        ("documents.lock", crate::requests::actions::files::follow_lock),
        ("requests.accept", crate::screening::actions::follow_accept),
        ("requests.resubmit", crate::screening::actions::follow_revision),
        ("requests.revise", crate::screening::actions::follow_revision),
        ("requests.close_not_required", crate::screening::actions::follow_close),
        ("requests.refer", crate::screening::actions::follow_close),
        ("requests.lapse", crate::screening::actions::follow_close),
        ("requests.withdraw", crate::screening::actions::follow_close),
        ("requests.release_decision", crate::screening::actions::follow_close),
        ("requests.reopen_excluded", crate::screening::actions::follow_reopen),
        ("reviews.c11_zero", crate::screening::actions::follow_unlawful),
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
        ("requests.ask_for_change", crate::reviews::actions::questions_were_put),
        ("requests.change_track", crate::reviews::actions::track_changed),
        ("requests.release_hold", crate::reviews::actions::hold_released),
        ("requests.withdraw", crate::decisions::actions::follow_close),
        ("requests.exclude", crate::decisions::actions::follow_close),
        ("requests.withdraw", crate::decisions::actions::draft_no_longer_stands),
        ("requests.exclude", crate::decisions::actions::draft_no_longer_stands),
        ("requests.reopen_review", crate::decisions::actions::draft_no_longer_stands),
        ("requests.change_track", crate::decisions::actions::draft_no_longer_stands),
        ("requests.revise", crate::decisions::actions::draft_no_longer_stands),
        ("requests.release_hold", crate::decisions::actions::silence_begins_anew),
        ("reviews.declare_conflict", |tx, event| match event.actor {
            Some(member) => crate::notices::void_kept(tx, member, RequestId(event.subject.id)),
            None => Ok(()),
        }),
        ("reviews.declare_conflict", crate::decisions::actions::member_recused),
        ("requests.withdraw", crate::matters::actions::follow_withdraw),
        ("authorizations.check_condition", crate::matters::actions::follow_breach),
        ("requests.record_paper", crate::lessons::actions::follow_paper),
        ("authorizations.accept_report", crate::lessons::actions::follow_use_report),
        ("requests.release_decision", |tx, event| {
            crate::authorizations::actions::offer_what_was_decided(tx, RequestId(event.subject.id))
        }),
    ];
    for (action, consequence) in consequences {
        if *action == event.action {
            consequence(tx, event)?;
        }
    }
    closing(tx, event)?;
    crate::reports::actions::follow(tx, event)
}

/// Whatever closes a request asks for a lesson; whatever opens a closed one again takes that back.
fn closing(tx: &mut Tx, event: &Event) -> Result<()> {
    // What was decided on paper has its reason for no lesson instead.
    if !event.action.starts_with("requests.") || event.action == "requests.record_paper" {
        return Ok(());
    }
    let stage =
        |side: &serde_json::Value| side.get("stage").and_then(|stage| stage.as_str()).map(str::to_owned);
    let request = RequestId(event.subject.id);
    let closed = Some(Stage::Closed.as_str().to_owned());
    match (stage(&event.before) == closed, stage(&event.after)) {
        (false, after) if after == closed => {
            crate::opinions::actions::no_longer_asked(tx, request)?;
            crate::lessons::actions::ask_for_lesson(tx, request)
        }
        (true, Some(after)) if Some(&after) != closed.as_ref() => {
            crate::lessons::actions::no_longer_closed(tx, request)
        }
        _ => Ok(()),
    }
}
