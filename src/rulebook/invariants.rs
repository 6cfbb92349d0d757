//! What must always be true of version sets: what was approved is still what was approved (the other half of invariant
//! I7: a case keeps its rules, and its rules keep their words), and whoever approved it had no hand in it.

use std::collections::HashMap;

use super::{RuleSetState, store};
use crate::db::Conn;
use crate::error::Result;

/// What the log says of an approval.
#[derive(serde::Deserialize)]
struct Approval {
    number: i64,
    hash: String,
}

/// What is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut approvals: HashMap<i64, Approval> = HashMap::new();
    for (id, after) in store::approvals(conn)? {
        approvals.insert(id, serde_json::from_str(&after)?);
    }
    for set in store::all(conn)? {
        let texts = store::texts_of(conn, set.id)?;
        let name = format!("rule set {}", set.id);
        if texts.hash() != set.hash {
            wrong.push(format!("{name} does not have its hash"));
        }
        let approved = set.state == RuleSetState::Approved;
        if approved && (set.number.is_none() || set.valid_from.is_none()) {
            wrong.push(format!("{name} is approved without a number or a day"));
        }
        if !approved && set.state != RuleSetState::Withdrawn && set.number.is_some() {
            wrong.push(format!("{name} has a number and is {}", set.state));
        }
        if !approved {
            continue;
        }
        match approvals.get(&set.id.0) {
            Some(approval) if approval.hash == set.hash && Some(approval.number) == set.number => {}
            Some(_) => wrong.push(format!("I7: {name} is not what was approved")),
            None => wrong.push(format!("{name}: its approval is not in the log")),
        }
        if let Some(by) = set.decided_by
            && store::hands_in(conn, set.id)?.contains(&by)
        {
            wrong.push(format!("{name} was approved by somebody who wrote it"));
        }
        if let Err(error) = texts.read(set.number.unwrap_or_default()) {
            wrong.push(format!("{name} cannot be read: {error}"));
        }
    }
    Ok(wrong)
}
