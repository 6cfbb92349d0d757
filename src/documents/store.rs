//! The rows of documents.

mod kept;

pub use kept::{Kept, Picture, bytes_of_organization, kept, pictures};
pub(super) use kept::{
    draw_again, due_previews, due_scans, every, holders, note, scan_again, set_drawn, set_scanned,
    set_scanning,
};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::kinds::Kind;
use crate::db::ids::{AccountId, DocumentId, RequestId};
use crate::db::schema::documents;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;

/// A file of a request.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = documents)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// The request.
    pub request_id: RequestId,
    /// The question it answers.
    pub question: String,
    /// SHA-256 of its content, by which it is stored.
    pub sha256: String,
    /// Name as the person's file was called.
    pub name: String,
    /// Its text for those who cannot see it.
    pub description: String,
    /// `pdf`, `png` ...
    pub kind: String,
    /// Bytes.
    pub bytes: i64,
    /// Who handed it in.
    pub uploaded_by: AccountId,
    /// When, UTC.
    pub uploaded_at: NaiveDateTime,
    /// Removed, UTC.
    pub removed_at: Option<NaiveDateTime>,
}

impl Document {
    /// Its kind; none when a later version stored one that is not known here.
    pub fn kind(&self) -> Option<Kind> {
        Kind::parse(&self.kind)
    }

    /// Its size in words.
    pub fn size(&self) -> crate::say::Msg {
        super::size(u64::try_from(self.bytes).unwrap_or_default())
    }
}

/// One document, also a removed one.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: DocumentId) -> Result<Document> {
    Ok(documents::table.find(id).select(Document::as_select()).first(conn)?)
}

/// The documents of a request that were not removed, in the order of their arrival.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, id: RequestId) -> Result<Vec<Document>> {
    Ok(documents::table
        .filter(documents::request_id.eq(id).and(documents::removed_at.is_null()))
        .order(documents::id)
        .select(Document::as_select())
        .load(conn)?)
}

/// All documents of a request, removed ones as well: earlier revisions may hold them.
///
/// # Errors
/// When the database fails.
pub fn all_of_request(conn: &mut Conn, id: RequestId) -> Result<Vec<Document>> {
    Ok(documents::table
        .filter(documents::request_id.eq(id))
        .order(documents::id)
        .select(Document::as_select())
        .load(conn)?)
}

pub(super) fn insert(
    tx: &mut Tx,
    by: AccountId,
    request: RequestId,
    question: &str,
    new: &super::actions::New,
) -> Result<DocumentId> {
    let now = tx.now;
    Ok(diesel::insert_into(documents::table)
        .values((
            documents::request_id.eq(request),
            documents::question.eq(question),
            documents::sha256.eq(&new.sha256),
            documents::name.eq(&new.name),
            documents::description.eq(&new.description),
            documents::kind.eq(&new.kind),
            documents::bytes.eq(new.bytes),
            documents::uploaded_by.eq(by),
            documents::uploaded_at.eq(now),
        ))
        .returning(documents::id)
        .get_result(tx.conn())?)
}

pub(super) fn set_removed(tx: &mut Tx, id: DocumentId, removed: bool) -> Result<()> {
    let now = tx.now;
    let touched = if removed {
        diesel::update(documents::table.filter(documents::id.eq(id).and(documents::removed_at.is_null())))
            .set(documents::removed_at.eq(now))
            .execute(tx.conn())?
    } else {
        diesel::update(documents::table.filter(documents::id.eq(id).and(documents::removed_at.is_not_null())))
            .set(documents::removed_at.eq(None::<NaiveDateTime>))
            .execute(tx.conn())?
    };
    portable::exactly_one(touched)
}

pub(super) fn set_description(tx: &mut Tx, id: DocumentId, description: &str) -> Result<()> {
    diesel::update(documents::table.find(id))
        .set(documents::description.eq(description))
        .execute(tx.conn())?;
    Ok(())
}

/// All documents, removed ones as well, for the checker.
pub(super) fn all(conn: &mut Conn) -> Result<Vec<Document>> {
    Ok(documents::table.order(documents::id).select(Document::as_select()).load(conn)?)
}
