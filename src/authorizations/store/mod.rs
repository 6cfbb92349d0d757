//! The rows of authorizations and their conditions.

mod agents;
mod artwork;
mod calendar;
pub(super) mod changes;
mod checker;
mod delays;
mod feeds;
mod files;
mod keys;
pub(super) mod listing;
mod lookup;
mod overview;
mod paper;
mod papers;
mod register;
mod reports;

pub use agents::Agent;
pub(super) use agents::{agent, agents_of, end_agent, insert_agent, longer_than_granted};
pub use artwork::Master;
pub(super) use artwork::{insert_master, masters_of, withdraw_master};
pub(super) use calendar::{ending_within, to_activate, to_expire, to_lapse};
pub(super) use checker::{every, last_day, odd_condition_positions, people_in};
pub use delays::Delay;
pub(super) use delays::{delay_of, end_delay, put_delay};
pub(super) use feeds::{end_feed, endings, feed_of, owner_of_feed, put_feed};
pub(super) use files::{by_file, insert_file};
pub(super) use keys::{insert_key, odd_keys, retire_key, take_turns_at_keys};
pub use keys::{published_keys, signing_key};
pub use lookup::{by_code_or_number, of_organization};
pub(super) use overview::{View, awaited_next, counts, overview};
pub use paper::Import;
pub(super) use paper::{
    OnPaper, import, imports, insert_import, insert_on_paper, lines_of, odd_imports, record_of,
    recorded_references, settle_import,
};
pub use papers::Paper;
pub(super) use papers::{insert_paper, paper, papers_of, save_paper, stray_papers};
pub(super) use register::{RegisterFilter, Sort, by_code, by_number, changed_lately, count, page};
pub use register::{latest_in_register, numbers_in_register};
pub use reports::{UseReport, reports_of_request};
pub(super) use reports::{insert_report, odd_reports, report, reports_of, save_report};

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{AuthorizationState, ConditionState};
use crate::db::ids::{AccountId, AuthorizationId, DecisionId, OrganizationId, RequestId};
use crate::db::portable::{self, Lockable};
use crate::db::schema::{authorization_conditions as conditions, authorizations};
use crate::db::values::{JsonText, folded, sort_key};
use crate::db::{Conn, Tx};
use crate::decisions::{GrantedCondition, Terms};
use crate::error::Result;
use crate::guidelines::{Mark, UseType};

/// An authorization as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = authorizations)]
pub struct Authorization {
    /// Its id.
    pub id: AuthorizationId,
    /// Its number.
    pub number: String,
    /// Code of the page that proves it.
    pub code: String,
    /// The request it answers.
    pub request_id: RequestId,
    /// The decision that granted it.
    pub decision_id: DecisionId,
    /// Who holds it.
    pub organization_id: OrganizationId,
    /// The holder's legal name on the day of the decision.
    pub holder: String,
    /// Countries of use (ISO 3166-1 alpha-2), separated by blanks, or the one word `global`.
    pub country: String,
    /// Where it stands.
    pub state: AuthorizationState,
    /// The state that was left when it was suspended or revoked.
    pub suspended_from: Option<AuthorizationState>,
    /// Codes of the marks, separated by blanks.
    pub marks: String,
    /// Kind of use.
    pub use_type: UseType,
    /// Title of the activity, as the public may read it.
    pub activity: String,
    /// Codes of the goals, with a blank before and after each.
    pub goals: String,
    /// First day of use.
    pub starts_on: NaiveDate,
    /// Last day of use.
    pub ends_on: NaiveDate,
    /// What exactly is granted.
    pub terms: JsonText,
    /// Offered, UTC.
    pub offered_at: NaiveDateTime,
    /// Last day to accept.
    pub accept_by: NaiveDate,
    /// Who accepted.
    pub accepted_by: Option<AccountId>,
    /// Accepted, UTC.
    pub accepted_at: Option<NaiveDateTime>,
    /// Name under the waiver.
    pub signed_name: Option<String>,
    /// Title under the waiver.
    pub signed_title: Option<String>,
    /// In force since, UTC.
    pub activated_at: Option<NaiveDateTime>,
    /// Refused, suspended, revoked, given up, lapsed or expired, UTC.
    pub stopped_at: Option<NaiveDateTime>,
    /// Why.
    pub stop_reason: Option<String>,
    /// Last day by which what is in use must be gone.
    pub stop_by: Option<NaiveDate>,
    /// Stands in the public register once it is in force.
    pub in_register: bool,
    /// Days before the end of the last reminder that went out or was not needed.
    pub reminded_days: Option<i64>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// A condition of an authorization.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = conditions)]
pub struct Condition {
    /// Row id.
    pub id: i64,
    /// The authorization.
    pub authorization_id: AuthorizationId,
    /// Place in the letter, from 1.
    pub position: i64,
    /// Code in the library.
    pub code: String,
    /// The clause.
    pub text: String,
    /// In plain words.
    pub explanation: String,
    /// Must be met before the first use.
    pub precedent: bool,
    /// Concerns the public.
    pub public: bool,
    /// Last day, when it has one.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub state: ConditionState,
    /// What shows it.
    pub evidence: String,
    /// Who recorded that.
    pub checked_by: Option<AccountId>,
    /// When, UTC.
    pub checked_at: Option<NaiveDateTime>,
}

impl Authorization {
    /// The terms.
    ///
    /// # Errors
    /// When what is stored is damaged.
    pub fn granted(&self) -> Result<Terms> {
        self.terms.to()
    }

