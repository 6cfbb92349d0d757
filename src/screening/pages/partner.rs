//! What the partner sees of a hold: the summary, until when to answer, the answer.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::id_of;
use crate::access::Actor;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::{Error, Result};
use crate::requests::Case;
use crate::say as t;
use crate::screening::{Hold, HoldState, actions, store};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "screening/partner_hold.html")]
struct PartnerPage<'a> {
    page: &'a Page,
    case: &'a Case,
    hold: &'a Hold,
    f: Filled,
}

impl PartnerPage<'_> {
    fn is_open(&self) -> bool {
        self.hold.state == HoldState::Open
    }
}

fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<(Case, Hold)> {
    let case = Case::load_as_partner(conn, actor, id)?;
    let hold = store::latest_hold(conn, id)?.ok_or(Error::Hidden)?;
    Ok((case, hold))
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
    let (case, hold) = app.db.read(move |conn| load(conn, &actor, id)).await?;
    page.with_status(status, &PartnerPage { page, case: &case, hold: &hold, f })
}

pub(super) async fn answer(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["answer"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let text = form.text("answer").to_owned();
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.answer_hold", move |tx| {
        actions::answer_hold(tx, &actor, id, &text)?;
        Ok(format!("/requests/{id}/hold"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::screening::partner_answer_sent())),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            again(&app, &page, &me, &path, f, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error),
    }
}
