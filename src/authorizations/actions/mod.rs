//! What is done to an authorization, one function a verb.

mod agents;
mod artwork;
mod calendar;
mod changes;
mod feeds;
mod keys;
mod listing;
mod offer;
mod officer;
mod paper;
mod papers;
mod partner;
mod reminders;
mod reports;

pub use agents::{NewAgent, end_agent, name_agent, stop_agent};
pub use artwork::{Artwork, add_master, fetch_artwork, has_room_for_master, withdraw_master};
pub use calendar::{activate_due, expire_due, lapse_due, remind_due};
pub use changes::{answer_change, renew, report_change};
pub use feeds::{calendar_behind, end_calendar, make_calendar};
pub use keys::{make_first_key, rotate_key};
pub use listing::{delay_listing, list_now};
pub use offer::{offer, offer_what_was_decided};
pub use officer::{Edited, check_condition, edit_conditions, reinstate, restore, revoke, suspend};
pub use paper::{Prepared, bring_paper, discard_paper, prepare_paper, record_line, settle_paper};
pub use papers::{Looked, hand_in, has_room, look_at, open_paper};
pub use partner::{Signature, accept, give_up, refuse};
pub use reminders::remind_owed;
pub use reports::{Promised, accounts_typed, look_at_report, promised, report_use};

use super::lifecycle::{self, AuthorizationAction, AuthorizationState, TABLE};
use super::store::{self, Authorization};
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::accounts::{self, AccountState};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{AccountId, AuthorizationId};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::notices::{About, Recipient};
use crate::requests::{self, Request};
use crate::say;
use crate::waiting::{self, WaitKind};

/// The authorization's own state and what was left for it.
fn next(row: &Authorization, action: AuthorizationAction) -> Result<AuthorizationState> {
    lifecycle::step(action, row.state, row.suspended_from)
        .map_err(|_| Error::Refused(say::authorizations::refused_state(row.state.words())))
}

/// Locks and loads, asks the policy and the lifecycle; the row and the state it would go to.
fn begin(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    action: AuthorizationAction,
) -> Result<(Authorization, AuthorizationState)> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    let who = TABLE.iter().find(|line| line.action == action).map_or(&[][..], |line| line.who);
    access::act(actor, who, &standing)?;
    if matches!(action, AuthorizationAction::Suspend | AuthorizationAction::Revoke) {
        access::stop(&standing)?;
    }
    let to = next(&row, action)?;
    Ok((row, to))
}

/// An event in the chain of the authorization.
fn event(row: &Authorization, action: &'static str, actor: Option<AccountId>) -> Event {
    Event::new(SubjectKind::Authorization, row.id.0, action, actor).after("request", row.request_id)
}

/// An event for a change of state.
fn moved(
    row: &Authorization,
    after: &Authorization,
    action: &'static str,
    actor: Option<AccountId>,
) -> Event {
    event(row, action, actor).before("state", row.state).after("state", after.state)
}

/// What letters are filed under.
fn about(row: &Authorization) -> About {
    About { kind: SubjectKind::Authorization, id: row.id.0, request: Some(row.request_id), wait: None }
}

/// Ends waits of one kind on this request, and no others.
fn no_longer_awaited(tx: &mut Tx, row: &Authorization, kind: WaitKind) -> Result<()> {
    let others: Vec<WaitKind> = WaitKind::ALL.iter().copied().filter(|other| *other != kind).collect();
    waiting::expire(tx, row.request_id, &others).map(|_| ())
}

/// The people of the organization that holds it.
fn partners(conn: &mut Conn, row: &Authorization) -> Result<Vec<Recipient>> {
    crate::organizations::recipients(conn, row.organization_id)
}

/// The holders of a role who declared no conflict in the case (invariant I15).
///
/// # Errors
/// When the database fails.
pub fn holders(conn: &mut Conn, request: &Request, role: Role) -> Result<Vec<Recipient>> {
    let mut all = Vec::new();
    for account in accounts::holders_of(conn, role)? {
        let actor = accounts::actor_by_id(conn, account.id)?;
        if !requests::standing(conn, request, &actor)?.conflicted {
            all.push(account.as_recipient());
        }
    }
    Ok(all)
}

/// The officer who decided.
fn decider(conn: &mut Conn, row: &Authorization) -> Result<Vec<Recipient>> {
    let officer = crate::decisions::by_id(conn, row.decision_id)?.decided_by;
    let account = accounts::by_id(conn, officer)?;
    Ok(if account.state == AccountState::Active { vec![account.as_recipient()] } else { Vec::new() })
}

/// The focal point that the request names, when it has an account as one.
fn focal_point(conn: &mut Conn, row: &Authorization) -> Result<Vec<Recipient>> {
    requests::focal_point_of(conn, row.request_id)
}
