//! The rows of controversies.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{ControversyId, Ending, New};
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::db::schema::{controversies, requests};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::requests::{Request, Stage};

/// A report on an organization, graded by a screener.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = controversies)]
pub struct Controversy {
    /// Its id.
    pub id: ControversyId,
    /// Whom it is about.
    pub organization_id: OrganizationId,
    /// The case in which it was recorded.
    pub request_id: RequestId,
    /// In a few words.
    pub title: String,
    /// An address or a citation.
    pub source: String,
    /// The day of the source.
    pub dated: NaiveDate,
    /// What was done, 0 to 4.
    pub harm: i64,
    /// How sure it is, 0 to 4.
    pub credibility: i64,
    /// How far it reaches, 0 to 4.
    pub breadth: i64,
    /// What the organization had to do with it, 0 to 4.
    pub responsibility: i64,
    /// What is not put right, 0 to 4.
    pub remedy: i64,
    /// The grade over all, 0 to 4.
    pub grade: i64,
    /// What else is to be known.
    pub remarks: String,
    /// Who recorded it.
    pub recorded_by: AccountId,
    /// When, UTC.
    pub recorded_at: NaiveDateTime,
    /// Why it counts no more; none while it is open.
    pub ending: Option<Ending>,
    /// What shows that.
    pub closing_reason: Option<String>,
    /// Who closed it.
    pub closed_by: Option<AccountId>,
    /// When, UTC.
    pub closed_at: Option<NaiveDateTime>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// One report.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: ControversyId) -> Result<Controversy> {
    Ok(controversies::table.find(id).select(Controversy::as_select()).first(conn)?)
}

/// The reports on an organization: the open ones first, the worst and latest of them before the others.
///
/// # Errors
/// When the database fails.
pub fn of_organization(conn: &mut Conn, organization: OrganizationId) -> Result<Vec<Controversy>> {
    let mut rows: Vec<Controversy> = controversies::table
        .filter(controversies::organization_id.eq(organization))
        .order(controversies::id.desc())
        .select(Controversy::as_select())
        .load(conn)?;
    rows.sort_by_key(|one| (!one.is_open(), if one.is_open() { -one.grade } else { 0 }));
    Ok(rows)
}

/// The grade of the worst open report on an organization; none when none is open.
///
/// # Errors
/// When the database fails.
pub fn worst_open(conn: &mut Conn, organization: OrganizationId) -> Result<Option<i64>> {
    Ok(controversies::table
        .filter(controversies::organization_id.eq(organization).and(controversies::ending.is_null()))
        .select(diesel::dsl::max(controversies::grade))
        .first(conn)?)
}

/// The requests of an organization at these stages, by id.
pub(super) fn cases_at(
    conn: &mut Conn,
    organization: OrganizationId,
    stages: &[Stage],
) -> Result<Vec<RequestId>> {
    Ok(requests::table
        .filter(requests::organization_id.eq(organization).and(requests::stage.eq_any(stages.to_vec())))
        .order(requests::id)
        .select(requests::id)
        .load(conn)?)
}

pub(super) fn insert(tx: &mut Tx, request: &Request, new: &New, by: AccountId) -> Result<ControversyId> {
    let now = tx.now;
    let [harm, credibility, breadth, responsibility, remedy] = new.weights.map(Option::unwrap_or_default);
    Ok(diesel::insert_into(controversies::table)
        .values((
            controversies::organization_id.eq(request.organization_id),
            controversies::request_id.eq(request.id),
            controversies::title.eq(new.title.trim()),
            controversies::source.eq(new.source.trim()),
            controversies::dated.eq(new.dated.unwrap_or_default()),
            (
                controversies::harm.eq(harm),
                controversies::credibility.eq(credibility),
                controversies::breadth.eq(breadth),
                controversies::responsibility.eq(responsibility),
                controversies::remedy.eq(remedy),
                controversies::grade.eq(new.grade.unwrap_or_default()),
            ),
            controversies::remarks.eq(new.remarks.trim()),
            controversies::recorded_by.eq(by),
            controversies::recorded_at.eq(now),
            controversies::version.eq(1),
        ))
        .returning(controversies::id)
        .get_result(tx.conn())?)
}

/// Writes that a report counts no more, if nobody changed it since it was read.
pub(super) fn close(
    tx: &mut Tx,
    one: &Controversy,
    ending: Ending,
    reason: &str,
    by: AccountId,
) -> Result<()> {
    let now = tx.now;
    let row = controversies::id.eq(one.id).and(controversies::version.eq(one.version));
    let touched = diesel::update(controversies::table.filter(row))
        .set((
            controversies::ending.eq(ending),
            controversies::closing_reason.eq(reason.trim()),
            controversies::closed_by.eq(by),
            controversies::closed_at.eq(now),
            controversies::version.eq(one.version + 1),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Every report of the house, for the checker.
pub(in crate::screening) fn every(conn: &mut Conn) -> Result<Vec<Controversy>> {
    Ok(controversies::table.order(controversies::id).select(Controversy::as_select()).load(conn)?)
}
