//! What was sent, as a paper to keep.

use actix_web::web;

use super::{own, title_of};
use crate::documents;
use crate::error::Error;
use crate::notices::Part;
use crate::notices::paper::{self, Sheet};
use crate::requests::answers::Answers;
use crate::requests::draft::files_of;
use crate::requests::questions;
use crate::requests::{Request, Revision, store};
use crate::say::requests as t;
use crate::say::{Msg, with_language};
use crate::web::{AppData, Page, Response, Routes, SignedIn};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/requests/{id}/copy.pdf", for_partner);
    routes.get("/cases/{id}/copy.pdf", for_staff);
}

/// The newest revision, for the organization that sent it.
async fn for_partner(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (actor, id) = (me.actor().clone(), path.into_inner());
    let (case, revision) = app
        .db
        .read(move |conn| {
            let case = own(conn, &actor, id)?;
            let revision = store::latest_revision(conn, case.request.id)?.ok_or(Error::Hidden)?;
            Ok((case, revision))
        })
        .await?;
    hand_out(&app, &page, &case.request, &revision).await
}

#[derive(serde::Deserialize)]
struct Which {
    revision: Option<i64>,
}

/// Any revision, for staff.
async fn for_staff(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    which: web::Query<Which>,
) -> Response {
    let (case, mut revisions) = super::case::load(&app, &me, path.into_inner()).await?;
    if let Some(number) = which.revision {
        revisions.retain(|revision| revision.number == number);
    }
    let revision = revisions.pop().ok_or(Error::Hidden)?;
    hand_out(&app, &page, &case.request, &revision).await
}

async fn hand_out(app: &AppData, page: &Page, request: &Request, revision: &Revision) -> Response {
    let answers: Answers = revision.answers.to()?;
    let sheet = with_language(page.language, || sheet(page, request, revision, &answers));
    paper::hand_out(app, sheet).await
}

/// A section of the form, what stands over it, and its questions with their answers.
type Shown = (&'static str, Part, Vec<(Msg, String)>);

/// The same sections, questions and answers as the page shows.
fn sheet(page: &Page, request: &Request, revision: &Revision, answers: &Answers) -> Sheet {
    let number = request.number_or_draft();
    let title = t::copy_paper_title(&number, title_of(request)).to_string();
    let mut sheet = Sheet::new(page.language, &number, revision.submitted_at.date(), &title, &page.office);
    sheet.say(&Part::Text(t::copy_paper_lede(revision.number, revision.submitted_at)), &page.base_url);
    let files = files_of(answers);
    let mut sections: Vec<Shown> = Vec::new();
    for shown in questions::shown(answers) {
        if sections.last().is_none_or(|(key, _, _)| *key != shown.section.key) {
            sections.push((shown.section.key, Part::Heading(shown.section.title()), Vec::new()));
        }
        let Some((_, _, rows)) = sections.last_mut() else { continue };
        for row in shown.rows {
            let mut lines = vec![row.value.to_string()];
            lines.extend(files.iter().filter(|file| file.question == row.question.key).map(|file| {
                let facts =
                    crate::say::documents::file_facts(file.kind.to_uppercase(), documents::size(file.bytes));
                t::copy_paper_file(&file.name, facts).to_string()
            }));
            rows.push((row.label, lines.join("\n")));
        }
    }
    for (_, heading, rows) in sections.iter().filter(|(_, _, rows)| !rows.is_empty()) {
        sheet.say(heading, &page.base_url);
        sheet.answers(rows);
    }
    sheet
}
