//! Both databases come out of their migrations with the same tables, and migrating is safe to repeat.

use std::collections::BTreeSet;

use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection};
use imprimatur::db::migrate;

use crate::support::databases::{Kind, TestDb, db_tests, empty, fresh};

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The lines that a query gives, each in the column `line`.
fn lines(db: &TestDb, sqlite: &str, postgres: &str) -> BTreeSet<String> {
    let found: Vec<Line> = match db.kind {
        Kind::Sqlite => {
            let file = db.url.strip_prefix("sqlite:").unwrap();
            let mut connection = SqliteConnection::establish(file).unwrap();
            diesel::sql_query(sqlite).load(&mut connection).unwrap()
        }
        Kind::Postgres => {
            let mut connection = PgConnection::establish(&db.url).unwrap();
            diesel::sql_query(postgres).load(&mut connection).unwrap()
        }
    };
    found.into_iter().map(|found| found.line).collect()
}

/// `table.column type`, with `null` where it may be.
fn columns(db: &TestDb) -> BTreeSet<String> {
    lines(
        db,
        "SELECT m.name || '.' || c.name || ' ' || CASE lower(c.type)
             WHEN 'integer' THEN 'bigint' WHEN 'blob' THEN 'bytea' ELSE lower(c.type) END
             || CASE WHEN c.\"notnull\" = 0 AND c.pk = 0 THEN ' null' ELSE '' END AS line
         FROM sqlite_master m, pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        "SELECT table_name || '.' || column_name || ' '
             || replace(data_type, ' without time zone', '')
             || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS line
         FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
    )
}

/// `table(column, ..)` for each key: primary keys and whatever else may stand there only once.
fn keys(db: &TestDb) -> BTreeSet<String> {
    lines(
        db,
        "SELECT t || '(' || group_concat(c, ', ') || ')' AS line FROM (
             SELECT m.name AS t, i.name AS i, c.name AS c
             FROM sqlite_master m, pragma_index_list(m.name) i, pragma_index_info(i.name) c
             WHERE m.type = 'table' AND i.\"unique\" = 1
             UNION ALL
             SELECT m.name, 'rowid', c.name FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND c.pk = 1 AND upper(c.type) = 'INTEGER'
                 AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) o WHERE o.pk > 1)
             ORDER BY 1, 2, 3)
         WHERE t NOT LIKE '\\_\\_%' ESCAPE '\\' GROUP BY t, i",
        "SELECT x.indrelid::regclass::text || '('
             || string_agg(a.attname, ', ' ORDER BY a.attname COLLATE \"C\") || ')' AS line
         FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indexrelid
         JOIN pg_class t ON t.oid = x.indrelid
         WHERE x.indisunique AND t.relnamespace = 'public'::regnamespace
             AND t.relname NOT LIKE '\\_\\_%'
         GROUP BY x.indexrelid, x.indrelid",
    )
}

/// `table.column -> table` for each reference.
fn references(db: &TestDb) -> BTreeSet<String> {
    lines(
        db,
        "SELECT m.name || '.' || f.\"from\" || ' -> ' || f.\"table\" AS line
         FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
        "SELECT c.conrelid::regclass::text || '.' || a.attname || ' -> '
             || c.confrelid::regclass::text AS line
         FROM pg_constraint c
         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
         WHERE c.contype = 'f'",
    )
}

/// The names of the indexes that the migrations name.
fn indexes(db: &TestDb) -> BTreeSet<String> {
    lines(
        db,
        "SELECT name AS line FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "SELECT x.indexrelid::regclass::text AS line FROM pg_index x
         JOIN pg_class t ON t.oid = x.indrelid
         WHERE t.relnamespace = 'public'::regnamespace
             AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid)",
    )
}

#[test]
fn both_databases_have_the_same_tables() {
    let Some(postgres) = fresh(Kind::Postgres) else {
        return;
    };
    let sqlite = fresh(Kind::Sqlite).unwrap();
    for (what, read) in [
        ("columns", columns as fn(&TestDb) -> BTreeSet<String>),
        ("keys", keys),
        ("references", references),
        ("indexes", indexes),
    ] {
        let (in_sqlite, in_postgres) = (read(&sqlite), read(&postgres));
        assert!(in_sqlite.len() > 3, "{what}: only {in_sqlite:?}");
        let one = |a: &BTreeSet<String>, b: &BTreeSet<String>| -> Vec<String> {
            a.difference(b).cloned().collect()
        };
        let only_sqlite = one(&in_sqlite, &in_postgres);
        let only_postgres = one(&in_postgres, &in_sqlite);
        assert!(
            only_sqlite.is_empty() && only_postgres.is_empty(),
            "{what} differ\n  only in SQLite: {only_sqlite:?}\n  only in PostgreSQL: {only_postgres:?}"
        );
    }
}

db_tests! {
    async fn migrating_again_changes_nothing(db) {
        let before = columns(&db);
        migrate::run(&db.parsed()).unwrap();
        assert_eq!(columns(&db), before);
    }

    async fn two_nodes_may_migrate_at_once(db) {
        let Some(db) = empty(db.kind) else { return };
        let url = db.parsed();
        std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| migrate::run(&url))).collect();
            for run in runs {
                run.join().unwrap().unwrap();
            }
        });
        assert!(!columns(&db).is_empty());
    }
}
