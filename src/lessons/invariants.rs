//! I10: a closed request has a lesson, a reason for none, or an open task. A published lesson was validated
//! by another person than its contributor.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong: Vec<String> = store::without_lesson(conn)?
        .iter()
        .map(|id| format!("I10: closed request {id} has no lesson, no reason for none and no open task"))
        .collect();
    wrong.extend(
        store::odd(conn)?
            .iter()
            .map(|id| format!("lesson {id} was not validated by another person, or its times do not fit")),
    );
    Ok(wrong)
}
