//! Authorizations that were granted on paper before this house was there: one line of a file each. A line is kept as it
//! was brought, and understood anew each time, so that what is shown before it is recorded is what is recorded.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::db::values::folded;
use crate::decisions::{GrantedCondition, Terms, wording};
use crate::error::{Problems, Result};
use crate::guidelines::{Mark, OrganizationType, Reference, UseType};
use crate::organizations::Profile;
use crate::requests::actions::drafts::profile_of;
use crate::requests::answers::{Answers, DateParts, Row, Value};
use crate::requests::questions::choices::{GLOBAL, LANGUAGES};
use crate::say::{self, Msg, authorizations as t};
use crate::text_enum;

/// The columns of the file; those that a line may leave empty are named by [`is_optional`].
pub const COLUMNS: [&str; 24] = [
    "reference",
    "granted_on",
    "organization",
    "country",
    "registration_number",
    "organization_type",
    "sector",
    "contact_name",
    "contact_email",
    "signed_name",
    "signed_title",
    "marks",
    "use_type",
    "activity",
    "purpose",
    "wording",
    "wording_language",
    "territory",
    "media",
    "goals",
    "starts_on",
    "ends_on",
    "conditions",
    "register",
];

/// Lines of one file.
pub const MOST_LINES: usize = 500;
/// Longest cell, characters.
const LONGEST: usize = 4000;

text_enum! {
    /// Where a file of lines stands.
    pub enum ImportState {
        /// Brought; another person has to record it.
        Brought = "brought",
        /// All of it is recorded.
        Recorded = "recorded",
        /// None of it was taken.
        Discarded = "discarded",
    }
}

impl ImportState {
    /// The state in words.
    pub fn words(self) -> Msg {
        match self {
            Self::Brought => t::import_brought(),
            Self::Recorded => t::import_recorded(),
            Self::Discarded => t::import_discarded(),
        }
    }

    /// The tone of the state: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Brought => "info",
            Self::Recorded => "ok",
            Self::Discarded => "line",
        }
    }
}

/// The cells of a line by column; empty ones are left out.
pub type Cells = BTreeMap<String, String>;

/// Whether a line may leave a column empty.
pub fn is_optional(column: &str) -> bool {
    matches!(
        column,
        "registration_number"
            | "sector"
            | "contact_name"
            | "contact_email"
            | "wording"
            | "wording_language"
            | "goals"
            | "conditions"
    )
}

/// What a column holds, in words.
pub fn column_words(column: &str) -> Msg {
    say::by_id("authorizations", &format!("paper-column-{}", column.replace('_', "-")))
        .unwrap_or_else(|| Msg::plain(column))
}

/// Reads a file: text in UTF-8, the first line names the columns, commas or semicolons between them.
///
/// # Errors
/// What is wrong with the file as a whole.
pub fn read(bytes: &[u8]) -> Result<Vec<Cells>, Msg> {
    let text = std::str::from_utf8(bytes).map_err(|_| t::paper_not_text())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.matches(';').count() > head.matches(',').count() { b';' } else { b',' };
    let mut rows =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(false).from_reader(text.as_bytes());
    let heads: Vec<String> = rows
        .headers()
        .map_err(|_| t::paper_not_text())?
        .iter()
        .map(|head| head.trim().to_lowercase())
        .collect();
    let distinct: BTreeSet<&String> = heads.iter().collect();
    if let Some(unknown) = heads.iter().find(|head| !COLUMNS.contains(&head.as_str())) {
        return Err(t::paper_unknown_column(unknown));
    }
    if distinct.len() < heads.len() {
        return Err(t::paper_column_twice());
    }
    if let Some(missing) =
        COLUMNS.iter().find(|one| !is_optional(one) && !heads.iter().any(|head| head == *one))
    {
        return Err(t::paper_missing_column(*missing));
    }
    let mut lines = Vec::new();
    for (place, row) in rows.records().enumerate() {
        let row = row.map_err(|_| t::paper_broken_line(place + 2))?;
        let mut cells = Cells::new();
        for (head, cell) in heads.iter().zip(row.iter()) {
            let clean = crate::web::form::clean(cell).map_err(|_| t::paper_broken_line(place + 2))?;
            if !clean.trim().is_empty() {
                cells.insert(head.clone(), clean.trim().to_owned());
            }
        }
        if !cells.is_empty() {
            lines.push(cells);
        }
        if lines.len() > MOST_LINES {
            return Err(t::paper_too_many_lines(MOST_LINES));
        }
    }
    if lines.is_empty() { Err(t::paper_no_lines()) } else { Ok(lines) }
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// The number on the paper.
    pub reference: String,
    /// The day on which it was granted.
    pub granted_on: NaiveDate,
    /// Who holds it.
    pub profile: Profile,
    /// To whom letters are written; the organization itself when nobody is known.
    pub contact: String,
    /// Who signed for the holder, and as what.
    pub signed: (String, String),
    /// What a request with this content would have answered.
    pub answers: Answers,
    /// What was granted; number and code are given when it is recorded.
    pub terms: Terms,
}

