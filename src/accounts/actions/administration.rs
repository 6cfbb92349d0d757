//! What administrators do, on their page or at the machine itself.

use crate::access::Actor;
use crate::access::accounts::{Act, may};
use crate::accounts::letters::{RolesChanged, SetUp};
use crate::accounts::store::people::{self, NewAccount};
use crate::accounts::store::{self, links, sessions};
use crate::accounts::{Account, AccountId, AccountState, LinkKind, Role, rules};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::portable::{Lockable, Turn, exactly_one, lock, take_turns};
use crate::error::{Error, Problems, Result};
use crate::notices::{self, About};
use crate::say::{self, Language};

/// Who administers: a person in a browser, or whoever has the machine and its command line.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// A person; what the person may do is asked anew in the transaction.
    Person(&'a Actor),
    /// The command line.
    Console,
}

impl By<'_> {
    fn id(self) -> Option<AccountId> {
        match self {
            Self::Person(actor) => Some(actor.id),
            Self::Console => None,
        }
    }

    /// Asks the policy with the roles that the person holds now, not those of the page.
    fn must(self, tx: &mut Tx, act: Act, target: Option<AccountId>) -> Result<()> {
        let Self::Person(actor) = self else { return Ok(()) };
        let now = store::actor_by_id(tx.conn(), actor.id)?;
        if store::by_id(tx.conn(), actor.id)?.state != AccountState::Active {
            return Err(Error::Refused(say::accounts::only_administrators()));
        }
        Ok(may(&now, act, target)?)
    }
}

/// A person to invite.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Name, checked.
    pub name: String,
    /// Address, checked.
    pub email: String,
    /// Language of pages and letters.
    pub language: Language,
    /// Roles from the beginning.
    pub roles: Vec<Role>,
}

/// Invites a person by letter; gives the account and the path of the set-up link.
///
/// # Errors
/// Invalid when the address has an account or the roles do not go together.
pub fn invite(tx: &mut Tx, by: By, person: &Invitation) -> Result<(AccountId, String)> {
    take_turns(tx.conn(), Turn::Administrators)?;
    by.must(tx, Act::Invite, None)?;
    let mut problems = Problems::new();
    if store::by_email(tx.conn(), &person.email)?.is_some() {
        problems.add("email", say::accounts::address_has_account());
    }
    problems.take("roles", rules::go_together(&person.roles));
    problems.into_result()?;
    let new = NewAccount {
        email: &person.email,
        name: &person.name,
        language: person.language,
        password_hash: None,
        state: AccountState::Invited,
    };
    let id = people::insert(tx, &new)?;
    for role in &person.roles {
        people::give_role(tx, id, *role, by.id())?;
    }
    tx.record(
        Event::new(SubjectKind::Account, id.0, "accounts.invite", by.id())
            .after("roles", &person.roles)
            .after("state", AccountState::Invited)
            .personal("name", &person.name)
            .personal("email", &person.email),
    );
    Ok((id, issue_set_up(tx, id)?))
}

/// Sends the set-up link anew; older ones are void. Gives its path.
///
/// # Errors
/// Refused when the account is in use or closed.
pub fn send_set_up_link(tx: &mut Tx, by: By, id: AccountId) -> Result<String> {
    by.must(tx, Act::SendSetUpLink, Some(id))?;
    lock(tx.conn(), Lockable::Account, id.0)?;
    match store::by_id(tx.conn(), id)?.state {
        AccountState::Invited => {}
        AccountState::Active => return Err(Error::Refused(say::accounts::is_set_up_already())),
        AccountState::Disabled => return Err(Error::Refused(say::accounts::is_closed())),
    }
    tx.record(Event::new(SubjectKind::Account, id.0, "accounts.send_set_up_link", by.id()));
    issue_set_up(tx, id)
}

fn issue_set_up(tx: &mut Tx, id: AccountId) -> Result<String> {
    links::void(tx, id, &[LinkKind::SetUp])?;
    notices::actions::void(tx, About::account(id), "accounts.set_up")?;
    let path = links::issue(tx, LinkKind::SetUp, Some(id), None, super::SET_UP_HOURS)?;
    let (to, roles) = (store::recipient(tx.conn(), id)?, store::roles_of(tx.conn(), id)?);
    notices::write(
        tx,
        About::account(id),
        &[to],
        &SetUp { path: path.clone(), hours: super::SET_UP_HOURS, roles },
    )?;
    Ok(path)
}

