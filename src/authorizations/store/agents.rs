//! The rows of those who act for a holder.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::ids::{AccountId, AgentId, AuthorizationId};
use crate::db::portable::exactly_one;
use crate::db::schema::{authorizations, delegated_agents as agents};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};

/// Somebody who acts for a holder.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = agents)]
pub struct Agent {
    /// Its id.
    pub id: AgentId,
    /// Who: a printer, an agency.
    pub name: String,
    /// What they may do with the mark for the holder.
    pub scope: String,
    /// The last day.
    pub until_on: NaiveDate,
    /// Named, UTC.
    pub named_at: NaiveDateTime,
    /// Ended before the last day, UTC.
    pub ended_at: Option<NaiveDateTime>,
    /// Why the office ended it; empty when the holder did.
    pub end_reason: String,
}

impl Agent {
    /// Acts for the holder on this day, as far as the authorization itself is in force.
    pub fn acts_on(&self, day: NaiveDate) -> bool {
        self.ended_at.is_none() && day <= self.until_on
    }
}

/// Who acts or acted for the holder of an authorization, the latest first.
pub fn agents_of(conn: &mut Conn, id: AuthorizationId) -> Result<Vec<Agent>> {
    Ok(agents::table
        .filter(agents::authorization_id.eq(id))
        .order(agents::id.desc())
        .select(Agent::as_select())
        .load(conn)?)
}

/// One of an authorization.
///
/// # Errors
/// [`Error::Hidden`] when there is none.
pub fn agent(conn: &mut Conn, of: AuthorizationId, id: AgentId) -> Result<Agent> {
    agents_of(conn, of)?.into_iter().find(|agent| agent.id == id).ok_or(Error::Hidden)
}

/// Adds one.
pub fn insert_agent(
    tx: &mut Tx,
    id: AuthorizationId,
    name: &str,
    scope: &str,
    until_on: NaiveDate,
    by: AccountId,
) -> Result<AgentId> {
    let now = tx.now;
    Ok(diesel::insert_into(agents::table)
        .values((
            agents::authorization_id.eq(id),
            agents::name.eq(name),
            agents::scope.eq(scope),
            agents::until_on.eq(until_on),
            agents::named_by.eq(by),
            agents::named_at.eq(now),
            agents::end_reason.eq(""),
        ))
        .returning(agents::id)
        .get_result(tx.conn())?)
}

/// Ends one that still acts.
pub fn end_agent(tx: &mut Tx, id: AgentId, reason: &str, by: AccountId) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(agents::table.filter(agents::id.eq(id).and(agents::ended_at.is_null())))
        .set((agents::ended_at.eq(now), agents::ended_by.eq(by), agents::end_reason.eq(reason)))
        .execute(tx.conn())?;
    exactly_one(touched)
}

/// Those who would act longer than the authorization lasts, for the checker.
pub fn longer_than_granted(conn: &mut Conn) -> Result<Vec<AgentId>> {
    Ok(agents::table
        .inner_join(authorizations::table.on(authorizations::id.eq(agents::authorization_id)))
        .filter(agents::until_on.gt(authorizations::ends_on))
        .order(agents::id)
        .select(agents::id)
        .load(conn)?)
}
