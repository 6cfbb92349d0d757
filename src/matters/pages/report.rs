//! "Report a misuse": the form for anybody, and the same for somebody of the office who writes down what they heard.

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, web};
use askama::Template;

use super::path;
use crate::access::matters as access;
use crate::config::Limits;
use crate::db::Conn;
use crate::documents::actions::New as NewFile;
use crate::documents::kinds::Kind;
use crate::documents::{self, upload};
use crate::error::{Problems, Result};
use crate::matters::{Report, actions, rules};
use crate::requests::pages::files;
use crate::say as t;
use crate::say::Msg;
use crate::web::throttle::network;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// A field that people do not see and machines fill in.
const TRAP: &str = "website";
const FIELDS: [&str; 7] = ["code", "description", "who", "place", "reporter_name", "reporter_email", TRAP];
/// What a picture may be.
const KINDS: [Kind; 3] = [Kind::Png, Kind::Jpeg, Kind::Pdf];

#[derive(Template)]
#[template(path = "matters/report.html")]
struct ReportPage<'a> {
    page: &'a Page,
    f: Filled,
    most: Msg,
}

#[derive(Template)]
#[template(path = "matters/new.html")]
struct NewPage<'a> {
    page: &'a Page,
    f: Filled,
    most: Msg,
}

#[derive(Template)]
#[template(path = "matters/sent.html")]
struct SentPage<'a> {
    page: &'a Page,
    number: Option<String>,
}

#[derive(Template)]
#[template(path = "matters/too_often.html")]
struct TooOften<'a> {
    page: &'a Page,
    minutes: u64,
}

fn accept() -> String {
    KINDS
        .iter()
        .flat_map(|kind| kind.extensions())
        .map(|ending| format!(".{ending}"))
        .collect::<Vec<_>>()
        .join(",")
}

impl ReportPage<'_> {
    fn accept(&self) -> String {
        accept()
    }

    /// Somebody, or a browser, filled in what is to stay empty: now it is shown, so that it can be emptied.
    fn trapped(&self) -> bool {
        self.f.problems.of(TRAP).is_some()
    }
}

impl NewPage<'_> {
    fn accept(&self) -> String {
        accept()
    }
}

fn most(app: &AppData) -> Msg {
    documents::size(app.limits.misuse_picture_bytes.min(app.limits.file_bytes))
}

#[derive(serde::Deserialize)]
pub(super) struct About {
    #[serde(default)]
    code: String,
}

/// The form, with a number or a code when the address has one.
pub(super) async fn form(app: AppData, page: Page, about: web::Query<About>) -> Response {
    let code: String = about.code.chars().filter(|c| !c.is_control()).take(rules::LONGEST_LINE).collect();
    let mut f = Filled::new();
    if !code.is_empty() {
        f = f.with("code", code);
    }
    page.show(&ReportPage { page: &page, f, most: most(&app) })
}

/// What was typed, as a report.
fn typed(form: &Form, page: &Page) -> Report {
    let text = |field: &str| form.text(field).to_owned();
    Report {
        code: text("code"),
        description: text("description"),
        who: text("who"),
        place: text("place"),
        reporter_name: text("reporter_name"),
        reporter_email: text("reporter_email"),
        language: Some(page.language),
    }
}

/// A report and its picture, safely stored; or the form as it came, with what is wrong.
type Read = std::result::Result<(Form, Report, Option<NewFile>), (Form, Problems)>;

