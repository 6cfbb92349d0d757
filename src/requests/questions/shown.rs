//! Answers as they are read: check-answers, case page, printed copy.

use std::fmt::{self, Display};

use chrono::NaiveDate;

use super::choices::Choices;
use super::nouns::{Group, Kind, Question, Section};
use super::{dates, numbers, problems};
use crate::requests::answers::{Answers, Value};
use crate::say::{self, Msg};

/// The answers of one group.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The section.
    pub section: &'static Section,
    /// The group.
    pub group: &'static Group,
    /// Its questions that are asked with these answers, in order.
    pub rows: Vec<ShownRow>,
}

/// One question and its answer.
#[derive(Debug, Clone)]
pub struct ShownRow {
    /// The question.
    pub question: &'static Question,
    /// Its words.
    pub label: Msg,
    /// Its answer.
    pub value: ShownValue,
}

/// An answer as it is read. Displays as plain text; [`ShownValue::html`] is for pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShownValue {
    /// Nothing yet.
    NotAnswered,
    /// What a person typed, on one line or on many.
    Text(String),
    /// Words of the lists.
    Words(Vec<Msg>),
    /// A day.
    Date(NaiveDate),
    /// A number.
    Number(i64),
    /// A share, per cent, without the sign.
    Percent(String),
    /// A web address: where it leads and what was typed.
    Link(String, String),
    /// Rows, each of its columns and values.
    Rows(Vec<Vec<(Msg, ShownValue)>>),
    /// The files of the question, which are documents and not answers.
    Files,
}

/// Everything that was asked and answered, in the order of the form. Groups that are not needed, and questions that
/// are not asked with these answers, are left out.
pub fn shown(answers: &Answers) -> Vec<Shown> {
    let mut all = Vec::new();
    for section in super::sections() {
        for group in section.groups.iter().filter(|group| group.is_needed(answers)) {
            let asked = group.questions.iter().filter(|question| question.is_asked(answers));
            let rows = asked.map(|question| ShownRow {
                question,
                label: question.label(),
                value: value_of(question, answers),
            });
            all.push(Shown { section, group, rows: rows.collect() });
        }
    }
    all
}

/// The answer to one question as it is read.
pub(super) fn value_of(question: &Question, answers: &Answers) -> ShownValue {
    match (answers.get(question.key), &question.kind) {
        (_, Kind::Files(_)) => ShownValue::Files,
        (None, _) => ShownValue::NotAnswered,
        (Some(Value::Text(text)), kind) => text_value(kind, text.trim()),
        (Some(Value::Date(parts)), _) => match dates::read(parts) {
            Ok(date) => ShownValue::Date(date),
            Err(_) => ShownValue::Text(format!("{} {} {}", parts.day, parts.month, parts.year)),
        },
        (Some(Value::Many(values)), Kind::Many(choices)) => words(*choices, values),
        (Some(Value::Many(values)), Kind::Countries { .. }) => words(Choices::Countries, values),
        (Some(Value::Many(values)), _) => ShownValue::Text(values.join(", ")),
        (Some(Value::Rows(rows)), kind) => {
            let columns = match kind {
                Kind::Rows { columns, .. } => columns.as_slice(),
                _ => &[],
            };
            let row = |row: &crate::requests::answers::Row| {
                let cells = columns.iter().filter_map(|column| {
                    let text = row.get(column.key).map(|text| text.trim()).filter(|text| !text.is_empty())?;
                    Some((column.label(question), text_value(&column.kind, text)))
                });
                cells.collect()
            };
            ShownValue::Rows(rows.iter().map(row).collect())
        }
    }
}

fn words(choices: Choices, values: &[String]) -> ShownValue {
    ShownValue::Words(values.iter().map(|value| choices.label(value)).collect())
}

fn text_value(kind: &Kind, text: &str) -> ShownValue {
    let typed = || ShownValue::Text(text.to_owned());
    match kind {
        Kind::One(choices) => ShownValue::Words(vec![choices.label(text)]),
        Kind::Country => ShownValue::Words(vec![Choices::Countries.label(text)]),
        Kind::YesNo | Kind::Tick if text == "yes" => ShownValue::Words(vec![say::common::yes()]),
        Kind::YesNo if text == "no" => ShownValue::Words(vec![say::common::no()]),
        Kind::Whole { .. } => numbers::whole(text).map_or_else(typed, ShownValue::Number),
        Kind::Percent => {
            numbers::percent(text).map_or_else(typed, |share| ShownValue::Percent(share.to_string()))
        }
        Kind::Year => numbers::year(text).map_or_else(typed, |year| ShownValue::Text(year.to_string())),
        Kind::Web => problems::web_address(text)
            .map_or_else(typed, |address| ShownValue::Link(address.to_string(), text.to_owned())),
        _ => typed(),
    }
}

impl ShownValue {
    /// True when there is no answer.
    pub fn is_missing(&self) -> bool {
        *self == Self::NotAnswered
    }

    /// For pages: people's text in `bdi`, lines kept, addresses as links.
    pub fn html(&self) -> ShownHtml<'_> {
        ShownHtml(self)
    }
}

impl Display for ShownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnswered => say::common::not_answered().fmt(f),
            Self::Text(text) | Self::Link(_, text) => f.write_str(text),
            Self::Words(words) => f.write_str(&say::list(words)),
            Self::Date(date) => f.write_str(&say::date(*date)),
            Self::Number(number) => f.write_str(&say::number(*number)),
            Self::Percent(share) => say::questions::percent_value(share).fmt(f),
            Self::Rows(rows) => {
                for (number, row) in rows.iter().enumerate() {
                    let cells: Vec<String> =
                        row.iter().map(|(label, value)| format!("{label}: {value}")).collect();
                    write!(f, "{}{}", if number > 0 { "\n" } else { "" }, cells.join("; "))?;
                }
                Ok(())
            }
            Self::Files => Ok(()),
        }
    }
}

/// An answer as markup; safe in templates.
#[derive(Debug)]
pub struct ShownHtml<'a>(&'a ShownValue);

impl askama::filters::HtmlSafe for ShownHtml<'_> {}

impl Display for ShownHtml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |text: &dyn Display| {
            askama::filters::escape(text.to_string(), askama::filters::Html).map(|s| s.to_string())
        };
        let safe = |text: &dyn Display| escaped(text).map_err(|_| fmt::Error);
        match self.0 {
            ShownValue::Text(text) => {
                for (number, line) in text.lines().enumerate() {
                    write!(f, "{}<bdi>{}</bdi>", if number > 0 { "<br>" } else { "" }, safe(&line)?)?;
                }
                Ok(())
            }
            ShownValue::Link(address, text) => write!(
                f,
                r#"<a href="{}" rel="nofollow noopener noreferrer"><bdi>{}</bdi></a>"#,
                safe(address)?,
                safe(text)?
            ),
            ShownValue::Rows(rows) => {
                for row in rows {
                    f.write_str(r#"<dl class="part">"#)?;
                    for (label, value) in row {
                        write!(f, "<div><dt>{}</dt><dd>{}</dd></div>", safe(label)?, value.html())?;
                    }
                    f.write_str("</dl>")?;
                }
                Ok(())
            }
            other => f.write_str(&safe(other)?),
        }
    }
}
