//! Guidelines: the words and tables that every case is measured by - marks, rubric, conditions, reasons, checks, and the
//! lists the form offers. The tables are data with a version and a date (`seed/*.toml`), read and validated as one
//! [`Reference`]; what rules decide by are the enums in [`nouns`].

pub mod calendar;
pub mod files;
pub mod library;
pub mod marks;
pub mod nouns;
pub mod placeholders;
pub mod reference;
pub mod routing;
pub mod rubric;
pub mod terms;
pub mod track;
pub mod words;

pub use library::{CheckDefinition, Condition, Country, CountryGroup, Goal, GoalSet, Reason, Sector};
pub use nouns::*;
pub use reference::{Reference, ReferenceError};
pub use rubric::{Criterion, Rubric, TrackRule};
pub use words::Words;

/// The condition that holds the milestones of a remedial engagement.
pub const REMEDIAL_CONDITION: &str = "K25";
