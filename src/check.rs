//! Walks every concept's invariants and every event chain, and says what is wrong.

use std::time::Instant;

use crate::db::Conn;
use crate::error::Result;

/// One concept's check: what is wrong, one line each.
type Check = fn(&mut Conn) -> Result<Vec<String>>;

/// Everything that is wrong in the whole database, one line each; nothing when all is well.
///
/// # Errors
/// When the database fails.
pub fn everything(conn: &mut Conn) -> Result<Vec<String>> {
    let concepts: &[(&str, Check)] = &[
        ("audit", crate::audit::invariants::check),
        ("waiting", crate::waiting::invariants::check),
        ("notices", crate::notices::invariants::check),
        ("organizations", crate::organizations::invariants::check),
        ("opinions", crate::opinions::invariants::check),
        ("documents", crate::documents::invariants::check),
        ("requests", crate::requests::invariants::check),
        ("rulebook", crate::rulebook::invariants::check),
        ("authorizations", crate::authorizations::invariants::check),
        ("matters", crate::matters::invariants::check),
        ("lessons", crate::lessons::invariants::check),
        ("screening", crate::screening::invariants::check),
        ("accounts", crate::accounts::invariants::check),
        ("reviews", crate::reviews::invariants::check),
        ("decisions", crate::decisions::invariants::check),
        ("reconsiderations", crate::reconsiderations::invariants::check),
        ("reports", crate::reports::invariants::check),
    ];
    let mut wrong = Vec::new();
    for (concept, check) in concepts {
        let start = Instant::now();
        wrong.extend(check(conn)?);
        tracing::debug!(concept, seconds = start.elapsed().as_secs_f64(), "checked");
    }
    Ok(wrong)
}
