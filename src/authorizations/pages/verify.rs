//! "Is this real?": the form for a code or number, and the page that proves an authorization.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDateTime;

use crate::authorizations::qr::{self, Qr};
use crate::authorizations::store::{self, Authorization};
use crate::authorizations::{PublicState, RegisterEntry, conditions_of, words};
use crate::db::Conn;
use crate::decisions::{Code, Terms};
use crate::error::Result;
use crate::say as t;
use crate::say::{Html, Msg};
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

#[derive(Template)]
#[template(path = "authorizations/proof.html")]
struct ProofPage<'a> {
    page: &'a Page,
    entry: RegisterEntry,
    terms: Terms,
    conditions: Vec<String>,
    stopped: Option<NaiveDateTime>,
    stop_by: Option<chrono::NaiveDate>,
    checked_at: NaiveDateTime,
    qr: Qr,
}

impl ProofPage<'_> {
    fn verdict(&self) -> Msg {
        t::by_id("authorizations", &format!("verdict-{}", self.entry.state.as_str().replace('_', "-")))
            .unwrap_or_else(|| self.entry.status())
    }

    /// Tone of the proof and shape of its sign.
    fn tone(&self) -> &'static str {
        match self.entry.state {
            PublicState::Valid => "ok",
            PublicState::NotYetValid => "info",
            PublicState::Suspended => "warn",
            PublicState::Revoked | PublicState::Ended | PublicState::Expired => "stop",
        }
    }

    /// The sentence under the verdict.
    fn says(&self) -> Html {
        use crate::say::authorizations as t;
        let stopped = self.stopped.map_or(self.entry.ends_on, |at| at.date());
        let zone = crate::say::display_zone();
        match self.entry.state {
            PublicState::Valid => t::says_valid_html(self.checked_at, zone, self.entry.ends_on),
            PublicState::NotYetValid => {
                t::says_not_yet_valid_html(self.checked_at, zone, self.entry.starts_on)
            }
            PublicState::Suspended => t::says_suspended_html(stopped),
            PublicState::Revoked => t::says_revoked_html(stopped, self.stop_by.unwrap_or(stopped)),
            PublicState::Ended => t::says_ended_html(stopped),
            PublicState::Expired => t::says_expired_html(self.entry.ends_on),
        }
    }

    fn is_over(&self) -> bool {
        matches!(self.entry.state, PublicState::Revoked | PublicState::Ended | PublicState::Expired)
    }

    fn places(&self) -> String {
        words::territory(&self.entry.territory, usize::MAX)
    }

    fn media(&self) -> String {
        words::media(&self.entry.media)
    }

    fn languages(&self) -> String {
        words::languages(&self.terms.languages)
    }
}

/// The page of one authorization under its own address; the unknown page when the public may not know of it.
pub(super) async fn proof(app: &AppData, page: &Page, row: &Authorization, path: &str) -> Response {
    let now = app.db.clock().now();
    let Some(entry) = RegisterEntry::of(row, now.date())? else { return unknown(page) };
    let id = row.id;
    let conditions = app.db.read(move |conn| conditions_of(conn, id)).await?;
    let conditions = conditions
        .into_iter()
        .filter(|condition| condition.public)
        .map(
            |condition| if condition.explanation.is_empty() { condition.text } else { condition.explanation },
        )
        .collect();
    let shown = ProofPage {
        page,
        entry,
        terms: row.granted()?,
        conditions,
        stopped: row.stopped_at,
        stop_by: row.stop_by,
        checked_at: now,
        qr: qr::of(&format!("{}{path}", page.base_url))?,
    };
    page.show(&shown)
}

/// The one answer for everything that is not known: it does not say what was asked.
pub(super) fn unknown(page: &Page) -> Response {
    page.with_status(StatusCode::NOT_FOUND, &VerifyPage { page, f: Filled::new(), unknown: true })
}

/// Takes one guess from the network's budget; the page that says to wait when it is spent.
fn guess(app: &AppData, request: &HttpRequest, page: &Page) -> Result<Option<HttpResponse>> {
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
fn find(conn: &mut Conn, typed: &str) -> Result<Option<String>> {
    if let Some(code) = Code::parse(typed) {
        return Ok(Some(format!("/verify/{}", code.as_str())));
    }
    let number = typed.trim().to_uppercase();
    Ok(store::by_number(conn, &number)?.map(|row| format!("/register/{}", row.number)))
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
    match app.db.read(move |conn| find(conn, &typed)).await? {
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
    let found = app.db.read(move |conn| store::by_code(conn, &stored)).await?;
    match found {
        Some(row) => proof(&app, &page, &row, &format!("/verify/{}", row.code)).await,
        None => unknown(&page),
    }
}
