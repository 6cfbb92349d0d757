//! One check: what stands there, and the form of a first or of a second person.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::forms::go_or_again;
use super::leads::Leads;
use super::{Names, Row, View, id_of};
use crate::error::{Error, Problems, Result};
use crate::guidelines::{CheckCode, CheckEffect, CheckOutcome};
use crate::requests::answers::Answers;
use crate::requests::questions::{ShownRow, ShownValue, shown};
use crate::requests::{self, Case};
use crate::say as t;
use crate::say::Msg;
use crate::screening::controversies::{self, pages::ReportRow};
use crate::screening::rules::{self, Finding};
use crate::screening::{actions, rules::RECORDABLE};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "screening/check.html")]
struct CheckPage<'a> {
    page: &'a Page,
    case: &'a Case,
    view: &'a View,
    row: &'a Row,
    /// The answers that the check rests on, as they were sent last.
    answers: Vec<ShownRow>,
    /// What the lists say, for those who judge.
    leads: Option<&'a Leads>,
    /// The status among participants that the applicant says it has.
    status: String,
    /// The reports on the organization, where the check is about them.
    reports: &'a [ReportRow],
    f: Filled,
}

impl CheckPage<'_> {
    fn title(&self) -> Msg {
        t::screening::check_title(self.row.check.code, self.row.definition.title())
    }

    /// A status among participants, in the words of the form.
    fn status_words(&self, status: &str) -> Msg {
        t::by_id("choices", &format!("gc-status-{}", status.replace('_', "-")))
            .unwrap_or_else(|| Msg::plain(status))
    }

    /// The applicant says something else.
    fn status_differs(&self, status: &str) -> bool {
        !self.status.is_empty() && self.status != status
    }

    fn excludes(&self) -> bool {
        self.row.definition.effect == CheckEffect::Excludes
    }

    fn graded(&self) -> bool {
        rules::grades_controversy(self.row.check.code)
    }

    fn outcomes(&self) -> crate::web::field::Field {
        let choices = RECORDABLE.iter().map(|one| (one.as_str().to_owned(), one.words())).collect();
        let mut field = self.f.radios("outcome", t::screening::outcome_label(), choices);
        for outcome in RECORDABLE {
            field = field.choice_hint(outcome.as_str(), self.hint(outcome));
        }
        field
    }

    fn hint(&self, outcome: CheckOutcome) -> Msg {
        match outcome {
            CheckOutcome::PossibleMatch => t::screening::outcome_possible_match_hint(),
            CheckOutcome::FalsePositive => t::screening::outcome_false_positive_hint(),
            CheckOutcome::Confirmed if self.excludes() => t::screening::outcome_confirmed_excludes_hint(),
            CheckOutcome::Confirmed => t::screening::outcome_confirmed_escalates_hint(),
            CheckOutcome::NotApplicable => t::screening::outcome_not_applicable_hint(),
            CheckOutcome::Clear | CheckOutcome::NotChecked => t::screening::outcome_clear_hint(),
        }
    }

    fn controversy(&self) -> crate::web::field::Field {
        let grades = controversies::grades().unwrap_or_default();
        self.f.radios("controversy", t::screening::controversy_label(), grades)
    }

    fn decisions(&self) -> crate::web::field::Field {
        let mut choices = Vec::new();
        if self.row.awaits() {
            choices.push(("confirm".to_owned(), t::screening::second_confirm()));
        }
        choices.push(("send_back".to_owned(), t::screening::second_send_back()));
        self.f
            .radios("decision", t::screening::second_label(), choices)
            .choice_hint("confirm", t::screening::second_confirm_hint())
            .choice_hint("send_back", t::screening::second_send_back_hint())
    }
}

fn code_of(text: &str) -> Result<CheckCode> {
    CheckCode::parse(text).ok_or(Error::Hidden)
}

pub(super) async fn show(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
) -> Response {
    again(&app, &page, &me, &path, None, StatusCode::OK).await
}

/// The answers that a check reads, as far as there are any.
fn read_by(row: &Row, answers: Option<Answers>) -> Vec<ShownRow> {
    let reads = &row.definition.reads;
    let groups = answers.map(|answers| shown(&answers)).unwrap_or_default();
    let rows = groups.into_iter().flat_map(|group| group.rows);
    rows.filter(|row| reads.iter().any(|key| key == row.question.read_as()))
        .filter(|row| !row.value.is_missing() && row.value != ShownValue::Files)
        .collect()
}

