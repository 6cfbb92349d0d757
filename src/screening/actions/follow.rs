//! What follows in screening from steps of the request: accepted, revised, closed.

use serde_json::Value;

use super::super::letters::{EntryGone, Graded, NewMatches, Reset, ToDo};
use super::super::{Check, CheckName, HoldState, controversies, engagements, rules, store};
use super::settled::{escalate, keep_in_step};
use super::{is_worked, tell};
use crate::access::Role;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::guidelines::{CheckCode, CheckOutcome};
use crate::requests::{self, Request, questions};
use crate::waiting::{self, WaitKind};

/// `requests.accept`: the checks begin.
///
/// # Errors
/// When the database fails.
pub fn follow_accept(tx: &mut Tx, event: &Event) -> Result<()> {
    open_checks(tx, RequestId(event.subject.id))
}

/// `requests.resubmit` and `requests.revise`: what rests on changed answers goes back. The event names them in
/// `after.changed`; without that everything that was settled on an older revision goes back.
///
/// # Errors
/// When the database fails.
pub fn follow_revision(tx: &mut Tx, event: &Event) -> Result<()> {
    let changed: Option<Vec<String>> = event
        .after
        .get("changed")
        .and_then(Value::as_array)
        .map(|keys| keys.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    let id = RequestId(event.subject.id);
    match changed {
        Some(keys) => {
            // A share of revenue has a question of its own, but checks read the shares as one.
            let read_as = keys.iter().filter_map(|key| Some(questions::question(key)?.1.read_as()));
            let keys: Vec<&str> = keys.iter().map(String::as_str).chain(read_as).collect();
            reset_for(tx, id, &keys)
        }
        None => {
            let request = requests::lock(tx, id)?;
            reset_where(tx, &request, None, |check| check.revision < request.revision)
        }
    }
}

/// `reviews.c11_zero`: a member finds the use unlawful in a country of use.
///
/// # Errors
/// When the database fails.
pub fn follow_unlawful(tx: &mut Tx, event: &Event) -> Result<()> {
    reset_x10(tx, RequestId(event.subject.id))
}

/// `requests.reopen_excluded`: a reconsideration changed the exclusion, so what excluded is checked again.
///
/// # Errors
/// When the database fails.
pub fn follow_reopen(tx: &mut Tx, event: &Event) -> Result<()> {
    let request = requests::lock(tx, RequestId(event.subject.id))?;
    let definitions = &request.rules()?.checks;
    reset_where(tx, &request, None, |check| check.excludes(rules::effect_of(definitions, check.code)))?;
    keep_in_step(tx, &request)
}

/// The request was closed: an open hold ends with it, and nobody waits for its screening any more.
///
/// # Errors
/// When the database fails.
pub fn follow_close(tx: &mut Tx, event: &Event) -> Result<()> {
    let id = RequestId(event.subject.id);
    if let Some(hold) = store::open_hold_of(tx.conn(), id)? {
        store::close_hold(tx, &hold, HoldState::Ended, event.actor)?;
        tx.record(
            Event::new(SubjectKind::Request, id.0, "screening.end_hold", event.actor)
                .before("state", HoldState::Open)
                .after("hold", hold.id)
                .after("state", HoldState::Ended),
        );
    }
    engagements::actions::lapse_proposed(tx, id)?;
    let others: Vec<WaitKind> = WaitKind::ALL
        .iter()
        .copied()
        .filter(|kind| !matches!(kind, WaitKind::Screening | WaitKind::SecondPerson | WaitKind::HoldAnswer))
        .collect();
    waiting::expire(tx, id, &others)?;
    Ok(())
}

/// Opens the checks of an accepted request. Accepted a second time (a routing was undone), outcomes whose revision
/// still holds stay; the others go back to "not checked".
///
/// # Errors
/// When the database fails.
pub fn open_checks(tx: &mut Tx, id: RequestId) -> Result<()> {
    let request = requests::lock(tx, id)?;
    let there = store::checks_of(tx.conn(), id)?;
    let mut opened = Vec::new();
    for definition in &request.rules()?.checks {
        if !there.iter().any(|check| check.code == definition.code) {
            store::insert_check(tx, id, definition.code, request.revision)?;
            opened.push(definition.code);
        }
    }
    let worst = controversies::worst_open(tx.conn(), request.organization_id)?.unwrap_or(0);
    for check in there.iter().filter(|check| check.revision < request.revision || is_below(check, worst)) {
        reset_one(tx, check, &request)?;
    }
    let checks = store::checks_of(tx.conn(), id)?;
    let count = checks.iter().filter(|check| check.outcome.is_unresolved()).count();
    tx.record(
        Event::new(SubjectKind::Request, id.0, "screening.open_checks", None)
            .after("opened", &opened)
            .after("not_settled", count),
    );
    escalate(tx, None, &request)?;
    let request = requests::by_id(tx.conn(), id)?;
    keep_in_step(tx, &request)?;
    if count == 0 {
        return Ok(());
    }
    let letter = ToDo { case: tell::named(tx.conn(), &request)?, count, due: request.due_on };
    tell::role(tx, &request, Role::Screener, &[], &letter)
}

/// A new revision changed these answers: the checks that rest on one of them go back to "not checked"; for all others
/// the outcome holds for the new revision too.
///
/// # Errors
/// When the database fails.
pub fn reset_for(tx: &mut Tx, id: RequestId, changed: &[&str]) -> Result<()> {
    let request = requests::lock(tx, id)?;
    let concerned: Vec<CheckCode> =
        request.rules()?.checks_reading(changed).map(|definition| definition.code).collect();
    for check in store::checks_of(tx.conn(), id)? {
        if !concerned.contains(&check.code) && check.revision < request.revision {
            store::write_revision(tx, &check, request.revision)?;
        }
    }
    reset_where(tx, &request, Some(changed), |check| concerned.contains(&check.code))
}

/// A member finds the use unlawful in a country of use (criterion C11 scored 0): check X10 is made again.
///
/// # Errors
/// When the database fails.
pub fn reset_x10(tx: &mut Tx, id: RequestId) -> Result<()> {
    let request = requests::lock(tx, id)?;
    reset_where(tx, &request, None, |check| check.code == CheckCode::X10)
}

/// A list has names near those of a case: whatever was settled, or confirmed by one person, without knowing of it goes
/// back to "not checked", and the screeners are told. What two people confirmed stays.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn found_for_case(
    tx: &mut Tx,
    request: &Request,
    codes: &[CheckCode],
) -> Result<()> {
    let definitions = &request.rules()?.checks;
    put_back(tx, request, None, |check| {
        let effect = rules::effect_of(definitions, check.code);
        let stands = check.outcome == CheckOutcome::Confirmed && !check.awaits_second(effect);
        codes.contains(&check.code) && !stands
    })?;
    keep_in_step(tx, request)?;
    let letter = NewMatches { case: tell::named(tx.conn(), request)?, checks: named(request, codes)? };
    tell::role(tx, request, Role::Screener, &[], &letter)
}

