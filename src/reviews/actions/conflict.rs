//! Declaring a conflict of interest, or that there is none (invariants I2 and I15).

use super::{event, given_up, locked, office, on_hold};
use crate::access::Actor;
use crate::access::reviews as access;
use crate::db::Tx;
use crate::error::{Problems, Result};
use crate::notices::{self, About};
use crate::requests::RequestId;
use crate::reviews::letters::{Matter, SteppedBack, Why};
use crate::reviews::lifecycle::{self, CardAction, CardState};
use crate::reviews::reading;
use crate::reviews::rules;
use crate::reviews::store;

/// Writes what a person declares. A conflict bars the person from every role in the case from then on, and a
/// card of theirs is kept but left out of everything; it cannot be taken back here.
///
/// # Errors
/// Hidden from whoever may not know of the case; invalid when the statement is too long.
pub fn declare(tx: &mut Tx, actor: &Actor, id: RequestId, conflicted: bool, statement: &str) -> Result<()> {
    let (request, standing) = locked(tx, actor, id)?;
    access::staff(actor, &standing)?;
    let mut problems = Problems::new();
    super::not_too_long(&mut problems, "statement", statement);
    problems.into_result()?;
    let before = store::declaration_of(tx.conn(), id, actor.id)?;
    if before == Some(false) && !conflicted {
        return Ok(());
    }
    store::declare(tx, id, actor.id, conflicted, statement)?;
    let action = if conflicted { "reviews.declare_conflict" } else { "reviews.declare_none" };
    let mut told = event(&request, action, Some(actor.id)).before("conflicted", before);
    told = told.after("conflicted", conflicted).after("account", actor.id);
    if !statement.trim().is_empty() {
        told = told.personal("statement", statement);
    }
    if !conflicted {
        tx.record(told);
        return Ok(());
    }
    let mut too_few = false;
    if let Some(card) = store::card_of(tx.conn(), id, actor.id)? {
        let hold = on_hold(tx, &request)?;
        if lifecycle::step(CardAction::Recuse, card.state, request.stage, hold).is_ok() {
            store::move_card(tx, &card, CardState::Recused, "")?;
            given_up(tx, card.id.0)?;
            told = told.before("card_state", card.state).after("card", card.id);
            let rule = reading::rule_of(request.rubric()?, reading::track_of(&request))?;
            let stands: Vec<_> =
                reading::stands(tx.conn(), id)?.into_iter().map(|(_, stand)| stand).collect();
            too_few = rules::too_few(&stands, rule.quorum);
        }
    }
    tx.record(told);
    let to = office(tx, &request, Some(actor.id))?;
    let letter = SteppedBack {
        matter: Matter::of(&request, "reviews"),
        member: actor.name.clone(),
        why: Why::Conflict,
        too_few,
    };
    notices::write(tx, About::request(id), &to, &letter)?;
    super::opening::open_if_ready(tx, id)
}
