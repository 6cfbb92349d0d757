//! Who hears of what. Whoever may not know of a case gets no letter about it.

use super::super::letters::Named;
use super::super::store;
use crate::access::requests::{Sight, see};
use crate::access::{Role, screening as access};
use crate::accounts;
use crate::db::ids::AccountId;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::notices::{self, About, Letter, Recipient};
use crate::organizations;
use crate::requests::{self, Request};

/// The case as letters name it.
pub(in crate::screening) fn named(conn: &mut Conn, request: &Request) -> Result<Named> {
    let organization = organizations::by_id(conn, request.organization_id)?;
    Ok(Named::of(request, &organization))
}

/// Writes to the holders of a role who may see the case, but those named in `not`.
pub(in crate::screening) fn role<L: Letter>(
    tx: &mut Tx,
    request: &Request,
    role: Role,
    not: &[AccountId],
    letter: &L,
) -> Result<()> {
    let to = holders(tx.conn(), request, role, not)?;
    notices::write(tx, About::request(request.id), &to, letter)
}

/// The holders of a role who may see the case as staff; of screeners only those who may judge in it.
pub(in crate::screening) fn holders(
    conn: &mut Conn,
    request: &Request,
    role: Role,
    not: &[AccountId],
) -> Result<Vec<Recipient>> {
    let mut to = Vec::new();
    for account in accounts::holders_of(conn, role)? {
        if not.contains(&account.id) {
            continue;
        }
        let actor = accounts::actor_by_id(conn, account.id)?;
        let standing = requests::standing(conn, request, &actor)?;
        let knows = see(&actor, &standing) == Ok(Sight::Staff);
        if knows && (role != Role::Screener || access::adjudicate(&actor, &standing).is_ok()) {
            to.push(account.as_recipient());
        }
    }
    Ok(to)
}

/// The members whose card stands, but those named in `not`.
pub(super) fn members(conn: &mut Conn, request: &Request, not: &[Recipient]) -> Result<Vec<Recipient>> {
    let mut to = Vec::new();
    for id in store::members_of(conn, request.id)? {
        let person = accounts::recipient(conn, id)?;
        if !not.iter().any(|other| other.account == person.account) {
            to.push(person);
        }
    }
    Ok(to)
}

/// Writes to these people.
pub(in crate::screening) fn people<L: Letter>(
    tx: &mut Tx,
    request: &Request,
    to: &[Recipient],
    letter: &L,
) -> Result<()> {
    notices::write(tx, About::request(request.id), to, letter)
}

/// Writes to the people of the organization that asks.
pub(super) fn partner<L: Letter>(tx: &mut Tx, request: &Request, letter: &L) -> Result<()> {
    let to = organizations::recipients(tx.conn(), request.organization_id)?;
    notices::write(tx, About::request(request.id), &to, letter)
}

/// Writes to one person.
pub(super) fn one<L: Letter>(tx: &mut Tx, request: &Request, to: AccountId, letter: &L) -> Result<()> {
    let to = accounts::recipient(tx.conn(), to)?;
    notices::write(tx, About::request(request.id), &[to], letter)
}
