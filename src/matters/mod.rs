//! Integrity matters: what is said against the use of a mark or against an organization - by anybody through the public
//! form, by the office, or by a step elsewhere that leaves one - from the first look to its end.

pub mod actions;
pub mod invariants;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod rules;
mod store;

pub use crate::db::ids::MatterId;
pub use letters::samples as sample_letters;
pub use lifecycle::{MatterAction, MatterState};
pub use store::{Matter, Picture, Reporter, by_id, of_organization, reporter_of};

use crate::say::{self, Language, Msg};
use crate::text_enum;

text_enum! {
    /// How a matter came.
    pub enum Source {
        /// By the public form.
        Public = "public",
        /// Somebody of the office wrote it down.
        Staff = "staff",
        /// A condition of an authorization was found breached.
        Condition = "condition",
        /// A request was withdrawn while an exclusion stood confirmed.
        Withdrawal = "withdrawal",
    }
}

text_enum! {
    /// What an officer did to the authorization.
    pub enum Sanction {
        /// The use is stopped for now.
        Suspended = "suspended",
        /// The authorization was taken away.
        Revoked = "revoked",
    }
}

/// What somebody reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Number or code of an authorization, as it was typed.
    pub code: String,
    /// What was seen.
    pub description: String,
    /// Who uses the mark, a bare name.
    pub who: String,
    /// Where it was seen.
    pub place: String,
    /// The reporter's name; empty when it was not given.
    pub reporter_name: String,
    /// The reporter's address; empty when it was not given.
    pub reporter_email: String,
    /// Language of letters to the reporter.
    pub language: Option<Language>,
}

/// Words of one value: `<what>-<value>` among the words of matters.
fn words_of(what: &str, value: &str) -> Msg {
    say::by_id("matters", &format!("{what}-{}", value.replace('_', "-"))).unwrap_or_else(|| Msg::plain(value))
}

impl MatterState {
    /// In words.
    pub fn words(self) -> Msg {
        words_of("state", self.as_str())
    }

    /// The tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Received => "warn",
            Self::InDialogue => "info",
            Self::Resolved => "ok",
            Self::Sanctioned => "stop",
            Self::Dismissed | Self::Referred => "",
        }
    }
}

impl MatterAction {
    /// In words.
    pub fn words(self) -> Msg {
        words_of("action", self.as_str())
    }
}

impl Source {
    /// In words.
    pub fn words(self) -> Msg {
        words_of("source", self.as_str())
    }
}

impl Sanction {
    /// In words.
    pub fn words(self) -> Msg {
        words_of("sanction", self.as_str())
    }
}
