//! The deliberation: thread, objections, knock-outs, meetings, going back to review.

use chrono::NaiveDate;

use super::{due, event, locked, on_hold, refused};
use crate::access::Actor;
use crate::access::requests::Standing;
use crate::access::reviews as access;
use crate::db::Tx;
use crate::db::ids::AccountId;
use crate::error::{Error, Problems, Result};
use crate::requests::{self, Action, Change, Request, RequestId, Stage};
use crate::reviews::lifecycle::CardState;
use crate::reviews::{Audience, RemarkKind, Resolution, reading, store};
use crate::say;
use crate::waiting::{self, WaitKind, WaitSubject};

/// A case whose deliberation is open.
fn deliberating(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<(Request, Standing)> {
    let (request, standing) = locked(tx, actor, id)?;
    access::staff(actor, &standing)?;
    if request.stage != Stage::Deliberation {
        return refused(say::reviews::refused_no_deliberation(request.stage.words()));
    }
    if on_hold(tx, &request)? {
        return refused(say::reviews::refused_on_hold());
    }
    Ok((request, standing))
}

/// Says something to the group. An objection stands until its author withdraws it.
///
/// # Errors
/// Hidden; refused for people outside the group or when no deliberation is open; invalid without a text.
pub fn remark(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    (kind, audience): (RemarkKind, Audience),
    criterion: Option<&str>,
    text: &str,
) -> Result<i64> {
    let (request, standing) = deliberating(tx, actor, id)?;
    match kind {
        RemarkKind::Comment => access::speak(actor, &standing)?,
        RemarkKind::Objection => access::object(actor, &standing)?,
    }
    if criterion.is_some_and(|one| {
        !request.rubric().is_ok_and(|rubric| {
            rubric.criteria_of(reading::track_of(&request)).iter().any(|known| known.id == one)
        })
    }) {
        return refused(say::common::not_understood());
    }
    super::text("text", text, say::reviews::problem_remark())?;
    let remark = store::insert_remark(tx, id, actor.id, (kind, audience), criterion, text)?;
    tx.record(
        event(&request, "reviews.remark", Some(actor.id))
            .after("remark", remark)
            .after("kind", kind)
            .after("audience", audience)
            .after("criterion", criterion),
    );
    Ok(remark)
}

/// Withdraws one's own objection.
///
/// # Errors
/// Hidden when it is not the person's own; a conflict when it was withdrawn already.
pub fn withdraw_objection(tx: &mut Tx, actor: &Actor, id: RequestId, remark: i64) -> Result<()> {
    let (request, _) = deliberating(tx, actor, id)?;
    let own = store::remarks_of(tx.conn(), id)?
        .into_iter()
        .any(|one| one.id == remark && one.author_id == actor.id && one.kind == RemarkKind::Objection);
    if !own {
        return Err(Error::Hidden);
    }
    store::withdraw_remark(tx, remark)?;
    tx.record(event(&request, "reviews.withdraw_objection", Some(actor.id)).after("remark", remark));
    Ok(())
}

/// Resolves a knock-out (invariant I13): upheld, so that only a decline can be recommended; or set aside with
/// reasons while no objection stands in the thread.
///
/// # Errors
/// Hidden; refused for others than the chair, or when an objection stands; invalid without reasons.
pub fn resolve(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    knock_out: i64,
    resolution: Resolution,
    reasons: &str,
) -> Result<()> {
    let (request, standing) = deliberating(tx, actor, id)?;
    access::resolve(actor, &standing)?;
    let deliberation = reading::deliberation(tx.conn(), &request)?;
    let known = deliberation.knock_outs.iter().find(|one| one.id == knock_out).ok_or(Error::Hidden)?;
    super::text("reasons", reasons, say::reviews::problem_reasons())?;
    if resolution == Resolution::SetAside && deliberation.objection_stands(&known.criterion) {
        return refused(say::reviews::refused_objection_stands());
    }
    store::resolve(tx, known.id, resolution, reasons, actor.id)?;
    tx.record(
        event(&request, "reviews.resolve_knock_out", Some(actor.id))
            .before("resolution", known.resolution)
            .after("knock_out", known.id)
            .after("criterion", &known.criterion)
            .after("resolution", resolution)
            .after("reasons", reasons),
    );
    Ok(())
}

/// Writes a meeting down: its day, its minutes and who was there.
///
/// # Errors
/// Hidden; refused for others than chair and secretariat; invalid for a day to come, without minutes, or with
/// somebody who is not of the group or is barred.
pub fn record_meeting(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    held_on: NaiveDate,
    minutes: &str,
    present: &[AccountId],
) -> Result<()> {
    let (request, standing) = deliberating(tx, actor, id)?;
    access::record_meeting(actor, &standing)?;
    let group = group(tx.conn(), &request)?;
    let mut problems = Problems::new();
    if held_on > tx.today() {
        problems.add("held_on", say::reviews::problem_meeting_to_come());
    }
    if minutes.trim().is_empty() {
        problems.add("minutes", say::reviews::problem_minutes());
    }
    super::not_too_long(&mut problems, "minutes", minutes);
    if present.is_empty() {
        problems.add("present", say::reviews::problem_nobody_present());
    }
    problems.into_result()?;
    let mut there: Vec<AccountId> = Vec::new();
    for person in present {
        if !group.iter().any(|one| one.id == *person) {
            return refused(say::common::not_understood());
        }
        if !there.contains(person) {
            there.push(*person);
        }
    }
    let meeting = store::insert_meeting(tx, id, held_on, minutes, actor.id, &there)?;
    tx.record(
        event(&request, "reviews.record_meeting", Some(actor.id))
            .after("meeting", meeting)
            .after("held_on", held_on)
            .after("present", there),
    );
    Ok(())
}

/// The people who can be present at a meeting: members who locked or abstained, and chairs, none of them barred.
///
/// # Errors
/// When the database fails.
pub fn group(conn: &mut crate::db::Conn, request: &Request) -> Result<Vec<crate::accounts::Account>> {
    let barred = store::conflicted_people(conn, request.id)?;
    let own: Vec<AccountId> = store::organization_people(conn, request.organization_id)?
        .into_iter()
        .map(|(account, _)| account)
        .collect();
    let mut people = Vec::new();
    for card in store::cards_of(conn, request.id)? {
        if matches!(card.state, CardState::Locked | CardState::Abstained) {
            people.push(crate::accounts::by_id(conn, card.member_id)?);
        }
    }
    for chair in crate::accounts::holders_of(conn, crate::access::Role::Chair)? {
        if !people.iter().any(|one| one.id == chair.id) {
            people.push(chair);
        }
    }
    people.retain(|one| !barred.contains(&one.id) && !own.contains(&one.id));
    Ok(people)
}

/// Goes back to scoring: the quorum was lost, or something new came up. Members with a locked card are asked to
/// confirm or change it; the secretariat can assign more.
///
/// # Errors
/// Hidden, or refused; invalid without a reason.
pub fn reopen(tx: &mut Tx, actor: &Actor, id: RequestId, reason: &str) -> Result<()> {
    let (request, _) = locked(tx, actor, id)?;
    requests::actions::may(tx, actor, &request, Action::ReopenReview)?;
    super::text("reason", reason, say::reviews::problem_reason())?;
    let told = event(&request, requests::actions::name_of(Action::ReopenReview), Some(actor.id))
        .after("reason", reason);
    let change = Change { event: Some(told), ..Change::default() };
    let request = requests::advance(tx, Some(actor), &request, Action::ReopenReview, change)?;
    no_recommendation_awaited(tx, id)?;
    ask_again(tx, &request, reason)
}

/// Asks everybody whose card is locked to confirm or to change it: the case went back to review.
///
/// # Errors
/// When the database fails.
pub fn ask_again(tx: &mut Tx, request: &Request, reason: &str) -> Result<()> {
    let due = due(tx, request)?;
    for card in store::cards_of(tx.conn(), request.id)? {
        if card.state == CardState::Locked {
            super::following::ask_to_confirm(tx, request, &card, due, Some(reason))?;
        }
    }
    Ok(())
}

/// Nobody waits for a recommendation any more.
pub(super) fn no_recommendation_awaited(tx: &mut Tx, id: RequestId) -> Result<()> {
    waiting::give_up(tx, WaitKind::Recommendation, (WaitSubject::Request, id.0)).map(|_| ())
}
