//! Releasing a hold: asked by one, confirmed or refused by another.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{HoldView, View, id_of};
use crate::error::{Error, Problems, Result};
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::screening::actions;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "screening/release.html")]
struct ReleasePage<'a> {
    page: &'a Page,
    case: &'a Case,
    held: &'a HoldView,
    f: Filled,
}

impl ReleasePage<'_> {
    fn decisions(&self) -> crate::web::field::Field {
        let choices = vec![
            ("agree".to_owned(), t::screening::release_second_agree()),
            ("keep".to_owned(), t::screening::release_second_keep()),
        ];
        self.f.radios("decision", t::screening::release_second_label(), choices)
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
    let view = app.db.read(move |conn| View::load(conn, &actor, id)).await?;
    let held = view.hold.as_ref().filter(|held| held.is_open());
    let held = held.ok_or_else(|| Error::Refused(t::requests::refused_no_hold()))?;
    if !held.can_ask && !held.can_second {
        let own = held.hold.release_by == Some(me.id);
        return Err(Error::Refused(match (own, &view.why_not) {
            (true, _) => t::screening::refused_own_second(),
            (_, Some(why)) => why.clone(),
            _ => t::common::not_your_role(),
        }));
    }
    page.with_status(status, &ReleasePage { page, case: &view.case, held, f })
}

async fn answer(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: &str,
    form: &Form,
    done: Result<String>,
    banner: Msg,
) -> Response {
    match done {
        Ok(to) => Ok(page.go_saying(app, &to, &banner)),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(form, problems);
            again(app, page, me, id, f, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn ask(
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
    let done = once::location(&app.db, &form, &who, "screening.ask_release", move |tx| {
        actions::ask_release(tx, &actor, id, version, &reason)?;
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    answer(&app, &page, &me, &path, &form, done, t::screening::release_asked()).await
}

pub(super) async fn second(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["decision", "reason", "version"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let (version, reason) = (form.value("version").unwrap_or(0), form.text("reason").to_owned());
    let agree = form.text("decision") == "agree";
    let keep = form.text("decision") == "keep";
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.release", move |tx| {
        if agree {
            actions::confirm_release(tx, &actor, id, version)?;
        } else if keep {
            actions::keep_hold(tx, &actor, id, version, &reason)?;
        } else {
            let mut problems = Problems::new();
            problems.add("decision", t::screening::enter_release_decision());
            return Err(Error::Invalid(problems));
        }
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    let banner = if agree { t::screening::release_done() } else { t::screening::release_kept() };
    answer(&app, &page, &me, &path, &form, done, banner).await
}
