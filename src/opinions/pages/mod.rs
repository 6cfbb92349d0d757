//! The pages of opinions: those of a case for staff, the answer by link and in the account, the directory.

mod answer;
mod case;
mod directory;

use crate::error::Problems;
use crate::requests::questions::choices::Choices;
use crate::say::{self as t, Msg};
use crate::web::{AppData, Form, Routes};

/// The routes of opinions.
pub fn routes(routes: &mut Routes) {
    case::routes(routes);
    answer::routes(routes);
    directory::routes(routes);
}

/// Countries to choose from, an empty choice first.
fn countries(app: &AppData, none: Msg) -> Vec<(String, Msg)> {
    let all = app.reference().countries.iter();
    let named = all.map(|one| (one.m49.clone(), Choices::Countries.label(&one.m49)));
    std::iter::once((String::new(), none)).chain(named).collect()
}

/// A text of a form that may be at most so long; noted when it is too long, or empty though it must not be.
fn text(form: &Form, problems: &mut Problems, field: &'static str, most: usize, must: Option<Msg>) -> String {
    let text = form.text(field).to_owned();
    if text.chars().count() > most {
        problems.add(field, t::opinions::too_long(most));
    } else if let (true, Some(words)) = (text.is_empty(), must) {
        problems.add(field, words);
    }
    text
}

/// A day from its three boxes.
fn day(form: &Form, problems: &mut Problems, field: &'static str) -> Option<chrono::NaiveDate> {
    use crate::requests::questions::dates;
    let part = |part: &str| form.text(&format!("{field}-{part}")).to_owned();
    let parts =
        crate::requests::answers::DateParts { day: part("day"), month: part("month"), year: part("year") };
    problems.take(field, dates::read(&parts).map_err(|_| t::opinions::enter_day()))
}
