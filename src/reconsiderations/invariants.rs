//! I3: whoever decided does not answer, and what was changed was asked for. An answer has a person, a time and reasons,
//! and nothing else has.

use super::{ReconsiderationState, store};
use crate::db::Conn;
use crate::error::Result;

/// What is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for one in store::every(conn)? {
        let mut say = |what: &str| wrong.push(format!("reconsideration {}: {what}", one.id));
        if one.handled_by == Some(one.decided_by) {
            say("answered by whoever decided first (I3)");
        }
        let answered = one.state != ReconsiderationState::Asked;
        let whole = one.handled_by.is_some() && one.handled_at.is_some() && !one.reasons.trim().is_empty();
        let empty = one.handled_by.is_none() && one.handled_at.is_none() && one.reasons.is_empty();
        if (answered && !whole) || (!answered && !empty) {
            say("is answered by half");
        }
        if one.asked_at.date() > one.ask_by || one.asked_at < one.decided_at {
            say("was asked for before the decision or after its last day");
        }
        if one.words.trim().is_empty() {
            say("has no words");
        }
        if one.kind.is_on_request() == (one.decision_id.is_none() && one.authorization_id.is_some()) {
            say("is about something else than it says");
        }
    }
    for id in store::set_aside_by_nobody(conn)? {
        wrong.push(format!("decision {id} was set aside, but no reconsideration changed it"));
    }
    Ok(wrong)
}
