//! The rows of reviews: cards and scores, declared conflicts, what stands beside a card, knock-outs, the thread, meetings.

mod beside;
mod cards;
mod checking;
mod listing;
mod people;
mod questions;
mod thread;

pub use beside::PastCases;
pub use cards::Card;
pub use people::conflicted_people;
pub use thread::{KnockOut, Meeting, Remark};

pub(super) use beside::*;
pub(super) use cards::*;
pub(super) use checking::*;
pub(super) use listing::*;
pub(super) use people::*;
pub(super) use questions::*;
pub(super) use thread::*;
