//! One version set of everything the guidelines say, read from its files and validated as a whole.

pub use super::files::{Files, SEED};
use super::library::{
    CheckDefinition, Condition, Controversy, Country, EditionEntry, Goal, GoalSet, OrganizationTypeEntry,
    Reason, Sector, UseTypeEntry,
};
use super::marks::MarkTable;
use super::placeholders::placeholders;
use super::rubric::Rubric;
use super::terms::TermsTable;
use super::{Authority, CheckCode, Edition, Mark, OrganizationType, ReasonCode, UseType, Verdict};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Why a version set cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ReferenceError {
    /// A file cannot be read.
    #[error("the file of {file} cannot be read: {reason}")]
    Unreadable {
        /// Which file.
        file: &'static str,
        /// What the reader says.
        reason: String,
    },
    /// The files can be read but do not make sense together.
    #[error("the reference data does not make sense: {}", .0.join("; "))]
    Inconsistent(Vec<String>),
}

/// One version set of everything the guidelines say. Values of this type have been validated.
#[derive(Clone, Debug)]
pub struct Reference {
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
    /// Targets, day counts and the office calendar.
    pub terms: TermsTable,
    /// The version of each file, by name.
    pub versions: Vec<FileVersion>,
}

/// The version of one file and the day from which it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileVersion {
    /// The name of the file, as in [`Files`].
    pub file: &'static str,
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

static SEEDED: LazyLock<Result<Reference, ReferenceError>> = LazyLock::new(|| Reference::read(&SEED));

fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ReferenceError> {
    toml::from_str(text).map_err(|error| ReferenceError::Unreadable { file, reason: error.to_string() })
}

impl Reference {
    /// The version set the product is delivered with; read once.
    ///
    /// # Errors
    /// The delivered files are broken, which a test rules out.
    pub fn seeded() -> Result<&'static Self, &'static ReferenceError> {
        SEEDED.as_ref()
    }

    /// Reads and validates a version set.
    ///
    /// # Errors
    /// A file cannot be read, or something is missing, double, or does not add up; all of it is named.
    pub fn read(files: &Files<'_>) -> Result<Self, ReferenceError> {
        let conditions: ConditionFile = read("conditions", files.conditions)?;
        let reasons: ReasonFile = read("reasons", files.reasons)?;
        let checks: CheckFile = read("checks", files.checks)?;
        let countries: CountryFile = read("countries", files.countries)?;
        let sectors: SectorFile = read("sectors", files.sectors)?;
        let goals: GoalFile = read("goals", files.goals)?;
        let lists: ListFile = read("lists", files.lists)?;
        let mut versions = Vec::new();
        for (file, text) in files.each() {
            let Head { version, valid_from } = read(file, text)?;
            versions.push(FileVersion { file, version, valid_from });
        }
        let reference = Self {
            rubric: read("rubric", files.rubric)?,
            marks: read("marks", files.marks)?,
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
            terms: read("terms", files.terms)?,
            versions,
        };
        match reference.problems() {
            problems if problems.is_empty() => Ok(reference),
            problems => Err(ReferenceError::Inconsistent(problems)),
        }
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

    /// What is wrong, in words for the administrator who wrote it; empty when all is well.
    pub fn problems(&self) -> Vec<String> {
        let mut found = self.rubric.problems();
        found.extend(self.marks.problems());
        found.extend(complete("mark", Mark::ALL, self.marks.marks.iter().map(|entry| entry.code)));
        found.extend(complete(
            "authority",
            Authority::ALL,
            self.marks.authorities.iter().map(|entry| entry.code),
        ));
        found.extend(complete("verdict", Verdict::ALL, self.marks.verdicts.iter().map(|entry| entry.code)));
        found.extend(complete("reason", ReasonCode::ALL, self.reasons.iter().map(|entry| entry.code)));
        found.extend(complete("check", CheckCode::ALL, self.checks.iter().map(|entry| entry.code)));
        found.extend(complete("edition", Edition::ALL, self.editions.iter().map(|entry| entry.code)));
        found.extend(complete("use type", UseType::ALL, self.use_types.iter().map(|entry| entry.code)));
        let types = self.organization_types.iter().map(|entry| entry.code);
        found.extend(complete("organization type", OrganizationType::ALL, types));
        let criteria = self.rubric.criteria.iter().map(|entry| entry.id.as_str());
        let notes = self.rubric.portfolio.iter().map(|entry| entry.id.as_str());
        found.extend(unique("criterion", criteria.chain(notes)));
        found.extend(unique("condition", self.conditions.iter().map(|entry| entry.code.as_str())));
        found.extend(unique("sector", self.sectors.iter().map(|entry| entry.code.as_str())));
        found.extend(unique("goal", self.goals.iter().map(|entry| entry.code.as_str())));
        found.extend(unique("country", self.countries.iter().map(|entry| entry.m49.as_str())));
        found.extend(unique("country", self.countries.iter().map(|entry| entry.iso2.as_str())));
        found.extend(unique("country", self.countries.iter().map(|entry| entry.iso3.as_str())));
        for condition in &self.conditions {
            for language in condition.text.languages() {
                if let Err(error) = placeholders(&condition.text.say(language).text) {
                    found.push(format!("condition {} ({language}): {error}", condition.code));
                }
            }
        }
        found
    }
}

fn complete<T>(what: &str, all: &[T], given: impl Iterator<Item = T>) -> Vec<String>
where
    T: crate::text_enum::TextEnum + PartialEq,
{
    let given: Vec<T> = given.collect();
    let count = |one: &T| given.iter().filter(|other| *other == one).count();
    all.iter()
        .filter(|one| count(one) != 1)
        .map(|one| format!("{what} {} stands there {} times", one.as_str(), count(one)))
        .collect()
}

fn unique<'a>(what: &str, codes: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    codes.filter(|code| !seen.insert(*code)).map(|code| format!("{what} {code} stands there twice")).collect()
}

#[cfg(test)]
mod tests;
