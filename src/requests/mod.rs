//! Requests: one use of a mark asked for by one organization.

pub mod lifecycle;
pub mod stage;

pub use stage::{Action, Outcome, Stage};
