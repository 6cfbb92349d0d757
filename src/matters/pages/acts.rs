//! The forms of a matter's page.

use actix_web::web;

use super::{path, staff};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::matters::actions::{self, Link, Ruling};
use crate::matters::{MatterId, Sanction};
use crate::organizations::OrganizationId;
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::say::{Msg, matters as t};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// Who sends which form of which matter.
struct Sent<'a> {
    app: &'a AppData,
    page: &'a Page,
    me: &'a SignedIn,
    id: i64,
    form: &'a Form,
    /// The part of the page that the form stands in.
    part: &'static str,
}

impl Sent<'_> {
    /// Does it once and says so; shows the page again with what is wrong.
    async fn done<F>(self, said: Msg, f: F) -> Response
    where
        F: FnOnce(&mut Tx) -> Result<()> + Send + 'static,
    {
        let Sent { app, page, me, id, form, part } = self;
        let (who, to) = (format!("account {}", me.id), path(id));
        let done = once::location(&app.db, form, &who, part, move |tx| {
            f(tx)?;
            Ok(to)
        });
        match done.await {
            Ok(to) => Ok(page.go_saying(app, &to, &said)),
            Err(Error::Invalid(problems)) => {
                staff::show(app, page, me, id, Filled::from_form(form, problems), "", part).await
            }
            Err(error) => Err(error),
        }
    }

    fn version(&self) -> i64 {
        self.form.value("version").unwrap_or_default()
    }
}

/// Says whom it concerns.
pub(super) async fn link(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["version", "organization", "name", "authorization", "find"])?;
    let sent = Sent { app: &app, page: &page, me: &me, id: *id, form: &form, part: "matters.link" };
    let (actor, id, version) = (me.actor().clone(), MatterId(*id), sent.version());
    let link = Link {
        organization: form.value("organization").map(OrganizationId),
        name: form.text("name").to_owned(),
        authorization: form.text("authorization").to_owned(),
    };
    sent.done(t::link_done(), move |tx| actions::link(tx, &actor, id, version, &link)).await
}

/// Dismisses it.
pub(super) async fn dismiss(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["version", "dismiss_reasons"])?;
    let sent = Sent { app: &app, page: &page, me: &me, id: *id, form: &form, part: "matters.dismiss" };
    let (actor, id, version) = (me.actor().clone(), MatterId(*id), sent.version());
    let why = form.text("dismiss_reasons").to_owned();
    sent.done(t::dismissed(), move |tx| actions::dismiss(tx, &actor, id, version, &why)).await
}

/// Asks the organization.
pub(super) async fn dialogue(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["version", "question"])?;
    let sent = Sent { app: &app, page: &page, me: &me, id: *id, form: &form, part: "matters.dialogue" };
    let (actor, id, version) = (me.actor().clone(), MatterId(*id), sent.version());
    let question = form.text("question").to_owned();
    sent.done(t::dialogue_opened(), move |tx| actions::open_dialogue(tx, &actor, id, version, &question))
        .await
}

/// Hands it on.
pub(super) async fn refer(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["version", "referred_to", "refer_reasons"])?;
    let sent = Sent { app: &app, page: &page, me: &me, id: *id, form: &form, part: "matters.refer" };
    let (actor, id, version) = (me.actor().clone(), MatterId(*id), sent.version());
    let (office, why) = (form.text("referred_to").to_owned(), form.text("refer_reasons").to_owned());
    sent.done(t::referred(), move |tx| actions::refer(tx, &actor, id, version, &office, &why)).await
}

/// Puts the open requests on hold.
pub(super) async fn hold(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["version", "hold_reason", "summary"])?;
    let (actor, matter) = (me.actor().clone(), MatterId(*id));
    let version = form.value("version").unwrap_or_default();
    let (why, summary) = (form.text("hold_reason").to_owned(), form.text("summary").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "matters.hold", move |tx| {
        let count = actions::put_on_hold(tx, &actor, matter, version, &why, &summary)?;
        Ok(format!("{}?held={count}", path(matter.0)))
    });
    match done.await {
        Ok(to) => {
            let (to, count) = to.split_once("?held=").unwrap_or((&to, "0"));
            let count: i64 = count.parse().unwrap_or_default();
            Ok(page.go_saying(&app, to, &t::held(count)))
        }
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            staff::show(&app, &page, &me, *id, f, "", "matters.hold").await
        }
        Err(error) => Err(error),
    }
}

/// Settles it.
pub(super) async fn resolve(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["version", "resolve_reasons"])?;
    let sent = Sent { app: &app, page: &page, me: &me, id: *id, form: &form, part: "matters.resolve" };
    let (actor, id, version) = (me.actor().clone(), MatterId(*id), sent.version());
    let why = form.text("resolve_reasons").to_owned();
    sent.done(t::resolved(), move |tx| actions::resolve(tx, &actor, id, version, &why)).await
}

/// Suspends or revokes.
pub(super) async fn sanction(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["version", "sanction", "sanction_reasons", "stop_by-day", "stop_by-month", "stop_by-year"])?;
    let sent = Sent { app: &app, page: &page, me: &me, id: *id, form: &form, part: "matters.sanction" };
    let (actor, id, version) = (me.actor().clone(), MatterId(*id), sent.version());
    let part = |part: &str| form.text(&format!("stop_by-{part}")).to_owned();
    let day = DateParts { day: part("day"), month: part("month"), year: part("year") };
    let ruling = Ruling {
        sanction: Sanction::parse(form.text("sanction")),
        reasons: form.text("sanction_reasons").to_owned(),
        stop_by: dates::read(&day).ok(),
    };
    sent.done(t::sanctioned(), move |tx| actions::sanction(tx, &actor, id, version, &ruling)).await
}

/// Erases name and address of whoever reported.
pub(super) async fn forget(app: AppData, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let (actor, id) = (me.actor().clone(), *id);
    once::write_as(&app.db, &form, &me, "matters.forget_reporter", move |tx| {
        actions::forget_reporter(tx, &actor, MatterId(id))?;
        Ok(path(id))
    })
    .await
}