/// Reads the cells of one line, noting what is wrong.
struct Reader<'a> {
    all: &'a Reference,
    cells: &'a Cells,
    problems: Problems,
}

impl Reader<'_> {
    fn text(&mut self, column: &'static str) -> String {
        let text = self.cells.get(column).cloned().unwrap_or_default();
        if text.is_empty() && !is_optional(column) {
            self.problems.add(column, t::paper_empty_cell());
        } else if text.chars().count() > LONGEST {
            self.problems.add(column, t::text_too_long(LONGEST));
        }
        text
    }

    fn day(&mut self, column: &'static str) -> Option<NaiveDate> {
        let text = self.text(column);
        let day = text.parse().map_err(|_| t::paper_no_day());
        if text.is_empty() { None } else { self.problems.take(column, day) }
    }

    /// The values of a cell, parted by semicolons or line ends; those that `known` does not know are named.
    fn list<T>(&mut self, column: &'static str, known: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let text = self.text(column);
        let mut found = Vec::new();
        for one in text.split([';', '\n', '|']).map(str::trim).filter(|one| !one.is_empty()) {
            match known(one) {
                Some(value) => found.push(value),
                None => self.problems.add(column, t::paper_unknown_value(one)),
            }
        }
        found
    }

    fn one<T>(&mut self, column: &'static str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
        let mut found = self.list(column, known);
        if found.len() > 1 {
            self.problems.add(column, t::paper_one_value());
        }
        found.pop()
    }

    fn marks(&mut self) -> Vec<Mark> {
        let all = self.all;
        self.list("marks", |typed| {
            Mark::parse(&typed.to_uppercase()).or_else(|| {
                Mark::ALL.iter().copied().find(|mark| folded(&wording::mark(all, *mark)) == folded(typed))
            })
        })
    }

    fn territory(&mut self) -> Vec<String> {
        let text = self.text("territory");
        let (codes, unknown) = wording::read_territory(self.all, &text);
        if let Some(one) = unknown.first() {
            self.problems.add("territory", t::paper_unknown_value(one));
        }
        codes
    }

    /// Clauses as they stand on paper, each with the code of the library before a colon where it has one.
    fn conditions(&mut self) -> Vec<GrantedCondition> {
        let text = self.cells.get("conditions").cloned().unwrap_or_default();
        let mut conditions = Vec::new();
        for clause in text.split(['|', '\n']).map(str::trim).filter(|clause| !clause.is_empty()) {
            let (head, rest) = clause.split_once(':').unwrap_or((clause, ""));
            let entry = self.all.conditions.iter().find(|one| one.code.eq_ignore_ascii_case(head.trim()));
            let of_library = entry.map(|one| one.text.say(say::current_language().tag()));
            let words = match (of_library, rest.trim()) {
                (Some(words), "") if words.text.contains('{') => {
                    self.problems.add(
                        "conditions",
                        t::paper_condition_words(entry.map_or("", |one| &one.code).to_owned()),
                    );
                    continue;
                }
                (Some(words), "") => words.text.clone(),
                (Some(_), rest) => rest.to_owned(),
                (None, _) => clause.to_owned(),
            };
            conditions.push(GrantedCondition {
                code: entry.map_or_else(|| ON_PAPER.to_owned(), |one| one.code.clone()),
                text: words,
                explanation: String::new(),
                precedent: false,
                public: false,
                due_on: None,
                reasons: String::new(),
            });
        }
        conditions
    }
}

/// The code of a clause that is none of the library.
const ON_PAPER: &str = "K00";

