//! The register in other forms: a file for spreadsheets, JSON for programs, a feed for readers of news.

use actix_web::HttpRequest;
use actix_web::http::header;
use chrono::NaiveDate;
use serde::Serialize;

use super::register::{Query, key_of};
use super::verify;
use crate::authorizations::RegisterEntry;
use crate::authorizations::store;
use crate::error::{Error, Result};
use crate::say::authorizations as t;
use crate::say::with_language;
use crate::web::paging::Paged;
use crate::web::public_cache::Asked;
use crate::web::{AppData, Page, Response, csv as lines, xml};

/// Most rows in one file for spreadsheets.
const FILE: i64 = 100_000;
/// Entries in one answer as JSON.
const JSON_PAGE: usize = 100;
/// Entries in a feed.
const FEED: usize = 50;

fn asked<'a>(
    app: &'a AppData,
    request: &'a HttpRequest,
    page: &'a Page,
    media_type: &'static str,
    today: NaiveDate,
) -> Asked<'a> {
    Asked { app, request, page, media_type, depends_on: today.to_string() }
}

/// The list for spreadsheets.
pub(super) async fn csv(
    app: &AppData,
    request: &HttpRequest,
    page: &Page,
    query: &Query,
    today: NaiveDate,
) -> Response {
    let (filter, sort) = (query.filter(), query.sort());
    let answer = asked(app, request, page, "text/csv; charset=utf-8; header=present", today).answer(
        move |conn| Ok(Some(store::page(conn, &filter, sort, None, FILE, today)?)),
        |rows| {
            with_language(page.language, || {
                let mut text = String::new();
                lines::line(&mut text, &RegisterEntry::heads());
                for row in &rows {
                    if let Some(entry) = RegisterEntry::of(row, today)? {
                        lines::line(&mut text, &entry.cells(&page.base_url));
                    }
                }
                Ok(text)
            })
        },
    );
    let Some(mut response) = answer.await? else { return verify::unknown(page) };
    response.headers_mut().insert(
        header::CONTENT_DISPOSITION,
        header::HeaderValue::from_static("attachment; filename=\"register.csv\""),
    );
    Ok(response)
}

/// The list for programs.
#[derive(Serialize)]
struct Listing {
    /// The UTC date on which this was so.
    on: NaiveDate,
    /// How many fit.
    total: i64,
    /// Where the list goes on.
    next: Option<String>,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    address: String,
    #[serde(flatten)]
    entry: RegisterEntry,
}

/// The list for programs, a hundred entries at a time.
pub(super) async fn json(
    app: &AppData,
    request: &HttpRequest,
    page: &Page,
    query: &Query,
    today: NaiveDate,
) -> Response {
    let (filter, sort, key) = (query.filter(), query.sort(), query.key());
    let limit = i64::try_from(JSON_PAGE + 1).unwrap_or(i64::MAX);
    let answer = asked(app, request, page, "application/json", today).answer(
        move |conn| {
            let total = store::count(conn, &filter, today)?;
            Ok(Some((total, store::page(conn, &filter, sort, key.as_ref(), limit, today)?)))
        },
        |(total, rows)| {
            let cut = Paged::cut(rows, JSON_PAGE, |row| key_of(row, sort));
            let next = cut.next.map(|key| {
                let path = query.with(|query| query.go_on(key, "json"));
                format!("{}{path}", page.base_url)
            });
            let entries = cut.rows.iter().filter_map(|row| RegisterEntry::of(row, today).transpose());
            let entries = entries
                .map(|entry| {
                    entry.map(|entry| Entry {
                        address: format!("{}/register/{}", page.base_url, entry.number),
                        entry,
                    })
                })
                .collect::<Result<Vec<_>>>()?;
            serde_json::to_string_pretty(&Listing { on: today, total, next, entries })
                .map_err(Error::internal)
        },
    );
    answer.await?.map_or_else(|| verify::unknown(page), Ok)
}

/// The feed (RFC 4287): what changed lately, the latest first.
pub(super) async fn atom(
    app: &AppData,
    request: &HttpRequest,
    page: &Page,
    query: &Query,
    today: NaiveDate,
) -> Response {
    let filter = query.filter();
    let answer = asked(app, request, page, "application/atom+xml; charset=utf-8", today).answer(
        move |conn| Ok(Some(store::changed_lately(conn, &filter, FEED, today)?)),
        |changed| {
            with_language(page.language, || {
                let base = &page.base_url;
                let own = format!("{base}{}", query.with(|query| query.go_on(String::new(), "atom")));
                let list = format!("{base}{}", query.with(|_| ()));
                let updated = changed.first().map_or(today.and_time(chrono::NaiveTime::MIN), |(_, at)| *at);
                let mut feed = xml::Xml::new();
                feed.open(
                    "feed",
                    &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", page.language.tag())],
                );
                feed.text("id", &own);
                feed.text("title", &t::register_title().to_string());
                feed.text("updated", &instant(updated));
                feed.open("author", &[]);
                feed.text("name", &page.office.name);
                feed.close("author");
                feed.empty("link", &[("rel", "self"), ("href", &own)]);
                feed.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &list)]);
                for (row, at) in &changed {
                    let Some(entry) = RegisterEntry::of(row, today)? else { continue };
                    let address = format!("{base}/register/{}", entry.number);
                    feed.open("entry", &[]);
                    feed.text("id", &address);
                    let title = t::feed_entry(&entry.holder, entry.marks_in_words(), entry.status());
                    feed.text("title", &title.to_string());
                    feed.text("updated", &instant(*at));
                    feed.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &address)]);
                    let span = t::span(entry.starts_on, entry.ends_on);
                    let summary =
                        t::feed_summary(&entry.number, &entry.activity, entry.where_in_words(), span);
                    feed.text("summary", &summary.to_string());
                    feed.close("entry");
                }
                feed.close("feed");
                Ok(feed.done())
            })
        },
    );
    answer.await?.map_or_else(|| verify::unknown(page), Ok)
}

/// A time as feeds write it (RFC 3339).
fn instant(at: chrono::NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
