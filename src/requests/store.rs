//! The rows of requests and their frozen revisions.

pub(super) mod checks;
pub(crate) mod counted;
pub(super) mod drafts;
pub(super) mod filter;
pub(super) mod leads;
pub(super) mod lists;
pub(super) mod matters;
pub(super) mod member_questions;
pub(super) mod office_days;
pub(super) mod opinions;
pub(super) mod people;
pub(super) mod reconsiderations;
pub(super) mod submission;
pub(super) mod views;
pub(super) mod words;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{Outcome, Stage, Turn};
use crate::access::requests::Standing;
use crate::db::ids::{AccountId, OrganizationId, RequestId, RevisionId};
use crate::db::portable::{self, Lockable};
use crate::db::schema::{
    checks as check_rows, conflicts, decisions, events, holds, number_series, recommendations, requests,
    revisions, scorecards,
};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::guidelines::{Mark, Reference, Rubric, Track, UseType};
use crate::organizations;

/// A request as it stands.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = requests)]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// Case number, from the first submission on.
    pub number: Option<String>,
    /// The organization that asks.
    pub organization_id: OrganizationId,
    /// Who began it.
    pub created_by: AccountId,
    /// Title of the activity.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// How it ended, when it is closed.
    pub outcome: Option<Outcome>,
    /// Edition of the Guidelines it is measured by.
    pub edition: String,
    /// Version of the rubric it is scored by.
    pub rubric_version: i64,
    /// Number of the rules it is measured by; fixed when it is sent for the first time.
    pub reference_version: i64,
    /// Track, once accepted.
    pub track: Option<Track>,
    /// Number of the latest revision; 0 before the first submission.
    pub revision: i64,
    /// Codes of the marks, separated by blanks.
    pub marks: String,
    /// Kind of use.
    pub use_type: Option<UseType>,
    /// Verdict of the routing table.
    pub verdict: Option<String>,
    /// Who of the office wrote it down for the partner; none when the partner did.
    pub entered_by: Option<AccountId>,
    /// How the partner's own words came: `paper` or `email`; `recorded` when it was decided on paper.
    pub received_as: Option<String>,
    /// When they came.
    pub received_on: Option<NaiveDate>,
    /// Another request this one belongs to.
    pub linked_id: Option<RequestId>,
    /// How it belongs there.
    pub link_kind: Option<String>,
    /// Begun, UTC.
    pub created_at: NaiveDateTime,
    /// First submitted, UTC.
    pub submitted_at: Option<NaiveDateTime>,
    /// In this stage since, UTC.
    pub stage_since: NaiveDateTime,
    /// Closed, UTC.
    pub closed_at: Option<NaiveDateTime>,
    /// Target of this stage.
    pub due_on: Option<NaiveDate>,
    /// Whose turn it is.
    pub turn: Turn,
    /// What the partner was told at the closing by routing, withdrawal or lapse.
    pub closing_reason: Option<String>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

impl Request {
    /// The number, or words that say that there is none yet.
    pub fn number_or_draft(&self) -> String {
        self.number.clone().unwrap_or_else(|| crate::say::requests::stage_draft().to_string())
    }

    /// The rules it is measured by: those of the day on which it was sent first (invariant I7); a draft that was never
    /// sent follows the rules in force.
    ///
    /// # Errors
    /// Internal when its rules are not there.
    pub fn rules(&self) -> Result<&'static Reference> {
        match self.submitted_at {
            Some(_) => Reference::numbered(self.reference_version),
            None => Reference::current().map_err(Error::internal),
        }
    }

    /// The rubric it is scored by.
    ///
    /// # Errors
    /// As [`Request::rules`].
    pub fn rubric(&self) -> Result<&'static Rubric> {
        Ok(&self.rules()?.rubric)
    }

    /// The marks.
    pub fn marks(&self) -> Vec<Mark> {
        marks_of(&self.marks)
    }

    /// It was decided on paper before this house was there, and written down afterwards.
    pub fn is_recorded(&self) -> bool {
        self.received_as.as_deref() == Some(super::RECORDED)
    }
}

