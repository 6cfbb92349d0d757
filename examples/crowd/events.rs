//! What is bound by hashes: revisions and the chains of events, made anew for every copy.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;
use imprimatur::audit::{self, EventRow, Link, Subject, SubjectKind};
use imprimatur::db::Conn;
use imprimatur::db::ids::AccountId;
use imprimatur::db::schema::{chains as heads, events, revisions as frozen};
use imprimatur::error::Result;
use imprimatur::requests::actions::submission::revision_hash;
use imprimatur::requests::answers::{Answers, Value};
use serde_json::Value as Json;

use super::copy::member;
use super::plan::{Copy, STRIDE};

/// Rows of one statement.
const BATCH: usize = 400;

macro_rules! insert {
    ($conn:expr, $table:expr, $rows:expr) => {
        for batch in $rows.chunks(BATCH) {
            match $conn {
                Conn::Pg(pg) => diesel::insert_into($table).values(batch).execute(pg)?,
                Conn::Sqlite(lite) => diesel::insert_into($table).values(batch).execute(lite)?,
            };
        }
    };
}

type Frozen = (i64, i64, i64, String, String, String, i64, NaiveDateTime);

/// The revisions of every copy: another title, two words of its own, its own documents.
pub fn revisions(conn: &mut Conn, copies: &[Copy]) -> Result<()> {
    let mut of: BTreeMap<i64, Vec<Frozen>> = BTreeMap::new();
    for some in copies.chunks(1_000) {
        let mut rows = Vec::new();
        for copy in some {
            if let Entry::Vacant(free) = of.entry(copy.template) {
                let found = frozen::table.filter(frozen::request_id.eq(copy.template)).order(frozen::number);
                free.insert(found.load(conn)?);
            }
            for (id, request, number, answers, facts, _, by, at) in
                of.get(&copy.template).into_iter().flatten()
            {
                let mut answers = Answers::from_json(answers)?;
                let before = answers.text("activity_title").to_owned();
                let summary = format!("{} {}", answers.text("activity_summary"), copy.words.join(" "));
                answers.set("activity_title", Value::Text(copy.title.clone()));
                answers.set("activity_summary", Value::Text(summary));
                let answers = moved(serde_json::from_str(&answers.to_json()?)?, copy.n).to_string();
                let quoted = |text: &str| Json::from(text).to_string();
                let facts = facts.replace(&quoted(&before), &quoted(&copy.title));
                rows.push((
                    frozen::id.eq(id + copy.n * STRIDE),
                    frozen::request_id.eq(request + copy.n * STRIDE),
                    frozen::number.eq(*number),
                    frozen::hash.eq(revision_hash(&answers, &facts)),
                    frozen::answers.eq(answers),
                    frozen::facts.eq(facts),
                    frozen::submitted_by.eq(*by),
                    frozen::submitted_at.eq(*at - Duration::days(copy.days)),
                ));
            }
        }
        insert!(conn, frozen::table, rows);
    }
    Ok(())
}

/// Answers whose documents are those of the copy.
fn moved(answers: Json, n: i64) -> Json {
    match answers {
        Json::Array(all) => Json::Array(all.into_iter().map(|one| moved(one, n)).collect()),
        Json::Object(map) => Json::Object(
            map.into_iter()
                .map(|(key, value)| {
                    match (key.as_str(), value.as_str().and_then(|text| text.parse::<i64>().ok())) {
                        ("document", Some(id)) => (key, Json::from((id + n * STRIDE).to_string())),
                        _ => (key, moved(value, n)),
                    }
                })
                .collect(),
        ),
        other => other,
    }
}

/// The chains of every copy.
pub fn chains(conn: &mut Conn, copies: &[Copy], members: i64) -> Result<()> {
    let mut of: BTreeMap<i64, Vec<(EventRow, Json, Json)>> = BTreeMap::new();
    for some in copies.chunks(500) {
        let (mut rows, mut ends) = (Vec::new(), Vec::new());
        for copy in some {
            if let Entry::Vacant(free) = of.entry(copy.template) {
                let subject = Subject { kind: SubjectKind::Request, id: copy.template };
                let mut read = Vec::new();
                for row in audit::actions_of(conn, subject)? {
                    let (before, after) =
                        (serde_json::from_str(&row.before)?, serde_json::from_str(&row.after)?);
                    read.push((row, before, after));
                }
                free.insert(read);
            }
            let subject = Subject { kind: SubjectKind::Request, id: copy.template + copy.n * STRIDE };
            let mut previous = String::new();
            let mut seq = 0;
            for (row, before, after) in of.get(&copy.template).into_iter().flatten() {
                let at = row.at - Duration::days(copy.days);
                let actor = row.actor_id.map(|id| AccountId(member(copy.n, id.0, members)));
                let (before, after) = (told(before, copy, members), told(after, copy, members));
                let (action, before_text, after_text) =
                    (row.action.as_str(), before.to_string(), after.to_string());
                let link = Link {
                    subject,
                    seq: row.seq,
                    action,
                    actor,
                    at,
                    before: &before_text,
                    after: &after_text,
                    previous: &previous,
                };
                let hash = audit::hash_of(&link);
                rows.push((
                    events::id.eq(row.id + copy.n * STRIDE),
                    events::kind.eq(SubjectKind::Request),
                    events::subject_id.eq(subject.id),
                    events::seq.eq(row.seq),
                    events::action.eq(action.to_owned()),
                    events::actor_id.eq(actor),
                    events::at.eq(at),
                    events::before.eq(before_text),
                    events::after.eq(after_text),
                    events::previous.eq(previous),
                    events::hash.eq(hash.clone()),
                ));
                (previous, seq) = (hash, row.seq);
            }
            ends.push((
                heads::kind.eq(SubjectKind::Request),
                heads::id.eq(subject.id),
                heads::seq.eq(seq),
                heads::hash.eq(previous),
            ));
        }
        insert!(conn, events::table, rows);
        insert!(conn, heads::table, ends);
    }
    Ok(())
}

/// What an event says, with the ids of the copy.
fn told(said: &Json, copy: &Copy, members: i64) -> Json {
    let Json::Object(map) = said else { return said.clone() };
    let new = |key: &str, value: &Json| match (key, value.as_i64()) {
        (
            "card" | "decision" | "document" | "recommendation" | "remark" | "hold" | "knock_out" | "locked",
            Some(id),
        ) => Json::from(id + copy.n * STRIDE),
        ("member" | "account", Some(id)) => Json::from(member(copy.n, id, members)),
        ("organization", Some(_)) => Json::from(copy.organization),
        _ => value.clone(),
    };
    let map = map.iter().map(|(key, value)| {
        let value = match value {
            Json::Array(all) => Json::Array(all.iter().map(|one| new(key, one)).collect()),
            one => new(key, one),
        };
        (key.clone(), value)
    });
    Json::Object(map.collect())
}
