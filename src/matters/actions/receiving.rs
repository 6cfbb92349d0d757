//! How matters come: by the public form, from somebody of the office, and by a step elsewhere that leaves one.

use chrono::Datelike;

use super::super::store::New;
use super::super::{Matter, Report, Source, letters, rules, store};
use super::{awaits, event, in_working_days, tell_reporter, tell_staff};
use crate::access::{Actor, Role, matters as access};
use crate::accounts::AccountId;
use crate::audit::Event;
use crate::authorizations::{self, Authorization, AuthorizationId, ConditionState};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::db::values::folded;
use crate::documents::{self, actions::New as NewFile};
use crate::error::{Error, Result};
use crate::guidelines::{CheckEffect, CheckOutcome, Reference};
use crate::organizations;
use crate::requests;
use crate::say::{Language, matters as t};
use crate::screening;
use crate::waiting::{WaitKind, Whom};

/// Somebody reports a misuse by the public form. What is said to them does not depend on whether the number or the code
/// is known.
///
/// # Errors
/// Invalid when it says too little or something cannot be read.
pub fn report(tx: &mut Tx, report: &Report, picture: Option<&NewFile>) -> Result<Matter> {
    receive_report(tx, report, picture, Source::Public, None)
}

/// Somebody of the office writes down what they heard.
///
/// # Errors
/// Hidden or refused; invalid as [`report`].
pub fn enter(tx: &mut Tx, actor: &Actor, report: &Report, picture: Option<&NewFile>) -> Result<Matter> {
    access::enter(actor)?;
    receive_report(tx, report, picture, Source::Staff, Some(actor.id))
}

fn receive_report(
    tx: &mut Tx,
    report: &Report,
    picture: Option<&NewFile>,
    source: Source,
    by: Option<AccountId>,
) -> Result<Matter> {
    rules::report(report, picture.is_some()).into_result()?;
    let named = match report.code.as_str() {
        "" => None,
        code => authorizations::by_code_or_number(tx.conn(), code)?,
    };
    let mut description = report.description.clone();
    let mut organization_name = report.who.clone();
    if let Some(row) = &named {
        organization_name = organizations::by_id(tx.conn(), row.organization_id)?.name;
        // Whoever uses the mark need not be the one who holds the authorization.
        if !report.who.is_empty() && folded(&report.who) != folded(&organization_name) {
            let used_by = t::used_by(&report.who).to_string();
            description = [description, used_by].join("\n\n").trim().to_owned();
        }
    }
    let new = New {
        number: number(tx)?,
        source,
        organization: named.as_ref().map(|row| row.organization_id),
        organization_name,
        authorization: named.as_ref().map(|row| row.id),
        request: named.as_ref().map(|row| row.request_id),
        code: report.code.clone(),
        place: report.place.clone(),
        description,
        entered_by: by,
    };
    receive(tx, &new, Some(report), picture)
}

fn number(tx: &mut Tx) -> Result<String> {
    let year = tx.today().year();
    let place = requests::next_number(tx, &format!("matters-{year}"))?;
    Ok(format!("M-{year}-{place:04}"))
}

fn receive(tx: &mut Tx, new: &New, report: Option<&Report>, picture: Option<&NewFile>) -> Result<Matter> {
    let id = store::insert(tx, new)?;
    let matter = store::by_id(tx.conn(), id)?;
    let mut event = event(&matter, "matters.receive", new.entered_by)
        .after("number", &matter.number)
        .after("source", matter.source)
        .after("state", matter.state)
        .after("organization", matter.organization_id)
        .after("authorization", matter.authorization_id)
        .after("request", matter.request_id)
        .after("code", &matter.code)
        .personal("organization_name", &matter.organization_name)
        .personal("place", &matter.place)
        .personal("description", &matter.description);
    if let Some(report) = report.filter(|one| !one.reporter_name.is_empty() || !one.reporter_email.is_empty())
    {
        let language = report.language.unwrap_or(Language::En);
        store::put_reporter(tx, id, &report.reporter_name, &report.reporter_email, language)?;
        event = event
            .personal("reporter_name", &report.reporter_name)
            .personal("reporter_email", &report.reporter_email);
    }
    if let Some(file) = picture {
        documents::actions::keep(tx, file)?;
        store::put_picture(tx, id, file)?;
        event = event.after("picture", &file.sha256).after("picture_bytes", file.bytes);
    }
    tx.record(event);
    let due = in_working_days(tx, rules::TRIAGE_WORKING_DAYS)?;
    awaits(tx, &matter, WaitKind::MatterTriage, Whom::Role(Role::Secretariat), due)?;
    let letter = letters::Received { matter: letters::Named::of(&matter), source: matter.source, due };
    tell_staff(tx, &matter, &[Role::Secretariat], new.entered_by, &letter)?;
    tell_reporter(tx, &matter, |number| letters::Receipt { number })?;
    Ok(matter)
}

fn concerning(tx: &mut Tx, row: &Authorization) -> Result<New> {
    let organization = organizations::by_id(tx.conn(), row.organization_id)?;
    Ok(New {
        number: number(tx)?,
        source: Source::Condition,
        organization: Some(organization.id),
        organization_name: organization.name,
        authorization: Some(row.id),
        request: Some(row.request_id),
        code: row.number.clone(),
        place: String::new(),
        description: String::new(),
        entered_by: None,
    })
}

/// `authorizations.check_condition`: a condition that was found breached leaves a matter.
///
/// # Errors
/// When the database fails.
pub fn follow_breach(tx: &mut Tx, event: &Event) -> Result<()> {
    let said = |field: &str| event.after.get(field).and_then(|value| value.as_str()).unwrap_or_default();
    if said("condition") != ConditionState::Breached.as_str() {
        return Ok(());
    }
    let position = event.after.get("position").and_then(serde_json::Value::as_i64).unwrap_or_default();
    let row = authorizations::by_id(tx.conn(), AuthorizationId(event.subject.id))?;
    let found = t::breach_found(position, said("code"), &row.number, said("evidence"));
    let new = New { description: found.to_string(), entered_by: event.actor, ..concerning(tx, &row)? };
    receive(tx, &new, None, None).map(|_| ())
}

/// `requests.withdraw`: a request that was withdrawn while an exclusion stood confirmed leaves a matter on the
/// organization.
///
/// # Errors
/// When the database fails.
pub fn follow_withdraw(tx: &mut Tx, event: &Event) -> Result<()> {
    let id = RequestId(event.subject.id);
    let reference = Reference::current().map_err(Error::internal)?;
    let excludes = |check: &screening::Check| {
        check.outcome == CheckOutcome::Confirmed
            && reference.check(check.code).is_none_or(|one| one.effect == CheckEffect::Excludes)
    };
    let checks = screening::checks_of(tx.conn(), id)?;
    let codes: Vec<&str> =
        checks.iter().filter(|check| excludes(check)).map(|check| check.code.as_str()).collect();
    if codes.is_empty() {
        return Ok(());
    }
    let request = requests::by_id(tx.conn(), id)?;
    let organization = organizations::by_id(tx.conn(), request.organization_id)?;
    let left = t::withdrawal_left(request.number_or_draft(), codes.join(", "));
    let new = New {
        number: number(tx)?,
        source: Source::Withdrawal,
        organization: Some(organization.id),
        organization_name: organization.name,
        authorization: None,
        request: Some(id),
        code: String::new(),
        place: String::new(),
        description: left.to_string(),
        entered_by: None,
    };
    receive(tx, &new, None, None).map(|_| ())
}
