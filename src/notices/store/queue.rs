//! The queue: what is due is claimed, sent, and its end is noted.

use chrono::NaiveDateTime;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::NoticeRow;
use crate::db::ids::{AccountId, NoticeId, RequestId};
use crate::db::schema::notices;
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::notices::{Cause, NoticeState, pace};

/// Words of the indexes' own conditions: with bound values no database would see that they fit.
const DUE: &str = "notices.state IN ('queued', 'retrying')";
const ON_THEIR_WAY: &str = "notices.state = 'sending'";

/// Claims what is due, at most `limit`, until `lease_until`; the most urgent first.
pub(in crate::notices) fn claim(
    tx: &mut Tx,
    lease: &str,
    lease_until: NaiveDateTime,
    limit: i64,
) -> Result<Vec<NoticeRow>> {
    let now = tx.now;
    let due = due(tx.conn(), now, limit)?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    // The condition is asked again in the change itself: another node may have been faster.
    let claimed: Vec<NoticeId> = diesel::update(notices::table.filter(
        notices::id.eq_any(due).and(notices::state.eq_any([NoticeState::Queued, NoticeState::Retrying])),
    ))
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
        .order((notices::rank, notices::next_at, notices::id))
        .select(NoticeRow::as_select())
        .load(tx.conn())?)
}

/// What is due, in its order. On PostgreSQL what another node is just claiming is passed over.
fn due(conn: &mut Conn, now: NaiveDateTime, limit: i64) -> Result<Vec<NoticeId>> {
    let due = notices::table
        .filter(sql::<Bool>(DUE).and(notices::next_at.le(now)))
        .order((notices::rank, notices::next_at, notices::id))
        .limit(limit)
        .select(notices::id);
    Ok(match conn {
        Conn::Pg(pg) => due.for_update().skip_locked().load(pg)?,
        Conn::Sqlite(lite) => due.load(lite)?,
    })
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::notices) enum Ended {
    /// The server has it.
    Sent,
    /// There will be another try then.
    Again(NaiveDateTime, Cause, String),
    /// Given up.
    Failed(Cause, String),
}

