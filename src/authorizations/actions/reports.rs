//! The report on a use after its end: the holder sends it, the office looks at it, and what it teaches is asked for.

use super::super::lifecycle::AuthorizationState;
use super::super::rules::Accounts;
use super::super::store::{self, Authorization};
use super::super::{ConditionState, PaperState, letters};
use super::{about, event, partners};
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::accounts;
use crate::db::ids::{AuthorizationId, UseReportId};
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::guidelines::{Reference, UseType};
use crate::notices;
use crate::requests;
use crate::requests::answers::Percent;
use crate::requests::questions::numbers;
use crate::say::authorizations as t;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Working days within which the office looks at a report.
const LOOK_WORKING_DAYS: u32 = 10;
/// Days for another report, when one is sent back.
const AGAIN_DAYS: i64 = 14;

/// The condition that asks for a report with copies, and the one that asks for accounts.
const REPORT: &str = "K17";
const ACCOUNTS: &str = "K15";

/// The holder reports on the use after the end, with the accounts of the money when it was for fundraising.
///
/// # Errors
/// Hidden, or refused when no report is awaited; invalid when accounts are missing or do not add up.
pub fn report_use(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    report: &str,
    accounts: Option<&Accounts>,
) -> Result<()> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::act(actor, &[Role::Partner], &standing)?;
    let awaited = waiting::answer(tx, WaitKind::UseReport, (WaitSubject::Authorization, id.0))?;
    if row.state != AuthorizationState::Expired || awaited == 0 {
        return Err(Error::Refused(t::refused_no_report()));
    }
    let mut problems = Problems::new();
    match (row.use_type == UseType::Fundraising, accounts) {
        (true, None) => problems.add("raised", t::enter_amount()),
        (true, Some(accounts)) if accounts.left() < 0 => problems.add("passed_on", t::more_than_raised()),
        _ => {}
    }
    problems.into_result()?;
    let number = store::insert_report(tx, id, report, accounts, actor.id)?;
    let reference = Reference::current().map_err(Error::internal)?;
    let due = reference.terms.calendar.add_working_days(tx.today(), LOOK_WORKING_DAYS);
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::ReportReview,
            subject: (WaitSubject::Authorization, id.0),
            request: Some(row.request_id),
            from: Whom::Role(Role::Secretariat),
            due: Some(due),
        },
    )?;
    tx.record(
        event(&row, "authorizations.report_use", Some(actor.id))
            .after("report", report)
            .after("number", number)
            .after("currency", accounts.map(|one| &one.currency))
            .after("raised", accounts.map(|one| one.raised))
            .after("costs", accounts.map(|one| one.costs))
            .after("passed_on", accounts.map(|one| one.passed_on)),
    );
    let secretariat = accounts::recipients(tx.conn(), Role::Secretariat)?;
    notices::write(tx, about(&row), &secretariat, &letters::UseReported::of(&row, report))
}

/// The office says what a report is worth: it is as it should be, and the conditions that asked for it are met; or
/// another one is asked for.
///
/// # Errors
/// Hidden; refused when somebody looked at it before; invalid when it is sent back without a word.
pub fn look_at_report(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    report: UseReportId,
    accepted: bool,
    remarks: &str,
) -> Result<()> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::check_condition(actor, false, &standing)?;
    let report = store::report(tx.conn(), id, report)?;
    if report.state != PaperState::HandedIn {
        return Err(Error::Refused(t::refused_looked_at()));
    }
    if !accepted && remarks.trim().is_empty() {
        let mut problems = Problems::new();
        problems.add(format!("report-remarks-{}", report.id), t::enter_remarks());
        return Err(Error::Invalid(problems));
    }
    let to = if accepted { PaperState::Approved } else { PaperState::SentBack };
    store::save_report(tx, report.id, to, remarks.trim(), actor.id)?;
    waiting::answer(tx, WaitKind::ReportReview, (WaitSubject::Authorization, id.0))?;
    let name = if accepted { "authorizations.accept_report" } else { "authorizations.send_report_back" };
    tx.record(event(&row, name, Some(actor.id)).after("number", report.id).after("remarks", remarks.trim()));
    let holder = partners(tx.conn(), &row)?;
    if !accepted {
        let due = tx.today() + chrono::Duration::days(AGAIN_DAYS);
        ask_again(tx, &row, due)?;
        let letter = letters::ReportSentBack::of(&row, remarks.trim(), due);
        return notices::write(tx, about(&row), &holder, &letter);
    }
    let evidence = t::report_evidence(report.reported_at.date()).to_string();
    for condition in store::conditions_of(tx.conn(), id)? {
        let asked_for_it = match condition.code.as_str() {
            REPORT => true,
            ACCOUNTS => report.accounts().is_some(),
            _ => false,
        };
        if asked_for_it && matches!(condition.state, ConditionState::Open | ConditionState::Breached) {
            super::check_condition(tx, actor, id, condition.position, ConditionState::Met, &evidence)?;
        }
    }
    notices::write(tx, about(&row), &holder, &letters::ReportAccepted::of(&row, remarks.trim()))
}

fn ask_again(tx: &mut Tx, row: &Authorization, due: chrono::NaiveDate) -> Result<()> {
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::UseReport,
            subject: (WaitSubject::Authorization, row.id.0),
            request: Some(row.request_id),
            from: Whom::Organization(row.organization_id),
            due: Some(due),
        },
    )
    .map(|_| ())
}

/// Accounts as they were typed: a currency of three letters and whole numbers.
///
/// # Errors
/// Problems on `currency`, `raised`, `costs` and `passed_on`.
pub fn accounts_typed(
    currency: &str,
    raised: &str,
    costs: &str,
    passed_on: &str,
) -> Result<Accounts, Problems> {
    let mut problems = Problems::new();
    let currency = currency.trim().to_uppercase();
    if currency.len() != 3 || !currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
        problems.add("currency", t::enter_currency());
    }
    let mut amount = |field: &str, typed: &str| {
        let number = numbers::whole(typed).filter(|number| *number >= 0);
        problems.take(field, number.ok_or_else(t::enter_amount))
    };
    let amounts = (amount("raised", raised), amount("costs", costs), amount("passed_on", passed_on));
    let (Some(raised), Some(costs), Some(passed_on), true) =
        (amounts.0, amounts.1, amounts.2, problems.is_empty())
    else {
        return Err(problems);
    };
    Ok(Accounts { currency, raised, costs, passed_on })
}

/// What the request promised of the money that it would raise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub struct Promised {
    /// The share that reaches the beneficiary.
    pub share_to_un: Percent,
    /// The share that costs may take.
    pub costs: Percent,
}

/// What the request promised; none when it raised no money.
///
/// # Errors
/// When the database fails.
pub fn promised(conn: &mut Conn, row: &Authorization) -> Result<Option<Promised>> {
    let Some(revision) = requests::latest_revision(conn, row.request_id)? else { return Ok(None) };
    let facts: Option<Money> = revision.facts.to().ok();
    Ok(facts.and_then(|facts| facts.fundraising))
}

/// The facts that are read here.
#[derive(serde::Deserialize)]
struct Money {
    #[serde(default)]
    fundraising: Option<Promised>,
}
