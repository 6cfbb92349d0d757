//! Bringing a file of what was granted on paper, looking at what would be recorded, and recording it.

use std::io::Read;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use crate::access::authorizations as access;
use crate::authorizations::actions::{self, Prepared};
use crate::authorizations::paper::{self, COLUMNS, ImportState, MOST_LINES};
use crate::authorizations::{AuthorizationState, Import, store, words};
use crate::db::ids::ImportId;
use crate::documents::files::{FileProblem, Sealed};
use crate::documents::kinds::KindProblem;
use crate::documents::upload;
use crate::error::{Error, Problems, Result};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, csv, once};

const LIST: &str = "/authorizations/paper";
/// Bytes of a file.
const MOST_BYTES: u64 = 2 * 1024 * 1024;

#[derive(Template)]
#[template(path = "authorizations/paper_list.html")]
struct ListPage<'a> {
    page: &'a Page,
    imports: Vec<Import>,
    brings: bool,
    f: Filled,
}

impl ListPage<'_> {
    /// The columns, what each holds, and whether it may stay empty.
    fn columns(&self) -> Vec<(&'static str, Msg, bool)> {
        COLUMNS.iter().map(|one| (*one, paper::column_words(one), paper::is_optional(one))).collect()
    }

    fn most(&self) -> usize {
        MOST_LINES
    }
}

#[derive(Template)]
#[template(path = "authorizations/paper_one.html")]
struct OnePage<'a> {
    page: &'a Page,
    import: Import,
    lines: Vec<Prepared>,
    /// This person may record it.
    records: bool,
    /// Why not, for an officer.
    why_not: Option<Msg>,
    today: chrono::NaiveDate,
}

impl OnePage<'_> {
    fn wrong(&self) -> usize {
        self.lines.iter().filter(|line| line.granted.is_err()).count()
    }

    fn left(&self) -> usize {
        self.lines.iter().filter(|line| line.recorded.is_none()).count()
    }

    fn is_open(&self) -> bool {
        self.import.state == ImportState::Brought
    }

    /// Nothing of it is recorded, so it can be put away.
    fn can_discard(&self) -> bool {
        self.is_open() && self.left() == self.lines.len()
    }

    /// The state that a line will have.
    fn state(&self, granted: &paper::Granted) -> AuthorizationState {
        match () {
            () if self.today > granted.terms.ends_on => AuthorizationState::Expired,
            () if self.today >= granted.terms.starts_on => AuthorizationState::Active,
            () => AuthorizationState::Accepted,
        }
    }

    fn cell<'c>(&self, line: &'c Prepared, column: &str) -> &'c str {
        line.cells.get(column).map_or("", String::as_str)
    }
}

async fn list_page<'a>(app: &AppData, page: &'a Page, me: &SignedIn, f: Filled) -> Result<ListPage<'a>> {
    access::see_paper(me)?;
    let imports = app.db.read(store::imports).await?;
    Ok(ListPage { page, imports, brings: access::bring_paper(me).is_ok(), f })
}

/// The files that were brought, and the form to bring another.
pub async fn list(app: AppData, page: Page, me: SignedIn) -> Response {
    page.show(&list_page(&app, &page, &me, Filled::new()).await?)
}

/// A file with the names of the columns and nothing in it.
pub async fn template(me: SignedIn) -> Response {
    access::see_paper(&me)?;
    let mut text = String::new();
    csv::line(&mut text, &COLUMNS);
    Ok(csv::answer("authorizations-on-paper.csv", text))
}

/// The lines of a file in quarantine.
fn read(sealed: &Sealed) -> Result<std::result::Result<Vec<paper::Cells>, Msg>> {
    if sealed.about().size > MOST_BYTES {
        return Ok(Err(upload::problem_words(&KindProblem::TooBig(MOST_BYTES))));
    }
    let mut bytes = Vec::new();
    sealed.read()?.read_to_end(&mut bytes)?;
    Ok(paper::read(&bytes))
}

/// Brings a file.
pub async fn bring(app: AppData, page: Page, me: SignedIn, parts: Multipart) -> Response {
    access::bring_paper(&me)?;
    let token = me.session().form_token.clone();
    let upload = upload::read(parts, &token, &app.files, &app.limits).await?;
    upload.form.only(&[])?;
    let mut problems = Problems::new();
    let mut brought = None;
    match upload.file {
        None => problems.add("file", t::documents::file_choose()),
        Some(file) => {
            let lines = match file.content {
                Ok(sealed) => {
                    let language = page.language;
                    web::block(move || t::with_language(language, || read(&sealed)))
                        .await
                        .map_err(Error::internal)??
                }
                Err(FileProblem::TooBig(most)) => Err(upload::problem_words(&KindProblem::TooBig(most))),
                Err(FileProblem::Lost(_)) => Err(upload::problem_words(&KindProblem::Unreadable)),
            };
            brought = problems.take("file", lines).map(|lines| (file.name, lines));
        }
    }
    let Some((name, lines)) = brought else {
        let f = Filled::from_form(&upload.form, problems);
        return page.with_status(StatusCode::UNPROCESSABLE_ENTITY, &list_page(&app, &page, &me, f).await?);
    };
    let actor = me.actor().clone();
    let id = app.db.write(move |tx| actions::bring_paper(tx, &actor, &name, &lines)).await?;
    Ok(page.go(&format!("{LIST}/{id}")))
}

async fn load(app: &AppData, me: &SignedIn, id: ImportId) -> Result<(Import, Vec<Prepared>)> {
    access::see_paper(me)?;
    app.db.read_long(move |conn| Ok((store::import(conn, id)?, actions::prepare_paper(conn, id)?))).await
}

/// What would be recorded of a file, line by line.
pub async fn one(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let (import, lines) = load(&app, &me, ImportId(*id)).await?;
    let allowed = access::record_paper(&me, import.brought_by);
    let why_not = match &allowed {
        Err(crate::access::Refusal::Because(why)) => Some(why.clone()),
        _ => None,
    };
    let today = app.db.clock().now().date();
    page.show(&OnePage { page: &page, import, lines, records: allowed.is_ok(), why_not, today })
}

/// An officer records all lines that are not recorded yet.
pub async fn record(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let id = ImportId(*id);
    let (import, lines) = load(&app, &me, id).await?;
    access::record_paper(&me, import.brought_by)?;
    if lines.iter().any(|line| line.granted.is_err()) {
        return Err(Error::Refused(t::authorizations::refused_wrong_lines()));
    }
    let open: Vec<i64> = lines.iter().filter(|one| one.recorded.is_none()).map(|one| one.line).collect();
    for line in &open {
        let (actor, line) = (me.actor().clone(), *line);
        app.db.write(move |tx| actions::record_line(tx, &actor, id, line)).await?;
    }
    let actor = me.actor().clone();
    app.db.write(move |tx| actions::settle_paper(tx, &actor, id)).await?;
    Ok(page.go_saying(&app, &format!("{LIST}/{id}"), &t::authorizations::paper_recorded(open.len())))
}

/// The file is put away.
pub async fn discard(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    access::see_paper(&me)?;
    form.only(&[])?;
    let (id, actor) = (ImportId(*id), me.actor().clone());
    once::write_as(&app.db, &form, &me, "authorizations.discard_paper", move |tx| {
        actions::discard_paper(tx, &actor, id)?;
        Ok(LIST.to_owned())
    })
    .await?;
    Ok(page.go_saying(&app, LIST, &t::authorizations::paper_discarded()))
}
