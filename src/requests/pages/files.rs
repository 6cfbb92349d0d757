//! The files of one question: added one at a time, described, removed, put back; and fetched by those who may.

use actix_multipart::Multipart;
use actix_web::web;
use askama::Template;

use super::edit::{Back, after};
use super::{own, title_of};
use crate::db::Conn;
use crate::db::ids::DocumentId;
use crate::documents::actions::New;
use crate::documents::files::FileProblem;
use crate::documents::kinds::{self, KindProblem};
use crate::documents::looks::{Look, Looks};
use crate::documents::upload::{self, UploadedFile};
use crate::documents::{self, Document, Scan};
use crate::error::{Error, Problems, Result};
use crate::requests::actions::files as actions;
use crate::requests::draft::Draft;
use crate::requests::questions::{self, Group, Question};
use crate::requests::{Case, RequestId, must_know};
use crate::say as t;
use crate::say::Msg;
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn};

/// Longest description of a file, characters.
const DESCRIPTION_LIMIT: usize = 500;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/requests/{id}/files/{question}", show);
    routes.post("/requests/{id}/files/{question}", add);
    routes.post("/requests/{id}/files/{question}/{document}/remove", remove);
    routes.post("/requests/{id}/files/{question}/{document}/put-back", put_back);
    routes.post("/requests/{id}/files/{question}/{document}/describe", describe);
}

#[derive(Template)]
#[template(path = "requests/files.html")]
struct FilesPage<'a> {
    page: &'a Page,
    id: i64,
    title: String,
    question: &'static Question,
    label: Msg,
    most: usize,
    size: Msg,
    files: Vec<Document>,
    looks: Looks,
    removed: Option<Document>,
    f: Filled,
    described: bool,
    back: String,
    onward: String,
    accept: String,
}

impl FilesPage<'_> {
    /// The description of a file that is here.
    fn description(&self, file: &Document) -> Field {
        let name = format!("description-{}", file.id);
        let mut f = match self.f.value(&name) {
            "" => Filled::new().with(&name, &file.description),
            typed => Filled::new().with(&name, typed),
        };
        f.problems = self.f.problems.clone();
        self.described_as(f.area(&name, t::documents::description_label()).rows(2))
    }

    fn look(&self, file: &Document) -> Look {
        self.looks.of(file.id, &file.sha256, &file.name, &file.description)
    }

    /// Whether another file is taken.
    fn has_room(&self) -> bool {
        self.files.len() < self.most
    }

    /// The description of the file to come.
    fn new_description(&self) -> Field {
        self.described_as(self.f.area("description", t::documents::description_label()).rows(2))
    }

    fn described_as(&self, field: Field) -> Field {
        let field = field.hint(t::documents::description_hint());
        if self.described { field } else { field.optional() }
    }
}

/// What the page reads: the case, its draft, all its documents.
async fn load(app: &AppData, me: &SignedIn, id: i64) -> Result<(Case, Draft, Vec<Document>)> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = own(conn, &actor, id)?;
            let draft = Draft::load(conn, RequestId(id))?;
            let all = documents::all_of_request(conn, RequestId(id))?;
            Ok((case, draft, all))
        })
        .await
}

fn asked(key: &str) -> Result<(&'static Group, &'static Question)> {
    questions::question(key).filter(|(_, question)| question.files().is_some()).ok_or(Error::Hidden)
}

async fn page_of<'a>(
    app: &AppData,
    page: &'a Page,
    me: &SignedIn,
    (id, key): (i64, &str),
    f: Filled,
    back: String,
    removed: Option<i64>,
) -> Result<FilesPage<'a>> {
    let (group, question) = asked(key)?;
    let (case, draft, all) = load(app, me, id).await?;
    let onward = match group.questions.len() {
        1 => after(&case.request, group, &draft.answers(), &back)?,
        _ if back == "check" => format!("/requests/{id}/check"),
        _ => format!("/requests/{id}/edit/{}", group.key),
    };
    let rule = question.files().ok_or(Error::Hidden)?;
    let is_removed = |file: &&Document| Some(file.id.0) == removed && file.removed_at.is_some();
    Ok(t::with_language(page.language, || FilesPage {
        page,
        id,
        title: title_of(&case.request),
        question,
        label: question.label(),
        most: rule.max.min(app.limits.files_per_question),
        size: documents::size(app.limits.file_bytes),
        looks: draft.looks,
        removed: all.iter().find(is_removed).cloned(),
        files: draft.documents.into_iter().filter(|file| file.question == question.key).collect(),
        f,
        described: rule.description_required,
        back,
        onward,
        accept: kinds::accept(),
    }))
}

