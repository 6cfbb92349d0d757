//! Files that the holder hands in and the office looks at.

use actix_multipart::Multipart;
use actix_web::web;

use super::{partner, staff};
use crate::authorizations::actions::{self, Looked};
use crate::authorizations::rules;
use crate::db::Conn;
use crate::db::ids::{AuthorizationId, PaperId, RequestId};
use crate::documents::actions::New;
use crate::documents::upload;
use crate::error::{Error, Problems};
use crate::requests::must_know;
use crate::requests::pages::{fetch, files};
use crate::say::authorizations as t;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// The holder hands in a file: for a condition, or (position 0) as a copy for the report on the use.
pub async fn hand_in(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    parts: Multipart,
) -> Response {
    let id = *id;
    must_know(&app.db, me.actor(), RequestId(id)).await?;
    let (_, shown, _) = partner::load(&app, &me, id).await?;
    let authorization = shown.row.id;
    let token = me.session().form_token.clone();
    let upload = upload::read(parts, &token, &app.files, &app.limits).await?;
    upload.form.only(&["position"])?;
    let number: i64 = upload.form.text("position").parse().unwrap_or_default();
    let position = (number > 0).then_some(number);
    let (field, open) = (format!("file-{number}"), format!("paper-{number}"));
    let mut problems = Problems::new();
    let stored = match upload.file {
        None => {
            problems.add(&*field, crate::say::documents::file_choose());
            None
        }
        Some(file) => {
            let (actor, limits) = (me.actor().clone(), app.limits.clone());
            let room = move |conn: &mut Conn, new: &New| {
                actions::has_room(conn, &actor, authorization, position, new, &limits).map(|_| ())
            };
            problems.take(&field, files::keep(&app, file, room).await?)
        }
    };
    let Some(new) = stored else {
        return partner::again(&app, &page, &me, id, &upload.form, problems, &open).await;
    };
    let (actor, limits, name) = (me.actor().clone(), app.limits.clone(), new.name.clone());
    let done =
        app.db.write(move |tx| actions::hand_in(tx, &actor, authorization, position, &new, &limits)).await;
    match done {
        Ok(_) => {
            app.files.announce();
            Ok(page.go_saying(&app, &partner::back(id), &t::paper_received(name)))
        }
        Err(Error::Invalid(problems)) => {
            partner::again(&app, &page, &me, id, &upload.form, problems, &open).await
        }
        Err(other) => Err(other),
    }
}

/// The holder fetches a file that was handed in.
pub async fn fetch_own(app: AppData, me: SignedIn, path: web::Path<(i64, i64)>) -> Response {
    let (id, paper) = path.into_inner();
    let (_, shown, _) = partner::load(&app, &me, id).await?;
    opened(&app, &me, shown.row.id, PaperId(paper)).await
}

/// The office fetches a file that was handed in.
pub async fn fetch(app: AppData, me: SignedIn, path: web::Path<(i64, i64)>) -> Response {
    let (id, paper) = path.into_inner();
    if !me.actor().is_staff() {
        return Err(Error::Hidden);
    }
    opened(&app, &me, AuthorizationId(id), PaperId(paper)).await
}

async fn opened(app: &AppData, me: &SignedIn, id: AuthorizationId, paper: PaperId) -> Response {
    let actor = me.actor().clone();
    let document = app.db.write(move |tx| actions::open_paper(tx, &actor, id, paper)).await?;
    fetch::download(app, &document).await
}

/// The office says what a file is worth.
pub async fn look_at(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, paper) = path.into_inner();
    let (look, remarks) = (format!("look-{paper}"), format!("remarks-{paper}"));
    form.only(&[&look, &remarks])?;
    let (actor, said) = (me.actor().clone(), form.text(&remarks).to_owned());
    let mut problems = Problems::new();
    if said.chars().count() > rules::LONGEST_REASONS {
        problems.add(&*remarks, t::text_too_long(rules::LONGEST_REASONS));
    }
    let looked = Looked::parse(form.text(&look));
    if looked.is_none() {
        problems.add(&*look, t::choose_a_look());
    }
    let (Some(looked), true) = (looked, problems.is_empty()) else {
        return staff::show(&app, &page, &me, id, Filled::from_form(&form, problems), look).await;
    };
    let done = once::write_as(&app.db, &form, &me, "authorizations.look_at", move |tx| {
        actions::look_at(tx, &actor, AuthorizationId(id), PaperId(paper), looked, &said)?;
        Ok(staff::back(id))
    });
    match done.await {
        Err(Error::Invalid(problems)) => {
            staff::show(&app, &page, &me, id, Filled::from_form(&form, problems), look).await
        }
        other => other,
    }
}
