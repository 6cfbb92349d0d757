//! Writing a letter, sending it again, taking it back.

use super::{About, Letter, NoticeState, Recipient, Rendered, Wording, letter, office, overtaken, store};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::{AccountId, NoticeId};
use crate::error::{Error, Result};

/// Writes one letter to each recipient, in this transaction. A person who is named twice gets one.
///
/// # Errors
/// When the database fails.
pub fn write<L: Letter>(tx: &mut Tx, about: About, to: &[Recipient], letter: &L) -> Result<()> {
    if to.is_empty() {
        return Ok(());
    }
    let office = office::current(tx.conn())?;
    let wording = Wording::of(tx.conn(), &[L::KIND])?;
    let mut done: Vec<&str> = Vec::new();
    for person in to {
        if done.contains(&person.address.as_str()) {
            continue;
        }
        done.push(&person.address);
        let (name, language) = (&person.name, person.language);
        let rendered = letter::render(letter, &wording, name, language, &office, tx.base_url)?;
        put(tx, L::KIND, about, person, &rendered)?;
    }
    tx.letter_written();
    Ok(())
}

/// Writes one letter that was rendered before, as it stands, to each recipient. A person who is named twice gets
/// one.
///
/// # Errors
/// When the database fails.
pub fn write_rendered(
    tx: &mut Tx,
    about: About,
    kind: &str,
    to: &[Recipient],
    letter: &Rendered,
) -> Result<()> {
    let mut done: Vec<&str> = Vec::new();
    for person in to {
        if done.contains(&person.address.as_str()) {
            continue;
        }
        done.push(&person.address);
        put(tx, kind, about, person, letter)?;
    }
    if !done.is_empty() {
        tx.letter_written();
    }
    Ok(())
}

/// One row of the outbox: what it makes untrue is taken back, what it asks for is noted.
fn put(tx: &mut Tx, kind: &str, about: About, to: &Recipient, letter: &Rendered) -> Result<()> {
    overtaken::by(tx, kind, about, to)?;
    let id = store::insert(tx, kind, about, to, letter)?;
    overtaken::tie(tx, id, kind, about, to)
}

/// Puts a failed, voided or sent notice back in the queue.
///
/// # Errors
/// Refused while it is on its way already.
pub fn resend(tx: &mut Tx, by: AccountId, id: NoticeId) -> Result<()> {
    let row = store::by_id(tx.conn(), id)?;
    if matches!(row.state, NoticeState::Queued | NoticeState::Sending) {
        return Err(Error::Refused(crate::say::notices::already_on_its_way()));
    }
    store::requeue(tx, id)?;
    overtaken::untie(tx, id)?;
    tx.letter_written();
    tx.record(
        Event::new(SubjectKind::Settings, 0, "notices.resend", Some(by))
            .after("notice", id)
            .after("kind", row.kind),
    );
    Ok(())
}

/// Takes back what has not been sent yet: the notices of one kind about one subject. Gives how many.
///
/// # Errors
/// When the database fails.
pub fn void(tx: &mut Tx, about: About, kind: &str) -> Result<usize> {
    store::void(tx, about, kind)
}

/// Erases to whom without an account letters about one subject went, and what they said; those that were not sent yet
/// are not sent any more.
///
/// # Errors
/// Busy while one of them is on its way.
pub fn forget(tx: &mut Tx, about: About) -> Result<()> {
    store::forget(tx, about)
}

/// Lets the queue go on after a fault of the configuration was mended.
///
/// # Errors
/// When the database fails.
pub fn resume(tx: &mut Tx, by: AccountId) -> Result<()> {
    store::set_pause(tx, None)?;
    tx.letter_written();
    tx.record(Event::new(SubjectKind::Settings, 0, "notices.resume", Some(by)));
    Ok(())
}
