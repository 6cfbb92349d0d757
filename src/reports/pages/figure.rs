//! A number that leads to the cases it counts, and the period that it counts in.

use askama::Template;
use chrono::{Days, NaiveDate};

use crate::reports::rules::{FEWEST, Shown};
use crate::requests::Counts;
use crate::say::{self, Msg, reports as t};

/// How far back figures go where nothing else is asked for, days.
const YEAR: u64 = 365;

/// A number, with the way to its cases.
#[derive(Template)]
#[template(
    source = "{% if let Some(path) = path %}<a href=\"{{ path }}\">{{ words }}</a>{% else %}{{ words }}{% endif %}",
    ext = "html"
)]
pub(super) struct Figure {
    pub words: String,
    pub path: Option<String>,
}

impl askama::filters::HtmlSafe for Figure {}

/// Which cases are counted, by the day on which they were first sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    /// From this day on; none for all that there are.
    pub since: Option<NaiveDate>,
}

/// The query of a page of figures.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Query {
    pub period: String,
    pub after: usize,
}

impl Query {
    pub fn period(&self, today: NaiveDate) -> Period {
        Period { since: (self.period != "all").then(|| today - Days::new(YEAR)) }
    }
}

impl Period {
    /// The address of a page with this period.
    pub fn on(self, path: &str) -> String {
        if self.since.is_some() { path.to_owned() } else { format!("{path}?period=all") }
    }

    /// Other periods of a page: words, address, whether it is this one.
    pub fn choices(self, path: &str) -> Vec<(Msg, String, bool)> {
        vec![
            (t::period_year(), path.to_owned(), self.since.is_some()),
            (t::period_all(), format!("{path}?period=all"), self.since.is_none()),
        ]
    }

    /// The list of the cases for which all terms hold, in this period.
    fn list(self, terms: &[String]) -> String {
        let since = self.since.and_then(|day| day.pred_opt()).map(|day| format!("sent:>{day}"));
        let q = terms.iter().cloned().chain(since).collect::<Vec<_>>().join(" ");
        let query = serde_html_form::to_string([("q", q.as_str())]).unwrap_or_default();
        if q.is_empty() { "/cases".to_owned() } else { format!("/cases?{query}") }
    }

    /// A number that leads to the cases for which all this holds.
    pub fn figure(self, number: usize, counts: &[Counts]) -> Figure {
        self.typed(number, &counts.iter().map(Counts::term).collect::<Vec<_>>())
    }

    /// The same by terms of the search.
    pub fn typed(self, number: usize, terms: &[String]) -> Figure {
        Figure { words: words(number), path: Some(self.list(terms)) }
    }

    /// The same, as far as the number may be shown.
    pub fn shown(self, number: Shown, counts: &[Counts]) -> Figure {
        match number {
            Shown::Number(number) => self.figure(number, counts),
            Shown::Few => Figure { words: t::few(FEWEST).to_string(), path: None },
        }
    }

    /// What is counted, in words, with the way there.
    pub fn counted(self, number: usize) -> Figure {
        let count = i64::try_from(number).unwrap_or(i64::MAX);
        let words = match self.since {
            Some(since) => t::counted_since(count, since),
            None => t::counted_all(count),
        };
        Figure { words: words.to_string(), path: Some(self.list(&[])) }
    }
}

fn words(number: usize) -> String {
    say::number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What a plot says to whoever does not see it.
pub(super) fn description(values: &[(String, String)]) -> String {
    let all: Vec<Msg> = values.iter().map(|(label, value)| t::plot_value(label, value)).collect();
    t::plot_values(say::list(&all)).to_string()
}
