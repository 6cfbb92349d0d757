//! The tables of recommendations, dissents, decisions and deferrals, and what a decision reads of its case.

mod case;
mod changes;
mod oddities;
mod prints;
pub(super) mod recorded;
mod rows;
mod written;

pub use case::{CheckLine, Deferral};
pub(super) use case::{
    artwork, check_lines, deferral_to_end, deferral_to_wake, due_to_release, locked_members, next_of_series,
    open_deferral, upheld_knock_outs,
};
pub(super) use changes::*;
pub(super) use oddities::*;
pub(super) use prints::*;
pub use rows::{
    Decision, Recommendation, by_id, history, recommendation, recommendations_of, set_aside_decisions,
    standing_decision, standing_recommendation,
};
pub(super) use written::*;
