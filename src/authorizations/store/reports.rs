//! The rows of reports on a use.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::authorizations::PaperState;
use crate::authorizations::rules::Accounts;
use crate::db::ids::{AccountId, AuthorizationId, RequestId, UseReportId};
use crate::db::portable::exactly_one;
use crate::db::schema::{authorizations, use_reports};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};

/// A report on a use, with what the office says to it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = use_reports)]
pub struct UseReport {
    /// Its id.
    pub id: UseReportId,
    /// The authorization.
    pub authorization_id: AuthorizationId,
    /// In the holder's words.
    pub text: String,
    /// Currency of the accounts, ISO 4217.
    pub currency: Option<String>,
    /// Raised, whole units.
    pub raised: Option<i64>,
    /// Kept for costs.
    pub costs: Option<i64>,
    /// Passed on to the beneficiary.
    pub passed_on: Option<i64>,
    /// Sent, UTC.
    pub reported_at: NaiveDateTime,
    /// Where it stands.
    pub state: PaperState,
    /// What the office says to it.
    pub remarks: String,
    /// Who looked at it.
    pub looked_by: Option<AccountId>,
}

impl UseReport {
    /// The accounts of the money that was raised, when they were asked for.
    pub fn accounts(&self) -> Option<Accounts> {
        let currency = self.currency.clone()?;
        Some(Accounts { currency, raised: self.raised?, costs: self.costs?, passed_on: self.passed_on? })
    }
}

/// The reports of an authorization, the newest first.
pub fn reports_of(conn: &mut Conn, id: AuthorizationId) -> Result<Vec<UseReport>> {
    Ok(use_reports::table
        .filter(use_reports::authorization_id.eq(id))
        .order(use_reports::id.desc())
        .select(UseReport::as_select())
        .load(conn)?)
}

/// The reports on what a request was granted, the newest first.
///
/// # Errors
/// When the database fails.
pub fn reports_of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<UseReport>> {
    Ok(use_reports::table
        .inner_join(authorizations::table.on(authorizations::id.eq(use_reports::authorization_id)))
        .filter(authorizations::request_id.eq(request))
        .order(use_reports::id.desc())
        .select(UseReport::as_select())
        .load(conn)?)
}

/// One of an authorization.
///
/// # Errors
/// [`Error::Hidden`] when there is none.
pub fn report(conn: &mut Conn, of: AuthorizationId, id: UseReportId) -> Result<UseReport> {
    reports_of(conn, of)?.into_iter().find(|report| report.id == id).ok_or(Error::Hidden)
}

/// Adds one that nobody has looked at.
pub fn insert_report(
    tx: &mut Tx,
    id: AuthorizationId,
    text: &str,
    accounts: Option<&Accounts>,
    by: AccountId,
) -> Result<UseReportId> {
    let now = tx.now;
    Ok(diesel::insert_into(use_reports::table)
        .values((
            use_reports::authorization_id.eq(id),
            use_reports::text.eq(text),
            use_reports::currency.eq(accounts.map(|one| one.currency.as_str())),
            use_reports::raised.eq(accounts.map(|one| one.raised)),
            use_reports::costs.eq(accounts.map(|one| one.costs)),
            use_reports::passed_on.eq(accounts.map(|one| one.passed_on)),
            use_reports::reported_by.eq(by),
            use_reports::reported_at.eq(now),
            use_reports::state.eq(PaperState::HandedIn),
            use_reports::remarks.eq(""),
        ))
        .returning(use_reports::id)
        .get_result(tx.conn())?)
}

/// Writes what the office says to one that nobody had looked at.
pub fn save_report(tx: &mut Tx, id: UseReportId, to: PaperState, remarks: &str, by: AccountId) -> Result<()> {
    let now = tx.now;
    let unseen = use_reports::id.eq(id).and(use_reports::state.eq(PaperState::HandedIn));
    let touched = diesel::update(use_reports::table.filter(unseen))
        .set((
            use_reports::state.eq(to),
            use_reports::remarks.eq(remarks),
            use_reports::looked_by.eq(by),
            use_reports::looked_at.eq(now),
        ))
        .execute(tx.conn())?;
    exactly_one(touched)
}

/// Reports that were looked at by nobody and yet are not new, or the other way round, for the checker.
pub fn odd_reports(conn: &mut Conn) -> Result<Vec<UseReportId>> {
    let unseen = use_reports::looked_by.is_null().and(use_reports::state.ne(PaperState::HandedIn));
    let early = use_reports::looked_by.is_not_null().and(use_reports::state.eq(PaperState::HandedIn));
    Ok(use_reports::table
        .filter(unseen.or(early))
        .order(use_reports::id)
        .select(use_reports::id)
        .load(conn)?)
}
