//! The first start: a link that makes the first administrator, and closes behind them.

use chrono::NaiveDateTime;

use super::entry::{Entered, NewPerson, over, sign_in};
use crate::accounts::store::people::{self, NewAccount};
use crate::accounts::store::{self, links};
use crate::accounts::{AccountId, AccountState, LinkKind, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::portable::{Turn, take_turns};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::say;

/// The link is good until it is used; a hundred years stand for that.
const UNTIL_USED_HOURS: i64 = 24 * 365 * 100;

/// Makes a fresh link for the first administrator and gives its path, as long as there is no administrator
/// and nobody can sign in. Older links are void.
///
/// # Errors
/// When the database fails.
pub fn offer_first_administrator(tx: &mut Tx) -> Result<Option<String>> {
    take_turns(tx.conn(), Turn::FirstStart)?;
    links::void_first_start(tx)?;
    if !is_first_start(tx)? {
        return Ok(None);
    }
    links::issue(tx, LinkKind::FirstAdministrator, None, None, UNTIL_USED_HOURS).map(Some)
}

fn is_first_start(tx: &mut Tx) -> Result<bool> {
    Ok(people::holders(tx.conn(), Role::Admin, AccountState::ALL)? == 0
        && !people::anybody_active(tx.conn())?)
}

/// Whether the link of the first start is still good.
///
/// # Errors
/// Refused when it was used, replaced, or never was.
pub fn first_administrator_is_open(conn: &mut Conn, token: &str, now: NaiveDateTime) -> Result<()> {
    links::find(conn, LinkKind::FirstAdministrator, token, now)?.map(|_| ()).ok_or_else(over)
}

/// Makes the first administrator and signs them in. Of many at once, one succeeds.
///
/// # Errors
/// Refused when the link was used already.
pub fn create_first_administrator(
    tx: &mut Tx,
    token: &str,
    person: &NewPerson,
    password_hash: &str,
    from: &Entered,
) -> Result<(AccountId, (String, String))> {
    take_turns(tx.conn(), Turn::FirstStart)?;
    let now = tx.now;
    let link = links::find(tx.conn(), LinkKind::FirstAdministrator, token, now)?.ok_or_else(over)?;
    if !links::spend(tx, link.id)? || !is_first_start(tx)? {
        return Err(over());
    }
    if store::by_email(tx.conn(), &person.email)?.is_some() {
        return Err(Error::Refused(say::accounts::address_has_account()));
    }
    let new = NewAccount {
        email: &person.email,
        name: &person.name,
        language: person.language,
        password_hash: Some(password_hash),
        state: AccountState::Active,
    };
    let id = people::insert(tx, &new)?;
    people::give_role(tx, id, Role::Admin, None)?;
    tx.record(
        Event::new(SubjectKind::Account, id.0, "accounts.first_administrator", Some(id))
            .after("roles", [Role::Admin])
            .after("state", AccountState::Active)
            .personal("name", &person.name)
            .personal("email", &person.email),
    );
    Ok((id, sign_in(tx, id, from)?))
}
