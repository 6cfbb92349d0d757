//! The keys of forms that were sent, and where each led.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::schema::once_keys;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// The key of a form: whose, for which step, and which.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key<'a> {
    pub who: &'a str,
    pub route: &'a str,
    pub key: &'a str,
}

/// True when the key is ours now. On PostgreSQL a second one waits here until the first has ended.
pub(super) fn claim(tx: &mut Tx, key: Key<'_>, hash: &str) -> Result<bool> {
    let now = tx.now;
    let row = (
        once_keys::actor.eq(key.who),
        once_keys::route.eq(key.route),
        once_keys::once_key.eq(key.key),
        once_keys::body_hash.eq(hash),
        once_keys::location.eq(""),
        once_keys::created_at.eq(now),
    );
    let inserted = match tx.conn() {
        Conn::Pg(conn) => {
            diesel::insert_into(once_keys::table).values(row).on_conflict_do_nothing().execute(conn)?
        }
        Conn::Sqlite(conn) => {
            diesel::insert_into(once_keys::table).values(row).on_conflict_do_nothing().execute(conn)?
        }
    };
    Ok(inserted == 1)
}

/// Keeps where a form led.
pub(super) fn keep(tx: &mut Tx, key: Key<'_>, location: &str) -> Result<()> {
    diesel::update(once_keys::table.find((key.who, key.route, key.key)))
        .set(once_keys::location.eq(location))
        .execute(tx.conn())?;
    Ok(())
}

/// The hash of the form that used a key first, and where it led.
pub(super) fn earlier(conn: &mut Conn, key: Key<'_>) -> Result<(String, String)> {
    Ok(once_keys::table
        .find((key.who, key.route, key.key))
        .select((once_keys::body_hash, once_keys::location))
        .first(conn)?)
}

/// Forgets keys made before a moment; gives how many.
pub(super) fn forget(tx: &mut Tx, before: NaiveDateTime) -> Result<usize> {
    Ok(diesel::delete(once_keys::table.filter(once_keys::created_at.lt(before))).execute(tx.conn())?)
}
