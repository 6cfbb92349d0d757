//! Files people hand in.

pub mod actions;
pub mod clamd;
mod drawing;
mod fields;
pub mod files;
pub mod invariants;
pub mod kinds;
pub mod looks;
mod office;
pub mod preview;
mod store;
mod structure;
pub mod upload;
pub mod worker;

pub use crate::db::ids::DocumentId;
pub use store::{
    Document, Kept, Picture, all_of_request, by_id, bytes_of_organization, kept, of_request, pictures,
};

text_enum! {
    /// What the scanner said of a stored content.
    pub enum Scan {
        /// There is no scanner, so it was not asked.
        Off = "off",
        /// Nothing yet: nobody may fetch it.
        Unchecked = "unchecked",
        /// Nothing was found.
        Clean = "clean",
        /// Something was: locked for good.
        Infected = "infected",
    }
}

text_enum! {
    /// Whether there are pictures of a stored content.
    pub enum Preview {
        /// It is to be drawn.
        Waiting = "waiting",
        /// There are.
        Drawn = "drawn",
        /// It could not be drawn.
        Failed = "failed",
        /// Of its kind none are drawn.
        Never = "never",
    }
}

use crate::say::{Msg, documents as t};
use crate::text_enum;

/// A size in words: bytes, kilobytes of 1,024 bytes or megabytes of as many kilobytes, rounded half up.
pub fn size(bytes: u64) -> Msg {
    const KB: u64 = 1024;
    const MB: u64 = KB * KB;
    match bytes {
        0..KB => t::size_bytes(bytes),
        KB..MB => t::size_kb((bytes + KB / 2) / KB),
        _ => {
            let tenths = (bytes * 10 + MB / 2) / MB;
            t::size_mb(match tenths % 10 {
                0 => (tenths / 10).to_string(),
                part => format!("{}.{part}", tenths / 10),
            })
        }
    }
}
