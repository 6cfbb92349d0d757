//! The few places where the two databases want different words.

use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl};

use super::Conn;
use crate::error::{Error, Result};

/// The tables whose rows are locked before work on them, in this order (then by ascending id).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lockable {
    /// One organization.
    Organization,
    /// One request.
    Request,
    /// One authorization.
    Authorization,
    /// One account.
    Account,
    /// One lesson.
    Lesson,
    /// One version set of the rules.
    RuleSet,
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = BigInt)]
    #[allow(dead_code)]
    id: i64,
}

/// Locks one row until the transaction ends. On SQLite the transaction holds the writer already.
///
/// # Errors
/// [`Error::Hidden`] when there is no such row.
pub fn lock(conn: &mut Conn, what: Lockable, id: i64) -> Result<()> {
    let Conn::Pg(pg) = conn else { return Ok(()) };
    let sql = match what {
        Lockable::Organization => "SELECT id FROM organizations WHERE id = $1 FOR UPDATE",
        Lockable::Request => "SELECT id FROM requests WHERE id = $1 FOR UPDATE",
        Lockable::Authorization => "SELECT id FROM authorizations WHERE id = $1 FOR UPDATE",
        Lockable::Account => "SELECT id FROM accounts WHERE id = $1 FOR UPDATE",
        Lockable::Lesson => "SELECT id FROM lessons WHERE id = $1 FOR UPDATE",
        Lockable::RuleSet => "SELECT id FROM rule_sets WHERE id = $1 FOR UPDATE",
    };
    let rows: Vec<Locked> = diesel::sql_query(sql).bind::<BigInt, _>(id).load(pg)?;
    if rows.is_empty() { Err(Error::Hidden) } else { Ok(()) }
}

/// Notes that something changed which public pages show: whoever kept one sees that it is to be made anew.
///
/// # Errors
/// When the database fails.
pub fn note_public_change(conn: &mut Conn) -> Result<()> {
    use diesel::connection::SimpleConnection;
    Ok(conn.batch_execute(
        "INSERT INTO number_series (name, last) VALUES ('public-pages', 1)
         ON CONFLICT (name) DO UPDATE SET last = number_series.last + 1",
    )?)
}

/// How often what public pages show has changed.
///
/// # Errors
/// When the database fails.
pub fn public_changes(conn: &mut Conn) -> Result<i64> {
    use super::schema::number_series;
    use diesel::{OptionalExtension, QueryDsl};
    let last: Option<i64> =
        number_series::table.find("public-pages").select(number_series::last).first(conn).optional()?;
    Ok(last.unwrap_or_default())
}

/// Notes that what lists count has changed without an event: the title or the marks of a request that is sent again.
///
/// # Errors
/// When the database fails.
pub fn note_list_change(conn: &mut Conn) -> Result<()> {
    use diesel::connection::SimpleConnection;
    // PostgreSQL tells by itself, see below.
    let Conn::Sqlite(lite) = conn else { return Ok(()) };
    Ok(lite.batch_execute(
        "INSERT INTO number_series (name, last) VALUES ('lists', 1)
         ON CONFLICT (name) DO UPDATE SET last = number_series.last + 1",
    )?)
}

/// A mark of the state that this snapshot shows: the same mark, the same state of all that events are written of, and of
/// what [`note_list_change`] notes. On PostgreSQL, where an event with a smaller number may appear after a greater one, every transaction makes another mark.
///
/// # Errors
/// When the database fails.
pub fn mark_of_state(conn: &mut Conn) -> Result<String> {
    use diesel::sql_types::Text;
    use diesel::{QueryableByName, RunQueryDsl};
    #[derive(QueryableByName)]
    struct Mark {
        #[diesel(sql_type = Text)]
        mark: String,
    }
    let found: Mark = match conn {
        Conn::Pg(pg) => diesel::sql_query("SELECT pg_current_snapshot()::text AS mark").get_result(pg)?,
        Conn::Sqlite(lite) => diesel::sql_query(
            "SELECT (SELECT coalesce(max(id), 0) FROM events) || '.'
                 || coalesce((SELECT last FROM number_series WHERE name = 'lists'), 0) AS mark",
        )
        .get_result(lite)?,
    };
    Ok(found.mark)
}

/// Makes everybody who asks for the same `name` take turns until their transactions end.
///
/// # Errors
/// When the database cannot be reached.
pub fn take_turns(conn: &mut Conn, name: Turn) -> Result<()> {
    use diesel::connection::SimpleConnection;
    let Conn::Pg(pg) = conn else { return Ok(()) };
    pg.batch_execute(match name {
        Turn::Administrators => "SELECT pg_advisory_xact_lock(66224)",
        Turn::FirstStart => "SELECT pg_advisory_xact_lock(66225)",
        Turn::Sweep => "SELECT pg_advisory_xact_lock(66226)",
        Turn::Rules => "SELECT pg_advisory_xact_lock(66227)",
        Turn::MailPause => "SELECT pg_advisory_xact_lock(66228)",
    })?;
    Ok(())
}

/// What people take turns at.
#[derive(Debug, Clone, Copy)]
pub enum Turn {
    /// Changing who is an administrator.
    Administrators,
    /// Making what a first start makes.
    FirstStart,
    /// Doing what the calendar asks for.
    Sweep,
    /// Changing which rules are approved.
    Rules,
    /// Stopping the mail.
    MailPause,
}

/// Fails with [`Error::Conflict`] unless a conditional change touched exactly one row.
///
/// # Errors
/// As said.
pub fn exactly_one(touched: usize) -> Result<()> {
    if touched == 1 { Ok(()) } else { Err(Error::Conflict(crate::say::common::changed_meanwhile())) }
}
