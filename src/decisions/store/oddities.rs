//! What the checker reads.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::{AccountId, DecisionId, RequestId};
use crate::db::schema::{decisions, events, notices, recommendations};
use crate::decisions::DecisionState;
use crate::error::Result;

/// A standing decision with its recommender.
pub(in crate::decisions) type Pair = (DecisionId, RequestId, AccountId, AccountId);

/// Decisions that were not taken back: id, request, decider, recommender of the recommendation decided on.
pub(in crate::decisions) fn deciders(conn: &mut Conn) -> Result<Vec<Pair>> {
    Ok(decisions::table
        .inner_join(recommendations::table.on(recommendations::id.eq(decisions::recommendation_id)))
        .filter(decisions::state.ne(DecisionState::TakenBack))
        .order(decisions::id)
        .select((
            decisions::id,
            decisions::request_id,
            decisions::decided_by,
            recommendations::recommended_by,
        ))
        .load(conn)?)
}

/// Who recommended in a request, and whose recommendation stands on another one than its decision.
pub(in crate::decisions) fn decided_on_another(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    Ok(decisions::table
        .inner_join(recommendations::table.on(recommendations::id.eq(decisions::recommendation_id)))
        .filter(recommendations::request_id.ne(decisions::request_id))
        .select(decisions::id)
        .load(conn)?)
}

/// Ids of all decisions.
pub(in crate::decisions) fn all_ids(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    Ok(decisions::table.order(decisions::id).select(decisions::id).load(conn)?)
}

/// Sealed decisions that should have been released before `at`.
pub(in crate::decisions) fn sealed_since(conn: &mut Conn, at: NaiveDateTime) -> Result<Vec<DecisionId>> {
    Ok(decisions::table
        .filter(decisions::state.eq(DecisionState::Sealed).and(decisions::release_at.lt(at)))
        .order(decisions::id)
        .select(decisions::id)
        .load(conn)?)
}

/// How often the letter of each released decision stands in the outbox, by decision and address.
pub(in crate::decisions) fn letters(
    conn: &mut Conn,
) -> Result<BTreeMap<DecisionId, BTreeMap<String, usize>>> {
    let rows: Vec<(DecisionId, String)> = decisions::table
        .inner_join(
            notices::table.on(notices::request_id
                .eq(decisions::request_id.nullable())
                .and(notices::body_html.eq(decisions::letter_html))
                .and(notices::body_text.eq(decisions::letter_text))),
        )
        .filter(decisions::state.eq(DecisionState::Released))
        .select((decisions::id, notices::to_address))
        .load(conn)?;
    let mut found: BTreeMap<DecisionId, BTreeMap<String, usize>> = BTreeMap::new();
    for (id, address) in rows {
        *found.entry(id).or_default().entry(address).or_default() += 1;
    }
    Ok(found)
}

/// Decisions that stand released, with the number of such decisions of the same request.
pub(in crate::decisions) fn released_ids(conn: &mut Conn) -> Result<Vec<(DecisionId, RequestId)>> {
    Ok(decisions::table
        .filter(decisions::state.eq(DecisionState::Released))
        .order(decisions::id)
        .select((decisions::id, decisions::request_id))
        .load(conn)?)
}

/// Addresses that a sealed or voided decision's letter went to; there must be none.
pub(in crate::decisions) fn leaked(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    Ok(decisions::table
        .inner_join(
            notices::table.on(notices::request_id
                .eq(decisions::request_id.nullable())
                .and(notices::body_html.eq(decisions::letter_html))),
        )
        .filter(decisions::state.eq_any([DecisionState::Sealed, DecisionState::TakenBack]))
        .select(decisions::id)
        .load(conn)?)
}

/// Every decision that was in effect or waits for it: request, decider, and whether a reconsideration changed it; in
/// the order in which they were made.
pub(in crate::decisions) fn in_order(
    conn: &mut Conn,
) -> Result<Vec<(DecisionId, RequestId, AccountId, DecisionState)>> {
    Ok(decisions::table
        .filter(decisions::state.ne(DecisionState::TakenBack))
        .order((decisions::request_id, decisions::id))
        .select((decisions::id, decisions::request_id, decisions::decided_by, decisions::state))
        .load(conn)?)
}

/// The time of the last event: the checker's now, so that it needs no clock.
pub(in crate::decisions) fn latest_event_at(conn: &mut Conn) -> Result<Option<NaiveDateTime>> {
    Ok(events::table.order(events::id.desc()).select(events::at).first(conn).optional()?)
}

/// Decisions without the step of their officer in the log, or on a recommendation without the step of its chair: the
/// log alone proves that a person had the role then. The log is read once: asked for each decision by itself, a database
/// may walk all that its officer ever did.
pub(in crate::decisions) fn not_in_the_log(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    let mut took = |action: &str| -> Result<HashSet<(i64, AccountId)>> {
        let steps: Vec<(i64, AccountId)> = events::table
            .filter(events::kind.eq("request").and(events::action.eq(action.to_owned())))
            .filter(events::actor_id.is_not_null())
            .select((events::subject_id, events::actor_id.assume_not_null()))
            .load(conn)?;
        Ok(steps.into_iter().collect())
    };
    let (decided, recommended) = (took("requests.decide")?, took("requests.recommend")?);
    let rows: Vec<Pair> = decisions::table
        .inner_join(recommendations::table.on(recommendations::id.eq(decisions::recommendation_id)))
        .order(decisions::id)
        .select((
            decisions::id,
            decisions::request_id,
            decisions::decided_by,
            recommendations::recommended_by,
        ))
        .load(conn)?;
    let known = |(_, request, officer, chair): &Pair| {
        decided.contains(&(request.0, *officer)) && recommended.contains(&(request.0, *chair))
    };
    Ok(rows.into_iter().filter(|row| !known(row)).map(|(id, ..)| id).collect())
}
