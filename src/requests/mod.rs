//! Requests: one use of a mark asked for by one organization. The case is the request with everything that
//! is written about it.

pub mod actions;
pub mod answers;
pub mod case;
pub mod counts;
pub mod draft;
pub mod facts;
mod focal_point;
pub mod history;
pub mod invariants;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod questions;
pub mod rules;
pub mod search;
pub mod self_check;
pub mod stage;
mod store;
pub mod turn;

pub use crate::db::ids::RequestId;
pub use actions::{Change, advance};
pub use case::{Case, must_know, rules_of, standing};
pub use counts::{Counts, Departed, Span};
pub use focal_point::{focal_point_beside, focal_point_of};
pub use letters::samples as sample_letters;
pub use stage::{Action, Outcome, Stage};
pub(crate) use store::counted;
pub use store::drafts::open_drafts;
pub(crate) use store::filter::filtered;
pub use store::filter::{CaseFilter, CaseOrder};
pub use store::leads::{Place, count_to_judge, to_judge};
pub use store::lists::{CaseRow, DeskRow, by_number, unassigned};
pub(crate) use store::lists::{own_roles, seen_as, seen_by};
pub use store::matters::{
    OPEN_MATTERS, open_of_organization, seen as seen_matters, waiting as waiting_matters,
};
pub use store::opinions::OpinionGlance;
pub use store::submission::Gap;
pub use store::views::{SavedView, of as saved_views};
pub(crate) use store::words::{beginning_with, is_like_a_number, title_beginning};
pub use store::{
    ADJUDICATIONS, Request, Revision, by_id, hold_open_since, latest_revision, lock, marks_of, next_number,
    revision, revisions, set_due, set_track, set_turn,
};

use crate::guidelines::terms::Targets;
use crate::say::{self, Msg};
use crate::text_enum;

/// In the column that says how a request came: it was decided on paper and written down afterwards.
pub(crate) const RECORDED: &str = "recorded";

/// The saved search that keeps this list, if there is one.
pub fn kept_as<'a>(saved: &'a [SavedView], path: &str) -> Option<&'a SavedView> {
    saved.iter().find(|view| view.path == path)
}

text_enum! {
    /// How the words of a partner came who has no account.
    pub enum ReceivedAs {
        /// A letter on paper.
        Paper = "paper",
        /// A message by electronic mail.
        Email = "email",
    }
}

text_enum! {
    /// Whose turn it is.
    pub enum Turn {
        /// The people who asked.
        Partner = "partner",
        /// The secretariat.
        Secretariat = "secretariat",
        /// The screeners.
        Screener = "screener",
        /// The advisory group.
        Group = "group",
        /// The chair.
        Chair = "chair",
        /// An authorizing officer.
        Officer = "officer",
        /// Nobody: it is over.
        Nobody = "nobody",
    }
}

impl Stage {
    /// Whose turn it is when a request comes into this stage.
    pub fn turn(self) -> Turn {
        match self {
            Self::Draft | Self::Returned => Turn::Partner,
            // What a deferred case waits for is watched by the secretariat's desk.
            Self::Submitted | Self::Deferred => Turn::Secretariat,
            Self::Screening => Turn::Screener,
            Self::Review => Turn::Group,
            Self::Deliberation => Turn::Chair,
            Self::Recommended => Turn::Officer,
            Self::Closed => Turn::Nobody,
        }
    }

    /// Target in working days from entering this stage.
    pub fn target_days(self, targets: &Targets) -> Option<u32> {
        match self {
            Self::Submitted => Some(targets.completeness),
            Self::Screening => Some(targets.screening),
            Self::Review => Some(targets.review),
            Self::Deliberation | Self::Recommended => Some(targets.decision),
            Self::Draft | Self::Returned | Self::Deferred | Self::Closed => None,
        }
    }

    /// The stage in words.
    pub fn words(self) -> Msg {
        say::by_id("requests", &format!("stage-{}", self.as_str()))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }
}

impl Outcome {
    /// The outcome in words.
    pub fn words(self) -> Msg {
        say::by_id("requests", &format!("outcome-{}", self.as_str().replace('_', "-")))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }
}

impl Turn {
    /// Whose turn it is, as staff read it.
    pub fn words(self) -> Msg {
        say::by_id("requests", &format!("turn-{}", self.as_str()))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }
}
