//! Written procedure: the chair puts a draft to the members; silence agrees, any member may break it.

use chrono::{Days, NaiveDate};

use super::group;
use crate::access::{Actor, decisions as access};
use crate::accounts;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::{AccountId, RequestId};
use crate::decisions::lifecycle::{WrittenAction, WrittenState, step_written};
use crate::decisions::written::{Basis, Written};
use crate::decisions::written_letters::{
    Draft, WrittenAgreed, WrittenBroken, WrittenPut, WrittenReminder, WrittenWithdrawn,
};
use crate::decisions::{Proposal, RecommendationId, rules, store};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About};
use crate::requests::{self, Action, Request, Stage};
use crate::reviews::{self, Readiness};
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};
use crate::{organizations, say};

fn event(request: RequestId, action: &'static str, actor: Option<AccountId>) -> Event {
    Event::new(SubjectKind::Request, request.0, action, actor)
}

fn subject(written: i64) -> (WaitSubject, i64) {
    (WaitSubject::WrittenProcedure, written)
}

fn last_day(tx: &Tx, request: &Request) -> Result<NaiveDate> {
    let terms = &request.rules()?.terms;
    Ok(terms.calendar.add_working_days(tx.today(), terms.terms.written_procedure_working_days))
}

fn draft(tx: &mut Tx, request: &Request, written: &Written) -> Result<Draft> {
    Ok(Draft {
        id: request.id,
        case: request.number_or_draft(),
        organization: organizations::by_id(tx.conn(), request.organization_id)?.name,
        outcome: written.outcome,
        until: written.until_on,
    })
}

/// How a recommendation that is issued now comes about; refused while silence runs, or when it was broken and no meeting
/// was held since.
pub(super) fn basis_of(
    tx: &mut Tx,
    request: &Request,
    proposal: &Proposal,
    readiness: &Readiness,
) -> Result<(Basis, Option<NaiveDate>)> {
    let met_since = |day: NaiveDate| readiness.last_meeting.is_some_and(|meeting| meeting >= day);
    let latest = store::latest_written(tx.conn(), request.id, request.stage_since)?;
    if let Some(written) = &latest {
        let ended = written.ended_at.unwrap_or(written.put_at).date();
        match written.state {
            WrittenState::Open => {
                return Err(Error::Refused(say::decisions::refused_silence_runs(written.until_on)));
            }
            WrittenState::Broken if !met_since(ended) => {
                return Err(Error::Refused(say::decisions::refused_meeting_needed()));
            }
            WrittenState::Agreed if written.proposal() == *proposal => {
                return Ok((Basis::WrittenProcedure, Some(written.until_on)));
            }
            WrittenState::Agreed if !met_since(ended) => {
                return Err(Error::Refused(say::decisions::refused_other_text()));
            }
            _ => {}
        }
    }
    Ok(match readiness.last_meeting {
        Some(day) => (Basis::Meeting, Some(day)),
        None => (Basis::Scorecards, None),
    })
}

/// The chair puts a draft recommendation to the members: five working days of silence agree to it.
///
/// # Errors
/// Refused as recommending is, on the enhanced track, while another draft runs, and after a member broke the silence;
/// invalid with what is wrong, a field each.
pub fn put_to_members(tx: &mut Tx, actor: &Actor, id: RequestId, proposal: &Proposal) -> Result<()> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::Recommend)?;
    access::recommend(&requests::standing(tx.conn(), &request, actor)?)?;
    let readiness = reviews::ready_to_recommend(tx.conn(), &request)?;
    if readiness.needs_meeting {
        return Err(Error::Refused(say::decisions::refused_enhanced()));
    }
    if let Some(missing) = readiness.missing.first() {
        return Err(Error::Refused(missing.clone()));
    }
    let Some(band) = readiness.band else {
        return Err(Error::Refused(say::decisions::refused_no_scores()));
    };
    match store::latest_written(tx.conn(), id, request.stage_since)? {
        Some(one) if one.state == WrittenState::Open => {
            return Err(Error::Refused(say::decisions::refused_silence_runs(one.until_on)));
        }
        Some(one) if one.state == WrittenState::Broken => {
            return Err(Error::Refused(say::decisions::refused_meeting_needed()));
        }
        _ => {}
    }
    let members = store::locked_members(tx.conn(), id)?;
    let mut problems = rules::of_proposal(request.rules()?, proposal, band, readiness.upheld, &members);
    for (member, _) in &proposal.dissents {
        problems.add(format!("dissent-{member}"), say::decisions::no_dissent_in_draft());
    }
    problems.into_result()?;
    let until = last_day(tx, &request)?;
    let row = store::insert_written(tx, id, proposal, proposal.outcome != band, until, actor.id)?;
    let asked: Vec<AccountId> =
        reviews::members_of(tx.conn(), &request)?.into_iter().filter(|member| *member != actor.id).collect();
    let mut to = Vec::new();
    for member in &asked {
        waiting::ask(
            tx,
            Ask {
                kind: WaitKind::WrittenProcedure,
                subject: subject(row),
                request: Some(id),
                from: Whom::Account(*member),
                due: Some(until),
            },
        )?;
        to.push(accounts::recipient(tx.conn(), *member)?);
    }
    tx.record(
        event(id, "decisions.put_to_members", Some(actor.id))
            .after("written", row)
            .after("written_state", WrittenState::Open)
            .after("recommended", proposal.outcome)
            .after("members", &asked)
            .after("until", until),
    );
    let written = store::written(tx.conn(), row)?;
    let letter = WrittenPut { draft: draft(tx, &request, &written)?, text: proposal.text.clone() };
    notices::write(tx, About::request(id), &to, &letter)
}

