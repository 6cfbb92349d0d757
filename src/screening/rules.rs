//! What a finding must hold, and when the checks of a case are settled. From values alone.

use chrono::{NaiveDate, NaiveDateTime};

use super::matches::Tally;
use super::{Check, Hold};
use crate::error::Problems;
use crate::guidelines::{CheckCode, CheckDefinition, CheckEffect, CheckOutcome};
use crate::say::{self, Msg};

/// From this grade on a controversy is serious and escalates.
pub const SERIOUS: i64 = 3;
/// Longest evidence, characters.
pub const EVIDENCE_LIMIT: usize = 5000;
/// Longest reason or summary of a hold, characters.
pub const REASON_LIMIT: usize = 3000;

/// What a screener found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// The outcome; none when nothing was chosen.
    pub outcome: Option<CheckOutcome>,
    /// What shows it.
    pub evidence: String,
    /// The list that was looked at.
    pub list_version: String,
    /// Controversy 0 to 4, where it was graded.
    pub controversy: Option<i64>,
}

/// The outcomes a screener can record.
pub const RECORDABLE: [CheckOutcome; 5] = [
    CheckOutcome::Clear,
    CheckOutcome::PossibleMatch,
    CheckOutcome::FalsePositive,
    CheckOutcome::Confirmed,
    CheckOutcome::NotApplicable,
];

/// True for the check whose outcome carries a grade of controversy.
pub const fn grades_controversy(code: CheckCode) -> bool {
    matches!(code, CheckCode::H9)
}

/// What is wrong with a finding; nothing when it can be recorded. Evidence is wanted for every outcome but "does not
/// apply", a list version for every look into a list.
pub fn problems(definition: &CheckDefinition, finding: &Finding) -> Problems {
    let mut problems = Problems::new();
    let Some(outcome) = finding.outcome.filter(|outcome| RECORDABLE.contains(outcome)) else {
        problems.add("outcome", say::screening::enter_outcome());
        return problems;
    };
    let applies = outcome != CheckOutcome::NotApplicable;
    if grades_controversy(definition.code) && applies {
        match finding.controversy {
            None => problems.add("controversy", say::screening::enter_controversy()),
            Some(level) if !(0..=4).contains(&level) => {
                problems.add("controversy", say::screening::enter_controversy());
            }
            Some(level) if outcome == CheckOutcome::Confirmed && level < SERIOUS => {
                problems.add("controversy", say::screening::confirmed_needs_serious());
            }
            Some(level)
                if level >= SERIOUS
                    && matches!(outcome, CheckOutcome::Clear | CheckOutcome::FalsePositive) =>
            {
                problems.add("controversy", say::screening::serious_is_not_clear());
            }
            Some(_) => {}
        }
    }
    if definition.against_list && applies && finding.list_version.trim().is_empty() {
        problems.add("list_version", say::screening::enter_list_version());
    } else if finding.list_version.chars().count() > 200 {
        problems.add("list_version", say::screening::list_version_too_long());
    }
    if applies && finding.evidence.trim().is_empty() {
        problems.add("evidence", say::screening::enter_evidence());
    } else if finding.evidence.chars().count() > EVIDENCE_LIMIT {
        problems.add("evidence", say::screening::too_long(EVIDENCE_LIMIT));
    }
    problems
}

/// Whether an outcome can stand beside the matches of its check: nothing is clear while a match is open or is the listed
/// one, and nothing found in a list is confirmed without a match that is.
///
/// # Errors
/// The reason, in words.
pub fn fits_matches(outcome: CheckOutcome, tally: Tally) -> Result<(), Msg> {
    let settles =
        matches!(outcome, CheckOutcome::Clear | CheckOutcome::FalsePositive | CheckOutcome::NotApplicable);
    if settles && tally.open > 0 {
        Err(say::screening::refused_matches_open(tally.open))
    } else if settles && tally.same > 0 {
        Err(say::screening::refused_matches_same(tally.same))
    } else if outcome == CheckOutcome::Confirmed && tally.same == 0 && tally.open + tally.apart > 0 {
        Err(say::screening::refused_no_match_same())
    } else {
        Ok(())
    }
}

/// Notes a text that is missing or too long.
pub fn text_problem(problems: &mut Problems, field: &str, text: &str, missing: Msg) {
    if text.trim().is_empty() {
        problems.add(field, missing);
    } else if text.chars().count() > REASON_LIMIT {
        problems.add(field, say::screening::too_long(REASON_LIMIT));
    }
}

