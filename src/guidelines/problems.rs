//! What can be wrong with a version set: values, which a page puts into words.

use super::placeholders::PlaceholderError;
use super::{Mark, Part, Track};
use crate::text_enum;

text_enum! {
    /// What an entry of a list is.
    pub enum Entry {
        /// A mark.
        Mark = "mark",
        /// Who decides about a mark.
        Authority = "authority",
        /// What the table of marks says.
        Verdict = "verdict",
        /// A reason for a decline.
        Reason = "reason",
        /// A screening check.
        Check = "check",
        /// An edition of the Guidelines.
        Edition = "edition",
        /// A kind of use.
        UseType = "use_type",
        /// A kind of organization.
        OrganizationType = "organization_type",
        /// A criterion or a portfolio note.
        Criterion = "criterion",
        /// A condition.
        Condition = "condition",
        /// A sector.
        Sector = "sector",
        /// A goal.
        Goal = "goal",
        /// A country.
        Country = "country",
    }
}

/// One thing that is wrong, in one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The part it stands in.
    pub part: Part,
    /// The code of the entry it is about, or the key; empty when it is about the whole part.
    pub about: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong. The texts are for the log; pages have their own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The weights do not sum to 100.
    #[error("the weights of the criteria sum to {0}, not to 100")]
    WeightsSum(u32),
    /// A criterion weighs nothing.
    #[error("criterion {0} has weight 0")]
    WeightZero(String),
    /// The scale is not 0 to 4.
    #[error("the scale does not run from 0 to 4")]
    Scale,
    /// The lower band does not begin below the upper one, or above 100.
    #[error("the bands are not in order")]
    Bands,
    /// A track is described more or less than once.
    #[error("track {0} is described {1} times")]
    TrackTimes(Track, usize),
    /// A track asks for what is no criterion.
    #[error("track {0} names {1}, which is no criterion")]
    TrackNames(Track, String),
    /// A track asks for nothing, or for more cards than it has scorers.
    #[error("track {0} has no criteria, no quorum, or fewer scorers than its quorum")]
    TrackQuorum(Track),
    /// A mark that is free with a disclaimer has none.
    #[error("{0} asks for a disclaimer and has none")]
    Disclaimer(Mark),
    /// A mark that can be refused names nothing instead.
    #[error("{0} can be refused and names no alternative")]
    Alternative(Mark),
    /// A mark is its own alternative.
    #[error("{0} names itself as an alternative")]
    Itself(Mark),
    /// An entry that must stand there once does not.
    #[error("{0} {1} stands there {2} times")]
    Times(Entry, String, usize),
    /// A code is used twice.
    #[error("{0} {1} stands there twice")]
    Twice(Entry, String),
    /// A word in braces cannot be filled.
    #[error("condition {0} ({1}): {2}")]
    Placeholder(String, String, PlaceholderError),
    /// A text is empty.
    #[error("{0} is empty")]
    Empty(String),
    /// The library lacks the condition that holds the milestones of a remedial engagement.
    #[error("condition {0} must stand in the library")]
    Remedial(&'static str),
    /// A threshold is not between one half and one.
    #[error("the threshold {0} is not between 0.5 and 1")]
    Threshold(&'static str),
    /// A target or a term is nothing at all.
    #[error("{0} is 0")]
    Zero(&'static str),
    /// A share is more than everything.
    #[error("{0} is more than 100 per cent")]
    Percent(&'static str),
    /// A day stands twice among the holidays.
    #[error("{0} stands twice among the holidays")]
    HolidayTwice(chrono::NaiveDate),
    /// The office would never work.
    #[error("no day of the week is left to work on")]
    NeverOpen,
    /// The grades of controversy are not 0 to 4.
    #[error("the grades of controversy do not run from 0 to 4")]
    Grades,
}

impl Problem {
    /// Something wrong with a whole part.
    pub fn of(part: Part, wrong: Wrong) -> Self {
        Self { part, about: String::new(), wrong }
    }

    /// Something wrong with an entry or a key.
    pub fn about(part: Part, about: impl ToString, wrong: Wrong) -> Self {
        Self { part, about: about.to_string(), wrong }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.wrong.fmt(f)
    }
}
