//! Searches that a person saved under a name.

use diesel::prelude::*;

use crate::db::ids::AccountId;
use crate::db::schema::saved_views;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct SavedView {
    /// Its id.
    pub id: i64,
    /// What the person calls it.
    pub name: String,
    /// The address of the list with it (`/cases?q=stage%3Areview&sort=due`).
    pub path: String,
}

/// The saved searches of a person, by name.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut Conn, account: AccountId) -> Result<Vec<SavedView>> {
    Ok(saved_views::table
        .filter(saved_views::account_id.eq(account))
        .order((saved_views::name, saved_views::id))
        .select((saved_views::id, saved_views::name, saved_views::query))
        .load(conn)?)
}

/// Keeps a search; one of the same name is replaced.
pub(in crate::requests) fn put(tx: &mut Tx, account: AccountId, name: &str, path: &str) -> Result<()> {
    let now = tx.now;
    let same = saved_views::table.filter(saved_views::account_id.eq(account).and(saved_views::name.eq(name)));
    if diesel::update(same).set(saved_views::query.eq(path)).execute(tx.conn())? == 0 {
        diesel::insert_into(saved_views::table)
            .values((
                saved_views::account_id.eq(account),
                saved_views::name.eq(name),
                saved_views::query.eq(path),
                saved_views::created_at.eq(now),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Takes a saved search away; whether it was there and the person's own.
pub(in crate::requests) fn remove(tx: &mut Tx, account: AccountId, id: i64) -> Result<bool> {
    let own = saved_views::table.filter(saved_views::id.eq(id).and(saved_views::account_id.eq(account)));
    Ok(diesel::delete(own).execute(tx.conn())? == 1)
}
