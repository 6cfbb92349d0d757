//! The write transaction: begun in one place, its events chained and its effects followed before it commits.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};

use super::Conn;
use crate::audit::{self, Event};
use crate::error::Result;

/// What is told of every event while its transaction is still open.
pub type Effects = fn(&mut Tx, &Event) -> Result<()>;

/// Keeps at hand on a thread whatever was put there, until it is dropped.
pub type Held = Box<dyn std::any::Any>;

/// What is looked up at the outset of every transaction and lies at hand until its end. One for each database.
pub trait Outset: Send + Sync {
    /// Looks it up in the transaction that was just opened.
    ///
    /// # Errors
    /// When the database fails.
    fn begin(&self, conn: &mut Conn, now: NaiveDateTime) -> Result<Held>;

    /// What lies at hand already where a transaction is asked for, to be put at hand in the thread that does the work; it
    /// is not looked up again then.
    fn carried(&self) -> Carried;
}

/// What higher concepts add to every transaction.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Told every event before the commit.
    pub follow: Effects,
    /// Makes what is looked up at the outset.
    pub outset: fn() -> Box<dyn Outset>,
}

/// Puts at hand in another thread what lies at hand here; none when nothing does.
pub type Carried = Option<Box<dyn FnOnce() -> Held + Send>>;

fn at_the_outset(outset: &dyn Outset, carried: Carried, conn: &mut Conn, now: NaiveDateTime) -> Result<Held> {
    match carried {
        Some(carried) => Ok(carried()),
        None => outset.begin(conn, now),
    }
}

/// An open write transaction. Only [`super::Db::write`] makes one; actions take it and never nest.
pub struct Tx<'c> {
    conn: &'c mut Conn,
    /// The time of this transaction, UTC.
    pub now: NaiveDateTime,
    /// The address that letters link to, without a slash at its end.
    pub base_url: &'c str,
    events: Vec<Event>,
    letters: bool,
}

impl Tx<'_> {
    /// The connection, for a store's queries.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// The UTC date of this transaction.
    pub fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// Notes what happened; it enters the chain of its subject when the transaction ends.
    pub fn record(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Says that a letter was written, so that the mail worker is woken after the commit.
    pub fn letter_written(&mut self) {
        self.letters = true;
    }
}

/// What a transaction is safe against once it has committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Safe {
    /// It is on the disk.
    AgainstPowerCuts,
    /// The database has it; the disk follows by itself.
    AgainstOurEnd,
}

/// What a transaction stands in.
pub(super) struct Around<'a> {
    pub now: NaiveDateTime,
    pub base_url: &'a str,
    pub follow: Effects,
    pub outset: &'a dyn Outset,
    pub carried: Carried,
}

/// Runs `f` in a write transaction; also says whether letters were written.
pub(super) fn run<T>(
    conn: &mut Conn,
    safe: Safe,
    around: Around<'_>,
    f: impl FnOnce(&mut Tx) -> Result<T>,
) -> Result<(T, bool)> {
    let Around { now, base_url, follow, outset, carried } = around;
    begin_write(conn, safe)?;
    let result = at_the_outset(outset, carried, conn, now).and_then(|_held| {
        let mut tx = Tx { conn: &mut *conn, now, base_url, events: Vec::new(), letters: false };
        f(&mut tx).and_then(|value| finish(&mut tx, follow).map(|()| (value, tx.letters)))
    });
    end(conn, result)
}

/// Follows the effects of each event (which may record more), then chains all of them.
fn finish(tx: &mut Tx, effects: Effects) -> Result<()> {
    let mut next = 0;
    while let Some(event) = tx.events.get(next).cloned() {
        effects(tx, &event)?;
        next += 1;
    }
    let events = std::mem::take(&mut tx.events);
    // After every other row and before the chains, so that no two transactions wait for each other.
    let public = |event: &Event| {
        matches!(
            event.subject.kind,
            audit::SubjectKind::Authorization | audit::SubjectKind::Settings | audit::SubjectKind::RuleSet
        )
    };
    if events.iter().any(public) {
        super::portable::note_public_change(tx.conn)?;
    }
    audit::append(tx.conn, tx.now, events)
}

/// Runs `f` in a read-only snapshot.
pub(super) fn snapshot<T>(
    conn: &mut Conn,
    around: Around<'_>,
    f: impl FnOnce(&mut Conn) -> Result<T>,
) -> Result<T> {
    match conn {
        Conn::Pg(pg) => AnsiTransactionManager::begin_transaction_sql(
            pg,
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
        )?,
        Conn::Sqlite(lite) => AnsiTransactionManager::begin_transaction_sql(lite, "BEGIN DEFERRED")?,
    }
    let result = at_the_outset(around.outset, around.carried, conn, around.now).and_then(|_held| f(conn));
    end(conn, result)
}

fn begin_write(conn: &mut Conn, safe: Safe) -> Result<()> {
    match conn {
        // With a plain BEGIN a read-then-write transaction loses against another one ("database is locked").
        Conn::Sqlite(lite) => {
            lite.batch_execute(match safe {
                Safe::AgainstPowerCuts => "PRAGMA synchronous = FULL",
                Safe::AgainstOurEnd => "PRAGMA synchronous = NORMAL",
            })?;
            AnsiTransactionManager::begin_transaction_sql(lite, "BEGIN IMMEDIATE")?;
        }
        Conn::Pg(pg) => {
            AnsiTransactionManager::begin_transaction_sql(
                pg,
                "BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE",
            )?;
            if safe == Safe::AgainstOurEnd {
                pg.batch_execute("SET LOCAL synchronous_commit TO off")?;
            }
        }
    }
    Ok(())
}

fn end<T>(conn: &mut Conn, result: Result<T>) -> Result<T> {
    type Manager = <Conn as Connection>::TransactionManager;
    match result {
        Ok(value) => match Manager::commit_transaction(conn) {
            Ok(()) => Ok(value),
            Err(error) => {
                let _ = conn.batch_execute("ROLLBACK");
                Err(error.into())
            }
        },
        Err(error) => {
            if let Err(second) = Manager::rollback_transaction(conn) {
                tracing::error!(%second, "rolling back failed");
            }
            Err(error)
        }
    }
}
