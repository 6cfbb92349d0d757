//! Answering: by the link of a letter, without an account; or in the account, with a list of what was asked.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use crate::access::Role;
use crate::accounts::pages::over_or;
use crate::db::Conn;
use crate::error::{Error, Problems, Result};
use crate::opinions::actions;
use crate::opinions::{Opinion, OpinionKind, OpinionState, rules};
use crate::organizations;
use crate::requests;
use crate::requests::answers::Answers;
use crate::requests::questions::{self, ShownRow};
use crate::say::{self as t, Msg};
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// What whoever is asked reads of the request: nothing of screening or scores, no contact, no files.
const SHOWN: [&str; 14] = [
    "organization_type",
    "headquarters_country",
    "website",
    "marks",
    "use_type",
    "activity_summary",
    "principal_purpose",
    "exact_wording",
    "media",
    "territory",
    "start_on",
    "end_on",
    "contribution_types",
    "national_alignment",
];

pub(super) fn routes(routes: &mut Routes) {
    routes.public_get("/opinion/thanks", thanks);
    routes.public_get("/opinion/{token}", link_page);
    routes.public_post("/opinion/{token}", by_link);
    routes.get("/opinions", list);
    routes.get("/opinions/{id}", own_page);
    routes.post("/opinions/{id}", in_account);
}

#[derive(Template)]
#[template(path = "opinions/answer.html")]
struct AnswerPage<'a> {
    page: &'a Page,
    opinion: Opinion,
    number: String,
    title: String,
    organization: String,
    rows: Vec<ShownRow>,
    choices: Vec<(String, Msg)>,
    /// In the account: a way back, and what was answered.
    own: bool,
    f: Filled,
}

impl AnswerPage<'_> {
    fn is_open(&self) -> bool {
        self.opinion.state == OpinionState::Asked
    }

    fn is_sponsorship(&self) -> bool {
        self.opinion.kind == OpinionKind::Sponsorship
    }

    fn answered(&self) -> Option<Msg> {
        self.opinion.verdict.map(crate::opinions::Verdict::words)
    }
}

/// The question with what is shown of its request.
struct Read {
    opinion: Opinion,
    number: String,
    title: String,
    organization: String,
    answers: Answers,
}

fn read(conn: &mut Conn, opinion: Opinion) -> Result<Read> {
    let request = requests::by_id(conn, opinion.request_id)?;
    let revision = requests::latest_revision(conn, request.id)?.ok_or(Error::Hidden)?;
    let answers: Answers = revision.answers.to()?;
    let organization = organizations::by_id(conn, request.organization_id)?.name;
    Ok(Read { number: request.number_or_draft(), title: request.title, organization, answers, opinion })
}

fn shown(page: &Page, read: Read, own: bool, f: Filled) -> AnswerPage<'_> {
    let (rows, choices) = t::with_language(page.language, || {
        let all = questions::shown(&read.answers).into_iter().flat_map(|group| group.rows);
        let rows = all.filter(|row| SHOWN.contains(&row.question.key)).collect();
        let verdicts = rules::verdicts(read.opinion.kind).iter();
        (rows, verdicts.map(|one| (one.as_str().to_owned(), one.own_words())).collect())
    });
    let Read { opinion, number, title, organization, .. } = read;
    AnswerPage { page, opinion, number, title, organization, rows, choices, own, f }
}

async fn by_token(app: &AppData, token: &str) -> Result<Read> {
    let (token, now) = (token.to_owned(), app.db.clock().now());
    app.db
        .read(move |conn| {
            let opinion = actions::question_of(conn, &token, now)?;
            read(conn, opinion)
        })
        .await
}

async fn link_page(app: AppData, page: Page, token: web::Path<String>) -> Response {
    match by_token(&app, &token).await {
        Ok(read) => page.show(&shown(&page, read, false, Filled::new())),
        Err(error) => over_or(&page, error),
    }
}

async fn by_link(app: AppData, page: Page, token: web::Path<String>, form: Form) -> Response {
    form.only(&["verdict", "text", "_token"])?;
    let read = match by_token(&app, &token).await {
        Ok(read) => read,
        Err(error) => return over_or(&page, error),
    };
    let token = token.into_inner();
    let (verdict, text) = (form.text("verdict").to_owned(), form.text("text").to_owned());
    let write = app.db.write(move |tx| actions::answer_by_link(tx, &token, &verdict, &text));
    match write.await {
        Ok(()) => Ok(page.go("/opinion/thanks")),
        Err(Error::Invalid(problems)) => {
            page.show_problems(&shown(&page, read, false, Filled::from_form(&form, problems)))
        }
        Err(error) => over_or(&page, error),
    }
}

#[derive(Template)]
#[template(path = "opinions/thanks.html")]
struct ThanksPage<'a> {
    page: &'a Page,
}

async fn thanks(page: Page) -> Response {
    page.show(&ThanksPage { page: &page })
}

#[derive(Template)]
#[template(path = "opinions/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<(Opinion, String, String)>,
}

impl ListPage<'_> {
    fn waits(&self, opinion: &Opinion) -> bool {
        opinion.state == OpinionState::Asked
    }

    fn words(&self, opinion: &Opinion) -> Msg {
        opinion.verdict.map_or_else(|| opinion.state.words(), crate::opinions::Verdict::words)
    }
}

async fn list(app: AppData, page: Page, me: SignedIn) -> Response {
    me.must_be(&[Role::FocalPoint, Role::LocalNetwork])?;
    let actor = me.actor().clone();
    let rows = app
        .db
        .read(move |conn| {
            let mut rows = Vec::new();
            for opinion in actions::asked_of(conn, &actor)? {
                let request = requests::by_id(conn, opinion.request_id)?;
                let organization = organizations::by_id(conn, request.organization_id)?.name;
                rows.push((opinion, request.title, organization));
            }
            Ok(rows)
        })
        .await?;
    page.show(&ListPage { page: &page, rows })
}

async fn own(app: &AppData, me: &SignedIn, id: i64) -> Result<Read> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let opinion = actions::own(conn, &actor, id)?;
            read(conn, opinion)
        })
        .await
}

async fn own_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let read = own(&app, &me, *path).await?;
    page.show(&shown(&page, read, true, Filled::new()))
}

async fn in_account(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let id = path.into_inner();
    let read = own(&app, &me, id).await?;
    form.only(&["verdict", "text"])?;
    let (actor, verdict, text) =
        (me.actor().clone(), form.text("verdict").to_owned(), form.text("text").to_owned());
    let done = once::write_as(&app.db, &form, &me, "opinions.answer", move |tx| {
        actions::answer_in_account(tx, &actor, id, &verdict, &text)?;
        Ok("/opinions".to_owned())
    });
    match done.await {
        Ok(_) => Ok(page.go_saying(&app, "/opinions", &t::opinions::answered_banner())),
        Err(Error::Invalid(problems)) => again(&page, read, &form, problems),
        Err(error) => Err(error),
    }
}

fn again(page: &Page, read: Read, form: &Form, problems: Problems) -> Response {
    let f = Filled::from_form(form, problems);
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY, &shown(page, read, true, f))
}
