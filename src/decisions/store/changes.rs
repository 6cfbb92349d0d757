//! What is written.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::Tx;
use crate::db::ids::{AccountId, DecisionId, RecommendationId, RequestId};
use crate::db::portable;
use crate::db::schema::{decision_prints as prints, decisions, deferrals, dissents, recommendations};
use crate::db::values::JsonText;
use crate::decisions::ruling::{Proposal, Ruling};
use crate::decisions::written::Basis;
use crate::decisions::{DecisionState, RecommendationState, Terms};
use crate::error::Result;
use crate::guidelines::Band;
use crate::notices::Rendered;
use crate::notices::paper::Sheet;

/// What the scores said when the group recommended.
pub(in crate::decisions) struct Measured<'a> {
    pub band: Band,
    pub case_score: &'a str,
    /// The score in hundredths, for lists.
    pub hundredths: i64,
    pub quorum: i64,
    pub basis: Basis,
    pub basis_on: Option<NaiveDate>,
}

pub(in crate::decisions) fn insert_recommendation(
    tx: &mut Tx,
    request: RequestId,
    number: &str,
    by: AccountId,
    proposal: &Proposal,
    measured: &Measured,
) -> Result<RecommendationId> {
    let now = tx.now;
    let departs = proposal.outcome != measured.band;
    let id = diesel::insert_into(recommendations::table)
        .values((
            (
                recommendations::number.eq(number),
                recommendations::request_id.eq(request),
                recommendations::state.eq(RecommendationState::Standing),
                recommendations::outcome.eq(proposal.outcome),
                recommendations::band.eq(measured.band),
                recommendations::case_score.eq(measured.case_score),
                recommendations::hundredths.eq(measured.hundredths),
                recommendations::quorum.eq(measured.quorum),
                recommendations::basis.eq(measured.basis),
                recommendations::basis_on.eq(measured.basis_on),
            ),
            recommendations::text.eq(&proposal.text),
            recommendations::departing_reasons.eq(if departs {
                proposal.departing_reasons.as_str()
            } else {
                ""
            }),
            recommendations::conditions.eq(JsonText::of(&proposal.conditions)?),
            recommendations::recommended_by.eq(by),
            recommendations::recommended_at.eq(now),
            recommendations::questions.eq(""),
        ))
        .returning(recommendations::id)
        .get_result(tx.conn())?;
    for (member, text) in &proposal.dissents {
        diesel::insert_into(dissents::table)
            .values((
                dissents::recommendation_id.eq(id),
                dissents::account_id.eq(*member),
                dissents::text.eq(text),
            ))
            .execute(tx.conn())?;
    }
    Ok(id)
}

