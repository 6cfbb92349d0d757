//! Check answers and send; what routing says before that; parting, taking back, withdrawing, asking again.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use super::answers_view::AnswersView;
use super::{own, title_of};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::requests::actions::drafts;
use crate::requests::actions::intake::Asked;
use crate::requests::actions::submission::{self as actions, NOTE_LIMIT};
use crate::requests::answers::Answers;
use crate::requests::draft::Draft;
use crate::requests::questions;
use crate::requests::rules::{self, Gate};
use crate::requests::store::submission;
use crate::requests::{Action, Case, RequestId, Stage};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/requests/{id}/check", check);
    routes.post("/requests/{id}/submit", submit);
    routes.get("/requests/{id}/routing", routing);
    routes.post("/requests/{id}/split", split);
    routes.post("/requests/{id}/recall", recall);
    routes.get("/requests/{id}/withdraw", withdraw_page);
    routes.post("/requests/{id}/withdraw", withdraw);
    routes.get("/requests/{id}/ask-again", ask_again_page);
    routes.post("/requests/{id}/ask-again", ask_again);
}

/// What routing says about one authority's marks.
pub(super) struct Route {
    pub marks: Vec<String>,
    pub title: String,
    pub says: String,
    pub authority: String,
    pub contact: String,
    pub disclaimers: Vec<String>,
    pub instead: Vec<String>,
    pub alternatives: Vec<String>,
}

/// What routing says, authority by authority; the gate that follows. Nothing before marks and use were chosen.
pub(super) fn routes_of(reference: &Reference, answers: &Answers) -> Result<Option<(Gate, Vec<Route>)>> {
    let language = t::current_language().tag();
    let Some(routing) = drafts::routing_of(reference, answers)? else { return Ok(None) };
    let name = |mark| reference.marks.mark(mark).map(|entry| entry.text.say(language).name.clone());
    let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let mut routes = Vec::new();
    for group in &routing.groups {
        let Some(said) = group.explain(reference, language) else { continue };
        routes.push(Route {
            marks: group.marks.iter().filter_map(|route| name(route.mark)).collect(),
            title: said.title.to_owned(),
            says: said.says.to_owned(),
            authority: said.authority.to_owned(),
            contact: said.contact.to_owned(),
            disclaimers: owned(said.disclaimers),
            instead: owned(said.instead),
            alternatives: said.alternatives.iter().map(|(_, name)| (*name).to_owned()).collect(),
        });
    }
    Ok(Some((rules::gate(&routing), routes)))
}

struct Missing {
    title: Msg,
    path: String,
    problems: Vec<Msg>,
}

/// A group that was carried over, to be confirmed here or changed.
struct ToConfirm {
    key: &'static str,
    title: Msg,
    path: String,
    version: i64,
    rows: Vec<questions::ShownRow>,
}

#[derive(Template)]
#[template(path = "requests/check.html")]
struct CheckPage<'a> {
    page: &'a Page,
    id: i64,
    title: String,
    answers: AnswersView,
    missing: Vec<Missing>,
    to_confirm: Vec<ToConfirm>,
    gate: Option<Gate>,
    routes: Vec<Route>,
    again: bool,
    gaps: Vec<String>,
    f: Filled,
    due: NaiveDate,
    can_send: bool,
}

struct Loaded {
    case: Case,
    draft: Draft,
    gaps: Vec<Asked>,
}

async fn load(app: &AppData, me: &SignedIn, id: i64) -> Result<Loaded> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = own(conn, &actor, id)?;
            let draft = Draft::load(conn, RequestId(id))?;
            let gaps = submission::open_gaps(conn, RequestId(id))?;
            let gaps = gaps.into_iter().map(|gap| Asked { question: gap.question, text: gap.text }).collect();
            Ok(Loaded { case, draft, gaps })
        })
        .await
}

