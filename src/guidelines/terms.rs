//! Day counts and limits of the office: data, so that an administrator can change them with a version and a date.

use super::Part;
use super::calendar::OfficeCalendar;
use super::problems::{Problem, Wrong};
use chrono::{Days, NaiveDate};
use serde::Deserialize;

/// One version of the office's targets, terms and calendar.
#[derive(Clone, Debug)]
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

/// The part of targets and terms as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermsPart {
    version: u32,
    valid_from: NaiveDate,
    targets: Targets,
    terms: Terms,
}

impl TermsPart {
    /// Together with the office calendar, which is a part of its own: holidays are facts, not rules.
    pub(super) fn with(self, calendar: OfficeCalendar) -> TermsTable {
        let Self { version, valid_from, targets, terms } = self;
        TermsTable { version, valid_from, targets, terms, calendar }
    }
}

impl TermsTable {
    /// What is wrong with it; empty when all is well.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let Targets { completeness, screening, review, decision, overall } = self.targets;
        let terms = &self.terms;
        let days = [
            ("completeness", completeness),
            ("screening", screening),
            ("review", review),
            ("decision", decision),
            ("overall", overall),
            ("returned_days", terms.returned_days),
            ("undo_routing_days", terms.undo_routing_days),
            ("hold_answer_working_days", terms.hold_answer_working_days),
            ("reconsideration_days", terms.reconsideration_days),
            ("written_procedure_working_days", terms.written_procedure_working_days),
            ("acceptance_days", terms.acceptance_days),
            ("list_fresh_days", terms.list_fresh_days),
            ("longest_use_months", terms.longest_use_months),
        ];
        for (key, _) in days.into_iter().filter(|(_, days)| *days == 0) {
            found.push(Problem::about(Part::Terms, key, Wrong::Zero(key)));
        }
        let shares = [
            ("alcohol_gambling_percent", terms.alcohol_gambling_percent),
            ("owner_percent", terms.owner_percent),
        ];
        for (key, _) in shares.into_iter().filter(|(_, share)| *share > 100) {
            found.push(Problem::about(Part::Terms, key, Wrong::Percent(key)));
        }
        found.extend(self.calendar.problems());
        found
    }
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
