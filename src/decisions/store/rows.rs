//! The rows of recommendations, dissents, decisions and deferrals.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::{AccountId, DecisionId, RecommendationId, RequestId};
use crate::db::schema::{accounts, decisions, dissents, recommendations};
use crate::db::values::JsonText;
use crate::decisions::written::Basis;
use crate::decisions::{Alternative, ChosenCondition, DecisionState, RecommendationState, Terms};
use crate::error::Result;
use crate::guidelines::{Band, Mark, ReasonCode};
use crate::notices::Rendered;
use crate::requests::Outcome;

/// The group's recommendation as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// Its id.
    pub id: RecommendationId,
    /// "R-2026-0001".
    pub number: String,
    /// The request.
    pub request: RequestId,
    /// Where it stands.
    pub state: RecommendationState,
    /// What is recommended.
    pub outcome: Band,
    /// The band that the scores spoke for.
    pub band: Band,
    /// The case score, two decimals; never shown outside.
    pub case_score: String,
    /// Locked cards that counted.
    pub quorum: i64,
    /// How it came about.
    pub basis: Basis,
    /// The last day of silence, or the day of the meeting.
    pub basis_on: Option<NaiveDate>,
    /// Its text.
    pub text: String,
    /// Why it departs from the band; empty when it does not.
    pub departing_reasons: String,
    /// Conditions it proposes.
    pub conditions: Vec<ChosenCondition>,
    /// Who recorded it.
    pub recommended_by: AccountId,
    /// That person's name.
    pub recommended_by_name: String,
    /// When, UTC.
    pub recommended_at: NaiveDateTime,
    /// When an officer sent it back, UTC.
    pub sent_back_at: Option<NaiveDateTime>,
    /// The officer's questions; empty until it is sent back.
    pub questions: String,
    /// Members who dissented: person, name, text.
    pub dissents: Vec<(AccountId, String, String)>,
}

/// What an officer decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// "D-2026-0001".
    pub number: String,
    /// The request.
    pub request: RequestId,
    /// The recommendation it was decided on.
    pub recommendation: RecommendationId,
    /// Sealed, released or taken back.
    pub state: DecisionState,
    /// Authorized, authorized with conditions, or declined.
    pub outcome: Outcome,
    /// The officer's reasons, for the record.
    pub reasons: String,
    /// Why it was declined; empty for a grant.
    pub reason_codes: Vec<ReasonCode>,
    /// Why it departs from the recommendation; empty when it does not.
    pub departing_reasons: String,
    /// Another mark that is offered instead.
    pub alternative: Option<Alternative>,
    /// What is granted; none for a decline.
    pub terms: Option<Terms>,
    /// The letter exactly as it goes out.
    pub letter: Rendered,
    /// SHA-256 of the letter.
    pub letter_hash: String,
    /// The officer.
    pub decided_by: AccountId,
    /// The officer's name.
    pub decided_by_name: String,
    /// Decided, UTC.
    pub decided_at: NaiveDateTime,
    /// When it is to take effect, UTC.
    pub release_at: NaiveDateTime,
    /// When it took effect, UTC.
    pub released_at: Option<NaiveDateTime>,
    /// When it was voided, UTC.
    pub taken_back_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = recommendations)]
struct RecommendationRow {
    id: RecommendationId,
    number: String,
    request_id: RequestId,
    state: RecommendationState,
    outcome: Band,
    band: Band,
    case_score: String,
    quorum: i64,
    basis: Basis,
    basis_on: Option<NaiveDate>,
    text: String,
    departing_reasons: String,
    conditions: JsonText,
    recommended_by: AccountId,
    recommended_at: NaiveDateTime,
    sent_back_at: Option<NaiveDateTime>,
    questions: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = decisions)]
struct DecisionRow {
    id: DecisionId,
    number: String,
    request_id: RequestId,
    recommendation_id: RecommendationId,
    state: DecisionState,
    outcome: Outcome,
    reasons: String,
    reason_codes: String,
    departing_reasons: String,
    alternative_mark: Option<Mark>,
    alternative_reasons: String,
    terms: JsonText,
    letter_subject: String,
    letter_text: String,
    letter_html: String,
    letter_hash: String,
    decided_by: AccountId,
    decided_at: NaiveDateTime,
    release_at: NaiveDateTime,
    released_at: Option<NaiveDateTime>,
    taken_back_at: Option<NaiveDateTime>,
}

fn name_of(conn: &mut Conn, account: AccountId) -> Result<String> {
    Ok(accounts::table.find(account).select(accounts::name).first(conn)?)
}

