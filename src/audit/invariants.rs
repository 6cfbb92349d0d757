//! I8: every chain is whole, every hash is right, every kept personal value belongs to its hash.

use std::collections::HashMap;

use super::chain::{hash_of, personal_hash};
use super::{Link, Subject, store};
use crate::db::Conn;
use crate::error::Result;

/// Walks every chain; gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut ends: HashMap<Subject, (i64, String)> = HashMap::new();
    let mut after = (String::new(), 0, 0);
    loop {
        let rows = store::page(conn, after.clone(), 2000)?;
        let Some(last) = rows.last() else { break };
        after = (last.kind.as_str().to_owned(), last.subject_id, last.seq);
        for row in rows {
            let subject = Subject { kind: row.kind, id: row.subject_id };
            let (seq, previous) = ends.remove(&subject).unwrap_or_default();
            let link = Link {
                subject,
                seq: row.seq,
                action: &row.action,
                actor: row.actor_id,
                at: row.at,
                before: &row.before,
                after: &row.after,
                previous: &row.previous,
            };
            let name = format!("{} {}", row.kind.as_str(), row.subject_id);
            if row.seq != seq + 1 || row.previous != previous {
                wrong.push(format!("I8: the chain of {name} breaks before event {}", row.seq));
            }
            if hash_of(&link) != row.hash {
                wrong.push(format!("I8: event {} of {name} does not have its hash", row.seq));
            }
            ends.insert(subject, (row.seq, row.hash));
        }
    }
    for (kind, id, seq, hash) in store::heads(conn)? {
        let end = ends.remove(&Subject { kind, id }).unwrap_or_default();
        if end != (seq, hash) {
            wrong.push(format!("I8: the head of {} {id} is not its last event", kind.as_str()));
        }
    }
    for subject in ends.keys() {
        wrong.push(format!("I8: {} {} has events and no head", subject.kind.as_str(), subject.id));
    }
    for (event, field, salt, value, after) in store::all_personal(conn)? {
        let hash = personal_hash(&salt, &value);
        if !after.contains(&hash) {
            wrong.push(format!(
                "I8: the personal value '{field}' of event {event} is not the one that was chained"
            ));
        }
    }
    Ok(wrong)
}
