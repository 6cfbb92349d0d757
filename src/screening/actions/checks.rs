//! Recording what was found, and the second person of an exclusion.

use super::super::letters::{Confirmed, SecondWanted, SentBack};
use super::super::rules::{self, Finding};
use super::super::{Check, CheckName, controversies, engagements, matches, store};
use super::settled::{escalate, keep_in_step};
use super::{may_judge, tell};
use crate::access::{Actor, Role, screening as access};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::error::{Error, Problems, Result};
use crate::guidelines::{CheckCode, CheckDefinition, CheckEffect, CheckOutcome};
use crate::requests::{self, Request};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

fn definition(request: &Request, code: CheckCode) -> Result<&'static CheckDefinition> {
    request.rules()?.check(code).ok_or(Error::Hidden)
}

/// Loads a check as the person saw it.
fn as_seen(tx: &mut Tx, id: RequestId, code: CheckCode, version: i64) -> Result<Check> {
    let check = store::check(tx.conn(), id, code)?;
    if check.version == version {
        Ok(check)
    } else {
        Err(Error::Conflict(say::screening::changed_look_again()))
    }
}

fn event(request: &Request, action: &'static str, actor: &Actor) -> Event {
    Event::new(SubjectKind::Request, request.id.0, action, Some(actor.id))
}

/// Records what a screener found on one check.
///
/// # Errors
/// Hidden or refused by `access::screening`; refused for a confirmed exclusion that is another screener's or stands
/// confirmed by two; invalid when the finding is not whole; a conflict when `version` is not the one that stands.
pub fn record(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    code: CheckCode,
    version: i64,
    finding: &Finding,
) -> Result<()> {
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    let definition = definition(&request, code)?;
    let mut problems = rules::problems(definition, finding);
    if rules::grades_controversy(code) {
        controversies::rules::fits(&mut problems, finding, worst_report(tx, &request)?);
    }
    problems.into_result()?;
    let outcome = finding.outcome.unwrap_or(CheckOutcome::NotChecked);
    let check = as_seen(tx, id, code, version)?;
    if check.excludes(definition.effect) {
        return Err(Error::Refused(say::screening::refused_two_confirmed()));
    }
    if check.awaits_second(definition.effect) && check.checked_by != Some(actor.id) {
        return Err(Error::Refused(say::screening::refused_somebody_elses()));
    }
    rules::fits_matches(outcome, matches::tally(tx.conn(), id, code)?).map_err(Error::Refused)?;
    store::write_finding(tx, &check, outcome, finding, actor.id, request.revision)?;
    tx.record(
        event(&request, "screening.record", actor)
            .before("outcome", check.outcome)
            .after("code", code)
            .after("outcome", outcome)
            .after("list_version", finding.list_version.trim())
            .after("controversy", finding.controversy)
            .after("revision", request.revision)
            .personal("evidence", finding.evidence.trim()),
    );
    waiting::answer(tx, WaitKind::SecondPerson, (WaitSubject::Check, check.id.0))?;
    match (definition.effect, outcome) {
        (CheckEffect::Excludes, CheckOutcome::Confirmed) => {
            want_second(tx, actor, &request, &check, definition)?;
        }
        (CheckEffect::Escalates, CheckOutcome::Confirmed) => escalate(tx, Some(actor), &request)?,
        _ => {}
    }
    let request = requests::by_id(tx.conn(), id)?;
    keep_in_step(tx, &request)
}

/// The grade of the worst open report on the organization of a case; 0 when none is open.
fn worst_report(tx: &mut Tx, request: &Request) -> Result<i64> {
    Ok(controversies::worst_open(tx.conn(), request.organization_id)?.unwrap_or(0))
}

fn want_second(
    tx: &mut Tx,
    actor: &Actor,
    request: &Request,
    check: &Check,
    definition: &'static CheckDefinition,
) -> Result<()> {
    let due = request.rules()?.terms.calendar.add_working_days(tx.today(), 2);
    let subject = (WaitSubject::Check, check.id.0);
    let from = Whom::Role(Role::Screener);
    waiting::ask(
        tx,
        Ask { kind: WaitKind::SecondPerson, subject, request: Some(request.id), from, due: Some(due) },
    )?;
    let case = tell::named(tx.conn(), request)?;
    let letter = SecondWanted { case, check: CheckName(definition) };
    tell::role(tx, request, Role::Screener, &[actor.id], &letter)
}

