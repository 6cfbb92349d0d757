//! Walks every concept's invariants and every event chain, and says what is wrong.

use crate::db::Conn;
use crate::error::Result;

/// One concept's check: what is wrong, one line each.
type Check = fn(&mut Conn) -> Result<Vec<String>>;

/// Everything that is wrong in the whole database, one line each; nothing when all is well.
///
/// # Errors
/// When the database fails.
pub fn everything(conn: &mut Conn) -> Result<Vec<String>> {
    let concepts: &[Check] = &[
        crate::audit::invariants::check,
        crate::waiting::invariants::check,
        crate::notices::invariants::check,
        crate::organizations::invariants::check,
        crate::opinions::invariants::check,
        crate::documents::invariants::check,
        crate::requests::invariants::check,
        crate::rulebook::invariants::check,
        crate::authorizations::invariants::check,
        crate::matters::invariants::check,
        crate::lessons::invariants::check,
        crate::screening::invariants::check,
        crate::accounts::invariants::check,
        crate::reviews::invariants::check,
        crate::decisions::invariants::check,
        crate::reconsiderations::invariants::check,
        crate::reports::invariants::check,
    ];
    let mut wrong = Vec::new();
    for check in concepts {
        wrong.extend(check(conn)?);
    }
    Ok(wrong)
}
