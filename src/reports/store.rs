//! The rows of kept figures, and what figures read beside them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime};
use diesel::dsl::not;
use diesel::prelude::*;

use super::figures::{CaseFigures, Criterion, read_cards};
use super::spans::Hold;
use crate::access::requests::sees_all;
use crate::access::{Actor, Role};
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::db::schema::{accounts, case_figures, conflicts, holds, organizations, requests, scorecards};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::guidelines::{Band, SizeClass, UseType};
use crate::requests::{Outcome, seen_by};
use crate::reviews::CardState;

/// What is kept of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = case_figures)]
#[diesel(treat_none_as_null = true)]
pub(super) struct Kept {
    pub size: Option<String>,
    pub completeness_days: Option<i64>,
    pub screening_days: Option<i64>,
    pub review_days: Option<i64>,
    pub decision_days: Option<i64>,
    pub overall_days: Option<i64>,
    pub score: Option<i64>,
    pub band: Option<String>,
    pub recommended: Option<String>,
    pub departed_band: bool,
    pub departed_group: bool,
    pub cards: String,
    pub members: String,
    pub scored: String,
    pub apart: String,
}

/// Voids what is kept of a case. Whoever changes a case has its row locked, so that nobody else makes the first one.
pub(super) fn void(tx: &mut Tx, id: RequestId) -> Result<()> {
    let touched =
        diesel::update(case_figures::table.find(id)).set(case_figures::stale.eq(true)).execute(tx.conn())?;
    if touched == 0 {
        diesel::insert_into(case_figures::table)
            .values((
                case_figures::request_id.eq(id),
                case_figures::stale.eq(true),
                case_figures::departed_band.eq(false),
                case_figures::departed_group.eq(false),
                case_figures::cards.eq(""),
                case_figures::members.eq(""),
                case_figures::scored.eq(""),
                case_figures::apart.eq(""),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Cases whose kept figures are void, a few.
pub(super) fn void_cases(conn: &mut Conn, most: i64) -> Result<Vec<RequestId>> {
    Ok(case_figures::table
        .filter(case_figures::stale)
        .order(case_figures::request_id)
        .limit(most)
        .select(case_figures::request_id)
        .load(conn)?)
}

/// Keeps what was counted.
pub(super) fn keep(tx: &mut Tx, id: RequestId, kept: &Kept) -> Result<()> {
    diesel::update(case_figures::table.find(id))
        .set((kept, case_figures::stale.eq(false)))
        .execute(tx.conn())?;
    Ok(())
}

/// The times in which the clocks of a case stood.
pub(super) fn holds_of(conn: &mut Conn, id: RequestId) -> Result<Vec<Hold>> {
    Ok(holds::table
        .filter(holds::request_id.eq(id))
        .order(holds::id)
        .select((holds::opened_at, holds::closed_at))
        .load(conn)?)
}

type Asked = (RequestId, OrganizationId, String, Option<UseType>, Option<Outcome>);
type Asker = (String, String, String);
type OfCase = (
    Option<SizeClass>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<Band>,
    bool,
    bool,
    (String, String),
);

/// The cases that a reader may know of, first sent on a day or later; none for all that there are. Where a card of the
/// reader's own is still to come, the cards of others are left out (invariant I9).
pub(super) fn seen(conn: &mut Conn, actor: &Actor, since: Option<NaiveDate>) -> Result<Vec<CaseFigures>> {
    let query = requests::table
        .inner_join(organizations::table)
        .inner_join(case_figures::table)
        .filter(not(case_figures::stale))
        .into_boxed();
    let mut query = seen_by!(query, actor);
    if let Some(since) = since {
        query = query.filter(requests::submitted_at.ge(since.and_time(NaiveTime::MIN)));
    }
    let rows: Vec<(Asked, Asker, OfCase)> = query
        .select((
            (requests::id, requests::organization_id, requests::marks, requests::use_type, requests::outcome),
            (organizations::organization_type, organizations::country, organizations::sector),
            (
                case_figures::size,
                case_figures::completeness_days,
                case_figures::screening_days,
                case_figures::review_days,
                case_figures::decision_days,
                case_figures::overall_days,
                case_figures::score,
                case_figures::recommended,
                case_figures::departed_band,
                case_figures::departed_group,
                (case_figures::apart, case_figures::cards),
            ),
        ))
        .load(conn)?;
    let to_come = to_come(conn, actor.id)?;
    rows.into_iter().map(|row| figures(row, &to_come)).collect()
}

fn figures(
    (asked, asker, kept): (Asked, Asker, OfCase),
    to_come: &BTreeSet<RequestId>,
) -> Result<CaseFigures> {
    let id = asked.0;
    let (apart, cards) = if to_come.contains(&id) { (String::new(), String::new()) } else { kept.10 };
    let cards = read_cards(&cards);
    Ok(CaseFigures {
        id,
        organization: asked.1,
        marks: asked.2,
        use_type: asked.3,
        outcome: asked.4,
        kind: asker.0,
        country: asker.1,
        sector: asker.2,
        size: kept.0,
        days: [kept.1, kept.2, kept.3, kept.4, kept.5],
        score: kept.6,
        recommended: kept.7,
        departed_band: kept.8,
        departed_group: kept.9,
        apart: apart.split_whitespace().filter_map(Criterion::of).collect(),
        cards: cards
            .ok_or_else(|| Error::internal(format!("the cards kept of request {id} cannot be read")))?,
    })
}

/// The cases in which a card of the person is still to come.
fn to_come(conn: &mut Conn, person: AccountId) -> Result<BTreeSet<RequestId>> {
    Ok(scorecards::table
        .filter(
            scorecards::member_id
                .eq(person)
                .and(scorecards::state.eq_any([CardState::Assigned, CardState::Open])),
        )
        .select(scorecards::request_id)
        .load::<RequestId>(conn)?
        .into_iter()
        .collect())
}

/// The number and the organization of some cases.
pub(super) fn named(conn: &mut Conn, ids: &[RequestId]) -> Result<BTreeMap<RequestId, (String, String)>> {
    let rows: Vec<(RequestId, Option<String>, String)> = requests::table
        .inner_join(organizations::table)
        .filter(requests::id.eq_any(ids.to_vec()))
        .select((requests::id, requests::number, organizations::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, number, name)| (id, (number.unwrap_or_default(), name))).collect())
}

/// The names of some people, with what they are sorted by.
pub(super) fn people(conn: &mut Conn, ids: &[AccountId]) -> Result<BTreeMap<AccountId, (String, String)>> {
    let rows: Vec<(AccountId, String, String)> = accounts::table
        .filter(accounts::id.eq_any(ids.to_vec()))
        .select((accounts::id, accounts::sort_key, accounts::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, key, name)| (id, (key, name))).collect())
}

/// Requests of which no row of figures is kept.
pub(super) fn without_row(conn: &mut Conn) -> Result<Vec<RequestId>> {
    let kept = case_figures::table.filter(case_figures::request_id.eq(requests::id));
    Ok(requests::table.filter(not(diesel::dsl::exists(kept))).select(requests::id).load(conn)?)
}

/// Kept figures that count: the case, when it was first sent, its cards.
pub(super) fn counting(conn: &mut Conn) -> Result<Vec<(RequestId, bool, String)>> {
    Ok(case_figures::table
        .inner_join(requests::table)
        .filter(not(case_figures::stale))
        .select((case_figures::request_id, requests::submitted_at.is_not_null(), case_figures::cards))
        .load(conn)?)
}

/// Locked cards by case: the case and its member.
pub(super) fn locked(conn: &mut Conn) -> Result<BTreeSet<(RequestId, AccountId)>> {
    Ok(scorecards::table
        .filter(scorecards::state.eq(CardState::Locked))
        .select((scorecards::request_id, scorecards::member_id))
        .load::<(RequestId, AccountId)>(conn)?
        .into_iter()
        .collect())
}
