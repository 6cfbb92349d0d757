//! Changes of the rows of people and roles, and what the checker reads of them.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::accounts::{AccountId, AccountState, Role, folded_email};
use crate::db::schema::{account_roles, accounts};
use crate::db::values::sort_key;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::say::Language;

/// A new row.
pub struct NewAccount<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub language: Language,
    pub password_hash: Option<&'a str>,
    pub state: AccountState,
}

pub fn insert(tx: &mut Tx, new: &NewAccount) -> Result<AccountId> {
    let now = tx.now;
    Ok(diesel::insert_into(accounts::table)
        .values((
            accounts::email.eq(new.email),
            accounts::email_folded.eq(folded_email(new.email)),
            accounts::name.eq(new.name),
            accounts::sort_key.eq(sort_key(new.name)),
            accounts::language.eq(new.language.tag()),
            accounts::password_hash.eq(new.password_hash),
            accounts::state.eq(new.state),
            accounts::created_at.eq(now),
            accounts::version.eq(0),
        ))
        .returning(accounts::id)
        .get_result(tx.conn())?)
}

pub fn set_password(tx: &mut Tx, id: AccountId, hash: &str) -> Result<()> {
    diesel::update(accounts::table.find(id))
        .set((accounts::password_hash.eq(hash), accounts::version.eq(accounts::version + 1)))
        .execute(tx.conn())?;
    Ok(())
}

/// Changes the state when it is `from`; gives how many rows that touched.
pub fn set_state(tx: &mut Tx, id: AccountId, from: AccountState, to: AccountState) -> Result<usize> {
    Ok(diesel::update(accounts::table.filter(accounts::id.eq(id).and(accounts::state.eq(from))))
        .set((accounts::state.eq(to), accounts::version.eq(accounts::version + 1)))
        .execute(tx.conn())?)
}

pub fn set_email(tx: &mut Tx, id: AccountId, email: &str) -> Result<()> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::email.eq(email),
            accounts::email_folded.eq(folded_email(email)),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub fn set_name(tx: &mut Tx, id: AccountId, name: &str, language: Language) -> Result<()> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::name.eq(name),
            accounts::sort_key.eq(sort_key(name)),
            accounts::language.eq(language.tag()),
            accounts::version.eq(accounts::version + 1),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub fn set_absence(tx: &mut Tx, id: AccountId, until: Option<NaiveDate>) -> Result<()> {
    diesel::update(accounts::table.find(id))
        .set((accounts::absent_until.eq(until), accounts::version.eq(accounts::version + 1)))
        .execute(tx.conn())?;
    Ok(())
}

pub fn give_role(tx: &mut Tx, id: AccountId, role: Role, by: Option<AccountId>) -> Result<()> {
    let now = tx.now;
    diesel::insert_into(account_roles::table)
        .values((
            account_roles::account_id.eq(id),
            account_roles::role.eq(role),
            account_roles::granted_by.eq(by),
            account_roles::granted_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub fn take_role(tx: &mut Tx, id: AccountId, role: Role) -> Result<()> {
    diesel::delete(account_roles::table.find((id, role))).execute(tx.conn())?;
    Ok(())
}

/// Marks that the roles changed; fails to touch a row when the page was older than `version`.
pub fn bump(tx: &mut Tx, id: AccountId, version: i64) -> Result<usize> {
    Ok(diesel::update(accounts::table.filter(accounts::id.eq(id).and(accounts::version.eq(version))))
        .set(accounts::version.eq(accounts::version + 1))
        .execute(tx.conn())?)
}

/// How many people of these states hold the role.
pub fn holders(conn: &mut Conn, role: Role, states: &[AccountState]) -> Result<i64> {
    Ok(accounts::table
        .inner_join(account_roles::table)
        .filter(account_roles::role.eq(role).and(accounts::state.eq_any(states.to_vec())))
        .count()
        .get_result(conn)?)
}

/// True when anybody can sign in.
pub fn anybody_active(conn: &mut Conn) -> Result<bool> {
    let first: Option<AccountId> = accounts::table
        .filter(accounts::state.eq(AccountState::Active))
        .select(accounts::id)
        .first(conn)
        .optional()?;
    Ok(first.is_some())
}

/// Every account with a role: id and role, for the checker.
pub fn all_roles(conn: &mut Conn) -> Result<Vec<(AccountId, Role)>> {
    Ok(account_roles::table
        .order(account_roles::account_id)
        .select((account_roles::account_id, account_roles::role))
        .load(conn)?)
}

/// Every address as written and as compared, for the checker.
pub fn all_addresses(conn: &mut Conn) -> Result<Vec<(AccountId, String, String)>> {
    Ok(accounts::table
        .order(accounts::id)
        .select((accounts::id, accounts::email, accounts::email_folded))
        .load(conn)?)
}

/// Accounts in use that have no password, for the checker.
pub fn active_without_password(conn: &mut Conn) -> Result<Vec<AccountId>> {
    Ok(accounts::table
        .filter(accounts::state.eq(AccountState::Active).and(accounts::password_hash.is_null()))
        .select(accounts::id)
        .order(accounts::id)
        .load(conn)?)
}
