//! Who may score: candidates, what speaks against them, declared conflicts.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use crate::access::Role;
use crate::accounts::{Account, AccountState};
use crate::audit::SubjectKind;
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::db::schema::{
    account_roles, accounts, checks, conflicts, decisions, events, member_profiles, memberships, opinions,
    organizations, requests,
};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::requests::ADJUDICATIONS;
use crate::reviews::proposing::MemberProfile;

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

/// An organization that somebody acts for, as far as kinship is read from it.
#[derive(Debug, Clone, Queryable)]
pub struct ActsFor {
    pub account: AccountId,
    pub organization: OrganizationId,
    pub name: String,
    pub profile: JsonText,
}

/// The organizations that these people act for.
pub fn acts_for(conn: &mut Conn, people: &[AccountId]) -> Result<Vec<ActsFor>> {
    Ok(memberships::table
        .inner_join(organizations::table)
        .filter(memberships::account_id.eq_any(people.to_vec()))
        .order((memberships::account_id, memberships::organization_id))
        .select((memberships::account_id, organizations::id, organizations::name, organizations::profile))
        .load(conn)?)
}

/// Who decided in a case, whatever became of the decision.
pub fn deciders(conn: &mut Conn, request: RequestId) -> Result<BTreeSet<AccountId>> {
    let rows: Vec<AccountId> = decisions::table
        .filter(decisions::request_id.eq(request))
        .select(decisions::decided_by)
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Who gave an opinion in a case.
pub fn opinion_givers(conn: &mut Conn, request: RequestId) -> Result<BTreeSet<AccountId>> {
    let rows: Vec<Option<AccountId>> =
        opinions::table.filter(opinions::request_id.eq(request)).select(opinions::answered_by).load(conn)?;
    Ok(rows.into_iter().flatten().collect())
}

/// How many conflicts people declared in other cases of an organization.
pub fn past_conflicts(
    conn: &mut Conn,
    organization: OrganizationId,
    but: RequestId,
) -> Result<HashMap<AccountId, usize>> {
    let rows: Vec<AccountId> = conflicts::table
        .inner_join(requests::table)
        .filter(requests::organization_id.eq(organization).and(requests::id.ne(but)))
        .filter(conflicts::conflicted.eq(true))
        .select(conflicts::account_id)
        .load(conn)?;
    let mut counted = HashMap::new();
    for account in rows {
        *counted.entry(account).or_insert(0) += 1;
    }
    Ok(counted)
}

type ProfileRow = (AccountId, String, String, String, Option<i64>);

/// What these people say they know, and how much they take on.
pub fn profiles(conn: &mut Conn, people: &[AccountId]) -> Result<HashMap<AccountId, MemberProfile>> {
    let rows: Vec<ProfileRow> = member_profiles::table
        .filter(member_profiles::account_id.eq_any(people.to_vec()))
        .select((
            member_profiles::account_id,
            member_profiles::sectors,
            member_profiles::goals,
            member_profiles::languages,
            member_profiles::most_open,
        ))
        .load(conn)?;
    let parts = |text: &str| text.split_whitespace().map(str::to_owned).collect();
    Ok(rows
        .into_iter()
        .map(|(account, sectors, goals, languages, most_open)| {
            let profile = MemberProfile {
                sectors: parts(&sectors),
                goals: parts(&goals),
                languages: parts(&languages),
                most_open: most_open.and_then(|most| usize::try_from(most).ok()),
            };
            (account, profile)
        })
        .collect())
}

/// Keeps what a person says of their knowledge; it replaces what was said before.
pub fn keep_profile(tx: &mut Tx, person: AccountId, profile: &MemberProfile) -> Result<()> {
    let now = tx.now;
    let values = (
        member_profiles::sectors.eq(profile.sectors.join(" ")),
        member_profiles::goals.eq(profile.goals.join(" ")),
        member_profiles::languages.eq(profile.languages.join(" ")),
        member_profiles::most_open.eq(profile.most_open.and_then(|most| i64::try_from(most).ok())),
        member_profiles::saved_at.eq(now),
    );
    let touched =
        diesel::update(member_profiles::table.find(person)).set(values.clone()).execute(tx.conn())?;
    if touched == 0 {
        diesel::insert_into(member_profiles::table)
            .values((member_profiles::account_id.eq(person), values))
            .execute(tx.conn())?;
    }
    Ok(())
}