fn check_page<'a>(page: &'a Page, loaded: &Loaded, today: NaiveDate, f: Filled) -> Result<CheckPage<'a>> {
    let Loaded { case, draft, gaps } = loaded;
    let id = case.request.id.0;
    let answers = draft.answers();
    let reference = Reference::current().map_err(Error::internal)?;
    let due = reference.terms.calendar.add_working_days(today, reference.terms.targets.completeness);
    t::with_language(page.language, || {
        let base = format!("/requests/{id}");
        let mut missing: Vec<Missing> =
            questions::all_problems(&answers, &draft.context(&case.request, today))
                .into_iter()
                .map(|(group, problems)| Missing {
                    title: group.title(),
                    path: format!("{base}/edit/{}?back=check", group.key),
                    problems: problems.iter().map(|(_, message)| message.clone()).collect(),
                })
                .collect();
        missing.extend(locked(draft, &base));
        let (gate, routes) = match routes_of(case.request.rules()?, &answers)? {
            Some((gate, routes)) => (Some(gate), routes),
            None => (None, Vec::new()),
        };
        let sending = rules::sending(case.request.stage, !gaps.is_empty());
        let shown = questions::shown(&answers);
        let to_confirm: Vec<ToConfirm> = draft
            .to_confirm()
            .into_iter()
            .filter(|group| answers.problems(group, &draft.context(&case.request, today)).is_empty())
            .map(|group| ToConfirm {
                key: group.key,
                title: group.title(),
                path: format!("{base}/edit/{}?back=check", group.key),
                version: draft.version(group.key),
                rows: shown
                    .iter()
                    .find(|one| one.group.key == group.key)
                    .map(|one| one.rows.clone())
                    .unwrap_or_default(),
            })
            .collect();
        let can_send = missing.is_empty()
            && draft.to_confirm().is_empty()
            && matches!(gate, Some(Gate::Open | Gate::Explain))
            && sending.is_some()
            && case.hold_since.is_none();
        Ok(CheckPage {
            page,
            id,
            title: title_of(&case.request),
            answers: AnswersView::new(&draft.frozen(), &draft.looks, Some(&base)),
            missing,
            to_confirm,
            gate,
            routes,
            again: case.request.stage != Stage::Draft,
            gaps: gaps.iter().map(Asked::line).collect(),
            f,
            due,
            can_send,
        })
    })
}

/// Files that something was found in: nothing can be sent with them.
fn locked<'a>(draft: &'a Draft, base: &'a str) -> impl Iterator<Item = Missing> + 'a {
    draft.documents.iter().filter_map(move |file| {
        let found = draft.looks.found(&file.sha256)?;
        let (_, question) = questions::question(&file.question)?;
        Some(Missing {
            title: question.label(),
            path: format!("{base}/files/{}?back=check", question.key),
            problems: vec![t::documents::file_locked(&file.name, found)],
        })
    })
}

async fn check(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let loaded = load(&app, &me, path.into_inner()).await?;
    if rules::sending(loaded.case.request.stage, !loaded.gaps.is_empty()).is_none() {
        return Ok(page.go(&format!("/requests/{}", loaded.case.request.id)));
    }
    let today = app.db.clock().now().date();
    page.show(&app.db.with_closed_days(|| check_page(&page, &loaded, today, Filled::new()))?)
}

async fn submit(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["note"])?;
    let id = path.into_inner();
    let note = form.text("note").to_owned();
    if note.chars().count() > NOTE_LIMIT {
        let mut problems = Problems::new();
        problems.add("note", t::requests::note_too_long(NOTE_LIMIT));
        let loaded = load(&app, &me, id).await?;
        let today = app.db.clock().now().date();
        let filled = Filled::from_form(&form, problems);
        let shown = app.db.with_closed_days(|| check_page(&page, &loaded, today, filled))?;
        return page.show_problems(&shown);
    }
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.send", move |tx| {
        let sent = actions::send(tx, &actor, RequestId(id), &note)?;
        Ok(format!("/requests/{}/sent", sent.id))
    })
    .await
}

#[derive(Template)]
#[template(path = "requests/routing.html")]
struct RoutingPage<'a> {
    page: &'a Page,
    id: i64,
    title: String,
    gate: Gate,
    routes: Vec<Route>,
    onward: String,
}

impl RoutingPage<'_> {
    fn first_title(&self) -> &str {
        self.routes.first().map_or("", |route| route.title.as_str())
    }
}

async fn routing(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let loaded = load(&app, &me, path.into_inner()).await?;
    let id = loaded.case.request.id.0;
    let answers = loaded.draft.answers();
    let found = t::with_language(page.language, || routes_of(loaded.case.request.rules()?, &answers))?;
    let Some((gate, routes)) = found else { return Ok(page.go(&format!("/requests/{id}/edit/mark"))) };
    let last =
        questions::sections().iter().find(|section| section.key == "use").and_then(|it| it.groups.last());
    let onward = last
        .and_then(|group| questions::next_group(group.key, &answers))
        .map_or_else(|| format!("/requests/{id}"), |next| format!("/requests/{id}/edit/{}", next.key));
    let title = t::with_language(page.language, || title_of(&loaded.case.request));
    page.show(&RoutingPage { page: &page, id, title, gate, routes, onward })
}

