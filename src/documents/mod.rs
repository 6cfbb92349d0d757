//! Files people hand in.

pub mod files;
pub mod kinds;
mod structure;
