//! One version set of everything the guidelines say, read from its files and validated as a whole.

use super::calendar::OfficeCalendar;
pub use super::files::{Files, Part, SEED};
use super::library::{
    CheckDefinition, Condition, Controversy, Country, EditionEntry, Goal, GoalSet, OrganizationTypeEntry,
    Reason, Sector, UseTypeEntry,
};
use super::marks::MarkTable;
use super::matching::Settings;
use super::placeholders::placeholders;
use super::problems::{Entry, Problem, Wrong};
use super::rubric::Rubric;
use super::terms::{TermsPart, TermsTable};
use super::{
    Authority, CheckCode, Edition, Mark, OrganizationType, REMEDIAL_CONDITION, ReasonCode, UseType, Verdict,
    at_hand,
};
use crate::error::{Error, Result as Outcome};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Why a version set cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ReferenceError {
    /// A part cannot be read.
    #[error("the part {part} cannot be read, line {line}: {reason}")]
    Unreadable {
        /// Which part.
        part: Part,
        /// The line on which reading stopped, from 1.
        line: usize,
        /// What the reader says.
        reason: String,
    },
    /// The parts can be read but do not make sense together.
    #[error("the reference data does not make sense: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Inconsistent(Vec<Problem>),
}

/// One version set of everything the guidelines say. Values of this type have been validated.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The number of the version set, from 1.
    pub number: i64,
    /// The rubric.
    pub rubric: Rubric,
    /// Marks and routing.
    pub marks: MarkTable,
    /// Conditions, in the order of the library.
    pub conditions: Vec<Condition>,
    /// Reasons for a decline.
    pub reasons: Vec<Reason>,
    /// Screening checks, in the order in which they are worked.
    pub checks: Vec<CheckDefinition>,
    /// Grades of controversy.
    pub controversy: Vec<Controversy>,
    /// Countries, by English name.
    pub countries: Vec<Country>,
    /// Sectors.
    pub sectors: Vec<Sector>,
    /// Goals.
    pub goals: Vec<Goal>,
    /// Editions of the Guidelines.
    pub editions: Vec<EditionEntry>,
    /// Kinds of organization.
    pub organization_types: Vec<OrganizationTypeEntry>,
    /// Kinds of use.
    pub use_types: Vec<UseTypeEntry>,
    /// Thresholds of the comparison with listed names.
    pub matching: Settings,
    /// Targets, day counts and the office calendar.
    pub terms: TermsTable,
    /// The version of each part.
    pub versions: Vec<PartVersion>,
}

/// The version of one part and the day from which it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartVersion {
    /// The part.
    pub part: Part,
    /// Its version.
    pub version: u32,
    /// The first day on which it is used.
    pub valid_from: NaiveDate,
}

#[derive(Deserialize)]
struct Head {
    version: u32,
    valid_from: NaiveDate,
}

macro_rules! list_file {
    ($name:ident { $($field:ident: $type:ty = $key:literal),+ }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            #[serde(rename = "version")]
            _version: u32,
            #[serde(rename = "valid_from")]
            _valid_from: NaiveDate,
            $(#[serde(rename = $key)] $field: Vec<$type>),+
        }
    };
}
list_file!(ConditionFile { conditions: Condition = "condition" });
list_file!(ReasonFile { reasons: Reason = "reason" });
list_file!(CheckFile { checks: CheckDefinition = "check", controversy: Controversy = "controversy" });
list_file!(CountryFile { countries: Country = "countries" });
list_file!(SectorFile { sectors: Sector = "sector" });
list_file!(GoalFile { goals: Goal = "goal" });
list_file!(ListFile {
    editions: EditionEntry = "edition",
    organization_types: OrganizationTypeEntry = "organization_type",
    use_types: UseTypeEntry = "use_type"
});

static SEEDED: LazyLock<Result<Reference, ReferenceError>> = LazyLock::new(|| Reference::read(1, &SEED));

fn read<T: DeserializeOwned>(part: Part, files: &Files<'_>) -> Result<T, ReferenceError> {
    let text = files.part(part);
    toml::from_str(text).map_err(|error| {
        let end = error.span().map_or(0, |span| span.start.min(text.len()));
        let line = 1 + text.bytes().take(end).filter(|byte| *byte == b'\n').count();
        ReferenceError::Unreadable { part, line, reason: error.message().to_owned() }
    })
}

impl Reference {
    /// The version set the product is delivered with, which is number 1; read once.
    ///
    /// # Errors
    /// The delivered parts are broken, which a test rules out.
    pub fn seeded() -> Result<&'static Self, &'static ReferenceError> {
        SEEDED.as_ref()
    }

    /// The version set in force for the work at hand: what new and unsent requests are measured by. Outside of any work
    /// on a database (a test of words, say) it is the delivered one.
    ///
    /// # Errors
    /// As [`Reference::seeded`].
    pub fn current() -> Result<&'static Self, &'static ReferenceError> {
        at_hand::in_force().map_or_else(Self::seeded, Ok)
    }

