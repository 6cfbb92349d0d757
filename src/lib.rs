//! The working system of a brand advisory group.

pub mod accounts;
pub mod documents;
pub mod notices;
pub mod web;
