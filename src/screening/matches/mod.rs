//! Matches: names of a request that are near a listed one. A match is a lead until a person says whether the two are
//! the same; what was told apart once stays apart until the entry or the name changes.

pub mod actions;
mod find;
pub mod look_up;
mod names;
pub mod settle;
pub(super) mod store;

pub use crate::db::ids::MatchId;
pub use find::{Found, Lists};
pub use names::{Borne, names, own_name};
pub use store::{Match, Tally, by_id, of_check, of_holder_check, tallies, tally};

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::say::{self, Msg};
use crate::screening::lists::Standing;
use crate::text_enum;

text_enum! {
    /// What became of a match.
    pub enum MatchState {
        /// Nobody has judged it.
        Open = "open",
        /// Another person or organization bears the listed name.
        NotTheSame = "not_the_same",
        /// It is the listed one.
        TheSame = "the_same",
        /// The name is no longer in the request, or the entry no longer in the list, or it says something else.
        Gone = "gone",
    }
}

/// The versions in force of the lists that give leads, as one text.
pub(super) fn versions(standings: &[Standing]) -> String {
    let lists = standings.iter().filter(|one| one.version.is_some()).map(|one| &one.list);
    store::versions(lists.filter(|list| list.gives_leads()))
}

/// In which versions, by which revision and when a request was looked up last.
///
/// # Errors
/// When the database fails.
pub(super) fn last_look(
    conn: &mut Conn,
    request: RequestId,
) -> Result<Option<(String, i64, chrono::NaiveDateTime)>> {
    store::last_look(conn, request)
}

impl MatchState {
    /// In words.
    pub fn words(self) -> Msg {
        say::by_id("screening", &format!("match-{}", self.as_str().replace('_', "-")))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }

    /// The tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Open => "info",
            Self::NotTheSame => "ok",
            Self::TheSame => "stop",
            Self::Gone => "line",
        }
    }
}
