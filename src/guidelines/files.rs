//! The parts of one version set, as text.

use crate::text_enum;

text_enum! {
    /// One part of a version set: one text in TOML.
    pub enum Part {
        /// The rubric: criteria, weights, bands, tracks and quorums.
        Rubric = "rubric",
        /// Marks and routing.
        Marks = "marks",
        /// The condition library.
        Conditions = "conditions",
        /// Reasons for a decline.
        Reasons = "reasons",
        /// Screening checks and grades of controversy.
        Checks = "checks",
        /// From which score on a listed name is shown to a person, and how evidence moves a score.
        Matching = "matching",
        /// Targets, day counts and limits.
        Terms = "terms",
        /// The days on which the office is closed.
        Calendar = "calendar",
        /// Editions, kinds of organization, kinds of use.
        Lists = "lists",
        /// Sectors.
        Sectors = "sectors",
        /// Goals.
        Goals = "goals",
        /// Countries.
        Countries = "countries",
    }
}

/// The texts of the parts that make up one version set, in TOML.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// The rubric and its tracks.
    pub rubric: &'a str,
    /// Marks and routing.
    pub marks: &'a str,
    /// The condition library.
    pub conditions: &'a str,
    /// Reasons for a decline.
    pub reasons: &'a str,
    /// Screening checks and grades of controversy.
    pub checks: &'a str,
    /// Thresholds of the comparison with listed names.
    pub matching: &'a str,
    /// Targets, day counts and limits.
    pub terms: &'a str,
    /// Weekends and holidays.
    pub calendar: &'a str,
    /// Editions, kinds of organization, kinds of use.
    pub lists: &'a str,
    /// Sectors.
    pub sectors: &'a str,
    /// Goals.
    pub goals: &'a str,
    /// Countries.
    pub countries: &'a str,
}

/// The parts the product is delivered with: version 1 of everything.
pub const SEED: Files<'static> = Files {
    rubric: include_str!("seed/rubric-v1.toml"),
    marks: include_str!("seed/marks-v1.toml"),
    conditions: include_str!("seed/conditions-v1.toml"),
    reasons: include_str!("seed/reasons-v1.toml"),
    checks: include_str!("seed/checks-v1.toml"),
    matching: include_str!("seed/matching-v1.toml"),
    terms: include_str!("seed/terms-v1.toml"),
    calendar: include_str!("seed/calendar-v1.toml"),
    lists: include_str!("seed/lists-v1.toml"),
    sectors: include_str!("seed/sectors-v1.toml"),
    goals: include_str!("seed/goals-v1.toml"),
    countries: include_str!("seed/countries.toml"),
};

impl<'a> Files<'a> {
    /// The parts as `text` gives them.
    pub fn of(text: impl Fn(Part) -> &'a str) -> Self {
        Self {
            rubric: text(Part::Rubric),
            marks: text(Part::Marks),
            conditions: text(Part::Conditions),
            reasons: text(Part::Reasons),
            checks: text(Part::Checks),
            matching: text(Part::Matching),
            terms: text(Part::Terms),
            calendar: text(Part::Calendar),
            lists: text(Part::Lists),
            sectors: text(Part::Sectors),
            goals: text(Part::Goals),
            countries: text(Part::Countries),
        }
    }

    /// The text of one part.
    pub const fn part(&self, part: Part) -> &'a str {
        match part {
            Part::Rubric => self.rubric,
            Part::Marks => self.marks,
            Part::Conditions => self.conditions,
            Part::Reasons => self.reasons,
            Part::Checks => self.checks,
            Part::Matching => self.matching,
            Part::Terms => self.terms,
            Part::Calendar => self.calendar,
            Part::Lists => self.lists,
            Part::Sectors => self.sectors,
            Part::Goals => self.goals,
            Part::Countries => self.countries,
        }
    }
}
