//! Every question by `table.txt`: a right answer, every kind of wrong one with what is said about it, and when the
//! question is asked at all. Lines read `question | with | typed | said`; `with` changes the complete request before
//! (`name=typed`, several with `;`). Typed: choices with `,`; dates `day/month/year`; rows `column=text` with `;`, the
//! next row after `&`; `3 files` or `1 file without words`; `x*201` is that often; `⏎` a new line; `-` nothing;
//! `?` asks whether the question is asked; `fine` says that nothing is wrong.

use std::collections::BTreeMap;

use super::{complete, form, today};
use crate::requests::answers::{Answers, Value};
use crate::requests::questions::{
    Condition, Context, FileSeen, Group, Kind, Question, Required, groups, question,
};

const TABLE: &str = include_str!("table.txt");

struct Line<'a> {
    key: &'a str,
    with: &'a str,
    typed: &'a str,
    said: &'a str,
}

fn lines() -> impl Iterator<Item = Line<'static>> {
    TABLE.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(|line| {
        let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [key, with, typed, said] = cells[..] else { panic!("four cells: {line}") };
        Line { key, with, typed, said }
    })
}

/// The fields that somebody fills who types this.
fn fields(question: &Question, typed: &str) -> Vec<(String, String)> {
    let key = question.key;
    let text = |typed: &str| match typed.split_once('*') {
        Some((what, times)) if times.parse::<usize>().is_ok() => what.repeat(times.parse().unwrap()),
        _ => typed.replace('⏎', "\n"),
    };
    if typed == "-" {
        return Vec::new();
    }
    match &question.kind {
        Kind::Files(_) => Vec::new(),
        Kind::Many(_) | Kind::Countries { .. } => {
            typed.split(',').map(|one| (key.to_owned(), one.trim().to_owned())).collect()
        }
        Kind::Date => ["day", "month", "year"]
            .iter()
            .zip(typed.split('/'))
            .map(|(part, text)| (format!("{key}-{part}"), text.to_owned()))
            .collect(),
        Kind::Rows { .. } => match typed.split_once(" times ") {
            Some((row, times)) => {
                (0..times.parse().unwrap()).flat_map(|number| row_fields(key, number, row, &text)).collect()
            }
            None => typed
                .split('&')
                .enumerate()
                .flat_map(|(number, row)| row_fields(key, number, row, &text))
                .collect(),
        },
        _ => vec![(key.to_owned(), text(typed))],
    }
}

fn row_fields(key: &str, number: usize, row: &str, text: &dyn Fn(&str) -> String) -> Vec<(String, String)> {
    let cell = |cell: &str| {
        let (column, typed) = cell.split_once('=').unwrap_or((cell, ""));
        (format!("{key}-{number}-{}", column.trim()), text(typed.trim()))
    };
    row.split(';').map(cell).collect()
}

/// The request with one question answered so.
fn answered(answers: &Answers, context: &mut Context, key: &str, typed: &str) -> Answers {
    let (group, asked) = question(key).unwrap_or_else(|| panic!("no question {key}"));
    if asked.files().is_some() {
        context.documents.retain(|file| file.question != key);
        let count = typed.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(0);
        let file = FileSeen { question: key.to_owned(), described: !typed.ends_with("without words") };
        context.documents.extend(std::iter::repeat_n(file, count));
        return answers.clone();
    }
    let typed = fields(asked, typed);
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let only = Group {
        questions: group.questions.iter().filter(|other| other.key == key).map(copy).collect(),
        ..copy_of(group)
    };
    let read = Answers::read(&only, &form(&typed));
    let mut answers = answers.clone();
    answers.set(key, Value::Text(String::new()));
    if let Some(value) = read.get(key) {
        answers.set(asked.key, value.clone());
    }
    answers
}

fn copy(question: &Question) -> Question {
    Question {
        key: question.key,
        kind: question.kind.clone(),
        required: question.required.clone(),
        shown_if: question.shown_if.clone(),
        part_of: question.part_of,
        autocomplete: question.autocomplete,
    }
}

fn copy_of(group: &Group) -> Group {
    Group::new(group.section, group.key, Vec::new())
}

fn said(line: &Line) -> String {
    let (group, asked) = question(line.key).unwrap_or_else(|| panic!("no question {}", line.key));
    let (mut answers, mut context) = (complete(), today());
    for change in line.with.split(" ; ").filter(|change| !change.is_empty()) {
        let (key, typed) = change.split_once('=').unwrap();
        answers = answered(&answers, &mut context, key.trim(), typed.trim());
    }
    if line.typed == "?" {
        let is = group.shown_if.holds(&answers) && asked.is_asked(&answers);
        return if is { "asked" } else { "not asked" }.to_owned();
    }
    answers = answered(&answers, &mut context, line.key, line.typed);
    let own = |field: &str| {
        field.strip_prefix(line.key).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let problems = answers.problems(group, &context);
    let messages: Vec<String> = problems
        .iter()
        .filter(|(field, _)| own(field))
        .map(|(_, message)| message.to_string().replace('\u{a0}', " "))
        .collect();
    if messages.is_empty() { "fine".to_owned() } else { messages.join(" / ") }
}

#[test]
fn every_line_of_the_table_holds() {
    let mut wrong = Vec::new();
    for line in lines() {
        let said = said(&line);
        if said != line.said {
            wrong.push(format!("{} | {} | {} | {said}", line.key, line.with, line.typed));
        }
    }
    assert!(wrong.is_empty(), "these lines read otherwise now:\n{}", wrong.join("\n"));
}

/// How many different things can be wrong with an answer of this kind.
fn wrongs(question: &Question) -> usize {
    let by_rule = matches!(question.required, Required::ByRule) && question.files().is_some();
    let missing = usize::from(!matches!(question.required, Required::Never) && !by_rule);
    missing
        + match &question.kind {
            Kind::Text(_) | Kind::Whole { .. } => 2,
            Kind::Date => 5,
            Kind::Long(_)
            | Kind::One(_)
            | Kind::YesNo
            | Kind::Percent
            | Kind::Year
            | Kind::Web
            | Kind::Email
            | Kind::Country => 1,
            Kind::Many(_) | Kind::Countries { .. } => 1,
            Kind::Files(_) => 1,
            Kind::Rows { columns, .. } => {
                columns.iter().filter(|column| column.required).count().saturating_sub(1) + 1
            }
            Kind::Tick => 0,
        }
}

#[test]
fn no_question_is_left_out_of_the_table() {
    let mut right: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    let mut asked: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    for line in lines() {
        match (line.typed, line.said) {
            ("?", said) => _ = asked.entry(line.key).or_default().insert(said),
            (_, "fine") => *right.entry(line.key).or_default() += 1,
            (_, said) => _ = wrong.entry(line.key).or_default().insert(said),
        }
    }
    let mut lacking = Vec::new();
    for group in groups() {
        for question in &group.questions {
            let key = question.key;
            if !right.contains_key(key) {
                lacking.push(format!("{key}: a right answer"));
            }
            let (found, least) = (wrong.get(key).map_or(0, |said| said.len()), wrongs(question));
            if found < least {
                lacking.push(format!("{key}: {found} wrong answers of {least}"));
            }
            let hangs =
                !matches!((&group.shown_if, &question.shown_if), (Condition::Always, Condition::Always));
            if hangs && asked.get(key).map_or(0, |said| said.len()) < 2 {
                lacking.push(format!("{key}: when it is asked and when not"));
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}