    /// A version set by its number, over the office calendar in force: what a case is measured by that is pinned to it.
    /// Holidays are facts, not rules, so they hold for every case from the day they are known.
    ///
    /// # Errors
    /// Internal when there is no such set.
    pub fn numbered(number: i64) -> Outcome<&'static Self> {
        if let Some(found) = at_hand::numbered(number) {
            return Ok(found);
        }
        let seeded = Self::seeded().map_err(Error::internal)?;
        if number == seeded.number { Ok(seeded) } else { Err(Error::internal(format!("no rules {number}"))) }
    }

    /// Reads and validates a version set.
    ///
    /// # Errors
    /// A part cannot be read, or something is missing, double, or does not add up; all of it is named.
    pub fn read(number: i64, files: &Files<'_>) -> Result<Self, ReferenceError> {
        let conditions: ConditionFile = read(Part::Conditions, files)?;
        let reasons: ReasonFile = read(Part::Reasons, files)?;
        let checks: CheckFile = read(Part::Checks, files)?;
        let countries: CountryFile = read(Part::Countries, files)?;
        let sectors: SectorFile = read(Part::Sectors, files)?;
        let goals: GoalFile = read(Part::Goals, files)?;
        let lists: ListFile = read(Part::Lists, files)?;
        let calendar: OfficeCalendar = read(Part::Calendar, files)?;
        let terms: TermsPart = read(Part::Terms, files)?;
        let mut versions = Vec::new();
        for part in Part::ALL {
            let Head { version, valid_from } = read(*part, files)?;
            versions.push(PartVersion { part: *part, version, valid_from });
        }
        let reference = Self {
            number,
            rubric: read(Part::Rubric, files)?,
            marks: read(Part::Marks, files)?,
            conditions: conditions.conditions,
            reasons: reasons.reasons,
            checks: checks.checks,
            controversy: checks.controversy,
            countries: countries.countries,
            sectors: sectors.sectors,
            goals: goals.goals,
            editions: lists.editions,
            organization_types: lists.organization_types,
            use_types: lists.use_types,
            matching: read(Part::Matching, files)?,
            terms: terms.with(calendar),
            versions,
        };
        let mut problems = reference.problems();
        for part in Part::ALL {
            let root: toml::Table = read(*part, files)?;
            empty_texts(*part, "", "", &toml::Value::Table(root), &mut problems);
        }
        if problems.is_empty() { Ok(reference) } else { Err(ReferenceError::Inconsistent(problems)) }
    }

    /// The same version set over another office calendar.
    pub fn over(&self, calendar: &OfficeCalendar) -> Self {
        let mut over = self.clone();
        over.terms.calendar = calendar.clone();
        over
    }

    /// The version of one part; 0 cannot happen.
    pub fn version_of(&self, part: Part) -> u32 {
        self.versions.iter().find(|one| one.part == part).map_or(0, |one| one.version)
    }

    /// The condition with this code.
    pub fn condition(&self, code: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.code == code)
    }

    /// The conditions to offer for these marks in this use, in the order of the library.
    pub fn suggested_conditions<'a>(
        &'a self,
        marks: &'a [Mark],
        use_type: UseType,
    ) -> impl Iterator<Item = &'a Condition> {
        self.conditions.iter().filter(move |condition| condition.is_suggested_for(marks, use_type))
    }

    /// The reason with this code.
    pub fn reason(&self, code: ReasonCode) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.code == code)
    }

    /// The check with this code.
    pub fn check(&self, code: CheckCode) -> Option<&CheckDefinition> {
        self.checks.iter().find(|check| check.code == code)
    }

    /// The checks that rest on one of these answers and go back to "not checked" when it changes.
    pub fn checks_reading<'a>(&'a self, answers: &'a [&str]) -> impl Iterator<Item = &'a CheckDefinition> {
        self.checks.iter().filter(|check| check.reads.iter().any(|key| answers.contains(&key.as_str())))
    }

    /// The country with this code: M49 (three digits), ISO two letters or ISO three letters, in capitals.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|one| one.m49 == code || one.iso2 == code || one.iso3 == code)
    }

    /// The sector with this code (A to U).
    pub fn sector(&self, code: &str) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.code == code)
    }

    /// The goal with this code.
    pub fn goal(&self, code: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.code == code)
    }

    /// The goals a request can name under an edition.
    pub fn goals_of(&self, edition: Edition) -> impl Iterator<Item = &Goal> {
        let set = self.edition(edition).map_or(GoalSet::Sdg, |entry| entry.goals);
        self.goals.iter().filter(move |goal| goal.set == set)
    }

    /// The edition with this code.
    pub fn edition(&self, code: Edition) -> Option<&EditionEntry> {
        self.editions.iter().find(|edition| edition.code == code)
    }

    /// The kind of organization with this code.
    pub fn organization_type(&self, code: OrganizationType) -> Option<&OrganizationTypeEntry> {
        self.organization_types.iter().find(|entry| entry.code == code)
    }

    /// The kind of use with this code.
    pub fn use_type(&self, code: UseType) -> Option<&UseTypeEntry> {
        self.use_types.iter().find(|entry| entry.code == code)
    }

    /// What is wrong; empty when all is well.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = self.rubric.problems();
        found.extend(self.marks.problems());
        found.extend(self.terms.problems());
        let marks = self.marks.marks.iter().map(|entry| entry.code);
        let authorities = self.marks.authorities.iter().map(|entry| entry.code);
        let verdicts = self.marks.verdicts.iter().map(|entry| entry.code);
        let reasons = self.reasons.iter().map(|entry| entry.code);
        let checks = self.checks.iter().map(|entry| entry.code);
        let editions = self.editions.iter().map(|entry| entry.code);
        let uses = self.use_types.iter().map(|entry| entry.code);
        let types = self.organization_types.iter().map(|entry| entry.code);
        found.extend(complete(Part::Marks, Entry::Mark, Mark::ALL, marks));
        found.extend(complete(Part::Marks, Entry::Authority, Authority::ALL, authorities));
        found.extend(complete(Part::Marks, Entry::Verdict, Verdict::ALL, verdicts));
        found.extend(complete(Part::Reasons, Entry::Reason, ReasonCode::ALL, reasons));
        found.extend(complete(Part::Checks, Entry::Check, CheckCode::ALL, checks));
        found.extend(complete(Part::Lists, Entry::Edition, Edition::ALL, editions));
        found.extend(complete(Part::Lists, Entry::UseType, UseType::ALL, uses));
        found.extend(complete(Part::Lists, Entry::OrganizationType, OrganizationType::ALL, types));
        let criteria = self.rubric.criteria.iter().map(|entry| entry.id.as_str());
        let notes = self.rubric.portfolio.iter().map(|entry| entry.id.as_str());
        let conditions = self.conditions.iter().map(|entry| entry.code.as_str());
        let sectors = self.sectors.iter().map(|entry| entry.code.as_str());
        let goals = self.goals.iter().map(|entry| entry.code.as_str());
        found.extend(unique(Part::Rubric, Entry::Criterion, criteria.chain(notes)));
        found.extend(unique(Part::Conditions, Entry::Condition, conditions));
        found.extend(unique(Part::Sectors, Entry::Sector, sectors));
        found.extend(unique(Part::Goals, Entry::Goal, goals));
        let countries = || self.countries.iter();
        found.extend(unique(Part::Countries, Entry::Country, countries().map(|one| one.m49.as_str())));
        found.extend(unique(Part::Countries, Entry::Country, countries().map(|one| one.iso2.as_str())));
        found.extend(unique(Part::Countries, Entry::Country, countries().map(|one| one.iso3.as_str())));
        for condition in &self.conditions {
            for language in condition.text.languages() {
                if let Err(error) = placeholders(&condition.text.say(language).text) {
                    let wrong = Wrong::Placeholder(condition.code.clone(), language.to_owned(), error);
                    found.push(Problem::about(Part::Conditions, &condition.code, wrong));
                }
            }
        }
        if self.condition(REMEDIAL_CONDITION).is_none() {
            found.push(Problem::of(Part::Conditions, Wrong::Remedial(REMEDIAL_CONDITION)));
        }
        if !self.controversy.iter().map(|one| one.level).eq(0..=4) {
            found.push(Problem::of(Part::Checks, Wrong::Grades));
        }
        let thresholds = &self.matching.thresholds;
        for (key, value) in [("organization", thresholds.organization), ("person", thresholds.person)] {
            if !(0.5..=1.0).contains(&value) {
                found.push(Problem::about(Part::Matching, key, Wrong::Threshold(key)));
            }
        }
        found
    }
}

