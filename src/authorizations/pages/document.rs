//! "Is this the letter, is this the artwork that was approved?": a file is hashed, compared and forgotten.

use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use askama::Template;

use super::verify::guess;
use crate::authorizations::store;
use crate::authorizations::{FileKind, RegisterEntry};
use crate::documents;
use crate::documents::files::FileProblem;
use crate::documents::kinds::KindProblem;
use crate::documents::upload::{self, Upload};
use crate::error::{Problems, Result};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Page, Response};

/// An authorization that vouches for the file.
struct Match {
    kind: FileKind,
    entry: RegisterEntry,
    code: String,
}

impl Match {
    fn is_what(&self) -> Msg {
        match self.kind {
            FileKind::Letter => t::authorizations::document_is_letter(&self.entry.number, &self.entry.holder),
            FileKind::Artwork => {
                t::authorizations::document_is_artwork(&self.entry.number, &self.entry.holder)
            }
        }
    }
}

#[derive(Template)]
#[template(path = "authorizations/document.html")]
struct DocumentPage<'a> {
    page: &'a Page,
    f: Filled,
    /// The fingerprint that was looked for, and what was found.
    found: Option<(String, Vec<Match>)>,
    most: Msg,
}

fn show<'a>(app: &AppData, page: &'a Page, f: Filled) -> DocumentPage<'a> {
    DocumentPage { page, f, found: None, most: documents::size(app.limits.file_bytes) }
}

/// The form.
pub async fn form(app: AppData, page: Page) -> Response {
    page.show(&show(&app, &page, Filled::new()))
}

/// The fingerprint of what came: of the file, or as it was typed.
fn fingerprint(upload: &Upload) -> std::result::Result<String, Problems> {
    let mut problems = Problems::new();
    let typed: String = upload
        .form
        .text("fingerprint")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase();
    match &upload.file {
        Some(file) => match &file.content {
            Ok(sealed) => return Ok(sealed.about().sha256.clone()),
            Err(FileProblem::TooBig(most)) => {
                problems.add("file", upload::problem_words(&KindProblem::TooBig(*most)));
            }
            Err(FileProblem::Lost(_)) => {
                problems.add("file", upload::problem_words(&KindProblem::Unreadable))
            }
        },
        None if typed.is_empty() => problems.add("file", t::authorizations::choose_a_file()),
        None if typed.len() == 64 && typed.bytes().all(|byte| byte.is_ascii_hexdigit()) => return Ok(typed),
        None => problems.add("fingerprint", t::authorizations::enter_a_fingerprint()),
    }
    Err(problems)
}

/// Compares a file with the letters and the approved artwork. It is not kept.
pub async fn check(app: AppData, request: HttpRequest, page: Page, parts: Multipart) -> Response {
    if let Some(slow) = guess(&app, &request, &page)? {
        return Ok(slow);
    }
    let upload = upload::read(parts, page.token(), &app.files, &app.limits).await?;
    upload.form.only(&["fingerprint"])?;
    let sha256 = match fingerprint(&upload) {
        Ok(sha256) => sha256,
        Err(problems) => {
            let f = Filled::from_form(&upload.form, problems);
            return page.show_problems(&show(&app, &page, f));
        }
    };
    drop(upload);
    let today = app.db.clock().now().date();
    let asked = sha256.clone();
    let rows = app.db.read(move |conn| store::by_file(conn, &asked)).await?;
    let matches = rows.into_iter().filter_map(|(kind, row)| match RegisterEntry::of(&row, today) {
        Ok(entry) => entry.map(|entry| Ok(Match { kind, entry, code: row.code })),
        Err(error) => Some(Err(error)),
    });
    let matches = matches.collect::<Result<Vec<_>>>()?;
    let status = if matches.is_empty() { StatusCode::NOT_FOUND } else { StatusCode::OK };
    let shown = DocumentPage { found: Some((sha256, matches)), ..show(&app, &page, Filled::new()) };
    page.with_status(status, &shown)
}
