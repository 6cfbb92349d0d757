//! The list of all authorizations, for staff.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use diesel::prelude::*;

use super::Authorization;
use crate::access::Actor;
use crate::authorizations::AuthorizationState as S;
use crate::db::ids::{AccountId, AuthorizationId, RequestId};
use crate::db::schema::{authorizations, conflicts, scorecards, waits};
use crate::db::{Conn, MultiBackend};
use crate::error::Result;
use crate::text_enum;
use crate::waiting::WaitKind;

/// Days before its end from which an authorization is shown as ending.
const ENDING_DAYS: u64 = 60;

/// What is awaited for an authorization, from anybody.
const AWAITED: [WaitKind; 6] = [
    WaitKind::Acceptance,
    WaitKind::Condition,
    WaitKind::UseReport,
    WaitKind::ReportReview,
    WaitKind::ChangeReport,
    WaitKind::Papers,
];

text_enum! {
    /// Which authorizations a list shows.
    pub enum View {
        /// Offered, accepted, in force or suspended.
        Live = "live",
        /// Offered, not yet accepted.
        Waiting = "waiting",
        /// In force, with few days left.
        Ending = "ending",
        /// Something that was awaited is overdue.
        Owed = "owed",
        /// No longer live.
        Over = "over",
    }
}

/// The authorizations of a view that no conflict of the reader hides.
fn shown<'a>(by: AccountId, view: View, today: NaiveDate) -> authorizations::BoxedQuery<'a, MultiBackend> {
    let declared = conflicts::table
        .filter(conflicts::account_id.eq(by).and(conflicts::conflicted.eq(true)))
        .select(conflicts::request_id);
    let recused = scorecards::table
        .filter(scorecards::member_id.eq(by).and(scorecards::state.eq("recused")))
        .select(scorecards::request_id);
    let query = authorizations::table
        .filter(authorizations::request_id.ne_all(declared))
        .filter(authorizations::request_id.ne_all(recused))
        .into_boxed();
    match view {
        View::Live => {
            query.filter(authorizations::state.eq_any([S::Offered, S::Accepted, S::Active, S::Suspended]))
        }
        View::Waiting => query.filter(authorizations::state.eq(S::Offered)),
        View::Ending => query.filter(
            authorizations::state
                .eq(S::Active)
                .and(authorizations::ends_on.le(today + Days::new(ENDING_DAYS))),
        ),
        View::Owed => {
            let overdue = waits::table
                .filter(
                    waits::due_on
                        .lt(today)
                        .and(waits::kind.eq_any(AWAITED))
                        .and(waits::answered_at.is_null())
                        .and(waits::expired_at.is_null()),
                )
                .select(waits::request_id);
            query.filter(authorizations::request_id.nullable().eq_any(overdue))
        }
        View::Over => query.filter(authorizations::state.eq_any([
            S::Refused,
            S::Lapsed,
            S::Revoked,
            S::Ended,
            S::Expired,
        ])),
    }
}

/// How many there are in each view.
pub fn counts(conn: &mut Conn, reader: &Actor, today: NaiveDate) -> Result<Vec<(View, i64)>> {
    let mut counts = Vec::with_capacity(View::ALL.len());
    for view in View::ALL {
        counts.push((*view, shown(reader.id, *view, today).count().get_result(conn)?));
    }
    Ok(counts)
}

/// One page of a view, the first to end first, after this key.
pub fn overview(
    conn: &mut Conn,
    reader: &Actor,
    view: View,
    after: Option<(NaiveDate, AuthorizationId)>,
    limit: i64,
    today: NaiveDate,
) -> Result<Vec<Authorization>> {
    let mut query = shown(reader.id, view, today);
    if let Some((day, id)) = after {
        query = query.filter(
            authorizations::ends_on
                .ge(day)
                .and(authorizations::ends_on.gt(day).or(authorizations::id.gt(id))),
        );
    }
    Ok(query
        .order((authorizations::ends_on, authorizations::id))
        .limit(limit)
        .select(Authorization::as_select())
        .load(conn)?)
}

/// What is awaited next for each of these requests, by its last day: the earliest first.
pub fn awaited_next(
    conn: &mut Conn,
    requests: Vec<RequestId>,
) -> Result<BTreeMap<RequestId, (WaitKind, NaiveDate)>> {
    let rows: Vec<(Option<RequestId>, WaitKind, Option<NaiveDate>)> = waits::table
        .filter(
            waits::request_id
                .eq_any(requests)
                .and(waits::kind.eq_any(AWAITED))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        )
        .order((waits::due_on, waits::id))
        .select((waits::request_id, waits::kind, waits::due_on))
        .load(conn)?;
    let mut next = BTreeMap::new();
    for (request, kind, due) in rows {
        if let (Some(request), Some(due)) = (request, due) {
            next.entry(request).or_insert((kind, due));
        }
    }
    Ok(next)
}
