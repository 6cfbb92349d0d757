//! The opinions of a case, for staff: who was asked, what they said; asking another.

use actix_web::web;
use askama::Template;
use chrono::Datelike;

use super::{day, text};
use crate::access::opinions as access;
use crate::error::{Error, Problems, Result};
use crate::opinions::actions::{self, Question};
use crate::opinions::{self, Entry, Filter, Opinion, OpinionKind, OpinionState, rules};
use crate::requests::questions::choices::Choices;
use crate::requests::{Case, RequestId, Stage};
use crate::say::{self as t, Msg};
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/opinions", show);
    routes.post("/cases/{id}/opinions", ask);
    routes.post("/cases/{id}/opinions/{opinion}/revoke", revoke);
    routes.post("/cases/{id}/opinions/{opinion}/again", again);
}

#[derive(Template)]
#[template(path = "opinions/case.html")]
struct CasePage<'a> {
    page: &'a Page,
    case: &'a Case,
    opinions: Vec<Opinion>,
    can_ask: bool,
    keeps: bool,
    entries: Vec<(String, Msg)>,
    kinds: Vec<(String, Msg)>,
    f: Filled,
}

impl CasePage<'_> {
    fn waits(&self, opinion: &Opinion) -> bool {
        opinion.state == OpinionState::Asked
    }

    fn words(&self, opinion: &Opinion) -> Msg {
        opinion.verdict.map_or_else(|| opinion.state.words(), opinions::Verdict::words)
    }

    fn tone(&self, opinion: &Opinion) -> &'static str {
        use opinions::Verdict as V;
        match opinion.verdict {
            Some(V::Supports | V::NoObjection | V::Confirms) => "ok",
            Some(V::Reservations) => "warn",
            Some(V::Objects | V::Declines) => "stop",
            Some(V::CannotSay) => "",
            None if self.waits(opinion) => "info",
            None => "line",
        }
    }
}

async fn load(app: &AppData, me: &SignedIn, id: i64) -> Result<(Case, Vec<Opinion>, Vec<Entry>)> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, RequestId(id))?;
            let active = Filter { active: true, ..Filter::default() };
            Ok((case, opinions::of_request(conn, RequestId(id))?, opinions::list(conn, &active)?))
        })
        .await
}

fn shown<'a>(
    page: &'a Page,
    me: &SignedIn,
    case: &'a Case,
    opinions: Vec<Opinion>,
    entries: &[Entry],
    f: Filled,
) -> CasePage<'a> {
    let open = !matches!(case.request.stage, Stage::Closed | Stage::Draft) && case.hold_since.is_none();
    t::with_language(page.language, || {
        let mut choices = vec![(String::new(), t::common::choose())];
        choices.extend(entries.iter().map(|entry| {
            let country = match entry.country.as_str() {
                "" => entry.kind.words(),
                code => Choices::Countries.label(code),
            };
            (entry.id.to_string(), t::opinions::entry_choice(&entry.entity, country, &entry.contact))
        }));
        CasePage {
            page,
            case,
            opinions,
            can_ask: open && access::ask(me, &case.standing).is_ok(),
            keeps: access::keep_directory(me).is_ok(),
            entries: choices,
            kinds: OpinionKind::ALL.iter().map(|kind| (kind.to_string(), kind.words())).collect(),
            f,
        }
    })
}

async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, opinions, entries) = load(&app, &me, *path).await?;
    let today = app.db.clock().now().date();
    let calendar = &app.reference().terms.calendar;
    let due = app.db.with_closed_days(|| calendar.add_working_days(today, rules::ANSWER_DAYS));
    let f = Filled::new()
        .with("kind", OpinionKind::Opinion)
        .with("due-day", due.day())
        .with("due-month", due.month())
        .with("due-year", due.year());
    page.show(&shown(&page, &me, &case, opinions, &entries, f))
}

async fn ask(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let id = path.into_inner();
    let (case, opinions, entries) = load(&app, &me, id).await?;
    access::ask(&me, &case.standing)?;
    form.only(&["entry", "kind", "question", "due-day", "due-month", "due-year"])?;
    let mut problems = Problems::new();
    let entry: Option<i64> = form.value("entry");
    if entry.is_none() {
        problems.add("entry", t::opinions::select_whom());
    }
    let kind = OpinionKind::parse(form.text("kind"));
    if kind.is_none() {
        problems.add("kind", t::opinions::select_kind());
    }
    let must = (kind != Some(OpinionKind::Sponsorship)).then(t::opinions::enter_question);
    let question = text(&form, &mut problems, "question", rules::LONGEST, must);
    let due = day(&form, &mut problems, "due");
    let again = |problems: Problems| {
        let f = Filled::from_form(&form, problems);
        page.show_problems(&shown(&page, &me, &case, opinions.clone(), &entries, f))
    };
    let (Some(entry), Some(kind), Some(due), true) = (entry, kind, due, problems.is_empty()) else {
        return again(problems);
    };
    let (actor, question) = (me.actor().clone(), Question { entry, kind, text: question, due });
    let to = format!("/cases/{id}/opinions");
    let location = to.clone();
    let done = once::write_as(&app.db, &form, &me, "opinions.ask", move |tx| {
        actions::ask(tx, &actor, RequestId(id), &question)?;
        Ok(location)
    });
    match done.await {
        Ok(_) => Ok(page.go_saying(&app, &to, &t::opinions::asked_banner())),
        Err(Error::Invalid(problems)) => again(problems),
        Err(error) => Err(error),
    }
}

async fn must_ask(app: &AppData, me: &SignedIn, id: i64) -> Result<()> {
    let actor = me.actor().clone();
    let case = app.db.read(move |conn| Case::load_as_staff(conn, &actor, RequestId(id))).await?;
    Ok(access::ask(me, &case.standing)?)
}

async fn revoke(app: AppData, page: Page, me: SignedIn, path: web::Path<(i64, i64)>, form: Form) -> Response {
    let (id, opinion) = path.into_inner();
    must_ask(&app, &me, id).await?;
    form.only(&[])?;
    let actor = me.actor().clone();
    app.db.write(move |tx| actions::revoke(tx, &actor, RequestId(id), opinion)).await?;
    Ok(page.go_saying(&app, &format!("/cases/{id}/opinions"), &t::opinions::revoked_banner()))
}

async fn again(app: AppData, page: Page, me: SignedIn, path: web::Path<(i64, i64)>, form: Form) -> Response {
    let (id, opinion) = path.into_inner();
    must_ask(&app, &me, id).await?;
    form.only(&[])?;
    let actor = me.actor().clone();
    app.db.write(move |tx| actions::send_again(tx, &actor, RequestId(id), opinion)).await?;
    Ok(page.go_saying(&app, &format!("/cases/{id}/opinions"), &t::opinions::again_banner()))
}