/// Reads form and picture. The picture is stored only when everything else holds.
async fn read(app: &AppData, page: &Page, parts: Multipart) -> Result<Read> {
    let limits = Limits {
        file_bytes: app.limits.misuse_picture_bytes.min(app.limits.file_bytes),
        ..app.limits.clone()
    };
    let upload = upload::read(parts, page.token(), &app.files, &limits).await?;
    upload.form.only(&FIELDS)?;
    let form = upload.form;
    let report = typed(&form, page);
    let mut problems = rules::report(&report, upload.file.is_some());
    if !form.text(TRAP).is_empty() {
        problems.add(TRAP, t::matters::leave_empty());
    }
    let Some(file) = upload.file else {
        return Ok(if problems.is_empty() { Ok((form, report, None)) } else { Err((form, problems)) });
    };
    if !problems.is_empty() {
        problems.add("file", t::matters::choose_picture_again());
        return Ok(Err((form, problems)));
    }
    let fits = |_: &mut Conn, new: &NewFile| {
        let mut problems = Problems::new();
        if !Kind::parse(&new.kind).is_some_and(|kind| KINDS.contains(&kind)) {
            problems.add("file", t::matters::picture_kind());
        }
        problems.into_result()
    };
    match problems.take("file", files::keep(app, file, fits).await?) {
        Some(new) => Ok(Ok((form, report, Some(new)))),
        None => Ok(Err((form, problems))),
    }
}

/// Takes a report from anybody.
pub(super) async fn send(app: AppData, request: HttpRequest, page: Page, parts: Multipart) -> Response {
    let from = network(app.client_address(&request));
    if let Err(wait) = app.report_throttle.check(&from) {
        let shown = TooOften { page: &page, minutes: wait.0.div_ceil(60) };
        let mut response = page.with_status(StatusCode::TOO_MANY_REQUESTS, &shown)?;
        response.headers_mut().insert(header::RETRY_AFTER, wait.0.into());
        return Ok(response);
    }
    let (form, report, picture) = match read(&app, &page, parts).await? {
        Ok(read) => read,
        Err((form, problems)) => {
            let f = Filled::from_form(&form, problems);
            return page.show_problems(&ReportPage { page: &page, f, most: most(&app) });
        }
    };
    let who = format!("network {from}");
    let to = once::location(&app.db, &form, &who, "matters.report", move |tx| {
        let matter = actions::report(tx, &report, picture.as_ref())?;
        Ok(format!("/report-misuse/sent?number={}", matter.number))
    })
    .await?;
    app.files.announce();
    Ok(page.go(&to))
}

#[derive(serde::Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    number: String,
}

/// A number as ours are: nothing else is repeated, and whether there is such a matter is not looked up.
fn number_of(text: &str) -> Option<String> {
    let (year, place) = text.strip_prefix("M-")?.split_once('-')?;
    let digits = |text: &str, least: usize| {
        (least..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    (year.len() == 4 && digits(year, 4) && digits(place, 4)).then(|| text.to_owned())
}

/// It has arrived.
pub(super) async fn sent(page: Page, sent: web::Query<Sent>) -> Response {
    page.show(&SentPage { page: &page, number: number_of(&sent.number) })
}

/// The form for somebody of the office.
pub(super) async fn new(app: AppData, page: Page, me: SignedIn) -> Response {
    access::enter(&me)?;
    page.show(&NewPage { page: &page, f: Filled::new(), most: most(&app) })
}

/// Takes down what somebody of the office heard.
pub(super) async fn enter(app: AppData, page: Page, me: SignedIn, parts: Multipart) -> Response {
    access::enter(&me)?;
    let (form, report, picture) = match read(&app, &page, parts).await? {
        Ok(read) => read,
        Err((form, problems)) => {
            let f = Filled::from_form(&form, problems);
            return page.show_problems(&NewPage { page: &page, f, most: most(&app) });
        }
    };
    let actor = me.actor().clone();
    let done = once::write_as(&app.db, &form, &me, "matters.enter", move |tx| {
        Ok(path(actions::enter(tx, &actor, &report, picture.as_ref())?.id.0))
    });
    let response = done.await?;
    app.files.announce();
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn only_numbers_of_ours_are_repeated() {
        assert_eq!(number_of("M-2026-0012").as_deref(), Some("M-2026-0012"));
        for odd in ["", "M-2026-12", "M-20266-0012", "A-2026-0012", "M-2026-0012<b>", "M-2026-00120000000"] {
            assert_eq!(number_of(odd), None, "{odd}");
        }
    }
}
