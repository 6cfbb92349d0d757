//! The rows of drafts: one a group of questions, each with its version.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::words;
use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::db::portable;
use crate::db::schema::{conflicts, draft_groups, memberships, organizations, requests};
use crate::db::values::{JsonText, folded};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::guidelines::UseType;
use crate::requests::draft::SavedGroup;
use crate::requests::{RECORDED, ReceivedAs, Stage, Turn};

/// What a new draft begins with.
pub(in crate::requests) struct NewDraft<'a> {
    pub organization: OrganizationId,
    pub by: AccountId,
    pub title: &'a str,
    pub edition: &'a str,
    pub rubric_version: i64,
    pub reference_version: i64,
    pub linked: Option<(RequestId, &'static str)>,
}

pub(in crate::requests) fn insert(tx: &mut Tx, new: &NewDraft) -> Result<RequestId> {
    let now = tx.now;
    Ok(diesel::insert_into(requests::table)
        .values((
            (
                requests::organization_id.eq(new.organization),
                requests::created_by.eq(new.by),
                requests::title.eq(new.title),
                requests::folded.eq(folded(new.title)),
                requests::stage.eq(Stage::Draft),
                requests::edition.eq(new.edition),
                requests::rubric_version.eq(new.rubric_version),
                requests::reference_version.eq(new.reference_version),
            ),
            requests::revision.eq(0),
            requests::marks.eq(""),
            requests::linked_id.eq(new.linked.map(|(id, _)| id)),
            requests::link_kind.eq(new.linked.map(|(_, kind)| kind)),
            requests::created_at.eq(now),
            requests::stage_since.eq(now),
            requests::turn.eq(Turn::Partner),
            requests::version.eq(1),
        ))
        .returning(requests::id)
        .get_result(tx.conn())?)
}

type Row = (String, JsonText, i64, AccountId, NaiveDateTime, bool);

fn read((key, answers, version, saved_by, saved_at, to_confirm): Row) -> Result<SavedGroup> {
    Ok(SavedGroup { key, answers: answers.to()?, version, saved_by, saved_at, to_confirm })
}

pub(in crate::requests) fn groups(conn: &mut Conn, id: RequestId) -> Result<Vec<SavedGroup>> {
    let rows: Vec<Row> = draft_groups::table
        .filter(draft_groups::request_id.eq(id))
        .order(draft_groups::group_key)
        .select((
            draft_groups::group_key,
            draft_groups::answers,
            draft_groups::version,
            draft_groups::saved_by,
            draft_groups::saved_at,
            draft_groups::to_confirm,
        ))
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

/// Writes a group over version `version` (0: there is none yet); gives how many rows it touched.
pub(in crate::requests) fn put_group(
    tx: &mut Tx,
    id: RequestId,
    key: &str,
    version: i64,
    by: AccountId,
    answers: &JsonText,
) -> Result<usize> {
    let now = tx.now;
    if version == 0 {
        let inserted = diesel::insert_into(draft_groups::table).values((
            draft_groups::request_id.eq(id),
            draft_groups::group_key.eq(key),
            draft_groups::answers.eq(answers),
            draft_groups::version.eq(1),
            draft_groups::saved_by.eq(by),
            draft_groups::saved_at.eq(now),
            draft_groups::to_confirm.eq(false),
        ));
        return Ok(inserted.execute(tx.conn())?);
    }
    let own = draft_groups::request_id.eq(id).and(draft_groups::group_key.eq(key));
    Ok(diesel::update(draft_groups::table.filter(own.and(draft_groups::version.eq(version))))
        .set((
            draft_groups::answers.eq(answers),
            draft_groups::version.eq(version + 1),
            draft_groups::saved_by.eq(by),
            draft_groups::saved_at.eq(now),
        ))
        .execute(tx.conn())?)
}

/// Says whether a group was carried over and waits to be confirmed.
pub(in crate::requests) fn set_to_confirm(
    tx: &mut Tx,
    id: RequestId,
    key: &str,
    to_confirm: bool,
) -> Result<()> {
    let own = draft_groups::request_id.eq(id).and(draft_groups::group_key.eq(key));
    diesel::update(draft_groups::table.filter(own))
        .set(draft_groups::to_confirm.eq(to_confirm))
        .execute(tx.conn())?;
    Ok(())
}

/// A request of this kind that came of another one and is not closed.
pub(in crate::requests) fn open_linked(
    conn: &mut Conn,
    from: RequestId,
    kind: &str,
) -> Result<Option<RequestId>> {
    Ok(requests::table
        .filter(requests::linked_id.eq(from).and(requests::link_kind.eq(kind)))
        .filter(requests::stage.ne(Stage::Closed))
        .order(requests::id)
        .select(requests::id)
        .first(conn)
        .optional()?)
}

/// What lists read of a draft.
pub(in crate::requests) struct Outline<'a> {
    pub title: &'a str,
    pub marks: &'a str,
    pub use_type: Option<UseType>,
    pub verdict: Option<&'a str>,
    pub sponsor: Option<&'a str>,
}

