//! Lists of listed persons and organizations: read from files, kept as versions, searched by name.

mod actions;
mod entry;
pub mod import;
mod letters;
pub mod lookup;
pub(super) mod pages;
pub mod read;
mod store;

use chrono::{NaiveDate, NaiveDateTime};

pub use crate::db::ids::{ListId, ListVersionId};
pub use actions::tell_age;
pub use entry::{Entry, ListedName, NameQuality};
pub(super) use letters::samples as sample_letters;
pub use store::{List, Listed, Version, all, current_entries, for_check, versions_of};

use crate::say::{self as t, Msg};
use crate::text_enum;

text_enum! {
    /// Where a version of a list stands.
    pub enum VersionState {
        /// Being written; nobody sees it.
        Reading = "reading",
        /// Whole: the one in force, or one that was.
        Complete = "complete",
        /// Broken off before it was whole; nobody ever saw it.
        Abandoned = "abandoned",
    }
}

impl VersionState {
    /// In words.
    pub fn words(self) -> Msg {
        match self {
            Self::Reading => t::screening::version_reading(),
            Self::Complete => t::screening::version_complete(),
            Self::Abandoned => t::screening::version_abandoned(),
        }
    }
}

/// After so many days without an import, or a look that found no newer list, a list counts as not checked.
pub const STALE_AFTER_DAYS: i64 = 7;

/// What stands of a list, and how fresh it is.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The list.
    pub list: List,
    /// The version in force; none before the first import.
    pub version: Option<Version>,
}

impl Standing {
    /// When somebody last imported it, or looked and found no newer one.
    pub fn looked_at(&self) -> Option<NaiveDateTime> {
        self.list.looked_at
    }

    /// True when a look into it counts as not checked.
    pub fn is_stale(&self, now: NaiveDateTime) -> bool {
        self.version.is_none()
            || self.looked_at().is_none_or(|at| (now - at) > chrono::Duration::days(STALE_AFTER_DAYS))
    }

    /// The version in one line, as a finding cites it.
    pub fn cited(&self) -> Option<String> {
        self.version.as_ref().map(|version| cited(&self.list.code, version.dated))
    }
}

text_enum! {
    /// How an entry of a version stands to the version before.
    pub enum Difference {
        /// It was not there.
        Added = "added",
        /// The list says something else of it.
        Changed = "changed",
        /// It is there no more.
        Removed = "removed",
    }
}

/// A version in one line: the list and its day.
pub fn cited(code: &str, dated: NaiveDate) -> String {
    format!("{code}, {dated}")
}
