//! Reading the public register.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::{exists, max, not};
use diesel::prelude::*;

use super::Authorization;
use crate::audit::SubjectKind;
use crate::authorizations::register::RegisterEntry;
use crate::authorizations::{AuthorizationState as S, PublicState};
use crate::db::ids::AuthorizationId;
use crate::db::schema::{authorizations, events, register_delays};
use crate::db::values::folded;
use crate::db::{Conn, MultiBackend};
use crate::error::Result;
use crate::guidelines::Mark;
use crate::text_enum;

text_enum! {
    /// What the register is sorted by.
    pub enum Sort {
        /// Newest first.
        From = "from",
        /// By the holder's name.
        Holder = "holder",
        /// The last to end first.
        Until = "until",
    }
}

/// What to list of the register.
#[derive(Debug, Clone, Default)]
pub struct RegisterFilter {
    /// Holder or number, as typed.
    pub words: String,
    /// With this mark.
    pub mark: Option<Mark>,
    /// To be used in this country (ISO 3166-1 alpha-2).
    pub country: Option<String>,
    /// Serving this goal.
    pub goal: Option<String>,
    /// In this state.
    pub state: Option<PublicState>,
    /// Whose dates cover this day.
    pub on: Option<NaiveDate>,
}

/// Everything that was in force once, whose holder agreed to the register and whose entry is not put off.
fn listed<'a>(today: NaiveDate) -> authorizations::BoxedQuery<'a, MultiBackend> {
    let put_off = register_delays::table.filter(
        register_delays::authorization_id.eq(authorizations::id).and(register_delays::listed_from.gt(today)),
    );
    authorizations::table
        .filter(
            authorizations::in_register
                .eq(true)
                .and(authorizations::activated_at.is_not_null())
                .and(not(exists(put_off))),
        )
        .into_boxed()
}

/// The states as the public reads them today: what has passed its last day has ended, also before the calendar
/// has said so.
fn in_state<'a>(
    query: authorizations::BoxedQuery<'a, MultiBackend>,
    state: Option<PublicState>,
    today: NaiveDate,
) -> authorizations::BoxedQuery<'a, MultiBackend> {
    let state_is = |state: S| authorizations::state.eq(state);
    match state {
        None => query.filter(authorizations::state.eq_any([
            S::Active,
            S::Suspended,
            S::Revoked,
            S::Ended,
            S::Expired,
        ])),
        Some(PublicState::Valid) => query.filter(state_is(S::Active).and(authorizations::ends_on.ge(today))),
        Some(PublicState::Suspended) => {
            query.filter(state_is(S::Suspended).and(authorizations::ends_on.ge(today)))
        }
        Some(PublicState::Revoked) => query.filter(state_is(S::Revoked)),
        Some(PublicState::Ended) => query.filter(state_is(S::Ended)),
        Some(PublicState::Expired) => query.filter(state_is(S::Expired).or(
            authorizations::state.eq_any([S::Active, S::Suspended]).and(authorizations::ends_on.lt(today)),
        )),
        // Not in the register; a filter for it finds nothing.
        Some(PublicState::NotYetValid) => query.filter(state_is(S::Accepted)),
    }
}

fn filtered<'a>(filter: &RegisterFilter, today: NaiveDate) -> authorizations::BoxedQuery<'a, MultiBackend> {
    let mut query = in_state(listed(today), filter.state, today);
    if !filter.words.trim().is_empty() {
        let holder = folded(&filter.words);
        let number: String =
            filter.words.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        // A number is meant when a digit was typed; else a letter would match every number. A pattern
        // without a wildcard that is no value of the column finds nothing.
        let meant = number.chars().any(|c| c.is_ascii_digit());
        let by_number = if meant { format!("%{}%", number.to_uppercase()) } else { String::new() };
        let by_holder = if holder.is_empty() { String::new() } else { format!("%{holder}%") };
        query = query
            .filter(authorizations::holder_folded.like(by_holder).or(authorizations::number.like(by_number)));
    }
    if let Some(mark) = filter.mark {
        query = query.filter(authorizations::marks.like(format!("%{}%", mark.as_str())));
    }
    if let Some(country) = &filter.country {
        // Two letters of one code never come from two codes, since a blank stands between them.
        query = query.filter(
            authorizations::country.like(format!("%{country}%")).or(authorizations::country.eq("global")),
        );
    }
    if let Some(goal) = &filter.goal {
        query = query.filter(authorizations::goals.like(format!("% {goal} %")));
    }
    if let Some(on) = filter.on {
        query = query.filter(authorizations::starts_on.le(on).and(authorizations::ends_on.ge(on)));
    }
    query
}

/// How many there are.
pub fn count(conn: &mut Conn, filter: &RegisterFilter, today: NaiveDate) -> Result<i64> {
    Ok(filtered(filter, today).count().get_result(conn)?)
}

