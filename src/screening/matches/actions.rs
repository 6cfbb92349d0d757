//! What the machine finds is noted; whether two names are the same a person says.

use super::store::{self, Pending};
use super::{Found, Match, MatchId, MatchState, settle};
use crate::access::{Actor, screening as access};
use crate::audit::{self, Event, Subject, SubjectKind};
use crate::db::ids::HolderCheckId;
use crate::db::{Conn, Tx};
use crate::error::{Error, Problems, Result};
use crate::guidelines::CheckCode;
use crate::requests::{self, Request};
use crate::say;
use crate::screening::actions::{found_for_case, is_worked, lost_for_case};
use crate::screening::{holders, rules};

/// Somebody opened a match.
const SEE: &str = "screening.see_match";

/// Notes what was found near the names of one request. What was told apart for this organization stays apart; what is
/// near no longer is gone; anything new asks for a screener.
///
/// # Errors
/// When the database fails.
pub(super) fn note(tx: &mut Tx, looked: &Pending, versions: &str, found: &[Found]) -> Result<()> {
    let request = requests::lock(tx, looked.request)?;
    if request.revision != looked.revision {
        return Ok(());
    }
    let known = store::of_request(tx.conn(), request.id)?;
    let mut fresh: Vec<(CheckCode, MatchId)> = Vec::new();
    for one in found {
        match known.iter().rev().find(|other| is_of(other, one)) {
            None => {
                let carried = store::told_apart(tx.conn(), request.organization_id, one)?;
                let id = store::insert(tx, &request, one, carried.as_ref())?;
                if carried.is_none() {
                    fresh.push((one.code, id));
                }
            }
            // It was gone and is there again: to be judged anew.
            Some(other) if other.state == MatchState::Gone => {
                store::set_state(tx, other, MatchState::Open)?;
                fresh.push((one.code, other.id));
            }
            Some(_) => {}
        }
    }
    let mut lost: Vec<&Match> = Vec::new();
    for other in &known {
        // What was told apart stays told apart, should it come again.
        let over = matches!(other.state, MatchState::Open | MatchState::TheSame);
        if over && !found.iter().any(|one| is_of(other, one)) {
            store::set_state(tx, other, MatchState::Gone)?;
            lost.push(other);
        }
    }
    store::put_looked_up(tx, request.id, versions, looked.revision, looked.profile_version)?;
    give_up(tx, &request, &lost)?;
    if fresh.is_empty() {
        return Ok(());
    }
    let mut codes: Vec<CheckCode> = fresh.iter().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    codes.dedup();
    tx.record(
        Event::new(SubjectKind::Request, request.id.0, "screening.find", None)
            .after("codes", &codes)
            .after("matches", fresh.len())
            .after("lists", versions),
    );
    if is_worked(request.stage) {
        return found_for_case(tx, &request, &codes);
    }
    match store::live_authorization(tx.conn(), request.id)? {
        Some(authorization) => holders::actions::open(tx, &request, authorization, &fresh),
        None => Ok(()),
    }
}

/// What rests on matches that are over: a check of the case, or checks on the holder.
fn give_up(tx: &mut Tx, request: &Request, lost: &[&Match]) -> Result<()> {
    let mut codes: Vec<CheckCode> = lost
        .iter()
        .filter(|one| one.holder_check_id.is_none() && one.state == MatchState::TheSame)
        .map(|one| one.code)
        .collect();
    codes.sort_unstable();
    codes.dedup();
    if !codes.is_empty() && is_worked(request.stage) {
        lost_for_case(tx, request, &codes)?;
    }
    let mut checks: Vec<HolderCheckId> = lost.iter().filter_map(|one| one.holder_check_id).collect();
    checks.sort_unstable();
    checks.dedup();
    for check in checks {
        holders::actions::lost(tx, request, check)?;
    }
    Ok(())
}

/// True when the pair is the one of this row.
fn is_of(row: &Match, found: &Found) -> bool {
    (row.code, row.bearer, row.list_id, &row.name, &row.reference, &row.digest)
        == (found.code, found.bearer, found.list, &found.name, &found.reference, &found.digest)
}

/// What a screener says of a match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgement {
    /// [`MatchState::NotTheSame`] or [`MatchState::TheSame`]; none when nothing was chosen.
    pub state: Option<MatchState>,
    /// Why.
    pub reason: String,
    /// What shows it.
    pub evidence: String,
    /// Told apart as the last of its check, it settles the check as well.
    pub settles: bool,
}

