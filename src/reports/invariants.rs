//! What is kept of a case is of that case: each has a row, and no card counts that is not locked.

use super::figures::read_cards;
use super::store;
use crate::db::Conn;
use crate::error::Result;

/// Gives back what is wrong, one line each.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong: Vec<String> = store::without_row(conn)?
        .into_iter()
        .map(|id| format!("no figures are kept of request {id}"))
        .collect();
    let locked = store::locked(conn)?;
    for (id, sent, cards) in store::counting(conn)? {
        let Some(cards) = read_cards(&cards) else {
            wrong.push(format!("the cards kept of request {id} cannot be read"));
            continue;
        };
        if !sent && !cards.is_empty() {
            wrong.push(format!("request {id} was never sent, and cards of it count"));
        }
        for card in cards.iter().filter(|card| !locked.contains(&(id, card.member))) {
            wrong.push(format!("a card of account {} counts in request {id} and is not locked", card.member));
        }
    }
    Ok(wrong)
}
