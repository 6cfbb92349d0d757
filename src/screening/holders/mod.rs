//! Checks on whoever holds something live. A hit suspends nothing by itself: it is judged, a second person confirms
//! it, and then the officer's page offers the suspension.

pub mod actions;
mod letters;
pub(super) mod pages;
pub(super) mod store;

pub use crate::db::ids::HolderCheckId;
pub(super) use letters::samples as sample_letters;
pub use store::{HolderCheck, by_id, of_authorization, of_request};

use super::matches::{self, MatchState};
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::CheckOutcome;
use crate::say::{self, Msg};

/// The first of these checks that two people confirmed and that a list still speaks for: an entry that is gone, or says
/// something else, is no reason to suspend anybody.
///
/// # Errors
/// When the database fails.
pub fn listed(conn: &mut Conn, checks: &[HolderCheck]) -> Result<Option<HolderCheck>> {
    for check in checks.iter().filter(|check| check.is_confirmed()) {
        let matches = matches::of_holder_check(conn, check.id)?;
        if matches.iter().any(|one| one.state == MatchState::TheSame) {
            return Ok(Some(check.clone()));
        }
    }
    Ok(None)
}

impl HolderCheck {
    /// True while a person still has to judge it.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }

    /// True when one person confirmed it and a second one has not looked yet.
    pub fn awaits_second(&self) -> bool {
        self.is_open() && self.outcome == CheckOutcome::Confirmed
    }

    /// True when two people confirmed it.
    pub fn is_confirmed(&self) -> bool {
        !self.is_open() && self.outcome == CheckOutcome::Confirmed
    }

    /// Where its page is.
    pub fn path(&self) -> String {
        format!("/cases/{}/screening/holder/{}", self.request_id, self.id)
    }

    /// Where it stands, in words.
    pub fn words(&self) -> Msg {
        if self.awaits_second() {
            say::screening::outcome_awaits_second()
        } else if self.is_confirmed() {
            say::screening::outcome_excludes()
        } else {
            self.outcome.words()
        }
    }

    /// The tone: a class of `.tag`.
    pub fn tone(&self) -> &'static str {
        if self.is_confirmed() {
            "stop"
        } else if self.is_open() {
            "warn"
        } else {
            "ok"
        }
    }
}
