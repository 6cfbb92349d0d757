//! The rows of questions and their answers.

pub(super) mod directory;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{ContactKind, OpinionKind, OpinionState, Verdict};
use crate::accounts::tokens::Token;
use crate::accounts::{AccountId, folded_email};
use crate::db::ids::RequestId;
use crate::db::schema::opinions;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;

/// A question to somebody, with the answer when there is one.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = opinions)]
pub struct Opinion {
    /// Row id.
    pub id: i64,
    /// The case.
    pub request_id: RequestId,
    /// Whose account may answer it as well.
    pub account_id: Option<AccountId>,
    /// What is asked for.
    pub kind: OpinionKind,
    /// As what the person is asked.
    pub from_kind: ContactKind,
    /// Entity or network.
    pub entity: String,
    /// The person.
    pub contact: String,
    /// Their address.
    pub email: String,
    /// What the secretariat asks.
    pub question: String,
    /// Where it stands.
    pub state: OpinionState,
    /// Who asked; the system for a sponsor who was named in the request.
    pub asked_by: Option<AccountId>,
    /// Asked, UTC.
    pub asked_at: NaiveDateTime,
    /// Last day.
    pub due_on: NaiveDate,
    /// The link is good until, UTC.
    pub expires_at: NaiveDateTime,
    /// What was answered.
    pub verdict: Option<Verdict>,
    /// In their words.
    pub text: String,
    /// Whose account it was answered with; none by the link.
    pub answered_by: Option<AccountId>,
    /// Answered, UTC.
    pub answered_at: Option<NaiveDateTime>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// What to ask whom.
pub(super) struct NewOpinion<'a> {
    pub request: RequestId,
    pub entry: Option<i64>,
    pub account: Option<AccountId>,
    pub kind: OpinionKind,
    pub from_kind: ContactKind,
    pub entity: &'a str,
    pub contact: &'a str,
    pub email: &'a str,
    pub question: &'a str,
    pub by: Option<AccountId>,
    pub due: NaiveDate,
    pub expires: NaiveDateTime,
}

/// Writes a question; gives its id and the secret of its link.
pub(super) fn insert(tx: &mut Tx, new: &NewOpinion) -> Result<(i64, String)> {
    let (now, token) = (tx.now, Token::new());
    let id = diesel::insert_into(opinions::table)
        .values((
            (
                opinions::request_id.eq(new.request),
                opinions::entry_id.eq(new.entry),
                opinions::account_id.eq(new.account),
                opinions::kind.eq(new.kind),
                opinions::from_kind.eq(new.from_kind),
                opinions::entity.eq(new.entity),
                opinions::contact.eq(new.contact),
                opinions::email.eq(new.email),
            ),
            opinions::email_folded.eq(folded_email(new.email)),
            opinions::question.eq(new.question),
            opinions::token_hash.eq(token.hash().as_str()),
            opinions::state.eq(OpinionState::Asked),
            opinions::asked_by.eq(new.by),
            opinions::asked_at.eq(now),
            opinions::due_on.eq(new.due),
            opinions::expires_at.eq(new.expires),
            opinions::text.eq(""),
            opinions::version.eq(1),
        ))
        .returning(opinions::id)
        .get_result(tx.conn())?;
    Ok((id, token.text().to_string()))
}

/// The row, if it still is as it was read and waits for an answer.
macro_rules! open {
    ($opinion:expr) => {
        opinions::table.filter(
            opinions::id
                .eq($opinion.id)
                .and(opinions::version.eq($opinion.version))
                .and(opinions::state.eq(OpinionState::Asked)),
        )
    };
}

/// Gives an open question another link; the earlier one opens nothing any more.
pub(super) fn new_link(tx: &mut Tx, opinion: &Opinion) -> Result<String> {
    let token = Token::new();
    let touched = diesel::update(open!(opinion))
        .set((opinions::token_hash.eq(token.hash().as_str()), opinions::version.eq(opinion.version + 1)))
        .execute(tx.conn())?;
    portable::exactly_one(touched)?;
    Ok(token.text().to_string())
}

/// Writes an answer; a conflict when it was answered or taken back meanwhile.
pub(super) fn answer(
    tx: &mut Tx,
    opinion: &Opinion,
    verdict: Verdict,
    text: &str,
    by: Option<AccountId>,
) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(open!(opinion))
        .set((
            opinions::state.eq(OpinionState::Answered),
            opinions::verdict.eq(verdict),
            opinions::text.eq(text),
            opinions::answered_by.eq(by),
            opinions::answered_at.eq(now),
            opinions::version.eq(opinion.version + 1),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Ends an open question without an answer.
pub(super) fn end(tx: &mut Tx, opinion: &Opinion, state: OpinionState) -> Result<()> {
    let now = tx.now;
    let touched = diesel::update(open!(opinion))
        .set((
            opinions::state.eq(state),
            opinions::ended_at.eq(now),
            opinions::version.eq(opinion.version + 1),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// One question.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: i64) -> Result<Opinion> {
    Ok(opinions::table.find(id).select(Opinion::as_select()).first(conn)?)
}

/// The questions of a case, the newest first.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Opinion>> {
    Ok(opinions::table
        .filter(opinions::request_id.eq(request))
        .order(opinions::id.desc())
        .select(Opinion::as_select())
        .load(conn)?)
}

/// The open question behind a link.
pub(super) fn by_token(conn: &mut Conn, token: &str, now: NaiveDateTime) -> Result<Option<Opinion>> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    Ok(opinions::table
        .filter(opinions::token_hash.eq(token.hash().as_str()))
        .filter(opinions::state.eq(OpinionState::Asked).and(opinions::expires_at.gt(now)))
        .select(Opinion::as_select())
        .first(conn)
        .optional()?)
}

/// What was asked of a person: open questions first, then by date.
pub(super) fn asked_of(conn: &mut Conn, account: AccountId, email: &str) -> Result<Vec<Opinion>> {
    Ok(opinions::table
        .filter(opinions::account_id.eq(account).or(opinions::email_folded.eq(folded_email(email))))
        .order((opinions::answered_at.is_not_null(), opinions::id.desc()))
        .limit(200)
        .select(Opinion::as_select())
        .load(conn)?)
}

/// Open questions whose link has grown old.
pub(super) fn grown_old(conn: &mut Conn, now: NaiveDateTime, most: i64) -> Result<Vec<Opinion>> {
    Ok(opinions::table
        .filter(opinions::state.eq(OpinionState::Asked).and(opinions::expires_at.le(now)))
        .order(opinions::id)
        .limit(most)
        .select(Opinion::as_select())
        .load(conn)?)
}

/// Answers without a verdict or a time, and verdicts without an answer, for the checker.
pub(super) fn odd(conn: &mut Conn) -> Result<Vec<i64>> {
    let answered = opinions::state.eq(OpinionState::Answered);
    let half = answered.and(opinions::verdict.is_null().or(opinions::answered_at.is_null()));
    let idle = opinions::state.ne(OpinionState::Answered).and(opinions::verdict.is_not_null());
    Ok(opinions::table.filter(half.or(idle)).select(opinions::id).load(conn)?)
}
