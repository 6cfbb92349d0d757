//! Day counts and limits of the office: data, so that an administrator can change them with a version and a date.

use super::calendar::OfficeCalendar;
use chrono::{Days, NaiveDate};
use serde::Deserialize;

/// One version of the office's targets, terms and calendar.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsTable {
    /// The version.
    pub version: u32,
    /// The first day on which it is used.
    pub valid_from: NaiveDate,
    /// The targets, in working days.
    pub targets: Targets,
    /// Day counts and limits.
    pub terms: Terms,
    /// Weekends and holidays.
    pub calendar: OfficeCalendar,
}

/// How many working days a stage should take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Targets {
    /// From sent to accepted or returned.
    pub completeness: u32,
    /// Screening.
    pub screening: u32,
    /// Review.
    pub review: u32,
    /// From recommended to decided.
    pub decision: u32,
    /// From sent to decided.
    pub overall: u32,
}

/// Day counts and limits. `*_working_days` follow the office calendar, the others are calendar days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// A returned request lapses after so many days.
    pub returned_days: u32,
    /// The partner is reminded so many days before (and at half time).
    pub returned_reminder_days_before: u32,
    /// A deferred request lapses so many days after its date.
    pub deferred_lapse_days: u32,
    /// A partner may ask for a routing to be undone for so many days.
    pub undo_routing_days: u32,
    /// The partner may answer a hold for so many working days.
    pub hold_answer_working_days: u32,
    /// A lesson is asked for within so many working days of closing.
    pub lesson_working_days: u32,
    /// A reconsideration can be asked for so many days.
    pub reconsideration_days: u32,
    /// An officer answers it within so many working days.
    pub reconsideration_answer_working_days: u32,
    /// So many working days of silence agree to a draft recommendation.
    pub written_procedure_working_days: u32,
    /// An offered authorization lapses after so many days.
    pub acceptance_days: u32,
    /// A revoked use must stop within so many working days.
    pub stop_use_working_days: u32,
    /// A renewal can be asked for within so many days of the end.
    pub renewal_window_days: u32,
    /// The holder is reminded so many days before the end.
    pub renewal_reminder_days_before: Vec<u32>,
    /// Fundraising accounts are due so many days after the end.
    pub accounts_days: u32,
    /// The clock of a dialogue on an integrity matter, in months.
    pub matter_months: u32,
    /// A list is stale after so many days without an import or a recorded look.
    pub list_fresh_days: u32,
    /// Holders are screened again after so many months.
    pub rescreen_months: u32,
    /// The longest use that can be asked for, in months.
    pub longest_use_months: u32,
    /// Fundraising above this target is on the enhanced track, in US dollars.
    pub fundraising_limit_usd: u64,
    /// Alcohol or gambling above this share of revenue escalates, in per cent.
    pub alcohol_gambling_percent: u32,
    /// Owners of this share and more are named, in per cent.
    pub owner_percent: u32,
}

impl Terms {
    /// The last day to ask that a decision which took effect on this day is looked at again.
    pub fn reconsider_by(&self, decided_on: NaiveDate) -> NaiveDate {
        decided_on + Days::new(u64::from(self.reconsideration_days))
    }
}
