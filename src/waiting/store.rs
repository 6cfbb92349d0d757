//! The rows of what is awaited.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{Ask, WaitKind, WaitSubject, Whom};
use crate::access::Role;
use crate::db::ids::{AccountId, OrganizationId, RequestId, WaitId};
use crate::db::schema::{holds, waits};
use crate::db::{Conn, Tx};
use crate::error::Result;

/// One thing awaited, as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = waits)]
pub struct Wait {
    /// Its id.
    pub id: WaitId,
    /// What is awaited.
    pub kind: WaitKind,
    /// Kind of what it is tied to.
    pub subject_kind: WaitSubject,
    /// Id of what it is tied to.
    pub subject_id: i64,
    /// The case.
    pub request_id: Option<RequestId>,
    /// From this person.
    pub account_id: Option<AccountId>,
    /// From this role.
    pub role: Option<Role>,
    /// From this organization.
    pub organization_id: Option<OrganizationId>,
    /// Asked, UTC.
    pub asked_at: NaiveDateTime,
    /// Last day.
    pub due_on: Option<NaiveDate>,
    /// Last reminder, UTC.
    pub reminded_at: Option<NaiveDateTime>,
    /// How many reminders went out.
    pub reminders: i64,
    /// Answered, UTC.
    pub answered_at: Option<NaiveDateTime>,
    /// Given up, UTC.
    pub expired_at: Option<NaiveDateTime>,
}

/// Asks for something.
///
/// # Errors
/// When the database fails.
pub fn ask(tx: &mut Tx, ask: Ask) -> Result<WaitId> {
    let (account, role, organization) = match ask.from {
        Whom::Account(id) => (Some(id), None, None),
        Whom::Role(role) => (None, Some(role), None),
        Whom::Organization(id) => (None, None, Some(id)),
    };
    let now = tx.now;
    Ok(diesel::insert_into(waits::table)
        .values((
            waits::kind.eq(ask.kind),
            waits::subject_kind.eq(ask.subject.0),
            waits::subject_id.eq(ask.subject.1),
            waits::request_id.eq(ask.request),
            waits::account_id.eq(account),
            waits::role.eq(role),
            waits::organization_id.eq(organization),
            waits::asked_at.eq(now),
            waits::due_on.eq(ask.due),
            waits::reminders.eq(0),
        ))
        .returning(waits::id)
        .get_result(tx.conn())?)
}

/// Marks every open wait of one kind on one subject as answered; gives how many there were.
///
/// # Errors
/// When the database fails.
pub fn answer(tx: &mut Tx, kind: WaitKind, subject: (WaitSubject, i64)) -> Result<usize> {
    let now = tx.now;
    Ok(diesel::update(
        waits::table.filter(
            waits::kind
                .eq(kind)
                .and(waits::subject_kind.eq(subject.0))
                .and(waits::subject_id.eq(subject.1))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        ),
    )
    .set(waits::answered_at.eq(now))
    .execute(tx.conn())?)
}

/// Ends every open wait of one kind on one subject that nobody needs to answer any more; gives how many.
///
/// # Errors
/// When the database fails.
pub fn give_up(tx: &mut Tx, kind: WaitKind, subject: (WaitSubject, i64)) -> Result<usize> {
    let now = tx.now;
    Ok(diesel::update(
        waits::table.filter(
            waits::kind
                .eq(kind)
                .and(waits::subject_kind.eq(subject.0))
                .and(waits::subject_id.eq(subject.1))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        ),
    )
    .set(waits::expired_at.eq(now))
    .execute(tx.conn())?)
}

/// Gives the open waits of one kind on one subject another last day; reminders begin anew.
///
/// # Errors
/// When the database fails.
pub fn postpone(tx: &mut Tx, kind: WaitKind, subject: (WaitSubject, i64), due: NaiveDate) -> Result<usize> {
    Ok(diesel::update(
        waits::table.filter(
            waits::kind
                .eq(kind)
                .and(waits::subject_kind.eq(subject.0))
                .and(waits::subject_id.eq(subject.1))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        ),
    )
    .set((waits::due_on.eq(due), waits::reminders.eq(0)))
    .execute(tx.conn())?)
}

