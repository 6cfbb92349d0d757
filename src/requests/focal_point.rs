//! The focal point that a request names: who is told how it goes on beside the partner.

use crate::accounts::{self, AccountState, Role};
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::notices::Recipient;

/// The one fact that is read here.
#[derive(serde::Deserialize)]
struct Named {
    #[serde(default)]
    sponsor_focal_point: Option<String>,
}

/// The focal point that a request names, when it has an account as one.
///
/// # Errors
/// When the database fails.
pub fn focal_point_of(conn: &mut Conn, request: RequestId) -> Result<Vec<Recipient>> {
    let Some(revision) = super::latest_revision(conn, request)? else { return Ok(Vec::new()) };
    let named: Option<String> = revision.facts.to::<Named>().ok().and_then(|named| named.sponsor_focal_point);
    let Some(address) = named else { return Ok(Vec::new()) };
    let Some(account) = accounts::by_email(conn, &address)? else { return Ok(Vec::new()) };
    let is_one = account.state == AccountState::Active
        && accounts::roles_of(conn, account.id)?.contains(&Role::FocalPoint);
    Ok(if is_one { vec![account.as_recipient()] } else { Vec::new() })
}

/// The same, unless the focal point is one of those who are told as staff.
///
/// # Errors
/// When the database fails.
pub fn focal_point_beside(
    conn: &mut Conn,
    request: RequestId,
    staff: &[Recipient],
) -> Result<Vec<Recipient>> {
    let mut to = focal_point_of(conn, request)?;
    to.retain(|one| !staff.iter().any(|other| other.account == one.account));
    Ok(to)
}
