//! Puts the approved version sets at hand at the outset of every transaction. Sets never change, so what is asked of the
//! database is one number: whether any was approved or withdrawn since they were read. A node that did not approve
//! itself sees it with its next request.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDateTime;

use super::store;
use crate::db::{Carried, Conn, Held, Outset};
use crate::error::{Error, Result};
use crate::guidelines::at_hand::{self, Approved, AtHand};

/// The sets as they were read last, and the count of changes they were read at.
struct Shelf(Mutex<Option<(i64, Arc<[Approved]>)>>);

/// What every transaction of a database begins with.
pub fn outset() -> Box<dyn Outset> {
    Box::new(Shelf(Mutex::new(None)))
}

impl Outset for Shelf {
    fn begin(&self, conn: &mut Conn, now: NaiveDateTime) -> Result<Held> {
        let changes = store::changes(conn)?;
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let sets = match kept {
            Some((at, sets)) if at == changes => sets,
            _ => {
                let sets = read(conn)?;
                let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                // Another thread may have read a later state in the meantime; an older one never takes its place.
                if kept.as_ref().is_none_or(|(at, _)| *at < changes) {
                    *kept = Some((changes, sets.clone()));
                }
                sets
            }
        };
        Ok(Box::new(at_hand::hold(AtHand { sets, today: now.date() })))
    }

    fn carried(&self) -> Carried {
        let at_hand = at_hand::now()?;
        Some(Box::new(move || Box::new(at_hand::hold(at_hand)) as Held))
    }
}

fn read(conn: &mut Conn) -> Result<Arc<[Approved]>> {
    let mut sets = Vec::new();
    for (id, number, valid_from, hash) in store::approved(conn)? {
        let reference = at_hand::once_read(&hash, number, || {
            store::texts_of(conn, id)?.read(number).map_err(Error::internal)
        })?;
        sets.push(Approved { valid_from, reference });
    }
    Ok(sets.into())
}
