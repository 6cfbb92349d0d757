//! The rows of who comes to an organization and who goes: memberships, invitations, questions to join.

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;

use super::MemberPart;
use crate::access::organizations::Standing;
use crate::accounts::tokens::Token;
use crate::accounts::{AccountId, folded_email};
use crate::db::ids::OrganizationId;
use crate::db::schema::{accounts, join_requests, memberships, organization_invitations, organizations};
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::text_enum;

text_enum! {
    /// Where a question to join stands.
    pub enum JoinState {
        /// Waiting for an owner.
        Asked = "asked",
        /// Let in.
        Approved = "approved",
        /// Not let in, with a reason.
        Refused = "refused",
        /// Taken back by the person who asked, or no longer needed.
        Withdrawn = "withdrawn",
    }
}

/// An invitation by letter.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organization_invitations)]
pub struct Invitation {
    /// Row id.
    pub id: i64,
    /// Where to.
    pub organization_id: OrganizationId,
    /// The name that the letter greets.
    pub name: String,
    /// The only address that can use it.
    pub email: String,
    /// What the person will be there.
    pub part: MemberPart,
    /// Who invited.
    pub invited_by: AccountId,
    /// Sent, UTC.
    pub invited_at: NaiveDateTime,
    /// Good until, UTC.
    pub expires_at: NaiveDateTime,
}

/// Somebody asks to join.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = join_requests)]
pub struct JoinRequest {
    /// Row id.
    pub id: i64,
    /// Where to.
    pub organization_id: OrganizationId,
    /// Who asks.
    pub account_id: AccountId,
    /// What they say.
    pub message: String,
    /// Where it stands.
    pub state: JoinState,
    /// Asked, UTC.
    pub asked_at: NaiveDateTime,
    /// Answered, UTC.
    pub answered_at: Option<NaiveDateTime>,
    /// Why not.
    pub reason: String,
}

/// How one person stands to one organization.
///
/// # Errors
/// When the database fails.
pub fn standing(conn: &mut Conn, id: OrganizationId, person: AccountId) -> Result<Standing> {
    let rows: Vec<(AccountId, MemberPart)> = memberships::table
        .filter(memberships::organization_id.eq(id))
        .select((memberships::account_id, memberships::part))
        .load(conn)?;
    let own = rows.iter().find(|(account, _)| *account == person).map(|(_, part)| *part);
    Ok(Standing {
        member: own.is_some(),
        owner: own == Some(MemberPart::Owner),
        ownerless: !rows.iter().any(|(_, part)| *part == MemberPart::Owner),
    })
}

/// The organization that is registered under this key.
///
/// # Errors
/// When the database fails.
pub fn by_registration(conn: &mut Conn, key: &str) -> Result<Option<OrganizationId>> {
    Ok(organizations::table
        .filter(organizations::registration_key.eq(key))
        .select(organizations::id)
        .first(conn)
        .optional()?)
}

/// How many own it.
pub(in crate::organizations) fn owners(conn: &mut Conn, id: OrganizationId) -> Result<i64> {
    Ok(memberships::table
        .filter(memberships::organization_id.eq(id).and(memberships::part.eq(MemberPart::Owner)))
        .count()
        .get_result(conn)?)
}

pub(in crate::organizations) fn part_of(
    conn: &mut Conn,
    id: OrganizationId,
    account: AccountId,
) -> Result<Option<MemberPart>> {
    Ok(memberships::table.find((id, account)).select(memberships::part).first(conn).optional()?)
}

pub(in crate::organizations) fn part_with(tx: &mut Tx, id: OrganizationId, account: AccountId) -> Result<()> {
    let gone = diesel::delete(memberships::table.find((id, account))).execute(tx.conn())?;
    portable::exactly_one(gone)
}

pub(in crate::organizations) fn set_part(
    tx: &mut Tx,
    id: OrganizationId,
    account: AccountId,
    from: MemberPart,
    to: MemberPart,
) -> Result<()> {
    let row = memberships::organization_id
        .eq(id)
        .and(memberships::account_id.eq(account))
        .and(memberships::part.eq(from));
    let touched =
        diesel::update(memberships::table.filter(row)).set(memberships::part.eq(to)).execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Writes an invitation; gives its id and the secret of its link.
pub(in crate::organizations) fn invite(
    tx: &mut Tx,
    id: OrganizationId,
    person: (&str, &str),
    part: MemberPart,
    by: AccountId,
    days: i64,
) -> Result<(i64, String)> {
    use organization_invitations as rows;
    let (now, token, (name, email)) = (tx.now, Token::new(), person);
    let row = diesel::insert_into(rows::table)
        .values((
            rows::organization_id.eq(id),
            rows::name.eq(name),
            rows::email.eq(email),
            rows::email_folded.eq(folded_email(email)),
            rows::part.eq(part),
            rows::token_hash.eq(token.hash().as_str()),
            rows::invited_by.eq(by),
            rows::invited_at.eq(now),
            rows::expires_at.eq(now + Duration::days(days)),
        ))
        .returning(rows::id)
        .get_result(tx.conn())?;
    Ok((row, token.text().to_string()))
}

/// Invitations that can still be used, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn open_invitations(conn: &mut Conn, id: OrganizationId, now: NaiveDateTime) -> Result<Vec<Invitation>> {
    use organization_invitations as rows;
    Ok(rows::table
        .filter(rows::organization_id.eq(id).and(rows::used_at.is_null()).and(rows::revoked_at.is_null()))
        .filter(rows::expires_at.gt(now))
        .order(rows::id)
        .select(Invitation::as_select())
        .load(conn)?)
}