#[derive(serde::Deserialize)]
struct Removed {
    removed: Option<i64>,
}

async fn show(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, String)>,
    back: web::Query<Back>,
    removed: web::Query<Removed>,
) -> Response {
    let (id, key) = path.into_inner();
    let back = back.into_inner().back;
    page.show(&page_of(&app, &page, &me, (id, &key), Filled::new(), back, removed.removed).await?)
}

async fn add(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, String)>,
    parts: Multipart,
) -> Response {
    let (id, key) = path.into_inner();
    must_know(&app.db, me.actor(), RequestId(id)).await?;
    let (_, question) = asked(&key)?;
    let token = me.session().form_token.clone();
    let upload = upload::read(parts, &token, &app.files, &app.limits).await?;
    upload.form.only(&["description", "back"])?;
    let back = upload.form.text("back").to_owned();
    let description = upload.form.text("description").to_owned();
    let mut problems = Problems::new();
    let rule = question.files().ok_or(Error::Hidden)?;
    // A file once uploaded survives an error in its description: it is kept, and the words are asked for beside it.
    if description.chars().count() > DESCRIPTION_LIMIT {
        problems.add("description", t::documents::file_description_long());
    }
    let stored = match upload.file {
        None => {
            problems.add("file", t::documents::file_choose());
            None
        }
        Some(file) => {
            let (actor, limits) = (me.actor().clone(), app.limits.clone());
            let room = move |conn: &mut Conn, new: &New| {
                actions::has_room(conn, &actor, RequestId(id), question.key, new, &limits)
            };
            problems.take("file", keep(&app, file, room).await?)
        }
    };
    if let Some(mut new) = stored {
        if problems.is_empty() {
            new.description = description.clone();
        }
        let (actor, limits, name, key) =
            (me.actor().clone(), app.limits.clone(), new.name.clone(), key.clone());
        let added =
            app.db.write(move |tx| actions::add(tx, &actor, RequestId(id), &key, &new, &limits)).await;
        if added.is_ok() {
            app.files.announce();
        }
        match added {
            Ok(_) if problems.is_empty() && (!description.is_empty() || !rule.description_required) => {
                let query = if back == "check" { "?back=check" } else { "" };
                let to = format!("/requests/{id}/files/{}{query}", question.key);
                return Ok(page.go_saying(&app, &to, &t::documents::file_added(name)));
            }
            Ok(document) if problems.is_empty() => {
                problems.add(format!("description-{document}"), t::documents::file_describe());
            }
            Ok(_) => {}
            Err(Error::Invalid(more)) => {
                more.iter().for_each(|(field, message)| problems.add(field, message.clone()));
            }
            Err(other) => return Err(other),
        }
    }
    let filled = Filled::from_form(&upload.form, problems);
    page.show_problems(&page_of(&app, &page, &me, (id, &key), filled, back, None).await?)
}

