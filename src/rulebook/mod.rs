//! The rulebook: version sets of everything the guidelines say - rubric, marks, conditions, day counts - as data. An
//! administrator writes a new set, another approves it, and from its day it is in force. A set that was approved never
//! changes; a request that was sent stays with the set of that day (`Request::rules`, invariant I7).

pub mod actions;
pub mod difference;
pub mod invariants;
pub mod leaves;
mod letters;
pub mod lifecycle;
pub mod one_file;
pub mod pages;
pub mod preview;
mod shelf;
mod store;
pub mod texts;
mod words;

pub use crate::db::ids::RuleSetId;
pub use letters::samples as sample_letters;
pub use lifecycle::{RuleSetAction, RuleSetState};
pub use shelf::outset;
pub use store::{RuleSet, by_id, by_number, texts_of};
pub use texts::Texts;