async fn split(app: AppData, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let id = path.into_inner();
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.split", move |tx| {
        drafts::split(tx, &actor, RequestId(id))?;
        Ok(format!("/requests/{id}"))
    })
    .await
}

async fn recall(app: AppData, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let id = path.into_inner();
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.recall", move |tx| {
        actions::recall(tx, &actor, RequestId(id))?;
        Ok(format!("/requests/{id}"))
    })
    .await
}

/// A page that asks once more, with a reason.
#[derive(Template)]
#[template(path = "requests/confirm.html")]
struct ConfirmPage<'a> {
    page: &'a Page,
    id: i64,
    title: String,
    heading: Msg,
    lead: Vec<Msg>,
    field: &'static str,
    label: Msg,
    optional: bool,
    button: Msg,
    grave: bool,
    path: String,
    f: Filled,
}

fn withdraw_shown<'a>(page: &'a Page, case: &Case, f: Filled) -> ConfirmPage<'a> {
    let sent = case.request.submitted_at.is_some();
    let id = case.request.id.0;
    t::with_language(page.language, || ConfirmPage {
        page,
        id,
        title: title_of(&case.request),
        heading: if sent { t::requests::withdraw_heading() } else { t::requests::discard_heading() },
        lead: if sent {
            vec![t::requests::withdraw_what_happens(), t::requests::withdraw_can_ask_again()]
        } else {
            vec![t::requests::discard_what_happens()]
        },
        field: "reason",
        label: t::requests::withdraw_reason(),
        optional: true,
        button: if sent { t::requests::withdraw_button() } else { t::requests::discard_button() },
        grave: true,
        path: format!("/requests/{id}/withdraw"),
        f,
    })
}

async fn withdraw_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let loaded = load(&app, &me, path.into_inner()).await?;
    if !loaded.case.can(Action::Withdraw) {
        return Err(Error::Refused(t::requests::cannot_withdraw()));
    }
    page.show(&withdraw_shown(&page, &loaded.case, Filled::new()))
}

async fn withdraw(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["reason"])?;
    let id = path.into_inner();
    let reason = form.text("reason").to_owned();
    if reason.chars().count() > NOTE_LIMIT {
        let mut problems = Problems::new();
        problems.add("reason", t::requests::reason_too_long(NOTE_LIMIT));
        let loaded = load(&app, &me, id).await?;
        return page.show_problems(&withdraw_shown(&page, &loaded.case, Filled::from_form(&form, problems)));
    }
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.withdraw", move |tx| {
        actions::withdraw(tx, &actor, RequestId(id), &reason)?;
        Ok(format!("/requests/{id}"))
    })
    .await
}

fn ask_again_shown<'a>(page: &'a Page, case: &Case, f: Filled) -> ConfirmPage<'a> {
    let id = case.request.id.0;
    t::with_language(page.language, || ConfirmPage {
        page,
        id,
        title: title_of(&case.request),
        heading: t::requests::ask_again_heading(),
        lead: vec![t::requests::ask_again_what_happens()],
        field: "reasons",
        label: t::requests::ask_again_reasons(),
        optional: false,
        button: t::requests::ask_again_button(),
        grave: false,
        path: format!("/requests/{id}/ask-again"),
        f,
    })
}

async fn ask_again_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let loaded = load(&app, &me, path.into_inner()).await?;
    if !loaded.case.can(Action::AskUndoRouting) {
        return Err(Error::Refused(t::requests::cannot_ask_again()));
    }
    page.show(&ask_again_shown(&page, &loaded.case, Filled::new()))
}

async fn ask_again(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["reasons"])?;
    let id = path.into_inner();
    let reasons = form.text("reasons").to_owned();
    let mut problems = Problems::new();
    if reasons.is_empty() {
        problems.add("reasons", t::requests::enter_reasons());
    } else if reasons.chars().count() > NOTE_LIMIT {
        problems.add("reasons", t::requests::reason_too_long(NOTE_LIMIT));
    }
    if !problems.is_empty() {
        let loaded = load(&app, &me, id).await?;
        return page.show_problems(&ask_again_shown(&page, &loaded.case, Filled::from_form(&form, problems)));
    }
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.ask_again", move |tx| {
        actions::ask_again(tx, &actor, RequestId(id), &reasons)?;
        Ok(format!("/requests/{id}"))
    })
    .await
}
