//! Risks of a case: likelihood times impact, and what is done about each. The worst of those that stand is the risk of
//! the case.

pub mod actions;
pub(super) mod pages;
pub mod rules;
pub(super) mod store;

pub use crate::db::ids::RiskId;
pub use actions::New;
pub use store::{Risk, of_request};

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::guidelines::RiskLevel;
use crate::say::{self, Msg};

/// The risk of a case: the worst of those that stand; none when none does.
///
/// # Errors
/// When the database fails.
pub fn overall(conn: &mut Conn, request: RequestId) -> Result<Option<RiskLevel>> {
    Ok(rules::overall(&of_request(conn, request)?))
}

impl Risk {
    /// True until it is dropped.
    pub fn stands(&self) -> bool {
        self.dropped_at.is_none()
    }

    /// How high it is.
    pub fn level(&self) -> RiskLevel {
        rules::level(self.likelihood, self.impact).unwrap_or(RiskLevel::High)
    }
}

fn by_id(id: &str) -> Msg {
    say::by_id("risks", id).unwrap_or_else(|| Msg::plain(id))
}

impl RiskLevel {
    /// In words.
    pub fn words(self) -> Msg {
        by_id(self.as_str())
    }

    /// In a letter or two, as the table of all levels says it.
    pub fn short(self) -> Msg {
        by_id(&format!("{self}-short"))
    }

    /// The tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Low => "ok",
            Self::Moderate => "info",
            Self::Substantial => "warn",
            Self::High => "bad",
        }
    }
}

/// What a likelihood from 1 to 5 means.
pub fn likelihood_words(number: i64) -> Msg {
    by_id(&format!("likelihood-{number}"))
}

/// What an impact from 1 to 5 means.
pub fn impact_words(number: i64) -> Msg {
    by_id(&format!("impact-{number}"))
}
