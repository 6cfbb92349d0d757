//! Guidelines: the words and tables that every case is measured by - marks, rubric, conditions, reasons, checks, and the
//! lists the form offers. The tables are data with a version and a date (`seed/*.toml` is what the product is delivered
//! with), read and validated as one [`Reference`]; what rules decide by are the enums in [`nouns`].
//!
//! Which version? [`Reference::current`] is the one in force for the work at hand: forms, drafts, lists, what begins today.
//! A case that was sent stays with the version of that day: ask `Request::rules`.

pub mod at_hand;
pub mod calendar;
pub mod files;
pub mod library;
pub mod marks;
pub mod matching;
pub mod nouns;
pub mod placeholders;
pub mod problems;
pub mod reference;
pub mod routing;
pub mod rubric;
pub mod terms;
pub mod track;
pub mod words;

pub use files::{Files, Part};
pub use library::{CheckDefinition, Condition, Country, CountryGroup, Goal, GoalSet, Reason, Sector};
pub use nouns::*;
pub use reference::{Reference, ReferenceError};
pub use rubric::{Criterion, Rubric, TrackRule};
pub use words::Words;

/// The condition that holds the milestones of a remedial engagement.
pub const REMEDIAL_CONDITION: &str = "K25";
