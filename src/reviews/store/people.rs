//! Who may score: candidates, what speaks against them, declared conflicts.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::access::Role;
use crate::accounts::{Account, AccountState};
use crate::audit::SubjectKind;
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::db::schema::{account_roles, accounts, checks, conflicts, events, memberships};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::requests::ADJUDICATIONS;

/// Active people who may hold a card, by name.
pub fn candidates(conn: &mut Conn) -> Result<Vec<Account>> {
    let ids: Vec<AccountId> = account_roles::table
        .filter(account_roles::role.eq_any([Role::Reviewer, Role::Chair]))
        .select(account_roles::account_id)
        .distinct()
        .load(conn)?;
    Ok(accounts::table
        .filter(accounts::id.eq_any(ids).and(accounts::state.eq(AccountState::Active)))
        .order((accounts::sort_key, accounts::id))
        .select(Account::as_select())
        .load(conn)?)
}

/// The people who act for an organization: account and folded address.
pub fn organization_people(conn: &mut Conn, id: OrganizationId) -> Result<Vec<(AccountId, String)>> {
    Ok(memberships::table
        .inner_join(accounts::table)
        .filter(memberships::organization_id.eq(id))
        .select((accounts::id, accounts::email_folded))
        .load(conn)?)
}

/// Who recorded or confirmed the outcome of a check in a case.
pub fn adjudicators(conn: &mut Conn, request: RequestId) -> Result<BTreeSet<AccountId>> {
    let rows: Vec<(Option<AccountId>, Option<AccountId>)> = checks::table
        .filter(checks::request_id.eq(request))
        .select((checks::checked_by, checks::confirmed_by))
        .load(conn)?;
    // Rows are overwritten when a check is looked at again; the log still knows who judged before.
    let judged: Vec<Option<AccountId>> = events::table
        .filter(
            events::kind
                .eq(SubjectKind::Request)
                .and(events::subject_id.eq(request.0))
                .and(events::action.eq_any(ADJUDICATIONS)),
        )
        .select(events::actor_id)
        .load(conn)?;
    let now = rows.into_iter().flat_map(|(by, confirmed)| [by, confirmed]);
    Ok(now.chain(judged).flatten().collect())
}

/// What people declared in a case: the account, and whether there is a conflict.
pub fn declarations(conn: &mut Conn, request: RequestId) -> Result<Vec<(AccountId, bool)>> {
    Ok(conflicts::table
        .filter(conflicts::request_id.eq(request))
        .select((conflicts::account_id, conflicts::conflicted))
        .load(conn)?)
}

/// What one person declared in a case; none when nothing yet.
pub fn declaration_of(conn: &mut Conn, request: RequestId, person: AccountId) -> Result<Option<bool>> {
    Ok(conflicts::table.find((request, person)).select(conflicts::conflicted).first(conn).optional()?)
}

/// Writes a declaration; it replaces an earlier one.
pub fn declare(
    tx: &mut Tx,
    request: RequestId,
    person: AccountId,
    conflicted: bool,
    statement: &str,
) -> Result<()> {
    let now = tx.now;
    let values = (
        conflicts::conflicted.eq(conflicted),
        conflicts::statement.eq(statement),
        conflicts::declared_at.eq(now),
    );
    if declaration_of(tx.conn(), request, person)?.is_some() {
        diesel::update(conflicts::table.find((request, person))).set(values).execute(tx.conn())?;
    } else {
        diesel::insert_into(conflicts::table)
            .values((conflicts::request_id.eq(request), conflicts::account_id.eq(person), values))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// The people whom a declared conflict bars from a case (invariant I15).
///
/// # Errors
/// When the database fails.
pub fn conflicted_people(conn: &mut Conn, request: RequestId) -> Result<BTreeSet<AccountId>> {
    Ok(declarations(conn, request)?
        .into_iter()
        .filter(|(_, conflicted)| *conflicted)
        .map(|(account, _)| account)
        .collect())
}