/// The invitation behind a token, when it can still be used.
///
/// # Errors
/// When the database fails.
pub fn invitation(conn: &mut Conn, token: &str, now: NaiveDateTime) -> Result<Option<Invitation>> {
    use organization_invitations as rows;
    let Some(token) = Token::parse(token) else { return Ok(None) };
    Ok(rows::table
        .filter(rows::token_hash.eq(token.hash().as_str()))
        .filter(rows::used_at.is_null().and(rows::revoked_at.is_null()).and(rows::expires_at.gt(now)))
        .select(Invitation::as_select())
        .first(conn)
        .optional()?)
}

/// Uses an invitation up; a conflict when somebody was faster.
pub(in crate::organizations) fn use_up(tx: &mut Tx, invitation: i64, by: AccountId) -> Result<()> {
    use organization_invitations as rows;
    let now = tx.now;
    let open = rows::id.eq(invitation).and(rows::used_at.is_null()).and(rows::revoked_at.is_null());
    let touched = diesel::update(rows::table.filter(open))
        .set((rows::used_at.eq(now), rows::used_by.eq(by)))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Takes an invitation back; a conflict when it can no longer be used.
pub(in crate::organizations) fn revoke(tx: &mut Tx, id: OrganizationId, invitation: i64) -> Result<()> {
    use organization_invitations as rows;
    let now = tx.now;
    let open = rows::used_at.is_null().and(rows::revoked_at.is_null());
    let own = rows::id.eq(invitation).and(rows::organization_id.eq(id));
    let touched =
        diesel::update(rows::table.filter(own.and(open))).set(rows::revoked_at.eq(now)).execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Takes back every invitation to one address that could still be used.
pub(in crate::organizations) fn revoke_all_to(tx: &mut Tx, id: OrganizationId, address: &str) -> Result<()> {
    use organization_invitations as rows;
    let now = tx.now;
    let open = rows::used_at.is_null().and(rows::revoked_at.is_null());
    let to = rows::organization_id.eq(id).and(rows::email_folded.eq(folded_email(address)));
    diesel::update(rows::table.filter(to.and(open))).set(rows::revoked_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

pub(in crate::organizations) fn ask_to_join(
    tx: &mut Tx,
    id: OrganizationId,
    account: AccountId,
    message: &str,
) -> Result<i64> {
    use join_requests as rows;
    let now = tx.now;
    Ok(diesel::insert_into(rows::table)
        .values((
            rows::organization_id.eq(id),
            rows::account_id.eq(account),
            rows::message.eq(message),
            rows::state.eq(JoinState::Asked),
            rows::asked_at.eq(now),
            rows::reason.eq(""),
        ))
        .returning(rows::id)
        .get_result(tx.conn())?)
}

/// One question to join.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn join_request(conn: &mut Conn, id: i64) -> Result<JoinRequest> {
    Ok(join_requests::table.find(id).select(JoinRequest::as_select()).first(conn)?)
}

/// The newest question to join of a person.
///
/// # Errors
/// When the database fails.
pub fn join_request_of(conn: &mut Conn, account: AccountId) -> Result<Option<JoinRequest>> {
    Ok(join_requests::table
        .filter(join_requests::account_id.eq(account))
        .order(join_requests::id.desc())
        .select(JoinRequest::as_select())
        .first(conn)
        .optional()?)
}

/// Open questions to join an organization with the names of those who ask, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn open_joins(conn: &mut Conn, id: OrganizationId) -> Result<Vec<(JoinRequest, String, String)>> {
    Ok(join_requests::table
        .inner_join(accounts::table.on(accounts::id.eq(join_requests::account_id)))
        .filter(join_requests::organization_id.eq(id).and(join_requests::state.eq(JoinState::Asked)))
        .order(join_requests::id)
        .select((JoinRequest::as_select(), accounts::name, accounts::email))
        .load(conn)?)
}

/// Answers a question to join, if it is still open.
pub(in crate::organizations) fn answer_join(
    tx: &mut Tx,
    id: i64,
    state: JoinState,
    by: AccountId,
    reason: &str,
) -> Result<()> {
    use join_requests as rows;
    let now = tx.now;
    let touched = diesel::update(rows::table.filter(rows::id.eq(id).and(rows::state.eq(JoinState::Asked))))
        .set((
            rows::state.eq(state),
            rows::answered_by.eq(by),
            rows::answered_at.eq(now),
            rows::reason.eq(reason),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Questions to join that are still open though the person belongs to an organization, for the checker.
pub(in crate::organizations) fn idle_joins(conn: &mut Conn) -> Result<Vec<i64>> {
    Ok(join_requests::table
        .filter(join_requests::state.eq(JoinState::Asked))
        .filter(join_requests::account_id.eq_any(memberships::table.select(memberships::account_id)))
        .select(join_requests::id)
        .load(conn)?)
}
