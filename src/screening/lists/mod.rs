//! Lists of listed persons and organizations: read from files, kept as versions, searched by name.

mod entry;
pub mod read;

pub use entry::{Entry, ListedName, NameQuality};
