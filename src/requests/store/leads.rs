//! Names near listed ones that wait for a person to judge them, over all cases in which that person may judge: the policy
//! of `access::screening::adjudicate` as a filter of rows, so that nobody learns of a case from a number or an order.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::lists::seen_by;
use crate::access::requests::sees_all;
use crate::access::screening::work_matches;
use crate::access::{Actor, Role};
use crate::db::Conn;
use crate::db::ids::MatchId;
use crate::db::schema::{
    checks, conflicts, decisions, holder_checks, matches, recommendations, requests, scorecards,
};
use crate::error::Result;
use crate::requests::Stage;

/// A match that waits: its likeness and its id, by which the list is ordered.
pub type Place = (i64, MatchId);

macro_rules! to_judge {
    ($actor:expr) => {{
        let actor: &Actor = $actor;
        let scored = scorecards::table
            .filter(scorecards::member_id.eq(actor.id))
            .filter(scorecards::state.eq_any(["assigned", "open", "locked", "abstained"]))
            .select(scorecards::request_id);
        let recommended = recommendations::table
            .filter(recommendations::recommended_by.eq(actor.id))
            .select(recommendations::request_id);
        let decided = decisions::table
            .filter(decisions::decided_by.eq(actor.id).and(decisions::state.ne("taken_back")))
            .select(decisions::request_id);
        // What two people confirmed is judged no more.
        let settled = checks::table
            .filter(checks::request_id.eq(matches::request_id).and(checks::code.eq(matches::code)))
            .filter(checks::confirmed_by.is_not_null());
        let of_case = matches::holder_check_id
            .is_null()
            .and(requests::stage.eq_any(Stage::SCREENED))
            .and(not(exists(settled)));
        let waits = holder_checks::table
            .filter(holder_checks::closed_at.is_null().and(holder_checks::outcome.eq("possible_match")))
            .select(holder_checks::id.nullable());
        let query = matches::table
            .inner_join(requests::table.on(matches::request_id.eq(requests::id)))
            .filter(matches::state.eq("open"))
            .filter(of_case.or(matches::holder_check_id.eq_any(waits).assume_not_null()))
            .filter(requests::id.ne_all(scored))
            .filter(requests::id.ne_all(recommended))
            .filter(requests::id.ne_all(decided))
            .into_boxed();
        seen_by!(query, actor)
    }};
}

/// The matches that a screener may judge now, the likeliest first; `limit` of them, after the place `after`.
///
/// # Errors
/// When the database fails.
pub fn to_judge(conn: &mut Conn, actor: &Actor, after: Option<Place>, limit: i64) -> Result<Vec<Place>> {
    if work_matches(actor).is_err() {
        return Ok(Vec::new());
    }
    let mut query = to_judge!(actor);
    if let Some((score, id)) = after {
        query = query.filter(matches::score.le(score).and(matches::score.lt(score).or(matches::id.lt(id))));
    }
    Ok(query
        .order((matches::score.desc(), matches::id.desc()))
        .limit(limit)
        .select((matches::score, matches::id))
        .load(conn)?)
}

/// How many matches a screener may judge now.
///
/// # Errors
/// When the database fails.
pub fn count_to_judge(conn: &mut Conn, actor: &Actor) -> Result<i64> {
    if work_matches(actor).is_err() {
        return Ok(0);
    }
    Ok(to_judge!(actor).count().get_result(conn)?)
}
