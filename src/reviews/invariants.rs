//! What must always be true of cards, knock-outs and meetings: I2, I6, I13, I14, I15, and that cards fit the
//! stage of their request. I9 is a matter of what pages show and is tested there.

use std::collections::{BTreeMap, BTreeSet};

use super::lifecycle::CardState;
use super::scoring::CardProblem;
use super::{reading, rules, store};
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::Track;
use crate::requests::{self, Stage};
use crate::waiting::{self, WaitKind};

/// Walks all requests that have cards; gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    locked_as_recorded(conn, &mut wrong)?;
    let mut by_request: BTreeMap<requests::RequestId, Vec<store::Card>> = BTreeMap::new();
    for card in store::all_cards(conn)? {
        by_request.entry(card.request_id).or_default().push(card);
    }
    for (id, stage, track, revision) in store::with_cards(conn)? {
        let cards = by_request.remove(&id).unwrap_or_default();
        let barred = store::conflicted_people(conn, id)?;
        let adjudicated = store::adjudicators(conn, id)?;
        let awaited: BTreeSet<i64> = waiting::open_for_request(conn, id)?
            .into_iter()
            .filter(|wait| wait.kind == WaitKind::Scorecard)
            .map(|wait| wait.subject_id)
            .collect();
        for card in &cards {
            let name = format!("card {} of request {id}", card.id);
            if barred.contains(&card.member_id) && (card.state.is_awaited() || card.state.counts()) {
                wrong
                    .push(format!("I2, I15: {name} is {} though its member declared a conflict", card.state));
            }
            let scored = matches!(card.state, CardState::Open | CardState::Locked);
            if scored && adjudicated.contains(&card.member_id) {
                wrong.push(format!("I14: the member of {name} adjudicated a check of the case"));
            }
            if (card.state == CardState::Locked) != (card.locked_at.is_some())
                && card.state != CardState::Recused
            {
                wrong.push(format!("{name} is {} but its time of locking says otherwise", card.state));
            }
            if card.state.is_awaited() && !matches!(stage, Stage::Screening | Stage::Review) {
                wrong.push(format!("{name} is {} while the request stands at {stage}", card.state));
            }
            if card.state.is_awaited() != awaited.contains(&card.id.0) && card.state != CardState::Locked {
                wrong.push(format!("{name} is {} but what is awaited says otherwise", card.state));
            }
            if card.revision > revision {
                wrong.push(format!("{name} is about revision {}, which there is not", card.revision));
            }
        }
        if stage == Stage::Recommended {
            recommended(conn, id, &mut wrong)?;
        }
        quorum(&cards, (id, stage, track), conn, &mut wrong)?;
    }
    Ok(wrong)
}

/// I6: what stands on a locked card is what was recorded when it was locked, and is complete.
fn locked_as_recorded(conn: &mut Conn, wrong: &mut Vec<String>) -> Result<()> {
    let hashes = store::locked_hashes(conn)?;
    for card in store::all_cards(conn)? {
        if card.state != CardState::Locked {
            continue;
        }
        let entries = store::entries_of(conn, card.id)?;
        if hashes.get(&card.id).map(String::as_str) != Some(rules::scores_hash(&entries).as_str()) {
            wrong.push(format!("I6: the scores on locked card {} are not those that were locked", card.id));
        }
        let request = requests::by_id(conn, card.request_id)?;
        let read = reading::read_card(request.rubric()?, reading::track_of(&request), &entries);
        let lacks = |one: &CardProblem| matches!(one, CardProblem::CommentMissing { .. });
        if read.problems.iter().any(lacks) {
            wrong.push(format!("locked card {} lacks a comment that it needs", card.id));
        }
        let known: Vec<String> = store::knock_outs_of(conn, card.request_id)?
            .into_iter()
            .filter(|one| one.scorecard_id == card.id)
            .map(|one| one.criterion)
            .collect();
        for criterion in &read.knock_outs {
            if !known.contains(criterion) {
                wrong.push(format!("I13: the zero on {criterion} of card {} is no knock-out", card.id));
            }
        }
    }
    Ok(())
}

/// A deliberation opens with a quorum; later conflicts can take it away, so recused cards count here.
fn quorum(
    cards: &[store::Card],
    (id, stage, track): (requests::RequestId, Stage, Option<Track>),
    conn: &mut Conn,
    wrong: &mut Vec<String>,
) -> Result<()> {
    if stage != Stage::Deliberation {
        return Ok(());
    }
    let rubric = requests::by_id(conn, id)?.rubric()?;
    let rule = reading::rule_of(rubric, track.unwrap_or(Track::Standard))?;
    let barred = store::conflicted_people(conn, id)?;
    let counted = cards
        .iter()
        .filter(|card| {
            card.state == CardState::Locked
                || (card.state == CardState::Recused && barred.contains(&card.member_id))
        })
        .count();
    if u32::try_from(counted).unwrap_or(u32::MAX) < rule.quorum {
        wrong
            .push(format!("the deliberation of request {id} opened with {counted} of {} cards", rule.quorum));
    }
    Ok(())
}

/// I13: nothing is recommended while a knock-out blocks.
fn recommended(conn: &mut Conn, id: requests::RequestId, wrong: &mut Vec<String>) -> Result<()> {
    let request = requests::by_id(conn, id)?;
    let deliberation = reading::deliberation(conn, &request)?;
    for knock_out in deliberation.blocking() {
        wrong.push(format!("I13: request {id} was recommended though {} blocks", knock_out.criterion));
    }
    Ok(())
}
