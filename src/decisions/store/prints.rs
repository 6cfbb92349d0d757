//! The letters as papers: what stands on each, and its file once it is set.

use diesel::prelude::*;

use crate::db::ids::DecisionId;
use crate::db::schema::{decision_prints as prints, decisions};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::decisions::DecisionState;
use crate::error::Result;
use crate::notices::paper::Sheet;

/// The file of a letter, if it is set.
pub(in crate::decisions) fn print_of(conn: &mut Conn, id: DecisionId) -> Result<Option<(String, Vec<u8>)>> {
    let row: Option<(Option<String>, Option<Vec<u8>>)> =
        prints::table.find(id).select((prints::sha256, prints::pdf)).first(conn).optional()?;
    Ok(row.and_then(|(sha256, pdf)| sha256.zip(pdf)))
}

/// What stands on the paper of a letter.
pub(in crate::decisions) fn sheet_of(conn: &mut Conn, id: DecisionId) -> Result<Sheet> {
    prints::table.find(id).select(prints::sheet).first::<JsonText>(conn)?.to()
}

/// Decisions that went out whose paper is not set yet, after `after`.
pub(in crate::decisions) fn to_print(
    conn: &mut Conn,
    after: DecisionId,
    limit: i64,
) -> Result<Vec<DecisionId>> {
    Ok(prints::table
        .inner_join(decisions::table)
        .filter(prints::sha256.is_null())
        .filter(decisions::state.eq_any(DecisionState::WENT_OUT).and(decisions::id.gt(after)))
        .order(decisions::id)
        .limit(limit)
        .select(decisions::id)
        .load(conn)?)
}

/// Keeps the file of a letter, unless somebody else did; says whether it is this one.
pub(in crate::decisions) fn keep_print(
    tx: &mut Tx,
    id: DecisionId,
    sha256: &str,
    pdf: &[u8],
) -> Result<bool> {
    let now = tx.now;
    let touched =
        diesel::update(prints::table.filter(prints::decision_id.eq(id).and(prints::sha256.is_null())))
            .set((prints::sha256.eq(sha256), prints::pdf.eq(pdf), prints::set_at.eq(now)))
            .execute(tx.conn())?;
    Ok(touched == 1)
}

/// Decisions without a paper.
pub(in crate::decisions) fn without_sheet(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    Ok(decisions::table
        .left_join(prints::table)
        .filter(prints::decision_id.nullable().is_null())
        .select(decisions::id)
        .load(conn)?)
}

/// Decisions whose paper is set.
pub(in crate::decisions) fn printed(conn: &mut Conn) -> Result<Vec<DecisionId>> {
    Ok(prints::table
        .filter(prints::sha256.is_not_null())
        .order(prints::decision_id)
        .select(prints::decision_id)
        .load(conn)?)
}
