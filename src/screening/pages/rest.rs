//! Recording the rest as clear: first the list of what that would be, then the deed.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{View, id_of, list};
use crate::error::{Error, Problems};
use crate::guidelines::CheckCode;
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::screening::actions;
use crate::screening::rules;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "screening/rest.html")]
struct RestPage<'a> {
    page: &'a Page,
    case: &'a Case,
    choices: Vec<(String, Msg)>,
    f: Filled,
}

pub(super) async fn send(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["evidence", "list_version", "check", "sure"])?;
    if form.ticked("sure") {
        record(app, page, me, path, form).await
    } else {
        ask(app, page, me, path, form).await
    }
}

/// Shows which checks would be recorded.
async fn ask(app: AppData, page: Page, me: SignedIn, path: web::Path<String>, form: Form) -> Response {
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let view = app.db.read(move |conn| View::load(conn, &actor, id)).await?;
    if !view.works {
        return Err(Error::Refused(view.why_not.unwrap_or_else(t::common::not_your_role)));
    }
    let mut problems = Problems::new();
    let mut f = Filled::from_form(&form, Problems::new());
    let mut choices = Vec::new();
    for row in view.rest() {
        let finding = actions::rest_finding(row.definition, form.text("evidence"), form.text("list_version"));
        for (field, problem) in rules::problems(row.definition, &finding).iter() {
            problems.add(field.clone(), problem.clone());
        }
        let value = format!("{}:{}", row.check.code, row.check.version);
        f = f.with("check", &value);
        choices.push((value, t::screening::check_title(row.check.code, row.definition.title())));
    }
    if !problems.is_empty() {
        let f = Filled::from_form(&form, problems);
        return list::again(&app, &page, &me, &path, f, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    page.show(&RestPage { page: &page, case: &view.case, choices, f })
}

async fn record(app: AppData, page: Page, me: SignedIn, path: web::Path<String>, form: Form) -> Response {
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let seen: Vec<(CheckCode, i64)> = form.all("check").iter().filter_map(|value| as_seen(value)).collect();
    let (evidence, list) = (form.text("evidence").to_owned(), form.text("list_version").to_owned());
    let count = seen.len();
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.rest", move |tx| {
        actions::record_rest(tx, &actor, id, &seen, &evidence, &list)?;
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::screening::rest_recorded(count))),
        Err(Error::Invalid(problems)) => {
            // The boxes stand on the page before; the list has the other two fields.
            let mut shown = Problems::new();
            for (field, problem) in problems.iter() {
                let field = if field == "check" { "evidence" } else { field };
                shown.add(field, problem.clone());
            }
            let f = Filled::from_form(&form, shown);
            list::again(&app, &page, &me, &path, f, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(Error::Conflict(why)) => {
            let mut problems = Problems::new();
            problems.add("evidence", why);
            let f = Filled::from_form(&form, problems);
            list::again(&app, &page, &me, &path, f, StatusCode::CONFLICT).await
        }
        Err(error) => Err(error),
    }
}

/// A box says which check it is and which version of it was seen.
fn as_seen(value: &str) -> Option<(CheckCode, i64)> {
    let (code, version) = value.split_once(':')?;
    Some((CheckCode::parse(code)?, version.parse().ok()?))
}
