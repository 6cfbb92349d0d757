//! Opinions: what a focal point of a United Nations entity or a Local Network says about a case when the secretariat asks,
//! and the word of a sponsor. They answer by a link in a letter, without an account, or in their account. What they say
//! is for staff and members, never for the partner. The directory says whom to ask.

pub mod actions;
pub mod invariants;
mod letters;
pub mod pages;
pub mod rules;
mod store;

pub use letters::samples as sample_letters;
pub use store::directory::{Entry, Filter, Written, entry, list};
pub use store::{Opinion, by_id, of_request};

use crate::access::Role;
use crate::say::{Msg, opinions as t};
use crate::text_enum;

text_enum! {
    /// What a person is asked for.
    pub enum OpinionKind {
        /// An opinion on a case.
        Opinion = "opinion",
        /// Whether the entity sponsors the request.
        Sponsorship = "sponsorship",
    }
}

text_enum! {
    /// As what a person is asked.
    pub enum ContactKind {
        /// Focal point of a United Nations entity.
        FocalPoint = "focal_point",
        /// A Global Compact Local Network.
        LocalNetwork = "local_network",
    }
}

text_enum! {
    /// Where a question stands.
    pub enum OpinionState {
        /// Waiting.
        Asked = "asked",
        /// Answered.
        Answered = "answered",
        /// Taken back, or no longer needed.
        Revoked = "revoked",
        /// Not answered in time.
        Expired = "expired",
    }
}

text_enum! {
    /// What was answered.
    pub enum Verdict {
        /// Speaks for it.
        Supports = "supports",
        /// Nothing against it.
        NoObjection = "no_objection",
        /// With reservations.
        Reservations = "reservations",
        /// Speaks against it.
        Objects = "objects",
        /// Cannot say.
        CannotSay = "cannot_say",
        /// The entity sponsors the request.
        Confirms = "confirms",
        /// The entity does not.
        Declines = "declines",
    }
}

impl ContactKind {
    /// The role of an account that answers as this.
    pub const fn role(self) -> Role {
        match self {
            Self::FocalPoint => Role::FocalPoint,
            Self::LocalNetwork => Role::LocalNetwork,
        }
    }

    /// In words.
    pub fn words(self) -> Msg {
        match self {
            Self::FocalPoint => t::kind_focal_point(),
            Self::LocalNetwork => t::kind_local_network(),
        }
    }
}

/// Words of one value: `<what>-<value>` among the words of opinions.
fn words_of(what: &str, value: &str) -> Msg {
    crate::say::by_id("opinions", &format!("{what}-{}", value.replace('_', "-")))
        .unwrap_or_else(|| Msg::plain(value))
}

impl OpinionKind {
    /// In words.
    pub fn words(self) -> Msg {
        words_of("asked-for", self.as_str())
    }
}

impl OpinionState {
    /// In words.
    pub fn words(self) -> Msg {
        words_of("state", self.as_str())
    }
}

impl Verdict {
    /// As the person who answers says it.
    pub fn own_words(self) -> Msg {
        words_of("say", self.as_str())
    }

    /// In words.
    pub fn words(self) -> Msg {
        words_of("verdict", self.as_str())
    }
}
