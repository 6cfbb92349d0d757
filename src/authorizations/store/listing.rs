//! The list of authorizations for staff. It passes through the one filter of what a person may see, by the case that each
//! came of.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::access::requests::sees_all;
use crate::access::{Actor, Role};
use crate::authorizations::AuthorizationState;
use crate::db::Conn;
use crate::db::ids::AuthorizationId;
use crate::db::schema::{authorizations, conflicts, requests, scorecards};
use crate::db::values::folded;
use crate::error::Result;
use crate::guidelines::{Mark, UseType};
use crate::requests::seen_by;

/// What to list. Everything that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// Words that stand in the number, the holder's name or the activity, each of them.
    pub words: Vec<String>,
    /// In one of these states; empty for all.
    pub states: Vec<AuthorizationState>,
    /// With this mark.
    pub mark: Option<Mark>,
    /// For this kind of use.
    pub use_type: Option<UseType>,
    /// First and last day on which it ends.
    pub ends: (Option<NaiveDate>, Option<NaiveDate>),
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListBy {
    /// The last day.
    End,
    /// The first day.
    Start,
    /// The holder's name.
    Holder,
    /// The number, in the order in which they were given.
    Number,
}

/// One authorization of the list.
#[derive(Debug, Clone, Queryable)]
pub struct ListLine {
    pub id: AuthorizationId,
    pub number: String,
    pub case: Option<String>,
    pub holder: String,
    pub activity: String,
    pub marks: String,
    pub use_type: UseType,
    pub state: AuthorizationState,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

macro_rules! listed_for {
    ($actor:expr, $filter:expr, $states:expr) => {{
        let (actor, filter): (&Actor, &ListFilter) = ($actor, $filter);
        let states: Vec<AuthorizationState> = $states;
        let query = authorizations::table.inner_join(requests::table).into_boxed();
        let mut query = seen_by!(query, actor);
        if !states.is_empty() {
            query = query.filter(authorizations::state.eq_any(states));
        }
        if let Some(mark) = filter.mark {
            query = query.filter(authorizations::marks.like(format!("%{}%", mark.as_str())));
        }
        if let Some(use_type) = filter.use_type {
            query = query.filter(authorizations::use_type.eq(use_type));
        }
        if let Some(first) = filter.ends.0 {
            query = query.filter(authorizations::ends_on.ge(first));
        }
        if let Some(last) = filter.ends.1 {
            query = query.filter(authorizations::ends_on.le(last));
        }
        for word in &filter.words {
            let name = format!("%{}%", folded(word));
            let number = format!("{}%", word.to_uppercase().replace(['%', '_'], ""));
            query = query.filter(
                authorizations::holder_folded
                    .like(name.clone())
                    .or(authorizations::number.like(number))
                    .or(requests::folded.like(name)),
            );
        }
        query
    }};
}

/// Authorizations in sight of a person, in an order; `limit` of them, after the one `after` when it is given and in sight.
pub fn list(
    conn: &mut Conn,
    actor: &Actor,
    filter: &ListFilter,
    (by, descending): (ListBy, bool),
    after: Option<AuthorizationId>,
    limit: i64,
) -> Result<Vec<ListLine>> {
    let mut query = listed_for!(actor, filter, filter.states.clone());
    let place = match after {
        None => None,
        Some(id) => listed_for!(actor, &ListFilter::default(), Vec::new())
            .filter(authorizations::id.eq(id))
            .select((authorizations::ends_on, authorizations::starts_on, authorizations::holder_sort_key))
            .first::<(NaiveDate, NaiveDate, String)>(conn)
            .optional()?
            .map(|place| (id, place)),
    };
    macro_rules! beyond {
        ($column:expr, $value:expr, $id:expr) => {
            match descending {
                false => query.filter(
                    $column.ge($value.clone()).and($column.gt($value).or(authorizations::id.gt($id))),
                ),
                true => query.filter(
                    $column.le($value.clone()).and($column.lt($value).or(authorizations::id.lt($id))),
                ),
            }
        };
    }
    if let Some((id, (end, start, holder))) = place {
        query = match by {
            ListBy::End => beyond!(authorizations::ends_on, end, id),
            ListBy::Start => beyond!(authorizations::starts_on, start, id),
            ListBy::Holder => beyond!(authorizations::holder_sort_key, holder, id),
            ListBy::Number if descending => query.filter(authorizations::id.lt(id)),
            ListBy::Number => query.filter(authorizations::id.gt(id)),
        };
    }
    macro_rules! sorted {
        ($column:expr) => {
            match descending {
                false => query.order(($column.asc(), authorizations::id.asc())),
                true => query.order(($column.desc(), authorizations::id.desc())),
            }
        };
    }
    let query = match by {
        ListBy::End => sorted!(authorizations::ends_on),
        ListBy::Start => sorted!(authorizations::starts_on),
        ListBy::Holder => sorted!(authorizations::holder_sort_key),
        ListBy::Number if descending => query.order(authorizations::id.desc()),
        ListBy::Number => query.order(authorizations::id.asc()),
    };
    Ok(query
        .limit(limit)
        .select((
            authorizations::id,
            authorizations::number,
            requests::number,
            authorizations::holder,
            authorizations::activity,
            authorizations::marks,
            authorizations::use_type,
            authorizations::state,
            authorizations::starts_on,
            authorizations::ends_on,
        ))
        .load(conn)?)
}

/// How many authorizations are in sight of a person with this filter.
pub fn count_listed(conn: &mut Conn, actor: &Actor, filter: &ListFilter) -> Result<i64> {
    let states = match filter.states.is_empty() {
        true => AuthorizationState::ALL.to_vec(),
        false => filter.states.clone(),
    };
    Ok(listed_for!(actor, filter, states).count().get_result(conn)?)
}

/// The authorization of a number, when the person may see it.
pub fn listed_number(conn: &mut Conn, actor: &Actor, number: &str) -> Result<Option<AuthorizationId>> {
    Ok(listed_for!(actor, &ListFilter::default(), Vec::new())
        .filter(authorizations::number.eq(number.to_uppercase()))
        .select(authorizations::id)
        .first(conn)
        .optional()?)
}
