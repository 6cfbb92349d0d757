//! What must always be true of requests: I7 (edition, rubric and rules are those a case was sent with), stage, outcome and closing
//! time go together, what was submitted has its number and its revisions, one hold at most is open, and
//! what was written is found by its words.

use std::collections::HashMap;

use super::actions::submission::revision_hash;
use super::{Request, Stage, questions, store};
use crate::db::Conn;
use crate::db::values::folded;
use crate::error::Result;

/// What the log says a request is measured by. Before rules had numbers, the first ones were meant.
#[derive(serde::Deserialize)]
struct Pins {
    edition: Option<String>,
    rubric_version: Option<i64>,
    rules: Option<i64>,
}

impl Pins {
    fn hold(&self, request: &Request) -> bool {
        self.edition.as_deref() == Some(request.edition.as_str())
            && self.rubric_version == Some(request.rubric_version)
            && self.rules.unwrap_or(1) == request.reference_version
    }
}

/// What is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut latest: HashMap<i64, i64> = HashMap::new();
    for revision in store::checks::all_revisions(conn)? {
        let (request, number) = (revision.request_id, revision.number);
        let before = latest.insert(request.0, number).unwrap_or(0);
        if number != before + 1 {
            wrong.push(format!("request {request}: revision {number} follows revision {before}"));
        }
        if revision_hash(&revision.answers.0, &revision.facts.0) != revision.hash {
            wrong.push(format!("request {request}: revision {number} does not have its hash"));
        }
    }
    let mut titles = store::words::of_titles(conn)?;
    let mut pins: HashMap<i64, Pins> = HashMap::new();
    for (request, after) in store::checks::pins(conn)? {
        let after: Pins = serde_json::from_str(&after)?;
        if after.rubric_version.is_some() {
            pins.insert(request, after);
        }
    }
    for request in store::checks::all(conn)? {
        let id = request.id;
        let closed = request.stage == Stage::Closed;
        if closed != request.outcome.is_some() || closed != request.closed_at.is_some() {
            wrong.push(format!("request {id}: stage, outcome and closing time do not go together"));
        }
        let revision = latest.get(&id.0).copied().unwrap_or(0);
        if revision != request.revision {
            wrong.push(format!("request {id}: says revision {}, has {revision}", request.revision));
        }
        let sent = request.submitted_at.is_some();
        if sent != request.number.is_some() || sent != (revision > 0) {
            wrong.push(format!("request {id}: number, submission and revision do not go together"));
        }
        let kept = titles.remove(&id).unwrap_or_default();
        let words = request
            .number
            .clone()
            .map(|number| store::words::title_and_number(&folded(&request.title), number));
        if kept != words.unwrap_or_default() {
            wrong.push(format!("request {id}: the words of its title are not those kept for the search"));
        }
        if !sent && !matches!(request.stage, Stage::Draft | Stage::Closed) {
            wrong.push(format!("request {id}: stands at {} and was never sent", request.stage));
        }
        match pins.get(&id.0) {
            Some(pins) if pins.hold(&request) => {}
            Some(_) => {
                wrong.push(format!("I7: request {id} has another edition or rubric than it was sent with"))
            }
            None => wrong.push(format!("request {id}: its beginning is not in the log")),
        }
        match request.rules() {
            Ok(rules) if !sent || i64::from(rules.rubric.version) == request.rubric_version => {}
            Ok(_) => wrong.push(format!("I7: the rubric of request {id} is not that of its rules")),
            Err(_) => wrong.push(format!("I7: the rules of request {id} are not there")),
        }
    }
    for (request, count) in store::checks::open_holds(conn)? {
        if count > 1 {
            wrong.push(format!("request {request}: {count} holds are open"));
        }
    }
    for request in store::words::without_words(conn)? {
        let Some(last) = store::latest_revision(conn, request)? else { continue };
        if !store::words::words_of(&questions::texts(&last.answers.to()?)).is_empty() {
            wrong.push(format!("request {request}: none of its words are kept for the search"));
        }
    }
    Ok(wrong)
}
