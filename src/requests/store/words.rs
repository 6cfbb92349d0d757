//! The words of cases: every word of the latest revision's texts, and apart from them those of the title and the number,
//! plain and in lower case, so that a search for the beginning of a word walks one index on both databases.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::db::schema::{case_words, requests, title_words};
use crate::db::values::folded;
use crate::error::Result;

/// The most characters of a word that are kept and looked for; what is longer is no word that people type.
const LONGEST: usize = 60;
/// Rows of one statement.
const BATCH: usize = 500;
/// A beginning of words that is kept more often than this is common: of the cases in their order, one after the other is asked
/// whether it holds it, instead of gathering all that do.
const COMMON: i64 = 1000;

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

/// A number, or the beginning of one: digits and hyphens. Titles are kept without hyphens, numbers with them.
pub(crate) fn is_like_a_number(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// The beginning that a word of a title or a number must have for what was typed (a word, or several in quotes) to stand
/// there; none when nothing was typed that could stand there.
pub(crate) fn title_beginning(typed: &str) -> Option<String> {
    if is_like_a_number(typed) {
        return Some(kept(typed));
    }
    folded(typed).split(' ').find(|word| !word.is_empty()).map(kept)
}

/// Whether very many of the kept words begin so.
///
/// # Errors
/// When the database fails.
pub(in crate::requests) fn is_common(conn: &mut Conn, beginning: &str, of_titles: bool) -> Result<bool> {
    let (first, below) = beginning_with(beginning);
    macro_rules! one_more_than_common {
        ($words:ident) => {
            $words::table
                .filter($words::word.ge(first).and($words::word.lt(below)))
                .select($words::request_id)
                .offset(COMMON)
                .limit(1)
                .first(conn)
                .optional()?
        };
    }
    let found: Option<RequestId> =
        if of_titles { one_more_than_common!(title_words) } else { one_more_than_common!(case_words) };
    Ok(found.is_some())
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

/// Keeps the words of the title, and the number, of a request that was sent; nothing of one that was not. Whether it was.
pub(in crate::requests) fn keep_title(conn: &mut Conn, id: RequestId) -> Result<bool> {
    let (title, number): (String, Option<String>) =
        requests::table.find(id).select((requests::folded, requests::number)).first(conn)?;
    let Some(number) = number else { return Ok(false) };
    let words = title_and_number(&title, number);
    let of_case = title_words::table.filter(title_words::request_id.eq(id));
    let known: Vec<String> = of_case.select(title_words::word).load(conn)?;
    if known.into_iter().collect::<BTreeSet<_>>() == words {
        return Ok(true);
    }
    diesel::delete(of_case).execute(conn)?;
    let rows: Vec<_> =
        words.iter().map(|word| (title_words::word.eq(word), title_words::request_id.eq(id))).collect();
    let insert = diesel::insert_into(title_words::table).values(&rows);
    match conn {
        Conn::Pg(pg) => insert.execute(pg)?,
        Conn::Sqlite(lite) => insert.execute(lite)?,
    };
    Ok(true)
}

/// The words that are kept of a folded title and a number.
pub(in crate::requests) fn title_and_number(title: &str, number: String) -> BTreeSet<String> {
    title.split(' ').filter(|word| !word.is_empty()).map(kept).chain([number]).collect()
}

/// All words of titles that are kept, by request.
pub(in crate::requests) fn of_titles(conn: &mut Conn) -> Result<BTreeMap<RequestId, BTreeSet<String>>> {
    let rows: Vec<(RequestId, String)> =
        title_words::table.select((title_words::request_id, title_words::word)).load(conn)?;
    let mut all: BTreeMap<RequestId, BTreeSet<String>> = BTreeMap::new();
    for (request, word) in rows {
        all.entry(request).or_default().insert(word);
    }
    Ok(all)
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