/// A list no longer says what was found to be the same as a name of a case: what one person confirmed by it goes back to
/// "not checked"; what two confirmed stays until one of them, or another, sends it back. Screeners and chair are told.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn lost_for_case(tx: &mut Tx, request: &Request, codes: &[CheckCode]) -> Result<()> {
    let definitions = &request.rules()?.checks;
    put_back(tx, request, None, |check| {
        codes.contains(&check.code) && check.awaits_second(rules::effect_of(definitions, check.code))
    })?;
    let letter = EntryGone { case: tell::named(tx.conn(), request)?, checks: named(request, codes)? };
    let mut to = tell::holders(tx.conn(), request, Role::Screener, &[])?;
    to.extend(tell::holders(tx.conn(), request, Role::Chair, &[])?);
    tell::people(tx, request, &to, &letter)
}

fn reset_where(
    tx: &mut Tx,
    request: &Request,
    changed: Option<&[&str]>,
    concerned: impl Fn(&Check) -> bool,
) -> Result<()> {
    let codes = put_back(tx, request, changed, concerned)?;
    if codes.is_empty() || !is_worked(request.stage) {
        return Ok(());
    }
    let letter = Reset { case: tell::named(tx.conn(), request)?, checks: named(request, &codes)? };
    tell::role(tx, request, Role::Screener, &[], &letter)
}

/// Puts checks back to "not checked"; gives those that were something else before.
fn put_back(
    tx: &mut Tx,
    request: &Request,
    changed: Option<&[&str]>,
    concerned: impl Fn(&Check) -> bool,
) -> Result<Vec<CheckCode>> {
    let mut back = Vec::new();
    for check in store::checks_of(tx.conn(), request.id)? {
        if !concerned(&check) {
            continue;
        }
        if check.outcome == CheckOutcome::NotChecked {
            store::write_revision(tx, &check, request.revision)?;
        } else {
            reset_one(tx, &check, request)?;
            back.push((check.code, check.outcome));
        }
    }
    let codes: Vec<CheckCode> = back.iter().map(|(code, _)| *code).collect();
    if codes.is_empty() {
        return Ok(codes);
    }
    tx.record(
        Event::new(SubjectKind::Request, request.id.0, "screening.reset", None)
            .before("outcomes", &back)
            .after("codes", &codes)
            .after("changed", changed)
            .after("revision", request.revision),
    );
    keep_in_step(tx, request)?;
    Ok(codes)
}

/// These checks by name, as letters say them.
fn named(request: &Request, codes: &[CheckCode]) -> Result<Vec<CheckName>> {
    let all = &request.rules()?.checks;
    Ok(all.iter().filter(|one| codes.contains(&one.code)).map(CheckName).collect())
}

/// A report on the organization is graded `worst`: where adverse media was settled with a lower grade, it is looked at
/// again.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn reset_below(tx: &mut Tx, request: &Request, worst: i64) -> Result<()> {
    let codes = put_back(tx, request, None, |check| is_below(check, worst))?;
    if codes.is_empty() {
        return Ok(());
    }
    let case = tell::named(tx.conn(), request)?;
    let letter = Graded { case, grade: worst, checks: named(request, &codes)? };
    tell::role(tx, request, Role::Screener, &[], &letter)
}

/// True for a check that is settled with a lower grade than this.
fn is_below(check: &Check, worst: i64) -> bool {
    rules::grades_controversy(check.code)
        && check.outcome != CheckOutcome::NotChecked
        && controversies::rules::grade_of(check.outcome, check.controversy) < worst
}

fn reset_one(tx: &mut Tx, check: &Check, request: &Request) -> Result<()> {
    store::write_reset(tx, check, request.revision)?;
    if request.rules()?.check(check.code).is_some_and(|one| one.remedial_engagement) {
        engagements::actions::lapse(tx, check.request_id)?;
    }
    let subject = (waiting::WaitSubject::Check, check.id.0);
    waiting::answer(tx, WaitKind::SecondPerson, subject)?;
    Ok(())
}
