//! The rows of the outbox.

pub(super) mod paces;
pub(super) mod queue;
pub(super) mod reading;
pub(super) mod returns;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::office::Office;
use super::{About, NoticeState, Recipient, Rendered, pace};
use crate::db::ids::{AccountId, NoticeId, RequestId};
use crate::db::portable::{Turn, take_turns};
use crate::db::schema::{mail_pause, notices, settings};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::error::Result;

/// One letter to one recipient, as it stands in the outbox.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = notices)]
pub struct NoticeRow {
    /// Its id.
    pub id: NoticeId,
    /// `concept.letter`.
    pub kind: String,
    /// The case.
    pub request_id: Option<RequestId>,
    /// The recipient's account.
    pub account_id: Option<AccountId>,
    /// The recipient's name.
    pub to_name: String,
    /// The recipient's address.
    pub to_address: String,
    /// Language of the letter.
    pub language: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body_text: String,
    /// HTML.
    pub body_html: String,
    /// Fixed when the row was made.
    pub message_id: String,
    /// Where it stands.
    pub state: NoticeState,
    /// Tries so far.
    pub attempts: i64,
    /// Next try, UTC.
    pub next_at: NaiveDateTime,
    /// What the last try failed with.
    pub error: String,
    /// Written, UTC.
    pub created_at: NaiveDateTime,
    /// Sent, UTC.
    pub sent_at: Option<NaiveDateTime>,
    /// Why the last try failed; empty when none did. One of [`super::Cause`].
    pub cause: String,
    /// When it came back, UTC.
    pub came_back_at: Option<NaiveDateTime>,
    /// The digest that it was gathered into.
    pub gathered_into: Option<NoticeId>,
}

/// Why the queue stands still.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = mail_pause)]
pub struct Pause {
    /// In words: what is wrong, or why an administrator stopped it.
    pub reason: String,
    /// Since when, UTC.
    pub paused_at: NaiveDateTime,
    /// The administrator who stopped it; none when a fault of the configuration did.
    pub paused_by: Option<AccountId>,
}

/// Why the queue stands still, if it does.
///
/// # Errors
/// When the database fails.
pub fn pause(conn: &mut Conn) -> Result<Option<Pause>> {
    Ok(mail_pause::table.order(mail_pause::id.desc()).select(Pause::as_select()).first(conn).optional()?)
}

/// Stops the queue; false when it stands still already: whoever stopped it first stays named.
pub(super) fn stop(tx: &mut Tx, reason: &str, by: Option<AccountId>) -> Result<bool> {
    take_turns(tx.conn(), Turn::MailPause)?;
    if pause(tx.conn())?.is_some() {
        return Ok(false);
    }
    let now = tx.now;
    diesel::insert_into(mail_pause::table)
        .values((mail_pause::reason.eq(reason), mail_pause::paused_at.eq(now), mail_pause::paused_by.eq(by)))
        .execute(tx.conn())?;
    Ok(true)
}

/// Lets the queue go on.
pub(super) fn go_on(tx: &mut Tx) -> Result<()> {
    diesel::delete(mail_pause::table).execute(tx.conn())?;
    Ok(())
}

