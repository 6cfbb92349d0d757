//! The chair excludes: what will be told stands before the button.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{HoldView, View, id_of};
use crate::error::Error;
use crate::guidelines::CheckDefinition;
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::screening::letters::closing_reason;
use crate::screening::{CheckName, actions, rules};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "screening/exclude.html")]
struct ExcludePage<'a> {
    page: &'a Page,
    case: &'a Case,
    held: &'a HoldView,
    checks: Vec<&'static CheckDefinition>,
    f: Filled,
}

impl ExcludePage<'_> {
    fn told(&self) -> Msg {
        closing_reason(&self.checks.iter().map(|check| CheckName(check)).collect::<Vec<_>>())
    }
}

pub(super) async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    again(&app, &page, &me, &path, Filled::new(), StatusCode::OK).await
}

async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: &str,
    f: Filled,
    status: StatusCode,
) -> Response {
    let (actor, id) = (me.actor().clone(), id_of(id)?);
    let today = app.db.clock().now().date();
    let view = app.db.read(move |conn| View::load(conn, &actor, id)).await?;
    crate::access::screening::exclude(me.actor(), &view.case.standing)?;
    let held = view.hold.as_ref().filter(|held| held.is_open());
    let held = held.ok_or_else(|| Error::Refused(t::requests::refused_no_hold()))?;
    if view.settled.excluding.is_empty() {
        return Err(Error::Refused(t::screening::refused_exclude_none()));
    }
    let definitions = &view.case.request.rules()?.checks;
    let checks: Vec<_> = view.rows.iter().map(|row| row.check.clone()).collect();
    let last = rules::final_exclusions(definitions, &checks, view.beside.engaged, &held.hold, today);
    if last.is_empty() {
        return Err(Error::Refused(t::screening::refused_exclude_early(held.hold.answer_due)));
    }
    let checks = definitions.iter().filter(|one| last.contains(&one.code)).collect();
    page.with_status(status, &ExcludePage { page, case: &view.case, held, checks, f })
}

pub(super) async fn send(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["reason", "version"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let (version, reason) = (form.value("version").unwrap_or(0), form.text("reason").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.exclude", move |tx| {
        actions::exclude(tx, &actor, id, version, &reason)?;
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::screening::exclude_done())),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            again(&app, &page, &me, &path, f, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error),
    }
}
