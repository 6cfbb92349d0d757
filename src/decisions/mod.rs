//! Decisions: the group's recommendation, and what an authorizing officer decides on it. Two records by two
//! different people (invariant I3). A decision is sealed first, and takes effect when it is released.

pub mod code;
pub mod lifecycle;
mod store;
pub mod terms;

pub use crate::db::ids::{DecisionId, RecommendationId};
pub use code::Code;
pub use lifecycle::DecisionState;
pub use store::{
    Decision, Recommendation, by_id, recommendation, standing_decision, standing_recommendation,
};
pub use terms::{ChosenCondition, GrantedCondition, Terms};

use crate::guidelines::Band;
use crate::requests::Outcome;
use crate::text_enum;

text_enum! {
    /// Where a recommendation stands.
    pub enum RecommendationState {
        /// The one that an officer decides on.
        Standing = "standing",
        /// Sent back with questions.
        SentBack = "sent_back",
    }
}

/// The outcome that a recommendation speaks for.
pub const fn recommended_outcome(band: Band) -> Outcome {
    match band {
        Band::Recommend => Outcome::Authorized,
        Band::RecommendWithConditions => Outcome::AuthorizedWithConditions,
        Band::RecommendDecline => Outcome::Declined,
    }
}
