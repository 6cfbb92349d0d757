//! The public register: a list to search and a permanent address for each entry.

use actix_web::{HttpRequest, web};
use askama::Template;
use chrono::NaiveDate;

use super::{proof, register_files, verify};
use crate::access::requests::sees_all;
use crate::authorizations::store::{self, Authorization, RegisterFilter, Sort};
use crate::authorizations::{PublicState, RegisterEntry, words};
use crate::error::Result;
use crate::guidelines::Reference;
use crate::guidelines::{GoalSet, Mark};
use crate::say as t;
use crate::say::{Msg, with_language};
use crate::web::paging::Paged;
use crate::web::public_cache::Asked;
use crate::web::{AppData, Page, Response};

/// Rows on one page.
const PAGE: usize = 25;

/// The query of the list, as it stands in the address.
#[derive(Debug, Clone, Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub struct Query {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    mark: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    goal: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    on: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    format: String,
}

/// Values and their words.
type Choices = Vec<(String, String)>;

/// What the list reads.
type Read = (i64, Vec<Authorization>);

/// One entry, and where staff finds it.
struct Line {
    entry: RegisterEntry,
    staff: Option<i64>,
}

#[derive(Template)]
#[template(path = "authorizations/register.html")]
struct RegisterPage<'a> {
    page: &'a Page,
    query: Query,
    sort: Sort,
    total: i64,
    lines: Vec<Line>,
    next: Option<String>,
    marks: Choices,
    countries: Choices,
    goals: Choices,
}

impl Query {
    pub(super) fn filter(&self) -> RegisterFilter {
        RegisterFilter {
            words: self.q.chars().take(300).collect(),
            mark: Mark::parse(&self.mark),
            country: (self.country.len() == 2).then(|| self.country.clone()),
            goal: Reference::current()
                .ok()
                .and_then(|all| all.goal(&self.goal))
                .map(|goal| goal.code.clone()),
            state: PublicState::parse(&self.state),
            on: self.on.parse().ok(),
        }
    }

    pub(super) fn sort(&self) -> Sort {
        Sort::parse(&self.sort).unwrap_or(Sort::From)
    }

    /// The key to go on from: a value and an id, parted by the last tilde.
    pub(super) fn key(&self) -> Option<(String, i64)> {
        let (value, id) = self.after.rsplit_once('~')?;
        Some((value.to_owned(), id.parse().ok()?))
    }

    /// In this form, after this key.
    pub(super) fn go_on(&mut self, key: String, format: &str) {
        self.after = key;
        self.format = format.to_owned();
    }

    /// The address with this query.
    pub(super) fn address(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { "/register".to_owned() } else { format!("/register?{query}") }
    }

    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = Self { after: String::new(), format: String::new(), ..self.clone() };
        change(&mut other);
        other.address()
    }
}

impl RegisterPage<'_> {
    /// Filters that are set, each with the address without it.
    fn chips(&self) -> Vec<(String, String)> {
        let mut chips = Vec::new();
        let filter = self.query.filter();
        if !filter.words.trim().is_empty() {
            let words = t::authorizations::quoted(filter.words.trim()).to_string();
            chips.push((words, self.query.with(|query| query.q.clear())));
        }
        if let Some(mark) = filter.mark {
            chips.push((words::mark(mark), self.query.with(|query| query.mark.clear())));
        }
        if let Some(country) = &filter.country {
            chips.push((words::country(country), self.query.with(|query| query.country.clear())));
        }
        if let Some(goal) = &filter.goal {
            chips.push((words::goal(goal), self.query.with(|query| query.goal.clear())));
        }
        if let Some(state) = filter.state {
            chips
                .push((words::public_state(state).to_string(), self.query.with(|query| query.state.clear())));
        }
        if let Some(on) = filter.on {
            let words = t::authorizations::valid_on_day(on).to_string();
            chips.push((words, self.query.with(|query| query.on.clear())));
        }
        chips
    }

    fn states(&self) -> Vec<(String, Msg)> {
        PublicState::ALL
            .iter()
            .filter(|state| **state != PublicState::NotYetValid)
            .map(|state| (state.as_str().to_owned(), words::public_state(*state)))
            .collect()
    }

    /// The same list in another form.
    fn as_format(&self, format: &str) -> String {
        self.query.with(|query| query.format = format.into())
    }

    fn by(&self, sort: &str) -> String {
        self.query.with(|query| query.sort = if sort == "from" { String::new() } else { sort.into() })
    }

    fn first(&self) -> String {
        self.query.with(|_| ())
    }

    fn next_page(&self, key: &str) -> String {
        self.query.with(|query| query.after = key.to_owned())
    }
}

