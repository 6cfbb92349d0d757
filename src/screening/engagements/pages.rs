//! The page of remedial engagements of a case: the latest one, the form that proposes one and the form that answers.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{Engagement, EngagementState, New, actions, store};
use crate::access::{Actor, screening as access};
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::guidelines::CheckDefinition;
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::screening::pages::forms::{day, go_or_again};
use crate::screening::pages::{Names, id_of, works};
use crate::screening::{CheckName, actions::is_worked};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// The routes of remedial engagements.
pub(in crate::screening) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/screening/engagement", show);
    routes.post("/cases/{id}/screening/engagement", propose);
    routes.post("/cases/{id}/screening/engagement/answer", answer);
}

struct Row {
    one: Engagement,
    proposed: Option<Msg>,
    judged: Option<Msg>,
}

struct Shown {
    case: Case,
    definition: &'static CheckDefinition,
    rows: Vec<Row>,
    can_propose: bool,
    can_answer: bool,
    /// Why the reader, whose part it would be, can do nothing here.
    why_not: Option<Msg>,
}

#[derive(Template)]
#[template(path = "screening/engagement.html")]
struct EngagementPage<'a> {
    page: &'a Page,
    case: &'a Case,
    shown: &'a Shown,
    f: Filled,
}

impl EngagementPage<'_> {
    fn lede(&self) -> Msg {
        let definition = self.shown.definition;
        t::engagements::lede(definition.code, CheckName(definition), crate::guidelines::REMEDIAL_CONDITION)
    }

    fn waits(&self) -> bool {
        !self.shown.can_answer && self.latest().is_some_and(|row| row.one.state == EngagementState::Proposed)
    }

    fn latest(&self) -> Option<&Row> {
        self.shown.rows.first()
    }

    fn earlier(&self) -> &[Row] {
        self.shown.rows.get(1..).unwrap_or_default()
    }

    fn decisions(&self) -> Field {
        let choices = vec![
            ("approve".to_owned(), t::engagements::approve()),
            ("refuse".to_owned(), t::engagements::refuse()),
        ];
        self.f.radios("decision", t::engagements::decision_label(), choices)
    }
}

fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Shown> {
    let case = Case::load_as_staff(conn, actor, id)?;
    let begun = !crate::screening::checks_of(conn, id)?.is_empty();
    let (works, not_works) = works(actor, &case, begun);
    let obstacle = actions::obstacle(conn, id)?;
    let all = store::of_request(conn, id)?;
    let proposed = all.first().filter(|one| one.state == EngagementState::Proposed);
    let answers = access::answer_engagement(actor, &case.standing, proposed.map(|one| one.proposed_by));
    let can_answer = proposed.is_some() && answers.is_ok() && is_worked(case.request.stage);
    let waits = proposed.is_some();
    let mut names = Names::default();
    let mut rows = Vec::new();
    for one in all {
        let proposed = names.who_when(conn, Some(one.proposed_by), Some(one.proposed_at))?;
        let judged = names.who_when(conn, one.judged_by, one.judged_at)?;
        rows.push(Row { one, proposed, judged });
    }
    let why_not = match answers {
        Err(crate::access::Refusal::Because(why)) if waits && actor.has(crate::access::Role::Chair) => {
            Some(why)
        }
        _ if works && !waits => obstacle.clone(),
        _ => not_works,
    };
    let definition = super::definition()?;
    Ok(Shown { definition, rows, can_propose: works && obstacle.is_none(), can_answer, why_not, case })
}

async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
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
    let shown = app.db.read(move |conn| load(conn, &actor, id)).await?;
    page.with_status(status, &EngagementPage { page, case: &shown.case, shown: &shown, f })
}

fn path_of(id: RequestId) -> String {
    format!("/cases/{id}/screening/engagement")
}

async fn propose(app: AppData, page: Page, me: SignedIn, path: web::Path<String>, form: Form) -> Response {
    form.only(&["plan", "milestones", "review_on-day", "review_on-month", "review_on-year"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let new = New {
        plan: form.text("plan").to_owned(),
        milestones: form.text("milestones").to_owned(),
        review_on: day(&form, "review_on"),
    };
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.propose_engagement", move |tx| {
        actions::propose(tx, &actor, id, &new)?;
        Ok(path_of(id))
    })
    .await;
    let anew = async |f, status| again(&app, &page, &me, &path, f, status).await;
    go_or_again(&app, &page, &form, done, t::engagements::propose_banner(), "plan", anew).await
}

async fn answer(app: AppData, page: Page, me: SignedIn, path: web::Path<String>, form: Form) -> Response {
    form.only(&["decision", "reason", "version"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let approve = match form.text("decision") {
        "approve" => Some(true),
        "refuse" => Some(false),
        _ => None,
    };
    let (version, reason) = (form.value("version").unwrap_or(0), form.text("reason").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.answer_engagement", move |tx| {
        actions::answer(tx, &actor, id, version, approve, &reason)?;
        Ok(path_of(id))
    })
    .await;
    let banner = match approve {
        Some(true) => t::engagements::approved_banner(),
        _ => t::engagements::refused_banner(),
    };
    let anew = async |f, status| again(&app, &page, &me, &path, f, status).await;
    go_or_again(&app, &page, &form, done, banner, "reason", anew).await
}
