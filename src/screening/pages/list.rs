//! All checks of a case: the work page of a screener, a summary for everybody else.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{View, id_of};
use crate::say as t;
use crate::web::{AppData, Filled, Page, Response, SignedIn};

#[derive(Template)]
#[template(path = "screening/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    case: &'a crate::requests::Case,
    view: &'a View,
    f: Filled,
}

pub(super) async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    again(&app, &page, &me, &path, Filled::new(), StatusCode::OK).await
}

/// The list, with what was typed into the form for the rest.
pub(super) async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: &str,
    f: Filled,
    status: StatusCode,
) -> Response {
    let (actor, id) = (me.actor().clone(), id_of(id)?);
    let view = app.db.read(move |conn| View::load(conn, &actor, id)).await?;
    page.with_status(status, &ListPage { page, case: &view.case, view: &view, f })
}
