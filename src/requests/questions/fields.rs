//! The fields of a group's page.

use std::fmt::{self, Display};

use askama::Template;

use super::choices::{Choice, Choices, GLOBAL};
use super::nouns::{Column, Group, Kind, Question};
use super::reading::{field_of, row_numbers};
use crate::requests::answers::Answers;
use crate::say::{self, Msg, questions as t};
use crate::web::field::{Field, Filled};

/// The fields of a page, safe in a template; their words are read when it is shown.
#[derive(Debug)]
pub struct Fields<'a> {
    group: &'a Group,
    filled: &'a Filled,
    answers: &'a Answers,
}

/// The fields of a group. Files are not among them: pages show them beside, see [`Group::files`].
pub fn render<'a>(group: &'a Group, filled: &'a Filled, answers: &'a Answers) -> Fields<'a> {
    Fields { group, filled, answers }
}

/// Lists up to this length are shown whole; longer ones open.
const LONGEST_IN_SIGHT: usize = 12;

impl askama::filters::HtmlSafe for Fields<'_> {}

impl Display for Fields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.group.questions.iter().any(|question| matches!(question.kind, Kind::Rows { .. })) {
            // Enter in a field presses the first button of a form; it must be the one that saves.
            f.write_str(r#"<button class="vh" tabindex="-1" aria-hidden="true"></button>"#)?;
        }
        for question in &self.group.questions {
            if question.files().is_some() || !self.group.may_show(question, self.answers) {
                continue;
            }
            match question.shown_if.as_data() {
                Some(data) if self.group.questions.iter().any(|other| question.shown_if.reads(other.key)) => {
                    write!(f, r#"<div class="field" {data}>"#)?;
                    self.one(question, f)?;
                    f.write_str("</div>")?;
                }
                _ => self.one(question, f)?,
            }
        }
        Ok(())
    }
}

impl Fields<'_> {
    fn one(&self, question: &Question, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = question.key;
        let is_optional = question.is_optional(self.answers);
        match &question.kind {
            Kind::Rows { columns, max } => {
                let rows = RowsField::new(question, columns, *max, self.filled, is_optional);
                write!(f, "{rows}")
            }
            Kind::Countries { global } => {
                let choices = Choices::Countries.all();
                write!(f, "{}", PartsField::new(question, choices, *global, self.filled, is_optional))
            }
            Kind::Many(choices) if choices.has_parts() => {
                write!(f, "{}", PartsField::new(question, choices.all(), false, self.filled, is_optional))
            }
            kind => {
                let hint = question.hint();
                let Some(mut field) = simple(self.filled, key, question.label(), hint, kind) else {
                    return Ok(());
                };
                if let Some(what) = question.autocomplete {
                    field = field.autocomplete(what);
                }
                write!(f, "{}", if is_optional { field.optional() } else { field })
            }
        }
    }
}

/// A field of one kind; none for kinds that have their own markup.
fn simple(filled: &Filled, name: &str, label: Msg, hint: Option<Msg>, kind: &Kind) -> Option<Field> {
    let field = match kind {
        Kind::Text(_) | Kind::Web => filled.text(name, label),
        Kind::Long(limit) => filled.area(name, label).rows(if *limit > 500 { 6 } else { 3 }),
        Kind::Email => filled.email(name, label),
        Kind::Whole { .. } | Kind::Percent | Kind::Year => filled.number(name, label),
        Kind::Date => filled.date(name, label),
        Kind::YesNo => filled.yes_no(name, label),
        Kind::Tick => filled.tick(name, label),
        Kind::One(choices) => chosen(filled, name, label, choices.all(), true),
        Kind::Many(choices) => chosen(filled, name, label, choices.all(), false),
        Kind::Country => chosen(filled, name, label, Choices::Countries.all(), true),
        Kind::Files(_) | Kind::Countries { .. } | Kind::Rows { .. } => return None,
    };
    let hint = match (hint, kind) {
        (Some(hint), Kind::Long(limit)) => Some(t::hint_and_limit(hint, *limit)),
        (None, Kind::Long(limit)) => Some(t::limit(*limit)),
        (None, Kind::Date) => Some(t::date_hint()),
        (hint, _) => hint,
    };
    Some(match hint {
        Some(hint) => field.hint(hint),
        None => field,
    })
}

