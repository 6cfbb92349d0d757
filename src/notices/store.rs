//! The rows of the outbox.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{About, NoticeState, Recipient, Rendered};
use crate::db::ids::{AccountId, NoticeId, RequestId};
use crate::db::schema::{mail_pause, notices, settings};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::error::Result;

diesel::define_sql_function! {
    /// Lower case, as the database knows it.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

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
}

pub(super) fn insert(
    tx: &mut Tx,
    kind: &str,
    about: About,
    to: &Recipient,
    letter: &Rendered,
) -> Result<NoticeId> {
    let now = tx.now;
    let domain = url::Url::parse(tx.base_url)
        .ok()
        .and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_else(|| "localhost".into());
    let message_id = format!("{}@{domain}", hex::encode(rand::random::<[u8; 16]>()));
    Ok(diesel::insert_into(notices::table)
        .values((
            (
                notices::kind.eq(kind),
                notices::subject_kind.eq(about.kind.as_str()),
                notices::subject_id.eq(about.id),
                notices::request_id.eq(about.request),
                notices::account_id.eq(to.account),
                notices::to_name.eq(&to.name),
                notices::to_address.eq(&to.address),
                notices::language.eq(to.language.tag()),
                notices::subject.eq(&letter.subject),
                notices::body_text.eq(&letter.text),
                notices::body_html.eq(&letter.html),
            ),
            notices::message_id.eq(message_id),
            notices::state.eq(NoticeState::Queued),
            notices::attempts.eq(0),
            notices::next_at.eq(now),
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
                .and(notices::state.eq_any([NoticeState::Queued, NoticeState::Retrying])),
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
    let waiting = notices::state.eq_any([NoticeState::Queued, NoticeState::Retrying]);
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

/// One notice.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: NoticeId) -> Result<NoticeRow> {
    Ok(notices::table.find(id).select(NoticeRow::as_select()).first(conn)?)
}

/// Who was written to about one request, newest first.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<NoticeRow>> {
    Ok(notices::table
        .filter(notices::request_id.eq(request))
        .order(notices::id.desc())
        .select(NoticeRow::as_select())
        .load(conn)?)
}

/// What to list of the outbox.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only this state.
    pub state: Option<NoticeState>,
    /// Only letters to addresses that hold this, in any case.
    pub address: Option<String>,
    /// Only rows before this id (keyset).
    pub before: Option<i64>,
}

/// A page of the outbox, newest first.
///
/// # Errors
/// When the database fails.
pub fn page(conn: &mut Conn, filter: &Filter, limit: i64) -> Result<Vec<NoticeRow>> {
    let mut query =
        notices::table.select(NoticeRow::as_select()).order(notices::id.desc()).limit(limit).into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(notices::state.eq(state));
    }
    if let Some(address) = &filter.address {
        let part = address.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        query = query.filter(lower(notices::to_address).like(format!("%{part}%")).escape('\\'));
    }
    if let Some(before) = filter.before {
        query = query.filter(notices::id.lt(NoticeId(before)));
    }
    Ok(query.load(conn)?)
}

/// How the queue stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueState {
    /// Waiting or being tried again.
    pub unsent: i64,
    /// Given up.
    pub failed: i64,
    /// When the oldest unsent one was written, UTC.
    pub oldest_unsent: Option<NaiveDateTime>,
    /// Why the queue stands still, if it does.
    pub paused: Option<String>,
}

/// How the queue stands now.
///
/// # Errors
/// When the database fails.
pub fn queue_state(conn: &mut Conn) -> Result<QueueState> {
    let open = [NoticeState::Queued, NoticeState::Retrying, NoticeState::Sending];
    let unsent = notices::table.filter(notices::state.eq_any(open)).count().get_result(conn)?;
    let failed = notices::table.filter(notices::state.eq(NoticeState::Failed)).count().get_result(conn)?;
    let oldest_unsent = notices::table
        .filter(notices::state.eq_any(open))
        .order(notices::id)
        .select(notices::created_at)
        .first(conn)
        .optional()?;
    let paused =
        mail_pause::table.order(mail_pause::id.desc()).select(mail_pause::reason).first(conn).optional()?;
    Ok(QueueState { unsent, failed, oldest_unsent, paused })
}

pub(super) fn set_pause(tx: &mut Tx, reason: Option<&str>) -> Result<()> {
    let now = tx.now;
    diesel::delete(mail_pause::table).execute(tx.conn())?;
    if let Some(reason) = reason {
        diesel::insert_into(mail_pause::table)
            .values((mail_pause::reason.eq(reason), mail_pause::paused_at.eq(now)))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Claims what is due, at most `limit`, until `lease_until`. A claim whose lease ran out can be claimed anew.
pub(super) fn claim(
    tx: &mut Tx,
    lease: &str,
    lease_until: NaiveDateTime,
    limit: i64,
) -> Result<Vec<NoticeRow>> {
    let now = tx.now;
    let due: Vec<NoticeId> = notices::table
        .filter(
            notices::state
                .eq_any([NoticeState::Queued, NoticeState::Retrying, NoticeState::Sending])
                .and(notices::next_at.le(now))
                .and(notices::lease_until.is_null().or(notices::lease_until.lt(now))),
        )
        .order((notices::next_at, notices::id))
        .limit(limit)
        .select(notices::id)
        .load(tx.conn())?;
    // The condition is asked again in the change itself: another node may have been faster.
    let claimed: Vec<NoticeId> = diesel::update(
        notices::table.filter(
            notices::id
                .eq_any(due)
                .and(notices::state.eq_any([
                    NoticeState::Queued,
                    NoticeState::Retrying,
                    NoticeState::Sending,
                ]))
                .and(notices::lease_until.is_null().or(notices::lease_until.lt(now))),
        ),
    )
    .set((
        notices::state.eq(NoticeState::Sending),
        notices::lease.eq(lease),
        notices::lease_until.eq(lease_until),
        notices::attempts.eq(notices::attempts + 1),
    ))
    .returning(notices::id)
    .get_results(tx.conn())?;
    Ok(notices::table
        .filter(notices::id.eq_any(claimed))
        .order(notices::id)
        .select(NoticeRow::as_select())
        .load(tx.conn())?)
}

/// How a try ended.
pub(super) enum Ended {
    Sent,
    Again(NaiveDateTime, String),
    Failed(String),
}

pub(super) fn end(tx: &mut Tx, id: NoticeId, lease: &str, ended: &Ended) -> Result<()> {
    let now = tx.now;
    let (state, next_at, error, sent_at) = match ended {
        Ended::Sent => (NoticeState::Sent, now, "", Some(now)),
        Ended::Again(at, error) => (NoticeState::Retrying, *at, error.as_str(), None),
        Ended::Failed(error) => (NoticeState::Failed, now, error.as_str(), None),
    };
    diesel::update(notices::table.filter(notices::id.eq(id).and(notices::lease.eq(lease))))
        .set((
            notices::state.eq(state),
            notices::next_at.eq(next_at),
            notices::error.eq(error),
            notices::sent_at.eq(sent_at),
            notices::lease.eq(None::<String>),
            notices::lease_until.eq(None::<NaiveDateTime>),
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
