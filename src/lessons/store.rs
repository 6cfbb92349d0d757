//! The rows of lessons and of reasons for none.

use chrono::NaiveDateTime;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::{Confidentiality, LessonKind, LessonState, Written};
use crate::access::Role;
use crate::db::ids::{AccountId, LessonId, RequestId};
use crate::db::portable::{self, Lockable};
use crate::db::schema::{
    conflicts, lesson_uses, lesson_waivers as waivers, lessons, requests, scorecards, waits,
};
use crate::db::values::folded;
use crate::db::{Conn, MultiBackend, Tx};
use crate::error::Result;
use crate::guidelines::{Mark, UseType};
use crate::organizations::Organization;
use crate::requests::{Request, Stage};
use crate::waiting::{WaitKind, WaitSubject};

/// A lesson as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = lessons)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// The case it comes from.
    pub request_id: RequestId,
    /// Kind.
    pub kind: LessonKind,
    /// Where it stands.
    pub state: LessonState,
    /// Title.
    pub title: String,
    /// What was intended.
    pub intended: String,
    /// What happened.
    pub happened: String,
    /// The effect it had.
    pub effect: String,
    /// What to do.
    pub recommendation: String,
    /// Who is to do it; empty in a draft.
    pub owner_role: String,
    /// Criteria, separated by blanks.
    pub criteria: String,
    /// Who may read it.
    pub confidentiality: Confidentiality,
    /// Edition of the Guidelines of the case.
    pub edition: String,
    /// Marks of the case, separated by blanks.
    pub marks: String,
    /// Kind of use of the case.
    pub use_type: String,
    /// Kind of the organization.
    pub organization_type: String,
    /// Sector of the organization.
    pub sector: String,
    /// Country of the organization.
    pub country: String,
    /// The validator's remarks, or the reasons for archiving.
    pub remarks: String,
    /// Who wrote it.
    pub contributed_by: AccountId,
    /// Begun, UTC.
    pub contributed_at: NaiveDateTime,
    /// Who validated it.
    pub validated_by: Option<AccountId>,
    /// Published, UTC.
    pub published_at: Option<NaiveDateTime>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

impl Lesson {
    /// "L-041".
    pub fn number(&self) -> String {
        format!("L-{:03}", self.id.0)
    }

    /// What its contributor wrote.
    pub fn written(&self) -> Written {
        Written {
            kind: self.kind,
            title: self.title.clone(),
            intended: self.intended.clone(),
            happened: self.happened.clone(),
            effect: self.effect.clone(),
            recommendation: self.recommendation.clone(),
            owner: Role::parse(&self.owner_role),
            criteria: self.criteria.split_whitespace().map(str::to_owned).collect(),
            confidentiality: self.confidentiality,
        }
    }
}

/// Why a case teaches nothing.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = waivers)]
pub struct Waiver {
    /// The case.
    pub request_id: RequestId,
    /// The reason.
    pub reason: String,
    /// Who gave it.
    pub given_by: AccountId,
    /// When, UTC.
    pub given_at: NaiveDateTime,
}

/// One lesson.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: LessonId) -> Result<Lesson> {
    Ok(lessons::table.find(id).select(Lesson::as_select()).first(conn)?)
}

/// Locks a lesson and loads it. Its case is not locked: nothing of it changes.
pub(super) fn lock(tx: &mut Tx, id: LessonId) -> Result<Lesson> {
    portable::lock(tx.conn(), Lockable::Lesson, id.0)?;
    by_id(tx.conn(), id)
}

/// The lessons of a case, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Lesson>> {
    Ok(lessons::table
        .filter(lessons::request_id.eq(request))
        .order(lessons::id)
        .select(Lesson::as_select())
        .load(conn)?)
}

/// The reason for no lesson, when one was given.
///
/// # Errors
/// When the database fails.
pub fn waiver_of(conn: &mut Conn, request: RequestId) -> Result<Option<Waiver>> {
    Ok(waivers::table.find(request).select(Waiver::as_select()).first(conn).optional()?)
}

/// Since when the open task of a case waits, UTC; none when there is no open one.
pub(super) fn task_asked_at(conn: &mut Conn, request: RequestId) -> Result<Option<NaiveDateTime>> {
    Ok(waits::table
        .filter(
            waits::request_id
                .eq(request)
                .and(waits::kind.eq(WaitKind::LessonTask))
                .and(waits::subject_kind.eq(WaitSubject::Request))
                .and(waits::answered_at.is_null())
                .and(waits::expired_at.is_null()),
        )
        .order(waits::id.desc())
        .select(waits::asked_at)
        .first(conn)
        .optional()?)
}

