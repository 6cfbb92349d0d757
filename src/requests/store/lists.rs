//! Lists of requests: the partner's own, and the cases and the desk of staff. Every list, count and search of staff goes
//! through [`seen_by!`], so that nobody learns of a case from a number or an order.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::filter::{By, CaseFilter, CaseOrder, beyond, filtered};
use super::words::{beginning_with, is_like_a_number, title_beginning};
use crate::access::requests::sees_all;
use crate::access::{Actor, Role};
use crate::db::ids::{AccountId, OrganizationId, RequestId, WaitId};
use crate::db::schema::{
    authorizations, case_words, conflicts, holds, organizations, recommendations, requests, scorecards,
    title_words, waits,
};
use crate::db::values::folded;
use crate::db::{Conn, Counts};
use crate::error::Result;
use crate::guidelines::{Track, UseType};
use crate::requests::{Outcome, Request, Stage, Turn};
use crate::waiting::{WaitKind, WaitSubject};

/// A row of the case list.
#[derive(Debug, Clone, Queryable)]
pub struct CaseRow {
    /// The request.
    pub id: RequestId,
    /// Case number.
    pub number: Option<String>,
    /// Who asks.
    pub organization: String,
    /// Title of the activity.
    pub title: String,
    /// Codes of the marks.
    pub marks: String,
    /// Kind of use.
    pub use_type: Option<UseType>,
    /// Track, once accepted.
    pub track: Option<Track>,
    /// Where it stands.
    pub stage: Stage,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Whose turn.
    pub turn: Turn,
    /// In this stage since, UTC.
    pub stage_since: NaiveDateTime,
    /// First sent, UTC.
    pub submitted_at: Option<NaiveDateTime>,
    /// Target of the stage.
    pub due_on: Option<NaiveDate>,
    /// Who of the office wrote it down for the partner.
    pub entered_by: Option<AccountId>,
}

/// One thing that waits for somebody, with its case.
#[derive(Debug, Clone, Queryable)]
pub struct DeskRow {
    /// The wait.
    pub wait: WaitId,
    /// What is awaited.
    pub kind: WaitKind,
    /// Kind of what it is tied to.
    pub subject_kind: WaitSubject,
    /// Id of what it is tied to.
    pub subject_id: i64,
    /// Asked, UTC.
    pub asked_at: NaiveDateTime,
    /// Last day.
    pub due_on: Option<NaiveDate>,
    /// The case.
    pub case: CaseRow,
}

/// The policy of `access::requests::see` for staff, as a filter of rows.
macro_rules! seen_by {
    ($query:expr, $actor:expr) => {{
        let actor: &Actor = $actor;
        // The list of scorecards reads them as well, so here they go by another name.
        let own_card = diesel::alias!(scorecards as own_card);
        let recused = own_card
            .filter(own_card.field(scorecards::member_id).eq(actor.id))
            .filter(own_card.field(scorecards::state).eq("recused"))
            .select(own_card.field(scorecards::request_id));
        let conflicted = conflicts::table
            .filter(conflicts::account_id.eq(actor.id).and(conflicts::conflicted.eq(true)))
            .select(conflicts::request_id);
        let mut query = $query
            .filter(requests::submitted_at.is_not_null())
            .filter(requests::id.ne_all(conflicted))
            .filter(requests::id.ne_all(recused));
        if actor.has(Role::Partner) && !actor.organizations.is_empty() {
            query = query.filter(requests::organization_id.ne_all(actor.organizations.clone()));
        }
        if !sees_all(actor) {
            let states: &[&str] =
                if actor.has(Role::Reviewer) { &["assigned", "open", "locked", "abstained"] } else { &[] };
            let own = own_card
                .filter(own_card.field(scorecards::member_id).eq(actor.id))
                .filter(own_card.field(scorecards::state).eq_any(states.to_vec()))
                .select(own_card.field(scorecards::request_id));
            query = query.filter(requests::id.eq_any(own));
        }
        query
    }};
}

pub(crate) use seen_by;

type CaseColumns = (
    requests::id,
    requests::number,
    organizations::name,
    requests::title,
    requests::marks,
    requests::use_type,
    requests::track,
    requests::stage,
    requests::outcome,
    requests::turn,
    requests::stage_since,
    requests::submitted_at,
    requests::due_on,
    requests::entered_by,
);
const COLUMNS: CaseColumns = (
    requests::id,
    requests::number,
    organizations::name,
    requests::title,
    requests::marks,
    requests::use_type,
    requests::track,
    requests::stage,
    requests::outcome,
    requests::turn,
    requests::stage_since,
    requests::submitted_at,
    requests::due_on,
    requests::entered_by,
);

