//! Decisions: what an authorizing officer decides, and its reconsideration.

pub mod lifecycle;
