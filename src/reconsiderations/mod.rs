//! Reconsiderations: a partner asks, once and within a month, that a decision is looked at again, and an officer who did
//! not take it answers. A record of its own; the case stays as it is until a decision is changed.

pub mod actions;
pub mod at_issue;
pub mod invariants;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod rules;
mod store;

pub use crate::db::ids::ReconsiderationId;
pub use at_issue::{AtIssue, at_issue};
pub use letters::samples as sample_letters;
pub use lifecycle::{ReconsiderationAction, ReconsiderationState};
pub use store::{Reconsideration, by_id, of_request};

use crate::say::{Msg, reconsiderations as t};
use crate::text_enum;

text_enum! {
    /// What is looked at again.
    pub enum Kind {
        /// A decline.
        Decline = "decline",
        /// An exclusion by a confirmed check.
        Exclusion = "exclusion",
        /// The conditions of an authorization.
        Conditions = "conditions",
        /// A suspension.
        Suspension = "suspension",
        /// A revocation.
        Revocation = "revocation",
    }
}

text_enum! {
    /// Why it is asked for.
    pub enum Ground {
        /// Somebody who took part had a conflict of interest.
        Conflict = "conflict",
        /// A fact was got wrong.
        Fact = "fact",
        /// There is new information.
        NewInformation = "new_information",
    }
}

impl Kind {
    /// In words.
    pub fn words(self) -> Msg {
        match self {
            Self::Decline => t::kind_decline(),
            Self::Exclusion => t::kind_exclusion(),
            Self::Conditions => t::kind_conditions(),
            Self::Suspension => t::kind_suspension(),
            Self::Revocation => t::kind_revocation(),
        }
    }

    /// True for a decision on the request itself, false for a stop of what was granted.
    pub const fn is_on_request(self) -> bool {
        matches!(self, Self::Decline | Self::Exclusion | Self::Conditions)
    }

    /// What a change does, in words.
    pub fn change_words(self) -> Msg {
        match self {
            Self::Decline => t::change_decline(),
            Self::Exclusion => t::change_exclusion(),
            Self::Conditions => t::change_conditions(),
            Self::Suspension => t::change_suspension(),
            Self::Revocation => t::change_revocation(),
        }
    }

    /// What has been changed, as the partner reads it.
    pub fn changed_words(self) -> Msg {
        match self {
            Self::Decline => t::changed_decline(),
            Self::Exclusion => t::changed_exclusion(),
            Self::Conditions => t::changed_conditions(),
            Self::Suspension => t::changed_suspension(),
            Self::Revocation => t::changed_revocation(),
        }
    }
}

impl Ground {
    /// In words.
    pub fn words(self) -> Msg {
        match self {
            Self::Conflict => t::ground_conflict(),
            Self::Fact => t::ground_fact(),
            Self::NewInformation => t::ground_new_information(),
        }
    }
}

impl ReconsiderationState {
    /// In words.
    pub fn words(self) -> Msg {
        match self {
            Self::Asked => t::state_asked(),
            Self::Refused => t::state_refused(),
            Self::Upheld => t::state_upheld(),
            Self::Changed => t::state_changed(),
        }
    }

    /// Its tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Asked => "info",
            Self::Refused | Self::Upheld => "",
            Self::Changed => "ok",
        }
    }
}
