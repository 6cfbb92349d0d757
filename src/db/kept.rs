//! Counts that are kept while nothing changes. A list says how many rows it has on every one of its pages, and the desk
//! counts its views each time it is looked at; between two changes the answers are the same.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::{Conn, portable};
use crate::error::Result;

/// Most counts that are kept; beyond, all are forgotten and begun anew.
const MOST: usize = 10_000;

/// The counts of one state of the database.
#[derive(Default)]
pub struct KeptCounts(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    mark: String,
    counts: HashMap<String, i64>,
}

/// The counts as a snapshot may use them.
pub struct Counts<'a> {
    all: &'a KeptCounts,
    mark: String,
}

impl KeptCounts {
    /// Those of the state that this snapshot shows.
    ///
    /// # Errors
    /// When the database fails.
    pub fn in_state_of(&self, conn: &mut Conn) -> Result<Counts<'_>> {
        Ok(Counts { all: self, mark: portable::mark_of_state(conn)? })
    }

    fn look<T>(&self, f: impl FnOnce(&mut Kept) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Counts<'_> {
    /// The count under a key, made by `count` when it is not kept. The key says all that the count depends on beside what
    /// is stored: who asks, with which roles, for what.
    ///
    /// # Errors
    /// As `count`.
    pub fn of(
        &self,
        conn: &mut Conn,
        key: String,
        count: impl FnOnce(&mut Conn) -> Result<i64>,
    ) -> Result<i64> {
        let kept = self.all.look(|kept| (kept.mark == self.mark).then(|| kept.counts.get(&key).copied()));
        if let Some(count) = kept.flatten() {
            return Ok(count);
        }
        let found = count(conn)?;
        self.all.look(|kept| {
            if kept.mark != self.mark || kept.counts.len() >= MOST {
                *kept = Kept { mark: self.mark.clone(), counts: HashMap::new() };
            }
            kept.counts.insert(key, found);
        });
        Ok(found)
    }
}
