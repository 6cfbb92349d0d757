//! Tables are made and changed by migrations that the binary carries, one set a database, same names.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::pool::connect;
use super::{Conn, Url};
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Brings the tables up to date; running it twice, or from two machines at once, does no harm.
///
/// # Errors
/// When the database cannot be reached or a migration fails; a failed migration leaves nothing half done.
pub fn run(url: &Url) -> Result<()> {
    if let Url::Sqlite(path) = url
        && let Some(folder) = path.parent()
    {
        std::fs::create_dir_all(folder)?;
    }
    let mut conn =
        connect(url).map_err(|error| Error::internal(format!("cannot open the database: {error}")))?;
    let done = match &mut conn {
        Conn::Sqlite(conn) => {
            conn.immediate_transaction(|conn| conn.run_pending_migrations(SQLITE).map(|_| ()))
        }
        Conn::Pg(conn) => {
            use diesel::connection::SimpleConnection;
            // Two nodes that start together take turns.
            conn.batch_execute("SELECT pg_advisory_lock(66223)")?;
            let done = conn.run_pending_migrations(POSTGRES).map(|_| ());
            conn.batch_execute("SELECT pg_advisory_unlock(66223)")?;
            done
        }
    };
    done.map_err(|error| Error::internal(format!("cannot bring the tables up to date: {error}")))
}
