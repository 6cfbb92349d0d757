//! A screener proposes a remedial engagement; a chair who judged nothing in the case approves or refuses it.

use chrono::NaiveDate;

use super::letters::{Answered, Proposed};
use super::{Engagement, EngagementId, EngagementState, rules, store};
use crate::access::{Actor, Role, screening as access};
use crate::accounts;
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{AccountId, RequestId};
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::requests::{self, Request};
use crate::say;
use crate::screening::actions::settled::{escalate, go_on};
use crate::screening::actions::{is_worked, may_judge, reference, tell};
use crate::screening::rules::text_problem;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// Working days in which the chair answers.
const ANSWERED_WITHIN: u32 = 5;

/// What a screener proposes, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct New {
    /// What is put right, and how.
    pub plan: String,
    /// One a line.
    pub milestones: String,
    /// When somebody looks whether they were reached.
    pub review_on: Option<NaiveDate>,
}

/// True when the check that allows an engagement stands confirmed by two people in this case.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn is_called_for(conn: &mut Conn, request: RequestId) -> Result<bool> {
    let definition = super::definition()?;
    let checks = crate::screening::checks_of(conn, request)?;
    Ok(checks.iter().any(|check| check.code == definition.code && check.excludes(definition.effect)))
}

/// Why none can be proposed now; none when one can.
///
/// # Errors
/// When the database fails.
pub(super) fn obstacle(conn: &mut Conn, request: RequestId) -> Result<Option<say::Msg>> {
    if !is_called_for(conn, request)? {
        return Ok(Some(say::engagements::refused_not_called_for(super::code()?)));
    }
    let live = store::of_request(conn, request)?.into_iter().find(|one| one.state.is_live());
    Ok(live.map(|one| match one.state {
        EngagementState::Approved => say::engagements::refused_approved(),
        _ => say::engagements::refused_proposed(),
    }))
}

/// Proposes an engagement; the chairs are asked.
///
/// # Errors
/// Hidden or refused as for the checks; refused when the check does not stand confirmed by two people, or one is
/// proposed or approved already; invalid when something is missing.
pub fn propose(tx: &mut Tx, actor: &Actor, id: RequestId, new: &New) -> Result<EngagementId> {
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    if let Some(why) = obstacle(tx.conn(), id)? {
        return Err(Error::Refused(why));
    }
    rules::problems(new, tx.today()).into_result()?;
    let engagement = store::insert(tx, id, new, actor.id)?;
    tx.record(
        event(id, "screening.propose_engagement", Some(actor.id), engagement)
            .after("review_on", new.review_on)
            .personal("plan", new.plan.trim())
            .personal("milestones", new.milestones.trim()),
    );
    let due = reference()?.terms.calendar.add_working_days(tx.today(), ANSWERED_WITHIN);
    let subject = (WaitSubject::Engagement, engagement.0);
    let from = Whom::Role(Role::Chair);
    waiting::ask(tx, Ask { kind: WaitKind::Engagement, subject, request: Some(id), from, due: Some(due) })?;
    let letter = Proposed {
        case: tell::named(tx.conn(), &request)?,
        check: super::definition()?,
        by: actor.name.clone(),
        plan: new.plan.trim().to_owned(),
        due,
    };
    tell::role(tx, &request, Role::Chair, &[actor.id], &letter).map(|()| engagement)
}

fn event(id: RequestId, action: &'static str, actor: Option<AccountId>, engagement: EngagementId) -> Event {
    Event::new(SubjectKind::Request, id.0, action, actor).after("engagement", engagement)
}

/// A chair lets the case go on with the engagement, or leaves the exclusion. Approved, the check escalates in place of
/// excluding, and a decision needs the condition of the milestones.
///
/// # Errors
/// Hidden or refused (not a chair, one who judged something in this case or proposed it, answered already, the case is
/// not screened now); invalid without an answer or reasons; a conflict when it changed.
pub fn answer(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    version: i64,
    approve: Option<bool>,
    reasons: &str,
) -> Result<()> {
    let request = requests::lock(tx, id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    let latest = store::of_request(tx.conn(), id)?.into_iter().next();
    access::answer_engagement(actor, &standing, latest.as_ref().map(|one| one.proposed_by))?;
    let proposed = latest.filter(|one| one.state == EngagementState::Proposed);
    let proposed = proposed.ok_or_else(|| Error::Refused(say::engagements::refused_none_proposed()))?;
    if !is_worked(request.stage) {
        return Err(Error::Refused(say::screening::refused_closed_checks()));
    }
    let mut problems = Problems::new();
    let chosen = problems.take("decision", approve.ok_or_else(say::engagements::enter_decision));
    text_problem(&mut problems, "reason", reasons, say::engagements::enter_reasons());
    let Some(approve) = chosen.filter(|_| problems.is_empty()) else {
        return Err(Error::Invalid(problems));
    };
    if proposed.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    let after = Engagement {
        state: if approve { EngagementState::Approved } else { EngagementState::Refused },
        reasons: Some(reasons.trim().to_owned()),
        judged_by: Some(actor.id),
        judged_at: Some(tx.now),
        ..proposed.clone()
    };
    store::save(tx, &proposed, &after)?;
    waiting::answer(tx, WaitKind::Engagement, (WaitSubject::Engagement, proposed.id.0))?;
    let action = if approve { "screening.approve_engagement" } else { "screening.refuse_engagement" };
    tx.record(
        event(id, action, Some(actor.id), proposed.id)
            .after("proposed_by", proposed.proposed_by)
            .personal("reasons", reasons.trim()),
    );
    tell_answer(tx, actor, &request, &after)?;
    if approve {
        escalate(tx, Some(actor), &request)?;
        let request = requests::by_id(tx.conn(), id)?;
        go_on(tx, &request)?;
    }
    Ok(())
}

/// To the screeners and the one who proposed, each once.
fn tell_answer(tx: &mut Tx, actor: &Actor, request: &Request, engagement: &Engagement) -> Result<()> {
    let mut to = tell::holders(tx.conn(), request, Role::Screener, &[actor.id])?;
    if !to.iter().any(|person| person.account == Some(engagement.proposed_by)) {
        to.push(accounts::recipient(tx.conn(), engagement.proposed_by)?);
    }
    let letter = Answered {
        case: tell::named(tx.conn(), request)?,
        check: super::definition()?,
        approved: engagement.state == EngagementState::Approved,
        reasons: engagement.reasons.clone().unwrap_or_default(),
    };
    tell::people(tx, request, &to, &letter)
}

/// The check does not stand confirmed any more: what was proposed or approved on it ends.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn lapse(tx: &mut Tx, id: RequestId) -> Result<()> {
    end(tx, id, EngagementState::is_live)
}

/// The case was closed: what was only proposed ends; what was approved stays as the ground on which it went on.
///
/// # Errors
/// When the database fails.
pub(in crate::screening) fn lapse_proposed(tx: &mut Tx, id: RequestId) -> Result<()> {
    end(tx, id, |state| state == EngagementState::Proposed)
}

fn end(tx: &mut Tx, id: RequestId, which: impl Fn(EngagementState) -> bool) -> Result<()> {
    for one in store::of_request(tx.conn(), id)? {
        if which(one.state) {
            store::save(tx, &one, &Engagement { state: EngagementState::Lapsed, ..one.clone() })?;
            waiting::give_up(tx, WaitKind::Engagement, (WaitSubject::Engagement, one.id.0))?;
            tx.record(event(id, "screening.lapse_engagement", None, one.id).before("state", one.state));
        }
    }
    Ok(())
}
