//! Holds on every open request of the organization.

use super::super::lifecycle::MatterAction as A;
use super::super::{MatterId, rules, store};
use super::{begin, event, unnamed};
use crate::access::{Actor, screening as access};
use crate::db::ids::RequestId;
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::organizations::OrganizationId;
use crate::requests;
use crate::say::matters as t;
use crate::screening::actions::{NewHold, hold_for_matter};
use crate::screening::rules::REASON_LIMIT;

/// The open requests of an organization that a person can put on hold: those they may know of, and that are not on hold.
pub(super) fn holdable(
    conn: &mut Conn,
    actor: &Actor,
    organization: OrganizationId,
) -> Result<Vec<RequestId>> {
    let mut found = Vec::new();
    for id in requests::open_of_organization(conn, organization)? {
        let request = requests::by_id(conn, id)?;
        let standing = requests::standing(conn, &request, actor)?;
        let may = access::hold_for_matter(actor, &standing).is_ok();
        if may && requests::hold_open_since(conn, id)?.is_none() {
            found.push(id);
        }
    }
    Ok(found)
}

/// Puts every open request of the organization on hold; gives how many. They are released as every hold is, by two people.
///
/// # Errors
/// Hidden or refused (nothing to put on hold); invalid without a reason or a summary, or with a summary that names
/// whoever reported.
pub fn put_on_hold(
    tx: &mut Tx,
    actor: &Actor,
    id: MatterId,
    version: i64,
    reason: &str,
    summary: &str,
) -> Result<usize> {
    let (matter, _) = begin(tx, actor, id, version, A::PutOnHold)?;
    let full = t::hold_reason_of(&matter.number, reason.trim()).to_string();
    let room =
        REASON_LIMIT.saturating_sub(full.chars().count().saturating_sub(reason.trim().chars().count()));
    let mut problems = Problems::new();
    rules::text(&mut problems, "hold_reason", reason, room, Some(t::enter_hold_reason()));
    rules::text(&mut problems, "summary", summary, REASON_LIMIT, Some(t::enter_summary()));
    unnamed(tx.conn(), &matter, &mut problems, "summary", summary)?;
    problems.into_result()?;
    let organization = matter.organization_id.ok_or(Error::Hidden)?;
    let new = NewHold { check: None, reason: full, summary: summary.trim().to_owned() };
    let cases = holdable(tx.conn(), actor, organization)?;
    for case in &cases {
        hold_for_matter(tx, actor, *case, &new)?;
    }
    store::save(tx, &matter, &matter)?;
    tx.record(
        event(&matter, "matters.put_on_hold", Some(actor.id))
            .after("requests", &cases)
            .personal("reason", reason.trim())
            .personal("summary", summary.trim()),
    );
    Ok(cases.len())
}
