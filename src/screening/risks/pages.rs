//! The risks of a case: the table of likelihood and impact, the list, and the forms that add and drop one.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{New, Risk, RiskId, actions, impact_words, likelihood_words, rules, store};
use crate::access::Actor;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::{Error, Result};
use crate::guidelines::RiskLevel;
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::screening::pages::forms::go_or_again;
use crate::screening::pages::{Names, id_of, works};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// The routes of risks.
pub(in crate::screening) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/screening/risks", show);
    routes.post("/cases/{id}/screening/risks", record);
    routes.get("/cases/{id}/screening/risks/{risk}", show_drop);
    routes.post("/cases/{id}/screening/risks/{risk}", drop_it);
}

/// A risk as the pages show it; its number is its place among all of the case.
struct Row {
    number: usize,
    risk: Risk,
    recorded: Option<Msg>,
    dropped: Option<Msg>,
}

impl Row {
    fn factors(&self) -> Msg {
        t::risks::factors(self.risk.likelihood, self.risk.impact)
    }
}

struct Shown {
    case: Case,
    rows: Vec<Row>,
    overall: Option<RiskLevel>,
    works: bool,
    why_not: Option<Msg>,
}

#[derive(Template)]
#[template(path = "screening/risks.html")]
struct AllPage<'a> {
    page: &'a Page,
    case: &'a Case,
    shown: &'a Shown,
    f: Filled,
}

/// One cell of the table.
struct Cell<'a> {
    level: RiskLevel,
    rows: Vec<&'a Row>,
}

/// A number of a scale in one line with its words.
fn scale(number: i64, words: fn(i64) -> Msg) -> Msg {
    t::risks::scale(number, words(number))
}

impl AllPage<'_> {
    fn impacts(&self) -> Vec<Msg> {
        (1..=5).map(|impact| scale(impact, impact_words)).collect()
    }

    /// The rows of the table, the likeliest first.
    fn matrix(&self) -> Vec<(Msg, Vec<Cell<'_>>)> {
        (1..=5)
            .rev()
            .map(|likelihood| {
                let cells = (1..=5).map(|impact| self.cell(likelihood, impact)).collect();
                (scale(likelihood, likelihood_words), cells)
            })
            .collect()
    }

    fn cell(&self, likelihood: i64, impact: i64) -> Cell<'_> {
        let here = |risk: &Risk| risk.stands() && (risk.likelihood, risk.impact) == (likelihood, impact);
        Cell {
            level: rules::level(likelihood, impact).unwrap_or(RiskLevel::High),
            rows: self.shown.rows.iter().filter(|row| here(&row.risk)).collect(),
        }
    }

    fn numbers(&self, name: &str, label: Msg, words: fn(i64) -> Msg) -> Field {
        let choices = (1..=5).map(|number: i64| (number.to_string(), Msg::plain(number.to_string())));
        let mut field = self.f.radios(name, label, choices.collect());
        for number in 1..=5 {
            field = field.choice_hint(&number.to_string(), words(number));
        }
        field.as_scale()
    }

    fn likelihood(&self) -> Field {
        self.numbers("likelihood", t::risks::likelihood_label(), likelihood_words)
    }

    fn impact(&self) -> Field {
        self.numbers("impact", t::risks::impact_label(), impact_words)
    }
}

#[derive(Template)]
#[template(path = "screening/risk_drop.html")]
struct DropPage<'a> {
    page: &'a Page,
    case: &'a Case,
    row: &'a Row,
    f: Filled,
}

fn path_of(id: RequestId) -> String {
    format!("/cases/{id}/screening/risks")
}

fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Shown> {
    let case = Case::load_as_staff(conn, actor, id)?;
    let begun = !crate::screening::checks_of(conn, id)?.is_empty();
    let (works, why_not) = works(actor, &case, begun);
    let risks = store::of_request(conn, id)?;
    let overall = rules::overall(&risks);
    let mut names = Names::default();
    let mut rows = Vec::new();
    for (number, risk) in (1..).zip(risks) {
        let recorded = names.who_when(conn, Some(risk.recorded_by), Some(risk.recorded_at))?;
        let dropped = match (risk.dropped_by, risk.dropped_at) {
            (Some(by), Some(at)) => Some(t::risks::dropped_by(at, names.of(conn, by)?)),
            _ => None,
        };
        rows.push(Row { number, risk, recorded, dropped });
    }
    Ok(Shown { case, rows, overall, works, why_not })
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
    page.with_status(status, &AllPage { page, case: &shown.case, shown: &shown, f })
}

async fn record(app: AppData, page: Page, me: SignedIn, path: web::Path<String>, form: Form) -> Response {
    form.only(&["title", "likelihood", "impact", "mitigation"])?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let new = New {
        title: form.text("title").to_owned(),
        likelihood: form.value("likelihood"),
        impact: form.value("impact"),
        mitigation: form.text("mitigation").to_owned(),
    };
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.record_risk", move |tx| {
        actions::record(tx, &actor, id, &new)?;
        Ok(path_of(id))
    })
    .await;
    let anew = async |f, status| again(&app, &page, &me, &path, f, status).await;
    go_or_again(&app, &page, &form, done, t::risks::recorded(), "title", anew).await
}

fn risk_of(text: &str) -> Result<RiskId> {
    text.parse().map_err(|_| Error::Hidden)
}

async fn show_drop(app: AppData, page: Page, me: SignedIn, path: web::Path<(String, String)>) -> Response {
    drop_again(&app, &page, &me, &path, Filled::new(), StatusCode::OK).await
}

async fn drop_again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    path: &(String, String),
    f: Filled,
    status: StatusCode,
) -> Response {
    let (actor, id, of) = (me.actor().clone(), id_of(&path.0)?, risk_of(&path.1)?);
    let shown = app.db.read(move |conn| load(conn, &actor, id)).await?;
    let row = shown.rows.iter().find(|row| row.risk.id == of).ok_or(Error::Hidden)?;
    if !shown.works {
        return Err(Error::Refused(shown.why_not.unwrap_or_else(t::common::not_your_role)));
    }
    if !row.risk.stands() {
        return Err(Error::Refused(t::risks::refused_dropped()));
    }
    page.with_status(status, &DropPage { page, case: &shown.case, row, f })
}

async fn drop_it(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    form.only(&["reason", "version"])?;
    let (actor, id, of) = (me.actor().clone(), id_of(&path.0)?, risk_of(&path.1)?);
    let (version, reason) = (form.value("version").unwrap_or(0), form.text("reason").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.drop_risk", move |tx| {
        actions::drop_it(tx, &actor, id, of, version, &reason)?;
        Ok(path_of(id))
    })
    .await;
    let anew = async |f, status| drop_again(&app, &page, &me, &path, f, status).await;
    go_or_again(&app, &page, &form, done, t::risks::drop_banner(), "reason", anew).await
}