    /// The marks.
    pub fn marks(&self) -> Vec<Mark> {
        crate::requests::marks_of(&self.marks)
    }
}

/// One condition.
pub(super) fn condition(conn: &mut Conn, id: i64) -> Result<Condition> {
    Ok(conditions::table.find(id).select(Condition::as_select()).first(conn)?)
}

/// One authorization.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: AuthorizationId) -> Result<Authorization> {
    Ok(authorizations::table.find(id).select(Authorization::as_select()).first(conn)?)
}

/// The authorization of a request, when there is one.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, request: RequestId) -> Result<Option<Authorization>> {
    Ok(authorizations::table
        .filter(authorizations::request_id.eq(request))
        .select(Authorization::as_select())
        .first(conn)
        .optional()?)
}

/// The conditions of an authorization, in the order of the letter.
///
/// # Errors
/// When the database fails.
pub fn conditions_of(conn: &mut Conn, id: AuthorizationId) -> Result<Vec<Condition>> {
    Ok(conditions::table
        .filter(conditions::authorization_id.eq(id))
        .order(conditions::position)
        .select(Condition::as_select())
        .load(conn)?)
}

/// Locks an authorization and loads it. Its request is locked before it.
pub(super) fn lock(tx: &mut Tx, id: AuthorizationId) -> Result<Authorization> {
    let request = by_id(tx.conn(), id)?.request_id;
    portable::lock(tx.conn(), Lockable::Request, request.0)?;
    portable::lock(tx.conn(), Lockable::Authorization, id.0)?;
    by_id(tx.conn(), id)
}

/// What a new authorization says beside its terms.
pub(super) struct New<'a> {
    pub request: RequestId,
    pub decision: DecisionId,
    pub organization: OrganizationId,
    pub terms: &'a Terms,
    pub terms_text: &'a JsonText,
    /// Countries as the column holds them.
    pub country: &'a str,
    /// Title as the public may read it.
    pub activity: &'a str,
    pub accept_by: NaiveDate,
}