/// A screener says whether the two are the same. Can be said anew until the check is settled on it.
///
/// # Errors
/// Hidden or refused by `access::screening`; refused when the match is gone or its check is over; invalid without a
/// choice or a reason; a conflict when the match changed.
pub fn judge(tx: &mut Tx, actor: &Actor, id: MatchId, version: i64, judgement: &Judgement) -> Result<()> {
    let one = store::by_id(tx.conn(), id)?;
    let request = requests::lock(tx, one.request_id)?;
    may_judge(tx, actor, &request, &one)?;
    let mut problems = Problems::new();
    let state = judgement.state.filter(|state| matches!(state, MatchState::NotTheSame | MatchState::TheSame));
    if state.is_none() {
        problems.add("state", say::screening::enter_match_state());
    }
    if judgement.settles && state == Some(MatchState::TheSame) {
        problems.add("state", say::screening::settles_only_apart());
    }
    rules::text_problem(&mut problems, "reason", &judgement.reason, say::screening::enter_match_reason());
    if judgement.evidence.chars().count() > rules::REASON_LIMIT {
        problems.add("evidence", say::screening::too_long(rules::REASON_LIMIT));
    }
    problems.into_result()?;
    let state = state.unwrap_or(MatchState::Open);
    if one.version != version {
        return Err(Error::Conflict(say::screening::match_changed()));
    }
    let (reason, evidence) = (judgement.reason.trim(), judgement.evidence.trim());
    store::write_judgement(tx, &one, state, reason, evidence, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Request, request.id.0, "screening.judge_match", Some(actor.id))
            .before("state", one.state)
            .after("state", state)
            .after("match", id)
            .after("code", one.code)
            .after("list", one.list_id)
            .after("reference", &one.reference)
            .personal("name", &one.name)
            .personal("reason", reason)
            .personal("evidence", evidence),
    );
    if judgement.settles { settle::as_false(tx, actor, &request, id) } else { Ok(()) }
}

/// True when a person opened this match before, as it stands now.
///
/// # Errors
/// When the database fails.
pub fn was_seen(conn: &mut Conn, actor: &Actor, one: &Match) -> Result<bool> {
    let case = Subject { kind: SubjectKind::Request, id: one.request_id.0 };
    let (id, version) = (serde_json::json!(one.id.0), serde_json::json!(one.version));
    Ok(audit::actions_of(conn, case)?.iter().any(|event| {
        let after: serde_json::Value = serde_json::from_str(&event.after).unwrap_or_default();
        let same = after.get("match") == Some(&id) && after.get("version") == Some(&version);
        same && event.action == SEE && event.actor_id == Some(actor.id)
    }))
}

/// Notes that a person opened a match: what a list says of somebody is read by name, and the log says by whom.
///
/// # Errors
/// Hidden or refused by `access::screening`.
pub fn note_seen(tx: &mut Tx, actor: &Actor, id: MatchId) -> Result<()> {
    let one = store::by_id(tx.conn(), id)?;
    let request = requests::by_id(tx.conn(), one.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::read_matches(actor, &standing)?;
    tx.record(
        Event::new(SubjectKind::Request, request.id.0, SEE, Some(actor.id))
            .after("match", id)
            .after("version", one.version)
            .after("code", one.code),
    );
    Ok(())
}

/// Whether a person may judge this match now.
///
/// # Errors
/// Hidden or refused, with the reason.
pub fn may_judge(tx: &mut Tx, actor: &Actor, request: &Request, one: &Match) -> Result<()> {
    let standing = requests::standing(tx.conn(), request, actor)?;
    access::adjudicate(actor, &standing)?;
    if one.state == MatchState::Gone {
        return Err(Error::Refused(say::screening::refused_match_gone()));
    }
    match one.holder_check_id {
        Some(check) => holders::actions::must_be_open(tx, check),
        None if is_worked(request.stage) => {
            let check = crate::screening::store::check(tx.conn(), request.id, one.code)?;
            let effect = rules::effect_of(&request.rules()?.checks, one.code);
            if check.excludes(effect) || check.awaits_second(effect) {
                return Err(Error::Refused(say::screening::refused_match_settled(one.code)));
            }
            Ok(())
        }
        None => Err(Error::Refused(say::screening::refused_closed_checks())),
    }
}
