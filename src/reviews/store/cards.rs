//! The rows of scorecards and of the scores on them.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::ids::{AccountId, RequestId, ScorecardId};
use crate::db::schema::{conflicts, holds, requests, scorecards, scores, waits};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::requests::Stage;
use crate::reviews::lifecycle::CardState;
use crate::reviews::scoring::{Answer, Entry};
use crate::waiting::WaitKind;

/// A member's scorecard on one request.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = scorecards)]
pub struct Card {
    /// Its id.
    pub id: ScorecardId,
    /// The request.
    pub request_id: RequestId,
    /// Whose it is.
    pub member_id: AccountId,
    /// Where it stands.
    pub state: CardState,
    /// The revision of the request that it is about.
    pub revision: i64,
    /// Last day.
    pub due_on: NaiveDate,
    /// Who asked the member.
    pub assigned_by: AccountId,
    /// Asked, UTC.
    pub assigned_at: NaiveDateTime,
    /// For the member's own eyes.
    pub private_note: String,
    /// Why the member abstained or was replaced; empty else.
    pub reason: String,
    /// Locked, UTC.
    pub locked_at: Option<NaiveDateTime>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// Every card of a request, in the order in which they were assigned.
pub fn cards_of(conn: &mut Conn, request: RequestId) -> Result<Vec<Card>> {
    Ok(scorecards::table
        .filter(scorecards::request_id.eq(request))
        .order(scorecards::id)
        .select(Card::as_select())
        .load(conn)?)
}

/// A member's card on a request.
pub fn card_of(conn: &mut Conn, request: RequestId, member: AccountId) -> Result<Option<Card>> {
    Ok(scorecards::table
        .filter(scorecards::request_id.eq(request).and(scorecards::member_id.eq(member)))
        .select(Card::as_select())
        .first(conn)
        .optional()?)
}

/// One card.
pub fn card_by_id(conn: &mut Conn, id: ScorecardId) -> Result<Card> {
    Ok(scorecards::table.find(id).select(Card::as_select()).first(conn)?)
}

/// The cards on which a member still has to do something, by request.
pub fn awaited_of(conn: &mut Conn, member: AccountId) -> Result<Vec<Card>> {
    Ok(scorecards::table
        .filter(
            scorecards::member_id
                .eq(member)
                .and(scorecards::state.eq_any([CardState::Assigned, CardState::Open])),
        )
        .order((scorecards::request_id, scorecards::id))
        .select(Card::as_select())
        .load(conn)?)
}

/// The case in which a member is awaited first, apart from one: a card to score, or a locked one to confirm.
pub fn next_card(conn: &mut Conn, member: AccountId, but: RequestId) -> Result<Option<RequestId>> {
    let held = holds::table.filter(holds::state.eq("open")).select(holds::request_id);
    let conflicted = conflicts::table
        .filter(conflicts::account_id.eq(member).and(conflicts::conflicted.eq(true)))
        .select(conflicts::request_id);
    Ok(waits::table
        .inner_join(requests::table)
        .filter(waits::account_id.eq(member).and(waits::kind.eq(WaitKind::Scorecard)))
        .filter(waits::answered_at.is_null().and(waits::expired_at.is_null()))
        .filter(requests::stage.eq_any([Stage::Review, Stage::Deliberation]).and(requests::id.ne(but)))
        .filter(requests::id.ne_all(held).and(requests::id.ne_all(conflicted)))
        .order((waits::due_on, waits::id))
        .select(requests::id)
        .first(conn)
        .optional()?)
}

/// How many cards each of these members still has to do.
pub fn loads(conn: &mut Conn, members: &[AccountId]) -> Result<HashMap<AccountId, usize>> {
    let rows: Vec<AccountId> = scorecards::table
        .filter(scorecards::member_id.eq_any(members.to_vec()))
        .filter(scorecards::state.eq_any([CardState::Assigned, CardState::Open]))
        .select(scorecards::member_id)
        .load(conn)?;
    let mut loads = HashMap::new();
    for member in rows {
        *loads.entry(member).or_insert(0) += 1;
    }
    Ok(loads)
}

/// Asks a member: a new card.
pub fn insert_card(
    tx: &mut Tx,
    request: RequestId,
    member: AccountId,
    revision: i64,
    due: NaiveDate,
    by: AccountId,
) -> Result<ScorecardId> {
    let now = tx.now;
    Ok(diesel::insert_into(scorecards::table)
        .values((
            scorecards::request_id.eq(request),
            scorecards::member_id.eq(member),
            scorecards::state.eq(CardState::Assigned),
            scorecards::revision.eq(revision),
            scorecards::due_on.eq(due),
            scorecards::assigned_by.eq(by),
            scorecards::assigned_at.eq(now),
            scorecards::private_note.eq(""),
            scorecards::reason.eq(""),
            scorecards::locked_at.eq(None::<NaiveDateTime>),
            scorecards::version.eq(1),
        ))
        .returning(scorecards::id)
        .get_result(tx.conn())?)
}

/// Asks a member again whose card had been replaced; what was written on it is there again.
pub fn ask_again(tx: &mut Tx, card: &Card, revision: i64, due: NaiveDate, by: AccountId) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(
        scorecards::table.filter(
            scorecards::id
                .eq(card.id)
                .and(scorecards::state.eq(CardState::Replaced))
                .and(scorecards::version.eq(card.version)),
        ),
    )
    .set((
        scorecards::state.eq(CardState::Assigned),
        scorecards::revision.eq(revision),
        scorecards::due_on.eq(due),
        scorecards::assigned_by.eq(by),
        scorecards::assigned_at.eq(now),
        scorecards::reason.eq(""),
        scorecards::version.eq(card.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Moves a card to another state, if it still stands where it was read.
pub fn move_card(tx: &mut Tx, card: &Card, to: CardState, reason: &str) -> Result<()> {
    let locked_at = match to {
        CardState::Locked => Some(tx.now),
        CardState::Recused => card.locked_at,
        _ => None,
    };
    let touched = diesel::update(
        scorecards::table.filter(
            scorecards::id
                .eq(card.id)
                .and(scorecards::state.eq(card.state))
                .and(scorecards::version.eq(card.version)),
        ),
    )
    .set((
        scorecards::state.eq(to),
        scorecards::reason.eq(reason),
        scorecards::locked_at.eq(locked_at),
        scorecards::version.eq(card.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Gives a card that its member still works on another last day.
pub fn set_due(tx: &mut Tx, card: ScorecardId, due: NaiveDate) -> Result<()> {
    diesel::update(scorecards::table.find(card)).set(scorecards::due_on.eq(due)).execute(tx.conn())?;
    Ok(())
}

/// Says which revision a card is about; the scores stay as they are.
pub fn set_revision(tx: &mut Tx, card: ScorecardId, revision: i64) -> Result<()> {
    diesel::update(scorecards::table.find(card)).set(scorecards::revision.eq(revision)).execute(tx.conn())?;
    Ok(())
}

/// Saves what stands on a card: note and scores, if nothing was saved since it was read. Gives the new version.
pub fn save_card(tx: &mut Tx, card: &Card, private_note: &str, entries: &[Entry]) -> Result<i64> {
    let version = card.version + 1;
    let touched = diesel::update(
        scorecards::table.filter(
            scorecards::id
                .eq(card.id)
                .and(scorecards::state.eq(card.state))
                .and(scorecards::version.eq(card.version)),
        ),
    )
    .set((
        scorecards::state.eq(CardState::Open),
        scorecards::private_note.eq(private_note),
        scorecards::version.eq(version),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)?;
    let before = entries_of(tx.conn(), card.id)?;
    for entry in entries {
        let known = before.iter().find(|known| known.criterion == entry.criterion);
        if known != Some(entry) {
            write_score(tx, card.id, entry, known.is_some())?;
        }
    }
    Ok(version)
}

fn write_score(tx: &mut Tx, card: ScorecardId, entry: &Entry, known: bool) -> Result<()> {
    let now = tx.now;
    let score = match entry.answer {
        Some(Answer::Score(score)) => Some(i64::from(score)),
        _ => None,
    };
    let values = (
        scores::score.eq(score),
        scores::not_applicable.eq(entry.answer == Some(Answer::NotApplicable)),
        scores::comment.eq(&entry.comment),
        scores::saved_at.eq(now),
    );
    if known {
        diesel::update(scores::table.find((card, &entry.criterion))).set(values).execute(tx.conn())?;
    } else {
        diesel::insert_into(scores::table)
            .values((scores::scorecard_id.eq(card), scores::criterion.eq(&entry.criterion), values))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// What stands on a card, by criterion.
pub fn entries_of(conn: &mut Conn, card: ScorecardId) -> Result<Vec<Entry>> {
    let rows: Vec<(String, Option<i64>, bool, String)> = scores::table
        .filter(scores::scorecard_id.eq(card))
        .order(scores::criterion)
        .select((scores::criterion, scores::score, scores::not_applicable, scores::comment))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(criterion, score, not_applicable, comment)| Entry {
            criterion,
            answer: match score.and_then(|score| u8::try_from(score).ok()) {
                Some(score) => Some(Answer::Score(score)),
                None if not_applicable => Some(Answer::NotApplicable),
                None => None,
            },
            comment,
        })
        .collect())
}

/// When something was saved on a card last, UTC.
pub fn saved_at(conn: &mut Conn, card: ScorecardId) -> Result<Option<NaiveDateTime>> {
    Ok(scores::table
        .filter(scores::scorecard_id.eq(card))
        .select(diesel::dsl::max(scores::saved_at))
        .first(conn)?)
}
