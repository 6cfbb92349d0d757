//! A wait is due to somebody, and ends once.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(store::odd(conn)?
        .into_iter()
        .map(|id| format!("wait {id} is due to nobody, or both answered and expired"))
        .collect())
}
