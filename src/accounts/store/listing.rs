//! The administrator's list of people, with their roles and what they have open.

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use super::Account;
use crate::accounts::{AccountId, AccountState, Role};
use crate::db::schema::{account_roles, accounts, scorecards, waits};
use crate::db::values::folded;
use crate::db::{Conn, MultiBackend};
use crate::error::Result;
use crate::waiting::WaitKind;

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only people who hold this role.
    pub role: Option<Role>,
    /// Only people in this state.
    pub state: Option<AccountState>,
    /// Part of the name or of the address.
    pub text: String,
    /// Only people after this one in the list.
    pub after: Option<AccountId>,
}

/// One person of the list.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// Roles held.
    pub roles: Vec<Role>,
    /// Open waits on the person, scorecards apart.
    pub open_waits: usize,
    /// Scorecards that are neither locked nor given back.
    pub open_cards: usize,
}

fn filtered(filter: &Filter) -> accounts::BoxedQuery<'static, MultiBackend> {
    let mut query = accounts::table.into_boxed::<MultiBackend>();
    if let Some(role) = filter.role {
        let held = account_roles::account_id.eq(accounts::id).and(account_roles::role.eq(role));
        query = query.filter(exists(account_roles::table.filter(held)));
    }
    if let Some(state) = filter.state {
        query = query.filter(accounts::state.eq(state));
    }
    let text = filter.text.trim();
    if !text.is_empty() {
        let address = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let address = accounts::email_folded.like(format!("%{address}%")).escape('\\');
        let name = folded(text);
        query = if name.is_empty() {
            query.filter(address)
        } else {
            query.filter(accounts::sort_key.like(format!("%{name}%")).or(address))
        };
    }
    query
}

/// How many people match.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut Conn, filter: &Filter) -> Result<i64> {
    Ok(filtered(filter).count().get_result(conn)?)
}

/// A page of people by name, at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn people(conn: &mut Conn, filter: &Filter, limit: i64) -> Result<Vec<Person>> {
    let mut query = filtered(filter);
    if let Some(after) = filter.after {
        let key: Option<String> =
            accounts::table.find(after).select(accounts::sort_key).first(conn).optional()?;
        if let Some(key) = key {
            query = query.filter(
                accounts::sort_key.gt(key.clone()).or(accounts::sort_key.eq(key).and(accounts::id.gt(after))),
            );
        }
    }
    let rows: Vec<Account> = query
        .order((accounts::sort_key, accounts::id))
        .limit(limit)
        .select(Account::as_select())
        .load(conn)?;
    with_work(conn, rows)
}

/// One person with roles and open work.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is no such account.
pub fn person(conn: &mut Conn, id: AccountId) -> Result<Person> {
    let account = super::by_id(conn, id)?;
    with_work(conn, vec![account])?.pop().ok_or(crate::error::Error::Hidden)
}

fn with_work(conn: &mut Conn, rows: Vec<Account>) -> Result<Vec<Person>> {
    let ids: Vec<AccountId> = rows.iter().map(|account| account.id).collect();
    let mut roles: HashMap<AccountId, Vec<Role>> = HashMap::new();
    let held: Vec<(AccountId, Role)> = account_roles::table
        .filter(account_roles::account_id.eq_any(ids.clone()))
        .select((account_roles::account_id, account_roles::role))
        .load(conn)?;
    for (id, role) in held {
        roles.entry(id).or_default().push(role);
    }
    let waiting: Vec<Option<AccountId>> = waits::table
        .filter(
            waits::account_id
                .eq_any(ids.clone())
                .and(waits::kind.ne(WaitKind::Scorecard))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        )
        .select(waits::account_id)
        .load(conn)?;
    let cards: Vec<AccountId> = scorecards::table
        .filter(scorecards::member_id.eq_any(ids).and(scorecards::state.eq_any(["assigned", "open"])))
        .select(scorecards::member_id)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|account| {
            let mut roles = roles.remove(&account.id).unwrap_or_default();
            roles.sort();
            Person {
                open_waits: waiting.iter().filter(|id| **id == Some(account.id)).count(),
                open_cards: cards.iter().filter(|id| **id == account.id).count(),
                roles,
                account,
            }
        })
        .collect())
}
