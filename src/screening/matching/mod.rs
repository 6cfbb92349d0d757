//! Whether two names can be the same one: names of organizations and persons in any script, spelled, shortened, turned
//! round or mistyped. A name is brought into plain words ([`Name`]), two names are compared word by word ([`compare`])
//! and the score says part by part where it comes from; an [`index::Index`] finds the listed names that are worth
//! comparing. Nothing here knows a database, a list or a case: values in, a score out.

mod evidence;
mod fold;
pub mod index;
mod meaning;
mod name;
mod pairing;
mod score;
mod script;
mod settings;
#[cfg(test)]
mod tests;
mod whole;
mod words;

pub use evidence::{Birth, Evidence, with_evidence};
pub use name::Name;
pub use score::{Part, PartKind, Score, compare};
pub use settings::{Settings, settings, threshold};

use crate::text_enum;

text_enum! {
    /// What bears a name.
    pub enum Bearer {
        /// A company, an institution, a group.
        Organization = "organization",
        /// A human being.
        Person = "person",
    }
}

/// The score of two names as they are written: both are read as names of that kind of bearer.
pub fn score_of(bearer: Bearer, one: &str, other: &str) -> Score {
    compare(&Name::read(one, bearer), &Name::read(other, bearer))
}

/// True when a score is high enough for a person to look at the pair, by the thresholds in force.
pub fn is_lead(bearer: Bearer, score: f32) -> bool {
    score >= threshold(bearer)
}
