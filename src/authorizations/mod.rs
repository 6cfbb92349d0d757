//! Authorizations: what a decision grants, from the offer to its end; the public register and the page that
//! proves an authorization to anyone.

pub mod actions;
pub mod invariants;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod proof;
pub mod register;
pub mod rules;
mod store;
pub mod words;

pub use crate::db::ids::AuthorizationId;
pub use actions::Signature;
pub use lifecycle::{AuthorizationAction, AuthorizationState};
pub use register::RegisterEntry;
pub use rules::PublicState;
pub use store::{
    Authorization, Condition, Delay, Paper, by_id, conditions_of, latest_in_register, numbers_in_register,
    of_request, published_keys, signing_key,
};

use crate::error::Problems;
use crate::say::{self, Msg};
use crate::text_enum;

text_enum! {
    /// What a file is to its authorization.
    pub enum FileKind {
        /// The letter that grants it.
        Letter = "letter",
        /// Artwork as it was approved.
        Artwork = "artwork",
    }
}

text_enum! {
    /// Where a file that the holder handed in stands.
    pub enum PaperState {
        /// Nobody has looked at it.
        HandedIn = "handed_in",
        /// It is as it should be.
        Approved = "approved",
        /// The holder is to hand in another one.
        SentBack = "sent_back",
    }
}

text_enum! {
    /// Where a condition stands.
    pub enum ConditionState {
        /// Not yet looked at, or going on.
        Open = "open",
        /// Shown to be met.
        Met = "met",
        /// Not kept.
        Breached = "breached",
        /// No longer asked for.
        Waived = "waived",
    }
}

impl AuthorizationState {
    /// The state in words.
    pub fn words(self) -> Msg {
        say::by_id("authorizations", &format!("state-{}", self.as_str()))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }

    /// The tone of the state: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Active => "ok",
            Self::Offered | Self::Accepted => "info",
            Self::Suspended => "warn",
            Self::Revoked => "stop",
            Self::Refused | Self::Lapsed | Self::Ended | Self::Expired => "",
        }
    }
}

impl PaperState {
    /// The state in words.
    pub fn words(self) -> Msg {
        use say::authorizations as t;
        match self {
            Self::HandedIn => t::paper_handed_in(),
            Self::Approved => t::paper_approved(),
            Self::SentBack => t::paper_sent_back(),
        }
    }

    /// The tone of the state: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::HandedIn => "info",
            Self::Approved => "ok",
            Self::SentBack => "warn",
        }
    }
}

impl ConditionState {
    /// The state in words.
    pub fn words(self) -> Msg {
        say::by_id("authorizations", &format!("condition-{}", self.as_str()))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }

    /// The tone of the state: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Open => "info",
            Self::Met => "ok",
            Self::Breached => "stop",
            Self::Waived => "line",
        }
    }
}

/// Reasons as a person typed them: some, and not too many.
///
/// # Errors
/// One problem on `field`.
pub(crate) fn reasons(field: &str, text: &str) -> Result<String, Problems> {
    let text = text.trim();
    let mut problems = Problems::new();
    if text.is_empty() {
        problems.add(field, say::authorizations::enter_reasons());
    } else if text.chars().count() > rules::LONGEST_REASONS {
        problems.add(field, say::authorizations::text_too_long(rules::LONGEST_REASONS));
    }
    if problems.is_empty() { Ok(text.to_owned()) } else { Err(problems) }
}
