//! Reading the forms of chair and officer, and the rows of the condition library.

use chrono::NaiveDate;

use crate::decisions::{ChosenCondition, conditions};
use crate::error::Problems;
use crate::guidelines::Reference;
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::say::{self as t, Msg, current_language};
use crate::web::field::Field;
use crate::web::{Filled, Form};

/// The fields of the condition library.
pub(super) const CONDITION_FIELDS: [&str; 6] = ["k-*", "text-*", "due-*", "place-*", "before-*", "why-*"];

/// A day in three boxes: none when all are empty, a problem when it is no day.
pub(super) fn day(form: &Form, name: &str, label: Msg, problems: &mut Problems) -> Option<NaiveDate> {
    let part = |part: &str| form.text(&format!("{name}-{part}")).to_owned();
    let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
    if parts.is_empty() {
        return None;
    }
    problems.take(name, dates::read(&parts).map_err(|_| t::decisions::date_not_real(label)))
}

/// The ticked conditions, in the order of their places.
pub(super) fn chosen(form: &Form, reference: &Reference, problems: &mut Problems) -> Vec<ChosenCondition> {
    let mut found = Vec::new();
    for (number, condition) in reference.conditions.iter().enumerate() {
        let code = &condition.code;
        if !form.ticked(&format!("k-{code}")) {
            continue;
        }
        let place: usize = form.value(&format!("place-{code}")).unwrap_or(usize::MAX);
        let due_on = day(form, &format!("due-{code}"), t::decisions::due_of(), problems);
        let text = form.text(&format!("text-{code}")).to_owned();
        let one = ChosenCondition {
            code: code.clone(),
            text,
            due_on,
            precedent: Some(form.ticked(&format!("before-{code}"))),
            reasons: form.text(&format!("why-{code}")).to_owned(),
        };
        found.push(((place, number), one));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, one)| one).collect()
}

/// One condition of the library, ready to be shown.
pub(super) struct LibraryRow {
    pub code: String,
    pub title: String,
    /// Must be met before the first use.
    pub precedent: bool,
    /// Why it is set here.
    pub why: String,
    pub chosen: bool,
    pub text: String,
    pub place: String,
    pub due: Field,
    pub error: Option<Msg>,
    /// Shows the day and the place without being asked: the condition needs a day, or the day is wrong.
    pub open: bool,
}

/// The whole library as rows: first what is ticked, then the rest.
pub(super) fn library(f: &Filled, reference: &Reference) -> (Vec<LibraryRow>, Vec<LibraryRow>) {
    let language = current_language().tag();
    let mut rows: Vec<(usize, LibraryRow)> = Vec::new();
    for (number, condition) in reference.conditions.iter().enumerate() {
        let (code, words) = (&condition.code, condition.text.say(language));
        let (field, due) = (format!("text-{code}"), format!("due-{code}"));
        // A box that is not ticked sends nothing: that the row was there is known by its text.
        let begun = f.names().any(|name| name == field);
        let text = match begun {
            true => f.value(&field).to_owned(),
            false => words.text.clone(),
        };
        let place = f.value(&format!("place-{code}")).to_owned();
        let row = LibraryRow {
            code: code.clone(),
            title: words.title.clone(),
            precedent: match begun {
                true => f.value(&format!("before-{code}")) == "yes",
                false => condition.precedent,
            },
            why: f.value(&format!("why-{code}")).to_owned(),
            chosen: f.value(&format!("k-{code}")) == "yes",
            text,
            due: f.date(&due, t::decisions::due_of_code(code)),
            open: condition.needs_due || f.problems.of(&due).is_some(),
            error: f.problems.of(&field).cloned(),
            place: place.clone(),
        };
        rows.push((place.parse().unwrap_or(1000 + number), row));
    }
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).partition(|row| row.chosen)
}

/// A form filled with these conditions, places counted from 1; the others with the days they usually fall due.
pub(super) fn with_conditions(
    mut f: Filled,
    reference: &Reference,
    chosen: &[ChosenCondition],
    dates: Option<(NaiveDate, NaiveDate)>,
) -> Filled {
    for (number, one) in chosen.iter().enumerate() {
        f = f
            .with(&format!("k-{}", one.code), "yes")
            .with(&format!("text-{}", one.code), &one.text)
            .with(&format!("place-{}", one.code), number + 1)
            .with(&format!("why-{}", one.code), &one.reasons)
            .with_date(&format!("due-{}", one.code), one.due_on);
    }
    for one in chosen {
        let library = reference.condition(&one.code).is_some_and(|condition| condition.precedent);
        if one.precedent.unwrap_or(library) {
            f = f.with(&format!("before-{}", one.code), "yes");
        }
    }
    let Some((start, end)) = dates else { return f };
    for condition in &reference.conditions {
        if !chosen.iter().any(|one| one.code == condition.code) {
            let due = conditions::usual_due(reference, condition, start, end);
            f = f.with_date(&format!("due-{}", condition.code), due);
        }
    }
    f
}
