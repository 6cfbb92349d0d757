//! Files people hand in.

pub mod actions;
pub mod files;
pub mod invariants;
pub mod kinds;
mod store;
mod structure;
pub mod upload;

pub use crate::db::ids::DocumentId;
pub use store::{Document, all_of_request, by_id, of_request};

use crate::say::{Msg, documents as t};

/// A size in words: bytes, kilobytes or megabytes, rounded half up.
pub fn size(bytes: u64) -> Msg {
    match bytes {
        0..1000 => t::size_bytes(bytes),
        1000..1_000_000 => t::size_kb((bytes + 500) / 1000),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            t::size_mb(format!("{}.{}", tenths / 10, tenths % 10))
        }
    }
}