/// Looks at a file in quarantine, asks whether there is room for it, and stores it for good; or says what is wrong.
///
/// # Errors
/// Whatever `has_room` fails with, but for what is wrong with the file.
pub(crate) async fn keep<F>(
    app: &AppData,
    file: UploadedFile,
    has_room: F,
) -> Result<std::result::Result<New, Msg>>
where
    F: FnOnce(&mut Conn, &New) -> Result<()> + Send + 'static,
{
    let most = app.limits.file_bytes;
    let UploadedFile { name, content } = file;
    let sealed = match content {
        Ok(sealed) => sealed,
        Err(FileProblem::TooBig(most)) => return Ok(Err(upload::problem_words(&KindProblem::TooBig(most)))),
        Err(FileProblem::Lost(error)) => return Err(error.into()),
    };
    let scan = if app.config.clamd.is_some() { Scan::Unchecked } else { Scan::Off };
    let looked = web::block(move || {
        let recognised = match kinds::recognise(&name, sealed.read()?, most) {
            Ok(recognised) => recognised,
            Err(problem) => return Ok(Err(upload::problem_words(&problem))),
        };
        let new = New {
            sha256: sealed.about().sha256.clone(),
            name,
            description: String::new(),
            kind: recognised.kind.as_str().to_owned(),
            bytes: i64::try_from(sealed.about().size).unwrap_or(i64::MAX),
            scan,
        };
        Ok::<_, Error>(Ok((new, sealed)))
    });
    let (new, sealed) = match looked.await.map_err(Error::internal)?? {
        Ok(looked) => looked,
        Err(words) => return Ok(Err(words)),
    };
    // Asked again when its row is written; asked here so that what is not taken is not kept either.
    let asked = new.clone();
    let room = app.db.read(move |conn| has_room(conn, &asked)).await;
    match room {
        Ok(()) => {}
        Err(Error::Invalid(problems)) => {
            let words = problems.iter().map(|(_, words)| words.clone()).next();
            return Ok(Err(words.unwrap_or_else(t::common::not_understood)));
        }
        Err(other) => return Err(other),
    }
    web::block(move || sealed.keep()).await.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(Ok(new))
}

type DocumentPath = web::Path<(i64, String, i64)>;

async fn remove(app: AppData, page: Page, me: SignedIn, path: DocumentPath, form: Form) -> Response {
    form.only(&["back"])?;
    let (id, key, document) = path.into_inner();
    asked(&key)?;
    let actor = me.actor().clone();
    let removed =
        app.db.write(move |tx| actions::remove(tx, &actor, RequestId(id), DocumentId(document))).await?;
    let back = if form.text("back") == "check" { "&back=check" } else { "" };
    let to = format!("/requests/{id}/files/{key}?removed={document}{back}");
    Ok(page.go_saying(&app, &to, &t::documents::file_removed(&removed.name)))
}

async fn put_back(app: AppData, page: Page, me: SignedIn, path: DocumentPath, form: Form) -> Response {
    form.only(&["back"])?;
    let (id, key, document) = path.into_inner();
    asked(&key)?;
    let actor = me.actor().clone();
    let back =
        app.db.write(move |tx| actions::put_back(tx, &actor, RequestId(id), DocumentId(document))).await?;
    let query = if form.text("back") == "check" { "?back=check" } else { "" };
    let to = format!("/requests/{id}/files/{key}{query}");
    Ok(page.go_saying(&app, &to, &t::documents::file_put_back(&back.name)))
}

async fn describe(app: AppData, page: Page, me: SignedIn, path: DocumentPath, form: Form) -> Response {
    let (id, key, document) = path.into_inner();
    let (_, question) = asked(&key)?;
    let field = format!("description-{document}");
    form.only(&[&field, "back"])?;
    let text = form.text(&field).to_owned();
    let back = form.text("back").to_owned();
    let mut problems = Problems::new();
    if text.chars().count() > DESCRIPTION_LIMIT {
        problems.add(&field, t::documents::file_description_long());
    } else if text.is_empty() && question.files().is_some_and(|rule| rule.description_required) {
        problems.add(&field, t::documents::file_describe());
    }
    if !problems.is_empty() {
        let filled = Filled::from_form(&form, problems);
        return page.show_problems(&page_of(&app, &page, &me, (id, &key), filled, back, None).await?);
    }
    let actor = me.actor().clone();
    app.db.write(move |tx| actions::describe(tx, &actor, RequestId(id), DocumentId(document), &text)).await?;
    let query = if back == "check" { "?back=check" } else { "" };
    let to = format!("/requests/{id}/files/{key}{query}");
    Ok(page.go_saying(&app, &to, &t::documents::description_saved()))
}
