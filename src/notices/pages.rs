//! The administrator's pages about the mail and the office: did it go out, what did it say, who writes.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDateTime;
use chrono_tz::Tz;

use super::{
    Filter, NoticeId, NoticeRow, NoticeState, Office, QueueState, actions, by_id, office, queue_state, rules,
};
use crate::access::accounts::may_run_the_office;
use crate::error::{Error, Problems};
use crate::say::{self as t, Language, Msg, set_display_zone};
use crate::web::paging::Paged;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// Letters on one page.
const PAGE: usize = 50;
/// A letter that is shown inside the page about it: no script, no pictures, nothing from anywhere, no links
/// that lead out of the frame.
pub(crate) const LETTER_POLICY: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// The routes of mail and office.
pub fn routes(routes: &mut Routes) {
    routes.get("/admin/mail", list);
    routes.post("/admin/mail/resume", resume);
    routes.get("/admin/mail/{id}", letter);
    routes.get("/admin/mail/{id}/html", letter_html);
    routes.post("/admin/mail/{id}/resend", resend);
    routes.get("/admin/office", office_page);
    routes.post("/admin/office", change_office);
}

#[derive(Template)]
#[template(path = "notices/mail.html")]
struct MailPage<'a> {
    page: &'a Page,
    queue: QueueState,
    oldest: Option<Msg>,
    letters: Paged<NoticeRow>,
    query: Query,
    state: Option<NoticeState>,
}

#[derive(Template)]
#[template(path = "notices/letter.html")]
struct LetterPage<'a> {
    page: &'a Page,
    row: NoticeRow,
    text: String,
    is_cut: bool,
    can_resend: bool,
}

#[derive(Template)]
#[template(path = "notices/office.html")]
struct OfficePage<'a> {
    page: &'a Page,
    f: Filled,
}

#[derive(Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
struct Query {
    state: String,
    address: String,
    #[serde(skip_serializing)]
    before: Option<i64>,
}

impl Query {
    /// The address of the list with one part of the filter left out.
    fn without(&self, part: &str) -> String {
        let parts = [("state", &self.state), ("address", &self.address)];
        let rest: Vec<(&str, &String)> =
            parts.into_iter().filter(|(name, value)| *name != part && !value.is_empty()).collect();
        format!("/admin/mail?{}", serde_html_form::to_string(rest).unwrap_or_default())
    }

    /// The address of the next page.
    fn next(&self, before: &str) -> String {
        let all = self.without("");
        let joint = if all.ends_with('?') { "" } else { "&" };
        format!("{all}{joint}before={before}")
    }
}

/// The name of a state.
fn state_name(state: NoticeState) -> Msg {
    match state {
        NoticeState::Queued => t::notices::state_queued(),
        NoticeState::Sending => t::notices::state_sending(),
        NoticeState::Sent => t::notices::state_sent(),
        NoticeState::Retrying => t::notices::state_retrying(),
        NoticeState::Failed => t::notices::state_failed(),
        NoticeState::Voided => t::notices::state_voided(),
    }
}

/// The tone of a state's tag.
fn tone(state: NoticeState) -> &'static str {
    match state {
        NoticeState::Sent => "ok",
        NoticeState::Queued | NoticeState::Sending => "info",
        NoticeState::Retrying => "warn",
        NoticeState::Failed => "bad",
        NoticeState::Voided => "line",
    }
}

/// How long ago, in the largest whole unit.
fn age(then: NaiveDateTime, now: NaiveDateTime) -> Msg {
    let minutes = (now - then).num_minutes().max(0);
    match minutes {
        0..=119 => t::notices::age_minutes(minutes),
        120..=2879 => t::notices::age_hours(minutes / 60),
        _ => t::notices::age_days(minutes / 1440),
    }
}

async fn list(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    may_run_the_office(&me)?;
    let query = query.into_inner();
    let state = NoticeState::parse(&query.state);
    let address = Some(query.address.trim().to_owned()).filter(|address| !address.is_empty());
    let filter = Filter { state, address, before: query.before };
    let (queue, rows) = app
        .db
        .read(move |conn| {
            let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
            Ok((queue_state(conn)?, super::page(conn, &filter, limit)?))
        })
        .await?;
    let now = app.db.clock().now();
    let oldest = queue.oldest_unsent.map(|then| age(then, now));
    let letters = Paged::cut(rows, PAGE, |row| row.id.to_string());
    page.show(&MailPage { page: &page, queue, oldest, letters, query, state })
}

