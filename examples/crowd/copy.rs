//! Copies of rows, table by table: ids move by the stride, days go back, members change places.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use imprimatur::db::Conn;
use imprimatur::error::Result;

use super::plan::{REVIEWERS, REVIEWERS_FROM, STRIDE};

/// Tables with a row or more of a case, and how a row is known to be of the template `k.template`.
const TABLES: &[(&str, &str)] = &[
    ("requests", "t.id = k.template"),
    ("draft_groups", OF_REQUEST),
    ("gaps", OF_REQUEST),
    ("documents", OF_REQUEST),
    ("waits", OF_REQUEST),
    ("opinions", OF_REQUEST),
    ("checks", OF_REQUEST),
    ("holds", OF_REQUEST),
    ("conflicts", OF_REQUEST),
    ("scorecards", OF_REQUEST),
    ("scores", "t.scorecard_id IN (SELECT c.id FROM scorecards c WHERE c.request_id = k.template)"),
    ("knock_outs", OF_REQUEST),
    ("remarks", OF_REQUEST),
    ("recommendations", OF_REQUEST),
    ("decisions", OF_REQUEST),
    ("decision_prints", "t.decision_id IN (SELECT d.id FROM decisions d WHERE d.request_id = k.template)"),
    ("deferrals", OF_REQUEST),
    ("looked_up", OF_REQUEST),
    ("lesson_waivers", OF_REQUEST),
    ("case_words", OF_REQUEST),
    ("title_words", OF_REQUEST),
    ("case_figures", OF_REQUEST),
    // The first letter, and the one that the decision is.
    (
        "notices",
        "t.request_id = k.template AND (t.kind = 'decisions.decline'
             OR t.id IN (SELECT min(o.id) FROM notices o WHERE o.request_id = k.template))",
    ),
];
const OF_REQUEST: &str = "t.request_id = k.template";

/// Tables whose rows are numbered, for the next number.
pub const NUMBERED: &[&str] = &[
    "accounts",
    "organizations",
    "requests",
    "revisions",
    "gaps",
    "documents",
    "waits",
    "opinions",
    "checks",
    "holds",
    "scorecards",
    "knock_outs",
    "remarks",
    "recommendations",
    "decisions",
    "deferrals",
    "notices",
    "events",
];

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
}

fn columns(conn: &mut Conn, table: &str) -> Result<Vec<Column>> {
    Ok(match conn {
        Conn::Sqlite(lite) => {
            diesel::sql_query(format!("SELECT name, lower(type) AS kind FROM pragma_table_info('{table}')"))
                .load(lite)?
        }
        Conn::Pg(pg) => diesel::sql_query(format!(
            "SELECT column_name::text AS name, data_type::text AS kind FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
        ))
        .load(pg)?,
    })
}

/// The member who stands in a copy where one of the demo's five stands in the template.
pub fn member(n: i64, id: i64, members: i64) -> i64 {
    if (members..members + 5).contains(&id) {
        REVIEWERS_FROM + (n / 2 * 5 + id - members) % REVIEWERS
    } else {
        id
    }
}

/// What stands in a column of a copy.
fn value(table: &str, column: &Column, members: i64, sqlite: bool) -> String {
    let name = column.name.as_str();
    let last = members + 4;
    match (table, name) {
        // The number is one of them.
        ("title_words", "word") => {
            "CASE WHEN t.word LIKE '2026-%' THEN '2026-' || (50000 + k.n) ELSE t.word END".to_owned()
        }
        ("requests", "title" | "folded") => format!("k.{name}"),
        ("requests", "number") => "'2026-' || (50000 + k.n)".to_owned(),
        ("recommendations", "number") => "'R-2026-' || (50000 + k.n)".to_owned(),
        ("decisions", "number") => "'D-2026-' || (50000 + k.n)".to_owned(),
        ("requests", "linked_id") => "NULL".to_owned(),
        (_, "organization_id") => {
            "CASE WHEN t.organization_id IS NULL THEN NULL ELSE k.organization END".to_owned()
        }
        (_, "token_hash" | "message_id") => format!("t.{name} || '-' || k.n"),
        (
            _,
            "id" | "request_id" | "scorecard_id" | "subject_id" | "event_id" | "recommendation_id"
            | "decision_id",
        ) => {
            format!("t.{name} + k.n * {STRIDE}")
        }
        (_, "account_id" | "member_id" | "author_id") => format!(
            "CASE WHEN t.{name} BETWEEN {members} AND {last}
             THEN {REVIEWERS_FROM} + (k.n / 2 * 5 + t.{name} - {members}) % {REVIEWERS} ELSE t.{name} END"
        ),
        _ if column.kind.starts_with("timestamp") && sqlite => {
            format!("datetime(t.{name}, '-' || k.days || ' days')")
        }
        _ if column.kind.starts_with("timestamp") => format!("t.{name} - k.days * interval '1 day'"),
        _ if column.kind == "date" && sqlite => format!("date(t.{name}, '-' || k.days || ' days')"),
        _ if column.kind == "date" => format!("t.{name} - k.days::int"),
        _ => format!("t.{name}"),
    }
}

/// Copies every table but revisions and events.
pub fn tables(conn: &mut Conn, members: i64) -> Result<()> {
    let sqlite = matches!(conn, Conn::Sqlite(_));
    for (table, of_template) in TABLES {
        let columns = columns(conn, table)?;
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let values: Vec<String> =
            columns.iter().map(|column| value(table, column, members, sqlite)).collect();
        // In the order of its key, so that the tree grows at its end.
        let order = if table.ends_with("_words") { "1, 2" } else { "k.n" };
        conn.batch_execute(&format!(
            "INSERT INTO {table} ({}) SELECT {} FROM crowd k, {table} t WHERE {of_template} ORDER BY {order}",
            names.join(", "),
            values.join(", ")
        ))?;
    }
    // A copy of a copy may be given a word that it has already.
    for own in ["first", "second"] {
        conn.batch_execute(&format!(
            "INSERT INTO case_words (word, request_id) SELECT k.{own}, k.template + k.n * {STRIDE} FROM crowd k
             WHERE 1 = 1 ORDER BY 1, 2 ON CONFLICT DO NOTHING;
             INSERT INTO title_words (word, request_id) SELECT k.{own}, k.template + k.n * {STRIDE} FROM crowd k
             WHERE 1 = 1 ORDER BY 1, 2 ON CONFLICT DO NOTHING;"
        ))?;
    }
    Ok(())
}

/// Copies what stands beside the events, which are there already.
pub fn personal_values(conn: &mut Conn) -> Result<()> {
    Ok(conn.batch_execute(&format!(
        "INSERT INTO personal_values (event_id, field, salt, value)
         SELECT t.event_id + k.n * {STRIDE}, t.field, t.salt, t.value
         FROM crowd k, events e, personal_values t
         WHERE e.kind = 'request' AND e.subject_id = k.template AND t.event_id = e.id"
    ))?)
}
