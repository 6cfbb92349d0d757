//! The rows of people, their roles, sessions and links.

pub(super) mod links;
pub(super) mod listing;
pub(super) mod people;
pub(super) mod sessions;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::access::Actor;
use crate::accounts::tokens::TagKey;
use crate::accounts::{AccountState, Role};
use crate::db::ids::AccountId;
use crate::db::schema::{account_roles, accounts, secrets};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::notices::Recipient;
use crate::say::Language;

/// A person's account.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = accounts)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Address, as the person writes it.
    pub email: String,
    /// The name the person goes by.
    pub name: String,
    /// Language of pages and letters, as a tag.
    pub language: String,
    /// PHC text of the password; none until one is set.
    pub password_hash: Option<String>,
    /// Whether the person can sign in.
    pub state: AccountState,
    /// Made, UTC.
    pub created_at: NaiveDateTime,
    /// Last sign-in, UTC.
    pub last_sign_in_at: Option<NaiveDateTime>,
    /// Away until this day.
    pub absent_until: Option<NaiveDate>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

impl Account {
    /// The person as a recipient of letters.
    pub fn as_recipient(&self) -> Recipient {
        Recipient {
            account: Some(self.id),
            name: self.name.clone(),
            address: self.email.clone(),
            language: Language::parse(&self.language).unwrap_or(Language::En),
        }
    }
}

/// An address as it is compared: trimmed, lower case.
pub fn folded_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// One account.
///
/// # Errors
/// [`Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: AccountId) -> Result<Account> {
    Ok(accounts::table.find(id).select(Account::as_select()).first(conn)?)
}

/// The account of an address, in any case of letters.
///
/// # Errors
/// When the database fails.
pub fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Account>> {
    Ok(accounts::table
        .filter(accounts::email_folded.eq(folded_email(email)))
        .select(Account::as_select())
        .first(conn)
        .optional()?)
}

/// Roles of one account, in the order of their declaration.
///
/// # Errors
/// When the database fails.
pub fn roles_of(conn: &mut Conn, account: AccountId) -> Result<Vec<Role>> {
    let mut roles: Vec<Role> = account_roles::table
        .filter(account_roles::account_id.eq(account))
        .select(account_roles::role)
        .load(conn)?;
    roles.sort();
    Ok(roles)
}

/// Active people who hold a role, by name.
///
/// # Errors
/// When the database fails.
pub fn holders_of(conn: &mut Conn, role: Role) -> Result<Vec<Account>> {
    Ok(accounts::table
        .inner_join(account_roles::table)
        .filter(account_roles::role.eq(role).and(accounts::state.eq(AccountState::Active)))
        .order((accounts::sort_key, accounts::id))
        .select(Account::as_select())
        .load(conn)?)
}

/// Active people who hold a role, as recipients of letters.
///
/// # Errors
/// When the database fails.
pub fn recipients(conn: &mut Conn, role: Role) -> Result<Vec<Recipient>> {
    Ok(holders_of(conn, role)?.iter().map(Account::as_recipient).collect())
}

/// One person as a recipient of letters.
///
/// # Errors
/// [`Error::Hidden`] when there is no such account.
pub fn recipient(conn: &mut Conn, account: AccountId) -> Result<Recipient> {
    by_id(conn, account).map(|account| account.as_recipient())
}

/// The person as the policy sees them.
///
/// # Errors
/// [`Error::Hidden`] when there is no such account.
pub fn actor_by_id(conn: &mut Conn, id: AccountId) -> Result<Actor> {
    let account = by_id(conn, id)?;
    sessions::actor(conn, id, account.name, &account.language)
}

/// The installation's own key for tags on what browsers keep for us; made at the first start.
///
/// # Errors
/// When the database fails or the stored key is damaged.
pub fn key(tx: &mut Tx) -> Result<TagKey> {
    crate::db::portable::take_turns(tx.conn(), crate::db::portable::Turn::FirstStart)?;
    let stored: Option<Vec<u8>> =
        secrets::table.find("tag-key").select(secrets::value).first(tx.conn()).optional()?;
    let bytes = match stored {
        Some(bytes) => bytes,
        None => {
            let bytes = rand::random::<[u8; 32]>().to_vec();
            let now = tx.now;
            diesel::insert_into(secrets::table)
                .values((secrets::name.eq("tag-key"), secrets::value.eq(&bytes), secrets::created_at.eq(now)))
                .execute(tx.conn())?;
            bytes
        }
    };
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| Error::internal("the stored key is damaged"))?;
    Ok(TagKey::from_bytes(bytes))
}

pub(in crate::accounts) fn note_sign_in(tx: &mut Tx, account: AccountId) -> Result<()> {
    let now = tx.now;
    diesel::update(accounts::table.find(account))
        .set(accounts::last_sign_in_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}
