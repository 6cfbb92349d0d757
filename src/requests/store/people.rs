//! Who works on a case, as far as rows of higher concepts say so.

use diesel::prelude::*;

use crate::accounts::{Account, AccountState};
use crate::db::Conn;
use crate::db::ids::{AccountId, RequestId};
use crate::db::schema::{accounts, checks, conflicts, scorecards};
use crate::error::Result;
use crate::notices::Recipient;

/// Members whose scorecard stands at one of these states.
pub(in crate::requests) fn members(
    conn: &mut Conn,
    id: RequestId,
    states: &[&str],
) -> Result<Vec<Recipient>> {
    let rows: Vec<Account> = scorecards::table
        .inner_join(accounts::table.on(accounts::id.eq(scorecards::member_id)))
        .filter(
            scorecards::request_id
                .eq(id)
                .and(scorecards::state.eq_any(states.to_vec()))
                .and(accounts::state.eq(AccountState::Active)),
        )
        .order(accounts::id)
        .select(Account::as_select())
        .load(conn)?;
    Ok(rows.iter().map(Account::as_recipient).collect())
}

/// People who recorded or confirmed a check.
pub(in crate::requests) fn checkers(conn: &mut Conn, id: RequestId) -> Result<Vec<Recipient>> {
    let by: Vec<(Option<AccountId>, Option<AccountId>)> = checks::table
        .filter(checks::request_id.eq(id))
        .select((checks::checked_by, checks::confirmed_by))
        .load(conn)?;
    let mut people: Vec<AccountId> = by.into_iter().flat_map(|(one, other)| [one, other]).flatten().collect();
    people.sort_unstable();
    people.dedup();
    let rows: Vec<Account> = accounts::table
        .filter(accounts::id.eq_any(people).and(accounts::state.eq(AccountState::Active)))
        .order(accounts::id)
        .select(Account::as_select())
        .load(conn)?;
    Ok(rows.iter().map(Account::as_recipient).collect())
}

/// Names of people, for pages that tell who did what.
pub(in crate::requests) fn names(conn: &mut Conn, ids: Vec<AccountId>) -> Result<Vec<(AccountId, String)>> {
    Ok(accounts::table.filter(accounts::id.eq_any(ids)).select((accounts::id, accounts::name)).load(conn)?)
}

/// People who declared a conflict in a case.
pub(in crate::requests) fn conflicted(conn: &mut Conn, id: RequestId) -> Result<Vec<AccountId>> {
    Ok(conflicts::table
        .filter(conflicts::request_id.eq(id).and(conflicts::conflicted.eq(true)))
        .select(conflicts::account_id)
        .load(conn)?)
}