/// The marks of a column.
pub fn marks_of(column: &str) -> Vec<Mark> {
    column.split_whitespace().filter_map(Mark::parse).collect()
}

/// A frozen submission.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = revisions)]
pub struct Revision {
    /// Row id.
    pub id: RevisionId,
    /// Its request.
    pub request_id: RequestId,
    /// 1, 2, ...
    pub number: i64,
    /// Validated answers by key.
    pub answers: JsonText,
    /// Typed view of the answers that rules read.
    pub facts: JsonText,
    /// SHA-256 of answers and facts.
    pub hash: String,
    /// Who sent it.
    pub submitted_by: AccountId,
    /// Sent, UTC.
    pub submitted_at: NaiveDateTime,
}

/// One request.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: RequestId) -> Result<Request> {
    Ok(requests::table.find(id).select(Request::as_select()).first(conn)?)
}

/// Locks a case and loads it: the first thing every action on it does.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn lock(tx: &mut Tx, id: RequestId) -> Result<Request> {
    portable::lock(tx.conn(), Lockable::Request, id.0)?;
    by_id(tx.conn(), id)
}

/// Since when an open hold stops the case; none when there is no open hold.
///
/// # Errors
/// When the database fails.
pub fn hold_open_since(conn: &mut Conn, id: RequestId) -> Result<Option<NaiveDateTime>> {
    Ok(holds::table
        .filter(holds::request_id.eq(id).and(holds::state.eq("open")))
        .select(holds::opened_at)
        .first(conn)
        .optional()?)
}

/// The events by which a person judges a check of a case, or what its checks rest on (invariant I14).
pub const ADJUDICATIONS: [&str; 13] = [
    "screening.record",
    "screening.record_rest",
    "screening.confirm",
    "screening.send_back",
    "screening.judge_match",
    "screening.record_holder_check",
    "screening.confirm_holder_check",
    "screening.send_back_holder_check",
    "screening.record_controversy",
    "screening.close_controversy",
    "screening.record_risk",
    "screening.drop_risk",
    "screening.propose_engagement",
];

/// How one person stands to one case.
///
/// # Errors
/// When the database fails.
pub(super) fn standing_of(conn: &mut Conn, request: &Request, person: AccountId) -> Result<Standing> {
    let id = request.id;
    let declared = conflicts::table
        .filter(conflicts::request_id.eq(id).and(conflicts::account_id.eq(person)))
        .select(conflicts::conflicted)
        .first::<bool>(conn)
        .optional()?
        .unwrap_or(false);
    let card: Option<String> = scorecards::table
        .filter(scorecards::request_id.eq(id).and(scorecards::member_id.eq(person)))
        .select(scorecards::state)
        .first(conn)
        .optional()?;
    let adjudicated: i64 = check_rows::table
        .filter(
            check_rows::request_id
                .eq(id)
                .and(check_rows::checked_by.eq(person).or(check_rows::confirmed_by.eq(person))),
        )
        .count()
        .get_result(conn)?;
    // Rows are overwritten when a check is looked at again; the log still knows who judged before.
    let judges: Vec<Option<AccountId>> = events::table
        .filter(events::kind.eq("request").and(events::subject_id.eq(id.0)))
        .filter(events::action.eq_any(ADJUDICATIONS))
        .select(events::actor_id)
        .load(conn)?;
    let recommended: i64 = recommendations::table
        .filter(recommendations::request_id.eq(id).and(recommendations::recommended_by.eq(person)))
        .count()
        .get_result(conn)?;
    let decided: i64 = decisions::table
        .filter(
            decisions::request_id
                .eq(id)
                .and(decisions::decided_by.eq(person))
                .and(decisions::state.ne("taken_back")),
        )
        .count()
        .get_result(conn)?;
    let on_behalf =
        request.entered_by.is_some() && !organizations::has_people(conn, request.organization_id)?;
    let card = card.as_deref();
    Ok(Standing {
        on_behalf,
        organization: request.organization_id,
        submitted: request.submitted_at.is_some(),
        conflicted: declared || card == Some("recused"),
        has_card: matches!(card, Some("assigned" | "open" | "locked" | "abstained")),
        card_locked: card == Some("locked"),
        adjudicated: adjudicated > 0 || judges.contains(&Some(person)),
        recommended: recommended > 0,
        decided: decided > 0,
    })
}

