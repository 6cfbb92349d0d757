//! What happened to a case, in words: the event chain as people read it. The words of an event stand with its concept:
//! `event-<verb>` for staff, `event-<verb>-partner` for the people who asked (an event without those words is none of
//! theirs); where a concept has none, as `event-<concept>-<verb>` among those of requests.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use serde_json::Value;

use super::{Request, RequestId, Stage, store};
use crate::audit::{self, EventRow, Subject, SubjectKind};
use crate::db::Conn;
use crate::db::ids::AccountId;
use crate::error::Result;
use crate::organizations;
use crate::say::{self, Msg};

/// One line of a history.
#[derive(Debug, Clone)]
pub struct Line {
    /// When, UTC.
    pub at: NaiveDateTime,
    /// Who; none for the system, and for staff where partners read.
    pub who: Option<String>,
    /// What happened.
    pub words: Msg,
    /// What was said with it.
    pub said: Vec<String>,
    /// It changed where the case stands.
    pub key: bool,
}

/// Verbs that only say that a draft was worked on.
const OF_DRAFTS: [&str; 5] = [
    "requests.save_answers",
    "documents.add",
    "documents.remove",
    "documents.put_back",
    "documents.describe",
];
/// What an event of a request says that people typed.
const SAID: [&str; 7] = ["reason", "reasons", "advice", "authority", "contact", "note", "summary"];

fn rows(conn: &mut Conn, id: RequestId) -> Result<Vec<EventRow>> {
    audit::actions_of(conn, Subject { kind: SubjectKind::Request, id: id.0 })
}

fn names(conn: &mut Conn, rows: &[EventRow]) -> Result<HashMap<AccountId, String>> {
    let mut ids: Vec<AccountId> = rows.iter().filter_map(|row| row.actor_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::people::names(conn, ids)?.into_iter().collect())
}

/// The words of an event; its bare name where a concept has none for it.
fn words(action: &str, reader: &str) -> Option<Msg> {
    let (concept, verb) = action.split_once('.')?;
    let verb = verb.replace('_', "-");
    let own = say::by_id(concept, &format!("event-{verb}{reader}"));
    own.or_else(|| say::by_id("requests", &format!("event-{concept}-{verb}{reader}")))
}

fn key(row: &EventRow) -> bool {
    let stage = |json: &str| {
        let value: Value = serde_json::from_str(json).unwrap_or_default();
        value.get("stage").and_then(Value::as_str).map(str::to_owned)
    };
    match (stage(&row.before), stage(&row.after)) {
        (Some(before), Some(after)) => before != after,
        _ => false,
    }
}

/// What people typed with an event of a request: reasons, notes, questions.
fn said(row: &EventRow) -> Vec<String> {
    if !row.action.starts_with("requests.") {
        return Vec::new();
    }
    let after: Value = serde_json::from_str(&row.after).unwrap_or_default();
    let mut said: Vec<String> = SAID
        .iter()
        .filter_map(|field| after.get(*field).and_then(Value::as_str))
        .filter(|text| !text.trim().is_empty())
        .map(str::to_owned)
        .collect();
    for list in ["gaps", "questions"] {
        for pair in after.get(list).and_then(Value::as_array).into_iter().flatten() {
            said.extend(pair.get(1).and_then(Value::as_str).map(str::to_owned));
        }
    }
    said
}

/// The history as staff read it, newest first.
///
/// # Errors
/// When the database fails.
pub fn for_staff(conn: &mut Conn, id: RequestId) -> Result<Vec<Line>> {
    let rows = rows(conn, id)?;
    let names = names(conn, &rows)?;
    let shown = rows.iter().rev().filter(|row| !OF_DRAFTS.contains(&row.action.as_str()));
    let line = |row: &EventRow| Line {
        at: row.at,
        who: row.actor_id.and_then(|id| names.get(&id).cloned()),
        words: words(&row.action, "").unwrap_or_else(|| Msg::plain(row.action.replace(['.', '_'], " "))),
        said: said(row),
        key: key(row),
    };
    Ok(shown.map(line).collect())
}

/// The history as the people who asked read it, newest first: their own by name, the office without names.
///
/// # Errors
/// When the database fails.
pub fn for_partner(conn: &mut Conn, request: &Request) -> Result<Vec<Line>> {
    let rows = rows(conn, request.id)?;
    let names = names(conn, &rows)?;
    let members = organizations::members(conn, request.organization_id)?;
    let own: Vec<AccountId> = members.iter().map(|member| member.account.id).collect();
    let mut lines = Vec::new();
    for row in rows.iter().rev() {
        let Some(words) = words(&row.action, "-partner") else { continue };
        let who = row.actor_id.filter(|id| own.contains(id)).and_then(|id| names.get(&id).cloned());
        lines.push(Line { at: row.at, who, words, said: Vec::new(), key: key(row) });
    }
    Ok(lines)
}

/// When a request last came into each stage, oldest first.
///
/// # Errors
/// When the database fails.
pub fn entered(conn: &mut Conn, id: RequestId) -> Result<Vec<(Stage, NaiveDateTime, String)>> {
    let mut all = Vec::new();
    for row in rows(conn, id)?.iter().filter(|row| key(row)) {
        let after: Value = serde_json::from_str(&row.after)?;
        if let Some(stage) = after.get("stage").and_then(Value::as_str).and_then(Stage::parse) {
            all.push((stage, row.at, row.action.clone()));
        }
    }
    Ok(all)
}