/// One page, in the order of `sort`, after the row whose sort value and id are given.
pub fn page(
    conn: &mut Conn,
    filter: &RegisterFilter,
    sort: Sort,
    after: Option<&(String, i64)>,
    limit: i64,
    today: NaiveDate,
) -> Result<Vec<Authorization>> {
    use crate::db::ids::AuthorizationId as Id;
    let mut query = filtered(filter, today).select(Authorization::as_select()).limit(limit);
    query = match sort {
        Sort::From => query.order((authorizations::starts_on.desc(), authorizations::id.desc())),
        Sort::Until => query.order((authorizations::ends_on.desc(), authorizations::id.desc())),
        Sort::Holder => query.order((authorizations::holder_sort_key.asc(), authorizations::id.asc())),
    };
    if let Some((value, id)) = after {
        let id = Id(*id);
        let day: Option<NaiveDate> = value.parse().ok();
        query = match (sort, day) {
            (Sort::From, Some(day)) => query.filter(
                authorizations::starts_on
                    .le(day)
                    .and(authorizations::starts_on.lt(day).or(authorizations::id.lt(id))),
            ),
            (Sort::Until, Some(day)) => query.filter(
                authorizations::ends_on
                    .le(day)
                    .and(authorizations::ends_on.lt(day).or(authorizations::id.lt(id))),
            ),
            (Sort::Holder, _) => query.filter(
                authorizations::holder_sort_key
                    .ge(value.clone())
                    .and(authorizations::holder_sort_key.gt(value.clone()).or(authorizations::id.gt(id))),
            ),
            // Not a key of ours: the first page.
            _ => query,
        };
    }
    Ok(query.load(conn)?)
}

/// One by the code of its page.
pub fn by_code(conn: &mut Conn, code: &str) -> Result<Option<Authorization>> {
    Ok(authorizations::table
        .filter(authorizations::code.eq(code))
        .select(Authorization::as_select())
        .first(conn)
        .optional()?)
}

/// One by its number, when it stands in the register.
pub fn by_number(conn: &mut Conn, number: &str, today: NaiveDate) -> Result<Option<Authorization>> {
    Ok(filtered(&RegisterFilter::default(), today)
        .filter(authorizations::number.eq(number.to_owned()))
        .select(Authorization::as_select())
        .first(conn)
        .optional()?)
}

/// The latest of the register, newest first.
///
/// # Errors
/// When the database fails.
pub fn latest_in_register(conn: &mut Conn, count: i64, today: NaiveDate) -> Result<Vec<RegisterEntry>> {
    page(conn, &RegisterFilter::default(), Sort::From, None, count, today)?
        .iter()
        .filter_map(|row| RegisterEntry::of(row, today).transpose())
        .collect()
}

/// The numbers of the register, the newest first.
///
/// # Errors
/// When the database fails.
pub fn numbers_in_register(conn: &mut Conn, most: i64, today: NaiveDate) -> Result<Vec<String>> {
    Ok(filtered(&RegisterFilter::default(), today)
        .order(authorizations::id.desc())
        .limit(most)
        .select(authorizations::number)
        .load(conn)?)
}

/// What happened to an authorization that the public can see.
const PUBLIC_EVENTS: [&str; 8] = [
    "authorizations.activate",
    "authorizations.suspend",
    "authorizations.reinstate",
    "authorizations.revoke",
    "authorizations.give_up",
    "authorizations.expire",
    "authorizations.list_now",
    "authorizations.restore",
];

/// How far back a feed looks.
const LATEST_EVENTS: i64 = 2_000;

/// What changed lately in the register, the latest first, each with the time of its last change (UTC).
pub fn changed_lately(
    conn: &mut Conn,
    filter: &RegisterFilter,
    most: usize,
    today: NaiveDate,
) -> Result<Vec<(Authorization, NaiveDateTime)>> {
    let of_authorizations =
        events::kind.eq(SubjectKind::Authorization).and(events::action.eq_any(PUBLIC_EVENTS));
    let recent: Vec<i64> = events::table
        .filter(of_authorizations.clone())
        .order(events::id.desc())
        .limit(LATEST_EVENTS)
        .select(events::subject_id)
        .load(conn)?;
    let mut ids: Vec<AuthorizationId> = recent.into_iter().map(AuthorizationId).collect();
    ids.sort_unstable();
    ids.dedup();
    // Entries whose delay has ended lately are news as well.
    let delays: BTreeMap<AuthorizationId, NaiveDate> = register_delays::table
        .filter(register_delays::listed_from.le(today))
        .order(register_delays::listed_from.desc())
        .limit(200)
        .select((register_delays::authorization_id, register_delays::listed_from))
        .load::<(AuthorizationId, NaiveDate)>(conn)?
        .into_iter()
        .collect();
    ids.extend(delays.keys().filter(|id| ids.binary_search(id).is_err()).copied().collect::<Vec<_>>());
    let rows: Vec<Authorization> = filtered(filter, today)
        .filter(authorizations::id.eq_any(ids))
        .select(Authorization::as_select())
        .load(conn)?;
    let subjects: Vec<i64> = rows.iter().map(|row| row.id.0).collect();
    let times: BTreeMap<i64, Option<NaiveDateTime>> = events::table
        .filter(of_authorizations.and(events::subject_id.eq_any(subjects)))
        .group_by(events::subject_id)
        .select((events::subject_id, max(events::at)))
        .load::<(i64, Option<NaiveDateTime>)>(conn)?
        .into_iter()
        .collect();
    let mut changed: Vec<(Authorization, NaiveDateTime)> = rows
        .into_iter()
        .map(|row| {
            let event = times.get(&row.id.0).copied().flatten();
            let shown = delays.get(&row.id).and_then(|day| day.and_hms_opt(0, 0, 0));
            let at = event.max(shown).or(row.activated_at).unwrap_or(row.offered_at);
            (row, at)
        })
        .collect();
    changed.sort_by(|(one, at), (other, other_at)| (other_at, other.id).cmp(&(at, one.id)));
    changed.truncate(most);
    Ok(changed)
}
