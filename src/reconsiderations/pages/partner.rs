//! The partner asks, and reads what was answered.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use crate::db::ids::RequestId;
use crate::error::{Error, Problems, Result};
use crate::reconsiderations::{
    AtIssue, Ground, Reconsideration, ReconsiderationState, actions, at_issue, of_request, rules,
};
use crate::requests::{Case, must_know};
use crate::say::{self as t, Msg};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "reconsiderations/partner.html")]
struct PartnerPage<'a> {
    page: &'a Page,
    case: &'a Case,
    issue: Option<AtIssue>,
    asked: Vec<Reconsideration>,
    today: NaiveDate,
    f: Filled,
}

impl PartnerPage<'_> {
    /// Why it cannot be asked for now; none when it can.
    fn why_not(&self) -> Option<Msg> {
        let Some(issue) = &self.issue else { return Some(t::reconsiderations::refused_nothing()) };
        let before = self.asked.iter().find(|one| one.is_about(issue)).map(|one| one.asked_at.date());
        rules::why_not(before, issue.ask_by, self.today)
    }

    fn grounds(&self) -> crate::web::field::Field {
        let choices = Ground::ALL.iter().map(|one| (one.to_string(), one.words())).collect();
        self.f.radios("ground", t::reconsiderations::ground(), choices)
    }

    fn waits(&self, one: &Reconsideration) -> bool {
        one.state == ReconsiderationState::Asked
    }
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Option<Filled>) -> Response {
    let actor = me.actor().clone();
    let (case, issue, asked) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_partner(conn, &actor, id)?;
            let issue = at_issue(conn, &case.request)?;
            let asked = of_request(conn, id)?;
            if issue.is_none() && asked.is_empty() {
                return Err(Error::Hidden);
            }
            Ok((case, issue, asked))
        })
        .await?;
    let today = app.db.clock().now().date();
    let is_first = f.is_none();
    let shown = PartnerPage { page, case: &case, issue, asked, today, f: f.unwrap_or_default() };
    if is_first { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    show(&app, &page, &me, RequestId(path.into_inner()), None).await
}

pub(super) async fn ask(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    must_know(&app.db, &me, id).await?;
    form.only(&["ground", "words"])?;
    let (actor, ground) = (me.actor().clone(), Ground::parse(form.text("ground")));
    let (words, who) = (form.text("words").to_owned(), format!("account {}", me.id));
    let done: Result<String> = once::location(&app.db, &form, &who, "reconsiderations.ask", move |tx| {
        actions::ask(tx, &actor, id, ground, &words)?;
        Ok(format!("/requests/{id}/reconsideration"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reconsiderations::asked_banner())),
        Err(Error::Invalid(problems)) => again(&app, &page, &me, id, &form, problems).await,
        Err(error) => Err(error),
    }
}

async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: RequestId,
    form: &Form,
    problems: Problems,
) -> Response {
    show(app, page, me, id, Some(Filled::from_form(form, problems))).await
}