fn chosen(filled: &Filled, name: &str, label: Msg, choices: Vec<Choice>, is_one: bool) -> Field {
    let pairs = choices.iter().map(|choice| (choice.value.clone(), choice.label.clone())).collect();
    let mut field = match is_one {
        true if choices.len() > LONGEST_IN_SIGHT => return filled.select(name, label, pairs),
        true => filled.radios(name, label, pairs),
        false => filled.boxes(name, label, pairs),
    };
    for choice in choices {
        if let Some(hint) = choice.hint {
            field = field.choice_hint(&choice.value, hint);
        }
    }
    field
}

/// Any number of a long list, in parts that open.
#[derive(Template)]
#[template(path = "questions/parts.html")]
struct PartsField {
    name: &'static str,
    label: Msg,
    hint: Option<Msg>,
    error: Option<Msg>,
    optional: bool,
    global: Option<bool>,
    parts: Vec<Part>,
}

struct Part {
    place: usize,
    title: Msg,
    choices: Vec<(Choice, bool)>,
}

impl Part {
    /// A short first part is open from the start.
    fn is_open(&self) -> bool {
        self.chosen() > 0 || (self.place == 0 && self.choices.len() <= LONGEST_IN_SIGHT)
    }

    fn chosen(&self) -> usize {
        self.choices.iter().filter(|(_, is_chosen)| *is_chosen).count()
    }
}

impl PartsField {
    fn new(question: &Question, choices: Vec<Choice>, global: bool, filled: &Filled, optional: bool) -> Self {
        let name = question.key;
        let mut parts: Vec<Part> = Vec::new();
        for choice in choices {
            let is_chosen = filled.holds(name, &choice.value);
            let Some((place, title)) = choice.part.clone() else { continue };
            match parts.iter_mut().find(|part| part.place == place) {
                Some(part) => part.choices.push((choice, is_chosen)),
                None => parts.push(Part { place, title, choices: vec![(choice, is_chosen)] }),
            }
        }
        parts.sort_by_key(|part| part.place);
        Self {
            name,
            label: question.label(),
            hint: question.hint(),
            error: filled.problems.of(name).cloned(),
            optional,
            global: global.then(|| filled.holds(name, GLOBAL)),
            parts,
        }
    }

    fn described_by(&self) -> String {
        described_by(self.name, self.hint.is_some(), self.error.is_some())
    }
}

/// A list of rows with buttons that work without script.
#[derive(Template)]
#[template(path = "questions/rows.html")]
struct RowsField {
    name: &'static str,
    label: Msg,
    hint: Option<Msg>,
    error: Option<Msg>,
    optional: bool,
    rows: Vec<ShownRowFields>,
    is_full: bool,
}

struct ShownRowFields {
    number: usize,
    fields: Vec<Field>,
    removable: bool,
}

impl RowsField {
    fn new(question: &Question, columns: &[Column], max: usize, filled: &Filled, optional: bool) -> Self {
        let name = question.key;
        let mut numbers = row_numbers(name, filled.names());
        if numbers.is_empty() {
            numbers.insert(0);
        }
        let field = |number: usize, column: &Column| {
            let words = format!("{name}-{}", column.key);
            let hint = say::by_id("questions", &format!("{}-hint", super::nouns::kebab(&words)));
            let field = simple(
                filled,
                &field_of(name, number, column.key),
                column.label(question),
                hint,
                &column.kind,
            )?;
            Some(if column.required { field } else { field.optional() })
        };
        let is_only = numbers.len() == 1;
        let is_blank = |number: usize| {
            columns.iter().all(|column| filled.value(&field_of(name, number, column.key)).is_empty())
        };
        let rows: Vec<ShownRowFields> = numbers
            .into_iter()
            .map(|number| ShownRowFields {
                number,
                removable: !is_only || !is_blank(number),
                fields: columns.iter().filter_map(|column| field(number, column)).collect(),
            })
            .collect();
        Self {
            name,
            label: question.label(),
            hint: question.hint(),
            error: filled.problems.of(name).cloned(),
            optional,
            is_full: rows.len() >= max,
            rows,
        }
    }

    fn described_by(&self) -> String {
        described_by(self.name, self.hint.is_some(), self.error.is_some())
    }
}

fn described_by(name: &str, hint: bool, error: bool) -> String {
    let ids = [hint.then(|| format!("{name}-hint")), error.then(|| format!("{name}-err"))];
    ids.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
