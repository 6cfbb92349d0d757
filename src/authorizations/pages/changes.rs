//! Reporting a change, answering it, and asking for a renewal.

use actix_web::web;

use super::{partner, staff};
use crate::authorizations::{ChangeAbout, ChangeVerdict, actions, reasons};
use crate::db::ids::AuthorizationId;
use crate::error::Problems;
use crate::say as t;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// The holder reports a change.
pub async fn report(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let (id, actor) = (*id, me.actor().clone());
    let authorization = partner::own(&app, &me, id).await?;
    form.only(&["about", "change"])?;
    let mut problems = Problems::new();
    let what = ChangeAbout::parse(form.text("about"));
    if what.is_none() {
        problems.add("about", t::authorizations::select_about());
    }
    let text = staff::take(&mut problems, reasons("change", form.text("change")));
    let (Some(what), Some(text)) = (what, text) else {
        return partner::again(&app, &page, &me, id, &form, problems, "change").await;
    };
    once::write_as(&app.db, &form, &me, "authorizations.report_change", move |tx| {
        actions::report_change(tx, &actor, authorization, what, &text)?;
        Ok(partner::back(id))
    })
    .await?;
    Ok(page.go_saying(&app, &partner::back(id), &t::authorizations::change_is_reported()))
}

/// The holder begins a renewal.
pub async fn renew(app: AppData, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let (id, actor) = (*id, me.actor().clone());
    let authorization = partner::own(&app, &me, id).await?;
    form.only(&[])?;
    once::write_as(&app.db, &form, &me, "authorizations.renew", move |tx| {
        let new = actions::renew(tx, &actor, authorization)?;
        Ok(format!("/requests/{new}"))
    })
    .await
}

/// The office answers a reported change.
pub async fn answer(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, change) = *path;
    staff::must_know(&app, &me, id).await?;
    let (verdict, answer) = (format!("verdict-{change}"), format!("answer-{change}"));
    form.only(&[&verdict, &answer])?;
    let actor = me.actor().clone();
    let mut problems = Problems::new();
    let said = ChangeVerdict::parse(form.text(&verdict));
    if said.is_none() {
        problems.add(&*verdict, t::authorizations::select_change_verdict());
    }
    let must = said != Some(ChangeVerdict::Covered);
    let text = match (must, form.text(&answer)) {
        (false, "") => Some(String::new()),
        (_, text) => staff::take(&mut problems, reasons(&answer, text)),
    };
    let (Some(said), Some(text)) = (said, text) else {
        let f = Filled::from_form(&form, problems);
        return staff::show(&app, &page, &me, id, f, format!("change-{change}")).await;
    };
    once::write_as(&app.db, &form, &me, "authorizations.answer_change", move |tx| {
        actions::answer_change(tx, &actor, AuthorizationId(id), change, said, &text)?;
        Ok(staff::back(id))
    })
    .await?;
    Ok(page.go_saying(&app, &staff::back(id), &t::authorizations::change_is_answered()))
}
