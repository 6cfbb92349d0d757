//! Reading the public register.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::Authorization;
use crate::authorizations::register::RegisterEntry;
use crate::authorizations::{AuthorizationState as S, PublicState};
use crate::db::schema::authorizations;
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
    /// In this state.
    pub state: Option<PublicState>,
    /// Whose dates cover this day.
    pub on: Option<NaiveDate>,
}

/// Everything that was in force once and whose holder agreed to the register.
fn filtered<'a>(filter: &RegisterFilter) -> authorizations::BoxedQuery<'a, MultiBackend> {
    let mut query = authorizations::table
        .filter(authorizations::in_register.eq(true).and(authorizations::activated_at.is_not_null()))
        .into_boxed();
    query = match filter.state {
        None => query.filter(authorizations::state.eq_any([
            S::Active,
            S::Suspended,
            S::Revoked,
            S::Ended,
            S::Expired,
        ])),
        Some(PublicState::Valid) => query.filter(authorizations::state.eq(S::Active)),
        Some(PublicState::Suspended) => query.filter(authorizations::state.eq(S::Suspended)),
        Some(PublicState::Revoked) => query.filter(authorizations::state.eq(S::Revoked)),
        Some(PublicState::Ended) => query.filter(authorizations::state.eq(S::Ended)),
        Some(PublicState::Expired) => query.filter(authorizations::state.eq(S::Expired)),
        // Not in the register; a filter for it finds nothing.
        Some(PublicState::NotYetValid) => query.filter(authorizations::state.eq(S::Accepted)),
    };
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
    if let Some(on) = filter.on {
        query = query.filter(authorizations::starts_on.le(on).and(authorizations::ends_on.ge(on)));
    }
    query
}

/// How many there are.
pub fn count(conn: &mut Conn, filter: &RegisterFilter) -> Result<i64> {
    Ok(filtered(filter).count().get_result(conn)?)
}

/// One page, in the order of `sort`, after the row whose sort value and id are given.
pub fn page(
    conn: &mut Conn,
    filter: &RegisterFilter,
    sort: Sort,
    after: Option<&(String, i64)>,
    limit: i64,
) -> Result<Vec<Authorization>> {
    use crate::db::ids::AuthorizationId as Id;
    let mut query = filtered(filter).select(Authorization::as_select()).limit(limit);
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
pub fn by_number(conn: &mut Conn, number: &str) -> Result<Option<Authorization>> {
    Ok(filtered(&RegisterFilter::default())
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
    page(conn, &RegisterFilter::default(), Sort::From, None, count)?
        .iter()
        .filter_map(|row| RegisterEntry::of(row, today).transpose())
        .collect()
}
