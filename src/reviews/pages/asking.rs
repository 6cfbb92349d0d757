//! What a member would ask the partner: passed on from the review page, let go on the page of whoever asks.

use actix_web::web;

use super::card;
use crate::error::Error;
use crate::requests::RequestId;
use crate::reviews::actions;
use crate::say as t;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

pub(super) async fn pass_on(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["question", "about"])?;
    let id = RequestId(id.into_inner());
    let (who, text) = (me.clone(), form.text("question").to_owned());
    let about = Some(form.text("about").to_owned()).filter(|one| !one.is_empty());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.question", move |tx| {
        actions::pass_on(tx, who.actor(), id, about.as_deref(), &text)?;
        Ok(format!("/cases/{id}/review#questions"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::question_passed_on())),
        Err(Error::Invalid(problems)) => {
            card::show_with(&app, &page, &me, id, Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn let_go(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let (id, question) = path.into_inner();
    let id = RequestId(id);
    let who = me.clone();
    let to = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.let_go", move |tx| {
        actions::let_question_go(tx, who.actor(), id, question)?;
        Ok(format!("/cases/{id}/ask-for-change"))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::reviews::question_let_go()))
}