/// What a step changes in the row of a request.
pub(super) struct Step<'a> {
    pub to: Stage,
    pub outcome: Option<Outcome>,
    pub turn: Turn,
    pub due_on: Option<NaiveDate>,
    pub closing_reason: Option<&'a str>,
}

/// Writes a step, if the request still stands where it was read.
pub(super) fn write_step(tx: &mut Tx, request: &Request, step: &Step) -> Result<()> {
    let now = tx.now;
    let closes = step.to == Stage::Closed;
    let since = if step.to == request.stage { request.stage_since } else { now };
    let touched = diesel::update(
        requests::table.filter(
            requests::id
                .eq(request.id)
                .and(requests::stage.eq(request.stage))
                .and(requests::version.eq(request.version)),
        ),
    )
    .set((
        requests::stage.eq(step.to),
        requests::outcome.eq(step.outcome),
        requests::turn.eq(step.turn),
        requests::due_on.eq(step.due_on),
        requests::stage_since.eq(since),
        requests::closed_at.eq(closes.then_some(now)),
        requests::closing_reason
            .eq(step.closing_reason.or(request.closing_reason.as_deref().filter(|_| closes))),
        requests::version.eq(request.version + 1),
    ))
    .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Sets the track.
///
/// # Errors
/// When the database fails.
pub fn set_track(tx: &mut Tx, id: RequestId, track: Track) -> Result<()> {
    diesel::update(requests::table.find(id)).set(requests::track.eq(track)).execute(tx.conn())?;
    Ok(())
}

/// Says whose turn it is, where that changes without a step.
///
/// # Errors
/// When the database fails.
pub fn set_turn(tx: &mut Tx, id: RequestId, turn: Turn) -> Result<()> {
    diesel::update(requests::table.find(id)).set(requests::turn.eq(turn)).execute(tx.conn())?;
    Ok(())
}

/// Moves the target of the stage.
///
/// # Errors
/// When the database fails.
pub fn set_due(tx: &mut Tx, id: RequestId, due_on: NaiveDate) -> Result<()> {
    diesel::update(requests::table.find(id)).set(requests::due_on.eq(due_on)).execute(tx.conn())?;
    Ok(())
}

/// One revision of a request.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn revision(conn: &mut Conn, id: RequestId, number: i64) -> Result<Revision> {
    Ok(revisions::table
        .filter(revisions::request_id.eq(id).and(revisions::number.eq(number)))
        .select(Revision::as_select())
        .first(conn)?)
}

/// The latest revision of a request; none before the first submission.
///
/// # Errors
/// When the database fails.
pub fn latest_revision(conn: &mut Conn, id: RequestId) -> Result<Option<Revision>> {
    Ok(revisions::table
        .filter(revisions::request_id.eq(id))
        .order(revisions::number.desc())
        .select(Revision::as_select())
        .first(conn)
        .optional()?)
}

/// All revisions, oldest first.
///
/// # Errors
/// When the database fails.
pub fn revisions(conn: &mut Conn, id: RequestId) -> Result<Vec<Revision>> {
    Ok(revisions::table
        .filter(revisions::request_id.eq(id))
        .order(revisions::number)
        .select(Revision::as_select())
        .load(conn)?)
}

/// The next number of a series, from 1; numbers are given in the order of commits and never twice.
///
/// # Errors
/// When the database fails.
pub fn next_number(tx: &mut Tx, series: &str) -> Result<i64> {
    let row = (number_series::name.eq(series), number_series::last.eq(0));
    match tx.conn() {
        Conn::Pg(conn) => {
            diesel::insert_into(number_series::table).values(row).on_conflict_do_nothing().execute(conn)?
        }
        Conn::Sqlite(conn) => {
            diesel::insert_into(number_series::table).values(row).on_conflict_do_nothing().execute(conn)?
        }
    };
    Ok(diesel::update(number_series::table.find(series))
        .set(number_series::last.eq(number_series::last + 1))
        .returning(number_series::last)
        .get_result(tx.conn())?)
}
