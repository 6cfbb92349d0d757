//! The working system of a brand advisory group: from a request to use a mark to a decision that anyone can verify.

pub mod say;
