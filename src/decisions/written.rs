//! Written procedure: a draft recommendation that the members have before them, and that their silence agrees to.

use chrono::{NaiveDate, NaiveDateTime};

use super::{ChosenCondition, Proposal};
use crate::db::ids::{AccountId, RequestId};
use crate::guidelines::Band;
use crate::say::{self, Msg};
use crate::text_enum;

pub use super::lifecycle::WrittenState;

text_enum! {
    /// How a recommendation came about.
    pub enum Basis {
        /// By silence on a draft.
        WrittenProcedure = "written_procedure",
        /// In a meeting.
        Meeting = "meeting",
        /// On the scorecards and the thread alone.
        Scorecards = "scorecards",
        /// On paper, before this house was there.
        OnPaper = "on_paper",
    }
}

/// A draft and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Row id.
    pub id: i64,
    /// The case.
    pub request: RequestId,
    /// Where it stands.
    pub state: WrittenState,
    /// What is to be recommended.
    pub outcome: Band,
    /// The text.
    pub text: String,
    /// Why it departs from the band of the scores; empty when it does not.
    pub departing_reasons: String,
    /// The conditions.
    pub conditions: Vec<ChosenCondition>,
    /// The chair who put it.
    pub put_by: AccountId,
    /// When, UTC.
    pub put_at: NaiveDateTime,
    /// Silence through this day agrees.
    pub until_on: NaiveDate,
    /// When it ended, UTC.
    pub ended_at: Option<NaiveDateTime>,
    /// Who broke the silence.
    pub broken_by: Option<AccountId>,
    /// Why.
    pub reasons: String,
}

impl Written {
    /// The draft, as a recommendation that nobody dissents from.
    pub fn proposal(&self) -> Proposal {
        Proposal {
            outcome: self.outcome,
            text: self.text.clone(),
            departing_reasons: self.departing_reasons.clone(),
            conditions: self.conditions.clone(),
            dissents: Vec::new(),
        }
    }
}

impl Basis {
    /// In words, with the day.
    pub fn words(self, on: Option<NaiveDate>) -> Msg {
        match (self, on) {
            (Self::WrittenProcedure, Some(day)) => say::decisions::basis_written(day),
            (Self::Meeting, Some(day)) => say::decisions::basis_meeting(day),
            _ => say::decisions::basis_scorecards(),
        }
    }
}