/// Notes how a try ended, if the claim still holds.
pub(in crate::notices) fn end(tx: &mut Tx, id: NoticeId, lease: &str, ended: &Ended) -> Result<()> {
    let now = tx.now;
    let (state, next_at, cause, error, sent_at) = match ended {
        Ended::Sent => (NoticeState::Sent, now, "", "", Some(now)),
        Ended::Again(at, cause, error) => (NoticeState::Retrying, *at, cause.as_str(), error.as_str(), None),
        Ended::Failed(cause, error) => (NoticeState::Failed, now, cause.as_str(), error.as_str(), None),
    };
    diesel::update(notices::table.filter(notices::id.eq(id).and(notices::lease.eq(lease))))
        .set((
            notices::state.eq(state),
            notices::next_at.eq(next_at),
            notices::cause.eq(cause),
            notices::error.eq(error),
            notices::sent_at.eq(sent_at),
            notices::lease.eq(None::<String>),
            notices::lease_until.eq(None::<NaiveDateTime>),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Gives back what was claimed and not tried: the claim does not count as a try.
pub(in crate::notices) fn give_back(tx: &mut Tx, ids: &[NoticeId], lease: &str) -> Result<()> {
    for first in [true, false] {
        let own = notices::id.eq_any(ids.to_vec()).and(notices::lease.eq(lease));
        let state = if first { NoticeState::Queued } else { NoticeState::Retrying };
        diesel::update(notices::table.filter(own.and(notices::attempts.le(1).eq(first))))
            .set((
                notices::state.eq(state),
                notices::attempts.eq(notices::attempts - 1),
                notices::lease.eq(None::<String>),
                notices::lease_until.eq(None::<NaiveDateTime>),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Letters that were left on their way: their claim ran out before `until` (all of them without it), at most `limit`.
/// Id, tries so far, when written.
pub(in crate::notices) fn stuck(
    conn: &mut Conn,
    until: Option<NaiveDateTime>,
    limit: i64,
) -> Result<Vec<(NoticeId, i64, NaiveDateTime)>> {
    let mut query = notices::table
        .filter(sql::<Bool>(ON_THEIR_WAY))
        .order(notices::lease_until)
        .limit(limit)
        .select((notices::id, notices::attempts, notices::created_at))
        .into_boxed();
    if let Some(until) = until {
        query = query.filter(notices::lease_until.lt(until));
    }
    Ok(query.load(conn)?)
}

/// Takes a letter that was left on its way back into the queue, or gives it up.
pub(in crate::notices) fn unstick(tx: &mut Tx, id: NoticeId, ended: &Ended) -> Result<usize> {
    let now = tx.now;
    let (state, next_at, cause, error) = match ended {
        Ended::Sent => return Ok(0),
        Ended::Again(at, cause, error) => (NoticeState::Retrying, *at, cause.as_str(), error.as_str()),
        Ended::Failed(cause, error) => (NoticeState::Failed, now, cause.as_str(), error.as_str()),
    };
    let still = notices::id.eq(id).and(notices::state.eq(NoticeState::Sending));
    Ok(diesel::update(notices::table.filter(still))
        .set((
            notices::state.eq(state),
            notices::next_at.eq(next_at),
            notices::cause.eq(cause),
            notices::error.eq(error),
            notices::lease.eq(None::<String>),
            notices::lease_until.eq(None::<NaiveDateTime>),
        ))
        .execute(tx.conn())?)
}

/// Puts letters that were given up back into the queue, the oldest first, at most `limit`; gives how many.
pub(in crate::notices) fn requeue_failed(tx: &mut Tx, cause: Cause, limit: i64) -> Result<usize> {
    let failed = notices::cause.eq(cause.as_str()).and(notices::state.eq(NoticeState::Failed));
    let ids: Vec<NoticeId> =
        notices::table.filter(failed).order(notices::id).limit(limit).select(notices::id).load(tx.conn())?;
    let count = ids.len();
    for id in ids {
        super::requeue(tx, id)?;
    }
    Ok(count)
}

/// What is kept for the digest of one person that is due, oldest first, at most `limit`.
pub(in crate::notices) fn kept_of(
    conn: &mut Conn,
    account: AccountId,
    until: NaiveDateTime,
    limit: i64,
) -> Result<Vec<NoticeRow>> {
    Ok(notices::table
        .filter(
            sql::<Bool>("notices.state = 'kept'")
                .and(notices::account_id.eq(account))
                .and(notices::next_at.le(until)),
        )
        .order(notices::id)
        .limit(limit)
        .select(NoticeRow::as_select())
        .load(conn)?)
}

/// The person whose digest has been due the longest.
pub(in crate::notices) fn next_digest(conn: &mut Conn, until: NaiveDateTime) -> Result<Option<AccountId>> {
    let found: Option<Option<AccountId>> = notices::table
        .filter(sql::<Bool>("notices.state = 'kept'").and(notices::next_at.le(until)))
        .order((notices::next_at, notices::id))
        .select(notices::account_id)
        .first(conn)
        .optional()?;
    Ok(found.flatten())
}

/// Marks what a digest says.
pub(in crate::notices) fn mark_gathered(tx: &mut Tx, ids: Vec<NoticeId>, into: NoticeId) -> Result<usize> {
    Ok(diesel::update(
        notices::table.filter(notices::id.eq_any(ids).and(notices::state.eq(NoticeState::Kept))),
    )
    .set((notices::state.eq(NoticeState::Gathered), notices::gathered_into.eq(into)))
    .execute(tx.conn())?)
}

/// Sends what is kept for a person by itself, or keeps it until another time: after the person chose another pace.
pub(in crate::notices) fn keep_anew(
    tx: &mut Tx,
    account: AccountId,
    until: impl Fn(pace::Haste) -> Option<NaiveDateTime>,
) -> Result<()> {
    let now = tx.now;
    let kept: Vec<(NoticeId, String)> = notices::table
        .filter(sql::<Bool>("notices.state = 'kept'").and(notices::account_id.eq(account)))
        .select((notices::id, notices::kind))
        .load(tx.conn())?;
    for (id, kind) in kept {
        let at = until(pace::haste(&kind));
        diesel::update(notices::table.find(id))
            .set((
                notices::state.eq(if at.is_some() { NoticeState::Kept } else { NoticeState::Queued }),
                notices::next_at.eq(at.unwrap_or(now)),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Voids what is kept for one person, about one request alone when it is named; gives how many.
pub(in crate::notices) fn void_kept(
    tx: &mut Tx,
    account: AccountId,
    request: Option<RequestId>,
) -> Result<usize> {
    let kept = sql::<Bool>("notices.state = 'kept'").and(notices::account_id.eq(account));
    let change = notices::state.eq(NoticeState::Voided);
    Ok(match request {
        Some(request) => diesel::update(notices::table.filter(kept.and(notices::request_id.eq(request))))
            .set(change)
            .execute(tx.conn())?,
        None => diesel::update(notices::table.filter(kept)).set(change).execute(tx.conn())?,
    })
}
