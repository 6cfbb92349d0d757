//! From a form to answers and back to a form.

use std::collections::{BTreeMap, BTreeSet};

use super::nouns::{Column, Group, Kind, Question};
use crate::error::{Problems, Result};
use crate::requests::answers::{Answers, DateParts, Row, Value};
use crate::web::field::Filled;
use crate::web::form::Form;

/// The button that adds a row; its value is the question.
pub const ADD_ROW: &str = "add-row";
/// The button that takes a row away; its value is the question and the number of the row.
pub const REMOVE_ROW: &str = "remove-row";
/// No form numbers a row higher than this.
const HIGHEST_ROW: usize = 999;

impl Answers {
    /// What a form says about the questions of one group; everything else in it is left alone. Nothing is judged:
    /// wrong input is kept as typed.
    pub fn read(group: &Group, form: &Form) -> Self {
        let mut answers = Self::new();
        for question in &group.questions {
            if let Some(value) = read(question, form) {
                answers.set(question.key, value);
            }
        }
        answers
    }

    /// The fields of a group's page, filled with these answers.
    pub fn fill(&self, group: &Group) -> Filled {
        let mut filled = Filled::new();
        for question in &group.questions {
            let key = question.key;
            match self.get(key) {
                None => {}
                Some(Value::Text(text)) => filled = filled.with(key, text),
                Some(Value::Many(values)) => {
                    filled = values.iter().fold(filled, |filled, value| filled.with(key, value));
                }
                Some(Value::Date(parts)) => {
                    filled = filled
                        .with(&format!("{key}-day"), &parts.day)
                        .with(&format!("{key}-month"), &parts.month)
                        .with(&format!("{key}-year"), &parts.year);
                }
                Some(Value::Rows(rows)) => filled = with_rows(filled, key, rows),
            }
        }
        filled
    }

    /// The page of a group shown again with what is wrong; nothing typed is lost.
    pub fn refill(&self, group: &Group, problems: Problems) -> Filled {
        let mut filled = self.fill(group);
        filled.problems = problems;
        filled
    }
}

fn with_rows(mut filled: Filled, key: &str, rows: &[Row]) -> Filled {
    for (number, row) in rows.iter().enumerate() {
        for (column, text) in row {
            filled = filled.with(&field_of(key, number, column), text);
        }
    }
    filled
}

fn read(question: &Question, form: &Form) -> Option<Value> {
    let key = question.key;
    match &question.kind {
        Kind::Files(_) => None,
        Kind::Date => Some(Value::Date(DateParts {
            day: form.text(&format!("{key}-day")).to_owned(),
            month: form.text(&format!("{key}-month")).to_owned(),
            year: form.text(&format!("{key}-year")).to_owned(),
        })),
        Kind::Many(_) | Kind::Countries { .. } => Some(Value::Many(each_once(form.all(key)))),
        Kind::Tick => form.ticked(key).then(|| Value::Text("yes".to_owned())),
        Kind::Rows { columns, .. } => {
            let rows = read_rows(key, columns, form).into_values();
            Some(Value::Rows(rows.filter(|row| row.values().any(|text| !text.is_empty())).collect()))
        }
        _ => Some(Value::Text(form.text(key).to_owned())),
    }
}

fn each_once(values: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    values.into_iter().filter(|value| seen.insert(value.clone())).collect()
}

/// The rows of a form by their number, empty ones as well.
fn read_rows(key: &str, columns: &[Column], form: &Form) -> BTreeMap<usize, Row> {
    let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
    for number in row_numbers(key, form.fields().iter().map(|(name, _)| name.as_str())) {
        let row = rows.entry(number).or_default();
        for column in columns {
            let text = form.text(&field_of(key, number, column.key));
            if !text.is_empty() {
                row.insert(column.key.to_owned(), text.to_owned());
            }
        }
    }
    rows
}

/// The numbers of a question's rows among names of fields, ascending.
pub(super) fn row_numbers<'a>(key: &str, names: impl Iterator<Item = &'a str>) -> BTreeSet<usize> {
    let number = |name: &str| {
        let (number, _) = name.strip_prefix(key)?.strip_prefix('-')?.split_once('-')?;
        number.parse::<usize>().ok().filter(|number| *number <= HIGHEST_ROW)
    };
    names.filter_map(number).collect()
}

/// The name of one field of a row.
pub(super) fn field_of(key: &str, number: usize, column: &str) -> String {
    format!("{key}-{number}-{column}")
}

/// When a button of rows was pressed: the form to show again, with the row added or taken away and everything typed
/// kept. Nothing is saved by it, so a row that was taken away comes back when the page is left. None when the form
/// was sent to be saved.
pub fn pressed(group: &Group, form: &Form) -> Option<Filled> {
    let (add, remove) = (form.text(ADD_ROW), form.text(REMOVE_ROW));
    if add.is_empty() && remove.is_empty() {
        return None;
    }
    let mut filled = Answers::read(group, form).fill(group);
    for question in &group.questions {
        let Kind::Rows { columns, max } = &question.kind else { continue };
        // The rows are written anew from the form, so that empty ones stay where they are.
        let gone = remove.strip_prefix(question.key).and_then(|rest| rest.strip_prefix('-'));
        let gone = gone.and_then(|number| number.parse::<usize>().ok());
        let rows = read_rows(question.key, columns, form).into_iter();
        let mut rows: Vec<Row> =
            rows.filter(|(number, _)| Some(*number) != gone).map(|(_, row)| row).collect();
        if add == question.key && rows.len() < *max {
            if rows.is_empty() {
                rows.push(Row::new());
            }
            rows.push(Row::new());
        }
        filled = filled.without(&format!("{}-", question.key));
        for (number, row) in rows.iter().enumerate() {
            for column in columns {
                let text = row.get(column.key).map_or("", String::as_str);
                filled = filled.with(&field_of(question.key, number, column.key), text);
            }
        }
    }
    Some(filled)
}

/// Refuses a form that holds fields which are neither of the group nor among `others`.
///
/// # Errors
/// Refused.
pub fn only(group: &Group, form: &Form, others: &[&str]) -> Result<()> {
    let mut names: Vec<String> =
        [ADD_ROW, REMOVE_ROW].iter().chain(others).map(|name| (*name).to_owned()).collect();
    for question in &group.questions {
        names.push(question.key.to_owned());
        match question.kind {
            Kind::Date => {
                names.extend(["day", "month", "year"].map(|part| format!("{}-{part}", question.key)))
            }
            Kind::Rows { .. } => names.push(format!("{}-*", question.key)),
            _ => {}
        }
    }
    form.only(&names.iter().map(String::as_str).collect::<Vec<_>>())
}
