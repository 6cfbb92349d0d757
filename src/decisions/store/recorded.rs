//! Decisions that were taken on paper.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::ids::{AccountId, DecisionId, RecommendationId, RequestId};
use crate::db::schema::{decision_prints as prints, decisions, paper_records, recommendations};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::decisions::written::Basis;
use crate::decisions::{DecisionState, RecommendationState, Terms};
use crate::error::Result;
use crate::guidelines::Band;
use crate::notices::Rendered;
use crate::notices::paper::Sheet;
use crate::requests::Outcome;

/// What is written down of one.
pub(in crate::decisions) struct NewRecord<'a> {
    pub request: RequestId,
    pub recommendation_number: &'a str,
    pub decision_number: &'a str,
    pub brought_by: AccountId,
    pub recorded_by: AccountId,
    /// When it was granted, UTC.
    pub at: NaiveDateTime,
    pub outcome: Outcome,
    pub reasons: &'a str,
    pub terms: &'a Terms,
    pub letter: &'a Rendered,
    pub letter_hash: &'a str,
    pub sheet: &'a Sheet,
}

/// Writes the decision, released on the day on which it was granted, on a recommendation of which nothing is known but
/// who brought the paper.
pub(in crate::decisions) fn insert(tx: &mut Tx, new: &NewRecord) -> Result<DecisionId> {
    let band = match new.outcome {
        Outcome::Authorized => Band::Recommend,
        _ => Band::RecommendWithConditions,
    };
    let recommendation: RecommendationId = diesel::insert_into(recommendations::table)
        .values((
            (
                recommendations::number.eq(new.recommendation_number),
                recommendations::request_id.eq(new.request),
                recommendations::state.eq(RecommendationState::OnPaper),
                recommendations::outcome.eq(band),
                recommendations::band.eq(band),
                recommendations::case_score.eq(""),
                recommendations::hundredths.eq(0),
                recommendations::quorum.eq(0),
                recommendations::basis.eq(Basis::OnPaper),
            ),
            recommendations::text.eq(new.reasons),
            recommendations::departing_reasons.eq(""),
            recommendations::conditions.eq("[]"),
            recommendations::recommended_by.eq(new.brought_by),
            recommendations::recommended_at.eq(new.at),
            recommendations::questions.eq(""),
        ))
        .returning(recommendations::id)
        .get_result(tx.conn())?;
    let id: DecisionId = diesel::insert_into(decisions::table)
        .values((
            (
                decisions::number.eq(new.decision_number),
                decisions::request_id.eq(new.request),
                decisions::recommendation_id.eq(recommendation),
                decisions::state.eq(DecisionState::Released),
                decisions::outcome.eq(new.outcome),
                decisions::reasons.eq(new.reasons),
                decisions::reason_codes.eq(""),
                decisions::departing_reasons.eq(""),
                decisions::alternative_reasons.eq(""),
                decisions::terms.eq(JsonText::of(&Some(new.terms))?),
            ),
            decisions::letter_subject.eq(&new.letter.subject),
            decisions::letter_text.eq(&new.letter.text),
            decisions::letter_html.eq(&new.letter.html),
            decisions::letter_hash.eq(new.letter_hash),
            decisions::decided_by.eq(new.recorded_by),
            decisions::decided_at.eq(new.at),
            decisions::release_at.eq(new.at),
            decisions::released_at.eq(new.at),
        ))
        .returning(decisions::id)
        .get_result(tx.conn())?;
    diesel::insert_into(prints::table)
        .values((prints::decision_id.eq(id), prints::sheet.eq(JsonText::of(new.sheet)?)))
        .execute(tx.conn())?;
    Ok(id)
}

/// The decisions that were taken on paper, for the checker: nobody got a letter by them, and the log knows other steps.
pub(in crate::decisions) fn all(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    Ok(paper_records::table
        .order(paper_records::decision_id)
        .select(paper_records::decision_id)
        .load(conn)?)
}
