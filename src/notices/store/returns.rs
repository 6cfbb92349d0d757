//! Letters that came back, and the addresses that nothing arrives at.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::ids::{AccountId, NoticeId, RequestId};
use crate::db::schema::{mail_returns, notices};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::notices::NoticeRow;

/// A letter that came back.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = mail_returns)]
pub struct Return {
    /// Its number.
    pub id: i64,
    /// The letter.
    pub notice_id: NoticeId,
    /// The address that it went to.
    pub address: String,
    /// Status of RFC 3463, such as 5.1.1; empty when a person marked it.
    pub status: String,
    /// What the report or the person said.
    pub said: String,
    /// The person who marked it; none for a report.
    pub marked_by: Option<AccountId>,
    /// When it was noted, UTC.
    pub noted_at: NaiveDateTime,
}

/// An address as it is compared.
fn folded(address: &str) -> String {
    address.trim().to_lowercase()
}

/// What a report or a person says of a letter that came back.
#[derive(Debug, Clone, Copy)]
pub(in crate::notices) struct New<'a> {
    /// Names the report, so that the same one counts once.
    pub report: &'a str,
    pub notice: NoticeId,
    pub address: &'a str,
    pub status: &'a str,
    pub said: &'a str,
    pub by: Option<AccountId>,
}

/// Notes that a letter came back; false when this report is known already.
pub(in crate::notices) fn add(tx: &mut Tx, new: New<'_>) -> Result<bool> {
    let now = tx.now;
    let known: i64 =
        mail_returns::table.filter(mail_returns::report.eq(new.report)).count().get_result(tx.conn())?;
    if known > 0 {
        return Ok(false);
    }
    diesel::insert_into(mail_returns::table)
        .values((
            mail_returns::report.eq(new.report),
            mail_returns::notice_id.eq(new.notice),
            mail_returns::address.eq(new.address),
            mail_returns::folded.eq(folded(new.address)),
            mail_returns::status.eq(new.status),
            mail_returns::said.eq(new.said),
            mail_returns::marked_by.eq(new.by),
            mail_returns::noted_at.eq(now),
        ))
        .execute(tx.conn())?;
    diesel::update(notices::table.find(new.notice)).set(notices::came_back_at.eq(now)).execute(tx.conn())?;
    Ok(true)
}

/// The letter with this Message-ID.
pub(in crate::notices) fn letter_of(conn: &mut Conn, message_id: &str) -> Result<Option<NoticeRow>> {
    Ok(notices::table
        .filter(notices::message_id.eq(message_id))
        .select(NoticeRow::as_select())
        .first(conn)
        .optional()?)
}

/// What came back from an address and was not lifted, newest first, ten at most. While there is any, the address is marked.
///
/// # Errors
/// When the database fails.
pub fn of_address(conn: &mut Conn, address: &str) -> Result<Vec<Return>> {
    Ok(mail_returns::table
        .filter(mail_returns::folded.eq(folded(address)).and(mail_returns::lifted_at.is_null()))
        .order(mail_returns::id.desc())
        .limit(10)
        .select(Return::as_select())
        .load(conn)?)
}

/// What came back of the letters about one request, whether lifted or not, newest first.
///
/// # Errors
/// When the database fails.
pub fn returned_of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Return>> {
    Ok(mail_returns::table
        .inner_join(notices::table.on(notices::id.eq(mail_returns::notice_id)))
        .filter(notices::request_id.eq(request))
        .order(mail_returns::id.desc())
        .select(Return::as_select())
        .load(conn)?)
}

/// How many letters about one request came back.
///
/// # Errors
/// When the database fails.
pub fn came_back(conn: &mut Conn, request: RequestId) -> Result<i64> {
    let back = notices::request_id.eq(request).and(notices::came_back_at.is_not_null());
    Ok(notices::table.filter(back).count().get_result(conn)?)
}

/// Takes the mark from an address; gives how many reports stood against it.
pub(in crate::notices) fn lift(tx: &mut Tx, address: &str, by: Option<AccountId>) -> Result<usize> {
    let now = tx.now;
    Ok(diesel::update(
        mail_returns::table
            .filter(mail_returns::folded.eq(folded(address)).and(mail_returns::lifted_at.is_null())),
    )
    .set((mail_returns::lifted_at.eq(now), mail_returns::lifted_by.eq(by)))
    .execute(tx.conn())?)
}
