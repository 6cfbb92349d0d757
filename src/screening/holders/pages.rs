//! The page of a check on a holder: its matches, and the forms of the first and of the second person.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{HolderCheck, HolderCheckId, actions, store};
use crate::access::{Actor, screening as access};
use crate::db::Conn;
use crate::error::{Error, Problems, Result};
use crate::guidelines::{CheckDefinition, CheckOutcome};
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::screening::matches::{self, Tally};
use crate::screening::pages::forms::go_or_again;
use crate::screening::pages::leads::MatchRow;
use crate::screening::pages::{Names, id_of};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// The routes of checks on holders.
pub(in crate::screening) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/screening/holder/{check}", show);
    routes.post("/cases/{id}/screening/holder/{check}", record);
    routes.post("/cases/{id}/screening/holder/{check}/second", second);
}

struct Shown {
    case: Case,
    check: HolderCheck,
    definition: &'static CheckDefinition,
    matches: Vec<MatchRow>,
    number: String,
    holder: String,
    first: Option<Msg>,
    second: Option<Msg>,
    can_record: bool,
    can_second: bool,
    /// Why a screener may not judge here.
    why_not: Option<Msg>,
}

impl Shown {
    /// The lists no longer say any of what the check was opened for.
    fn is_over(&self) -> bool {
        self.matches.iter().all(MatchRow::is_over)
    }
}

#[derive(Template)]
#[template(path = "screening/holder.html")]
struct HolderPage<'a> {
    page: &'a Page,
    case: &'a Case,
    shown: &'a Shown,
    matches: &'a [MatchRow],
    f: Filled,
}

impl HolderPage<'_> {
    fn outcomes(&self) -> Field {
        let choice = |outcome: CheckOutcome| (outcome.as_str().to_owned(), outcome.words());
        self.f
            .radios(
                "outcome",
                t::screening::outcome_label(),
                vec![choice(CheckOutcome::FalsePositive), choice(CheckOutcome::Confirmed)],
            )
            .choice_hint(CheckOutcome::FalsePositive.as_str(), t::screening::holder_false_hint())
            .choice_hint(CheckOutcome::Confirmed.as_str(), t::screening::holder_confirmed_hint())
    }

    fn decisions(&self) -> Field {
        let choices = vec![
            ("confirm".to_owned(), t::screening::second_confirm()),
            ("send_back".to_owned(), t::screening::second_send_back()),
        ];
        self.f
            .radios("decision", t::screening::second_label(), choices)
            .choice_hint("confirm", t::screening::holder_second_confirm_hint())
            .choice_hint("send_back", t::screening::holder_second_back_hint())
    }
}

fn load(conn: &mut Conn, actor: &Actor, path: &(String, String)) -> Result<Shown> {
    let (id, of) = (id_of(&path.0)?, check_of(&path.1)?);
    let case = Case::load_as_staff(conn, actor, id)?;
    access::read_matches(actor, &case.standing)?;
    let check = store::by_id(conn, of)?;
    if check.request_id != id {
        return Err(Error::Hidden);
    }
    let definition = case.request.rules()?.check(check.code).ok_or(Error::Hidden)?;
    let mut names = Names::default();
    let rows = matches::of_holder_check(conn, of)?;
    let matches = rows.into_iter().map(|one| MatchRow::load(conn, &mut names, one)).collect::<Result<_>>()?;
    let (number, holder) = store::holder_of(conn, check.authorization_id)?;
    let may = access::adjudicate(actor, &case.standing);
    let own = check.checked_by == Some(actor.id);
    let works = may.is_ok() && check.is_open();
    let why_not = match may {
        Err(crate::access::Refusal::Because(why)) if actor.has(crate::access::Role::Screener) => Some(why),
        _ => None,
    };
    Ok(Shown {
        definition,
        matches,
        number,
        holder,
        first: names.who_when(conn, check.checked_by, check.checked_at)?,
        second: names.who_when(conn, check.confirmed_by, check.confirmed_at)?,
        can_record: works && (own || !check.awaits_second()),
        can_second: works && !own && check.awaits_second(),
        why_not,
        case,
        check,
    })
}

fn check_of(text: &str) -> Result<HolderCheckId> {
    text.parse().map(HolderCheckId).map_err(|_| Error::Hidden)
}

async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<(String, String)>) -> Response {
    again(&app, &page, &me, &path, None, StatusCode::OK).await
}

async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    path: &(String, String),
    typed: Option<Filled>,
    status: StatusCode,
) -> Response {
    let (actor, path) = (me.actor().clone(), path.clone());
    let shown = app.db.read(move |conn| load(conn, &actor, &path)).await?;
    let tally = Tally::of(shown.matches.iter().map(|row| row.one.state));
    let f = typed.unwrap_or_else(|| {
        let f = Filled::new();
        match (shown.can_second, tally) {
            (true, _) => f,
            (_, Tally { open: 0, same: 1.., .. }) => {
                f.with("outcome", CheckOutcome::Confirmed).with("evidence", &shown.check.evidence)
            }
            (_, Tally { open: 0, apart: 1.., .. }) => f.with("outcome", CheckOutcome::FalsePositive),
            _ => f.with("evidence", &shown.check.evidence),
        }
    });
    let shown = HolderPage { page, case: &shown.case, shown: &shown, matches: &shown.matches, f };
    page.with_status(status, &shown)
}

async fn answer(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    path: &(String, String),
    form: &Form,
    done: Result<String>,
) -> Response {
    let at = if form.text("reason").is_empty() { "evidence" } else { "reason" };
    let anew = async |f, status| again(app, page, me, path, Some(f), status).await;
    go_or_again(app, page, form, done, t::screening::holder_recorded(), at, anew).await
}

async fn record(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    form.only(&["outcome", "evidence", "version"])?;
    let (actor, id, of) = (me.actor().clone(), id_of(&path.0)?, check_of(&path.1)?);
    let (outcome, version) = (CheckOutcome::parse(form.text("outcome")), form.value("version").unwrap_or(0));
    let evidence = form.text("evidence").to_owned();
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.holder", move |tx| {
        actions::record(tx, &actor, of, version, outcome, &evidence)?;
        Ok(format!("/cases/{id}/screening/holder/{of}"))
    })
    .await;
    answer(&app, &page, &me, &path, &form, done).await
}

async fn second(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    form.only(&["decision", "reason", "version"])?;
    let (actor, id, of) = (me.actor().clone(), id_of(&path.0)?, check_of(&path.1)?);
    let version = form.value("version").unwrap_or(0);
    let (decision, reason) = (form.text("decision").to_owned(), form.text("reason").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.holder_second", move |tx| {
        match decision.as_str() {
            "confirm" => actions::confirm(tx, &actor, of, version, &reason)?,
            "send_back" => actions::send_back(tx, &actor, of, version, &reason)?,
            _ => {
                let mut problems = Problems::new();
                problems.add("decision", t::screening::enter_second_decision());
                return Err(Error::Invalid(problems));
            }
        }
        Ok(format!("/cases/{id}/screening/holder/{of}"))
    })
    .await;
    answer(&app, &page, &me, &path, &form, done).await
}