async fn resume(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&[])?;
    let id = me.id;
    app.db.write(move |tx| actions::resume(tx, id)).await?;
    Ok(page.go_saying(&app, "/admin/mail", &t::notices::resumed()))
}

async fn letter(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    may_run_the_office(&me)?;
    let id = NoticeId(*id);
    let row = app.db.read(move |conn| by_id(conn, id)).await?;
    let can_resend = !matches!(row.state, NoticeState::Queued | NoticeState::Sending);
    let text = rules::without_secrets(&row.kind, &row.body_text);
    let is_cut = text != row.body_text;
    page.show(&LetterPage { page: &page, row, text, is_cut, can_resend })
}

async fn letter_html(app: AppData, me: SignedIn, id: web::Path<i64>) -> Response {
    may_run_the_office(&me)?;
    let id = NoticeId(*id);
    let row = app.db.read(move |conn| by_id(conn, id)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, LETTER_POLICY))
        .body(rules::without_secrets(&row.kind, &row.body_html)))
}

async fn resend(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&[])?;
    let (by, id) = (me.id, NoticeId(*id));
    app.db.write(move |tx| actions::resend(tx, by, id)).await?;
    Ok(page.go_saying(&app, &format!("/admin/mail/{id}"), &t::notices::sent_anew()))
}

/// The languages that have words, to choose from.
fn languages() -> Vec<(String, Msg)> {
    let spoken = Language::ALL.into_iter().filter(|language| language.is_spoken());
    spoken.map(|language| (language.tag().to_owned(), Msg::plain(language.native_name()))).collect()
}

async fn office_page(app: AppData, page: Page, me: SignedIn) -> Response {
    may_run_the_office(&me)?;
    let now = app.db.read(office::current).await?;
    let f = Filled::new()
        .with("name", now.name)
        .with("address", now.address)
        .with("contact_email", now.contact_email)
        .with("contact_phone", now.contact_phone)
        .with("mail_from", now.mail_from)
        .with("mail_reply_to", now.mail_reply_to)
        .with("time_zone", now.time_zone)
        .with("language", now.language);
    page.show(&OfficePage { page: &page, f })
}

/// The settings that were typed and their time zone, or what is wrong with them.
fn typed_office(form: &Form) -> Result<(Office, Tz), Problems> {
    let mut problems = Problems::new();
    let name = problems.take("name", rules::office_name(form.text("name")));
    let address = problems.take("address", rules::postal_address(form.text("address")));
    let contact_email = problems.take("contact_email", rules::address(form.text("contact_email")));
    let contact_phone = problems.take("contact_phone", rules::telephone(form.text("contact_phone")));
    let mail_from = problems.take("mail_from", rules::address(form.text("mail_from")));
    let reply_to = form.text("mail_reply_to");
    let mail_reply_to = if reply_to.is_empty() {
        Some(String::new())
    } else {
        problems.take("mail_reply_to", rules::address(reply_to))
    };
    let zone = form.text("time_zone").parse::<Tz>().map_err(|_| t::notices::enter_time_zone());
    let zone = problems.take("time_zone", zone);
    let spoken = languages().into_iter().map(|(tag, _)| tag).find(|tag| tag == form.text("language"));
    let language = problems.take("language", spoken.ok_or_else(t::notices::select_language));
    let office = (|| {
        Some(Office {
            name: name?,
            address: address?,
            contact_email: contact_email?,
            contact_phone: contact_phone?,
            mail_from: mail_from?,
            mail_reply_to: mail_reply_to?,
            time_zone: zone?.name().to_owned(),
            language: language?,
        })
    })();
    office.zip(zone).ok_or(problems)
}

async fn change_office(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&[
        "name",
        "address",
        "contact_email",
        "contact_phone",
        "mail_from",
        "mail_reply_to",
        "time_zone",
        "language",
    ])?;
    let (office, zone) = match typed_office(&form) {
        Ok(typed) => typed,
        Err(problems) => {
            return page.show_problems(&OfficePage { page: &page, f: Filled::from_form(&form, problems) });
        }
    };
    let id = me.id;
    let done = once::write_as(&app.db, &form, &me, "notices.change_office", move |tx| {
        office::change(tx, id, &office)?;
        Ok("/admin/office".to_owned())
    });
    let mut response = done.await?;
    set_display_zone(zone);
    let banner = t::notices::office_saved().in_language(page.language);
    response.add_cookie(&crate::web::page::banner_cookie(&app, &banner)).map_err(Error::internal)?;
    Ok(response)
}
