//! What is wrong with answers, in words for the person who typed them.

use chrono::{Datelike, NaiveDate};

use super::choices::{Choices, GLOBAL};
use super::dates::{self, NoDate};
use super::nouns::{Column, Group, Kind, Question};
use super::reading::field_of;
use super::{numbers, rules};
use crate::error::Problems;
use crate::guidelines::Reference;
use crate::requests::answers::{Answers, Row, Value};
use crate::say::{self, Msg, questions as t};

/// What answers are measured against besides themselves.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The longest use that can be asked for, months.
    pub longest_use_months: u32,
    /// The share from which owners are named, per cent.
    pub owner_percent: u32,
    /// The day it is.
    pub today: NaiveDate,
    /// The files of the request that were not removed.
    pub documents: Vec<FileSeen>,
}

/// One file of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSeen {
    /// The question it answers.
    pub question: String,
    /// True when it has a description.
    pub described: bool,
}

/// One thing that is wrong.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    pub field: String,
    pub message: Msg,
    /// True when nothing was typed yet; false when what was typed does not hold.
    pub missing: bool,
}

/// Findings in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Findings(pub Vec<Finding>);

impl Findings {
    pub fn missing(&mut self, field: impl Into<String>, message: Msg) {
        self.0.push(Finding { field: field.into(), message, missing: true });
    }

    pub fn wrong(&mut self, field: impl Into<String>, message: Msg) {
        self.0.push(Finding { field: field.into(), message, missing: false });
    }

    fn into_problems(self) -> Problems {
        let mut problems = Problems::new();
        self.0.into_iter().for_each(|finding| problems.add(finding.field, finding.message));
        problems
    }
}

impl Context {
    /// On this day, by the rules in force, without files.
    pub fn new(today: NaiveDate) -> Self {
        let context = Self { today, documents: Vec::new(), longest_use_months: 24, owner_percent: 25 };
        match Reference::current() {
            Ok(rules) => context.under(rules),
            Err(_) => context,
        }
    }

    /// The same by these rules.
    pub fn under(mut self, rules: &Reference) -> Self {
        self.longest_use_months = rules.terms.terms.longest_use_months;
        self.owner_percent = rules.terms.terms.owner_percent;
        self
    }

    /// How many files a question has.
    pub fn files(&self, question: &str) -> usize {
        self.documents.iter().filter(|file| file.question == question).count()
    }

    /// The longest use, months.
    pub(super) fn longest_use_months(&self) -> u32 {
        self.longest_use_months
    }

    /// The share from which owners are named, per cent.
    pub(super) fn owner_percent(&self) -> u32 {
        self.owner_percent
    }
}

impl Answers {
    /// Everything that stands between one group and being complete. `self` holds the answers of the whole request.
    pub fn problems(&self, group: &Group, context: &Context) -> Problems {
        examine(group, self, context).into_problems()
    }

    /// Only what was typed and does not hold; what is still missing is left out (saving to come back later).
    pub fn wrong(&self, group: &Group, context: &Context) -> Problems {
        let mut findings = examine(group, self, context);
        findings.0.retain(|finding| !finding.missing);
        findings.into_problems()
    }
}

/// The problems of every group that is needed and has some, in the order of the form. Empty when the request can be
/// sent.
pub fn all_problems(answers: &Answers, context: &Context) -> Vec<(&'static Group, Problems)> {
    super::groups()
        .filter(|group| group.is_needed(answers))
        .map(|group| (group, answers.problems(group, context)))
        .filter(|(_, problems)| !problems.is_empty())
        .collect()
}