/// The check, with what was typed, or with what stands there.
async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    path: &(String, String),
    typed: Option<Filled>,
    status: StatusCode,
) -> Response {
    let (actor, id, code) = (me.actor().clone(), id_of(&path.0)?, code_of(&path.1)?);
    let (data, now) = (app.clone(), app.db.clock().now());
    let (view, answers, leads, reports) = app
        .db
        .read(move |conn| {
            let view = View::load(conn, &actor, id)?;
            let revision = requests::latest_revision(conn, id)?;
            let answers = revision.map(|revision| Answers::from_json(&revision.answers.0)).transpose()?;
            let row = view.rows.iter().find(|row| row.check.code == code).ok_or(Error::Hidden)?;
            let leads = match &answers {
                // Whoever does not judge here reads the outcome, not the leads.
                Some(answers) if view.works => Some(Leads::load(
                    conn,
                    &mut Names::default(),
                    (&data.lookups, data.reference()),
                    (id, view.case.request.revision),
                    row.definition,
                    answers,
                    now,
                )?),
                _ => None,
            };
            let reports = match rules::grades_controversy(code) {
                true => ReportRow::load_all(conn, &view.case)?,
                false => Vec::new(),
            };
            Ok((view, answers, leads, reports))
        })
        .await?;
    let row = view.rows.iter().find(|row| row.check.code == code).ok_or(Error::Hidden)?;
    let f = typed.unwrap_or_else(|| {
        let check = &row.check;
        let mut f = Filled::new().with("evidence", &check.evidence);
        let lists = leads.iter().flat_map(|leads| &leads.lists);
        let fresh = lists.filter(|list| !list.stale).filter_map(|list| list.standing.cited());
        let fresh = fresh.collect::<Vec<_>>().join("; ");
        let tally = leads.as_ref().map(|leads| leads.tally()).unwrap_or_default();
        f = f.with("list_version", check.list_version.as_deref().unwrap_or(&fresh));
        if check.outcome != CheckOutcome::NotChecked && row.can_record {
            f = f.with("outcome", check.outcome);
        } else if tally.open == 0 && tally.same > 0 {
            f = f.with("outcome", CheckOutcome::Confirmed);
        } else if tally.open == 0 && tally.apart > 0 {
            f = f.with("outcome", CheckOutcome::FalsePositive);
        }
        let worst = reports.iter().filter(|row| row.one.is_open()).map(|row| row.one.grade).max();
        match check.controversy.max(worst) {
            Some(level) => f.with("controversy", level),
            None => f,
        }
    });
    page.with_status(
        status,
        &CheckPage {
            page,
            case: &view.case,
            view: &view,
            row,
            status: answers.as_ref().map(|all| all.text("gc_status").to_owned()).unwrap_or_default(),
            answers: read_by(row, answers),
            leads: leads.as_ref(),
            reports: &reports,
            f,
        },
    )
}

/// The answer to a form of this page: on, or the page again with what was typed.
async fn answer(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    path: &(String, String),
    form: &Form,
    done: Result<String>,
    banner: Msg,
) -> Response {
    let at = if form.has("decision") { "reason" } else { "evidence" };
    let anew = async |f, status| again(app, page, me, path, Some(f), status).await;
    go_or_again(app, page, form, done, banner, at, anew).await
}

pub(super) async fn record(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    form.only(&["outcome", "evidence", "list_version", "controversy", "version"])?;
    let (actor, id, code) = (me.actor().clone(), id_of(&path.0)?, code_of(&path.1)?);
    let version = form.value("version").unwrap_or(0);
    let finding = Finding {
        outcome: CheckOutcome::parse(form.text("outcome")),
        evidence: form.text("evidence").to_owned(),
        list_version: form.text("list_version").to_owned(),
        controversy: form.value("controversy"),
    };
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.check", move |tx| {
        actions::record(tx, &actor, id, code, version, &finding)?;
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    answer(&app, &page, &me, &path, &form, done, t::screening::recorded(code)).await
}

pub(super) async fn second(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    form.only(&["decision", "reason", "version"])?;
    let (actor, id, code) = (me.actor().clone(), id_of(&path.0)?, code_of(&path.1)?);
    let version = form.value("version").unwrap_or(0);
    let (decision, reason) = (form.text("decision").to_owned(), form.text("reason").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.second", move |tx| {
        match decision.as_str() {
            "confirm" => actions::confirm(tx, &actor, id, code, version, &reason)?,
            "send_back" => actions::send_back(tx, &actor, id, code, version, &reason)?,
            _ => {
                let mut problems = Problems::new();
                problems.add("decision", t::screening::enter_second_decision());
                rules::text_problem(&mut problems, "reason", &reason, t::screening::enter_second_reason());
                return Err(Error::Invalid(problems));
            }
        }
        Ok(format!("/cases/{id}/screening"))
    })
    .await;
    answer(&app, &page, &me, &path, &form, done, t::screening::second_recorded(code)).await
}
