//! Fields of forms: label, hint, error and control, tied together for people who hear the page. A page holds
//! [`Filled`] - what was typed and what is wrong with it - and asks it for each field in its template:
//! `{{ f.text("email", t::accounts::email()).hint(..) }}`.

use std::fmt;

use askama::Template;

use super::form::Form;
use crate::error::Problems;
use crate::say::Msg;

/// What was typed into a form, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    values: Vec<(String, String)>,
    /// What is wrong, a field each.
    pub problems: Problems,
}

/// One choice of a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: Msg,
    /// A line under it.
    pub hint: Option<Msg>,
    /// Chosen now.
    pub chosen: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Line,
    Area,
    Radios,
    Boxes,
    Select,
    Date,
    Tick,
    File,
}

/// One field, ready to be shown.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    kind: Kind,
    input: &'static str,
    name: String,
    label: Msg,
    hint: Option<Msg>,
    error: Option<Msg>,
    value: String,
    parts: [String; 3],
    choices: Vec<Choice>,
    optional: bool,
    heading: bool,
    scale: bool,
    autocomplete: Option<&'static str>,
    rows: u32,
    accept: String,
}

impl askama::filters::HtmlSafe for Field {}

impl Filled {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// What a form sent, to be shown again.
    pub fn from_form(form: &Form, problems: Problems) -> Self {
        Self { values: form.fields().to_vec(), problems }
    }

    /// Sets the value of a field that the page starts with.
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.push((name.to_owned(), value.to_string()));
        self
    }

    /// Sets the three boxes of a date.
    pub fn with_date(self, name: &str, date: Option<chrono::NaiveDate>) -> Self {
        use chrono::Datelike;
        match date {
            Some(date) => self
                .with(&format!("{name}-day"), date.day())
                .with(&format!("{name}-month"), date.month())
                .with(&format!("{name}-year"), date.year()),
            None => self,
        }
    }

    /// The first value of a field.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
    }

    /// The names of all fields that hold something, also of empty ones, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(field, _)| field.as_str())
    }

    /// Without the fields whose names begin so.
    pub fn without(mut self, beginning: &str) -> Self {
        self.values.retain(|(field, _)| !field.starts_with(beginning));
        self
    }

    /// True when the field has this value among its values.
    pub fn holds(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(field, given)| field == name && given == value)
    }

    fn field(&self, kind: Kind, name: &str, label: Msg) -> Field {
        Field {
            kind,
            input: "text",
            name: name.to_owned(),
            label,
            hint: None,
            error: self.problems.of(name).cloned(),
            value: self.value(name).to_owned(),
            parts: Default::default(),
            choices: Vec::new(),
            optional: false,
            heading: false,
            scale: false,
            autocomplete: None,
            rows: 4,
            accept: String::new(),
        }
    }

    /// One line of text.
    pub fn text(&self, name: &str, label: Msg) -> Field {
        self.field(Kind::Line, name, label)
    }

    /// An e-mail address.
    pub fn email(&self, name: &str, label: Msg) -> Field {
        let mut field = self.field(Kind::Line, name, label);
        field.input = "email";
        field.autocomplete = Some("email");
        field
    }

    /// A password; never filled again.
    pub fn password(&self, name: &str, label: Msg, autocomplete: &'static str) -> Field {
        let mut field = self.field(Kind::Line, name, label);
        field.input = "password";
        field.value = String::new();
        field.autocomplete = Some(autocomplete);
        field
    }

    /// A whole or decimal number.
    pub fn number(&self, name: &str, label: Msg) -> Field {
        let mut field = self.field(Kind::Line, name, label);
        field.input = "number";
        field
    }

    /// Long text.
    pub fn area(&self, name: &str, label: Msg) -> Field {
        self.field(Kind::Area, name, label)
    }

    /// One of a few, all in sight. Choices are value and label.
    pub fn radios(&self, name: &str, label: Msg, choices: Vec<(String, Msg)>) -> Field {
        self.with_choices(Kind::Radios, name, label, choices)
    }

    /// Any number of several, all in sight.
    pub fn boxes(&self, name: &str, label: Msg, choices: Vec<(String, Msg)>) -> Field {
        self.with_choices(Kind::Boxes, name, label, choices)
    }

    /// One of many, in a list that opens. The first line says that nothing is chosen.
    pub fn select(&self, name: &str, label: Msg, choices: Vec<(String, Msg)>) -> Field {
        self.with_choices(Kind::Select, name, label, choices)
    }

    /// Yes or no, as two radio buttons.
    pub fn yes_no(&self, name: &str, label: Msg) -> Field {
        let choices =
            vec![("yes".to_owned(), crate::say::common::yes()), ("no".to_owned(), crate::say::common::no())];
        self.radios(name, label, choices)
    }

    /// A single box to tick.
    pub fn tick(&self, name: &str, label: Msg) -> Field {
        self.field(Kind::Tick, name, label)
    }

    /// A date in three boxes: `name-day`, `name-month`, `name-year`.
    pub fn date(&self, name: &str, label: Msg) -> Field {
        let mut field = self.field(Kind::Date, name, label);
        field.parts = ["day", "month", "year"].map(|part| self.value(&format!("{name}-{part}")).to_owned());
        field
    }

    /// A file.
    pub fn file(&self, name: &str, label: Msg, accept: String) -> Field {
        let mut field = self.field(Kind::File, name, label);
        field.accept = accept;
        field
    }

    fn with_choices(&self, kind: Kind, name: &str, label: Msg, choices: Vec<(String, Msg)>) -> Field {
        let mut field = self.field(kind, name, label);
        field.choices = choices
            .into_iter()
            .map(|(value, label)| Choice { chosen: self.holds(name, &value), value, label, hint: None })
            .collect();
        field
    }

    /// The summary that stands first on a page with errors; nothing when all is well.
    pub fn summary(&self) -> ErrorSummary<'_> {
        ErrorSummary { problems: &self.problems }
    }
}

impl Field {
    /// A sentence under the label.
    pub fn hint(mut self, hint: Msg) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Says "(optional)" behind the label.
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// Makes the label the heading of the page (one question a page).
    pub fn as_heading(mut self) -> Self {
        self.heading = true;
        self
    }

    /// Sets radios beside each other, as the numbers of a scale with a line under each.
    pub fn as_scale(mut self) -> Self {
        self.scale = true;
        self
    }

    /// Height of a long text, lines.
    pub fn rows(mut self, rows: u32) -> Self {
        self.rows = rows;
        self
    }

    /// What browsers may fill in.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// A line under one choice.
    pub fn choice_hint(mut self, value: &str, hint: Msg) -> Self {
        if let Some(choice) = self.choices.iter_mut().find(|choice| choice.value == value) {
            choice.hint = Some(hint);
        }
        self
    }

    /// The type of each box in a list.
    fn box_type(&self) -> &'static str {
        if self.kind == Kind::Radios { "radio" } else { "checkbox" }
    }

    /// Names of the elements that describe the control.
    fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if self.hint.is_some() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("{}-err", self.name));
        }
        ids.join(" ")
    }
}

/// Everything that is wrong, first on the page, with a link to each field.
#[derive(Template)]
#[template(path = "parts/error_summary.html")]
pub struct ErrorSummary<'a> {
    problems: &'a Problems,
}

impl askama::filters::HtmlSafe for ErrorSummary<'_> {}

impl fmt::Debug for ErrorSummary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} problems", self.problems.iter().count())
    }
}