/// Writes a letter into the outbox, or keeps it for the recipient's next digest.
pub(super) fn insert(
    tx: &mut Tx,
    kind: &str,
    about: About,
    to: &Recipient,
    letter: &Rendered,
    office: &Office,
) -> Result<NoticeId> {
    let now = tx.now;
    let kept = match (pace::haste(kind), to.account) {
        (pace::Haste::Now, _) | (_, None) => None,
        (haste, Some(account)) => {
            let zone = office.time_zone.parse().unwrap_or_default();
            pace::kept_until(paces::pace_of(tx.conn(), account)?, haste, now, zone)
        }
    };
    let domain = url::Url::parse(tx.base_url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_else(|| "localhost".into());
    let message_id = format!("{}@{domain}", hex::encode(rand::random::<[u8; 16]>()));
    // No text of PostgreSQL holds this sign, and one odd name must not keep a decision from being written.
    let kept_text = |text: &str| text.replace('\0', " ");
    Ok(diesel::insert_into(notices::table)
        .values((
            (
                notices::kind.eq(kind),
                notices::subject_kind.eq(about.kind.as_str()),
                notices::subject_id.eq(about.id),
                notices::request_id.eq(about.request),
                notices::account_id.eq(to.account),
                notices::to_name.eq(kept_text(&to.name)),
                notices::to_address.eq(&to.address),
                notices::language.eq(to.language.tag()),
                notices::subject.eq(kept_text(&letter.subject)),
                notices::body_text.eq(kept_text(&letter.text)),
                notices::body_html.eq(kept_text(&letter.html)),
            ),
            notices::message_id.eq(message_id),
            notices::rank.eq(pace::rank(kind)),
            notices::state.eq(if kept.is_some() { NoticeState::Kept } else { NoticeState::Queued }),
            notices::attempts.eq(0),
            notices::next_at.eq(kept.unwrap_or(now)),
            notices::error.eq(""),
            notices::created_at.eq(now),
        ))
        .returning(notices::id)
        .get_result(tx.conn())?)
}

pub(super) fn requeue(tx: &mut Tx, id: NoticeId) -> Result<()> {
    let now = tx.now;
    diesel::update(notices::table.find(id))
        .set((
            notices::state.eq(NoticeState::Queued),
            notices::attempts.eq(0),
            notices::next_at.eq(now),
            notices::lease.eq(None::<String>),
            notices::lease_until.eq(None::<NaiveDateTime>),
            notices::sent_at.eq(None::<NaiveDateTime>),
            notices::came_back_at.eq(None::<NaiveDateTime>),
            notices::cause.eq(""),
            notices::error.eq(""),
        ))
        .execute(tx.conn())?;
    Ok(())
}

pub(super) fn void(tx: &mut Tx, about: About, kind: &str) -> Result<usize> {
    Ok(diesel::update(
        notices::table.filter(
            notices::kind
                .eq(kind)
                .and(notices::subject_kind.eq(about.kind.as_str()))
                .and(notices::subject_id.eq(about.id))
                .and(notices::state.eq_any(NoticeState::WAITING)),
        ),
    )
    .set(notices::state.eq(NoticeState::Voided))
    .execute(tx.conn())?)
}

/// Stands in a notice for a name, an address and a text that were erased.
const ERASED: &str = "erased";

/// Erases to whom without an account letters about one subject went, and what they said; those that were not sent yet
/// are not sent any more. Busy while one of them is on its way.
pub(super) fn forget(tx: &mut Tx, about: About) -> Result<()> {
    let of_strangers = notices::subject_kind
        .eq(about.kind.as_str())
        .and(notices::subject_id.eq(about.id))
        .and(notices::account_id.is_null());
    let leaving: i64 = notices::table
        .filter(of_strangers.and(notices::state.eq(NoticeState::Sending)))
        .count()
        .get_result(tx.conn())?;
    if leaving > 0 {
        return Err(crate::error::Error::Busy);
    }
    let waiting = notices::state.eq_any(NoticeState::WAITING);
    diesel::update(notices::table.filter(of_strangers.and(waiting)))
        .set(notices::state.eq(NoticeState::Voided))
        .execute(tx.conn())?;
    diesel::update(notices::table.filter(of_strangers))
        .set((
            notices::to_name.eq(ERASED),
            notices::to_address.eq(ERASED),
            notices::body_text.eq(ERASED),
            notices::body_html.eq(ERASED),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Rows whose state does not fit the rest of them.
pub(super) fn odd(conn: &mut Conn) -> Result<Vec<(NoticeId, &'static str)>> {
    let mut odd = Vec::new();
    let unsent: Vec<NoticeId> = notices::table
        .filter(notices::state.eq(NoticeState::Sent).and(notices::sent_at.is_null()))
        .select(notices::id)
        .load(conn)?;
    odd.extend(unsent.into_iter().map(|id| (id, "sent without a time")));
    let nowhere: Vec<NoticeId> = notices::table
        .filter(notices::to_address.eq("").or(notices::subject.eq("")))
        .select(notices::id)
        .load(conn)?;
    odd.extend(nowhere.into_iter().map(|id| (id, "has no address or no subject")));
    let unsaid: Vec<NoticeId> = notices::table
        .filter(notices::state.eq(NoticeState::Gathered).and(notices::gathered_into.is_null()))
        .select(notices::id)
        .load(conn)?;
    odd.extend(unsaid.into_iter().map(|id| (id, "was gathered and stands in no digest")));
    let for_nobody: Vec<NoticeId> = notices::table
        .filter(notices::state.eq(NoticeState::Kept).and(notices::account_id.is_null()))
        .select(notices::id)
        .load(conn)?;
    odd.extend(for_nobody.into_iter().map(|id| (id, "is kept for nobody's digest")));
    Ok(odd)
}

pub(super) fn latest_settings(conn: &mut Conn) -> Result<Option<JsonText>> {
    Ok(settings::table.order(settings::id.desc()).select(settings::data).first(conn).optional()?)
}

pub(super) fn add_settings(tx: &mut Tx, by: AccountId, data: &JsonText) -> Result<()> {
    let now = tx.now;
    diesel::insert_into(settings::table)
        .values((settings::data.eq(data), settings::created_by.eq(by), settings::created_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}
