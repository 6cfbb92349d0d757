//! Each test of the database runs twice, on SQLite and on PostgreSQL, each time on a database of
//! its own: a copy of one that was migrated once.

use std::sync::OnceLock;

use imprimatur::db;

use super::companion::{left_out, scratch};
use super::postgres;

/// The two databases the product stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A migrated, otherwise empty database; gone when dropped.
pub struct TestDb {
    /// What the product is given as its database URL.
    pub url: String,
    pub kind: Kind,
    _guard: Guard,
}

enum Guard {
    Sqlite { _folder: tempfile::TempDir },
    Postgres { _database: postgres::Database },
}

impl TestDb {
    /// The parsed URL, as the product takes it.
    pub fn parsed(&self) -> db::Url {
        db::Url::parse(&self.url).unwrap()
    }
}

/// A database of this kind, or `None` where there is no PostgreSQL (said once on standard error).
///
/// # Panics
/// With `CI=true` where there is no PostgreSQL; whenever the migrations fail.
pub fn fresh(kind: Kind) -> Option<TestDb> {
    match kind {
        Kind::Sqlite => Some(sqlite(Some(sqlite_template()))),
        Kind::Postgres => of_postgres(postgres::fresh()),
    }
}

/// A database with no table in it, for the tests of the migrations themselves.
///
/// # Panics
/// As [`fresh`].
pub fn empty(kind: Kind) -> Option<TestDb> {
    match kind {
        Kind::Sqlite => Some(sqlite(None)),
        Kind::Postgres => of_postgres(postgres::empty()),
    }
}

fn of_postgres(made: Result<postgres::Database, String>) -> Option<TestDb> {
    static SAID: OnceLock<()> = OnceLock::new();
    match made {
        Ok(database) => Some(TestDb {
            url: database.url.clone(),
            kind: Kind::Postgres,
            _guard: Guard::Postgres { _database: database },
        }),
        Err(reason) => {
            SAID.get_or_init(|| left_out("PostgreSQL tests", &reason));
            None
        }
    }
}

fn sqlite(content: Option<&[u8]>) -> TestDb {
    let folder = tempfile::Builder::new().prefix("sqlite.").tempdir_in(scratch()).unwrap();
    let file = folder.path().join("test.db");
    if let Some(content) = content {
        std::fs::write(&file, content).unwrap();
    }
    TestDb {
        url: format!("sqlite:{}", file.display()),
        kind: Kind::Sqlite,
        _guard: Guard::Sqlite { _folder: folder },
    }
}

/// The bytes of a migrated SQLite database. Kept in memory, so that no file is left behind.
fn sqlite_template() -> &'static [u8] {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir_in(scratch()).unwrap();
        let file = folder.path().join("template.db");
        migrate(&format!("sqlite:{}", file.display()));
        let journal = std::fs::metadata(folder.path().join("template.db-wal")).map_or(0, |m| m.len());
        assert_eq!(journal, 0, "the migrated template must not have pages left in its journal");
        std::fs::read(&file).unwrap()
    })
}

/// Brings the database behind this URL to the newest schema.
pub(super) fn migrate(url: &str) {
    let parsed = db::Url::parse(url).unwrap_or_else(|e| panic!("{url}: {e}"));
    db::migrate::run(&parsed).unwrap_or_else(|e| panic!("migrating {url}: {e}"));
}

/// Writes each test twice: `sqlite::name` and `postgres::name`. Once a module:
///
/// ```ignore
/// db_tests! {
///     async fn a_draft_is_kept(db) { ... }
/// }
/// ```
///
/// `db` is a [`TestDb`]; attributes before `async fn` go on both.
macro_rules! db_tests {
    ($( $(#[$attribute:meta])* async fn $name:ident($db:ident) $body:block )+) => {
        $( async fn $name($db: $crate::support::databases::TestDb) $body )+
        mod sqlite {
            $crate::support::databases::db_tests!(@each Sqlite $( $(#[$attribute])* $name )+);
        }
        mod postgres {
            $crate::support::databases::db_tests!(@each Postgres $( $(#[$attribute])* $name )+);
        }
    };
    (@each $kind:ident $( $(#[$attribute:meta])* $name:ident )+) => {
        $(
            #[actix_web::test]
            $(#[$attribute])*
            async fn $name() {
                use $crate::support::databases::{Kind, fresh};
                if let Some(db) = fresh(Kind::$kind) {
                    super::$name(db).await;
                }
            }
        )+
    };
}
pub(crate) use db_tests;
