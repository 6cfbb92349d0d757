//! Integrity matters as far as cases and the desk show them: how many are open on an organization, how many wait for a
//! person. Every list and count of matters starts from [`seen`], so that nobody learns of one from a number.

use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::access::{Actor, Role, matters as access};
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::db::schema::{conflicts, matters, requests, scorecards};
use crate::db::{Conn, MultiBackend};
use crate::error::Result;
use crate::requests::Stage;

/// The states in which something is to be done.
pub const OPEN_MATTERS: [&str; 2] = ["received", "in_dialogue"];

/// The cases in which a person declared a conflict, or was recused.
fn conflicted(conn: &mut Conn, person: AccountId) -> Result<Vec<RequestId>> {
    let mut cases: Vec<RequestId> = conflicts::table
        .filter(conflicts::account_id.eq(person).and(conflicts::conflicted.eq(true)))
        .select(conflicts::request_id)
        .load(conn)?;
    let recused: Vec<RequestId> = scorecards::table
        .filter(scorecards::member_id.eq(person).and(scorecards::state.eq("recused")))
        .select(scorecards::request_id)
        .load(conn)?;
    cases.extend(recused);
    Ok(cases)
}

/// The matters that a person may see as staff: the policy of `access::matters::see`, as a filter of rows.
///
/// # Errors
/// When the database fails.
pub fn seen(conn: &mut Conn, actor: &Actor) -> Result<matters::BoxedQuery<'static, MultiBackend>> {
    let mut query = matters::table.into_boxed();
    if !access::sees(actor) {
        return Ok(query.filter(sql::<Bool>("1 = 0")));
    }
    let cases = conflicted(conn, actor.id)?;
    if !cases.is_empty() {
        query = query.filter(matters::request_id.is_null().or(matters::request_id.ne_all(cases)));
    }
    if !actor.organizations.is_empty() {
        let own = actor.organizations.clone();
        query = query.filter(matters::organization_id.is_null().or(matters::organization_id.ne_all(own)));
    }
    Ok(query)
}

/// Those of them that wait for one of the person's roles: new ones for the secretariat; for chair and officer those in
/// which the organization commented or its time passed, for the officer only where an authorization is named.
///
/// # Errors
/// When the database fails.
pub fn waiting(
    conn: &mut Conn,
    actor: &Actor,
    today: NaiveDate,
) -> Result<matters::BoxedQuery<'static, MultiBackend>> {
    let triages = actor.has(Role::Secretariat);
    let (closes, sanctions) = (actor.has(Role::Chair), actor.has(Role::AuthorizingOfficer));
    let heard = matters::state
        .eq("in_dialogue")
        .and(matters::commented_at.is_not_null().or(matters::due_on.assume_not_null().lt(today)));
    let new = matters::state.eq("received");
    let query = seen(conn, actor)?;
    Ok(match (triages, closes, sanctions) {
        (true, true, _) => query.filter(new.or(heard)),
        (true, false, true) => query.filter(new.or(heard.and(matters::authorization_id.is_not_null()))),
        (true, false, false) => query.filter(new),
        (false, true, _) => query.filter(heard),
        (false, false, true) => query.filter(heard.and(matters::authorization_id.is_not_null())),
        (false, false, false) => query.filter(sql::<Bool>("1 = 0")),
    })
}

/// How many wait for a person.
pub(in crate::requests) fn count_waiting(conn: &mut Conn, actor: &Actor, today: NaiveDate) -> Result<i64> {
    Ok(waiting(conn, actor, today)?.count().get_result(conn)?)
}

/// How many open ones a person may see on an organization.
pub(in crate::requests) fn count_open_on(
    conn: &mut Conn,
    actor: &Actor,
    organization: OrganizationId,
) -> Result<i64> {
    Ok(seen(conn, actor)?
        .filter(matters::organization_id.eq(organization).and(matters::state.eq_any(OPEN_MATTERS)))
        .count()
        .get_result(conn)?)
}

/// How many times an organization was asked for its comment.
pub(in crate::requests) fn count_asked(conn: &mut Conn, organization: OrganizationId) -> Result<i64> {
    Ok(matters::table
        .filter(matters::organization_id.eq(organization).and(matters::asked_at.is_not_null()))
        .count()
        .get_result(conn)?)
}

/// The requests of an organization that were sent and are not closed, ascending.
///
/// # Errors
/// When the database fails.
pub fn open_of_organization(conn: &mut Conn, organization: OrganizationId) -> Result<Vec<RequestId>> {
    Ok(requests::table
        .filter(requests::organization_id.eq(organization).and(requests::submitted_at.is_not_null()))
        .filter(requests::stage.ne_all([Stage::Draft, Stage::Closed]))
        .order(requests::id)
        .select(requests::id)
        .load(conn)?)
}