/// The chair issues the draft that silence agreed to, word for word.
///
/// # Errors
/// As recommending; refused when silence has not agreed to anything.
pub fn issue_written(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<RecommendationId> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::Recommend)?;
    let agreed = store::latest_written(tx.conn(), id, request.stage_since)?
        .filter(|one| one.state == WrittenState::Agreed)
        .ok_or_else(|| Error::Refused(say::decisions::refused_not_agreed()))?;
    super::recommend(tx, actor, id, &agreed.proposal())
}

/// The draft that a person acts on.
fn open(tx: &mut Tx, id: RequestId, action: WrittenAction) -> Result<Written> {
    let latest = store::open_written(tx.conn(), id)?;
    let written = latest.ok_or_else(|| Error::Refused(say::decisions::refused_no_draft()))?;
    step_written(action, written.state).map_err(|_| Error::Refused(say::decisions::refused_no_draft()))?;
    if requests::hold_open_since(tx.conn(), id)?.is_some() {
        return Err(Error::Refused(say::reviews::refused_on_hold()));
    }
    Ok(written)
}

/// A member breaks the silence; the group has to meet.
///
/// # Errors
/// Hidden; refused for whoever is no member, or when no draft is open; invalid without reasons.
pub fn break_silence(tx: &mut Tx, actor: &Actor, id: RequestId, reasons: &str) -> Result<()> {
    let request = requests::lock(tx, id)?;
    access::break_silence(actor, &requests::standing(tx.conn(), &request, actor)?)?;
    let written = open(tx, id, WrittenAction::Break)?;
    let reasons = reasons.trim();
    let mut problems = Problems::new();
    if reasons.is_empty() {
        problems.add("reasons", say::decisions::enter_why_break());
    } else if reasons.chars().count() > rules::LONGEST_TEXT {
        problems.add("reasons", say::decisions::too_long(rules::LONGEST_TEXT));
    }
    problems.into_result()?;
    store::end_written(tx, written.id, WrittenState::Broken, Some((actor.id, reasons)))?;
    waiting::give_up(tx, WaitKind::WrittenProcedure, subject(written.id))?;
    tx.record(
        event(id, "decisions.break_silence", Some(actor.id))
            .before("written_state", written.state)
            .after("written", written.id)
            .after("written_state", WrittenState::Broken)
            .after("reasons", reasons),
    );
    let to = group(tx.conn(), &request, written.put_by)?;
    let letter = WrittenBroken {
        draft: draft(tx, &request, &written)?,
        name: actor.name.clone(),
        reasons: reasons.to_owned(),
    };
    notices::write(tx, About::request(id), &to, &letter)
}

/// A chair withdraws the draft.
///
/// # Errors
/// As recommending; refused when no draft is open.
pub fn withdraw_written(tx: &mut Tx, actor: &Actor, id: RequestId) -> Result<()> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::Recommend)?;
    access::recommend(&requests::standing(tx.conn(), &request, actor)?)?;
    let written = open(tx, id, WrittenAction::Withdraw)?;
    end(tx, &request, &written, Some(actor.id))
}

