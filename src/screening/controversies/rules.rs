//! What a report must hold, and which finding fits the reports that are open. From values alone.

use chrono::NaiveDate;

use super::{Aspect, New};
use crate::error::Problems;
use crate::guidelines::CheckOutcome;
use crate::say::controversies as t;
use crate::screening::rules::{Finding, REASON_LIMIT};

/// Longest title, characters.
pub const TITLE_LIMIT: usize = 200;
/// Longest source, characters.
pub const SOURCE_LIMIT: usize = 1000;

/// True for a weight or a grade: 0 to 4.
pub fn in_range(level: i64) -> bool {
    (0..=4).contains(&level)
}

/// The grade that a finding on adverse media gives: what does not apply is graded 0.
pub fn grade_of(outcome: CheckOutcome, controversy: Option<i64>) -> i64 {
    match outcome {
        CheckOutcome::NotApplicable => 0,
        _ => controversy.unwrap_or(0),
    }
}

/// What is wrong with a report; nothing when it can be recorded.
pub fn problems(new: &New, today: NaiveDate) -> Problems {
    let mut problems = Problems::new();
    let mut text = |field: &str, text: &str, limit: usize, missing| {
        if text.trim().is_empty() {
            problems.add(field, missing);
        } else if text.chars().count() > limit {
            problems.add(field, crate::say::screening::too_long(limit));
        }
    };
    text("title", &new.title, TITLE_LIMIT, t::enter_title());
    text("source", &new.source, SOURCE_LIMIT, t::enter_source());
    match new.dated {
        None => problems.add("dated", t::enter_day()),
        Some(day) if day > today => problems.add("dated", t::day_to_come()),
        Some(_) => {}
    }
    for (aspect, weight) in Aspect::ALL.iter().zip(new.weights) {
        if !weight.is_some_and(in_range) {
            problems.add(aspect.as_str(), t::enter_weight(aspect.label()));
        }
    }
    if !new.grade.is_some_and(in_range) {
        problems.add("grade", t::enter_grade());
    }
    if new.remarks.chars().count() > REASON_LIMIT {
        problems.add("remarks", crate::say::screening::too_long(REASON_LIMIT));
    }
    problems
}

/// What is wrong with a finding on adverse media beside the worst report that is open: it is not graded below it.
pub fn fits(problems: &mut Problems, finding: &Finding, worst: i64) {
    let Some(outcome) = finding.outcome else { return };
    if grade_of(outcome, finding.controversy) >= worst {
        return;
    }
    match outcome {
        CheckOutcome::NotApplicable => problems.add("outcome", t::open_so_it_applies(worst)),
        _ => problems.add("controversy", t::graded_below(worst)),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;
    use crate::error::Problems;
    use crate::guidelines::CheckOutcome;
    use crate::screening::rules::Finding;

    #[test]
    fn no_finding_is_graded_below_the_worst_open_report() {
        use CheckOutcome::{Clear, Confirmed, NotApplicable, PossibleMatch};
        let rows = [
            (Clear, Some(0), 0, ""),
            (Clear, Some(1), 2, "controversy"),
            (Clear, Some(2), 2, ""),
            (PossibleMatch, None, 1, "controversy"),
            (Confirmed, Some(4), 3, ""),
            (Confirmed, Some(3), 4, "controversy"),
            (NotApplicable, None, 0, ""),
            (NotApplicable, Some(4), 1, "outcome"),
        ];
        for (outcome, controversy, worst, field) in rows {
            let mut problems = Problems::new();
            let finding = Finding { outcome: Some(outcome), controversy, ..Finding::default() };
            fits(&mut problems, &finding, worst);
            let found: Vec<_> = problems.iter().map(|(field, _)| field.as_str()).collect();
            assert_eq!(found.join(","), field, "{outcome} {controversy:?} beside {worst}");
        }
    }
}