/// Understands a line.
///
/// # Errors
/// Problems by column.
pub fn understand(all: &'static Reference, cells: &Cells) -> Result<Granted, Problems> {
    let mut read = Reader { all, cells, problems: Problems::new() };
    let reference = read.text("reference");
    let granted_on = read.day("granted_on");
    let organization = read.text("organization");
    let country = read.one("country", |typed| {
        wording::read_territory(all, typed).0.into_iter().next().filter(|code| code != GLOBAL)
    });
    let registration_number = read.text("registration_number");
    let kind = read.one("organization_type", |typed| OrganizationType::parse(&typed.to_lowercase()));
    let sector = read.one("sector", |typed| all.sector(&typed.to_uppercase()).map(|one| one.code.clone()));
    let contact_name = read.text("contact_name");
    let contact_email = read.text("contact_email");
    let signed = (read.text("signed_name"), read.text("signed_title"));
    let marks = read.marks();
    let use_type = read.one("use_type", |typed| UseType::parse(&typed.to_lowercase()));
    let (activity, purpose) = (read.text("activity"), read.text("purpose"));
    let words = read.text("wording");
    let language = read
        .one("wording_language", |typed| LANGUAGES.has(&typed.to_lowercase()).then(|| typed.to_lowercase()));
    let territory = read.territory();
    let media = read.list("media", |typed| {
        let code = typed.to_lowercase();
        say::by_id("choices", &format!("medium-{}", code.replace('_', "-"))).map(|_| code)
    });
    let goals = read.list("goals", |typed| all.goal(&typed.to_uppercase()).map(|one| one.code.clone()));
    let (starts_on, ends_on) = (read.day("starts_on"), read.day("ends_on"));
    let conditions = read.conditions();
    let register = read.one("register", |typed| match typed.to_lowercase().as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    if let (Some(starts), Some(ends)) = (starts_on, ends_on)
        && ends <= starts
    {
        read.problems.add("ends_on", t::paper_ends_before());
    }
    let Reader { problems, .. } = read;
    let (Some(granted_on), Some(country), Some(kind), Some(use_type), Some(starts_on), Some(ends_on), true) =
        (granted_on, country, kind, use_type, starts_on, ends_on, problems.is_empty())
    else {
        return Err(problems);
    };
    let Some(in_register) = register else { return Err(problems) };
    let language = language.unwrap_or_else(|| "en".to_owned());
    let wording = if words.is_empty() { Vec::new() } else { vec![(language.clone(), words)] };
    let m49 = |code: &String| all.country(code).map_or_else(|| code.clone(), |one| one.m49.clone());
    let mut answers = Answers::new()
        .with("legal_name", &organization)
        .with("organization_type", kind.as_str())
        .with("registration_country", m49(&country))
        .with("registration_number", registration_number)
        .with("sector", sector.clone().unwrap_or_default())
        .with("contact_name", &contact_name)
        .with("contact_email", contact_email);
    let profile = profile_of(&answers).map_err(|_| Problems::new())?;
    let many = |values: Vec<String>| Value::Many(values);
    for (question, text) in [
        ("use_type", use_type.as_str()),
        ("activity_title", &activity),
        ("principal_purpose", &purpose),
        ("publish_in_register", if in_register { "yes" } else { "no" }),
    ] {
        answers.set(question, Value::Text(text.to_owned()));
    }
    answers.set("marks", many(marks.iter().map(|mark| mark.as_str().to_owned()).collect()));
    answers.set("media", many(media.clone()));
    answers.set("goals", many(goals.clone()));
    answers.set("territory", many(territory.iter().map(m49).collect()));
    answers.set("start_on", Value::Date(DateParts::of(starts_on)));
    answers.set("end_on", Value::Date(DateParts::of(ends_on)));
    let row = |(language, text): &(String, String)| {
        Row::from([("language".to_owned(), language.clone()), ("text".to_owned(), text.clone())])
    };
    answers.set("exact_wording", Value::Rows(wording.iter().map(row).collect()));
    Ok(Granted {
        reference,
        granted_on,
        contact: if contact_name.is_empty() { organization.clone() } else { contact_name },
        signed,
        terms: Terms {
            authorization_number: String::new(),
            code: String::new(),
            holder: organization,
            marks,
            use_type,
            activity,
            purpose,
            languages: wording.iter().map(|(language, _)| language.clone()).collect(),
            wording,
            artwork: Vec::new(),
            goals,
            territory,
            media,
            starts_on,
            ends_on,
            conditions,
            in_register,
        },
        profile,
        answers,
    })
}

#[cfg(test)]
#[path = "paper_tests.rs"]
mod tests;
