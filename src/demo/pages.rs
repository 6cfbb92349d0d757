//! The demo's mailbox: every letter to anybody, with its links alive.

use actix_web::{HttpResponse, web};
use askama::Template;

use crate::error::{Error, Result};
use crate::notices::{self, Filter, NoticeId, NoticeRow};
use crate::say as t;
use crate::web::paging::Paged;
use crate::web::{App, AppData, Page, Response, Routes};

/// Letters on one page.
const PAGE: usize = 40;

/// The routes of the demo; they do not exist anywhere else.
pub fn routes(routes: &mut Routes) {
    routes.public_get("/demo/mailbox", mailbox);
    routes.public_get("/demo/mailbox/{id}", letter);
    routes.public_get("/demo/mailbox/{id}/html", letter_html);
}

#[derive(Template)]
#[template(path = "demo/mailbox.html")]
struct Mailbox<'a> {
    page: &'a Page,
    letters: Paged<NoticeRow>,
    to: String,
}

#[derive(Template)]
#[template(path = "demo/letter.html")]
struct Letter<'a> {
    page: &'a Page,
    row: NoticeRow,
    links: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Query {
    #[serde(default)]
    to: String,
    before: Option<i64>,
}

fn only_here(app: &App) -> Result<()> {
    if app.config.demo { Ok(()) } else { Err(Error::Hidden) }
}

async fn mailbox(app: AppData, page: Page, query: web::Query<Query>) -> Response {
    only_here(&app)?;
    let query = query.into_inner();
    let filter = Filter {
        address: Some(query.to.trim().to_owned()).filter(|to| !to.is_empty()),
        before: query.before,
        ..Filter::default()
    };
    let rows = app.db.read(move |conn| notices::page(conn, &filter, PAGE as i64 + 1)).await?;
    let letters = Paged::cut(rows, PAGE, |row| row.id.to_string());
    page.show(&Mailbox { page: &page, letters, to: query.to })
}

async fn letter(app: AppData, page: Page, id: web::Path<i64>) -> Response {
    only_here(&app)?;
    let row = app.db.read(move |conn| notices::by_id(conn, NoticeId(*id))).await?;
    let links = row
        .body_text
        .split_whitespace()
        .filter_map(|word| word.strip_prefix(&page.base_url))
        .filter(|path| path.starts_with('/'))
        .map(str::to_owned)
        .collect();
    page.show(&Letter { page: &page, row, links })
}

async fn letter_html(app: AppData, id: web::Path<i64>) -> Response {
    only_here(&app)?;
    let row = app.db.read(move |conn| notices::by_id(conn, NoticeId(*id))).await?;
    Ok(HttpResponse::Ok()
        .insert_header((
            "content-security-policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        ))
        .content_type("text/html; charset=utf-8")
        .body(row.body_html))
}
