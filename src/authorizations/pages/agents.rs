//! Naming who acts for a holder, and ending it.

use actix_web::web;

use super::{partner, staff};
use crate::authorizations::actions::{self, NewAgent};
use crate::authorizations::reasons;
use crate::db::ids::{AgentId, AuthorizationId};
use crate::error::{Error, Problems};
use crate::say::authorizations as t;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// The holder names somebody.
pub async fn name(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let (id, actor) = (*id, me.actor().clone());
    let authorization = partner::own(&app, &me, id).await?;
    form.only(&["agent", "scope", "agent_until-day", "agent_until-month", "agent_until-year"])?;
    let mut problems = Problems::new();
    let until = staff::take(&mut problems, staff::day(&form, "agent_until"));
    let new = match NewAgent::new(form.text("agent"), form.text("scope"), until) {
        Ok(new) => new,
        Err(found) => return partner::again(&app, &page, &me, id, &form, found, "agent").await,
    };
    let done = once::write_as(&app.db, &form, &me, "authorizations.name_agent", move |tx| {
        actions::name_agent(tx, &actor, authorization, &new)?;
        Ok(partner::back(id))
    });
    match done.await {
        Ok(_) => Ok(page.go_saying(&app, &partner::back(id), &t::agent_named())),
        Err(Error::Invalid(problems)) => partner::again(&app, &page, &me, id, &form, problems, "agent").await,
        Err(other) => Err(other),
    }
}

/// The holder ends it.
pub async fn end(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, agent) = path.into_inner();
    let authorization = partner::own(&app, &me, id).await?;
    form.only(&[])?;
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "authorizations.end_agent", move |tx| {
        actions::end_agent(tx, &actor, authorization, AgentId(agent))?;
        Ok(partner::back(id))
    })
    .await?;
    Ok(page.go_saying(&app, &partner::back(id), &t::agent_ended()))
}

/// The office ends it, with reasons.
pub async fn stop(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, agent) = path.into_inner();
    staff::must_know(&app, &me, id).await?;
    let field = format!("agent-reasons-{agent}");
    form.only(&[&field])?;
    let why = match reasons(&field, form.text(&field)) {
        Ok(why) => why,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return staff::show(&app, &page, &me, id, f, format!("agent-{agent}")).await;
        }
    };
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "authorizations.stop_agent", move |tx| {
        actions::stop_agent(tx, &actor, AuthorizationId(id), AgentId(agent), &why)?;
        Ok(staff::back(id))
    })
    .await?;
    Ok(page.go_saying(&app, &staff::back(id), &t::agent_stopped()))
}
