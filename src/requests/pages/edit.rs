//! One group of questions a page: shown, saved, saved by itself, and two people at once.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::answers_view::FileView;
use super::own;
use crate::accounts;
use crate::error::{Error, Result};
use crate::requests::actions::drafts::{self, Saved};
use crate::requests::answers::Answers;
use crate::requests::draft::{Draft, SavedGroup};
use crate::requests::questions::{self, Fields, Group, GroupState};
use crate::requests::rules::{self, Gate};
use crate::requests::{Case, Request, RequestId};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/requests/{id}/edit/{group}", show);
    routes.post("/requests/{id}/edit/{group}", save);
    routes.post("/requests/{id}/autosave/{group}", autosave);
}

/// The files of one question, beside the fields.
pub(super) struct FilesOf {
    pub key: &'static str,
    pub label: Msg,
    pub hint: Option<Msg>,
    /// What the script shows and hides it by, as attributes, where it hangs on another answer of the page.
    pub when: String,
    pub files: Vec<FileView>,
    pub error: Option<Msg>,
}

struct Place {
    title: Msg,
    done: bool,
    current: bool,
}

#[derive(Template)]
#[template(path = "requests/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    id: i64,
    group: &'static Group,
    section: Msg,
    number: usize,
    count: usize,
    f: Filled,
    answers: Answers,
    version: i64,
    back: String,
    files: Vec<FilesOf>,
    places: Vec<Place>,
    saved: Option<chrono::NaiveDateTime>,
}

impl EditPage<'_> {
    fn fields(&self) -> Fields<'_> {
        questions::render(self.group, &self.f, &self.answers)
    }
}

#[derive(serde::Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    pub back: String,
}

async fn load(app: &AppData, me: &SignedIn, id: i64) -> Result<(Case, Draft)> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = own(conn, &actor, id)?;
            let draft = Draft::load(conn, RequestId(id))?;
            Ok((case, draft))
        })
        .await
}

pub(super) fn files_of(group: &Group, answers: &Answers, draft: &Draft, f: &Filled) -> Vec<FilesOf> {
    let asked = group.files().filter(|(question, _)| group.may_show(question, answers));
    asked
        .map(|(question, _)| FilesOf {
            key: question.key,
            label: question.label(),
            hint: question.hint(),
            when: match group.questions.iter().any(|other| question.shown_if.reads(other.key)) {
                true => question.shown_if.as_data().unwrap_or_default(),
                false => String::new(),
            },
            files: draft
                .documents
                .iter()
                .filter(|file| file.question == question.key)
                .map(|file| FileView {
                    look: draft.looks.of(file.id, &file.sha256, &file.name, &file.description),
                    description: file.description.clone(),
                    facts: t::documents::file_facts(file.kind.to_uppercase(), file.size()),
                })
                .collect(),
            error: f.problems.of(question.key).cloned(),
        })
        .collect()
}

fn shown<'a>(
    page: &'a Page,
    today: chrono::NaiveDate,
    (case, draft): (&Case, &Draft),
    group: &'static Group,
    answers: Answers,
    f: Filled,
    back: String,
) -> EditPage<'a> {
    t::with_language(page.language, || {
        let context = draft.context(&case.request, today);
        let section = questions::sections().iter().find(|section| section.key == group.section);
        let needed: Vec<&Group> = section
            .iter()
            .flat_map(|section| &section.groups)
            .filter(|each| each.is_needed(&answers))
            .collect();
        let number = needed.iter().position(|each| each.key == group.key).unwrap_or(0) + 1;
        let places = needed.iter().map(|each| Place {
            title: each.title(),
            done: questions::state_of(each, &answers, &context) == GroupState::Completed,
            current: each.key == group.key,
        });
        EditPage {
            page,
            id: case.request.id.0,
            group,
            section: section.map_or_else(|| group.title(), questions::Section::title),
            number,
            count: needed.len(),
            files: files_of(group, &answers, draft, &f),
            places: places.collect(),
            version: draft.version(group.key),
            saved: draft.group(group.key).map(|saved| saved.saved_at),
            answers,
            f,
            back,
        }
    })
}

/// A page that has only files to ask for is the page of its files.
fn only_files(group: &Group) -> Option<&'static str> {
    let mut files = group.files();
    match (files.next(), group.questions.len()) {
        (Some((question, _)), 1) => Some(question.key),
        _ => None,
    }
}

async fn show(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, String)>,
    back: web::Query<Back>,
) -> Response {
    let (id, key) = path.into_inner();
    let group = questions::group(&key).ok_or(Error::Hidden)?;
    let (case, draft) = load(&app, &me, id).await?;
    let back = back.into_inner().back;
    if let Some(question) = only_files(group) {
        let query = if back == "check" { "?back=check" } else { "" };
        return Ok(page.go(&format!("/requests/{id}/files/{question}{query}")));
    }
    let answers = draft.answers();
    let filled = answers.fill(group);
    let today = app.db.clock().now().date();
    page.show(&shown(&page, today, (&case, &draft), group, answers, filled, back))
}

