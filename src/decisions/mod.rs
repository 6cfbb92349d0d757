//! Decisions: the group's recommendation, and what an authorizing officer decides on it. Two records by two
//! different people (invariant I3). A decision is sealed first, and takes effect when it is released.

pub mod actions;
pub mod asked;
pub mod code;
mod compose;
pub mod conditions;
pub mod invariants;
mod letter_file;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod prints;
pub mod qr;
pub mod rules;
pub mod ruling;
mod store;
pub mod terms;
pub mod wording;
pub mod written;
mod written_letters;

pub use crate::db::ids::{DecisionId, RecommendationId};
pub use code::Code;
pub use compose::letter_hash;
pub use letter_file::{LetterFile, letter_files};
pub use lifecycle::DecisionState;
pub use ruling::{Alternative, Grant, Paragraphs, Proposal, Ruling};
pub use store::{
    CheckLine, Decision, Deferral, Recommendation, by_id, history, recommendation, recommendations_of,
    set_aside_decisions, standing_decision, standing_recommendation,
};
pub use terms::{ChosenCondition, GrantedCondition, Terms};

use crate::guidelines::{Band, Reference};
use crate::notices::sample::Sample;
use crate::requests::Outcome;
use crate::say::{self, Msg};
use crate::text_enum;

text_enum! {
    /// Where a recommendation stands.
    pub enum RecommendationState {
        /// The one that an officer decides on.
        Standing = "standing",
        /// Sent back with questions.
        SentBack = "sent_back",
        /// The decision on it was changed by a reconsideration.
        SetAside = "set_aside",
        /// The decision was taken on paper; of the recommendation nothing is known.
        OnPaper = "on_paper",
    }
}

/// Every letter of decisions with sample values.
pub fn sample_letters(reference: &'static Reference) -> Vec<Sample> {
    let mut all = letters::samples(reference);
    all.extend(written_letters::samples());
    all
}

/// The outcome that a recommendation speaks for.
pub const fn recommended_outcome(band: Band) -> Outcome {
    match band {
        Band::Recommend => Outcome::Authorized,
        Band::RecommendWithConditions => Outcome::AuthorizedWithConditions,
        Band::RecommendDecline => Outcome::Declined,
    }
}

/// What is recommended, in words.
pub fn band_words(band: Band) -> Msg {
    match band {
        Band::Recommend => say::decisions::band_recommend(),
        Band::RecommendWithConditions => say::decisions::band_recommend_with_conditions(),
        Band::RecommendDecline => say::decisions::band_recommend_decline(),
    }
}
