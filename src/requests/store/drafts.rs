//! The rows of drafts: one a group of questions, each with its version.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::ids::{AccountId, OrganizationId, RequestId};
use crate::db::schema::{draft_groups, requests};
use crate::db::values::{JsonText, folded};
use crate::db::{Conn, Tx};
use crate::error::Result;
use crate::guidelines::UseType;
use crate::requests::draft::SavedGroup;
use crate::requests::{Stage, Turn};

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

type Row = (String, JsonText, i64, AccountId, NaiveDateTime);

fn read((key, answers, version, saved_by, saved_at): Row) -> Result<SavedGroup> {
    Ok(SavedGroup { key, answers: answers.to()?, version, saved_by, saved_at })
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
