//! Declaring a conflict of interest, or none.

use actix_web::web;
use askama::Template;

use crate::error::{Error, Problems};
use crate::requests::{Case, RequestId};
use crate::reviews::lifecycle::CardState;
use crate::reviews::{actions, store};
use crate::say as t;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "reviews/conflict.html")]
struct ConflictPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    declared_none: bool,
    next: String,
}

/// Where a person goes on to after the declaration: to the own card, if there is one.
fn next(conn: &mut crate::db::Conn, id: RequestId, me: &SignedIn) -> crate::error::Result<String> {
    let card = store::card_of(conn, id, me.id)?;
    let own = card.is_some_and(|card| card.state.is_awaited() || card.state == CardState::Locked);
    Ok(if own { format!("/cases/{id}/review") } else { format!("/cases/{id}/reviews") })
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Filled) -> Response {
    let who = me.clone();
    let (case, declared, next) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, who.actor(), id)?;
            Ok((case, store::declaration_of(conn, id, who.id)?, next(conn, id, &who)?))
        })
        .await?;
    let problems = !f.problems.is_empty();
    let shown = ConflictPage { page, case: &case, f, declared_none: declared == Some(false), next };
    if problems { page.show_problems(&shown) } else { page.show(&shown) }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show(&app, &page, &me, RequestId(id.into_inner()), Filled::new()).await
}

pub(super) async fn declare(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["answer", "statement"])?;
    let id = RequestId(id.into_inner());
    let conflicted = match form.text("answer") {
        "conflict" => true,
        "none" => false,
        _ => {
            let mut problems = Problems::new();
            problems.add("answer", t::reviews::problem_answer());
            return show(&app, &page, &me, id, Filled::from_form(&form, problems)).await;
        }
    };
    let statement = form.text("statement").to_owned();
    let who = me.clone();
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.conflict", move |tx| {
        let to = if conflicted { "/desk".to_owned() } else { next(tx.conn(), id, &who)? };
        actions::declare(tx, who.actor(), id, conflicted, &statement)?;
        Ok(to)
    })
    .await;
    match done {
        Ok(to) if conflicted => Ok(page.go_saying(&app, &to, &t::reviews::conflict_banner_yes())),
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::conflict_banner_none())),
        Err(Error::Invalid(problems)) => show(&app, &page, &me, id, Filled::from_form(&form, problems)).await,
        Err(error) => Err(error),
    }
}
