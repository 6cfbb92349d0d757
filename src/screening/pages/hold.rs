//! Putting a case on hold, and asking for it.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{View, id_of};
use crate::error::{Error, Problems};
use crate::guidelines::CheckCode;
use crate::requests::{Action, Case};
use crate::say as t;
use crate::screening::actions::{self, NewHold};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// The value of "another matter" among the checks.
const MATTER: &str = "matter";

#[derive(Template)]
#[template(path = "screening/hold.html")]
struct OpenPage<'a> {
    page: &'a Page,
    case: &'a Case,
    view: &'a View,
    f: Filled,
}

impl OpenPage<'_> {
    fn about(&self) -> crate::web::field::Field {
        let mut choices: Vec<_> = self
            .view
            .rows
            .iter()
            .filter(|row| row.check.gives_ground_for_hold())
            .map(|row| {
                let title = t::screening::check_title(row.check.code, row.definition.title());
                (row.check.code.to_string(), title)
            })
            .collect();
        choices.push((MATTER.to_owned(), t::screening::hold_matter()));
        self.f.radios("check", t::screening::hold_check_label(), choices)
    }
}

#[derive(Template)]
#[template(path = "screening/ask_hold.html")]
struct AskPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
}

#[derive(serde::Deserialize)]
pub(super) struct About {
    #[serde(default)]
    check: String,
}

pub(super) async fn show_open(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    about: web::Query<About>,
) -> Response {
    let named = CheckCode::parse(&about.check).and_then(|code| actions::reference().ok()?.check(code));
    // Where the partner has no time to answer before an exclusion, the summary does not even name the check.
    let proposed = match named.filter(|check| check.reply) {
        Some(check) => t::screening::hold_proposed_about(check.text.en().title.as_str()),
        None => t::screening::hold_proposed(),
    };
    let words = t::with_language(page.language, || proposed.to_string());
    let f = Filled::new().with("check", &about.check).with("summary", words);
    open_again(&app, &page, &me, &path, f, StatusCode::OK).await
}

async fn open_again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: &str,
    f: Filled,
    status: StatusCode,
) -> Response {
    let (actor, id) = (me.actor().clone(), id_of(id)?);
    let view = app.db.read(move |conn| View::load(conn, &actor, id)).await?;
    if !view.can_open_hold() {
        return Err(Error::Refused(match (&view.why_not, view.case.hold_since) {
            (_, Some(since)) => t::requests::refused_on_hold(since.date()),
            (Some(why), _) => why.clone(),
            _ => t::common::not_your_role(),
        }));
    }
    page.with_status(status, &OpenPage { page, case: &view.case, view: &view, f })
}

pub(super) async fn open(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["check", "reason", "summary"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let about = form.text("check").to_owned();
    let new = NewHold {
        check: CheckCode::parse(&about),
        reason: form.text("reason").to_owned(),
        summary: form.text("summary").to_owned(),
    };
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.hold", move |tx| {
        if new.check.is_none() && about != MATTER {
            let mut problems = Problems::new();
            problems.add("check", t::screening::enter_hold_check());
            return Err(Error::Invalid(problems));
        }
        actions::open_hold(tx, &actor, id, &new)?;
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::screening::hold_opened())),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            open_again(&app, &page, &me, &path, f, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn show_ask(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    ask_again(&app, &page, &me, &path, Filled::new(), StatusCode::OK).await
}

async fn ask_again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: &str,
    f: Filled,
    status: StatusCode,
) -> Response {
    let (actor, id) = (me.actor().clone(), id_of(id)?);
    let case = app.db.read(move |conn| Case::load_as_staff(conn, &actor, id)).await?;
    if !case.can(Action::AskHold) {
        return Err(Error::Refused(t::common::not_your_role()));
    }
    page.with_status(status, &AskPage { page, case: &case, f })
}

pub(super) async fn ask(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["reason"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let reason = form.text("reason").to_owned();
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.ask_hold", move |tx| {
        actions::ask_hold(tx, &actor, id, &reason)?;
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::screening::ask_hold_sent())),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            ask_again(&app, &page, &me, &path, f, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error),
    }
}
