//! Coming in: signing in and out, signing up, confirming, setting a password by a link.

use crate::accounts::letters::{AlreadyHere, ConfirmSignUp, PasswordChanged, Reset};
use crate::accounts::store::people::{self, NewAccount};
use crate::accounts::store::sessions::Lifetimes;
use crate::accounts::store::{self, links, sessions};
use crate::accounts::{Account, AccountId, AccountState, LinkKind, MailedLink, Role};
use crate::audit::{Event, SubjectKind};
use crate::db::portable::{Lockable, exactly_one, lock};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::notices::{self, About};
use crate::say::{self, Language};

/// A person who signs up.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Name, checked by [`crate::accounts::rules::name`].
    pub name: String,
    /// Address, checked by [`crate::accounts::rules::email`].
    pub email: String,
    /// Language of pages and letters.
    pub language: Language,
}

/// Where a person comes in from, and how long the session lasts.
#[derive(Debug, Clone)]
pub struct Entered {
    /// How long sessions last.
    pub lifetimes: Lifetimes,
    /// What the browser calls itself.
    pub browser: String,
    /// The network address.
    pub address: String,
}

/// Opens a session for a person whose password was right; gives the cookie's token and the form token.
///
/// # Errors
/// When the database fails.
pub fn sign_in(tx: &mut Tx, account: AccountId, from: &Entered) -> Result<(String, String)> {
    let opened = sessions::open_session(tx, account, from.lifetimes, &from.browser, &from.address)?;
    store::note_sign_in(tx, account)?;
    tx.record(Event::new(SubjectKind::Account, account.0, "accounts.sign_in", Some(account)));
    Ok(opened)
}

/// Ends one session.
///
/// # Errors
/// When the database fails.
pub fn sign_out(tx: &mut Tx, session: i64) -> Result<()> {
    sessions::end_session(tx, session)
}

/// Takes a sign-up. What comes of it is told only by letter: a link to confirm the address, or that there is
/// an account already. A sign-up that was not confirmed yet is replaced by the new one, and so is its link.
///
/// # Errors
/// When the database fails.
pub fn sign_up(tx: &mut Tx, person: &NewPerson, password_hash: &str) -> Result<()> {
    let id = match store::by_email(tx.conn(), &person.email)? {
        None => {
            let new = NewAccount {
                email: &person.email,
                name: &person.name,
                language: person.language,
                password_hash: Some(password_hash),
                state: AccountState::Invited,
            };
            let id = people::insert(tx, &new)?;
            people::give_role(tx, id, Role::Partner, None)?;
            tx.record(
                Event::new(SubjectKind::Account, id.0, "accounts.sign_up", None)
                    .after("roles", [Role::Partner])
                    .personal("name", &person.name)
                    .personal("email", &person.email),
            );
            id
        }
        // Invited people have no password before they set one by their letter; nobody else sets it for them.
        Some(known) if known.state == AccountState::Invited && known.password_hash.is_some() => {
            people::set_name(tx, known.id, &person.name, person.language)?;
            people::set_password(tx, known.id, password_hash)?;
            links::void(tx, known.id, &[LinkKind::SignUp, LinkKind::Reset])?;
            notices::actions::void(tx, About::account(known.id), "accounts.confirm_sign_up")?;
            tx.record(
                Event::new(SubjectKind::Account, known.id.0, "accounts.sign_up_again", None)
                    .personal("name", &person.name),
            );
            known.id
        }
        Some(known) if known.state == AccountState::Disabled => return Ok(()),
        Some(known) => {
            return notices::write(tx, About::account(known.id), &[known.as_recipient()], &AlreadyHere);
        }
    };
    let path = links::issue(tx, LinkKind::SignUp, Some(id), None, super::CONFIRM_HOURS)?;
    let to = store::recipient(tx.conn(), id)?;
    notices::write(tx, About::account(id), &[to], &ConfirmSignUp { path, hours: super::CONFIRM_HOURS })
}

/// The link behind a token and the account it is for, when the link is still good.
///
/// # Errors
/// Refused when it was used, is too old, or never was.
pub fn link_of(
    conn: &mut Conn,
    kind: LinkKind,
    token: &str,
    now: chrono::NaiveDateTime,
) -> Result<(MailedLink, Account)> {
    let link = links::find(conn, kind, token, now)?.ok_or_else(over)?;
    let account = store::by_id(conn, link.account_id.ok_or_else(over)?)?;
    if account.state == AccountState::Disabled {
        return Err(over());
    }
    Ok((link, account))
}

/// What is said of a link that is good no more.
pub(super) fn over() -> Error {
    Error::Refused(say::accounts::link_is_over())
}

/// Uses a link up; gives its row and the account, locked.
pub(super) fn spend(tx: &mut Tx, kind: LinkKind, token: &str) -> Result<(MailedLink, Account)> {
    let now = tx.now;
    let (link, account) = link_of(tx.conn(), kind, token, now)?;
    lock(tx.conn(), Lockable::Account, account.id.0)?;
    if !links::spend(tx, link.id)? {
        return Err(over());
    }
    let account = store::by_id(tx.conn(), account.id)?;
    // A link that only a letter carries was used: letters arrive there.
    if matches!(kind, LinkKind::SignUp | LinkKind::Reset | LinkKind::NewAddress) {
        let address = link.new_email.as_deref().unwrap_or(&account.email);
        notices::actions::lift(tx, address, None)?;
    }
    Ok((link, account))
}

