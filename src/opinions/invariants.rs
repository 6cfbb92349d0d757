//! An answer has a verdict and a time, and nothing else has.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// What is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let odd = store::odd(conn)?;
    Ok(odd.into_iter().map(|id| format!("opinion {id} is answered by half")).collect())
}
