//! The partner's own requests, and how one begins.

use actix_web::{HttpRequest, web};
use askama::Template;
use chrono::NaiveDate;

use super::title_of;
use crate::access::Role;
use crate::error::Error;
use crate::requests::actions::drafts;
use crate::requests::answers::Answers;
use crate::requests::turn::{self, PartnerView};
use crate::requests::{Request, Stage, questions, self_check, store};
use crate::say as t;
use crate::say::Msg;
use crate::waiting::{self, WaitKind};
use crate::web::paging::Paged;
use crate::web::{AppData, Form, Page, Response, Routes, SignedIn, once};

/// Requests on one page.
const PAGE: usize = 50;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/requests", list);
    routes.get("/requests/new", before);
    routes.post("/requests/new", begin);
}

struct RowView {
    id: i64,
    number: Option<String>,
    title: String,
    status: Msg,
    tone: &'static str,
    view: PartnerView,
    due: Option<NaiveDate>,
}

#[derive(Template)]
#[template(path = "requests/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    rows: Vec<RowView>,
    next: Option<String>,
    has_organization: bool,
}

#[derive(serde::Deserialize)]
struct After {
    after: Option<i64>,
}

async fn list(app: AppData, page: Page, me: SignedIn, query: web::Query<After>) -> Response {
    me.must_be(&[Role::Partner])?;
    let actor = me.actor().clone();
    let after = query.after;
    let today = app.db.clock().now().date();
    let rows: Vec<(Request, bool, Option<NaiveDate>, Option<String>)> = app
        .db
        .read(move |conn| {
            let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
            let requests = store::lists::of_organizations(conn, &actor.organizations, after, limit)?;
            let ids: Vec<_> = requests.iter().map(|request| request.id).collect();
            let held = store::lists::held(conn, &ids)?;
            let asked = waiting::open_of(conn, actor.id, &[], &actor.organizations)?;
            let due = |request: &Request| {
                asked
                    .iter()
                    .find(|wait| wait.kind == WaitKind::Gaps && wait.request_id == Some(request.id))
                    .and_then(|wait| wait.due_on)
            };
            let states = store::lists::authorization_states(conn, &ids)?;
            Ok(requests
                .into_iter()
                .map(|request| {
                    let (is_held, due) = (held.contains_key(&request.id), due(&request));
                    let state =
                        states.iter().find(|(id, _)| *id == request.id).map(|(_, state)| state.clone());
                    (request, is_held, due, state)
                })
                .collect())
        })
        .await?;
    let paged = Paged::cut(rows, PAGE, |(request, ..)| request.id.to_string());
    let rows = t::with_language(page.language, || {
        paged
            .rows
            .into_iter()
            .map(|(request, held, asked, authorization)| RowView {
                id: request.id.0,
                title: title_of(&request),
                status: status(&request, held),
                tone: tone(&request, held),
                view: turn::for_partner(
                    &request,
                    turn::Beside {
                        held: held.then_some(request.stage_since),
                        asked,
                        authorization: authorization.as_deref(),
                        today,
                    },
                ),
                due: asked,
                number: request.number,
            })
            .collect()
    });
    let has_organization = !me.organizations.is_empty();
    page.show(&ListPage { page: &page, rows, next: paged.next, has_organization })
}

fn status(request: &Request, held: bool) -> Msg {
    match (held, request.stage, request.outcome) {
        (true, ..) => t::requests::on_hold(),
        (_, Stage::Closed, Some(outcome)) => outcome.words(),
        (_, stage, _) => stage.words(),
    }
}

fn tone(request: &Request, held: bool) -> &'static str {
    match (held, request.stage, request.outcome) {
        (true, ..) | (_, Stage::Returned, _) => "warn",
        (_, Stage::Draft, _) => "",
        (_, Stage::Closed, Some(outcome)) if outcome.is_authorized() => "ok",
        (_, Stage::Closed, _) => "line",
        _ => "info",
    }
}

#[derive(Template)]
#[template(path = "requests/before.html")]
struct BeforePage<'a> {
    page: &'a Page,
    has_organization: bool,
    /// Mark and kind of use, when the self-check led here.
    carried: Vec<(&'static str, String)>,
}

async fn before(page: Page, me: SignedIn, request: HttpRequest) -> Response {
    me.must_be(&[Role::Partner])?;
    let chosen = Form::parse(request.query_string().as_bytes())?;
    let carried = self_check::carried(&Answers::read(self_check::group(), &chosen));
    page.show(&BeforePage { page: &page, has_organization: !me.organizations.is_empty(), carried })
}

async fn begin(app: AppData, me: SignedIn, form: Form) -> Response {
    form.only(&["marks", "use_type", "mention_only", "support_display"])?;
    let actor = me.actor().clone();
    let chosen = questions::group("mark").map(|group| (group, Answers::read(group, &form)));
    once::write_as(&app.db, &form, &me, "requests.create", move |tx| {
        let Some(organization) = actor.organizations.first().copied() else {
            return Err(Error::Refused(t::requests::describe_organization_first()));
        };
        let id = drafts::create(tx, &actor, organization)?;
        if let Some((group, answers)) = chosen.filter(|(_, answers)| !answers.many("marks").is_empty()) {
            drafts::save(tx, &actor, id, group, 0, &answers, false)?;
        }
        Ok(format!("/requests/{id}"))
    })
    .await
}
