//! What the calendar has to look at, a few at a time.

use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::Authorization;
use crate::authorizations::{AuthorizationState as S, ConditionState};
use crate::db::Conn;
use crate::db::ids::AuthorizationId;
use crate::db::schema::{authorization_conditions as conditions, authorizations};
use crate::error::Result;

/// How many a call of a step takes on.
const HANDFUL: i64 = 20;

/// Accepted, their first day reached, no condition in the way.
pub fn to_activate(conn: &mut Conn, today: NaiveDate) -> Result<Vec<AuthorizationId>> {
    let in_the_way = conditions::table.filter(
        conditions::authorization_id
            .eq(authorizations::id)
            .and(conditions::precedent.eq(true))
            .and(conditions::state.eq_any([ConditionState::Open, ConditionState::Breached])),
    );
    Ok(authorizations::table
        .filter(
            authorizations::state
                .eq(S::Accepted)
                .and(authorizations::starts_on.le(today))
                .and(authorizations::ends_on.ge(today))
                .and(not(exists(in_the_way))),
        )
        .order(authorizations::id)
        .limit(HANDFUL)
        .select(authorizations::id)
        .load(conn)?)
}

/// Offers whose last day has passed, and acceptances whose end has.
pub fn to_lapse(conn: &mut Conn, today: NaiveDate) -> Result<Vec<AuthorizationId>> {
    let offered = authorizations::state.eq(S::Offered).and(authorizations::accept_by.lt(today));
    let accepted = authorizations::state.eq(S::Accepted).and(authorizations::ends_on.lt(today));
    Ok(authorizations::table
        .filter(offered.or(accepted))
        .order(authorizations::id)
        .limit(HANDFUL)
        .select(authorizations::id)
        .load(conn)?)
}

/// In force or suspended, their last day passed.
pub fn to_expire(conn: &mut Conn, today: NaiveDate) -> Result<Vec<AuthorizationId>> {
    Ok(authorizations::table
        .filter(
            authorizations::state.eq_any([S::Active, S::Suspended]).and(authorizations::ends_on.lt(today)),
        )
        .order(authorizations::id)
        .limit(HANDFUL)
        .select(authorizations::id)
        .load(conn)?)
}

/// In force, ending on or before a day, and not yet reminded at so many days before the end.
pub fn ending_within(conn: &mut Conn, on: NaiveDate, days: i64) -> Result<Vec<Authorization>> {
    Ok(authorizations::table
        .filter(
            authorizations::state
                .eq(S::Active)
                .and(authorizations::ends_on.le(on))
                .and(authorizations::reminded_days.is_null().or(authorizations::reminded_days.gt(days))),
        )
        .order(authorizations::id)
        .limit(HANDFUL)
        .select(Authorization::as_select())
        .load(conn)?)
}