/// Cases that a person may see, in an order; `limit` rows, after the case `after` when it is given.
pub(in crate::requests) fn cases(
    conn: &mut Conn,
    actor: &Actor,
    filter: &CaseFilter,
    order: CaseOrder,
    after: Option<RequestId>,
    limit: i64,
) -> Result<Vec<CaseRow>> {
    let query = requests::table.inner_join(organizations::table).into_boxed();
    let query = filtered!(seen_by!(query, actor), &filter.looked_at(conn)?, actor);
    let query = match after {
        None => query,
        // A case that one may not see gives no place: the order would tell its name and its days.
        Some(id) => match place_of(conn, actor, id)? {
            None => query,
            Some(place) => beyond!(query, order, place, id),
        },
    };
    let query = match (order.by, order.descending) {
        (By::Sent, false) => query.order((requests::submitted_at.asc(), requests::id.asc())),
        (By::Sent, true) => query.order((requests::submitted_at.desc(), requests::id.desc())),
        (By::Since, false) => query.order((requests::stage_since.asc(), requests::id.asc())),
        (By::Since, true) => query.order((requests::stage_since.desc(), requests::id.desc())),
        // What has no due day stands last in both directions.
        (By::Due, false) => {
            query.order((requests::due_on.is_null(), requests::due_on.asc(), requests::id.asc()))
        }
        (By::Due, true) => {
            query.order((requests::due_on.is_null(), requests::due_on.desc(), requests::id.desc()))
        }
        // PostgreSQL walks the names, and of each the cases; SQLite sorts them all.
        (By::Organization, false) => {
            query.order((organizations::sort_key.asc(), organizations::id.asc(), requests::id.asc()))
        }
        (By::Organization, true) => {
            query.order((organizations::sort_key.desc(), organizations::id.desc(), requests::id.desc()))
        }
    };
    Ok(query.limit(limit).select(COLUMNS).load(conn)?)
}

/// Where a row stands in each order.
type Place = (Option<NaiveDateTime>, NaiveDateTime, Option<NaiveDate>, (String, OrganizationId));

fn place_of(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Option<Place>> {
    let query = requests::table.inner_join(organizations::table).into_boxed();
    let row = seen_by!(query, actor).filter(requests::id.eq(id)).select((
        requests::submitted_at,
        requests::stage_since,
        requests::due_on,
        (organizations::sort_key, organizations::id),
    ));
    Ok(row.first(conn).optional()?)
}

/// How many cases a person may see with this filter.
pub(in crate::requests) fn count_cases(conn: &mut Conn, actor: &Actor, filter: &CaseFilter) -> Result<i64> {
    let query = requests::table.into_boxed();
    let filter = &filter.looked_at(conn)?;
    Ok(filtered!(seen_by!(query, actor), filter, actor).count().get_result(conn)?)
}

/// The same, kept while nothing changes.
pub(in crate::requests) fn count_cases_kept(
    conn: &mut Conn,
    counts: &Counts,
    actor: &Actor,
    filter: &CaseFilter,
) -> Result<i64> {
    // The sweep makes figures anew without an event.
    if !filter.counts.is_empty() {
        return count_cases(conn, actor, filter);
    }
    counts.of(conn, seen_as(actor, "cases", filter), |conn| count_cases(conn, actor, filter))
}

/// All that a count of what a person may see depends on.
pub(crate) fn seen_as(actor: &Actor, what: &str, filter: &impl std::fmt::Debug) -> String {
    format!("{what} {} {:?} {:?} {filter:?}", actor.id, actor.roles, actor.organizations)
}

/// Requests that wait for members and are not on hold, the oldest first: so many of them, and how many there are in all.
///
/// # Errors
/// When the database fails.
pub fn unassigned(conn: &mut Conn, actor: &Actor, most: i64) -> Result<(Vec<RequestId>, i64)> {
    let filter = CaseFilter { unassigned: true, ..CaseFilter::default() };
    let order = CaseOrder { by: By::Sent, descending: false };
    let rows = cases(conn, actor, &filter, order, None, most)?;
    let ids: Vec<RequestId> = rows.into_iter().map(|row| row.id).collect();
    let held = held(conn, &ids)?;
    let all = count_cases(conn, actor, &filter)?;
    Ok((ids.into_iter().filter(|id| !held.contains_key(id)).collect(), all))
}

/// The case of a number, when the person may see it as staff.
///
/// # Errors
/// When the database fails.
pub fn by_number(conn: &mut Conn, actor: &Actor, number: &str) -> Result<Option<RequestId>> {
    let query = requests::table.inner_join(organizations::table).into_boxed();
    let query = seen_by!(query, actor).filter(requests::number.eq(number));
    Ok(query.select(requests::id).first(conn).optional()?)
}

/// The roles by which something can wait for a person of staff.
pub(crate) fn own_roles(actor: &Actor) -> Vec<Role> {
    actor.roles.iter().copied().filter(|role| *role != Role::Partner).collect()
}

/// What waits for a person: what was asked of them, and of each of their roles, each in a query of its own, so that each walks
/// one index in the order of the desk.
macro_rules! waits_of {
    ($actor:expr, $cases:expr, $overdue:expr) => {{
        let (actor, overdue): (&Actor, Option<NaiveDate>) = ($actor, $overdue);
        let open = || {
            let query = waits::table
                .inner_join($cases)
                .filter(waits::answered_at.is_null().and(waits::expired_at.is_null()))
                .into_boxed();
            let query = seen_by!(query, actor);
            match overdue {
                Some(today) => query.filter(waits::due_on.lt(today)),
                None => query,
            }
        };
        let mut parts = vec![open().filter(waits::account_id.eq(actor.id))];
        for role in own_roles(actor) {
            let of_others = waits::account_id.is_null().or(waits::account_id.ne(actor.id));
            parts.push(open().filter(waits::role.eq(role)).filter(of_others));
        }
        parts
    }};
}

/// What waits for a person, by due date; `overdue` before that day only.
pub(in crate::requests) fn desk(
    conn: &mut Conn,
    actor: &Actor,
    overdue: Option<NaiveDate>,
    limit: usize,
) -> Result<Vec<DeskRow>> {
    let mut rows: Vec<DeskRow> = Vec::new();
    for part in waits_of!(actor, requests::table.inner_join(organizations::table), overdue) {
        let part = part
            .order((waits::due_on.is_null(), waits::due_on, waits::id))
            .limit(i64::try_from(limit).unwrap_or(i64::MAX))
            .select((
                waits::id,
                waits::kind,
                waits::subject_kind,
                waits::subject_id,
                waits::asked_at,
                waits::due_on,
                COLUMNS,
            ));
        rows.extend(part.load::<DeskRow>(conn)?);
    }
    rows.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.wait));
    rows.truncate(limit);
    Ok(rows)
}