fn decision_of(conn: &mut Conn, row: DecisionRow) -> Result<Decision> {
    Ok(Decision {
        id: row.id,
        number: row.number,
        request: row.request_id,
        recommendation: row.recommendation_id,
        state: row.state,
        outcome: row.outcome,
        reasons: row.reasons,
        reason_codes: row.reason_codes.split_whitespace().filter_map(ReasonCode::parse).collect(),
        departing_reasons: row.departing_reasons,
        alternative: row
            .alternative_mark
            .map(|mark| Alternative { mark, reasons: row.alternative_reasons.clone() }),
        terms: if row.outcome.is_authorized() { Some(row.terms.to()?) } else { None },
        letter: Rendered { subject: row.letter_subject, text: row.letter_text, html: row.letter_html },
        letter_hash: row.letter_hash,
        decided_by: row.decided_by,
        decided_by_name: name_of(conn, row.decided_by)?,
        decided_at: row.decided_at,
        release_at: row.release_at,
        released_at: row.released_at,
        taken_back_at: row.taken_back_at,
    })
}

fn recommendation_of(conn: &mut Conn, row: RecommendationRow) -> Result<Recommendation> {
    let dissents = dissents::table
        .inner_join(accounts::table.on(accounts::id.eq(dissents::account_id)))
        .filter(dissents::recommendation_id.eq(row.id))
        .order((accounts::sort_key, accounts::id))
        .select((accounts::id, accounts::name, dissents::text))
        .load(conn)?;
    Ok(Recommendation {
        id: row.id,
        number: row.number,
        request: row.request_id,
        state: row.state,
        outcome: row.outcome,
        band: row.band,
        case_score: row.case_score,
        quorum: row.quorum,
        basis: row.basis,
        basis_on: row.basis_on,
        text: row.text,
        departing_reasons: row.departing_reasons,
        conditions: row.conditions.to()?,
        recommended_by: row.recommended_by,
        recommended_by_name: name_of(conn, row.recommended_by)?,
        recommended_at: row.recommended_at,
        sent_back_at: row.sent_back_at,
        questions: row.questions,
        dissents,
    })
}

/// One decision.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: DecisionId) -> Result<Decision> {
    let row = decisions::table.find(id).select(DecisionRow::as_select()).first(conn)?;
    decision_of(conn, row)
}

/// The decision of a request that stands: sealed or released. There is at most one (invariant I5).
///
/// # Errors
/// When the database fails.
pub fn standing_decision(conn: &mut Conn, request: RequestId) -> Result<Option<Decision>> {
    let row = decisions::table
        .filter(
            decisions::request_id
                .eq(request)
                .and(decisions::state.eq_any([DecisionState::Sealed, DecisionState::Released])),
        )
        .select(DecisionRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| decision_of(conn, row)).transpose()
}

/// One recommendation.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn recommendation(conn: &mut Conn, id: RecommendationId) -> Result<Recommendation> {
    let row = recommendations::table.find(id).select(RecommendationRow::as_select()).first(conn)?;
    recommendation_of(conn, row)
}

/// The latest recommendation of a request that was not sent back.
///
/// # Errors
/// When the database fails.
pub fn standing_recommendation(conn: &mut Conn, request: RequestId) -> Result<Option<Recommendation>> {
    let row = recommendations::table
        .filter(
            recommendations::request_id
                .eq(request)
                .and(recommendations::state.eq(RecommendationState::Standing)),
        )
        .order(recommendations::id.desc())
        .select(RecommendationRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| recommendation_of(conn, row)).transpose()
}

/// All recommendations of a request, newest first.
///
/// # Errors
/// When the database fails.
pub fn recommendations_of(conn: &mut Conn, request: RequestId) -> Result<Vec<Recommendation>> {
    let rows: Vec<RecommendationRow> = recommendations::table
        .filter(recommendations::request_id.eq(request))
        .order(recommendations::id.desc())
        .select(RecommendationRow::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| recommendation_of(conn, row)).collect()
}

/// Decisions of a request that were in effect and that a reconsideration changed, newest first.
///
/// # Errors
/// When the database fails.
pub fn set_aside_decisions(conn: &mut Conn, request: RequestId) -> Result<Vec<Decision>> {
    let mut all = history(conn, request)?;
    all.retain(|one| one.state == DecisionState::SetAside);
    Ok(all)
}

/// All decisions of a request, taken-back ones too, newest first. For staff.
///
/// # Errors
/// When the database fails.
pub fn history(conn: &mut Conn, request: RequestId) -> Result<Vec<Decision>> {
    let rows: Vec<DecisionRow> = decisions::table
        .filter(decisions::request_id.eq(request))
        .order(decisions::id.desc())
        .select(DecisionRow::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| decision_of(conn, row)).collect()
}
