//! The rows of the directory.

use diesel::prelude::*;

use crate::accounts::{AccountId, folded_email};
use crate::db::schema::directory_entries;
use crate::db::values::{folded, sort_key};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::opinions::ContactKind;

/// Somebody who can be asked.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = directory_entries)]
pub struct Entry {
    /// Row id.
    pub id: i64,
    /// What they are.
    pub kind: ContactKind,
    /// Entity or network.
    pub entity: String,
    /// M49 code; empty for an entity that is not bound to a country.
    pub country: String,
    /// The person.
    pub contact: String,
    /// Their address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// For the office.
    pub notes: String,
    /// Can be asked.
    pub active: bool,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// What is written down of somebody.
#[derive(Debug, Clone)]
pub struct Written {
    /// What they are.
    pub kind: ContactKind,
    /// Entity or network.
    pub entity: String,
    /// M49 code, or empty.
    pub country: String,
    /// The person.
    pub contact: String,
    /// Their address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// For the office.
    pub notes: String,
    /// Can be asked.
    pub active: bool,
}

/// Which of them.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words of entity, person or address.
    pub text: String,
    /// One kind.
    pub kind: Option<ContactKind>,
    /// One country, M49.
    pub country: String,
    /// Only those who can be asked.
    pub active: bool,
}

fn words(new: &Written) -> String {
    folded(&format!("{} {} {}", new.entity, new.contact, new.email))
}

pub(in crate::opinions) fn insert(tx: &mut Tx, new: &Written, by: AccountId) -> Result<i64> {
    let now = tx.now;
    Ok(diesel::insert_into(directory_entries::table)
        .values((
            directory_entries::kind.eq(new.kind),
            directory_entries::entity.eq(&new.entity),
            directory_entries::sort_key.eq(sort_key(&new.entity)),
            directory_entries::folded.eq(words(new)),
            directory_entries::country.eq(&new.country),
            directory_entries::contact.eq(&new.contact),
            directory_entries::email.eq(&new.email),
            directory_entries::email_folded.eq(folded_email(&new.email)),
            directory_entries::phone.eq(&new.phone),
            directory_entries::notes.eq(&new.notes),
            directory_entries::active.eq(new.active),
            directory_entries::changed_by.eq(by),
            directory_entries::changed_at.eq(now),
            directory_entries::version.eq(1),
        ))
        .returning(directory_entries::id)
        .get_result(tx.conn())?)
}

pub(in crate::opinions) fn update(
    tx: &mut Tx,
    id: i64,
    version: i64,
    new: &Written,
    by: AccountId,
) -> Result<()> {
    let now = tx.now;
    let row = directory_entries::id.eq(id).and(directory_entries::version.eq(version));
    let touched = diesel::update(directory_entries::table.filter(row))
        .set((
            directory_entries::kind.eq(new.kind),
            directory_entries::entity.eq(&new.entity),
            directory_entries::sort_key.eq(sort_key(&new.entity)),
            directory_entries::folded.eq(words(new)),
            directory_entries::country.eq(&new.country),
            directory_entries::contact.eq(&new.contact),
            directory_entries::email.eq(&new.email),
            directory_entries::email_folded.eq(folded_email(&new.email)),
            directory_entries::phone.eq(&new.phone),
            directory_entries::notes.eq(&new.notes),
            directory_entries::active.eq(new.active),
            directory_entries::changed_by.eq(by),
            directory_entries::changed_at.eq(now),
            directory_entries::version.eq(version + 1),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// One entry.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn entry(conn: &mut Conn, id: i64) -> Result<Entry> {
    Ok(directory_entries::table.find(id).select(Entry::as_select()).first(conn)?)
}

/// The focal point with this address who can be asked.
pub(in crate::opinions) fn focal_point(conn: &mut Conn, email: &str) -> Result<Option<Entry>> {
    Ok(directory_entries::table
        .filter(directory_entries::email_folded.eq(folded_email(email)))
        .filter(directory_entries::active.eq(true).and(directory_entries::kind.eq(ContactKind::FocalPoint)))
        .order(directory_entries::id)
        .select(Entry::as_select())
        .first(conn)
        .optional()?)
}

/// The directory by name of entity or network.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut Conn, filter: &Filter) -> Result<Vec<Entry>> {
    let mut query = directory_entries::table.into_boxed();
    for word in folded(&filter.text).split_whitespace() {
        query = query.filter(directory_entries::folded.like(format!("%{word}%")));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(directory_entries::kind.eq(kind));
    }
    if !filter.country.is_empty() {
        query = query.filter(directory_entries::country.eq(filter.country.clone()));
    }
    if filter.active {
        query = query.filter(directory_entries::active.eq(true));
    }
    Ok(query
        .order((directory_entries::sort_key, directory_entries::id))
        .limit(1000)
        .select(Entry::as_select())
        .load(conn)?)
}
