//! The list of scorecards. It passes through the one filter of what a person may see, as the list of cases does; it holds
//! no score, and of what members wrote nothing.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::access::requests::sees_all;
use crate::access::{Actor, Role};
use crate::db::ids::{AccountId, RequestId, ScorecardId};
use crate::db::schema::{
    accounts, authorizations, case_words, conflicts, holds, organizations, recommendations, requests,
    scorecards, title_words, waits,
};
use crate::db::values::folded;
use crate::db::{Conn, Counts};
use crate::error::Result;
use crate::requests::{
    CaseFilter, Stage, beginning_with, filtered, is_like_a_number, own_roles, seen_as, seen_by,
    title_beginning,
};
use crate::reviews::lifecycle::CardState;

/// What to list. Everything that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct CardFilter {
    /// Of cases like these.
    pub cases: CaseFilter,
    /// In one of these states; empty for all.
    pub states: Vec<CardState>,
    /// The reader's own.
    pub mine: bool,
    /// Part of the member's name.
    pub member: String,
    /// Due before this day.
    pub due_before: Option<NaiveDate>,
}

impl CardFilter {
    /// See [`CaseFilter::looked_at`].
    fn looked_at(&self, conn: &mut Conn) -> Result<Self> {
        Ok(Self { cases: self.cases.looked_at(conn)?, ..self.clone() })
    }
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardOrder {
    /// By the last day; else by when the member was asked.
    pub by_due: bool,
    /// The latest first.
    pub descending: bool,
}

/// One card of the list.
#[derive(Debug, Clone, Queryable)]
pub struct CardLine {
    pub id: ScorecardId,
    pub request: RequestId,
    pub number: Option<String>,
    pub organization: String,
    pub title: String,
    pub stage: Stage,
    pub member: AccountId,
    pub name: String,
    pub state: CardState,
    pub due_on: NaiveDate,
    pub assigned_at: NaiveDateTime,
    pub locked_at: Option<NaiveDateTime>,
}

macro_rules! cards_seen {
    ($actor:expr, $filter:expr, $states:expr) => {{
        let (actor, filter, states): (&Actor, &CardFilter, Vec<CardState>) = ($actor, $filter, $states);
        let query = scorecards::table
            .inner_join(requests::table.inner_join(organizations::table))
            .inner_join(accounts::table.on(accounts::id.eq(scorecards::member_id)))
            .into_boxed();
        let mut query = seen_by!(query, actor);
        if !states.is_empty() {
            query = query.filter(scorecards::state.eq_any(states));
        }
        if filter.mine {
            query = query.filter(scorecards::member_id.eq(actor.id));
        }
        let member = folded(&filter.member);
        if !member.is_empty() {
            query = query.filter(accounts::sort_key.like(format!("%{member}%")));
        }
        if let Some(day) = filter.due_before {
            query = query.filter(scorecards::due_on.lt(day));
        }
        filtered!(query, &filter.cases, actor)
    }};
}

/// Cards in sight of a person, in an order; `limit` of them, after the card `after` when it is given and in sight.
pub fn list_cards(
    conn: &mut Conn,
    actor: &Actor,
    filter: &CardFilter,
    order: CardOrder,
    after: Option<ScorecardId>,
    limit: i64,
) -> Result<Vec<CardLine>> {
    let filter = &filter.looked_at(conn)?;
    let place = match after {
        None => None,
        Some(id) => {
            let place = cards_seen!(actor, &CardFilter::default(), Vec::new())
                .filter(scorecards::id.eq(id))
                .select(scorecards::due_on);
            place.first::<NaiveDate>(conn).optional()?.map(|due| (id, due))
        }
    };
    // One state at a time walks its index in the order of the list; several together would be sorted first.
    let parts = match filter.states.as_slice() {
        [] => vec![Vec::new()],
        states => states.iter().map(|state| vec![*state]).collect(),
    };
    let mut lines: Vec<CardLine> = Vec::new();
    for states in parts {
        let mut query = cards_seen!(actor, filter, states);
        if let Some((id, due)) = place {
            query = match (order.by_due, order.descending) {
                (true, false) => query.filter(
                    scorecards::due_on.ge(due).and(scorecards::due_on.gt(due).or(scorecards::id.gt(id))),
                ),
                (true, true) => query.filter(
                    scorecards::due_on.le(due).and(scorecards::due_on.lt(due).or(scorecards::id.lt(id))),
                ),
                (false, false) => query.filter(scorecards::id.gt(id)),
                (false, true) => query.filter(scorecards::id.lt(id)),
            };
        }
        let query = match (order.by_due, order.descending) {
            (true, false) => query.order((scorecards::due_on.asc(), scorecards::id.asc())),
            (true, true) => query.order((scorecards::due_on.desc(), scorecards::id.desc())),
            (false, false) => query.order((scorecards::id.asc(), scorecards::due_on.asc())),
            (false, true) => query.order((scorecards::id.desc(), scorecards::due_on.desc())),
        };
        let found: Vec<CardLine> = query
            .limit(limit)
            .select((
                scorecards::id,
                requests::id,
                requests::number,
                organizations::name,
                requests::title,
                requests::stage,
                scorecards::member_id,
                accounts::name,
                scorecards::state,
                scorecards::due_on,
                scorecards::assigned_at,
                scorecards::locked_at,
            ))
            .load(conn)?;
        lines.extend(found);
    }
    let place_of = |line: &CardLine| (order.by_due.then_some(line.due_on), line.id);
    match order.descending {
        true => lines.sort_by_key(|line| std::cmp::Reverse(place_of(line))),
        false => lines.sort_by_key(place_of),
    }
    lines.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(lines)
}

/// How many cards are in sight of a person with this filter.
pub fn count_cards(conn: &mut Conn, actor: &Actor, filter: &CardFilter) -> Result<i64> {
    let states = match filter.states.is_empty() {
        true => CardState::ALL.to_vec(),
        false => filter.states.clone(),
    };
    let filter = &filter.looked_at(conn)?;
    Ok(cards_seen!(actor, filter, states).count().get_result(conn)?)
}

/// The same, kept while nothing changes.
pub fn count_cards_kept(conn: &mut Conn, counts: &Counts, actor: &Actor, filter: &CardFilter) -> Result<i64> {
    if !filter.cases.counts.is_empty() {
        return count_cards(conn, actor, filter);
    }
    counts.of(conn, seen_as(actor, "cards", filter), |conn| count_cards(conn, actor, filter))
}