/// The key of a row, for the page after it.
pub(super) fn key_of(row: &Authorization, sort: Sort) -> String {
    let value = match sort {
        Sort::From => row.starts_on.to_string(),
        Sort::Until => row.ends_on.to_string(),
        Sort::Holder => crate::db::values::sort_key(&row.holder),
    };
    format!("{value}~{}", row.id)
}

/// The list, or the same as a file or a feed.
pub async fn list(app: AppData, request: HttpRequest, page: Page, query: web::Query<Query>) -> Response {
    let query = query.into_inner();
    let today = app.db.clock().now().date();
    match query.format.as_str() {
        "csv" => return register_files::csv(&app, &request, &page, &query, today).await,
        "json" => return register_files::json(&app, &request, &page, &query, today).await,
        "atom" => return register_files::atom(&app, &request, &page, &query, today).await,
        _ => {}
    }
    let (filter, sort, key) = (query.filter(), query.sort(), query.key());
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let asked = Asked {
        app: &app,
        request: &request,
        page: &page,
        media_type: "text/html; charset=utf-8",
        depends_on: today.to_string(),
    };
    let answer = asked.answer(
        move |conn| {
            let total = store::count(conn, &filter, today)?;
            Ok(Some((total, store::page(conn, &filter, sort, key.as_ref(), limit, today)?)))
        },
        |read| page.render(&list_of(&app, &page, query, read, today)?),
    );
    answer.await?.map_or_else(|| verify::unknown(&page), Ok)
}

fn list_of<'a>(
    app: &AppData,
    page: &'a Page,
    query: Query,
    (total, rows): Read,
    today: NaiveDate,
) -> Result<RegisterPage<'a>> {
    let sort = query.sort();
    let staff = page.me().is_some_and(sees_all);
    let cut = Paged::cut(rows, PAGE, |row| key_of(row, sort));
    let mut lines = Vec::with_capacity(cut.rows.len());
    for row in &cut.rows {
        if let Some(entry) = RegisterEntry::of(row, today)? {
            lines.push(Line { entry, staff: staff.then_some(row.id.0) });
        }
    }
    let (marks, countries, goals) = with_language(page.language, || choices(app));
    Ok(RegisterPage { page, query, sort, total, lines, next: cut.next, marks, countries, goals })
}

/// What can be chosen in the filters: marks, countries and goals by name.
fn choices(app: &AppData) -> (Choices, Choices, Choices) {
    let marks: Choices =
        Mark::ALL.iter().map(|mark| (mark.as_str().to_owned(), words::mark(*mark))).collect();
    let mut countries: Choices = app
        .reference()
        .countries
        .iter()
        .map(|country| (country.iso2.clone(), words::country(&country.iso2)))
        .collect();
    countries.sort_by_cached_key(|(_, name)| crate::db::values::sort_key(name));
    let goals = app.reference().goals.iter().filter(|goal| goal.set == GoalSet::Sdg);
    let goals = goals.map(|goal| (goal.code.clone(), words::goal(&goal.code))).collect();
    (marks, countries, goals)
}

/// One entry at its permanent address.
pub async fn one(app: AppData, request: HttpRequest, page: Page, number: web::Path<String>) -> Response {
    let number = number.into_inner();
    let today = app.db.clock().now().date();
    let path = format!("/register/{number}");
    proof::show(&app, &request, &page, &path, move |conn| store::by_number(conn, &number, today)).await
}
