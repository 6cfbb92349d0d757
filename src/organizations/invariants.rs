//! Every organization has a name, and one that a person made has an owner. Nobody asks to join who belongs somewhere.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// What is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let odd = store::odd(conn)?;
    let mut wrong: Vec<String> =
        odd.into_iter().map(|id| format!("organization {id} has no name or no owner")).collect();
    let idle = store::people::idle_joins(conn)?;
    wrong.extend(
        idle.into_iter().map(|id| format!("question {id} to join is open though the person belongs")),
    );
    Ok(wrong)
}
