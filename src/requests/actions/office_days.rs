//! The office's calendar: the administrator closes it on days beyond the holidays of the reference data. Last days that
//! are set already stay as they are; what is counted from then on goes by the new calendar.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::access::Actor;
use crate::access::accounts::may_run_the_office;
use crate::audit::{Event, SubjectKind};
use crate::db::{Db, Tx};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Reference;
use crate::requests::store::office_days as rows;
use crate::say::requests as t;

/// Longest name of a day, characters.
const LONGEST: usize = 100;

/// Lets the work of a database go by the days that stand in it.
///
/// # Errors
/// When the database fails.
pub async fn take_over(db: &Db) -> Result<()> {
    let days = db.read(rows::all).await?;
    db.set_closed_days(Arc::new(days.into_iter().collect()));
    Ok(())
}

/// The administrator closes the office on a day.
///
/// # Errors
/// Refused for all but administrators; invalid when the day has come or is closed already, or has no name.
pub fn close_day(tx: &mut Tx, actor: &Actor, day: NaiveDate, name: &str) -> Result<()> {
    may_run_the_office(actor)?;
    let reference = Reference::current().map_err(Error::internal)?;
    let mut problems = Problems::new();
    if day <= tx.today() {
        problems.add("day", t::office_day_has_come());
    } else if !reference.terms.calendar.is_working_day(day) || rows::all(tx.conn())?.contains(&day) {
        problems.add("day", t::office_day_is_closed());
    }
    if name.trim().is_empty() {
        problems.add("name", t::enter_office_day_name());
    } else if name.trim().chars().count() > LONGEST {
        problems.add("name", t::office_day_name_long(LONGEST));
    }
    problems.into_result()?;
    rows::insert(tx, day, name.trim(), actor.id)?;
    tx.record(
        Event::new(SubjectKind::Settings, 0, "requests.close_day", Some(actor.id))
            .after("day", day)
            .after("name", name.trim()),
    );
    Ok(())
}

/// The administrator lets the office work on a day again that was closed by hand.
///
/// # Errors
/// Refused for all but administrators, and when the day has come; a conflict when it is not closed by hand.
pub fn open_day(tx: &mut Tx, actor: &Actor, day: NaiveDate) -> Result<()> {
    may_run_the_office(actor)?;
    if day <= tx.today() {
        return Err(Error::Refused(t::office_day_has_come()));
    }
    if !rows::delete(tx, day)? {
        return Err(Error::Conflict(crate::say::common::changed_meanwhile()));
    }
    tx.record(Event::new(SubjectKind::Settings, 0, "requests.open_day", Some(actor.id)).after("day", day));
    Ok(())
}
