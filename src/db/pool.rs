//! Connections: an own manager that picks by kind (the derived `establish` tries each in turn and hides
//! errors) and sets what each connection needs before its first use.

use diesel::connection::SimpleConnection;
use diesel::r2d2::{self, ManageConnection};
use diesel::{Connection, PgConnection, SqliteConnection};
use std::time::Duration;

use super::Url;
use crate::error::{Error, Result};

/// An open connection to either database.
#[derive(diesel::MultiConnection)]
#[allow(clippy::large_enum_variant)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// The embedded database.
    Sqlite(SqliteConnection),
}

pub(super) type Pool = r2d2::Pool<Manager>;

pub(super) struct Manager(Url);

/// Waiting for the writer, milliseconds: set first, so that the other settings wait too. The cache, KiB, holds the indexes of
/// some ten thousand cases.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 15000; PRAGMA journal_mode = WAL; \
     PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; \
     PRAGMA cache_size = -16384;";

/// Opens one connection and sets it up.
pub(super) fn connect(url: &Url) -> std::result::Result<Conn, r2d2::Error> {
    match url {
        Url::Sqlite(path) => {
            let mut conn =
                SqliteConnection::establish(&path.to_string_lossy()).map_err(r2d2::Error::ConnectionError)?;
            conn.batch_execute(SQLITE_SETTINGS).map_err(r2d2::Error::QueryError)?;
            Ok(Conn::Sqlite(conn))
        }
        Url::Postgres(address) => {
            let mut conn = PgConnection::establish(address).map_err(r2d2::Error::ConnectionError)?;
            conn.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages = warning")
                .map_err(r2d2::Error::QueryError)?;
            Ok(Conn::Pg(conn))
        }
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = r2d2::Error;

    fn connect(&self) -> std::result::Result<Conn, r2d2::Error> {
        connect(&self.0)
    }

    fn is_valid(&self, conn: &mut Conn) -> std::result::Result<(), r2d2::Error> {
        match conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Pg(conn) => conn.batch_execute("SELECT 1").map_err(r2d2::Error::QueryError),
        }
    }

    fn has_broken(&self, _conn: &mut Conn) -> bool {
        std::thread::panicking()
    }
}

/// A pool of at most `size` connections.
pub(super) fn open(url: &Url, size: u32) -> Result<Pool> {
    r2d2::Pool::builder()
        .max_size(size)
        .min_idle(Some(1))
        .test_on_check_out(false)
        .connection_timeout(Duration::from_secs(10))
        .build(Manager(url.clone()))
        .map_err(|error| Error::internal(format!("cannot open the database: {error}")))
}
