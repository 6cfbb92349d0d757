//! One door to the database. [`Db`] is the handle; [`Db::write`] alone makes a [`Tx`], an open write
//! transaction; [`Db::read`] is one snapshot. The same code serves SQLite and PostgreSQL (`DATABASE.md` of
//! the design tells why: one enum of connections, every query written once).

pub mod ids;
mod kept;
pub mod migrate;
mod pool;
pub mod portable;
#[rustfmt::skip]
pub mod schema;
mod together;
mod tx;
mod url;
pub mod values;

use std::sync::{Arc, PoisonError, RwLock};

pub use kept::{Counts, InState, Kept, KeptCounts};
pub use pool::{Conn, MultiBackend};
pub use together::Together;
pub use tx::{Carried, Effects, Held, Hooks, Outset, Tx};
pub use url::Url;

use crate::clock::{Clock, ClosedDays, with_closed_days};
use crate::error::{Error, Result};
use pool::Pool;

/// The handle everybody holds; cheap to copy.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    url: Url,
    clock: Clock,
    /// Readers, and on PostgreSQL writers too.
    readers: Pool,
    /// SQLite has one writer; PostgreSQL shares the pool.
    writer: Option<Pool>,
    follow: Effects,
    outset: Box<dyn Outset>,
    base_url: Arc<str>,
    mail: tokio::sync::Notify,
    closed: RwLock<ClosedDays>,
}

impl Inner {
    fn closed(&self) -> ClosedDays {
        self.closed.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Inner {
    fn around(&self, carried: tx::Carried) -> tx::Around<'_> {
        let now = self.clock.now();
        tx::Around { now, base_url: &self.base_url, follow: self.follow, outset: &*self.outset, carried }
    }
}

impl Db {
    /// Opens the database and brings its tables up to date. `hooks` are told every event of a transaction before it
    /// commits (see [`crate::effects`]) and put at hand what every one needs; `base_url` is the address that letters link to, without a
    /// slash at its end.
    ///
    /// # Errors
    /// When the database cannot be reached, opened or migrated.
    pub fn open(url: &Url, clock: Clock, hooks: Hooks, base_url: &str) -> Result<Self> {
        migrate::run(url)?;
        let (readers, writer) = match url {
            Url::Sqlite(_) => (pool::open(url, 8)?, Some(pool::open(url, 1)?)),
            Url::Postgres(_) => (pool::open(url, 16)?, None),
        };
        let mail = tokio::sync::Notify::new();
        Ok(Self(Arc::new(Inner {
            url: url.clone(),
            clock,
            readers,
            writer,
            follow: hooks.follow,
            outset: (hooks.outset)(),
            base_url: base_url.trim_end_matches('/').into(),
            mail,
            closed: RwLock::default(),
        })))
    }

    /// The clock that all work in this database goes by.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// Says on which days the office is closed beyond its reference data, as this database has it: all work in it counts
    /// working days by them.
    pub fn set_closed_days(&self, days: ClosedDays) {
        *self.0.closed.write().unwrap_or_else(PoisonError::into_inner) = days;
    }

    /// Runs `f` with those days closed; for what a page counts outside a read or a write.
    pub fn with_closed_days<T>(&self, f: impl FnOnce() -> T) -> T {
        with_closed_days(self.0.closed(), f)
    }

    /// The address that letters link to, without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.0.base_url
    }

    /// Where the database is.
    pub fn url(&self) -> &Url {
        &self.0.url
    }

    /// Runs one write transaction: all of it, or nothing. On SQLite it holds the only writer, so no file,
    /// mail or hash work belongs inside. Events and effects are written at its end.
    ///
    /// # Errors
    /// Whatever `f` gives back, which rolls everything back; [`Error::Busy`] when no connection was free.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx) -> Result<T> + Send + 'static,
    {
        self.write_so(tx::Safe::AgainstPowerCuts, f).await
    }

    /// As [`Db::write`], without waiting for the disk: what it wrote outlives this program, however it ends, but a power
    /// cut may take it back. Only for what does no harm when it is done again.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_soon<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx) -> Result<T> + Send + 'static,
    {
        self.write_so(tx::Safe::AgainstOurEnd, f).await
    }

    async fn write_so<T, F>(&self, safe: tx::Safe, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx) -> Result<T> + Send + 'static,
    {
        let inner = self.0.clone();
        let carried = inner.outset.carried();
        let (value, letters) = blocking(move || {
            let pool = inner.writer.as_ref().unwrap_or(&inner.readers);
            let mut conn = pool.get()?;
            with_closed_days(inner.closed(), || tx::run(&mut conn, safe, inner.around(carried), f))
        })
        .await?;
        if letters {
            // Whoever waits is woken, and whoever is about to wait finds it said.
            self.0.mail.notify_waiters();
            self.0.mail.notify_one();
        }
        Ok(value)
    }

    /// Runs one read of a single snapshot.
    ///
    /// # Errors
    /// Whatever `f` gives back; [`Error::Busy`] when no connection was free.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        let inner = self.0.clone();
        let carried = inner.outset.carried();
        blocking(move || {
            let mut conn = inner.readers.get()?;
            with_closed_days(inner.closed(), || tx::snapshot(&mut conn, inner.around(carried), f))
        })
        .await
    }

    /// A read that may take long (search, export, statistics). Always from the pool, never in a handler's
    /// thread.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn read_long<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
    {
        self.read(f).await
    }

    /// Waits until a transaction that wrote a letter has committed.
    pub async fn letters_written(&self) {
        self.0.mail.notified().await;
    }
}

async fn blocking<T: Send + 'static>(f: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(f).await {
        Ok(result) => result,
        Err(error) => Err(Error::internal(format!("a database closure failed: {error}"))),
    }
}
