//! The rows of reworded paragraphs.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{ParagraphId, ParagraphState, Place, Version};
use crate::db::ids::AccountId;
use crate::db::schema::{accounts, letter_paragraphs};
use crate::db::{Conn, Tx};
use crate::error::Result;

type Row = (
    (ParagraphId, String, String, String, i64, ParagraphState),
    (Option<String>, String, AccountId, String, NaiveDateTime),
    (Option<AccountId>, Option<NaiveDateTime>),
);

/// Letter, language, paragraph and words of what is in force for letters of these kinds.
pub(super) fn wording(conn: &mut Conn, letters: &[&str]) -> Result<Vec<(String, String, String, String)>> {
    let rows: Vec<(String, String, String, Option<String>)> = letter_paragraphs::table
        .filter(
            letter_paragraphs::letter
                .eq_any(letters.to_vec())
                .and(letter_paragraphs::state.eq(ParagraphState::InForce)),
        )
        .select((
            letter_paragraphs::letter,
            letter_paragraphs::language,
            letter_paragraphs::paragraph,
            letter_paragraphs::text,
        ))
        .load(conn)?;
    let own = rows.into_iter().filter_map(|(letter, language, paragraph, text)| {
        text.map(|text| (letter, language, paragraph, text))
    });
    Ok(own.collect())
}

/// How many paragraphs of each letter are in force and have words of their own, and how many wait for an answer.
///
/// # Errors
/// When the database fails.
pub fn counts(conn: &mut Conn) -> Result<Vec<(String, ParagraphState, i64)>> {
    Ok(letter_paragraphs::table
        .filter(letter_paragraphs::state.eq_any([ParagraphState::Proposed, ParagraphState::InForce]).and(
            letter_paragraphs::state.eq(ParagraphState::Proposed).or(letter_paragraphs::text.is_not_null()),
        ))
        .group_by((letter_paragraphs::letter, letter_paragraphs::state))
        .select((letter_paragraphs::letter, letter_paragraphs::state, diesel::dsl::count_star()))
        .load(conn)?)
}

fn read(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Version>> {
    let people: Vec<AccountId> = rows.iter().filter_map(|(_, _, (by, _))| *by).collect();
    let names: Vec<(AccountId, String)> = accounts::table
        .filter(accounts::id.eq_any(people))
        .select((accounts::id, accounts::name))
        .load(conn)?;
    let version = |(what, proposed, answered): Row| {
        let (id, letter, language, paragraph, version, state) = what;
        let (text, why, proposed_by, proposed_name, proposed_at) = proposed;
        let (answered_by, answered_at) = answered;
        let answered_name = answered_by
            .and_then(|id| names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()));
        Version {
            id,
            letter,
            language,
            paragraph,
            version,
            state,
            text,
            why,
            proposed_by,
            proposed_name,
            proposed_at,
            answered_name,
            answered_at,
        }
    };
    Ok(rows.into_iter().map(version).collect())
}

macro_rules! versions {
    ($conn:expr, $filter:expr) => {{
        let rows: Vec<Row> = letter_paragraphs::table
            .inner_join(accounts::table.on(accounts::id.eq(letter_paragraphs::proposed_by)))
            .filter($filter)
            .order(letter_paragraphs::id.desc())
            .select((
                (
                    letter_paragraphs::id,
                    letter_paragraphs::letter,
                    letter_paragraphs::language,
                    letter_paragraphs::paragraph,
                    letter_paragraphs::version,
                    letter_paragraphs::state,
                ),
                (
                    letter_paragraphs::text,
                    letter_paragraphs::why,
                    letter_paragraphs::proposed_by,
                    accounts::name,
                    letter_paragraphs::proposed_at,
                ),
                (letter_paragraphs::answered_by, letter_paragraphs::answered_at),
            ))
            .load($conn)?;
        read($conn, rows)
    }};
}

/// Every version of one paragraph, the newest first.
///
/// # Errors
/// When the database fails.
pub fn versions(conn: &mut Conn, place: &Place) -> Result<Vec<Version>> {
    versions!(
        conn,
        letter_paragraphs::letter
            .eq(&place.letter)
            .and(letter_paragraphs::language.eq(place.language.tag()))
            .and(letter_paragraphs::paragraph.eq(&place.paragraph))
    )
}

