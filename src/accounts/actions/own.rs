//! What people do with their own account.

use chrono::NaiveDate;

use super::entry::spend;
use crate::accounts::letters::{AddressChanged, AlreadyHere, ConfirmAddress, PasswordChanged};
use crate::accounts::store::{self, links, people, sessions};
use crate::accounts::{AccountId, LinkKind, folded_email};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::notices::{self, About, Recipient};
use crate::say::{self, Language};

/// Changes the name a person goes by and the language of pages and letters.
///
/// # Errors
/// When the database fails.
pub fn rename(tx: &mut Tx, me: AccountId, name: &str, language: Language) -> Result<()> {
    let before = store::by_id(tx.conn(), me)?;
    people::set_name(tx, me, name, language)?;
    tx.record(
        Event::new(SubjectKind::Account, me.0, "accounts.rename", Some(me))
            .before("language", before.language)
            .after("language", language.tag())
            .personal("name", name),
    );
    Ok(())
}

/// Says until which day a person is away; none ends the absence.
///
/// # Errors
/// When the database fails.
pub fn set_absence(tx: &mut Tx, me: AccountId, until: Option<NaiveDate>) -> Result<()> {
    let before = store::by_id(tx.conn(), me)?;
    people::set_absence(tx, me, until)?;
    tx.record(
        Event::new(SubjectKind::Account, me.0, "accounts.set_absence", Some(me))
            .before("until", before.absent_until)
            .after("account", me)
            .after("until", until),
    );
    Ok(())
}

/// Sets a new password for a person who typed the old one rightly; all other sessions end.
///
/// # Errors
/// When the database fails.
pub fn change_password(tx: &mut Tx, me: AccountId, session: i64, password_hash: &str) -> Result<()> {
    people::set_password(tx, me, password_hash)?;
    sessions::end_sessions(tx, me, Some(session))?;
    links::void(tx, me, &[LinkKind::Reset, LinkKind::SetUp])?;
    tx.record(Event::new(SubjectKind::Account, me.0, "accounts.change_password", Some(me)));
    let (to, at) = (store::recipient(tx.conn(), me)?, tx.now);
    notices::write(tx, About::account(me), &[to], &PasswordChanged { at })
}

/// Sends a link to a new address; nothing changes until it is used. When the address belongs to somebody
/// else, that account gets a letter instead and the person who asked is told nothing different.
///
/// # Errors
/// When the database fails.
pub fn ask_new_address(tx: &mut Tx, me: AccountId, email: &str) -> Result<()> {
    tx.record(
        Event::new(SubjectKind::Account, me.0, "accounts.ask_new_address", Some(me)).personal("email", email),
    );
    links::void(tx, me, &[LinkKind::NewAddress])?;
    notices::actions::void(tx, About::account(me), "accounts.confirm_address")?;
    if let Some(other) = store::by_email(tx.conn(), email)?
        && other.id != me
    {
        return notices::write(tx, About::account(other.id), &[other.as_recipient()], &AlreadyHere);
    }
    let path = links::issue(tx, LinkKind::NewAddress, Some(me), Some(email), super::CONFIRM_HOURS)?;
    let own = store::recipient(tx.conn(), me)?;
    let to = Recipient { address: email.to_owned(), ..own };
    notices::write(tx, About::account(me), &[to], &ConfirmAddress { path, hours: super::CONFIRM_HOURS })
}

/// Puts a confirmed new address in place and tells the old one. All other sessions go on; links that went to
/// the old address are void.
///
/// # Errors
/// Refused when the link is good no more, or somebody else took the address in the meantime.
pub fn confirm_new_address(tx: &mut Tx, token: &str) -> Result<()> {
    let (link, account) = spend(tx, LinkKind::NewAddress, token)?;
    let Some(email) = link.new_email else { return Err(super::entry::over()) };
    let taken = store::by_email(tx.conn(), &email)?.is_some_and(|other| other.id != account.id);
    if taken {
        return Err(Error::Refused(say::accounts::address_taken()));
    }
    let old = account.as_recipient();
    people::set_email(tx, account.id, &email)?;
    links::void(tx, account.id, &[LinkKind::Reset, LinkKind::SetUp, LinkKind::SignUp])?;
    tx.record(
        Event::new(SubjectKind::Account, account.id.0, "accounts.change_address", Some(account.id))
            .personal("email", &email),
    );
    let at = tx.now;
    if folded_email(&old.address) != folded_email(&email) {
        notices::write(tx, About::account(account.id), &[old], &AddressChanged { at })?;
    }
    Ok(())
}

/// Ends one of a person's own sessions.
///
/// # Errors
/// [`Error::Hidden`] when it is not the person's own or has ended already.
pub fn end_own_session(tx: &mut Tx, me: AccountId, session: i64) -> Result<()> {
    if !sessions::end_own_session(tx, me, session)? {
        return Err(Error::Hidden);
    }
    tx.record(Event::new(SubjectKind::Account, me.0, "accounts.end_session", Some(me)));
    Ok(())
}

/// Ends all of a person's sessions but one; gives how many.
///
/// # Errors
/// When the database fails.
pub fn end_other_sessions(tx: &mut Tx, me: AccountId, session: i64) -> Result<usize> {
    let ended = sessions::end_sessions(tx, me, Some(session))?;
    tx.record(
        Event::new(SubjectKind::Account, me.0, "accounts.end_other_sessions", Some(me)).after("ended", ended),
    );
    Ok(ended)
}