pub(super) fn insert(tx: &mut Tx, new: &New) -> Result<AuthorizationId> {
    let now = tx.now;
    let marks: Vec<&str> = new.terms.marks.iter().map(|mark| mark.as_str()).collect();
    Ok(diesel::insert_into(authorizations::table)
        .values((
            (
                authorizations::number.eq(&new.terms.authorization_number),
                authorizations::code.eq(&new.terms.code),
                authorizations::request_id.eq(new.request),
                authorizations::decision_id.eq(new.decision),
                authorizations::organization_id.eq(new.organization),
                authorizations::holder.eq(&new.terms.holder),
                authorizations::holder_folded.eq(folded(&new.terms.holder)),
                authorizations::holder_sort_key.eq(sort_key(&new.terms.holder)),
                authorizations::country.eq(new.country),
                authorizations::state.eq(AuthorizationState::Offered),
            ),
            authorizations::marks.eq(marks.join(" ")),
            authorizations::use_type.eq(new.terms.use_type),
            authorizations::activity.eq(new.activity),
            authorizations::goals.eq(codes_column(&new.terms.goals)),
            authorizations::starts_on.eq(new.terms.starts_on),
            authorizations::ends_on.eq(new.terms.ends_on),
            authorizations::terms.eq(new.terms_text),
            authorizations::offered_at.eq(now),
            authorizations::accept_by.eq(new.accept_by),
            authorizations::in_register.eq(new.terms.in_register),
            authorizations::version.eq(1),
        ))
        .returning(authorizations::id)
        .get_result(tx.conn())?)
}

/// Codes as a column holds them that is searched for one: a blank before and after each.
fn codes_column(codes: &[String]) -> String {
    if codes.is_empty() { String::new() } else { format!(" {} ", codes.join(" ")) }
}

pub(super) fn insert_condition(
    tx: &mut Tx,
    id: AuthorizationId,
    position: i64,
    condition: &GrantedCondition,
) -> Result<()> {
    diesel::insert_into(conditions::table)
        .values((
            conditions::authorization_id.eq(id),
            conditions::position.eq(position),
            conditions::code.eq(&condition.code),
            conditions::text.eq(&condition.text),
            conditions::explanation.eq(&condition.explanation),
            conditions::precedent.eq(condition.precedent),
            conditions::public.eq(condition.public),
            conditions::due_on.eq(condition.due_on),
            conditions::state.eq(ConditionState::Open),
            conditions::evidence.eq(""),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes what changed, if the authorization still stands where it was read.
pub(super) fn save(tx: &mut Tx, before: &Authorization, after: &Authorization) -> Result<()> {
    let touched = diesel::update(
        authorizations::table.filter(
            authorizations::id
                .eq(before.id)
                .and(authorizations::state.eq(before.state))
                .and(authorizations::version.eq(before.version)),
        ),
    )
    .set((
        authorizations::state.eq(after.state),
        authorizations::suspended_from.eq(after.suspended_from),
        authorizations::accept_by.eq(after.accept_by),
        authorizations::accepted_by.eq(after.accepted_by),
        authorizations::accepted_at.eq(after.accepted_at),
        authorizations::signed_name.eq(&after.signed_name),
        authorizations::signed_title.eq(&after.signed_title),
        authorizations::activated_at.eq(after.activated_at),
        authorizations::stopped_at.eq(after.stopped_at),
        authorizations::stop_reason.eq(&after.stop_reason),
        authorizations::stop_by.eq(after.stop_by),
        authorizations::reminded_days.eq(after.reminded_days),
        authorizations::version.eq(before.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Writes what became of a condition, if it still stands where it was read.
pub(super) fn save_condition(
    tx: &mut Tx,
    before: &Condition,
    state: ConditionState,
    evidence: &str,
    by: AccountId,
) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(
        conditions::table.filter(
            conditions::authorization_id
                .eq(before.authorization_id)
                .and(conditions::position.eq(before.position))
                .and(conditions::state.eq(before.state)),
        ),
    )
    .set((
        conditions::state.eq(state),
        conditions::evidence.eq(evidence),
        conditions::checked_by.eq(by),
        conditions::checked_at.eq(now),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Writes what a reconsideration made of a condition, if nobody looked at it meanwhile.
pub(super) fn edit_condition(
    tx: &mut Tx,
    before: &Condition,
    text: &str,
    due_on: Option<NaiveDate>,
    state: ConditionState,
    reasons: &str,
    by: AccountId,
) -> Result<()> {
    if state != before.state {
        save_condition(tx, before, state, reasons, by)?;
    }
    let touched = diesel::update(
        conditions::table.filter(
            conditions::authorization_id
                .eq(before.authorization_id)
                .and(conditions::position.eq(before.position))
                .and(conditions::state.eq(state)),
        ),
    )
    .set((conditions::text.eq(text), conditions::due_on.eq(due_on)))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}