/// Gives a reason for no lesson, instead of any before; the log keeps the one before.
pub(super) fn put_waiver(tx: &mut Tx, request: RequestId, by: AccountId, reason: &str) -> Result<()> {
    let now = tx.now;
    diesel::delete(waivers::table.find(request)).execute(tx.conn())?;
    diesel::insert_into(waivers::table)
        .values((
            waivers::request_id.eq(request),
            waivers::reason.eq(reason),
            waivers::given_by.eq(by),
            waivers::given_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn text_of(written: &Written) -> String {
    folded(&written.texts().join(" "))
}

fn owner_of(written: &Written) -> &'static str {
    written.owner.map_or("", |role| role.as_str())
}

/// A new draft; its context is copied from the case.
pub(super) fn insert(
    tx: &mut Tx,
    request: &Request,
    organization: &Organization,
    by: AccountId,
    written: &Written,
) -> Result<LessonId> {
    let now = tx.now;
    Ok(diesel::insert_into(lessons::table)
        .values((
            (
                lessons::request_id.eq(request.id),
                lessons::kind.eq(written.kind),
                lessons::state.eq(LessonState::Draft),
                lessons::title.eq(&written.title),
                lessons::intended.eq(&written.intended),
                lessons::happened.eq(&written.happened),
                lessons::effect.eq(&written.effect),
                lessons::recommendation.eq(&written.recommendation),
                lessons::owner_role.eq(owner_of(written)),
                lessons::criteria.eq(written.criteria.join(" ")),
                lessons::confidentiality.eq(written.confidentiality),
            ),
            lessons::edition.eq(&request.edition),
            lessons::marks.eq(&request.marks),
            lessons::use_type.eq(request.use_type.map_or("", |use_type| use_type.as_str())),
            lessons::organization_type.eq(&organization.organization_type),
            lessons::sector.eq(&organization.sector),
            lessons::country.eq(&organization.country),
            lessons::folded.eq(text_of(written)),
            lessons::remarks.eq(""),
            lessons::contributed_by.eq(by),
            lessons::contributed_at.eq(now),
            lessons::version.eq(1),
        ))
        .returning(lessons::id)
        .get_result(tx.conn())?)
}

/// Writes a draft anew, if it is still the one that was read.
pub(super) fn rewrite(tx: &mut Tx, before: &Lesson, written: &Written) -> Result<()> {
    let touched = diesel::update(
        lessons::table.filter(
            lessons::id
                .eq(before.id)
                .and(lessons::state.eq(LessonState::Draft))
                .and(lessons::version.eq(before.version)),
        ),
    )
    .set((
        lessons::kind.eq(written.kind),
        lessons::title.eq(&written.title),
        lessons::intended.eq(&written.intended),
        lessons::happened.eq(&written.happened),
        lessons::effect.eq(&written.effect),
        lessons::recommendation.eq(&written.recommendation),
        lessons::owner_role.eq(owner_of(written)),
        lessons::criteria.eq(written.criteria.join(" ")),
        lessons::confidentiality.eq(written.confidentiality),
        lessons::folded.eq(text_of(written)),
        lessons::version.eq(before.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Writes a change of state, if the lesson still stands where it was read.
pub(super) fn save(tx: &mut Tx, before: &Lesson, after: &Lesson) -> Result<()> {
    let touched = diesel::update(
        lessons::table.filter(
            lessons::id
                .eq(before.id)
                .and(lessons::state.eq(before.state))
                .and(lessons::version.eq(before.version)),
        ),
    )
    .set((
        lessons::state.eq(after.state),
        lessons::remarks.eq(&after.remarks),
        lessons::validated_by.eq(after.validated_by),
        lessons::published_at.eq(after.published_at),
        lessons::version.eq(before.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// What to list of the published lessons.
#[derive(Debug, Clone, Default)]
pub struct LessonFilter {
    /// Words that must all occur, as typed.
    pub words: String,
    /// Kind.
    pub kind: Option<LessonKind>,
    /// Mark of the case.
    pub mark: Option<Mark>,
    /// Kind of use of the case.
    pub use_type: Option<UseType>,
    /// Sector of the organization.
    pub sector: Option<String>,
    /// Circles that the reader belongs to.
    pub circles: Vec<Confidentiality>,
}

fn filtered<'a>(filter: &LessonFilter) -> lessons::BoxedQuery<'a, MultiBackend> {
    let mut query = lessons::table
        .filter(
            lessons::state
                .eq(LessonState::Published)
                .and(lessons::confidentiality.eq_any(filter.circles.clone())),
        )
        .into_boxed();
    if !filter.words.trim().is_empty() {
        let words = folded(&filter.words);
        if words.is_empty() {
            // Signs only: nothing holds them.
            query = query.filter(lessons::folded.eq("-"));
        }
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            query = query.filter(lessons::folded.like(format!("%{word}%")));
        }
    }
    if let Some(kind) = filter.kind {
        query = query.filter(lessons::kind.eq(kind));
    }
    if let Some(mark) = filter.mark {
        query = query.filter(lessons::marks.like(format!("%{}%", mark.as_str())));
    }
    if let Some(use_type) = filter.use_type {
        query = query.filter(lessons::use_type.eq(use_type.as_str()));
    }
    if let Some(sector) = &filter.sector {
        query = query.filter(lessons::sector.eq(sector.clone()));
    }
    query
}

/// How many published lessons there are.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut Conn, filter: &LessonFilter) -> Result<i64> {
    Ok(filtered(filter).count().get_result(conn)?)
}

/// A page of published lessons, the latest first, after the one whose time and id are given.
///
/// # Errors
/// When the database fails.
pub fn page(
    conn: &mut Conn,
    filter: &LessonFilter,
    after: Option<(NaiveDateTime, LessonId)>,
    limit: i64,
) -> Result<Vec<Lesson>> {
    let mut query = filtered(filter)
        .select(Lesson::as_select())
        .order((lessons::published_at.desc(), lessons::id.desc()))
        .limit(limit);
    if let Some((at, id)) = after {
        query = query
            .filter(lessons::published_at.le(at).and(lessons::published_at.lt(at).or(lessons::id.lt(id))));
    }
    Ok(query.load(conn)?)
}

/// Lessons in one state, oldest first.
pub(super) fn in_state(conn: &mut Conn, state: LessonState, limit: i64) -> Result<Vec<Lesson>> {
    Ok(lessons::table
        .filter(lessons::state.eq(state))
        .order(lessons::id)
        .limit(limit)
        .select(Lesson::as_select())
        .load(conn)?)
}

/// Requests that closed after a submission and have neither a lesson, nor a reason for none, nor an open task.
pub(super) fn without_lesson(conn: &mut Conn) -> Result<Vec<RequestId>> {
    let task = waits::table.filter(
        waits::request_id
            .eq(requests::id.nullable())
            .and(waits::kind.eq(WaitKind::LessonTask))
            .and(waits::answered_at.is_null())
            .and(waits::expired_at.is_null()),
    );
    Ok(requests::table
        .filter(requests::stage.eq(Stage::Closed).and(requests::submitted_at.is_not_null()))
        .filter(not(exists(lessons::table.filter(lessons::request_id.eq(requests::id)))))
        .filter(not(exists(waivers::table.filter(waivers::request_id.eq(requests::id)))))
        .filter(not(exists(task)))
        .order(requests::id)
        .select(requests::id)
        .load(conn)?)
}

/// Lessons that are published by nobody else than their contributor, or whose times do not fit their state.
pub(super) fn odd(conn: &mut Conn) -> Result<Vec<LessonId>> {
    let published = [LessonState::Published, LessonState::Superseded, LessonState::Archived];
    Ok(lessons::table
        .filter(
            lessons::state
                .eq_any(published)
                .and(
                    lessons::validated_by
                        .is_null()
                        .or(lessons::validated_by.eq(lessons::contributed_by.nullable()))
                        .or(lessons::published_at.is_null()),
                )
                .or(lessons::state.ne_all(published).and(lessons::published_at.is_not_null())),
        )
        .order(lessons::id)
        .select(lessons::id)
        .load(conn)?)
}

/// In how many cases that ended a member applied a lesson; cases that a conflict hides from the reader are left out.
///
/// # Errors
/// When the database fails.
pub fn applied_in(conn: &mut Conn, id: LessonId, reader: AccountId) -> Result<usize> {
    let conflicted = conflicts::table
        .filter(conflicts::account_id.eq(reader).and(conflicts::conflicted.eq(true)))
        .select(conflicts::request_id);
    let cases: Vec<RequestId> = lesson_uses::table
        .inner_join(scorecards::table.inner_join(requests::table))
        .filter(lesson_uses::lesson_id.eq(id).and(lesson_uses::answer.eq("applied")))
        .filter(scorecards::state.eq("locked").and(requests::stage.eq(Stage::Closed)))
        .filter(requests::id.ne_all(conflicted))
        .select(requests::id)
        .distinct()
        .load(conn)?;
    Ok(cases.len())
}