/// Marks one wait as answered.
///
/// # Errors
/// When the database fails.
pub fn answer_one(tx: &mut Tx, id: WaitId) -> Result<()> {
    let now = tx.now;
    diesel::update(waits::table.find(id)).set(waits::answered_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

/// Ends waits of a request that nobody needs to answer any more; `keep` stay open.
///
/// # Errors
/// When the database fails.
pub fn expire(tx: &mut Tx, request: RequestId, keep: &[WaitKind]) -> Result<usize> {
    let now = tx.now;
    Ok(diesel::update(
        waits::table.filter(
            waits::request_id
                .eq(request)
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null())
                .and(waits::kind.ne_all(keep.to_vec())),
        ),
    )
    .set(waits::expired_at.eq(now))
    .execute(tx.conn())?)
}

/// Gives what waits for a person to a role instead (absence, disabling).
///
/// # Errors
/// When the database fails.
pub fn give_to(tx: &mut Tx, account: AccountId, role: Role, kind: WaitKind) -> Result<usize> {
    Ok(diesel::update(
        waits::table.filter(
            waits::account_id
                .eq(account)
                .and(waits::kind.eq(kind))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        ),
    )
    .set((waits::account_id.eq(None::<AccountId>), waits::role.eq(role)))
    .execute(tx.conn())?)
}

/// Open waits of one request, oldest first.
///
/// # Errors
/// When the database fails.
pub fn open_for_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Wait>> {
    Ok(waits::table
        .filter(
            waits::request_id.eq(request).and(waits::answered_at.is_null()).and(waits::expired_at.is_null()),
        )
        .order(waits::id)
        .select(Wait::as_select())
        .load(conn)?)
}

/// Open waits of a person, by due date: those on the account, its roles and its organizations.
///
/// # Errors
/// When the database fails.
pub fn open_of(
    conn: &mut Conn,
    account: AccountId,
    roles: &[Role],
    organizations: &[OrganizationId],
) -> Result<Vec<Wait>> {
    Ok(waits::table
        .filter(waits::answered_at.is_null().and(waits::expired_at.is_null()))
        .filter(
            waits::account_id
                .eq(account)
                .or(waits::role.eq_any(roles.to_vec()))
                .or(waits::organization_id.eq_any(organizations.to_vec())),
        )
        .order((waits::due_on, waits::id))
        .select(Wait::as_select())
        .load(conn)?)
}

/// Gives one wait another last day.
///
/// # Errors
/// When the database fails.
pub fn set_due(tx: &mut Tx, id: WaitId, due_on: NaiveDate) -> Result<()> {
    diesel::update(waits::table.find(id)).set(waits::due_on.eq(due_on)).execute(tx.conn())?;
    Ok(())
}

/// The requests whose clocks stand still because a hold is open. What the hold itself waits for goes on.
fn on_hold(conn: &mut Conn, kind: WaitKind) -> Result<Vec<RequestId>> {
    if matches!(kind, WaitKind::HoldAnswer | WaitKind::SecondPerson | WaitKind::Engagement) {
        return Ok(Vec::new());
    }
    Ok(holds::table.filter(holds::state.eq("open")).select(holds::request_id).load(conn)?)
}

/// Open waits of one kind whose last day has passed before `today`, for the sweep.
///
/// # Errors
/// When the database fails.
pub fn overdue(conn: &mut Conn, kind: WaitKind, today: NaiveDate) -> Result<Vec<Wait>> {
    let still = on_hold(conn, kind)?;
    Ok(waits::table
        .filter(waits::request_id.is_null().or(waits::request_id.ne_all(still)))
        .filter(
            waits::kind
                .eq(kind)
                .and(waits::due_on.lt(today))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        )
        .order(waits::id)
        .select(Wait::as_select())
        .load(conn)?)
}

/// Open waits of one kind that are due on or before `on` and had fewer than `count` reminders.
///
/// # Errors
/// When the database fails.
pub fn remindable(conn: &mut Conn, kind: WaitKind, on: NaiveDate, count: i64) -> Result<Vec<Wait>> {
    let still = on_hold(conn, kind)?;
    Ok(waits::table
        .filter(waits::request_id.is_null().or(waits::request_id.ne_all(still)))
        .filter(
            waits::kind
                .eq(kind)
                .and(waits::due_on.le(on))
                .and(waits::reminders.lt(count))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        )
        .order(waits::id)
        .select(Wait::as_select())
        .load(conn)?)
}

/// Notes that a reminder went out.
///
/// # Errors
/// When the database fails.
pub fn mark_reminded(tx: &mut Tx, id: WaitId) -> Result<()> {
    let now = tx.now;
    diesel::update(waits::table.find(id))
        .set((waits::reminded_at.eq(now), waits::reminders.eq(waits::reminders + 1)))
        .execute(tx.conn())?;
    Ok(())
}

/// Waits that are answered and expired at once, or due to nobody, for the checker.
pub(super) fn odd(conn: &mut Conn) -> Result<Vec<WaitId>> {
    Ok(waits::table
        .filter(
            waits::answered_at.is_not_null().and(waits::expired_at.is_not_null()).or(waits::account_id
                .is_null()
                .and(waits::role.is_null())
                .and(waits::organization_id.is_null())),
        )
        .select(waits::id)
        .load(conn)?)
}
