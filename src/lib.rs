//! Imprimatur: from a request to use a mark to a decision that anyone can verify.

pub mod text_enum;

pub mod lifecycle;

pub mod accounts;
pub mod authorizations;
pub mod decisions;
pub mod guidelines;
pub mod lessons;
pub mod requests;
pub mod reviews;
