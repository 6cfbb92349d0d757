//! A check whose matches were all told apart is settled with them, in one step: what was said of each is its evidence.

use super::store::{self, Match};
use super::{MatchId, MatchState};
use crate::access::Actor;
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::guidelines::CheckOutcome;
use crate::requests::Request;
use crate::say;
use crate::screening::lists::for_check;
use crate::screening::matches;
use crate::screening::rules::{EVIDENCE_LIMIT, Finding, REASON_LIMIT};
use crate::screening::{actions, holders};

/// The matches of the check that this one belongs to.
///
/// # Errors
/// When the database fails.
pub fn siblings(conn: &mut Conn, one: &Match) -> Result<Vec<Match>> {
    match one.holder_check_id {
        Some(check) => matches::of_holder_check(conn, check),
        None => matches::of_check(conn, one.request_id, one.code),
    }
}

/// True when a check can be settled with this match as soon as it is told apart: all others of the check were.
pub fn is_last(siblings: &[Match], of: MatchId) -> bool {
    siblings
        .iter()
        .filter(|other| other.id != of)
        .all(|other| matches!(other.state, MatchState::NotTheSame | MatchState::Gone))
}

/// What was said of each match, as the evidence of its check, `most` characters of it.
fn evidence(conn: &mut Conn, all: &[Match], most: usize) -> Result<String> {
    let mut lines = Vec::new();
    for one in all.iter().filter(|one| one.state == MatchState::NotTheSame) {
        let entry = store::entry(conn, one)?.entry;
        let reason = one.reason.as_deref().unwrap_or_default();
        lines.push(
            say::screening::told_apart(&one.name, entry.main_name(), &one.reference, reason).to_string(),
        );
    }
    let whole = lines.join("\n");
    if whole.chars().count() <= most {
        return Ok(whole);
    }
    let mut cut: String = whole.chars().take(most - 1).collect();
    cut.push('…');
    Ok(cut)
}

/// Records the check of a match as a false match, with what was said of each of its matches.
///
/// # Errors
/// As recording the check; refused when a list of the check is stale, so that it counts as not checked.
pub fn as_false(tx: &mut Tx, actor: &Actor, request: &Request, of: MatchId) -> Result<()> {
    let one = store::by_id(tx.conn(), of)?;
    let all = siblings(tx.conn(), &one)?;
    let outcome = CheckOutcome::FalsePositive;
    if let Some(id) = one.holder_check_id {
        let version = holders::by_id(tx.conn(), id)?.version;
        let evidence = evidence(tx.conn(), &all, REASON_LIMIT)?;
        return holders::actions::record(tx, actor, id, version, Some(outcome), &evidence);
    }
    let mut cited = Vec::new();
    for standing in for_check(tx.conn(), one.code)? {
        if standing.is_stale(tx.now) {
            return Err(Error::Refused(say::screening::refused_stale(&standing.list.code)));
        }
        cited.extend(standing.cited());
    }
    let version = crate::screening::store::check(tx.conn(), request.id, one.code)?.version;
    let finding = Finding {
        outcome: Some(outcome),
        evidence: evidence(tx.conn(), &all, EVIDENCE_LIMIT)?,
        list_version: cited.join("; ").chars().take(200).collect(),
        controversy: None,
    };
    actions::record(tx, actor, request.id, one.code, version, &finding)
}
