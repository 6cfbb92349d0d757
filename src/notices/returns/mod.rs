//! Delivery reports: what other mail servers send back when a letter does not arrive (RFC 3464), read from a folder of
//! mail. A report counts only when it quotes the Message-ID of a letter of ours, which nobody can guess.

pub mod folder;
mod report;

pub use report::Report;
