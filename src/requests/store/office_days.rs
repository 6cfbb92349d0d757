//! The days that the administrator closed the office on.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::ids::AccountId;
use crate::db::schema::office_holidays;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// The days from one on, each with its name.
pub(in crate::requests) fn from(conn: &mut Conn, day: NaiveDate) -> Result<Vec<(NaiveDate, String)>> {
    Ok(office_holidays::table
        .filter(office_holidays::day.ge(day))
        .order(office_holidays::day)
        .select((office_holidays::day, office_holidays::name))
        .load(conn)?)
}

/// All days.
pub(in crate::requests) fn all(conn: &mut Conn) -> Result<Vec<NaiveDate>> {
    Ok(office_holidays::table.order(office_holidays::day).select(office_holidays::day).load(conn)?)
}

pub(in crate::requests) fn insert(tx: &mut Tx, day: NaiveDate, name: &str, by: AccountId) -> Result<()> {
    let now = tx.now;
    diesel::insert_into(office_holidays::table)
        .values((
            office_holidays::day.eq(day),
            office_holidays::name.eq(name),
            office_holidays::set_by.eq(by),
            office_holidays::set_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a day away; says whether it was there.
pub(in crate::requests) fn delete(tx: &mut Tx, day: NaiveDate) -> Result<bool> {
    Ok(diesel::delete(office_holidays::table.find(day)).execute(tx.conn())? > 0)
}
