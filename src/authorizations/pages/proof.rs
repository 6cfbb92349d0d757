//! The page that proves an authorization, the same as a signed file, and the keys that such files are checked by.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDateTime;

use super::verify::{guess, unknown};
use crate::authorizations::conditions_of;
use crate::authorizations::proof::check;
use crate::authorizations::proof::keys::PublishedKeys;
use crate::authorizations::proof::{FRESH_DAYS, Proof, PublicFacts};
use crate::authorizations::rules::PublicState;
use crate::authorizations::store::{self, Authorization};
use crate::db::Conn;
use crate::decisions::Code;
use crate::decisions::qr::{self, Qr};
use crate::error::{Error, Result};
use crate::say as t;
use crate::say::{Html, Msg};
use crate::web::public_cache::Asked;
use crate::web::{AppData, Page, Response};

#[derive(Template)]
#[template(path = "authorizations/proof.html")]
struct ProofPage<'a> {
    page: &'a Page,
    facts: PublicFacts,
    /// Its own address, without the host.
    path: String,
    checked_at: NaiveDateTime,
    qr: Qr,
}

impl ProofPage<'_> {
    fn state(&self) -> PublicState {
        self.facts.entry.state
    }

    fn verdict(&self) -> Msg {
        t::by_id("authorizations", &format!("verdict-{}", self.state().as_str().replace('_', "-")))
            .unwrap_or_else(|| self.facts.entry.status())
    }

    /// Tone of the proof and shape of its sign.
    fn tone(&self) -> &'static str {
        match self.state() {
            PublicState::Valid => "ok",
            PublicState::NotYetValid => "info",
            PublicState::Suspended => "warn",
            PublicState::Revoked | PublicState::Ended | PublicState::Expired => "stop",
        }
    }

    /// The sentence under the verdict.
    fn says(&self) -> Html {
        use crate::say::authorizations as t;
        let entry = &self.facts.entry;
        let stopped = self.facts.stopped_on.unwrap_or(entry.ends_on);
        let zone = crate::say::display_zone();
        match entry.state {
            PublicState::Valid => t::says_valid_html(self.checked_at, zone, entry.ends_on),
            PublicState::NotYetValid => t::says_not_yet_valid_html(self.checked_at, zone, entry.starts_on),
            PublicState::Suspended => t::says_suspended_html(stopped),
            PublicState::Revoked => t::says_revoked_html(stopped, self.facts.stop_by.unwrap_or(stopped)),
            PublicState::Ended => t::says_ended_html(stopped),
            PublicState::Expired => t::says_expired_html(entry.ends_on),
        }
    }

    fn is_over(&self) -> bool {
        self.state().is_over()
    }

    /// Where the same is to be had as a paper: by what it was found with, a number or a code.
    fn extract(&self) -> String {
        format!("/register/{}.pdf", self.path.rsplit('/').next().unwrap_or_default())
    }

    fn fresh_days(&self) -> u64 {
        FRESH_DAYS
    }
}

/// What the public may read of an authorization at `now`; none when it may not know of it.
async fn facts_of(app: &AppData, row: &Authorization, now: NaiveDateTime) -> Result<Option<PublicFacts>> {
    let id = row.id;
    let conditions = app.db.read(move |conn| conditions_of(conn, id)).await?;
    PublicFacts::of(row, conditions, now.date())
}

/// The page of one authorization under its own address; the unknown page when the public may not know of it.
pub(super) async fn show(
    app: &AppData,
    request: &HttpRequest,
    page: &Page,
    path: &str,
    find: impl FnOnce(&mut Conn) -> Result<Option<Authorization>> + Send + 'static,
) -> Response {
    let now = app.db.clock().now();
    // The page says when it was looked up, to the minute.
    let depends_on = now.format("%Y-%m-%dT%H:%M").to_string();
    let asked = Asked { app, request, page, media_type: "text/html; charset=utf-8", depends_on };
    let answer = asked.answer(
        move |conn| {
            let Some(row) = find(conn)? else { return Ok(None) };
            let conditions = conditions_of(conn, row.id)?;
            PublicFacts::of(&row, conditions, now.date())
        },
        |facts| {
            let qr = qr::of(&format!("{}{path}", page.base_url))?;
            page.render(&ProofPage { page, facts, path: path.to_owned(), checked_at: now, qr })
        },
    );
    answer.await?.map_or_else(|| unknown(page), Ok)
}

/// The same, signed.
async fn signed(app: &AppData, page: &Page, row: &Authorization, path: &str) -> Response {
    let now = app.db.clock().now();
    let Some(facts) = facts_of(app, row, now).await? else { return unknown(page) };
    let proof = Proof::of(facts, format!("{}{path}", page.base_url), now);
    let key = app.db.read(store::signing_key).await?;
    let key = key.ok_or_else(|| Error::internal("there is no key for proofs"))?;
    let name = format!("{}.proof.json", proof.number);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(check::write(&proof, &key)?))
}

/// The signed file behind a code.
pub async fn by_code(app: AppData, request: HttpRequest, page: Page, code: web::Path<String>) -> Response {
    if let Some(slow) = guess(&app, &request, &page)? {
        return Ok(slow);
    }
    let Some(code) = Code::parse(&code) else { return unknown(&page) };
    let stored = code.as_str().to_owned();
    match app.db.read(move |conn| store::by_code(conn, &stored)).await? {
        Some(row) => signed(&app, &page, &row, &format!("/verify/{}", row.code)).await,
        None => unknown(&page),
    }
}

/// The signed file of an entry of the register.
pub async fn by_number(app: AppData, page: Page, number: web::Path<String>) -> Response {
    let number = number.into_inner();
    let today = app.db.clock().now().date();
    match app.db.read(move |conn| store::by_number(conn, &number, today)).await? {
        Some(row) => signed(&app, &page, &row, &format!("/register/{}", row.number)).await,
        None => unknown(&page),
    }
}

/// The keys that signed files are checked by.
pub async fn keys(app: AppData, page: Page) -> Response {
    let keys = app.db.read(store::published_keys).await?;
    let keys = PublishedKeys::new(&page.base_url, keys);
    let text = serde_json::to_string_pretty(&keys).map_err(Error::internal)?;
    Ok(HttpResponse::build(StatusCode::OK)
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .body(text))
}
