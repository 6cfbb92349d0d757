//! The decision tab of a case, for the chair, the officer and everybody else who may read it; and the partner's
//! letter.

mod chair;
mod forms;
mod letter;
mod officer;
mod outline;
mod written;

use actix_web::web;
use askama::Template;

use super::lifecycle::DecisionState;
use super::{Decision, Deferral, Recommendation, actions, store};
use crate::access::{Role, decisions as access};
use crate::db::ids::RequestId;
use crate::error::{Error, Result};
use crate::requests::{Action, Case, Stage};
use crate::say::{self as t, Msg};
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// The routes of recommendations, decisions and letters.
pub fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/decision", decision_page);
    routes.post("/cases/{id}/decision/recommend", chair::recommend);
    routes.post("/cases/{id}/decision/written", chair::put_to_members);
    routes.post("/cases/{id}/decision/written/break", written::break_silence);
    routes.post("/cases/{id}/decision/written/withdraw", written::withdraw);
    routes.post("/cases/{id}/decision/written/issue", written::issue);
    routes.post("/cases/{id}/decision/preview", officer::preview);
    routes.post("/cases/{id}/decision/decide", officer::decide);
    routes.post("/cases/{id}/decision/take-back", take_back);
    routes.post("/cases/{id}/decision/send-back", officer::send_back);
    routes.post("/cases/{id}/decision/defer", officer::defer);
    routes.post("/cases/{id}/decision/wake", wake);
    routes.get("/requests/{id}/letter", letter::letter_page);
    routes.post("/requests/{id}/letter/alternative", letter::begin_alternative);
    routes.get("/requests/{id}/letter/{ending}", letter::letter_file);
    routes.get("/requests/{id}/letter.pdf", letter::letter_pdf);
    routes.get("/cases/{id}/decision/letter.pdf", letter::decision_pdf);
}

fn path_of(id: RequestId) -> String {
    format!("/cases/{id}/decision")
}

/// Which form an officer asks for.
#[derive(serde::Deserialize)]
struct Wanted {
    #[serde(default, rename = "as")]
    form: String,
}

#[derive(Template)]
#[template(path = "decisions/decision.html")]
struct DecisionPage<'a> {
    page: &'a Page,
    case: &'a Case,
    recommendation: Option<Recommendation>,
    decision: Option<Decision>,
    deferral: Option<Deferral>,
    sent_back: Vec<Recommendation>,
    taken_back: Vec<Decision>,
    /// Decisions that a reconsideration changed.
    set_aside: Vec<Decision>,
    kept_back: Vec<Msg>,
    /// Why this officer or chair is not asked to act.
    why_not: Option<Msg>,
    written: Option<written::Shown>,
    f: Filled,
    mine: bool,
    due: bool,
}

impl DecisionPage<'_> {
    /// A mark by name.
    fn mark(&self, mark: &crate::guidelines::Mark) -> String {
        let rules = self.case.request.rules();
        rules.map_or_else(|_| mark.to_string(), |rules| super::wording::mark(rules, *mark))
    }
}

/// What the tab shows to whoever is not about to act.
struct Shown {
    case: Case,
    recommendation: Option<Recommendation>,
    decision: Option<Decision>,
    deferral: Option<Deferral>,
    sent_back: Vec<Recommendation>,
    taken_back: Vec<Decision>,
    set_aside: Vec<Decision>,
    kept_back: Vec<Msg>,
    written: Option<written::Shown>,
}

async fn decision_page(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    wanted: web::Query<Wanted>,
) -> Response {
    let id = RequestId(path.into_inner());
    tab(&app, &page, &me, id, &wanted.form, None).await
}

/// The tab again, with what is wrong in a form of it.
async fn show(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Filled) -> Response {
    tab(app, page, me, id, "", Some(f)).await
}

async fn tab(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: RequestId,
    wanted: &str,
    f: Option<Filled>,
) -> Response {
    let actor = me.actor().clone();
    let now = app.db.clock().now();
    let shown = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            let decision = store::standing_decision(conn, id)?;
            let kept_back = match decision.as_ref().filter(|one| one.state == DecisionState::Sealed) {
                Some(sealed) => actions::blockers(conn, sealed, now)?,
                None => Vec::new(),
            };
            let mut sent_back = store::recommendations_of(conn, id)?;
            sent_back.retain(|one| one.sent_back_at.is_some());
            let mut taken_back = store::history(conn, id)?;
            taken_back.retain(|one| one.state == DecisionState::TakenBack);
            Ok(Shown {
                recommendation: store::standing_recommendation(conn, id)?,
                deferral: store::open_deferral(conn, id)?,
                written: written::load(conn, &actor, &case)?,
                case,
                decision,
                sent_back,
                taken_back,
                set_aside: store::set_aside_decisions(conn, id)?,
                kept_back,
            })
        })
        .await?;
    let mut why_not = None;
    if shown.decision.is_none() {
        let standing = &shown.case.standing;
        let runs = shown.written.as_ref().is_some_and(written::Shown::is_open);
        if shown.case.can(Action::Recommend) && !runs {
            match access::recommend(standing) {
                Ok(()) => return chair::page(app, page, me, id, None).await,
                Err(refusal) => why_not = reason(refusal),
            }
        }
        if shown.case.can(Action::Decide) && shown.recommendation.is_some() {
            match access::decide(standing) {
                Ok(()) => return officer::page(app, page, me, id, wanted).await,
                Err(refusal) => why_not = reason(refusal),
            }
        }
    }
    let mine = shown.decision.as_ref().is_some_and(|one| one.decided_by == me.id);
    let due = shown.decision.as_ref().is_some_and(|one| one.release_at <= app.db.clock().now());
    let is_error = f.is_some();
    let shown = DecisionPage {
        page,
        case: &shown.case,
        recommendation: shown.recommendation,
        decision: shown.decision,
        deferral: shown.deferral,
        sent_back: shown.sent_back,
        taken_back: shown.taken_back,
        set_aside: shown.set_aside,
        kept_back: shown.kept_back,
        why_not,
        written: shown.written,
        f: f.unwrap_or_default(),
        mine: mine && me.has(Role::AuthorizingOfficer),
        due,
    };
    if is_error { page.show_problems(&shown) } else { page.show(&shown) }
}

fn reason(refusal: crate::access::Refusal) -> Option<Msg> {
    match refusal {
        crate::access::Refusal::Because(reason) => Some(reason),
        crate::access::Refusal::Hidden => None,
    }
}

async fn take_back(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let (id, actor) = (RequestId(path.into_inner()), me.actor().clone());
    let who = format!("account {}", me.id);
    let to = once::location(&app.db, &form, &who, "decisions.take_back", move |tx| {
        actions::take_back(tx, &actor, id)?;
        Ok(path_of(id))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::decisions::taken_back()))
}

async fn wake(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    let (id, actor) = (RequestId(path.into_inner()), me.actor().clone());
    let who = format!("account {}", me.id);
    let to = once::location(&app.db, &form, &who, "decisions.wake", move |tx| {
        actions::wake(tx, &actor, id)?;
        Ok(path_of(id))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::decisions::woken()))
}

/// Gives back the problems of an action, or fails with what else went wrong.
fn problems_of<T>(result: Result<T>) -> Result<Result<T, crate::error::Problems>> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Error::Invalid(problems)) => Ok(Err(problems)),
        Err(other) => Err(other),
    }
}
