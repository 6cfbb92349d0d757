//! What is read of the outbox.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{NoticeRow, Pause};
use crate::db::Conn;
use crate::db::ids::{NoticeId, RequestId};
use crate::db::schema::notices;
use crate::error::Result;
use crate::notices::{Cause, NoticeState};

diesel::define_sql_function! {
    /// Lower case, as the database knows it.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
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
    /// Only letters whose last try failed for this reason.
    pub cause: Option<Cause>,
    /// Only letters that came back.
    pub came_back: bool,
    /// Only letters to addresses that hold this, in any case.
    pub address: Option<String>,
    /// Only letters whose address, name, subject or Message-ID holds this, in any case.
    pub words: Option<String>,
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
    if let Some(cause) = filter.cause {
        query = query.filter(notices::cause.eq(cause.as_str()));
    }
    if filter.came_back {
        query = query.filter(notices::came_back_at.is_not_null());
    }
    if let Some(address) = &filter.address {
        query = query.filter(lower(notices::to_address).like(holding(address)).escape('\\'));
    }
    if let Some(words) = &filter.words {
        let part = holding(words);
        query = query.filter(
            lower(notices::to_address)
                .like(part.clone())
                .escape('\\')
                .or(lower(notices::to_name).like(part.clone()).escape('\\'))
                .or(lower(notices::subject).like(part.clone()).escape('\\'))
                .or(notices::message_id.like(part).escape('\\')),
        );
    }
    if let Some(before) = filter.before {
        query = query.filter(notices::id.lt(NoticeId(before)));
    }
    Ok(query.load(conn)?)
}

/// What holds these words, for LIKE.
fn holding(words: &str) -> String {
    let plain = words.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
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
    pub paused: Option<Pause>,
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
    let paused = super::pause(conn)?;
    Ok(QueueState { unsent, failed, oldest_unsent, paused })
}

/// Letters that are given up or tried again, by cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// Why.
    pub cause: Cause,
    /// Where they stand: retrying or failed.
    pub state: NoticeState,
    /// How many.
    pub letters: i64,
}

/// Failures by cause.
///
/// # Errors
/// When the database fails.
pub fn counts(conn: &mut Conn) -> Result<Vec<Count>> {
    let rows: Vec<(String, NoticeState, i64)> = notices::table
        .filter(
            notices::state.eq_any([NoticeState::Retrying, NoticeState::Failed]).and(notices::cause.ne("")),
        )
        .group_by((notices::cause, notices::state))
        .order((notices::cause, notices::state))
        .select((notices::cause, notices::state, diesel::dsl::count_star()))
        .load(conn)?;
    let counted = |(cause, state, letters): (String, NoticeState, i64)| {
        Cause::parse(&cause).map(|cause| Count { cause, state, letters })
    };
    Ok(rows.into_iter().filter_map(counted).collect())
}
