//! The picture that came with a report.

use actix_web::web;

use crate::matters::MatterId;
use crate::matters::actions;
use crate::requests::pages::fetch;
use crate::web::{AppData, Response, SignedIn};

/// As a download.
pub(super) async fn fetch(app: AppData, me: SignedIn, id: web::Path<i64>) -> Response {
    let (actor, id) = (me.actor().clone(), MatterId(*id));
    let file = app.db.write(move |tx| actions::open_picture(tx, &actor, id)).await?;
    fetch::stored(&app, &file.sha256, &file.name, file.kind(), file.bytes).await
}

/// What was drawn of it.
pub(super) async fn page(app: AppData, me: SignedIn, path: web::Path<(i64, i64)>) -> Response {
    let (actor, (id, page)) = (me.actor().clone(), path.into_inner());
    let drawn = app.db.read(move |conn| actions::seen_picture(conn, &actor, MatterId(id), page)).await?;
    fetch::drawn(&app, &drawn).await
}
