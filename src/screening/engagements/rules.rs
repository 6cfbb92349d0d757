//! What an engagement must hold. From values alone.

use chrono::NaiveDate;

use super::New;
use crate::error::Problems;
use crate::say::engagements as t;
use crate::screening::rules::text_problem;

/// Milestones, one a line, without empty ones.
pub fn steps(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// What is wrong with a proposal; nothing when it can be made.
pub fn problems(new: &New, today: NaiveDate) -> Problems {
    let mut problems = Problems::new();
    text_problem(&mut problems, "plan", &new.plan, t::enter_plan());
    text_problem(&mut problems, "milestones", &new.milestones, t::enter_milestones());
    match new.review_on {
        None => problems.add("review_on", t::enter_review()),
        Some(day) if day <= today => problems.add("review_on", t::review_past()),
        Some(_) => {}
    }
    problems
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_milestone_is_a_line_with_words() {
        assert_eq!(
            super::steps(" A policy \n\n  A channel for complaints\n"),
            ["A policy", "A channel for complaints"]
        );
        assert!(super::steps(" \n ").is_empty());
    }
}
