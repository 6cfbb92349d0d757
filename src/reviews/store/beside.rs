//! The rows of decided cases and of lessons, as they stand beside a scorecard.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use diesel::dsl::count_star;
use diesel::prelude::*;
use serde::Deserialize;

use crate::db::ids::{AccountId, LessonId, OrganizationId, RequestId, ScorecardId};
use crate::db::schema::{
    conflicts, decisions, lesson_uses, lessons, organizations, requests, revisions, scorecards,
};
use crate::db::values::JsonText;
use crate::db::{Conn, Kept, Tx};
use crate::error::Result;
use crate::guidelines::{SizeClass, UseType};
use crate::organizations::Organization;
use crate::requests::{Outcome, Request, Stage};
use crate::reviews::beside::LessonUse;
use crate::reviews::beside::portfolio::Granted;
use crate::reviews::lifecycle::CardState;

/// The latest cases of each kind that are compared.
const COMPARED: i64 = 40;
/// The latest lessons that are compared.
const LESSONS: i64 = 200;

/// A case that was decided.
#[derive(Debug, Clone)]
pub struct PastCase {
    pub request: RequestId,
    pub number: Option<String>,
    pub marks: String,
    pub use_type: Option<UseType>,
    pub organization: OrganizationId,
    pub kind: String,
    pub sector: String,
    pub outcome: Outcome,
    pub reason_codes: String,
    pub released_at: Option<NaiveDateTime>,
    /// Stands in the answers; looked up for a few.
    pub size: Option<SizeClass>,
}

/// Past cases by what they have in common with others, without regard to who may see them.
pub type PastCases = Kept<Arc<[PastCase]>>;

type PastRow = (
    RequestId,
    Option<String>,
    String,
    Option<UseType>,
    OrganizationId,
    String,
    String,
    Outcome,
    String,
    Option<NaiveDateTime>,
    Stage,
);

/// Whether a case is closed is asked of the rows: as a condition it would draw the databases to the index of stages, which
/// holds nearly all of them.
macro_rules! past {
    () => {
        requests::table
            .inner_join(decisions::table)
            .inner_join(organizations::table)
            .filter(decisions::state.eq("released"))
            .order((requests::closed_at.desc(), requests::id.desc()))
            .limit(COMPARED)
            .select((
                requests::id,
                requests::number,
                requests::marks,
                requests::use_type,
                requests::organization_id,
                organizations::organization_type,
                organizations::sector,
                decisions::outcome,
                decisions::reason_codes,
                decisions::released_at,
                requests::stage,
            ))
    };
}

/// The latest decided cases with a mark of this request in the same use, of the same organization, and of organizations
/// of its kind and sector. Each of these is asked for beside many cards, so it is kept while nothing changes.
pub fn past_cases(
    conn: &mut Conn,
    kept: &PastCases,
    request: &Request,
    organization: &Organization,
) -> Result<Vec<PastCase>> {
    let kept = kept.in_state_of(conn)?;
    let mut found: Vec<PastCase> = Vec::new();
    for mark in request.marks() {
        let key = format!("{} {:?}", mark.as_str(), request.use_type);
        let same = kept.of(conn, key, |conn| {
            let rows: Vec<PastRow> = past!()
                .filter(requests::use_type.eq(request.use_type))
                .filter(requests::marks.like(format!("%{}%", mark.as_str())))
                .load(conn)?;
            Ok(closed(rows))
        })?;
        found.extend(same.iter().cloned());
    }
    let own = kept.of(conn, format!("organization {}", organization.id), |conn| {
        let rows: Vec<PastRow> = past!().filter(requests::organization_id.eq(organization.id)).load(conn)?;
        Ok(closed(rows))
    })?;
    found.extend(own.iter().cloned());
    if !organization.sector.is_empty() {
        let key = format!("{} in {}", organization.organization_type, organization.sector);
        let similar = kept.of(conn, key, |conn| {
            let rows: Vec<PastRow> = past!()
                .filter(organizations::organization_type.eq(&organization.organization_type))
                .filter(organizations::sector.eq(&organization.sector))
                .load(conn)?;
            Ok(closed(rows))
        })?;
        found.extend(similar.iter().cloned());
    }
    found.sort_by_key(|past| past.request);
    found.dedup_by_key(|past| past.request);
    Ok(found)
}

/// Those that are over.
fn closed(rows: Vec<PastRow>) -> Arc<[PastCase]> {
    rows.into_iter()
        .filter(|row| row.10 == Stage::Closed)
        .map(|row| PastCase {
            request: row.0,
            number: row.1,
            marks: row.2,
            use_type: row.3,
            organization: row.4,
            kind: row.5,
            sector: row.6,
            outcome: row.7,
            reason_codes: row.8,
            released_at: row.9,
            size: None,
        })
        .collect()
}

#[derive(Deserialize)]
struct WithSize {
    organization: Option<Size>,
}

#[derive(Deserialize)]
struct Size {
    size: Option<SizeClass>,
}

