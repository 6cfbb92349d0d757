//! Every notice is whole: a state that fits its times, an address, a subject on one line.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(store::odd(conn)?.into_iter().map(|(id, what)| format!("notice {id}: {what}")).collect())
}
