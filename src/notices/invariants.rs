//! Every notice is whole: a state that fits its times, an address, a subject on one line. What letters say in the
//! office's own words, two people agreed to.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong: Vec<String> =
        store::odd(conn)?.into_iter().map(|(id, what)| format!("notice {id}: {what}")).collect();
    let alone = super::paragraphs::odd(conn)?;
    wrong.extend(alone.into_iter().map(|id| format!("paragraph {id}: nobody else approved it")));
    Ok(wrong)
}
