//! Writing a letter, sending it again, taking it back.

use super::store::{paces, queue, reading, returns};
use super::{About, Cause, Letter, NoticeRow, NoticeState, Office, Pace, Recipient, Rendered, Wording};
use super::{letter, office, overtaken, store};
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::{AccountId, NoticeId};
use crate::error::{Error, Result};
use crate::say::notices as say;

/// Letters that one press of a button puts back into the queue: a transaction stays short.
const MOST_AT_ONCE: i64 = 500;

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
        put(tx, L::KIND, about, person, &rendered, &office)?;
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
    let office = office::current(tx.conn())?;
    let mut done: Vec<&str> = Vec::new();
    for person in to {
        if done.contains(&person.address.as_str()) {
            continue;
        }
        done.push(&person.address);
        put(tx, kind, about, person, letter, &office)?;
    }
    if !done.is_empty() {
        tx.letter_written();
    }
    Ok(())
}

/// One row of the outbox: what it makes untrue is taken back, what it asks for is noted.
fn put(
    tx: &mut Tx,
    kind: &str,
    about: About,
    to: &Recipient,
    letter: &Rendered,
    office: &Office,
) -> Result<()> {
    overtaken::by(tx, kind, about, to)?;
    let id = store::insert(tx, kind, about, to, letter, office)?;
    overtaken::tie(tx, id, kind, about, to)
}

/// Puts a failed, voided or sent notice back in the queue.
///
/// # Errors
/// Refused while it is on its way already.
pub fn resend(tx: &mut Tx, by: AccountId, id: NoticeId) -> Result<()> {
    let row = reading::by_id(tx.conn(), id)?;
    if matches!(row.state, NoticeState::Queued | NoticeState::Sending) {
        return Err(Error::Refused(say::already_on_its_way()));
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

/// Puts the letters that were given up for one reason back in the queue, some hundreds at a time; gives how many.
///
/// # Errors
/// When the database fails.
pub fn resend_failed(tx: &mut Tx, by: AccountId, cause: Cause) -> Result<usize> {
    let count = queue::requeue_failed(tx, cause, MOST_AT_ONCE)?;
    if count > 0 {
        tx.letter_written();
        tx.record(
            Event::new(SubjectKind::Settings, 0, "notices.resend_failed", Some(by))
                .after("cause", cause)
                .after("letters", count),
        );
    }
    Ok(count)
}

/// An administrator stops the queue.
///
/// # Errors
/// Refused when it stands still already.
pub fn stop(tx: &mut Tx, by: AccountId, reason: &str) -> Result<()> {
    if !store::stop(tx, reason, Some(by))? {
        return Err(Error::Refused(say::already_paused()));
    }
    tx.record(Event::new(SubjectKind::Settings, 0, "notices.stop", Some(by)).after("reason", reason));
    Ok(())
}

/// Lets the queue go on after a fault of the configuration was mended, or an administrator stopped it.
///
/// # Errors
/// When the database fails.
pub fn resume(tx: &mut Tx, by: AccountId) -> Result<()> {
    store::go_on(tx)?;
    tx.letter_written();
    tx.record(Event::new(SubjectKind::Settings, 0, "notices.resume", Some(by)));
    Ok(())
}

/// A person says how often letters that have time should come; what is kept follows.
///
/// # Errors
/// When the database fails.
pub fn choose_pace(tx: &mut Tx, me: AccountId, pace: Pace) -> Result<()> {
    let before = paces::pace_of(tx.conn(), me)?;
    paces::set_pace(tx, me, pace)?;
    let zone = office::current(tx.conn())?.time_zone.parse().unwrap_or_default();
    let now = tx.now;
    queue::keep_anew(tx, me, |haste| super::pace::kept_until(pace, haste, now, zone))?;
    tx.letter_written();
    tx.record(
        Event::new(SubjectKind::Account, me.0, "notices.choose_pace", Some(me))
            .before("pace", before)
            .after("pace", pace),
    );
    Ok(())
}

/// A delivery report says that a letter came back; false when the report is known already, or names no letter of ours.
///
/// # Errors
/// When the database fails.
pub fn returned(tx: &mut Tx, report: &super::returns::Report) -> Result<bool> {
    let Some(letter) = returns::letter_of(tx.conn(), &report.message_id)? else { return Ok(false) };
    let new = returns::New {
        report: &report.digest,
        notice: letter.id,
        address: &letter.to_address,
        status: &report.status,
        said: &report.said,
        by: None,
    };
    let noted = returns::add(tx, new)?;
    if noted {
        tx.record(came_back(&letter, None).after("status", &report.status));
    }
    Ok(noted)
}

/// A person says that a letter came back: by post, by telephone, to the office's own mailbox.
///
/// # Errors
/// Refused when it was not sent, or came back already.
pub fn mark_returned(tx: &mut Tx, by: AccountId, id: NoticeId, said: &str) -> Result<()> {
    let row = reading::by_id(tx.conn(), id)?;
    if row.state != NoticeState::Sent || row.came_back_at.is_some() {
        return Err(Error::Refused(say::only_sent_comes_back()));
    }
    let report = format!("by hand {}", hex::encode(rand::random::<[u8; 16]>()));
    let new = returns::New {
        report: &report,
        notice: id,
        address: &row.to_address,
        status: "",
        said,
        by: Some(by),
    };
    returns::add(tx, new)?;
    tx.record(came_back(&row, Some(by)));
    Ok(())
}

/// In the history of the case, or of the account where there is none.
fn came_back(letter: &NoticeRow, by: Option<AccountId>) -> Event {
    let (kind, subject) = match (letter.request_id, letter.account_id) {
        (Some(request), _) => (SubjectKind::Request, request.0),
        (None, Some(account)) => (SubjectKind::Account, account.0),
        (None, None) => (SubjectKind::Settings, 0),
    };
    Event::new(kind, subject, "notices.came_back", by).after("notice", letter.id)
}

/// Letters to this address arrive again: an administrator says so, or (without one) somebody used a link that was sent
/// there.
///
/// # Errors
/// When the database fails.
pub fn lift(tx: &mut Tx, address: &str, by: Option<AccountId>) -> Result<()> {
    let lifted = returns::lift(tx, address, by)?;
    if lifted > 0 {
        tx.record(
            Event::new(SubjectKind::Settings, 0, "notices.lift", by)
                .after("reports", lifted)
                .personal("address", address),
        );
    }
    Ok(())
}
