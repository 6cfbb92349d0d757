//! The page of a person's calendar, and the calendar itself under its private address.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDateTime;

use super::verify::guess;
use crate::authorizations::{actions, store};
use crate::error::Error;
use crate::say as t;
use crate::say::with_language;
use crate::web::{AppData, Form, Page, Response, SignedIn, ics};

#[derive(Template)]
#[template(path = "authorizations/calendar.html")]
struct CalendarPage<'a> {
    page: &'a Page,
    made_at: Option<NaiveDateTime>,
    /// The address, shown once: only its hash is kept.
    address: Option<String>,
}

/// The page.
pub async fn page(app: AppData, page: Page, me: SignedIn) -> Response {
    let id = me.actor().id;
    let made_at = app.db.read(move |conn| store::feed_of(conn, id)).await?;
    page.show(&CalendarPage { page: &page, made_at, address: None })
}

/// Makes a new address and shows it.
pub async fn make(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&[])?;
    let actor = me.actor().clone();
    let secret = app.db.write(move |tx| actions::make_calendar(tx, &actor)).await?;
    let address = Some(format!("{}/calendar/{secret}.ics", page.base_url));
    page.show(&CalendarPage { page: &page, made_at: Some(app.db.clock().now()), address })
}

/// Ends the address.
pub async fn end(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&[])?;
    let actor = me.actor().clone();
    app.db.write(move |tx| actions::end_calendar(tx, &actor)).await?;
    Ok(page.go_saying(&app, "/account/calendar", &t::authorizations::calendar_ended()))
}

/// The calendar behind an address.
pub async fn calendar(app: AppData, request: HttpRequest, page: Page, secret: web::Path<String>) -> Response {
    if let Some(slow) = guess(&app, &request, &page)? {
        return Ok(slow);
    }
    let base_url = page.base_url.clone();
    let found = app.db.read_long(move |conn| actions::calendar_behind(conn, &secret, &base_url)).await?;
    let (actor, days) = found.ok_or(Error::Hidden)?;
    let name = with_language(actor.language, || t::authorizations::calendar_name().to_string());
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .body(ics::calendar(&name, &days)))
}