/// How much waits for a person.
pub(in crate::requests) fn count_desk(
    conn: &mut Conn,
    actor: &Actor,
    overdue: Option<NaiveDate>,
) -> Result<i64> {
    let mut count = 0;
    for part in waits_of!(actor, requests::table, overdue) {
        count += part.count().get_result::<i64>(conn)?;
    }
    Ok(count)
}

/// The same, kept while nothing changes.
pub(in crate::requests) fn count_desk_kept(
    conn: &mut Conn,
    counts: &Counts,
    actor: &Actor,
    overdue: Option<NaiveDate>,
) -> Result<i64> {
    counts.of(conn, seen_as(actor, "desk", &overdue), |conn| count_desk(conn, actor, overdue))
}

/// Requests of a person's organizations, latest first.
pub(in crate::requests) fn of_organizations(
    conn: &mut Conn,
    organizations: &[OrganizationId],
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Request>> {
    let mut query =
        requests::table.filter(requests::organization_id.eq_any(organizations.to_vec())).into_boxed();
    if let Some(id) = before {
        query = query.filter(requests::id.lt(RequestId(id)));
    }
    Ok(query.order(requests::id.desc()).limit(limit).select(Request::as_select()).load(conn)?)
}

/// The authorization of a request: its number, state, last day.
pub(in crate::requests) fn authorization_of(
    conn: &mut Conn,
    id: RequestId,
) -> Result<Option<(String, String, NaiveDate)>> {
    Ok(authorizations::table
        .filter(authorizations::request_id.eq(id))
        .select((authorizations::number, authorizations::state, authorizations::ends_on))
        .first(conn)
        .optional()?)
}

/// The states of the authorizations that came of these requests.
pub(in crate::requests) fn authorization_states(
    conn: &mut Conn,
    ids: &[RequestId],
) -> Result<Vec<(RequestId, String)>> {
    Ok(authorizations::table
        .filter(authorizations::request_id.eq_any(ids.to_vec()))
        .select((authorizations::request_id, authorizations::state))
        .load(conn)?)
}

/// Which of these requests are on hold, and until when the partner can answer; no day once the partner did.
pub(in crate::requests) fn held(
    conn: &mut Conn,
    ids: &[RequestId],
) -> Result<BTreeMap<RequestId, Option<NaiveDate>>> {
    let rows: Vec<(RequestId, NaiveDate, Option<NaiveDateTime>)> = holds::table
        .filter(holds::state.eq("open").and(holds::request_id.eq_any(ids.to_vec())))
        .select((holds::request_id, holds::answer_due, holds::answered_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, due, answered)| (id, answered.is_none().then_some(due))).collect())
}

/// Requests that were parted from this one, or that this one was parted from: id and title.
pub(in crate::requests) fn linked(conn: &mut Conn, id: RequestId) -> Result<Vec<(i64, String)>> {
    let own: Option<RequestId> = requests::table.find(id).select(requests::linked_id).first(conn)?;
    let rows: Vec<(RequestId, String)> = requests::table
        .filter(requests::linked_id.eq(id).or(requests::id.nullable().eq(own)))
        .order(requests::id)
        .select((requests::id, requests::title))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, title)| (id.0, title)).collect())
}

/// The request that the same organization sent last before this one: its number and id.
pub(in crate::requests) fn sent_before(
    conn: &mut Conn,
    request: &Request,
) -> Result<Option<(String, RequestId)>> {
    let Some(at) = request.submitted_at else { return Ok(None) };
    let row: Option<(Option<String>, RequestId)> = requests::table
        .filter(requests::organization_id.eq(request.organization_id).and(requests::id.ne(request.id)))
        .filter(requests::submitted_at.le(at))
        .order((requests::submitted_at.desc(), requests::id.desc()))
        .select((requests::number, requests::id))
        .first(conn)
        .optional()?;
    Ok(row.and_then(|(number, id)| number.map(|number| (number, id))))
}
