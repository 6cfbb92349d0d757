//! The public register: a list to search, the same as a file, and a permanent address for each entry.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

use super::verify;
use crate::access::requests::ALL_CASES;
use crate::authorizations::store::{self, RegisterFilter, Sort};
use crate::authorizations::{PublicState, RegisterEntry, words};
use crate::guidelines::Mark;
use crate::say as t;
use crate::say::{Msg, with_language};
use crate::web::paging::Paged;
use crate::web::{AppData, Page, Response, csv};

/// Rows on one page.
const PAGE: usize = 25;
/// Most rows in one file.
const FILE: i64 = 100_000;

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
}

impl Query {
    fn filter(&self) -> RegisterFilter {
        RegisterFilter {
            words: self.q.chars().take(300).collect(),
            mark: Mark::parse(&self.mark),
            country: (self.country.len() == 2).then(|| self.country.clone()),
            state: PublicState::parse(&self.state),
            on: self.on.parse().ok(),
        }
    }

    fn sort(&self) -> Sort {
        Sort::parse(&self.sort).unwrap_or(Sort::From)
    }

    /// The key to go on from: a value and an id, parted by the last tilde.
    fn key(&self) -> Option<(String, i64)> {
        let (value, id) = self.after.rsplit_once('~')?;
        Some((value.to_owned(), id.parse().ok()?))
    }

    /// The address with this query.
    fn address(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { "/register".to_owned() } else { format!("/register?{query}") }
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
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

    fn as_csv(&self) -> String {
        self.query.with(|query| query.format = "csv".into())
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

/// The list, or the same as a file.
pub async fn list(app: AppData, page: Page, query: web::Query<Query>) -> Response {
    let query = query.into_inner();
    let (filter, sort, key) = (query.filter(), query.sort(), query.key());
    let today = app.db.clock().now().date();
    if query.format == "csv" {
        return file(&app, &page, filter, sort, today).await;
    }
    let staff = page.me().is_some_and(|me| me.has_any(&ALL_CASES));
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (total, rows) = app
        .db
        .read_long(move |conn| {
            Ok((store::count(conn, &filter)?, store::page(conn, &filter, sort, key.as_ref(), limit)?))
        })
        .await?;
    let cut = Paged::cut(rows, PAGE, |row| {
        let value = match sort {
            Sort::From => row.starts_on.to_string(),
            Sort::Until => row.ends_on.to_string(),
            Sort::Holder => crate::db::values::sort_key(&row.holder),
        };
        format!("{value}~{}", row.id)
    });
    let mut lines = Vec::with_capacity(cut.rows.len());
    for row in &cut.rows {
        if let Some(entry) = RegisterEntry::of(row, today)? {
            lines.push(Line { entry, staff: staff.then_some(row.id.0) });
        }
    }
    let (marks, countries) = with_language(page.language, || choices(&app));
    page.show(&RegisterPage { page: &page, query, sort, total, lines, next: cut.next, marks, countries })
}

/// What can be chosen in the filters: marks and countries by name.
fn choices(app: &AppData) -> (Choices, Choices) {
    let marks: Choices =
        Mark::ALL.iter().map(|mark| (mark.as_str().to_owned(), words::mark(*mark))).collect();
    let mut countries: Choices = app
        .reference
        .countries
        .iter()
        .map(|country| (country.iso2.clone(), words::country(&country.iso2)))
        .collect();
    countries.sort_by_cached_key(|(_, name)| crate::db::values::sort_key(name));
    (marks, countries)
}

async fn file(app: &AppData, page: &Page, filter: RegisterFilter, sort: Sort, today: NaiveDate) -> Response {
    let rows = app.db.read_long(move |conn| store::page(conn, &filter, sort, None, FILE)).await?;
    let text = with_language(page.language, || -> crate::error::Result<String> {
        let mut text = String::new();
        csv::line(&mut text, &RegisterEntry::heads());
        for row in &rows {
            if let Some(entry) = RegisterEntry::of(row, today)? {
                csv::line(&mut text, &entry.cells(&page.base_url));
            }
        }
        Ok(text)
    })?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"register.csv\""))
        .body(text))
}

/// One entry at its permanent address.
pub async fn one(app: AppData, page: Page, number: web::Path<String>) -> Response {
    let number = number.into_inner();
    let found = app.db.read(move |conn| store::by_number(conn, &number)).await?;
    match found {
        Some(row) => verify::proof(&app, &page, &row, &format!("/register/{}", row.number)).await,
        None => verify::unknown(&page),
    }
}
