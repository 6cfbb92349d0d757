//! When an authorization enters the register: on its first day, unless an officer puts the entry off.

use chrono::NaiveDate;

use super::super::store;
use super::event;
use crate::access::authorizations as access;
use crate::access::{Actor, Role};
use crate::db::Tx;
use crate::db::ids::AuthorizationId;
use crate::error::{Error, Problems, Result};
use crate::requests;
use crate::say;

/// The officer puts the entry off to a day, with reasons for the office; the page that proves the authorization
/// is not touched by it.
///
/// # Errors
/// Hidden, or refused when it has no entry to come; invalid when the day has come or lies after the end.
pub fn delay_listing(
    tx: &mut Tx,
    actor: &Actor,
    id: AuthorizationId,
    until: NaiveDate,
    reasons: &str,
) -> Result<()> {
    let row = known(tx, actor, id)?;
    if !row.in_register || !row.state.is_live() {
        return Err(Error::Refused(say::authorizations::refused_no_entry()));
    }
    let wrong = match until {
        day if day <= tx.today() => Some(say::authorizations::delay_must_be_later()),
        day if day > row.ends_on => Some(say::authorizations::delay_beyond_end(row.ends_on)),
        _ => None,
    };
    if let Some(wrong) = wrong {
        let mut problems = Problems::new();
        problems.add("listed_from", wrong);
        return Err(Error::Invalid(problems));
    }
    let before = store::delay_of(tx.conn(), id)?.map(|delay| delay.listed_from);
    store::put_delay(tx, id, until, reasons, actor.id)?;
    tx.record(
        event(&row, "authorizations.delay_listing", Some(actor.id))
            .before("listed_from", before)
            .after("listed_from", until)
            .after("reasons", reasons),
    );
    Ok(())
}

/// The officer lets the entry be shown at once.
///
/// # Errors
/// Hidden, or refused when it is not put off.
pub fn list_now(tx: &mut Tx, actor: &Actor, id: AuthorizationId) -> Result<()> {
    let row = known(tx, actor, id)?;
    let before = store::delay_of(tx.conn(), id)?.map(|delay| delay.listed_from);
    if before.is_none_or(|day| day <= tx.today()) || !store::end_delay(tx, id)? {
        return Err(Error::Refused(say::authorizations::refused_not_delayed()));
    }
    tx.record(
        event(&row, "authorizations.list_now", Some(actor.id))
            .before("listed_from", before)
            .after("listed_from", tx.today()),
    );
    Ok(())
}

fn known(tx: &mut Tx, actor: &Actor, id: AuthorizationId) -> Result<store::Authorization> {
    let row = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), row.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::act(actor, &[Role::AuthorizingOfficer], &standing)?;
    Ok(row)
}