/// Confirms the address of somebody who signed up and signs them in; gives the account and the two tokens.
///
/// # Errors
/// Refused when the link is good no more.
pub fn confirm_sign_up(tx: &mut Tx, token: &str, from: &Entered) -> Result<(AccountId, (String, String))> {
    let (_, account) = spend(tx, LinkKind::SignUp, token)?;
    exactly_one(people::set_state(tx, account.id, AccountState::Invited, AccountState::Active)?)?;
    links::void(tx, account.id, &[LinkKind::SignUp, LinkKind::Reset, LinkKind::SetUp])?;
    tx.record(
        Event::new(SubjectKind::Account, account.id.0, "accounts.confirm", Some(account.id))
            .before("state", account.state)
            .after("state", AccountState::Active),
    );
    Ok((account.id, sign_in(tx, account.id, from)?))
}

/// Opens an account for somebody whose address an invitation by letter has proven, and signs them in; gives the account
/// and the two tokens. A sign-up that was never confirmed is replaced: whoever reads the letters of the address counts.
///
/// # Errors
/// Refused when the address has an account in use, or one that an administrator made or closed.
pub fn enter_by_invitation(
    tx: &mut Tx,
    person: &NewPerson,
    password_hash: &str,
    from: &Entered,
) -> Result<(AccountId, (String, String))> {
    let id = match store::by_email(tx.conn(), &person.email)? {
        None => {
            let new = NewAccount {
                email: &person.email,
                name: &person.name,
                language: person.language,
                password_hash: Some(password_hash),
                state: AccountState::Active,
            };
            let id = people::insert(tx, &new)?;
            people::give_role(tx, id, Role::Partner, None)?;
            id
        }
        Some(known) if known.state == AccountState::Invited && known.password_hash.is_some() => {
            lock(tx.conn(), Lockable::Account, known.id.0)?;
            people::set_name(tx, known.id, &person.name, person.language)?;
            people::set_password(tx, known.id, password_hash)?;
            exactly_one(people::set_state(tx, known.id, AccountState::Invited, AccountState::Active)?)?;
            links::void(tx, known.id, &[LinkKind::SignUp, LinkKind::Reset])?;
            notices::actions::void(tx, About::account(known.id), "accounts.confirm_sign_up")?;
            known.id
        }
        Some(known) if known.state == AccountState::Active => {
            return Err(Error::Refused(say::accounts::sign_in_first()));
        }
        Some(_) => return Err(over()),
    };
    tx.record(
        Event::new(SubjectKind::Account, id.0, "accounts.enter_by_invitation", Some(id))
            .after("state", AccountState::Active)
            .personal("name", &person.name)
            .personal("email", &person.email),
    );
    Ok((id, sign_in(tx, id, from)?))
}

/// Sends a link for a new password, when there is an account that may have one. The answer to the person is
/// the same in every case.
///
/// # Errors
/// When the database fails.
pub fn ask_reset(tx: &mut Tx, email: &str) -> Result<()> {
    let Some(account) = store::by_email(tx.conn(), email)? else { return Ok(()) };
    if account.state == AccountState::Disabled {
        return Ok(());
    }
    let path = links::issue(tx, LinkKind::Reset, Some(account.id), None, super::RESET_HOURS)?;
    tx.record(Event::new(SubjectKind::Account, account.id.0, "accounts.ask_reset", None));
    notices::write(
        tx,
        About::account(account.id),
        &[account.as_recipient()],
        &Reset { path, hours: super::RESET_HOURS },
    )
}

/// Sets a password by a link of a letter ([`LinkKind::Reset`] or [`LinkKind::SetUp`]): the address is proven
/// by it, all sessions end, all other links are void. Signs the person in.
///
/// # Errors
/// Refused when the link is good no more.
pub fn set_password_by_link(
    tx: &mut Tx,
    kind: LinkKind,
    token: &str,
    password_hash: &str,
    from: &Entered,
) -> Result<(AccountId, (String, String))> {
    let (_, account) = spend(tx, kind, token)?;
    people::set_password(tx, account.id, password_hash)?;
    sessions::end_sessions(tx, account.id, None)?;
    links::void(tx, account.id, &[LinkKind::Reset, LinkKind::SetUp, LinkKind::SignUp])?;
    let verb = if kind == LinkKind::SetUp { "accounts.set_up" } else { "accounts.reset" };
    let mut event = Event::new(SubjectKind::Account, account.id.0, verb, Some(account.id));
    if account.state == AccountState::Invited {
        exactly_one(people::set_state(tx, account.id, AccountState::Invited, AccountState::Active)?)?;
        event = event.before("state", account.state).after("state", AccountState::Active);
    } else {
        let at = tx.now;
        notices::write(tx, About::account(account.id), &[account.as_recipient()], &PasswordChanged { at })?;
    }
    tx.record(event);
    Ok((account.id, sign_in(tx, account.id, from)?))
}
