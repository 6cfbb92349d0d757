//! Files people hand in.

pub mod actions;
mod drawing;
mod fields;
pub mod files;
pub mod invariants;
pub mod kinds;
mod office;
mod store;
mod structure;
pub mod upload;

pub use crate::db::ids::DocumentId;
pub use store::{Document, all_of_request, by_id, of_request};

use crate::say::{Msg, documents as t};

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
