//! Every organization has a name, and one that a person made has an owner.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// What is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let odd = store::odd(conn)?;
    Ok(odd.into_iter().map(|id| format!("organization {id} has no name or no owner")).collect())
}