/// Records as clear, with one evidence, checks that nobody has looked at: `seen` are their codes and versions as the
/// person saw them. All of them or none. Gives how many.
///
/// # Errors
/// As [`record`]; a conflict when one of them was recorded meanwhile.
pub fn record_rest(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    seen: &[(CheckCode, i64)],
    evidence: &str,
    list_version: &str,
) -> Result<usize> {
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    if seen.is_empty() {
        let mut problems = Problems::new();
        problems.add("check", say::screening::enter_checks());
        return Err(Error::Invalid(problems));
    }
    let rest = || Error::Conflict(say::screening::rest_changed());
    let mut codes = Vec::new();
    for (code, version) in seen {
        let definition = definition(&request, *code)?;
        let check = store::check(tx.conn(), id, *code)?;
        if check.version != *version || check.outcome != CheckOutcome::NotChecked {
            return Err(rest());
        }
        let finding = rest_finding(definition, evidence, list_version);
        rules::problems(definition, &finding).into_result()?;
        rules::fits_matches(CheckOutcome::Clear, matches::tally(tx.conn(), id, *code)?)
            .map_err(Error::Refused)?;
        let worst = worst_report(tx, &request)?;
        if rules::grades_controversy(*code) && worst > 0 {
            return Err(Error::Refused(say::controversies::refused_rest(worst)));
        }
        store::write_finding(tx, &check, CheckOutcome::Clear, &finding, actor.id, request.revision)?;
        codes.push(*code);
    }
    tx.record(
        event(&request, "screening.record_rest", actor)
            .after("codes", &codes)
            .after("outcome", CheckOutcome::Clear)
            .after("list_version", list_version.trim())
            .after("revision", request.revision)
            .personal("evidence", evidence.trim()),
    );
    keep_in_step(tx, &request)?;
    Ok(codes.len())
}

/// What recording a check of the rest as clear means: a list only where one is looked up, controversy 0 where it is
/// graded.
pub(in crate::screening) fn rest_finding(
    definition: &CheckDefinition,
    evidence: &str,
    list_version: &str,
) -> Finding {
    Finding {
        outcome: Some(CheckOutcome::Clear),
        evidence: evidence.to_owned(),
        list_version: if definition.against_list { list_version.to_owned() } else { String::new() },
        controversy: rules::grades_controversy(definition.code).then_some(0),
    }
}

/// What a second person needs to have before them.
fn for_second(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    code: CheckCode,
    version: i64,
    reason: &str,
) -> Result<(Request, Check, &'static CheckDefinition)> {
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    let definition = definition(&request, code)?;
    let check = store::check(tx.conn(), id, code)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::second_on_check(actor, &standing, check.checked_by)?;
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, "reason", reason, say::screening::enter_second_reason());
    problems.into_result()?;
    if check.version != version {
        return Err(Error::Conflict(say::screening::changed_look_again()));
    }
    if !check.awaits_second(definition.effect) && !check.excludes(definition.effect) {
        return Err(Error::Refused(say::screening::refused_not_for_second()));
    }
    Ok((request, check, definition))
}

/// A second screener confirms an exclusion.
///
/// # Errors
/// Hidden or refused (the first person, or one who scores, recommends or decides here); invalid without a reason; a
/// conflict when the check changed.
pub fn confirm(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    code: CheckCode,
    version: i64,
    reason: &str,
) -> Result<()> {
    let (request, check, definition) = for_second(tx, actor, id, code, version, reason)?;
    if check.excludes(definition.effect) {
        return Err(Error::Refused(say::screening::refused_second_done()));
    }
    store::write_second(tx, &check, CheckOutcome::Confirmed, Some(actor.id), reason)?;
    waiting::answer(tx, WaitKind::SecondPerson, (WaitSubject::Check, check.id.0))?;
    tx.record(
        event(&request, "screening.confirm", actor)
            .after("code", code)
            .after("first", check.checked_by)
            .personal("reason", reason.trim()),
    );
    let case = tell::named(tx.conn(), &request)?;
    let letter = Confirmed { case, check: CheckName(definition) };
    let mut to = tell::holders(tx.conn(), &request, Role::Chair, &[actor.id])?;
    if let Some(first) = check.checked_by {
        to.push(crate::accounts::recipient(tx.conn(), first)?);
    }
    tell::people(tx, &request, &to, &letter)?;
    keep_in_step(tx, &request)
}

/// A second screener does not see it so: the check is a possible match again. Also takes back a confirmation by two,
/// by anybody but the first.
///
/// # Errors
/// As [`confirm`].
pub fn send_back(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    code: CheckCode,
    version: i64,
    reason: &str,
) -> Result<()> {
    let (request, check, definition) = for_second(tx, actor, id, code, version, reason)?;
    store::write_second(tx, &check, CheckOutcome::PossibleMatch, None, reason)?;
    if definition.remedial_engagement {
        engagements::actions::lapse(tx, id)?;
    }
    waiting::answer(tx, WaitKind::SecondPerson, (WaitSubject::Check, check.id.0))?;
    tx.record(
        event(&request, "screening.send_back", actor)
            .before("outcome", check.outcome)
            .before("second", check.confirmed_by)
            .after("code", code)
            .after("outcome", CheckOutcome::PossibleMatch)
            .personal("reason", reason.trim()),
    );
    if let Some(first) = check.checked_by {
        let case = tell::named(tx.conn(), &request)?;
        let letter = SentBack { case, check: CheckName(definition), reason: reason.trim().to_owned() };
        tell::one(tx, &request, first, &letter)?;
    }
    keep_in_step(tx, &request)
}
