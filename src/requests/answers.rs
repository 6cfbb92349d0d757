//! Answers: what was typed, kept as it was typed, also when it is wrong. A draft holds any part of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::questions::{Group, dates};
use crate::error::Result;

/// One row of a repeated group: text by column.
pub type Row = BTreeMap<String, String>;

/// One answer, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A text, a number, a choice, `yes` or `no`.
    Text(String),
    /// A day in three boxes.
    Date(DateParts),
    /// Several choices.
    Many(Vec<String>),
    /// Rows of a repeated group.
    Rows(Vec<Row>),
}

/// The three boxes of a date.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DateParts {
    /// Day of the month.
    pub day: String,
    /// Number or name of the month.
    pub month: String,
    /// Four digits.
    pub year: String,
}

/// A share in hundredths of one per cent, so that sums and limits are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(pub u32);

/// All answers of a request, or of a part of it, by question. Empty answers are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Value>);

impl Answers {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// From the JSON of a stored draft, profile or revision.
    ///
    /// # Errors
    /// Internal, when it is not the JSON of answers.
    pub fn from_json(text: &str) -> Result<Self> {
        Ok(serde_json::from_str(text)?)
    }

    /// As stored; the same answers always give the same text.
    ///
    /// # Errors
    /// Internal.
    pub fn to_json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// The answer to a question, when there is one.
    pub fn get(&self, question: &str) -> Option<&Value> {
        self.0.get(question)
    }

    /// Sets an answer; an empty one takes it away.
    pub fn set(&mut self, question: &str, value: Value) {
        if value.is_empty() {
            self.0.remove(question);
        } else {
            self.0.insert(question.to_owned(), value);
        }
    }

    /// With a text, number, choice, `yes` or `no`; for fixtures and first values.
    pub fn with(mut self, question: &str, text: impl ToString) -> Self {
        self.set(question, Value::Text(text.to_string()));
        self
    }

    /// True when nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All answers, by name of the question.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// The answers of one group.
    pub fn of_group(&self, group: &Group) -> Self {
        let own = |key: &String| group.question(key).is_some();
        Self(
            self.0
                .iter()
                .filter(|(key, _)| own(key))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        )
    }

    /// These answers with those of one group replaced.
    pub fn with_group(mut self, group: &Group, answers: Self) -> Self {
        self.0.retain(|key, _| group.question(key).is_none());
        self.0.extend(answers.0.into_iter().filter(|(key, _)| group.question(key).is_some()));
        self
    }

    /// These answers with others laid over them.
    pub fn merged(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// A text without white space at its ends; empty when there is none.
    pub fn text(&self, question: &str) -> &str {
        match self.get(question) {
            Some(Value::Text(text)) => text.trim(),
            _ => "",
        }
    }

    /// The choices of a question with several; a single one counts as well.
    pub fn many(&self, question: &str) -> Vec<&str> {
        match self.get(question) {
            Some(Value::Many(values)) => values.iter().map(String::as_str).collect(),
            Some(Value::Text(text)) => vec![text.as_str()],
            _ => Vec::new(),
        }
    }

    /// The rows of a repeated group.
    pub fn rows(&self, question: &str) -> &[Row] {
        match self.get(question) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// True when the answer is this, or has this among its choices.
    pub fn holds(&self, question: &str, value: &str) -> bool {
        self.many(question).contains(&value)
    }

    /// Yes or no; none when not answered.
    pub fn yes(&self, question: &str) -> Option<bool> {
        match self.text(question) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// A day; none when not answered or not one.
    pub fn date(&self, question: &str) -> Option<NaiveDate> {
        match self.get(question) {
            Some(Value::Date(parts)) => dates::read(parts).ok(),
            _ => None,
        }
    }

    /// A whole number; none when not answered or not one.
    pub fn whole(&self, question: &str) -> Option<i64> {
        super::questions::numbers::whole(self.text(question))
    }

    /// A share; none when not answered or not one.
    pub fn percent(&self, question: &str) -> Option<Percent> {
        super::questions::numbers::percent(self.text(question))
    }
}

impl Value {
    /// True when nothing is in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Date(parts) => parts.is_empty(),
            Self::Many(values) => values.is_empty(),
            Self::Rows(rows) => rows.iter().all(|row| row.values().all(|text| text.trim().is_empty())),
        }
    }
}

impl DateParts {
    /// The boxes for a day.
    pub fn of(date: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }

    /// True when all three are empty.
    pub fn is_empty(&self) -> bool {
        [&self.day, &self.month, &self.year].iter().all(|part| part.trim().is_empty())
    }
}

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            _ if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            _ => write!(f, "{whole}.{part:02}"),
        }
    }
}
