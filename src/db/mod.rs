//! One door to the database. [`Db`] is the handle; [`Db::write`] alone makes a [`Tx`], an open write
//! transaction; [`Db::read`] is one snapshot. The same code serves SQLite and PostgreSQL (`DATABASE.md` of
//! the design tells why: one enum of connections, every query written once).

pub mod ids;
pub mod migrate;
mod pool;
pub mod portable;
#[rustfmt::skip]
pub mod schema;
mod tx;
mod url;
pub mod values;

use std::sync::Arc;

pub use pool::{Conn, MultiBackend};
pub use tx::{Effects, Tx};
pub use url::Url;

use crate::clock::Clock;
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
    effects: Effects,
    base_url: Arc<str>,
    mail: tokio::sync::Notify,
}

impl Db {
    /// Opens the database and brings its tables up to date. `effects` is told every event of a transaction
    /// before it commits (see [`crate::effects`]); `base_url` is the address that letters link to, without a
    /// slash at its end.
    ///
    /// # Errors
    /// When the database cannot be reached, opened or migrated.
    pub fn open(url: &Url, clock: Clock, effects: Effects, base_url: &str) -> Result<Self> {
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
            effects,
            base_url: base_url.trim_end_matches('/').into(),
            mail,
        })))
    }

    /// The clock that all work in this database goes by.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
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
        let (value, letters) = blocking(move || {
            let pool = inner.writer.as_ref().unwrap_or(&inner.readers);
            let mut conn = pool.get()?;
            tx::run(&mut conn, safe, inner.clock.now(), &inner.base_url, inner.effects, f)
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
        blocking(move || {
            let mut conn = inner.readers.get()?;
            tx::snapshot(&mut conn, f)
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
