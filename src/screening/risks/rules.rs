//! How high a risk is, and what follows from the worst one. From values alone.

use super::{New, Risk};
use crate::error::Problems;
use crate::guidelines::RiskLevel;
use crate::say::risks as t;
use crate::screening::rules::text_problem;

/// Longest title, characters.
pub const TITLE_LIMIT: usize = 200;

/// The level for a likelihood and an impact; none when one of them is not 1 to 5.
pub fn level(likelihood: i64, impact: i64) -> Option<RiskLevel> {
    RiskLevel::of(u8::try_from(likelihood).ok()?, u8::try_from(impact).ok()?)
}

/// The worst level of those that stand.
pub fn overall(risks: &[Risk]) -> Option<RiskLevel> {
    risks.iter().filter(|risk| risk.stands()).map(Risk::level).max()
}

/// True for a level that puts the case on the enhanced track.
pub fn escalates(level: RiskLevel) -> bool {
    matches!(level, RiskLevel::Substantial | RiskLevel::High)
}

/// What is wrong with a risk; nothing when it can be recorded.
pub fn problems(new: &New) -> Problems {
    let mut problems = Problems::new();
    if new.title.trim().is_empty() {
        problems.add("title", t::enter_title());
    } else if new.title.chars().count() > TITLE_LIMIT {
        problems.add("title", crate::say::screening::too_long(TITLE_LIMIT));
    }
    let in_range = |number: Option<i64>| number.is_some_and(|number| (1..=5).contains(&number));
    if !in_range(new.likelihood) {
        problems.add("likelihood", t::enter_likelihood());
    }
    if !in_range(new.impact) {
        problems.add("impact", t::enter_impact());
    }
    text_problem(&mut problems, "mitigation", &new.mitigation, t::enter_mitigation());
    problems
}

#[cfg(test)]
mod tests {
    use super::{escalates, level};
    use crate::guidelines::RiskLevel::{High, Low, Moderate, Substantial};

    #[test]
    fn every_cell_of_the_table_has_its_level() {
        let table = [
            [Low, Low, Low, Low, Moderate],
            [Low, Low, Moderate, Moderate, Substantial],
            [Low, Moderate, Moderate, Substantial, High],
            [Low, Moderate, Substantial, High, High],
            [Moderate, Substantial, High, High, High],
        ];
        for (likelihood, row) in (1..).zip(table) {
            for (impact, wanted) in (1..).zip(row) {
                assert_eq!(level(likelihood, impact), Some(wanted), "{likelihood} times {impact}");
            }
        }
        for outside in [(0, 1), (1, 0), (6, 1), (1, 6), (-1, 3), (300, 1)] {
            assert_eq!(level(outside.0, outside.1), None, "{outside:?}");
        }
        assert_eq!([Low, Moderate, Substantial, High].map(escalates), [false, false, true, true]);
    }
}
