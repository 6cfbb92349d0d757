//! The words of cases: every word of the latest revision's texts, plain and in lower case, so that a search for the
//! beginning of a word walks one index on both databases.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::db::schema::{case_words, requests};
use crate::db::values::folded;
use crate::error::Result;

/// The most characters of a word that are kept and looked for; what is longer is no word that people type.
const LONGEST: usize = 60;
/// Rows of one statement.
const BATCH: usize = 500;

/// The distinct words of a text as they are kept.
pub(in crate::requests) fn words_of(text: &str) -> BTreeSet<String> {
    folded(text).split(' ').filter(|word| !word.is_empty()).map(kept).collect()
}

fn kept(word: &str) -> String {
    word.chars().take(LONGEST).collect()
}

/// The words that begin with one: from the first bound, and below the second.
pub(crate) fn beginning_with(word: &str) -> (String, String) {
    // Kept words are letters a to z and digits; the brace is the next character after z.
    (word.to_owned(), format!("{word}{{"))
}

/// Replaces the words of a case.
pub(in crate::requests) fn replace(conn: &mut Conn, id: RequestId, words: &BTreeSet<String>) -> Result<()> {
    diesel::delete(case_words::table.filter(case_words::request_id.eq(id))).execute(conn)?;
    let rows: Vec<_> =
        words.iter().map(|word| (case_words::word.eq(word), case_words::request_id.eq(id))).collect();
    for batch in rows.chunks(BATCH) {
        let insert = diesel::insert_into(case_words::table).values(batch);
        match conn {
            Conn::Pg(pg) => insert.execute(pg)?,
            Conn::Sqlite(lite) => insert.execute(lite)?,
        };
    }
    Ok(())
}

/// Requests that were sent and have no words.
pub(in crate::requests) fn without_words(conn: &mut Conn) -> Result<Vec<RequestId>> {
    let known = case_words::table.filter(case_words::request_id.eq(requests::id));
    Ok(requests::table
        .filter(requests::submitted_at.is_not_null().and(diesel::dsl::not(diesel::dsl::exists(known))))
        .order(requests::id)
        .select(requests::id)
        .load(conn)?)
}
