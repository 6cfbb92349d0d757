//! The forms of a deliberation that have a page of their own: resolving a knock-out, a meeting, going back.

use actix_web::web;
use askama::Template;

use super::board;
use super::deliberation::{KnockOutRow, knock_outs};
use crate::access::reviews as access;
use crate::accounts::Account;
use crate::db::ids::AccountId;
use crate::error::{Error, Problems};
use crate::requests::{Action, Case, RequestId, Stage};
use crate::reviews::reading::{self, Deliberation};
use crate::reviews::{Resolution, actions};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// A case in deliberation, for the forms that have a page of their own.
async fn deliberating(
    app: &AppData,
    me: &SignedIn,
    id: RequestId,
) -> crate::error::Result<(Case, Deliberation, Vec<Account>)> {
    let who = me.clone();
    let loaded = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, who.actor(), id)?;
            let deliberation = reading::deliberation(conn, &case.request)?;
            let group = actions::group(conn, &case.request)?;
            Ok((case, deliberation, group))
        })
        .await?;
    match loaded.0.request.stage {
        Stage::Deliberation => Ok(loaded),
        stage => Err(Error::Refused(t::reviews::refused_no_deliberation(stage.words()))),
    }
}

#[derive(Template)]
#[template(path = "reviews/resolve.html")]
struct ResolvePage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    title: Msg,
    row: &'a KnockOutRow,
    objection: bool,
    choices: Vec<(String, Msg)>,
}

async fn show_resolve(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    (id, knock_out): (RequestId, i64),
    f: Filled,
) -> Response {
    let (case, deliberation, _) = deliberating(app, me, id).await?;
    access::resolve(me.actor(), &case.standing)?;
    let one = deliberation.knock_outs.iter().find(|one| one.id == knock_out).ok_or(Error::Hidden)?;
    let rows = with_language(page.language, || knock_outs(&deliberation, &[]));
    let row = rows.iter().find(|row| row.id == knock_out).ok_or(Error::Hidden)?;
    let shown = ResolvePage {
        page,
        case: &case,
        title: t::reviews::resolve_title(&one.criterion),
        row,
        objection: deliberation.objection_stands(&one.criterion),
        choices: vec![
            (Resolution::Upheld.as_str().to_owned(), t::reviews::resolve_upheld()),
            (Resolution::SetAside.as_str().to_owned(), t::reviews::resolve_set_aside()),
        ],
        f,
    };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn resolve_page(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
) -> Response {
    let (id, knock_out) = path.into_inner();
    show_resolve(&app, &page, &me, (RequestId(id), knock_out), Filled::new()).await
}

pub(super) async fn resolve(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    form.only(&["resolution", "reasons"])?;
    let (id, knock_out) = path.into_inner();
    let id = RequestId(id);
    let Some(resolution) = Resolution::parse(form.text("resolution")) else {
        let problems = board::problem("resolution", t::reviews::problem_resolution());
        return show_resolve(&app, &page, &me, (id, knock_out), Filled::from_form(&form, problems)).await;
    };
    let (who, reasons) = (me.clone(), form.text("reasons").to_owned());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.resolve", move |tx| {
        actions::resolve(tx, who.actor(), id, knock_out, resolution, &reasons)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::resolved_banner())),
        Err(Error::Invalid(problems)) => {
            show_resolve(&app, &page, &me, (id, knock_out), Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "reviews/meeting.html")]
struct MeetingPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    people: Vec<(String, Msg)>,
}

async fn show_meeting(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Filled) -> Response {
    let (case, _, group) = deliberating(app, me, id).await?;
    access::record_meeting(me.actor(), &case.standing)?;
    let people = group.iter().map(|one| (one.id.to_string(), Msg::plain(&one.name))).collect();
    let shown = MeetingPage { page, case: &case, f, people };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn meeting_page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show_meeting(&app, &page, &me, RequestId(id.into_inner()), Filled::new()).await
}

pub(super) async fn record_meeting(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["held_on-day", "held_on-month", "held_on-year", "minutes", "present"])?;
    let id = RequestId(id.into_inner());
    let parts = crate::requests::answers::DateParts {
        day: form.text("held_on-day").to_owned(),
        month: form.text("held_on-month").to_owned(),
        year: form.text("held_on-year").to_owned(),
    };
    let Ok(held_on) = crate::requests::questions::dates::read(&parts) else {
        let mut problems = Problems::new();
        problems.add("held_on", t::reviews::problem_meeting_day());
        return show_meeting(&app, &page, &me, id, Filled::from_form(&form, problems)).await;
    };
    let present: Vec<AccountId> = form.all("present").iter().filter_map(|one| one.parse().ok()).collect();
    let (who, minutes) = (me.clone(), form.text("minutes").to_owned());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.meeting", move |tx| {
        actions::record_meeting(tx, who.actor(), id, held_on, &minutes, &present)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::meeting_banner())),
        Err(Error::Invalid(problems)) => {
            show_meeting(&app, &page, &me, id, Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "reviews/reopen.html")]
struct ReopenPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
}

async fn show_reopen(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Filled) -> Response {
    let (case, _, _) = deliberating(app, me, id).await?;
    if !case.can(Action::ReopenReview) {
        return Err(Error::Refused(t::common::not_your_role()));
    }
    let shown = ReopenPage { page, case: &case, f };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn reopen_page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show_reopen(&app, &page, &me, RequestId(id.into_inner()), Filled::new()).await
}

pub(super) async fn reopen(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["reason"])?;
    let id = RequestId(id.into_inner());
    let (who, reason) = (me.clone(), form.text("reason").to_owned());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.reopen", move |tx| {
        actions::reopen(tx, who.actor(), id, &reason)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::reopened_banner())),
        Err(Error::Invalid(problems)) => {
            show_reopen(&app, &page, &me, id, Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}
