//! What is known of each stored content, whatever documents hold it.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::ids::RequestId;
use crate::db::schema::{documents, previews, requests, stored_files};
use crate::db::{Conn, Tx, portable};
use crate::documents::actions::New;
use crate::documents::{Document, Preview, Scan};
use crate::error::Result;

/// One stored content.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = stored_files)]
pub struct Kept {
    /// SHA-256 of the content, its name.
    pub sha256: String,
    /// As [`super::Document::kind`].
    pub kind: String,
    /// What the scanner said.
    pub scan: Scan,
    /// How often it was asked in vain.
    pub scan_tries: i64,
    /// What the scanner found.
    pub found: Option<String>,
    /// Whether there are pictures of it.
    pub preview: Preview,
    /// How often drawing was tried in vain.
    pub preview_tries: i64,
    /// Pages of the whole document; 0 before it was drawn.
    pub pages: i64,
}

/// A picture of one page.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = previews)]
pub struct Picture {
    /// Of which content.
    pub sha256: String,
    /// 1, 2, ...
    pub page: i64,
    /// SHA-256 by which the picture is stored.
    pub picture: String,
    /// `png` or `jpeg`.
    pub kind: String,
    /// Pixels.
    pub width: i64,
    /// Pixels.
    pub height: i64,
}

/// Notes a content, unless it is known.
pub(in crate::documents) fn note(tx: &mut Tx, new: &New, preview: Preview) -> Result<()> {
    let now = tx.now;
    let row = (
        stored_files::sha256.eq(&new.sha256),
        stored_files::kind.eq(&new.kind),
        stored_files::bytes.eq(new.bytes),
        stored_files::stored_at.eq(now),
        stored_files::scan.eq(new.scan),
        stored_files::scan_tries.eq(0_i64),
        stored_files::scan_due_at.eq(now),
        stored_files::preview.eq(preview),
        stored_files::preview_tries.eq(0_i64),
        stored_files::preview_due_at.eq(now),
        stored_files::pages.eq(0_i64),
    );
    let insert = diesel::insert_into(stored_files::table).values(row).on_conflict_do_nothing();
    match tx.conn() {
        Conn::Pg(conn) => insert.execute(conn)?,
        Conn::Sqlite(conn) => insert.execute(conn)?,
    };
    Ok(())
}

/// What is known of these contents.
///
/// # Errors
/// When the database fails.
pub fn kept(conn: &mut Conn, sha256: &[String]) -> Result<Vec<Kept>> {
    Ok(stored_files::table
        .filter(stored_files::sha256.eq_any(sha256.to_vec()))
        .select(Kept::as_select())
        .load(conn)?)
}

/// The pictures of these contents, page by page.
///
/// # Errors
/// When the database fails.
pub fn pictures(conn: &mut Conn, sha256: &[String]) -> Result<Vec<Picture>> {
    Ok(previews::table
        .filter(previews::sha256.eq_any(sha256.to_vec()))
        .order((previews::sha256, previews::page))
        .select(Picture::as_select())
        .load(conn)?)
}

/// A scanner came or went: what was never looked at waits for it, or no longer does. Gives how many contents changed.
pub(in crate::documents) fn set_scanning(tx: &mut Tx, scanning: bool) -> Result<usize> {
    let now = tx.now;
    let (from, to) = if scanning { (Scan::Off, Scan::Unchecked) } else { (Scan::Unchecked, Scan::Off) };
    Ok(diesel::update(stored_files::table.filter(stored_files::scan.eq(from)))
        .set((stored_files::scan.eq(to), stored_files::scan_due_at.eq(now)))
        .execute(tx.conn())?)
}

/// Contents whose turn it is to be looked at by the scanner.
pub(in crate::documents) fn due_scans(conn: &mut Conn, now: NaiveDateTime, most: i64) -> Result<Vec<Kept>> {
    Ok(stored_files::table
        .filter(stored_files::scan.eq(Scan::Unchecked).and(stored_files::scan_due_at.le(now)))
        .order((stored_files::scan_due_at, stored_files::stored_at))
        .limit(most)
        .select(Kept::as_select())
        .load(conn)?)
}

