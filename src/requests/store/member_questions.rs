//! What members of the group would ask the partner, for whoever asks the partner.

use diesel::prelude::*;

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::db::schema::{accounts, member_questions};
use crate::error::Result;

/// A question that waits to be put.
#[derive(Debug, Clone, Queryable)]
pub struct MemberQuestion {
    /// Its id.
    pub id: i64,
    /// Who would ask.
    pub name: String,
    /// The criterion that it is about, if it is about one.
    pub criterion: Option<String>,
    /// In the member's words.
    pub text: String,
}

/// The questions of a case that wait, oldest first.
pub(in crate::requests) fn waiting(conn: &mut Conn, request: RequestId) -> Result<Vec<MemberQuestion>> {
    Ok(member_questions::table
        .inner_join(accounts::table.on(accounts::id.eq(member_questions::asked_by)))
        .filter(member_questions::request_id.eq(request).and(member_questions::state.eq("waiting")))
        .order(member_questions::id)
        .select((member_questions::id, accounts::name, member_questions::criterion, member_questions::text))
        .load(conn)?)
}
