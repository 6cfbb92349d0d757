//! Unsent letters and what they wait for.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::db::ids::{AccountId, NoticeId, WaitId};
use crate::db::schema::{notices, waits};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::notices::{About, NoticeState};
use crate::waiting::{WaitKind, WaitSubject};

/// Unsent letters of these kinds to an address in the same case, or about the same thing, do not leave any more.
pub(super) fn void(tx: &mut Tx, kinds: &[&str], about: About, address: &str) -> Result<()> {
    let these = notices::kind
        .eq_any(kinds.to_vec())
        .and(notices::to_address.eq(address))
        .and(notices::state.eq_any(NoticeState::WAITING));
    match about.request {
        Some(request) => diesel::update(notices::table.filter(notices::request_id.eq(request).and(these)))
            .set(notices::state.eq(NoticeState::Voided))
            .execute(tx.conn())?,
        None => {
            let thing = notices::subject_kind.eq(about.kind.as_str()).and(notices::subject_id.eq(about.id));
            diesel::update(notices::table.filter(thing.and(these)))
                .set(notices::state.eq(NoticeState::Voided))
                .execute(tx.conn())?
        }
    };
    Ok(())
}

/// The open wait that a letter is about.
fn awaited(
    conn: &mut Conn,
    kind: WaitKind,
    about: About,
    account: Option<AccountId>,
) -> Result<Option<(WaitId, Option<NaiveDate>)>> {
    let open = waits::answered_at.is_null().and(waits::expired_at.is_null());
    let mut query =
        waits::table.filter(open).order(waits::id.desc()).select((waits::id, waits::due_on)).into_boxed();
    query = match account {
        Some(account) => query.filter(waits::account_id.is_null().or(waits::account_id.eq(account))),
        None => query.filter(waits::account_id.is_null()),
    };
    query = match (about.wait, about.request) {
        (Some(wait), _) => query.filter(waits::id.eq(wait)),
        (None, Some(request)) => query.filter(waits::request_id.eq(request).and(waits::kind.eq(kind))),
        (None, None) => query.filter(
            waits::subject_kind
                .eq(about.kind.as_str())
                .and(waits::subject_id.eq(about.id))
                .and(waits::kind.eq(kind)),
        ),
    };
    Ok(query.first(conn).optional()?)
}

pub(super) fn tie(
    tx: &mut Tx,
    id: NoticeId,
    kind: WaitKind,
    by_day: bool,
    about: About,
    account: Option<AccountId>,
) -> Result<()> {
    let Some((wait, due)) = awaited(tx.conn(), kind, about, account)? else { return Ok(()) };
    diesel::update(notices::table.find(id))
        .set((notices::wait_id.eq(wait), notices::wait_due.eq(due.filter(|_| by_day))))
        .execute(tx.conn())?;
    Ok(())
}

pub(super) fn untie(tx: &mut Tx, id: NoticeId) -> Result<()> {
    diesel::update(notices::table.find(id))
        .set((notices::wait_id.eq(None::<WaitId>), notices::wait_due.eq(None::<NaiveDate>)))
        .execute(tx.conn())?;
    Ok(())
}

type Tied = (
    NoticeId,
    Option<NaiveDate>,
    (WaitKind, WaitSubject, i64, Option<AccountId>, Option<NaiveDate>),
    (Option<NaiveDateTime>, Option<NaiveDateTime>),
);

/// Those of these letters whose answer nobody awaits any more, or not by the day that they name.
pub(super) fn stale(conn: &mut Conn, ids: &[NoticeId]) -> Result<Vec<NoticeId>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let tied: Vec<Tied> = notices::table
        .inner_join(waits::table.on(notices::wait_id.eq(waits::id.nullable())))
        .filter(notices::id.eq_any(ids.to_vec()))
        .select((
            notices::id,
            notices::wait_due,
            (waits::kind, waits::subject_kind, waits::subject_id, waits::account_id, waits::due_on),
            (waits::answered_at, waits::expired_at),
        ))
        .load(conn)?;
    let mut stale = Vec::new();
    for (id, day, (kind, subject, subject_id, account, due), ended) in tied {
        let is_day = |due: Option<NaiveDate>| day.is_none_or(|day| due == Some(day));
        if ended == (None, None) && is_day(due) {
            continue;
        }
        // The same may have been asked for anew.
        let open: Vec<(Option<AccountId>, Option<NaiveDate>)> = waits::table
            .filter(
                waits::kind
                    .eq(kind)
                    .and(waits::subject_kind.eq(subject))
                    .and(waits::subject_id.eq(subject_id))
                    .and(waits::answered_at.is_null())
                    .and(waits::expired_at.is_null()),
            )
            .select((waits::account_id, waits::due_on))
            .load(conn)?;
        if !open.into_iter().any(|(whom, due)| whom == account && is_day(due)) {
            stale.push(id);
        }
    }
    Ok(stale)
}

/// Claimed letters, and letters kept for a digest, do not leave.
pub(super) fn take_back(tx: &mut Tx, ids: &[NoticeId]) -> Result<()> {
    let kept = notices::id.eq_any(ids.to_vec()).and(notices::state.eq(NoticeState::Kept));
    diesel::update(notices::table.filter(kept))
        .set(notices::state.eq(NoticeState::Voided))
        .execute(tx.conn())?;
    diesel::update(
        notices::table.filter(notices::id.eq_any(ids.to_vec()).and(notices::state.eq(NoticeState::Sending))),
    )
    .set((
        notices::state.eq(NoticeState::Voided),
        notices::attempts.eq(notices::attempts - 1),
        notices::lease.eq(None::<String>),
        notices::lease_until.eq(None::<NaiveDateTime>),
    ))
    .execute(tx.conn())?;
    Ok(())
}
