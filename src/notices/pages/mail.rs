//! The administrator's pages about the mail: did it go out, why not, what did it say, did it come back.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDateTime;

use super::{cause_words, state_name};
use crate::access::accounts::may_run_the_office;
use crate::error::Error;
use crate::notices::{
    Cause, Count, Filter, NoticeId, NoticeRow, NoticeState, QueueState, Return, actions, by_id, counts,
    of_address, page as page_of, queue_state, rules,
};
use crate::say::{self as t, Msg};
use crate::web::paging::Paged;
use crate::web::{AppData, Form, Page, Response, Routes, SignedIn};

/// Letters on one page.
const PAGE: usize = 50;
/// Longest reason that is kept, in characters.
const MOST_REASON: usize = 400;
/// A letter that is shown inside the page about it: no script, no pictures, nothing from anywhere, no links
/// that lead out of the frame.
pub(crate) const LETTER_POLICY: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/admin/mail", list);
    routes.post("/admin/mail/resume", resume);
    routes.post("/admin/mail/stop", stop);
    routes.post("/admin/mail/resend-failed", resend_failed);
    routes.get("/admin/mail/{id}", letter);
    routes.get("/admin/mail/{id}/html", letter_html);
    routes.post("/admin/mail/{id}/resend", resend);
    routes.post("/admin/mail/{id}/came-back", came_back);
    routes.post("/admin/mail/{id}/lift", lift);
}

#[derive(Template)]
#[template(path = "notices/mail.html")]
struct MailPage<'a> {
    page: &'a Page,
    queue: QueueState,
    oldest: Option<Msg>,
    failures: Vec<Failing>,
    letters: Paged<NoticeRow>,
    query: Query,
    state: Option<NoticeState>,
    cause: Option<Cause>,
}

/// A row of the table of causes.
struct Failing {
    cause: Cause,
    retrying: i64,
    failed: i64,
}

impl Failing {
    fn of(counts: &[Count]) -> Vec<Self> {
        let of = |cause: Cause, state: NoticeState| {
            let found = counts.iter().find(|count| count.cause == cause && count.state == state);
            found.map_or(0, |count| count.letters)
        };
        Cause::ALL
            .iter()
            .map(|cause| Self {
                cause: *cause,
                retrying: of(*cause, NoticeState::Retrying),
                failed: of(*cause, NoticeState::Failed),
            })
            .filter(|row| row.retrying + row.failed > 0)
            .collect()
    }
}

#[derive(Template)]
#[template(path = "notices/letter.html")]
struct LetterPage<'a> {
    page: &'a Page,
    row: NoticeRow,
    cause: Option<Cause>,
    returns: Vec<Return>,
    text: String,
    is_cut: bool,
    can_resend: bool,
    can_come_back: bool,
}

#[derive(Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
struct Query {
    q: String,
    state: String,
    cause: String,
    came_back: String,
    #[serde(skip_serializing)]
    before: Option<i64>,
}

impl Query {
    /// The address of the list with one part of the filter left out.
    fn without(&self, part: &str) -> String {
        let parts =
            [("q", &self.q), ("state", &self.state), ("cause", &self.cause), ("came_back", &self.came_back)];
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

    /// Whether anything is left out of the list.
    fn narrows(&self) -> bool {
        !(self.q.is_empty() && self.state.is_empty() && self.cause.is_empty() && self.came_back.is_empty())
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
    let (state, cause) = (NoticeState::parse(&query.state), Cause::parse(&query.cause));
    let words = Some(query.q.trim().to_owned()).filter(|words| !words.is_empty());
    let came_back = !query.came_back.is_empty();
    let filter = Filter { state, cause, came_back, words, before: query.before, ..Filter::default() };
    let (queue, counts, rows) = app
        .db
        .read(move |conn| {
            let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
            Ok((queue_state(conn)?, counts(conn)?, page_of(conn, &filter, limit)?))
        })
        .await?;
    let now = app.db.clock().now();
    let oldest = queue.oldest_unsent.map(|then| age(then, now));
    let letters = Paged::cut(rows, PAGE, |row| row.id.to_string());
    let failures = Failing::of(&counts);
    page.show(&MailPage { page: &page, queue, oldest, failures, letters, query, state, cause })
}

async fn stop(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&["reason"])?;
    let reason: String = match form.text("reason") {
        "" => t::with_language(page.language, || t::notices::stopped_without_reason().to_string()),
        reason => reason.chars().take(MOST_REASON).collect(),
    };
    let id = me.id;
    app.db.write(move |tx| actions::stop(tx, id, &reason)).await?;
    Ok(page.go_saying(&app, "/admin/mail", &t::notices::stopped()))
}

async fn resend_failed(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&["cause"])?;
    let cause = Cause::parse(form.text("cause")).ok_or(Error::Hidden)?;
    let id = me.id;
    let count = app.db.write(move |tx| actions::resend_failed(tx, id, cause)).await?;
    Ok(page.go_saying(&app, "/admin/mail", &t::notices::sent_anew_many(count)))
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
    let (row, returns) = app
        .db
        .read(move |conn| {
            let row = by_id(conn, id)?;
            let returns = of_address(conn, &row.to_address)?;
            Ok((row, returns))
        })
        .await?;
    let can_resend = !matches!(row.state, NoticeState::Queued | NoticeState::Sending);
    let can_come_back = row.state == NoticeState::Sent && row.came_back_at.is_none();
    let cause = Cause::parse(&row.cause);
    let text = rules::without_secrets(&row.kind, &row.body_text);
    let is_cut = text != row.body_text;
    page.show(&LetterPage { page: &page, row, cause, returns, text, is_cut, can_resend, can_come_back })
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

async fn came_back(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&["said"])?;
    let (by, id) = (me.id, NoticeId(*id));
    let said: String = form.text("said").chars().take(MOST_REASON).collect();
    app.db.write(move |tx| actions::mark_returned(tx, by, id, &said)).await?;
    Ok(page.go_saying(&app, &format!("/admin/mail/{id}"), &t::notices::marked_returned()))
}

async fn lift(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&[])?;
    let (by, id) = (me.id, NoticeId(*id));
    app.db
        .write(move |tx| {
            let row = by_id(tx.conn(), id)?;
            actions::lift(tx, &row.to_address, Some(by))
        })
        .await?;
    Ok(page.go_saying(&app, &format!("/admin/mail/{id}"), &t::notices::lifted()))
}
