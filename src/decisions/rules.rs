//! What a recommendation and a decision must hold: pure decisions from values alone.

use chrono::{Months, NaiveDate};

use super::ruling::{Grant, Proposal, Ruling};
use super::{ChosenCondition, Recommendation, recommended_outcome};
use crate::db::ids::AccountId;
use crate::error::Problems;
use crate::guidelines::placeholders::{self, Placeholder, PlaceholderError};
use crate::guidelines::{Band, CheckCode, CheckEffect, CheckOutcome, Mark, REMEDIAL_CONDITION, Reference};
use crate::requests::Outcome;
use crate::say::{self as t, Msg};

/// Most characters of a text that a chair or an officer writes.
pub const LONGEST_TEXT: usize = 8000;

/// The checks that keep anything from being authorized (invariant I1): not worked, not adjudicated, or a
/// confirmed one that excludes, unless a remedial engagement is approved (`engaged`) and the check allows one. A check
/// that has no row was not worked.
pub fn in_the_way(
    reference: &Reference,
    outcomes: &[(CheckCode, CheckOutcome)],
    engaged: bool,
) -> Vec<CheckCode> {
    let of = |code| outcomes.iter().find(|(known, _)| *known == code).map(|(_, outcome)| *outcome);
    reference
        .checks
        .iter()
        .filter(|check| match of(check.code) {
            None => true,
            Some(CheckOutcome::Confirmed) => {
                check.effect == CheckEffect::Excludes && !(engaged && check.remedial_engagement)
            }
            Some(outcome) => outcome.is_unresolved(),
        })
        .map(|check| check.code)
        .collect()
}

/// What is wrong with a recommendation. `members` are those whose card is locked.
pub fn of_proposal(
    reference: &Reference,
    proposal: &Proposal,
    band: Band,
    upheld: bool,
    members: &[(AccountId, String)],
) -> Problems {
    let mut problems = Problems::new();
    if upheld && proposal.outcome != Band::RecommendDecline {
        problems.add("outcome", t::decisions::upheld_only_decline());
    }
    text(&mut problems, "text", &proposal.text, t::decisions::enter_text());
    if proposal.outcome != band {
        text(
            &mut problems,
            "departing_reasons",
            &proposal.departing_reasons,
            t::decisions::enter_departing_band(),
        );
    }
    if proposal.outcome == Band::RecommendWithConditions && proposal.conditions.is_empty() {
        problems.add("conditions", t::decisions::choose_condition());
    }
    if proposal.outcome != Band::RecommendDecline {
        of_conditions(&mut problems, reference, &proposal.conditions, false);
    }
    for (member, words) in &proposal.dissents {
        let field = format!("dissent-{member}");
        if members.iter().any(|(known, _)| known == member) {
            text(&mut problems, &field, words, t::decisions::enter_dissent());
        } else {
            problems.add(field, t::decisions::no_member());
        }
    }
    problems
}

/// True when a decision does something else than was recommended: another outcome, or a recommended
/// condition left out.
pub fn departs(ruling: &Ruling, recommendation: &Recommendation) -> bool {
    let left_out = || {
        let kept = |one: &ChosenCondition| ruling.grant.conditions.iter().any(|other| other.code == one.code);
        ruling.outcome.is_authorized() && !recommendation.conditions.iter().all(kept)
    };
    ruling.outcome != recommended_outcome(recommendation.outcome) || left_out()
}

/// The marks that can be offered instead: those of the same authority that were not asked for.
pub fn alternatives(reference: &Reference, asked: &[Mark]) -> Vec<Mark> {
    let authority_of = |mark: Mark| reference.marks.mark(mark).map(|entry| entry.authority);
    let authorities: Vec<_> = asked.iter().filter_map(|mark| authority_of(*mark)).collect();
    Mark::ALL
        .iter()
        .copied()
        .filter(|mark| !asked.contains(mark))
        .filter(|mark| authority_of(*mark).is_some_and(|one| authorities.contains(&one)))
        .collect()
}

/// What is wrong with a decision. `asked` are the marks of the request, `upheld` says that a knock-out stands, `engaged`
/// that the case goes on with an approved remedial engagement.
pub fn of_ruling(
    reference: &Reference,
    ruling: &Ruling,
    recommendation: &Recommendation,
    asked: &[Mark],
    upheld: bool,
    engaged: bool,
    today: NaiveDate,
) -> Problems {
    let mut problems = Problems::new();
    if upheld && ruling.outcome.is_authorized() {
        problems.add("outcome", t::decisions::upheld_only_decline());
    }
    if ruling.outcome.is_authorized() {
        of_grant(&mut problems, reference, &ruling.grant, asked, today);
        if ruling.outcome == Outcome::AuthorizedWithConditions && ruling.grant.conditions.is_empty() {
            problems.add("conditions", t::decisions::choose_condition());
        }
        let bound = ruling.grant.conditions.iter().any(|one| one.code == REMEDIAL_CONDITION);
        if engaged && !bound {
            problems.add("conditions", t::decisions::remedial_condition_missing(REMEDIAL_CONDITION));
        }
    } else {
        if ruling.reason_codes.is_empty() {
            problems.add("reason_codes", t::decisions::choose_reason());
        }
        if ruling.could_change.chars().count() > LONGEST_TEXT {
            problems.add("could_change", t::decisions::too_long(LONGEST_TEXT));
        }
    }
    for (field, words) in [("opening", &ruling.paragraphs.opening), ("closing", &ruling.paragraphs.closing)] {
        if words.chars().count() > LONGEST_TEXT {
            problems.add(field, t::decisions::too_long(LONGEST_TEXT));
        } else if let Err(error) = placeholders::placeholders(words) {
            problems.add(field, placeholder_problem(&error));
        }
    }
    if let Some(offered) = &ruling.alternative {
        if !alternatives(reference, asked).contains(&offered.mark) {
            problems.add("alternative", t::decisions::not_an_alternative());
        }
        text(
            &mut problems,
            "alternative_reasons",
            &offered.reasons,
            t::decisions::enter_alternative_reasons(),
        );
    }
    text(&mut problems, "reasons", &ruling.reasons, t::decisions::enter_reasons());
    if departs(ruling, recommendation) {
        text(
            &mut problems,
            "departing_reasons",
            &ruling.departing_reasons,
            t::decisions::enter_departing_recommendation(),
        );
    }
    problems
}

