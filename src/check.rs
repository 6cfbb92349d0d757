//! Walks every concept's invariants and every event chain, and says what is wrong.

use crate::db::Conn;
use crate::error::Result;

/// Everything that is wrong in the whole database, one line each; nothing when all is well.
///
/// # Errors
/// When the database fails.
pub fn everything(conn: &mut Conn) -> Result<Vec<String>> {
    let concepts: &[fn(&mut Conn) -> Result<Vec<String>>] = &[
        crate::audit::invariants::check,
        crate::waiting::invariants::check,
        crate::notices::invariants::check,
        crate::authorizations::invariants::check,
        crate::lessons::invariants::check,
    ];
    let mut wrong = Vec::new();
    for check in concepts {
        wrong.extend(check(conn)?);
    }
    Ok(wrong)
}