/// Contents whose turn it is to be drawn: nothing that waits for the scanner, nothing that it found infected.
pub(in crate::documents) fn due_previews(
    conn: &mut Conn,
    now: NaiveDateTime,
    most: i64,
) -> Result<Vec<Kept>> {
    Ok(stored_files::table
        .filter(
            stored_files::preview
                .eq(Preview::Waiting)
                .and(stored_files::preview_due_at.le(now))
                .and(stored_files::scan.eq_any([Scan::Clean, Scan::Off])),
        )
        .order((stored_files::preview_due_at, stored_files::stored_at))
        .limit(most)
        .select(Kept::as_select())
        .load(conn)?)
}

/// Writes a verdict; a conflict when another node was faster.
pub(in crate::documents) fn set_scanned(tx: &mut Tx, sha256: &str, found: Option<&str>) -> Result<()> {
    let now = tx.now;
    let scan = if found.is_some() { Scan::Infected } else { Scan::Clean };
    let touched = diesel::update(
        stored_files::table
            .filter(stored_files::sha256.eq(sha256).and(stored_files::scan.eq(Scan::Unchecked))),
    )
    .set((stored_files::scan.eq(scan), stored_files::found.eq(found), stored_files::scanned_at.eq(now)))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// The scanner did not answer: it is asked again then.
pub(in crate::documents) fn scan_again(tx: &mut Tx, sha256: &str, due: NaiveDateTime) -> Result<()> {
    diesel::update(stored_files::table.find(sha256))
        .set((
            stored_files::scan_tries.eq(stored_files::scan_tries + 1_i64),
            stored_files::scan_due_at.eq(due),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Drawing could not even be tried: it is tried again then.
pub(in crate::documents) fn draw_again(tx: &mut Tx, sha256: &str, due: NaiveDateTime) -> Result<()> {
    diesel::update(stored_files::table.find(sha256))
        .set((
            stored_files::preview_tries.eq(stored_files::preview_tries + 1_i64),
            stored_files::preview_due_at.eq(due),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Writes what came of drawing; a conflict when another node was faster.
pub(in crate::documents) fn set_drawn(
    tx: &mut Tx,
    sha256: &str,
    outcome: Preview,
    pages: i64,
    pictures: &[Picture],
) -> Result<()> {
    let waiting = stored_files::preview.eq(Preview::Waiting);
    let touched = diesel::update(stored_files::table.filter(stored_files::sha256.eq(sha256).and(waiting)))
        .set((stored_files::preview.eq(outcome), stored_files::pages.eq(pages)))
        .execute(tx.conn())?;
    portable::exactly_one(touched)?;
    for picture in pictures {
        diesel::insert_into(previews::table)
            .values((
                previews::sha256.eq(sha256),
                previews::page.eq(picture.page),
                previews::picture.eq(&picture.picture),
                previews::kind.eq(&picture.kind),
                previews::width.eq(picture.width),
                previews::height.eq(picture.height),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// The documents that hold a content and were not removed, in the order of their requests.
pub(in crate::documents) fn holders(conn: &mut Conn, sha256: &str) -> Result<Vec<Document>> {
    Ok(documents::table
        .filter(documents::sha256.eq(sha256).and(documents::removed_at.is_null()))
        .order((documents::request_id, documents::id))
        .select(Document::as_select())
        .load(conn)?)
}

/// Bytes of everything that the organization of a request ever handed in and that is still kept, each content once.
///
/// # Errors
/// When the database fails.
pub fn bytes_of_organization(conn: &mut Conn, request: RequestId) -> Result<i64> {
    let organization = requests::table.find(request).select(requests::organization_id).into_boxed();
    let organization: crate::db::ids::OrganizationId = organization.first(conn)?;
    let mut seen: Vec<(String, i64)> = documents::table
        .inner_join(requests::table)
        .filter(requests::organization_id.eq(organization))
        .select((documents::sha256, documents::bytes))
        .distinct()
        .load(conn)?;
    seen.sort();
    seen.dedup_by(|one, other| one.0 == other.0);
    Ok(seen.iter().map(|(_, bytes)| bytes).sum())
}

/// Everything that is known of stored contents, for the checker.
pub(in crate::documents) fn every(conn: &mut Conn) -> Result<(Vec<Kept>, Vec<Picture>)> {
    let kept = stored_files::table.order(stored_files::sha256).select(Kept::as_select()).load(conn)?;
    let pictures =
        previews::table.order((previews::sha256, previews::page)).select(Picture::as_select()).load(conn)?;
    Ok((kept, pictures))
}
