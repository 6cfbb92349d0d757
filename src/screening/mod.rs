//! Screening: checks with evidence, and holds. Yes or no, before anybody scores, by people who do not score; an
//! exclusion needs a second person, and so does the end of a hold.

pub mod actions;
pub mod controversies;
pub mod engagements;
pub mod holders;
pub mod invariants;
mod letters;
pub mod lists;
pub mod matches;
pub mod matching;
pub mod pages;
pub mod risks;
pub mod rules;
mod store;

pub use crate::db::ids::{CheckId, HoldId};
pub use actions::settled::{checks_settled, lists_in_the_way, why_not_now};
pub use rules::{Finding, Settled};
pub use store::{Check, Hold, checks_of, latest_hold, open_hold_of};

use crate::guidelines::{CheckDefinition, CheckEffect, CheckOutcome, Reference};
use crate::notices::sample::Sample;
use crate::say::{self, Msg, current_language};
use crate::text_enum;

text_enum! {
    /// Where a hold stands.
    pub enum HoldState {
        /// The case stands still.
        Open = "open",
        /// Two people let the case go on.
        Released = "released",
        /// The case was closed as excluded.
        Excluded = "excluded",
        /// The case was closed in another way while the hold was open (withdrawn).
        Ended = "ended",
    }
}

impl Check {
    /// True when the outcome is a confirmed exclusion that no second person has looked at yet.
    pub fn awaits_second(&self, effect: CheckEffect) -> bool {
        effect == CheckEffect::Excludes
            && self.outcome == CheckOutcome::Confirmed
            && self.confirmed_by.is_none()
    }

    /// True when two people confirmed an exclusion.
    pub fn excludes(&self, effect: CheckEffect) -> bool {
        effect == CheckEffect::Excludes
            && self.outcome == CheckOutcome::Confirmed
            && self.confirmed_by.is_some()
    }

    /// True when it gives a ground for a hold: a possible or confirmed match, or controversy 3 and more.
    pub fn gives_ground_for_hold(&self) -> bool {
        matches!(self.outcome, CheckOutcome::PossibleMatch | CheckOutcome::Confirmed)
            || self.controversy.is_some_and(|level| level >= rules::SERIOUS)
    }

    /// What was found, in words.
    pub fn words(&self, effect: CheckEffect) -> Msg {
        if self.awaits_second(effect) {
            say::screening::outcome_awaits_second()
        } else if self.excludes(effect) {
            say::screening::outcome_excludes()
        } else {
            self.outcome.words()
        }
    }

    /// The tone of the outcome: a class of `.tag`.
    pub fn tone(&self, effect: CheckEffect) -> &'static str {
        match self.outcome {
            CheckOutcome::NotChecked => "info",
            CheckOutcome::Clear | CheckOutcome::FalsePositive => "ok",
            CheckOutcome::PossibleMatch => "warn",
            CheckOutcome::Confirmed if self.excludes(effect) => "stop",
            CheckOutcome::Confirmed => "warn",
            CheckOutcome::NotApplicable => "line",
        }
    }
}

impl CheckOutcome {
    /// What was found, in words.
    pub fn words(self) -> Msg {
        say::by_id("screening", &format!("outcome-{}", self.as_str().replace('_', "-")))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }
}

impl CheckEffect {
    /// What a confirmed check does, in words.
    pub fn words(self) -> Msg {
        match self {
            Self::Excludes => say::screening::effect_excludes(),
            Self::Escalates => say::screening::effect_escalates(),
        }
    }
}

impl CheckDefinition {
    /// Its name, in the language spoken now.
    pub fn title(&self) -> &str {
        &self.text.say(current_language().tag()).title
    }

    /// What the screener asks, in the language spoken now.
    pub fn question(&self) -> &str {
        &self.text.say(current_language().tag()).question
    }
}

/// Every letter of screening with sample values.
pub fn sample_letters(reference: &'static Reference) -> Vec<Sample> {
    let mut all = letters::samples::samples(reference);
    all.extend(lists::sample_letters());
    all.extend(holders::sample_letters(reference));
    all.extend(engagements::sample_letters(reference));
    all
}

/// The name of a check as it stands in a letter, which chooses its language when it is rendered.
#[derive(Debug, Clone, Copy)]
pub struct CheckName(pub &'static CheckDefinition);

impl std::fmt::Display for CheckName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.title())
    }
}