pub(super) fn examine(group: &Group, answers: &Answers, context: &Context) -> Findings {
    let mut findings = Findings::default();
    if !group.shown_if.holds(answers) {
        return findings;
    }
    for question in group.questions.iter().filter(|question| question.is_asked(answers)) {
        one(question, answers, context, &mut findings);
    }
    rules::across(group, answers, context, &mut findings);
    let place = |finding: &Finding| {
        let is_of = |question: &Question| {
            finding
                .field
                .strip_prefix(question.key)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        group.questions.iter().position(is_of)
    };
    findings.0.sort_by_key(place);
    findings
}

fn one(question: &Question, answers: &Answers, context: &Context, findings: &mut Findings) {
    let key = question.key;
    if let Some(rule) = question.files() {
        let count = context.files(key);
        if count == 0 && question.is_required(answers) {
            findings.missing(key, missing(key, &question.kind));
        } else if count > rule.max {
            findings.wrong(key, t::too_many_files(rule.max));
        } else if rule.description_required
            && context.documents.iter().any(|file| file.question == key && !file.described)
        {
            findings.missing(key, t::file_without_description());
        }
        return;
    }
    let Some(value) = answers.get(key) else {
        if question.is_required(answers) {
            findings.missing(key, missing(key, &question.kind));
        }
        return;
    };
    match (value, &question.kind) {
        (Value::Rows(rows), Kind::Rows { columns, max }) => {
            if rows.len() > *max {
                findings.wrong(key, t::too_many_rows(question.label(), *max));
            }
            for (number, row) in rows.iter().enumerate() {
                each_column(key, number, columns, row, context, findings);
            }
        }
        (Value::Date(parts), Kind::Date) => {
            if let Err(why) = dates::read(parts) {
                findings.wrong(key, no_date(question.label(), why));
            }
        }
        (Value::Many(values), Kind::Many(choices)) => {
            many(question, *choices, values, findings);
        }
        (Value::Many(values), Kind::Countries { global }) => {
            let is_global = values.iter().any(|value| value == GLOBAL);
            let known = |value: &String| (*global && value == GLOBAL) || Choices::Countries.has(value);
            if !values.iter().all(known) {
                findings.wrong(key, t::not_of_the_list());
            } else if is_global && values.len() > 1 {
                findings.wrong(key, t::global_or_countries());
            }
        }
        (Value::Text(text), kind) => {
            if let Some(message) = text_problem(&question.label(), kind, text.trim(), context) {
                findings.wrong(key, message);
            }
        }
        _ => findings.wrong(key, t::not_of_the_list()),
    }
}

fn each_column(
    key: &str,
    number: usize,
    columns: &[Column],
    row: &Row,
    context: &Context,
    findings: &mut Findings,
) {
    for column in columns {
        let field = field_of(key, number, column.key);
        let words = format!("{key}-{}", column.key);
        match row.get(column.key).map(|text| text.trim()).filter(|text| !text.is_empty()) {
            None if column.required => findings.missing(field, missing(&words, &column.kind)),
            None => {}
            Some(text) => {
                if let Some(message) = text_problem(&super::nouns::word(&words), &column.kind, text, context)
                {
                    findings.wrong(field, message);
                }
            }
        }
    }
}

fn many(question: &Question, choices: Choices, values: &[String], findings: &mut Findings) {
    let alone = values.iter().find(|value| matches!(value.as_str(), "none" | "nothing"));
    if !values.iter().all(|value| choices.has(value)) {
        findings.wrong(question.key, t::not_of_the_list());
    } else if let Some(alone) = alone.filter(|_| values.len() > 1) {
        findings.wrong(question.key, t::none_or_some(choices.label(alone)));
    }
}

/// What is wrong with one text, when its kind does not take it.
fn text_problem(label: &Msg, kind: &Kind, text: &str, context: &Context) -> Option<Msg> {
    let label = label.clone();
    match kind {
        Kind::Text(limit) | Kind::Long(limit) => {
            let count = text.chars().count();
            if count > *limit {
                return Some(t::too_long(label, *limit, count));
            }
            (matches!(kind, Kind::Text(_)) && text.contains('\n')).then(|| t::one_line(label))
        }
        Kind::One(choices) => (!choices.has(text)).then(t::not_of_the_list),
        Kind::Country => (!Choices::Countries.has(text)).then(t::not_of_the_list),
        Kind::YesNo => (!matches!(text, "yes" | "no")).then(t::yes_or_no),
        Kind::Tick => (text != "yes").then(t::not_of_the_list),
        Kind::Whole { min, max } => match numbers::whole(text) {
            None => Some(t::not_whole(label)),
            Some(number) if number < *min || number > *max => Some(t::not_between(label, *min, *max)),
            Some(_) => None,
        },
        Kind::Percent => numbers::percent(text).is_none().then(|| t::not_percent(label)),
        Kind::Year => {
            let this_year = context.today.year();
            let fits = numbers::year(text).is_some_and(|year| year <= this_year);
            (!fits).then(|| t::not_year(label, this_year.to_string()))
        }
        Kind::Web => web_address(text).is_none().then(|| t::not_web(label)),
        Kind::Email => (!is_email(text)).then(|| t::not_email(label)),
        Kind::Many(_) | Kind::Date | Kind::Files(_) | Kind::Countries { .. } | Kind::Rows { .. } => {
            Some(t::not_of_the_list())
        }
    }
}

/// An http or https address, with `https://` put before one that was typed without it.
pub(super) fn web_address(text: &str) -> Option<url::Url> {
    if text.chars().count() > 2000 || text.chars().any(char::is_whitespace) {
        return None;
    }
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let address = url::Url::parse(&whole).ok()?;
    let named = address.domain().is_some_and(|domain| domain.trim_matches('.').contains('.'));
    (matches!(address.scheme(), "http" | "https") && named && address.username().is_empty())
        .then_some(address)
}

fn is_email(text: &str) -> bool {
    text.chars().count() <= 254
        && text.parse::<lettre::Address>().is_ok_and(|address| address.domain().contains('.'))
}

/// "Enter ..." or "Select ..." of a question or a column.
fn missing(key: &str, kind: &Kind) -> Msg {
    let own = say::by_id("questions", &format!("{}-missing", super::nouns::kebab(key)));
    own.unwrap_or_else(|| {
        let label = super::nouns::word(key);
        match kind {
            Kind::One(_) | Kind::Many(_) | Kind::Country | Kind::Countries { .. } | Kind::YesNo => {
                t::select_missing(label)
            }
            Kind::Tick => t::tick_missing(label),
            Kind::Files(_) => t::file_missing(label),
            _ => t::enter_missing(label),
        }
    })
}

fn no_date(label: Msg, why: NoDate) -> Msg {
    match why {
        NoDate::Day => t::date_without_day(label),
        NoDate::Month => t::date_without_month(label),
        NoDate::Year => t::date_without_year(label),
        NoDate::YearDigits => t::date_year_digits(label),
        NoDate::NotReal => t::date_not_real(label),
    }
}
