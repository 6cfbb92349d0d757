//! "Is this real?": the form for a code or number, and the one answer for what is not known.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

use super::proof;
use crate::authorizations::store;
use crate::db::Conn;
use crate::decisions::Code;
use crate::error::Result;
use crate::say as t;
use crate::web::throttle::network;
use crate::web::{AppData, Filled, Page, Response};

#[derive(Template)]
#[template(path = "authorizations/verify.html")]
struct VerifyPage<'a> {
    page: &'a Page,
    f: Filled,
    unknown: bool,
}

#[derive(Template)]
#[template(path = "authorizations/too_often.html")]
struct TooOften<'a> {
    page: &'a Page,
    seconds: u64,
}

/// The one answer for everything that is not known: it does not say what was asked.
pub(super) fn unknown(page: &Page) -> Response {
    page.with_status(StatusCode::NOT_FOUND, &VerifyPage { page, f: Filled::new(), unknown: true })
}

/// Takes one guess from the network's budget; the page that says to wait when it is spent.
pub(super) fn guess(app: &AppData, request: &HttpRequest, page: &Page) -> Result<Option<HttpResponse>> {
    match app.verification_throttle.check(&network(app.client_address(request))) {
        Ok(()) => Ok(None),
        Err(wait) => {
            let shown = TooOften { page, seconds: wait.0 };
            let mut response = page.with_status(StatusCode::TOO_MANY_REQUESTS, &shown)?;
            response.headers_mut().insert(header::RETRY_AFTER, wait.0.into());
            Ok(Some(response))
        }
    }
}

#[derive(serde::Deserialize)]
pub struct Asked {
    /// The form of the first page calls it a number.
    #[serde(default, alias = "number")]
    code: Option<String>,
}

/// What somebody typed: the path it leads to.
fn find(conn: &mut Conn, typed: &str, today: NaiveDate) -> Result<Option<String>> {
    if let Some(code) = Code::parse(typed) {
        return Ok(Some(format!("/verify/{}", code.as_str())));
    }
    let number = typed.trim().to_uppercase();
    Ok(store::by_number(conn, &number, today)?.map(|row| format!("/register/{}", row.number)))
}

/// The form; with a code or a number in the address, on to its page.
pub async fn form(app: AppData, request: HttpRequest, page: Page, asked: web::Query<Asked>) -> Response {
    let Some(typed) = asked.into_inner().code else {
        return page.show(&VerifyPage { page: &page, f: Filled::new(), unknown: false });
    };
    if typed.trim().is_empty() {
        let mut problems = crate::error::Problems::new();
        problems.add("code", t::authorizations::enter_a_code());
        let mut f = Filled::new();
        f.problems = problems;
        return page.show_problems(&VerifyPage { page: &page, f, unknown: false });
    }
    if let Some(slow) = guess(&app, &request, &page)? {
        return Ok(slow);
    }
    let typed: String = typed.chars().take(200).collect();
    let today = app.db.clock().now().date();
    match app.db.read(move |conn| find(conn, &typed, today)).await? {
        Some(path) => Ok(page.go(&path)),
        None => unknown(&page),
    }
}

/// The page behind a code.
pub async fn one(app: AppData, request: HttpRequest, page: Page, code: web::Path<String>) -> Response {
    if let Some(slow) = guess(&app, &request, &page)? {
        return Ok(slow);
    }
    let Some(code) = Code::parse(&code) else { return unknown(&page) };
    let stored = code.as_str().to_owned();
    let path = format!("/verify/{stored}");
    proof::show(&app, &request, &page, &path, move |conn| store::by_code(conn, &stored)).await
}