pub(in crate::requests) fn set_outline(tx: &mut Tx, id: RequestId, outline: &Outline) -> Result<()> {
    diesel::update(requests::table.find(id))
        .set((
            requests::title.eq(outline.title),
            requests::folded.eq(folded(outline.title)),
            requests::marks.eq(outline.marks),
            requests::use_type.eq(outline.use_type),
            requests::verdict.eq(outline.verdict),
            requests::sponsor.eq(outline.sponsor),
        ))
        .execute(tx.conn())?;
    if words::keep_title(tx.conn(), id)? {
        portable::note_list_change(tx.conn())?;
    }
    Ok(())
}

/// Drafts of an organization that were never sent: they follow the profile.
pub(in crate::requests) fn drafts_of(conn: &mut Conn, id: OrganizationId) -> Result<Vec<RequestId>> {
    Ok(requests::table
        .filter(requests::organization_id.eq(id).and(requests::stage.eq(Stage::Draft)))
        .order(requests::id)
        .select(requests::id)
        .load(conn)?)
}

/// Notes that the office wrote a request down for the partner.
pub(in crate::requests) fn set_entered(
    tx: &mut Tx,
    id: RequestId,
    by: AccountId,
    how: ReceivedAs,
    on: NaiveDate,
) -> Result<()> {
    diesel::update(requests::table.find(id))
        .set((
            requests::entered_by.eq(by),
            requests::received_as.eq(how.as_str()),
            requests::received_on.eq(on),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Notes that it was decided on paper, and who brought it.
pub(in crate::requests) fn set_recorded(
    tx: &mut Tx,
    id: RequestId,
    brought_by: AccountId,
    on: NaiveDate,
) -> Result<()> {
    diesel::update(requests::table.find(id))
        .set((
            requests::entered_by.eq(brought_by),
            requests::received_as.eq(RECORDED),
            requests::received_on.eq(on),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Sets the time at which it was closed, for what was closed before it was written down.
pub(in crate::requests) fn set_closed_at(tx: &mut Tx, id: RequestId, at: NaiveDateTime) -> Result<()> {
    diesel::update(requests::table.find(id))
        .set((requests::closed_at.eq(at), requests::stage_since.eq(at)))
        .execute(tx.conn())?;
    Ok(())
}

/// Requests that the office wrote down and that were never sent: id, organization, title, begun.
pub(in crate::requests) fn entered_drafts(
    conn: &mut Conn,
    reader: AccountId,
) -> Result<Vec<(RequestId, String, String, NaiveDateTime)>> {
    let conflicted = conflicts::table
        .filter(conflicts::account_id.eq(reader).and(conflicts::conflicted.eq(true)))
        .select(conflicts::request_id);
    Ok(requests::table
        .inner_join(organizations::table)
        .filter(requests::entered_by.is_not_null().and(requests::stage.eq(Stage::Draft)))
        .filter(requests::id.ne_all(conflicted))
        .order(requests::id.desc())
        .limit(200)
        .select((requests::id, organizations::name, requests::title, requests::created_at))
        .load(conn)?)
}

/// Organizations that the office wrote down and that have nobody here: id and name.
pub(in crate::requests) fn without_people(conn: &mut Conn) -> Result<Vec<(OrganizationId, String)>> {
    let peopled = memberships::table.select(memberships::organization_id);
    Ok(organizations::table
        .filter(organizations::id.ne_all(peopled))
        .order((organizations::sort_key, organizations::id))
        .limit(500)
        .select((organizations::id, organizations::name))
        .load(conn)?)
}

/// Drafts that were never sent and hold answers, the newest first: id and when it was begun.
///
/// # Errors
/// When the database fails.
pub fn open_drafts(conn: &mut Conn, most: i64) -> Result<Vec<(RequestId, NaiveDateTime)>> {
    Ok(requests::table
        .filter(requests::stage.eq(Stage::Draft).and(requests::submitted_at.is_null()))
        .filter(requests::id.eq_any(draft_groups::table.select(draft_groups::request_id)))
        .order(requests::id.desc())
        .limit(most)
        .select((requests::id, requests::created_at))
        .load(conn)?)
}