fn of_grant(problems: &mut Problems, reference: &Reference, grant: &Grant, asked: &[Mark], today: NaiveDate) {
    if grant.marks.is_empty() {
        problems.add("marks", t::decisions::choose_mark());
    } else if !grant.marks.iter().all(|mark| asked.contains(mark)) {
        problems.add("marks", t::decisions::mark_not_asked());
    }
    if let Some(line) = grant.unknown_countries.first() {
        problems.add("territory", t::decisions::no_such_country(line));
    } else if grant.territory.is_empty() {
        problems.add("territory", t::decisions::enter_territory());
    }
    if grant.media.is_empty() {
        problems.add("media", t::decisions::choose_medium());
    }
    if grant.languages.is_empty() {
        problems.add("languages", t::decisions::choose_language());
    }
    let months = reference.terms.terms.longest_use_months;
    match (grant.starts_on, grant.ends_on) {
        (None, _) => problems.add("starts_on", t::decisions::enter_start()),
        (_, None) => problems.add("ends_on", t::decisions::enter_end()),
        (Some(start), Some(end)) if end <= start => {
            problems.add("ends_on", t::decisions::end_before_start(start));
        }
        (_, Some(end)) if end <= today => problems.add("ends_on", t::decisions::end_in_past()),
        (Some(start), Some(end)) => {
            if let Some(latest) = start.checked_add_months(Months::new(months))
                && end > latest
            {
                problems.add("ends_on", t::decisions::end_too_late(months, latest));
            }
        }
    }
    of_conditions(problems, reference, &grant.conditions, true);
}

/// A condition must be of the library, have words, only placeholders of the list, and a day where it needs one.
fn of_conditions(
    problems: &mut Problems,
    reference: &Reference,
    chosen: &[ChosenCondition],
    final_day: bool,
) {
    for one in chosen {
        let field = format!("text-{}", one.code);
        let Some(condition) = reference.condition(&one.code) else {
            problems.add("conditions", t::decisions::not_in_library(&one.code));
            continue;
        };
        text(problems, &field, &one.text, t::decisions::enter_condition());
        match placeholders::placeholders(&one.text) {
            Err(error) => problems.add(field, placeholder_problem(&error)),
            Ok(words) => {
                let needs_day = condition.needs_due || words.contains(&Placeholder::Due);
                if final_day && needs_day && one.due_on.is_none() {
                    problems.add(format!("due-{}", one.code), t::decisions::enter_due(&one.code));
                }
            }
        }
    }
}

/// What is wrong with a text with words in braces, said to the person who wrote it.
pub fn placeholder_problem(error: &PlaceholderError) -> Msg {
    match error {
        PlaceholderError::Unknown(word) => t::decisions::unknown_placeholder(word),
        PlaceholderError::Unbalanced => t::decisions::unbalanced_braces(),
        PlaceholderError::Missing(word) => t::decisions::nothing_for_placeholder(word.as_str()),
    }
}

fn text(problems: &mut Problems, field: &str, text: &str, missing: Msg) {
    if text.trim().is_empty() {
        problems.add(field, missing);
    } else if text.chars().count() > LONGEST_TEXT {
        problems.add(field, t::decisions::too_long(LONGEST_TEXT));
    }
}

#[cfg(test)]
mod tests {
    use super::in_the_way;
    use crate::guidelines::{CheckCode, CheckOutcome, Reference};

    #[test]
    fn nothing_goes_past_an_unworked_check_or_a_confirmed_exclusion() {
        let reference = Reference::seeded().unwrap();
        let all = |outcome| CheckCode::ALL.iter().map(|code| (*code, outcome)).collect::<Vec<_>>();
        assert!(in_the_way(reference, &all(CheckOutcome::Clear), false).is_empty());
        assert_eq!(in_the_way(reference, &[], false).len(), CheckCode::ALL.len());
        assert_eq!(
            in_the_way(reference, &all(CheckOutcome::PossibleMatch), true).len(),
            CheckCode::ALL.len()
        );
        let excludes = in_the_way(reference, &all(CheckOutcome::Confirmed), false);
        assert!(excludes.contains(&CheckCode::X1) && !excludes.contains(&CheckCode::H6));
        let engaged = in_the_way(reference, &all(CheckOutcome::Confirmed), true);
        let turned_aside: Vec<_> = excludes.iter().filter(|code| !engaged.contains(code)).collect();
        assert_eq!(turned_aside, [&CheckCode::X9]);
    }
}
