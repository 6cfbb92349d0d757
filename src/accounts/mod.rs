//! The people and their ways in.

pub mod passwords;
pub mod strength;
pub mod tokens;