async fn save(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, String)>,
    form: Form,
) -> Response {
    let (id, key) = path.into_inner();
    let group = questions::group(&key).ok_or(Error::Hidden)?;
    questions::only(group, &form, &["version", "back", "then"])?;
    let back = form.text("back").to_owned();
    let today = app.db.clock().now().date();
    if let Some(filled) = questions::pressed(group, &form) {
        let (case, draft) = load(&app, &me, id).await?;
        let answers = draft.answers().with_group(group, Answers::read(group, &form));
        let mut shown = shown(&page, today, (&case, &draft), group, answers, filled, back);
        shown.version = form.value("version").unwrap_or(shown.version);
        return page.show(&shown);
    }
    let typed = Answers::read(group, &form);
    let version = form.value("version").unwrap_or(0);
    let (actor, answers) = (me.actor().clone(), typed.clone());
    let saved = app
        .db
        .write(move |tx| drafts::save(tx, &actor, RequestId(id), group, version, &answers, true))
        .await?;
    let (case, draft) = load(&app, &me, id).await?;
    if let Saved::Overtaken(theirs) = saved {
        return conflict(&app, &page, (&case, &draft), group, typed, *theirs, back).await;
    }
    match form.text("then") {
        "later" => {
            return Ok(page.go_saying(&app, &format!("/requests/{id}"), &t::requests::saved_for_later()));
        }
        then => {
            if let Some(question) = then.strip_prefix("files-").filter(|key| group.question(key).is_some()) {
                return Ok(page.go(&format!("/requests/{id}/files/{question}")));
            }
        }
    }
    let all = draft.answers();
    let problems = all.problems(group, &draft.context(&case.request, today));
    if !problems.is_empty() {
        let filled = Filled::from_form(&form, problems);
        return page.show_problems(&shown(&page, today, (&case, &draft), group, all, filled, back));
    }
    Ok(page.go(&after(&case.request, group, &all, &back)?))
}

/// Where one goes after a group is complete.
pub(super) fn after(case: &Request, group: &Group, answers: &Answers, back: &str) -> Result<String> {
    let id = case.id;
    if back == "check" {
        return Ok(format!("/requests/{id}/check"));
    }
    let next = questions::next_group(group.key, answers);
    let leaves_use = group.section == "use" && next.is_none_or(|next| next.section != "use");
    if leaves_use
        && drafts::routing_of(case.rules()?, answers)?
            .is_some_and(|routing| rules::gate(&routing) != Gate::Open)
    {
        return Ok(format!("/requests/{id}/routing"));
    }
    Ok(match next {
        Some(next) => format!("/requests/{id}/edit/{}", next.key),
        None => format!("/requests/{id}"),
    })
}

/// A group as it stands, beside what was typed.
#[derive(Template)]
#[template(path = "requests/conflict.html")]
struct ConflictPage<'a> {
    page: &'a Page,
    id: i64,
    group: &'static Group,
    who: String,
    at: chrono::NaiveDateTime,
    theirs: Vec<(Msg, questions::ShownValue, questions::ShownValue, bool)>,
    f: Filled,
    answers: Answers,
    version: i64,
    back: String,
}

impl ConflictPage<'_> {
    fn fields(&self) -> Fields<'_> {
        questions::render(self.group, &self.f, &self.answers)
    }
}

async fn conflict(
    app: &AppData,
    page: &Page,
    (case, draft): (&Case, &Draft),
    group: &'static Group,
    typed: Answers,
    theirs: SavedGroup,
    back: String,
) -> Response {
    let by = theirs.saved_by;
    let who = app.db.read(move |conn| accounts::by_id(conn, by)).await?.name;
    let all = draft.answers();
    let mine = all.clone().with_group(group, typed.clone());
    let shown = t::with_language(page.language, || {
        let rows = |answers: &Answers| {
            let found = questions::shown(answers).into_iter().find(|shown| shown.group.key == group.key);
            found.map(|shown| shown.rows).unwrap_or_default()
        };
        let (stored, own) = (rows(&all), rows(&mine));
        let mut pairs: Vec<(Msg, questions::ShownValue, questions::ShownValue, bool)> = Vec::new();
        for question in group.questions.iter().filter(|question| question.files().is_none()) {
            let value = |rows: &[questions::ShownRow]| {
                let found = rows.iter().find(|row| row.question.key == question.key);
                found.map_or(questions::ShownValue::NotAnswered, |row| row.value.clone())
            };
            let (one, other) = (value(&stored), value(&own));
            let differs = one != other;
            pairs.push((question.label(), one, other, differs));
        }
        ConflictPage {
            page,
            id: case.request.id.0,
            group,
            who,
            at: theirs.saved_at,
            theirs: pairs,
            f: typed.fill(group),
            answers: mine,
            version: theirs.version,
            back,
        }
    });
    page.with_status(StatusCode::CONFLICT, &shown)
}

/// Saves what the script sends every few seconds. It is judged only when the person presses the button.
async fn autosave(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, String)>,
    form: Form,
) -> Response {
    let (id, key) = path.into_inner();
    let group = questions::group(&key).ok_or(Error::Hidden)?;
    questions::only(group, &form, &["version", "back", "then"])?;
    let answers = Answers::read(group, &form);
    let version = form.value("version").unwrap_or(0);
    let actor = me.actor().clone();
    let saved = app
        .db
        .write(move |tx| drafts::save(tx, &actor, RequestId(id), group, version, &answers, false))
        .await?;
    t::with_language(page.language, || {
        Ok(match saved {
            Saved::Kept { version, at } => HttpResponse::Ok().json(serde_json::json!({
                "version": version,
                "saved_at": t::time_of_day(at),
                "words": t::requests::saved_at(t::time_of_day(at)).to_string(),
            })),
            Saved::Overtaken(_) => HttpResponse::Conflict().json(serde_json::json!({
                "words": t::requests::saved_by_somebody_else().to_string(),
            })),
        })
    })
}
