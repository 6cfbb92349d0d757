//! Authorizations: what a decision grants.

pub mod lifecycle;