pub(in crate::decisions) fn send_back(
    tx: &mut Tx,
    id: RecommendationId,
    by: AccountId,
    questions: &str,
) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(
        recommendations::table
            .filter(recommendations::id.eq(id).and(recommendations::state.eq(RecommendationState::Standing))),
    )
    .set((
        recommendations::state.eq(RecommendationState::SentBack),
        recommendations::sent_back_by.eq(by),
        recommendations::sent_back_at.eq(now),
        recommendations::questions.eq(questions),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// A decision, ready to be sealed.
pub(in crate::decisions) struct Sealed<'a> {
    pub number: &'a str,
    pub request: RequestId,
    pub ruling: &'a Ruling,
    pub departs: bool,
    pub terms: Option<&'a Terms>,
    pub letter: &'a Rendered,
    pub letter_hash: &'a str,
    pub sheet: &'a Sheet,
    pub by: AccountId,
}

pub(in crate::decisions) fn seal(tx: &mut Tx, sealed: &Sealed) -> Result<DecisionId> {
    let now = tx.now;
    let ruling = sealed.ruling;
    let codes: Vec<&str> = match sealed.terms {
        Some(_) => Vec::new(),
        None => ruling.reason_codes.iter().map(|code| code.as_str()).collect(),
    };
    let id = diesel::insert_into(decisions::table)
        .values((
            (
                decisions::number.eq(sealed.number),
                decisions::request_id.eq(sealed.request),
                decisions::recommendation_id.eq(ruling.recommendation),
                decisions::state.eq(DecisionState::Sealed),
                decisions::outcome.eq(ruling.outcome),
                decisions::reasons.eq(&ruling.reasons),
                decisions::reason_codes.eq(codes.join(" ")),
                decisions::departing_reasons.eq(if sealed.departs {
                    ruling.departing_reasons.as_str()
                } else {
                    ""
                }),
                decisions::alternative_mark.eq(ruling.alternative.as_ref().map(|one| one.mark)),
                decisions::alternative_reasons
                    .eq(ruling.alternative.as_ref().map_or("", |one| one.reasons.as_str())),
                decisions::terms.eq(JsonText::of(&sealed.terms)?),
            ),
            decisions::letter_subject.eq(&sealed.letter.subject),
            decisions::letter_text.eq(&sealed.letter.text),
            decisions::letter_html.eq(&sealed.letter.html),
            decisions::letter_hash.eq(sealed.letter_hash),
            decisions::decided_by.eq(sealed.by),
            decisions::decided_at.eq(now),
            decisions::release_at.eq(now + Duration::seconds(ruling.release_seconds.max(0))),
        ))
        .returning(decisions::id)
        .get_result(tx.conn())?;
    diesel::insert_into(prints::table)
        .values((prints::decision_id.eq(id), prints::sheet.eq(JsonText::of(sealed.sheet)?)))
        .execute(tx.conn())?;
    Ok(id)
}

/// Marks a sealed decision as released, if it still is sealed.
pub(in crate::decisions) fn mark_released(tx: &mut Tx, id: DecisionId) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(
        decisions::table.filter(decisions::id.eq(id).and(decisions::state.eq(DecisionState::Sealed))),
    )
    .set((decisions::state.eq(DecisionState::Released), decisions::released_at.eq(now)))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Voids a sealed decision, if it still is sealed.
pub(in crate::decisions) fn mark_taken_back(tx: &mut Tx, id: DecisionId) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(
        decisions::table.filter(decisions::id.eq(id).and(decisions::state.eq(DecisionState::Sealed))),
    )
    .set((decisions::state.eq(DecisionState::TakenBack), decisions::taken_back_at.eq(now)))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Marks a released decision, and the recommendation it was made on, as changed by a reconsideration.
pub(in crate::decisions) fn set_aside(tx: &mut Tx, id: DecisionId, on: RecommendationId) -> Result<()> {
    let touched = diesel::update(
        decisions::table.filter(decisions::id.eq(id).and(decisions::state.eq(DecisionState::Released))),
    )
    .set(decisions::state.eq(DecisionState::SetAside))
    .execute(tx.conn())?;
    portable::exactly_one(touched)?;
    let touched = diesel::update(
        recommendations::table
            .filter(recommendations::id.eq(on).and(recommendations::state.eq(RecommendationState::Standing))),
    )
    .set(recommendations::state.eq(RecommendationState::SetAside))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

pub(in crate::decisions) fn insert_deferral(
    tx: &mut Tx,
    request: RequestId,
    by: AccountId,
    awaited: &str,
    until: NaiveDate,
) -> Result<i64> {
    let now = tx.now;
    Ok(diesel::insert_into(deferrals::table)
        .values((
            deferrals::request_id.eq(request),
            deferrals::awaited.eq(awaited),
            deferrals::until_on.eq(until),
            deferrals::deferred_by.eq(by),
            deferrals::deferred_at.eq(now),
            deferrals::woken_at.eq(None::<NaiveDateTime>),
        ))
        .returning(deferrals::id)
        .get_result(tx.conn())?)
}

/// Ends the deferrals of a request.
pub(in crate::decisions) fn end_deferrals(tx: &mut Tx, request: RequestId) -> Result<()> {
    let now = tx.now;
    diesel::update(
        deferrals::table.filter(deferrals::request_id.eq(request).and(deferrals::woken_at.is_null())),
    )
    .set(deferrals::woken_at.eq(now))
    .execute(tx.conn())?;
    Ok(())
}
