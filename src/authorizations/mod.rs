//! Authorizations: what a decision grants, from the offer to its end; the public register and the page that
//! proves an authorization to anyone.

pub mod actions;
pub mod invariants;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod paper;
pub mod proof;
pub mod register;
pub mod rules;
mod store;
pub mod words;

pub use crate::db::ids::AuthorizationId;
pub use actions::Signature;
pub use letters::samples as sample_letters;
pub use lifecycle::{AuthorizationAction, AuthorizationState};
pub use register::RegisterEntry;
pub use rules::{Accounts, PublicState};
pub use store::changes::{ChangeReport, changes_of};
pub use store::{
    Agent, Authorization, Condition, Delay, Import, Master, Paper, UseReport, by_code_or_number, by_id,
    conditions_of, latest_in_register, numbers_in_register, of_organization, of_request, published_keys,
    reports_of_request, signing_key,
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

text_enum! {
    /// What a reported change is about.
    pub enum ChangeAbout {
        /// The days of the use.
        Dates = "dates",
        /// Where it is seen: places or media.
        Place = "place",
        /// Wording or artwork.
        Wording = "wording",
        /// The activity, its partners or its money.
        Activity = "activity",
        /// The organization: name, owners, conduct.
        Organization = "organization",
        /// Something else.
        Other = "other",
    }
}

text_enum! {
    /// What the office says to a reported change.
    pub enum ChangeVerdict {
        /// The authorization still covers it.
        Covered = "covered",
        /// It does not: a new request is needed.
        NewRequest = "new_request",
        /// The change must not be made.
        NotAllowed = "not_allowed",
    }
}

impl ChangeAbout {
    /// In words.
    pub fn words(self) -> Msg {
        say::by_id("authorizations", &format!("change-about-{}", self.as_str()))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }
}

impl ChangeVerdict {
    /// What the holder is told.
    pub(crate) fn told(self) -> Msg {
        match self {
            Self::Covered => say::authorizations::letter_change_covered(),
            Self::NewRequest => say::authorizations::letter_change_new_request(),
            Self::NotAllowed => say::authorizations::letter_change_not_allowed(),
        }
    }

    /// In words.
    pub fn words(self) -> Msg {
        say::by_id("authorizations", &format!("change-verdict-{}", self.as_str().replace('_', "-")))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }

    /// The tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Covered => "ok",
            Self::NewRequest => "warn",
            Self::NotAllowed => "stop",
        }
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