/// How far the checks of a case have come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// All checks of the case; 0 before it was accepted.
    pub total: usize,
    /// Nobody has looked yet.
    pub not_checked: Vec<CheckCode>,
    /// A lead that nobody has judged.
    pub possible: Vec<CheckCode>,
    /// A confirmed exclusion that waits for its second person.
    pub awaiting_second: Vec<CheckCode>,
    /// Exclusions that two people confirmed.
    pub excluding: Vec<CheckCode>,
    /// Confirmed checks that escalate.
    pub escalating: Vec<CheckCode>,
}

impl Settled {
    /// How many checks still want a person.
    pub fn left(&self) -> usize {
        self.not_checked.len() + self.possible.len() + self.awaiting_second.len()
    }

    /// True when nothing is left and nothing excludes: the guard of the review, and of invariant I1.
    pub fn allows_review(&self) -> bool {
        self.why_not().is_none()
    }

    /// Why the case may not go on, in words; none when it may.
    pub fn why_not(&self) -> Option<Msg> {
        if self.total == 0 {
            Some(say::screening::refused_not_begun())
        } else if !self.excluding.is_empty() {
            Some(say::screening::refused_excluding(codes(&self.excluding)))
        } else if self.left() > 0 {
            Some(say::screening::refused_unresolved(self.left()))
        } else {
            None
        }
    }
}

/// Some codes in one line.
pub fn codes(codes: &[CheckCode]) -> String {
    codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(", ")
}

/// How far these checks have come. `engaged` says that a remedial engagement is approved in the case: the check that
/// allows one escalates then instead of excluding.
pub fn settled(definitions: &[CheckDefinition], checks: &[Check], engaged: bool) -> Settled {
    let mut settled = Settled { total: checks.len(), ..Settled::default() };
    for check in checks {
        let effect = effect_of(definitions, check.code);
        let list = match check.outcome {
            CheckOutcome::NotChecked => &mut settled.not_checked,
            CheckOutcome::PossibleMatch => &mut settled.possible,
            CheckOutcome::Confirmed if check.awaits_second(effect) => &mut settled.awaiting_second,
            CheckOutcome::Confirmed if excludes(definitions, check, engaged) => &mut settled.excluding,
            CheckOutcome::Confirmed => &mut settled.escalating,
            CheckOutcome::Clear | CheckOutcome::FalsePositive | CheckOutcome::NotApplicable => continue,
        };
        list.push(check.code);
    }
    settled
}

/// True when two people confirmed a check that excludes, and no approved remedial engagement stands against that.
fn excludes(definitions: &[CheckDefinition], check: &Check, engaged: bool) -> bool {
    let allows = definitions.iter().any(|one| one.code == check.code && one.remedial_engagement);
    check.excludes(effect_of(definitions, check.code)) && !(engaged && allows)
}

/// What a check does once confirmed. One that the definitions do not know excludes: the careful reading.
pub fn effect_of(definitions: &[CheckDefinition], code: CheckCode) -> CheckEffect {
    definitions.iter().find(|one| one.code == code).map_or(CheckEffect::Excludes, |one| one.effect)
}

/// Which confirmed exclusions may be made final today: the partner answered, the time for it has passed, or the check
/// leaves no time (Security Council sanctions).
pub fn final_exclusions(
    definitions: &[CheckDefinition],
    checks: &[Check],
    engaged: bool,
    hold: &Hold,
    today: NaiveDate,
) -> Vec<CheckCode> {
    let heard = hold.answered_at.is_some() || today > hold.answer_due;
    checks
        .iter()
        .filter(|check| excludes(definitions, check, engaged))
        .filter(|check| heard || definitions.iter().any(|one| one.code == check.code && !one.reply))
        .map(|check| check.code)
        .collect()
}

/// Why a hold cannot be released yet; none when it can: nothing excludes, and the check it is about has been judged.
pub fn release_obstacle(settled: &Settled, hold: &Hold) -> Option<Msg> {
    if !settled.excluding.is_empty() {
        return Some(say::screening::release_excluding(codes(&settled.excluding)));
    }
    let about = hold.check_code?;
    let open = settled.possible.contains(&about)
        || settled.awaiting_second.contains(&about)
        || settled.not_checked.contains(&about);
    open.then(|| say::screening::release_unjudged(about))
}

/// How many working days a hold stood, by the office calendar.
pub fn held_days(
    calendar: &crate::guidelines::calendar::OfficeCalendar,
    opened_at: NaiveDateTime,
    until: NaiveDateTime,
) -> u32 {
    calendar.working_days_between(opened_at.date(), until.date())
}
