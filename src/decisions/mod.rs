//! Decisions: what an authorizing officer decides, and its reconsideration.

pub mod lifecycle;

pub mod terms;

pub use terms::{GrantedCondition, Terms};