/// Ends a draft that nobody is to agree to any more, and tells those who had it before them.
fn end(tx: &mut Tx, request: &Request, written: &Written, by: Option<AccountId>) -> Result<()> {
    store::end_written(tx, written.id, WrittenState::Withdrawn, None)?;
    waiting::give_up(tx, WaitKind::WrittenProcedure, subject(written.id))?;
    tx.record(
        event(request.id, "decisions.withdraw_draft", by)
            .before("written_state", written.state)
            .after("written", written.id)
            .after("written_state", WrittenState::Withdrawn),
    );
    let mut to = group(tx.conn(), request, written.put_by)?;
    to.retain(|one| one.account != by || by.is_none());
    let letter = WrittenWithdrawn { draft: draft(tx, request, written)? };
    notices::write(tx, About::request(request.id), &to, &letter)
}

/// The request left the deliberation, or its answers changed: a draft that runs no longer stands.
///
/// # Errors
/// When the database fails.
pub fn draft_no_longer_stands(tx: &mut Tx, told: &Event) -> Result<()> {
    let id = RequestId(told.subject.id);
    let Some(written) = store::open_written(tx.conn(), id)? else { return Ok(()) };
    let request = requests::by_id(tx.conn(), id)?;
    if request.stage == Stage::Deliberation && told.action != "requests.revise" {
        return Ok(());
    }
    end(tx, &request, &written, None)
}

/// A hold was released: silence begins anew.
///
/// # Errors
/// When the database fails.
pub fn silence_begins_anew(tx: &mut Tx, told: &Event) -> Result<()> {
    let Some(written) = store::open_written(tx.conn(), RequestId(told.subject.id))? else { return Ok(()) };
    let request = requests::by_id(tx.conn(), written.request)?;
    let until = last_day(tx, &request)?;
    store::postpone_written(tx, written.id, until)?;
    waiting::postpone(tx, WaitKind::WrittenProcedure, subject(written.id), until)?;
    tx.record(
        event(written.request, "decisions.silence_anew", None)
            .before("until", written.until_on)
            .after("written", written.id)
            .after("until", until),
    );
    Ok(())
}

/// A member declared a conflict: nothing is awaited of that person any more.
///
/// # Errors
/// When the database fails.
pub fn member_recused(tx: &mut Tx, told: &Event) -> Result<()> {
    let id = RequestId(told.subject.id);
    for wait in waiting::open_for_request(tx.conn(), id)? {
        if wait.kind == WaitKind::WrittenProcedure && wait.account_id == told.actor {
            waiting::give_up_one(tx, wait.id)?;
        }
    }
    Ok(())
}

/// Silence has agreed to a draft: the chair can issue it. For the sweep; at most one a call.
///
/// # Errors
/// When the database fails.
pub fn agree_due(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    for (id, request) in store::written_to_agree(tx.conn(), today)? {
        let request = requests::lock(tx, request)?;
        let written = store::written(tx.conn(), id)?;
        if step_written(WrittenAction::Agree, written.state).is_err() || written.until_on >= today {
            continue;
        }
        store::end_written(tx, id, WrittenState::Agreed, None)?;
        waiting::answer(tx, WaitKind::WrittenProcedure, subject(id))?;
        tx.record(
            event(request.id, "decisions.silence_agreed", None)
                .before("written_state", written.state)
                .after("written", id)
                .after("written_state", WrittenState::Agreed),
        );
        let chair = accounts::recipient(tx.conn(), written.put_by)?;
        let letter = WrittenAgreed { draft: draft(tx, &request, &written)? };
        notices::write(tx, About::request(request.id), &[chair], &letter)?;
        return Ok(1);
    }
    Ok(0)
}

/// Reminds members on the day before silence ends and on its last day. For the sweep.
///
/// # Errors
/// When the database fails.
pub fn remind_written(tx: &mut Tx) -> Result<usize> {
    let today = tx.today();
    let mut done = 0;
    for wait in waiting::remindable(tx.conn(), WaitKind::WrittenProcedure, today + Days::new(1), 2)? {
        let (Some(due), Some(id), Some(member)) = (wait.due_on, wait.request_id, wait.account_id) else {
            continue;
        };
        let wanted = i64::from(today + Days::new(1) >= due) + i64::from(today >= due);
        if wait.reminders >= wanted || today > due {
            continue;
        }
        for _ in wait.reminders..wanted {
            waiting::mark_reminded(tx, wait.id)?;
        }
        let request = requests::by_id(tx.conn(), id)?;
        let written = store::written(tx.conn(), wait.subject_id)?;
        let to = accounts::recipient(tx.conn(), member)?;
        let letter = WrittenReminder { draft: draft(tx, &request, &written)? };
        notices::write(tx, About::request(id), &[to], &letter)?;
        done += 1;
    }
    Ok(done)
}