/// Gives a person exactly these roles; the person's sessions end. `version` is what the page was made from;
/// none asks for no such check.
///
/// # Errors
/// Refused for one's own account, for roles that do not go together, and when no administrator would be
/// left; a conflict when somebody changed the account since the page was shown.
pub fn change_roles(tx: &mut Tx, by: By, id: AccountId, roles: &[Role], version: Option<i64>) -> Result<()> {
    take_turns(tx.conn(), Turn::Administrators)?;
    by.must(tx, Act::ChangeRoles, Some(id))?;
    lock(tx.conn(), Lockable::Account, id.0)?;
    let account = store::by_id(tx.conn(), id)?;
    let before = store::roles_of(tx.conn(), id)?;
    let mut after = roles.to_vec();
    after.sort();
    after.dedup();
    rules::go_together(&after).map_err(Error::Refused)?;
    if before == after {
        return Ok(());
    }
    exactly_one(people::bump(tx, id, version.unwrap_or(account.version))?)?;
    for role in before.iter().filter(|role| !after.contains(role)) {
        people::take_role(tx, id, *role)?;
    }
    for role in after.iter().filter(|role| !before.contains(role)) {
        people::give_role(tx, id, *role, by.id())?;
    }
    must_leave_an_administrator(
        tx,
        &account,
        before.contains(&Role::Admin) && !after.contains(&Role::Admin),
    )?;
    sessions::end_sessions(tx, id, None)?;
    tx.record(
        Event::new(SubjectKind::Account, id.0, "accounts.change_roles", by.id())
            .before("roles", &before)
            .after("account", id)
            .after("roles", &after),
    );
    if account.state == AccountState::Active {
        notices::write(tx, About::account(id), &[account.as_recipient()], &RolesChanged { roles: after })?;
    }
    Ok(())
}

/// Closes an account: its sessions end, its links are void, what it has open goes back (see
/// [`crate::effects`]).
///
/// # Errors
/// Refused for one's own account and for the last administrator; a conflict when it is closed already.
pub fn disable(tx: &mut Tx, by: By, id: AccountId) -> Result<()> {
    take_turns(tx.conn(), Turn::Administrators)?;
    by.must(tx, Act::Disable, Some(id))?;
    lock(tx.conn(), Lockable::Account, id.0)?;
    let account = store::by_id(tx.conn(), id)?;
    if account.state == AccountState::Disabled {
        return Err(Error::Conflict(say::accounts::is_closed()));
    }
    exactly_one(people::set_state(tx, id, account.state, AccountState::Disabled)?)?;
    let was_admin = store::roles_of(tx.conn(), id)?.contains(&Role::Admin);
    must_leave_an_administrator(tx, &account, was_admin)?;
    sessions::end_sessions(tx, id, None)?;
    links::void(tx, id, &[LinkKind::SignUp, LinkKind::SetUp, LinkKind::Reset, LinkKind::NewAddress])?;
    tx.record(
        Event::new(SubjectKind::Account, id.0, "accounts.disable", by.id())
            .before("state", account.state)
            .after("account", id)
            .after("state", AccountState::Disabled),
    );
    Ok(())
}

/// Opens a closed account again: in use when it has a password, else invited.
///
/// # Errors
/// A conflict when it is not closed.
pub fn enable(tx: &mut Tx, by: By, id: AccountId) -> Result<()> {
    take_turns(tx.conn(), Turn::Administrators)?;
    by.must(tx, Act::Enable, Some(id))?;
    lock(tx.conn(), Lockable::Account, id.0)?;
    let account = store::by_id(tx.conn(), id)?;
    // Who signed up and never confirmed the address must still do so.
    let confirmed = account.password_hash.is_some() && account.last_sign_in_at.is_some();
    let to = if confirmed { AccountState::Active } else { AccountState::Invited };
    exactly_one(people::set_state(tx, id, AccountState::Disabled, to)?)?;
    tx.record(
        Event::new(SubjectKind::Account, id.0, "accounts.enable", by.id())
            .before("state", account.state)
            .after("account", id)
            .after("state", to),
    );
    Ok(())
}

/// Undoes everything when the last administrator in use would go.
fn must_leave_an_administrator(tx: &mut Tx, account: &Account, goes: bool) -> Result<()> {
    let left = people::holders(tx.conn(), Role::Admin, &[AccountState::Active])?;
    if goes && account.state == AccountState::Active && left == 0 {
        return Err(Error::Refused(say::accounts::last_administrator()));
    }
    Ok(())
}
