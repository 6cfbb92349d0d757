//! Keeping figures ready: what happens in a case makes its kept figures void in the same transaction, and the sweep
//! makes them anew.

use serde::Deserialize;

use super::figures::{Card, Criterion, write_cards};
use super::spans::measure;
use super::store::{self, Kept};
use crate::audit::{Event, SubjectKind};
use crate::db::ids::RequestId;
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::decisions::{self, DecisionState};
use crate::error::{Error, Result};
use crate::guidelines::calendar::OfficeCalendar;
use crate::guidelines::{Reference, SizeClass};
use crate::requests::{self, Request, Stage, history};
use crate::reviews::reading::{self, Deliberation, MemberCard};
use crate::reviews::rules::after_review;
use crate::reviews::scoring::Answer;

/// Cases that are counted in one transaction.
const AT_ONCE: i64 = 20;

/// Voids what is kept of a case in which something happened that may count: any step, but the typing of a draft, and a
/// member who gives a card back.
///
/// # Errors
/// When the database fails.
pub fn follow(tx: &mut Tx, event: &Event) -> Result<()> {
    let of_request = event.subject.kind == SubjectKind::Request;
    let step = event.action.starts_with("requests.") && event.action != "requests.save_answers";
    let recused = event.action == "reviews.declare_conflict";
    if of_request && (step || recused) {
        store::void(tx, RequestId(event.subject.id))?;
    }
    Ok(())
}

/// Counts some cases whose kept figures are void; gives how many.
///
/// # Errors
/// When the database fails.
pub fn count_void(tx: &mut Tx) -> Result<usize> {
    let reference = Reference::current().map_err(Error::internal)?;
    let ids = store::void_cases(tx.conn(), AT_ONCE)?;
    for id in &ids {
        let request = requests::by_id(tx.conn(), *id)?;
        let kept = count(tx.conn(), &request, &reference.terms.calendar)?;
        store::keep(tx, *id, &kept)?;
    }
    Ok(ids.len())
}

/// What a case adds to the figures.
fn count(conn: &mut Conn, request: &Request, calendar: &OfficeCalendar) -> Result<Kept> {
    let mut kept = Kept::default();
    if request.submitted_at.is_none() {
        return Ok(kept);
    }
    let entered: Vec<_> =
        history::entered(conn, request.id)?.into_iter().map(|(stage, at, _)| (stage, at)).collect();
    let holds = store::holds_of(conn, request.id)?;
    let [completeness, screening, review, decision, overall] =
        measure(&entered, &holds, request.outcome, calendar);
    kept.completeness_days = completeness;
    kept.screening_days = screening;
    kept.review_days = review;
    kept.decision_days = decision;
    kept.overall_days = overall;
    kept.size = size_of(conn, request)?.map(|size| size.as_str().to_owned());
    if let Some(recommendation) = decisions::standing_recommendation(conn, request.id)? {
        kept.score = hundredths(&recommendation.case_score);
        kept.band = Some(recommendation.band.as_str().to_owned());
        kept.recommended = Some(recommendation.outcome.as_str().to_owned());
        kept.departed_band = recommendation.outcome != recommendation.band;
        let decision = decisions::standing_decision(conn, request.id)?;
        kept.departed_group = decision.is_some_and(|decision| {
            decision.state == DecisionState::Released && !decision.departing_reasons.trim().is_empty()
        });
    }
    let opened = entered.iter().any(|(stage, _)| *stage == Stage::Deliberation);
    if after_review(request.stage) || (request.stage == Stage::Closed && opened) {
        count_cards(&mut kept, &reading::deliberation(conn, request)?, calendar);
    }
    Ok(kept)
}

/// The cards that count, and what they say of each criterion.
fn count_cards(kept: &mut Kept, deliberation: &Deliberation, calendar: &OfficeCalendar) {
    let counting: Vec<&MemberCard> =
        deliberation.members.iter().filter(|one| one.card.state.counts()).collect();
    let mut cards: Vec<Card> = counting.iter().filter_map(|one| card_of(one, calendar)).collect();
    cards.sort_by_key(|card| card.member);
    let criteria = &deliberation.case.criteria;
    kept.members = listed(cards.iter().map(|card| card.member.to_string()));
    let scored = criteria.iter().filter(|one| one.scored > 0).map(|one| one.criterion.clone());
    let by = |card: &Card| {
        let member = card.member;
        card.scores.iter().map(move |(criterion, _)| format!("{criterion}/{member}")).collect::<Vec<_>>()
    };
    kept.scored = listed(scored.chain(cards.iter().flat_map(by)));
    kept.apart = listed(criteria.iter().filter(|one| one.flagged).map(|one| one.criterion.clone()));
    kept.cards = write_cards(&cards);
}

fn card_of(one: &MemberCard, calendar: &OfficeCalendar) -> Option<Card> {
    let score = one.reading.score?;
    let locked = one.card.locked_at?;
    let days = calendar.working_days_between(one.card.assigned_at.date(), locked.date());
    let said = |(id, answer): &(String, Option<Answer>)| match answer {
        Some(Answer::Score(score)) => Criterion::of(id).map(|criterion| (criterion, *score)),
        _ => None,
    };
    Some(Card {
        member: one.card.member_id,
        days: i64::from(days),
        score: (u64::try_from(score.numerator()).ok()?, u64::try_from(score.denominator()).ok()?),
        scores: one.reading.lines.iter().filter_map(said).collect(),
    })
}

/// Words with a blank before and after each, so that each can be found.
fn listed(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if words.is_empty() { String::new() } else { format!(" {} ", words.join(" ")) }
}

/// "67.50" as 6750.
fn hundredths(score: &str) -> Option<i64> {
    score.replace('.', "").parse().ok()
}

#[derive(Deserialize)]
struct WithSize {
    organization: Option<Size>,
}

#[derive(Deserialize)]
struct Size {
    size: Option<SizeClass>,
}

/// The size of the organization, as the latest revision says.
fn size_of(conn: &mut Conn, request: &Request) -> Result<Option<SizeClass>> {
    Ok(requests::latest_revision(conn, request.id)?.and_then(|revision| size_in(&revision.facts)))
}

/// The size of the organization that the facts of a revision tell.
pub(super) fn size_in(facts: &JsonText) -> Option<SizeClass> {
    serde_json::from_str::<WithSize>(&facts.0).ok()?.organization?.size
}
