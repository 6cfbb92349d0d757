//! The rows of the files from which marks are reproduced.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::ids::{AccountId, MasterId};
use crate::db::portable::exactly_one;
use crate::db::schema::master_artwork as masters;
use crate::db::{Conn, Tx};
use crate::documents::actions::New;
use crate::error::Result;
use crate::guidelines::Mark;

/// A file from which a mark is reproduced.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = masters)]
pub struct Master {
    /// Its id.
    pub id: MasterId,
    /// The mark.
    pub mark: Mark,
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Bytes.
    pub bytes: i64,
    /// Added, UTC.
    pub added_at: NaiveDateTime,
}

/// The files of these marks that are handed out now, in the order in which they came.
pub fn masters_of(conn: &mut Conn, marks: &[Mark]) -> Result<Vec<Master>> {
    let wanted: Vec<&str> = marks.iter().map(|mark| mark.as_str()).collect();
    Ok(masters::table
        .filter(masters::mark.eq_any(wanted).and(masters::withdrawn_at.is_null()))
        .order((masters::mark, masters::id))
        .select(Master::as_select())
        .load(conn)?)
}

/// Adds one.
pub fn insert_master(tx: &mut Tx, mark: Mark, new: &New, by: AccountId) -> Result<MasterId> {
    let now = tx.now;
    Ok(diesel::insert_into(masters::table)
        .values((
            masters::mark.eq(mark),
            masters::name.eq(&new.name),
            masters::sha256.eq(&new.sha256),
            masters::kind.eq(&new.kind),
            masters::bytes.eq(new.bytes),
            masters::added_by.eq(by),
            masters::added_at.eq(now),
        ))
        .returning(masters::id)
        .get_result(tx.conn())?)
}

/// Hands one out no longer.
pub fn withdraw_master(tx: &mut Tx, id: MasterId, by: AccountId) -> Result<()> {
    let now = tx.now;
    let here = masters::id.eq(id).and(masters::withdrawn_at.is_null());
    let touched = diesel::update(masters::table.filter(here))
        .set((masters::withdrawn_by.eq(by), masters::withdrawn_at.eq(now)))
        .execute(tx.conn())?;
    exactly_one(touched)
}