/// What is in force or proposed for one letter, in every language.
///
/// # Errors
/// When the database fails.
pub fn of_letter(conn: &mut Conn, letter: &str) -> Result<Vec<Version>> {
    versions!(
        conn,
        letter_paragraphs::letter
            .eq(letter)
            .and(letter_paragraphs::state.eq_any([ParagraphState::InForce, ParagraphState::Proposed]))
    )
}

/// What stands in every letter that was reworded, for a page that lists it.
///
/// # Errors
/// When the database fails.
pub fn in_force(conn: &mut Conn) -> Result<Vec<Version>> {
    versions!(conn, letter_paragraphs::state.eq(ParagraphState::InForce))
}

/// One version.
///
/// # Errors
/// Hidden when there is none.
pub fn by_id(conn: &mut Conn, id: ParagraphId) -> Result<Version> {
    let found: Vec<Version> = versions!(conn, letter_paragraphs::id.eq(id))?;
    found.into_iter().next().ok_or(crate::error::Error::Hidden)
}

pub(super) fn insert(
    tx: &mut Tx,
    place: &Place,
    version: i64,
    text: Option<&str>,
    why: &str,
    by: AccountId,
) -> Result<ParagraphId> {
    let now = tx.now;
    Ok(diesel::insert_into(letter_paragraphs::table)
        .values((
            letter_paragraphs::letter.eq(&place.letter),
            letter_paragraphs::language.eq(place.language.tag()),
            letter_paragraphs::paragraph.eq(&place.paragraph),
            letter_paragraphs::version.eq(version),
            letter_paragraphs::state.eq(ParagraphState::Proposed),
            letter_paragraphs::text.eq(text),
            letter_paragraphs::why.eq(why),
            letter_paragraphs::proposed_by.eq(by),
            letter_paragraphs::proposed_at.eq(now),
        ))
        .returning(letter_paragraphs::id)
        .get_result(tx.conn())?)
}

/// What is in force in the place of a version is so no longer.
pub(super) fn supersede(tx: &mut Tx, version: &Version) -> Result<()> {
    diesel::update(
        letter_paragraphs::table.filter(
            letter_paragraphs::letter
                .eq(&version.letter)
                .and(letter_paragraphs::language.eq(&version.language))
                .and(letter_paragraphs::paragraph.eq(&version.paragraph))
                .and(letter_paragraphs::state.eq(ParagraphState::InForce)),
        ),
    )
    .set(letter_paragraphs::state.eq(ParagraphState::Superseded))
    .execute(tx.conn())?;
    Ok(())
}

/// Answers a proposal; gives how many rows that touched.
pub(super) fn answer(tx: &mut Tx, id: ParagraphId, state: ParagraphState, by: AccountId) -> Result<usize> {
    let now = tx.now;
    Ok(diesel::update(
        letter_paragraphs::table
            .filter(letter_paragraphs::id.eq(id).and(letter_paragraphs::state.eq(ParagraphState::Proposed))),
    )
    .set((
        letter_paragraphs::state.eq(state),
        letter_paragraphs::answered_by.eq(by),
        letter_paragraphs::answered_at.eq(now),
    ))
    .execute(tx.conn())?)
}

/// Versions that nobody but whoever proposed them approved, or answered without a time.
pub(in crate::notices) fn odd(conn: &mut Conn) -> Result<Vec<ParagraphId>> {
    let answered = [ParagraphState::InForce, ParagraphState::Superseded];
    Ok(letter_paragraphs::table
        .filter(
            letter_paragraphs::state.eq_any(answered).and(
                letter_paragraphs::answered_at
                    .is_null()
                    .or(letter_paragraphs::answered_by.is_null())
                    .or(letter_paragraphs::answered_by.eq(letter_paragraphs::proposed_by.nullable())),
            ),
        )
        .select(letter_paragraphs::id)
        .load(conn)?)
}
