//! Imprimatur: from a request to use a mark to a decision that anyone can verify.
//!
//! Where does a line go? Into the **concept** it is about, and there into its room: nouns in `mod.rs`, pure
//! decisions in `rules.rs`, one function per verb in `actions.rs`, all SQL in `store.rs`, letters in
//! `letters.rs`, what must always be true in `invariants.rs`, pages and forms in `pages.rs`. Concepts import
//! only downwards, in the order of the list below. What must happen higher up when something lower happens
//! stands in [`effects`]. Who may do what stands in [`access`]. Every word stands in `locales/`.

// Shared rooms.
pub mod access;
pub mod check;
pub mod clock;
pub mod commands;
pub mod config;
pub mod db;
pub mod effects;
pub mod error;
pub mod lifecycle;
pub mod say;
pub mod server;
pub mod sweep;
pub mod text_enum;
pub mod web;

// Concepts, from low to high.
pub mod accounts;
pub mod audit;
pub mod authorizations;
pub mod decisions;
pub mod documents;
pub mod guidelines;
pub mod info;
pub mod lessons;
pub mod letterbook;

pub mod demo;
pub mod matters;
pub mod notices;
pub mod opinions;
pub mod organizations;
pub mod reconsiderations;
pub mod reports;
pub mod requests;
pub mod reviews;
pub mod rulebook;
pub mod screening;
pub mod waiting;
