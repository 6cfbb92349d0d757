//! What is kept in memory while nothing changes: how many rows a list has, which it says on every one of its pages; the
//! counted views of a desk; past cases that are shown beside many cards. Between two changes the answers are the same.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::{Conn, portable};
use crate::error::Result;

/// Most answers that are kept; beyond, all are forgotten and begun anew.
const MOST: usize = 10_000;

/// The answers of one state of the database.
pub struct Kept<V>(Mutex<Answers<V>>);

/// How many rows lists and views have.
pub type KeptCounts = Kept<i64>;

struct Answers<V> {
    mark: String,
    by_key: HashMap<String, V>,
}

/// The answers as a snapshot may use them.
pub struct InState<'a, V> {
    all: &'a Kept<V>,
    mark: String,
}

/// Counts as a snapshot may use them.
pub type Counts<'a> = InState<'a, i64>;

impl<V> Default for Kept<V> {
    fn default() -> Self {
        Self(Mutex::new(Answers { mark: String::new(), by_key: HashMap::new() }))
    }
}

impl<V: Clone> Kept<V> {
    /// Those of the state that this snapshot shows.
    ///
    /// # Errors
    /// When the database fails.
    pub fn in_state_of(&self, conn: &mut Conn) -> Result<InState<'_, V>> {
        Ok(InState { all: self, mark: portable::mark_of_state(conn)? })
    }

    fn look<T>(&self, f: impl FnOnce(&mut Answers<V>) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<V: Clone> InState<'_, V> {
    /// The answer under a key, read by `read` when it is not kept. The key says all that the answer depends on beside what
    /// is stored: who asks, with which roles, for what.
    ///
    /// # Errors
    /// As `read`.
    pub fn of(&self, conn: &mut Conn, key: String, read: impl FnOnce(&mut Conn) -> Result<V>) -> Result<V> {
        let kept = self.all.look(|kept| (kept.mark == self.mark).then(|| kept.by_key.get(&key).cloned()));
        if let Some(kept) = kept.flatten() {
            return Ok(kept);
        }
        let found = read(conn)?;
        self.all.look(|kept| {
            if kept.mark != self.mark || kept.by_key.len() >= MOST {
                *kept = Answers { mark: self.mark.clone(), by_key: HashMap::new() };
            }
            kept.by_key.insert(key, found.clone());
        });
        Ok(found)
    }
}
