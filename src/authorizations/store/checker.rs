//! What the checker walks.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::Authorization;
use crate::db::Conn;
use crate::db::ids::{AuthorizationId, OrganizationId};
use crate::db::schema::{
    accounts, authorization_conditions as conditions, authorizations, events, memberships,
};
use crate::error::Result;

/// A page of all authorizations, by id.
pub fn every(conn: &mut Conn, after: AuthorizationId, limit: i64) -> Result<Vec<Authorization>> {
    Ok(authorizations::table
        .filter(authorizations::id.gt(after))
        .order(authorizations::id)
        .limit(limit)
        .select(Authorization::as_select())
        .load(conn)?)
}

/// Authorizations whose conditions are not numbered 1, 2, 3 ...
pub fn odd_condition_positions(conn: &mut Conn) -> Result<Vec<AuthorizationId>> {
    use diesel::dsl::{count_star, max, min};
    let rows: Vec<(AuthorizationId, Option<i64>, Option<i64>, i64)> = conditions::table
        .group_by(conditions::authorization_id)
        .order(conditions::authorization_id)
        .select((
            conditions::authorization_id,
            min(conditions::position),
            max(conditions::position),
            count_star(),
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter(|(_, first, last, count)| *first != Some(1) || *last != Some(*count))
        .map(|(id, ..)| id)
        .collect())
}

/// The names of the people who acted for an organization by then.
pub fn people_in(conn: &mut Conn, organization: OrganizationId, by: NaiveDateTime) -> Result<Vec<String>> {
    Ok(memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organization_id.eq(organization).and(memberships::since.le(by)))
        .order(accounts::id)
        .select(accounts::name)
        .load(conn)?)
}

/// The last day on which anything happened in this database.
pub fn last_day(conn: &mut Conn) -> Result<Option<NaiveDate>> {
    let at: Option<NaiveDateTime> =
        events::table.order(events::id.desc()).select(events::at).first(conn).optional()?;
    Ok(at.map(|at| at.date()))
}
