//! The rows of what members would ask the partner.

use diesel::prelude::*;

use crate::db::ids::{AccountId, RequestId};
use crate::db::schema::member_questions;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::reviews::QuestionState;

/// A question that a member would ask the partner.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = member_questions)]
pub struct MemberQuestion {
    pub id: i64,
    pub asked_by: AccountId,
    pub criterion: Option<String>,
    pub text: String,
    pub state: QuestionState,
}

/// The questions of a case, oldest first.
pub fn questions_of(conn: &mut Conn, request: RequestId) -> Result<Vec<MemberQuestion>> {
    Ok(member_questions::table
        .filter(member_questions::request_id.eq(request))
        .order(member_questions::id)
        .select(MemberQuestion::as_select())
        .load(conn)?)
}

/// Adds a question.
pub fn insert_question(
    tx: &mut Tx,
    request: RequestId,
    by: AccountId,
    criterion: Option<&str>,
    text: &str,
) -> Result<i64> {
    let now = tx.now;
    Ok(diesel::insert_into(member_questions::table)
        .values((
            member_questions::request_id.eq(request),
            member_questions::asked_by.eq(by),
            member_questions::criterion.eq(criterion),
            member_questions::text.eq(text),
            member_questions::state.eq(QuestionState::Waiting),
            member_questions::asked_at.eq(now),
        ))
        .returning(member_questions::id)
        .get_result(tx.conn())?)
}

/// Says what became of a question that waits.
pub fn settle_question(tx: &mut Tx, id: i64, state: QuestionState, by: Option<AccountId>) -> Result<()> {
    let now = tx.now;
    let waits = member_questions::table
        .filter(member_questions::id.eq(id).and(member_questions::state.eq(QuestionState::Waiting)));
    let touched = diesel::update(waits)
        .set((
            member_questions::state.eq(state),
            member_questions::settled_by.eq(by),
            member_questions::settled_at.eq(now),
        ))
        .execute(tx.conn())?;
    portable::exactly_one(touched)
}
