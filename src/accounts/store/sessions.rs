//! Sessions: who is signed in, where, until when.

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;

use crate::access::Actor;
use crate::accounts::tokens::Token;
use crate::accounts::{AccountId, AccountState};
use crate::config::Limits;
use crate::db::schema::{accounts, memberships, sessions};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::say::Language;

/// A session that is running.
#[derive(Debug, Clone)]
pub struct Session {
    /// Row id.
    pub id: i64,
    /// The person.
    pub actor: Actor,
    /// The person's address.
    pub email: String,
    /// Token that every form of this session carries.
    pub form_token: String,
    /// Last seen, UTC.
    pub seen_at: NaiveDateTime,
    /// Minutes it may be idle.
    idle: Duration,
}

impl Session {
    /// True when its last sign of life is more than a minute old.
    pub fn wants_touch(&self, now: NaiveDateTime) -> bool {
        now - self.seen_at > Duration::seconds(60)
    }
}

/// How long sessions last.
#[derive(Debug, Clone, Copy)]
pub struct Lifetimes {
    /// Idle and whole life of people of the office and the group.
    pub staff: (Duration, Duration),
    /// Idle and whole life of everyone else.
    pub partner: (Duration, Duration),
}

impl From<&Limits> for Lifetimes {
    fn from(limits: &Limits) -> Self {
        Self {
            staff: (
                Duration::minutes(limits.staff_idle_minutes),
                Duration::hours(limits.staff_session_hours),
            ),
            partner: (
                Duration::minutes(limits.partner_idle_minutes),
                Duration::hours(limits.partner_session_hours),
            ),
        }
    }
}

/// Opens a session and gives the token for its cookie and the one for its forms.
///
/// # Errors
/// When the database fails.
pub fn open_session(
    tx: &mut Tx,
    account: AccountId,
    lifetimes: Lifetimes,
    browser: &str,
    address: &str,
) -> Result<(String, String)> {
    let now = tx.now;
    let staff = super::roles_of(tx.conn(), account)?.iter().any(|role| role.is_staff());
    let (idle, life) = if staff { lifetimes.staff } else { lifetimes.partner };
    let token = Token::new();
    let form_token = Token::new().text().to_string();
    diesel::insert_into(sessions::table)
        .values((
            sessions::account_id.eq(account),
            sessions::token_hash.eq(token.hash().as_str()),
            sessions::form_token.eq(&form_token),
            sessions::created_at.eq(now),
            sessions::seen_at.eq(now),
            sessions::idle_until.eq(now + idle),
            sessions::ends_at.eq(now + life),
            sessions::browser.eq(browser.chars().take(200).collect::<String>()),
            sessions::address.eq(address),
        ))
        .execute(tx.conn())?;
    Ok((token.text().to_string(), form_token))
}

/// The session behind a cookie; none when it ended, its account was disabled, or it never was.
///
/// # Errors
/// When the database fails.
pub fn session_by_token(conn: &mut Conn, token: &str, now: NaiveDateTime) -> Result<Option<Session>> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    type Row = (i64, AccountId, String, NaiveDateTime, NaiveDateTime, String, String, String);
    let row: Option<Row> = sessions::table
        .inner_join(accounts::table)
        .filter(
            sessions::token_hash
                .eq(token.hash().as_str())
                .and(sessions::idle_until.gt(now))
                .and(sessions::ends_at.gt(now))
                .and(accounts::state.eq(AccountState::Active)),
        )
        .select((
            sessions::id,
            sessions::account_id,
            sessions::form_token,
            sessions::seen_at,
            sessions::idle_until,
            accounts::name,
            accounts::language,
            accounts::email,
        ))
        .first(conn)
        .optional()?;
    let Some((id, account, form_token, seen_at, idle_until, name, language, email)) = row else {
        return Ok(None);
    };
    let actor = actor(conn, account, name, &language)?;
    Ok(Some(Session { id, actor, email, form_token, seen_at, idle: idle_until - seen_at }))
}

/// The person with roles and organizations, as the policy sees them.
pub(in crate::accounts) fn actor(
    conn: &mut Conn,
    account: AccountId,
    name: String,
    language: &str,
) -> Result<Actor> {
    let roles = super::roles_of(conn, account)?;
    let organizations = memberships::table
        .filter(memberships::account_id.eq(account))
        .order(memberships::organization_id)
        .select(memberships::organization_id)
        .load(conn)?;
    let language = Language::parse(language).unwrap_or(Language::En);
    Ok(Actor { id: account, name, roles, organizations, language })
}

/// Notes a sign of life, so that the session does not end as idle.
///
/// # Errors
/// When the database fails.
pub fn touch_session(tx: &mut Tx, session: &Session) -> Result<()> {
    let now = tx.now;
    diesel::update(sessions::table.find(session.id))
        .set((sessions::seen_at.eq(now), sessions::idle_until.eq(now + session.idle)))
        .execute(tx.conn())?;
    Ok(())
}

/// Ends one session.
///
/// # Errors
/// When the database fails.
pub fn end_session(tx: &mut Tx, session: i64) -> Result<()> {
    diesel::delete(sessions::table.find(session)).execute(tx.conn())?;
    Ok(())
}

/// Ends all sessions of a person; `but` stays.
///
/// # Errors
/// When the database fails.
pub fn end_sessions(tx: &mut Tx, account: AccountId, but: Option<i64>) -> Result<usize> {
    let all = sessions::table.filter(sessions::account_id.eq(account).and(sessions::id.ne(but.unwrap_or(0))));
    Ok(diesel::delete(all).execute(tx.conn())?)
}

/// One of a person's running sessions, for the list of them.
#[derive(Debug, Clone)]
pub struct Running {
    /// Row id.
    pub id: i64,
    /// Opened, UTC.
    pub created_at: NaiveDateTime,
    /// Last seen, UTC.
    pub seen_at: NaiveDateTime,
    /// What the browser called itself.
    pub browser: String,
    /// Where it came from.
    pub address: String,
}

/// The sessions of a person that have not ended, the one seen last first.
///
/// # Errors
/// When the database fails.
pub fn running_sessions(conn: &mut Conn, account: AccountId, now: NaiveDateTime) -> Result<Vec<Running>> {
    type Row = (i64, NaiveDateTime, NaiveDateTime, String, String);
    let rows: Vec<Row> = sessions::table
        .filter(
            sessions::account_id.eq(account).and(sessions::idle_until.gt(now)).and(sessions::ends_at.gt(now)),
        )
        .order((sessions::seen_at.desc(), sessions::id.desc()))
        .select((sessions::id, sessions::created_at, sessions::seen_at, sessions::browser, sessions::address))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, created_at, seen_at, browser, address)| Running {
            id,
            created_at,
            seen_at,
            browser,
            address,
        })
        .collect())
}

/// Ends a session if it is the person's own; gives whether it was.
pub(in crate::accounts) fn end_own_session(tx: &mut Tx, account: AccountId, session: i64) -> Result<bool> {
    let own = sessions::table.filter(sessions::id.eq(session).and(sessions::account_id.eq(account)));
    Ok(diesel::delete(own).execute(tx.conn())? == 1)
}

/// Accounts that have sessions though they are not in use.
pub(in crate::accounts) fn sessions_of_the_disabled(conn: &mut Conn) -> Result<Vec<AccountId>> {
    Ok(sessions::table
        .inner_join(accounts::table)
        .filter(accounts::state.ne(AccountState::Active))
        .select(accounts::id)
        .distinct()
        .order(accounts::id)
        .load(conn)?)
}