fn complete<T>(part: Part, what: Entry, all: &[T], given: impl Iterator<Item = T>) -> Vec<Problem>
where
    T: crate::text_enum::TextEnum + PartialEq,
{
    let given: Vec<T> = given.collect();
    let count = |one: &T| given.iter().filter(|other| *other == one).count();
    all.iter()
        .filter(|one| count(one) != 1)
        .map(|one| {
            let code = one.as_str().to_owned();
            Problem::about(part, &code, Wrong::Times(what, code.clone(), count(one)))
        })
        .collect()
}

fn unique<'a>(part: Part, what: Entry, codes: impl Iterator<Item = &'a str>) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    codes
        .filter(|code| !seen.insert(*code))
        .map(|code| Problem::about(part, code, Wrong::Twice(what, code.to_owned())))
        .collect()
}

/// Finds the texts that say nothing. `about` is the code of the entry that a value stands in, `key` its own name.
fn empty_texts(part: Part, about: &str, key: &str, value: &toml::Value, found: &mut Vec<Problem>) {
    match value {
        toml::Value::String(text) if text.trim().is_empty() => {
            found.push(Problem::about(part, about, Wrong::Empty(key.to_owned())));
        }
        toml::Value::Array(all) => all.iter().for_each(|one| empty_texts(part, about, key, one, found)),
        toml::Value::Table(table) => {
            let own = ["code", "id", "track", "beside"].iter().find_map(|name| table.get(*name)?.as_str());
            for (name, one) in table {
                empty_texts(part, own.unwrap_or(about), name, one, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