/// The size classes of those who ask, as their latest answers say.
pub fn sizes_of(conn: &mut Conn, ids: &[RequestId]) -> Result<HashMap<RequestId, SizeClass>> {
    let rows: Vec<(RequestId, JsonText)> = revisions::table
        .inner_join(requests::table)
        .filter(revisions::request_id.eq_any(ids.to_vec()).and(revisions::number.eq(requests::revision)))
        .select((revisions::request_id, revisions::facts))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, facts)| {
            let read: WithSize = serde_json::from_str(&facts.0).ok()?;
            Some((id, read.organization?.size?))
        })
        .collect())
}

#[derive(Deserialize)]
struct WithConditions {
    #[serde(default)]
    conditions: Vec<WithCode>,
}

#[derive(Deserialize)]
struct WithCode {
    code: String,
}

/// The codes of the conditions in the letter of a decided case.
pub fn conditions_of(conn: &mut Conn, request: RequestId) -> Result<Vec<String>> {
    let terms: Option<JsonText> = decisions::table
        .filter(decisions::request_id.eq(request).and(decisions::state.eq("released")))
        .select(decisions::terms)
        .first(conn)
        .optional()?;
    let read = terms.and_then(|terms| serde_json::from_str::<WithConditions>(&terms.0).ok());
    Ok(read.map(|read| read.conditions.into_iter().map(|one| one.code).collect()).unwrap_or_default())
}

/// Cases of which nothing may reach a person: declared conflicts, and cards given back because of one.
pub fn barred_cases(conn: &mut Conn, person: AccountId) -> Result<Vec<RequestId>> {
    let mut ids: Vec<RequestId> = conflicts::table
        .filter(conflicts::account_id.eq(person).and(conflicts::conflicted.eq(true)))
        .select(conflicts::request_id)
        .load(conn)?;
    ids.extend(
        scorecards::table
            .filter(scorecards::member_id.eq(person).and(scorecards::state.eq(CardState::Recused)))
            .select(scorecards::request_id)
            .load::<RequestId>(conn)?,
    );
    Ok(ids)
}

/// A published lesson, as far as it stands beside a criterion.
#[derive(Debug, Clone, Queryable)]
pub struct PublishedLesson {
    pub id: LessonId,
    pub request: RequestId,
    pub title: String,
    pub recommendation: String,
    pub criteria: String,
    pub marks: String,
    pub use_type: String,
    pub kind: String,
    pub sector: String,
    pub published_at: Option<NaiveDateTime>,
}

/// The latest published lessons of these circles.
pub fn published_lessons(conn: &mut Conn, circles: &[&str]) -> Result<Vec<PublishedLesson>> {
    Ok(lessons::table
        .filter(lessons::state.eq("published").and(lessons::confidentiality.eq_any(circles.to_vec())))
        .order((lessons::published_at.desc(), lessons::id.desc()))
        .limit(LESSONS)
        .select((
            lessons::id,
            lessons::request_id,
            lessons::title,
            lessons::recommendation,
            lessons::criteria,
            lessons::marks,
            lessons::use_type,
            lessons::organization_type,
            lessons::sector,
            lessons::published_at,
        ))
        .load(conn)?)
}

/// What a member made of lessons on one card.
pub fn lesson_uses(conn: &mut Conn, card: ScorecardId) -> Result<HashMap<LessonId, LessonUse>> {
    Ok(lesson_uses::table
        .filter(lesson_uses::scorecard_id.eq(card))
        .select((lesson_uses::lesson_id, lesson_uses::answer))
        .load::<(LessonId, LessonUse)>(conn)?
        .into_iter()
        .collect())
}

/// Writes what a member makes of a lesson on a card; it replaces what was said before.
pub fn use_lesson(tx: &mut Tx, card: ScorecardId, lesson: LessonId, answer: LessonUse) -> Result<()> {
    let now = tx.now;
    let values = (lesson_uses::answer.eq(answer), lesson_uses::saved_at.eq(now));
    let touched = diesel::update(lesson_uses::table.find((card, lesson))).set(values).execute(tx.conn())?;
    if touched == 0 {
        diesel::insert_into(lesson_uses::table)
            .values((lesson_uses::scorecard_id.eq(card), lesson_uses::lesson_id.eq(lesson), values))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// What was granted since a day, by country and sector of those who asked; without these cases.
pub fn granted_since(conn: &mut Conn, since: NaiveDate, but: &[RequestId]) -> Result<Vec<Granted>> {
    let granted = [Outcome::Authorized, Outcome::AuthorizedWithConditions];
    Ok(requests::table
        .inner_join(organizations::table)
        .filter(requests::stage.eq(Stage::Closed).and(requests::outcome.eq_any(granted)))
        .filter(requests::stage_since.ge(since.and_time(NaiveTime::MIN)))
        .filter(requests::id.ne_all(but.to_vec()))
        .group_by((organizations::country, organizations::sector))
        .select((organizations::country, organizations::sector, count_star()))
        .load(conn)?)
}
