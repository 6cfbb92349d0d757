//! Files that holders hand in: proofs for a condition, accounts, copies of what was printed.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::authorizations::PaperState;
use crate::db::ids::{AccountId, AuthorizationId, DocumentId, PaperId};
use crate::db::portable::exactly_one;
use crate::db::schema::{authorization_papers as papers, authorizations, documents};
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};

/// A file that a holder handed in.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Paper {
    /// Its id.
    pub id: PaperId,
    /// The authorization.
    pub authorization_id: AuthorizationId,
    /// The condition it is for; none for a copy that goes with the report on the use.
    pub position: Option<i64>,
    /// The document.
    pub document_id: DocumentId,
    /// Where it stands.
    pub state: PaperState,
    /// What the office says of it.
    pub remarks: String,
    /// Handed in, UTC.
    pub handed_in_at: NaiveDateTime,
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its content.
    pub sha256: String,
}

type Columns = (
    papers::id,
    papers::authorization_id,
    papers::position,
    papers::document_id,
    papers::state,
    papers::remarks,
    papers::handed_in_at,
    documents::name,
    documents::sha256,
);

const COLUMNS: Columns = (
    papers::id,
    papers::authorization_id,
    papers::position,
    papers::document_id,
    papers::state,
    papers::remarks,
    papers::handed_in_at,
    documents::name,
    documents::sha256,
);

/// What was handed in for an authorization, oldest first.
pub fn papers_of(conn: &mut Conn, id: AuthorizationId) -> Result<Vec<Paper>> {
    Ok(papers::table
        .inner_join(documents::table)
        .filter(papers::authorization_id.eq(id))
        .order(papers::id)
        .select(COLUMNS)
        .load(conn)?)
}

/// One of an authorization.
///
/// # Errors
/// [`Error::Hidden`] when there is none.
pub fn paper(conn: &mut Conn, of: AuthorizationId, id: PaperId) -> Result<Paper> {
    papers_of(conn, of)?.into_iter().find(|paper| paper.id == id).ok_or(Error::Hidden)
}

/// Adds one that nobody has looked at.
pub fn insert_paper(
    tx: &mut Tx,
    id: AuthorizationId,
    position: Option<i64>,
    document: DocumentId,
) -> Result<PaperId> {
    let now = tx.now;
    Ok(diesel::insert_into(papers::table)
        .values((
            papers::authorization_id.eq(id),
            papers::position.eq(position),
            papers::document_id.eq(document),
            papers::state.eq(PaperState::HandedIn),
            papers::remarks.eq(""),
            papers::handed_in_at.eq(now),
        ))
        .returning(papers::id)
        .get_result(tx.conn())?)
}

/// Writes what somebody said of one that nobody had looked at.
pub fn save_paper(tx: &mut Tx, id: PaperId, to: PaperState, remarks: &str, by: AccountId) -> Result<()> {
    let now = tx.now;
    let touched =
        diesel::update(papers::table.filter(papers::id.eq(id).and(papers::state.eq(PaperState::HandedIn))))
            .set((
                papers::state.eq(to),
                papers::remarks.eq(remarks),
                papers::looked_by.eq(by),
                papers::looked_at.eq(now),
            ))
            .execute(tx.conn())?;
    exactly_one(touched)
}

/// Those that were looked at by nobody and yet are not new, or whose document is of another request.
pub fn stray_papers(conn: &mut Conn) -> Result<Vec<PaperId>> {
    let unseen = papers::looked_by.is_null().and(papers::state.ne(PaperState::HandedIn));
    let early = papers::looked_by.is_not_null().and(papers::state.eq(PaperState::HandedIn));
    Ok(papers::table
        .inner_join(documents::table)
        .inner_join(authorizations::table)
        .filter(unseen.or(early).or(documents::request_id.ne(authorizations::request_id)))
        .order(papers::id)
        .select(papers::id)
        .load(conn)?)
}
