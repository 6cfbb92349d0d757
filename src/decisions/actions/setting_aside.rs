//! A decline that a reconsideration changed: it no longer stands, and the case goes back to the group.

use super::{ask_chair, event};
use crate::access::Actor;
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::decisions::lifecycle::{self, DecisionAction, DecisionState};
use crate::decisions::store;
use crate::error::{Error, Result};
use crate::requests::{self, Action, Change, Request, Stage};
use crate::{reviews, say};

/// Sets the standing decline aside and opens the case again, in review or in deliberation. Whether it may be is asked
/// by the reconsideration; the officer who took it does not take the next one (invariant I3).
///
/// # Errors
/// Refused when nothing stands that could be set aside, or when it is the person's own.
pub fn set_aside(tx: &mut Tx, actor: &Actor, id: RequestId, to: Stage, reasons: &str) -> Result<Request> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::ReopenDeclined)?;
    let made = store::standing_decision(tx.conn(), id)?
        .filter(|made| made.decided_by != actor.id)
        .ok_or_else(|| Error::Refused(say::decisions::refused_decided_before()))?;
    lifecycle::step(DecisionAction::SetAside, made.state)
        .map_err(|_| Error::Refused(say::decisions::nothing_to_set_aside()))?;
    store::set_aside(tx, made.id, made.recommendation)?;
    let event = event(id, Action::ReopenDeclined, Some(actor.id))
        .before("decision", made.id)
        .before("decision_state", made.state)
        .after("decision_state", DecisionState::SetAside)
        .after("reasons", reasons);
    let change = Change { stage: Some(to), event: Some(event), ..Change::default() };
    let request = requests::advance(tx, Some(actor), &request, Action::ReopenDeclined, change)?;
    match to {
        Stage::Deliberation => ask_chair(tx, &request)?,
        _ => reviews::actions::ask_again(tx, &request, reasons)?,
    }
    Ok(request)
}
