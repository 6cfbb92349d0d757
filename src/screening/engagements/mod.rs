//! Remedial engagements: where two people confirmed a check that allows one (systematic failure on the principles of
//! the Compact), a screener proposes how it is put right, and a chair lets the case go on with that, or not.

pub mod actions;
mod letters;
pub(super) mod pages;
pub mod rules;
pub(super) mod store;

pub use crate::db::ids::EngagementId;
pub use actions::New;
pub(super) use letters::samples as sample_letters;
pub use store::{Engagement, approved, of_request};

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::{Error, Result};
use crate::guidelines::{CheckCode, CheckDefinition};
use crate::say::{self, Msg};
use crate::text_enum;

text_enum! {
    /// Where an engagement stands.
    pub enum EngagementState {
        /// The chair has not answered yet.
        Proposed = "proposed",
        /// The case may go on with it.
        Approved = "approved",
        /// The exclusion stands.
        Refused = "refused",
        /// The check does not stand confirmed any more, or the case was closed.
        Lapsed = "lapsed",
    }
}

impl EngagementState {
    /// In words.
    pub fn words(self) -> Msg {
        say::by_id("engagements", self.as_str()).unwrap_or_else(|| Msg::plain(self.as_str()))
    }

    /// The tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Proposed => "info",
            Self::Approved => "ok",
            Self::Refused => "stop",
            Self::Lapsed => "line",
        }
    }

    /// True while it can still be answered, or holds.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Proposed | Self::Approved)
    }
}

impl Engagement {
    /// The milestones, one each.
    pub fn steps(&self) -> Vec<&str> {
        rules::steps(&self.milestones)
    }
}

/// True when the page of engagements has something to say: there is one, or one can be proposed.
///
/// # Errors
/// When the database fails.
pub(super) fn may_be_seen(conn: &mut Conn, request: RequestId) -> Result<bool> {
    Ok(!of_request(conn, request)?.is_empty() || actions::is_called_for(conn, request)?)
}

/// The check whose exclusion an engagement can turn aside.
pub(super) fn definition() -> Result<&'static CheckDefinition> {
    let all = super::actions::reference()?.checks.iter();
    let found = all.into_iter().find(|check| check.remedial_engagement);
    found.ok_or_else(|| Error::internal("no check allows a remedial engagement"))
}

/// Its code.
pub(super) fn code() -> Result<CheckCode> {
    Ok(definition()?.code)
}
