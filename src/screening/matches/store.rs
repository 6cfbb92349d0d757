//! The rows of matches, and of what was looked up when.

use std::collections::HashMap;

use chrono::{Duration, NaiveDateTime};
use diesel::prelude::*;

use super::{Found, MatchId, MatchState};
use crate::db::ids::{AccountId, HolderCheckId, ListId, OrganizationId, RequestId};
use crate::db::schema::{
    authorizations, list_entries, looked_up, matches, organizations, requests, revisions,
};
use crate::db::values::JsonText;
use crate::db::{Conn, Tx, portable};
use crate::error::Result;
use crate::guidelines::CheckCode;
use crate::requests::{Request, Stage};
use crate::screening::lists::{Entry, List, Listed};
use crate::screening::matching::Bearer;

/// Whoever holds something live is looked up again after so many days, whatever changed.
const YEARLY: i64 = 365;

/// The states of an authorization in which its holder is looked up.
const LIVE: [&str; 4] = ["offered", "accepted", "active", "suspended"];

/// A name of a request and a listed entry that is near it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = matches)]
pub struct Match {
    /// Its id.
    pub id: MatchId,
    /// The request.
    pub request_id: RequestId,
    /// The organization that asked.
    pub organization_id: OrganizationId,
    /// The check on the holder that it belongs to; none when it belongs to the check of the case.
    pub holder_check_id: Option<HolderCheckId>,
    /// The check.
    pub code: CheckCode,
    /// The question whose answer the name is.
    pub question: String,
    /// The name as it stands in the request.
    pub name: String,
    /// As what it was looked up.
    pub bearer: Bearer,
    /// The list.
    pub list_id: ListId,
    /// The row of the entry.
    pub entry_id: i64,
    /// What the list knows it by.
    pub reference: String,
    /// What the list said of it, as a fingerprint.
    pub digest: String,
    /// Likeness, 0 to 1000.
    pub score: i64,
    /// What became of it.
    pub state: MatchState,
    /// When it was found, UTC.
    pub found_at: NaiveDateTime,
    /// Why it was judged so.
    pub reason: Option<String>,
    /// What shows it.
    pub evidence: Option<String>,
    /// Who judged.
    pub judged_by: Option<AccountId>,
    /// When, UTC.
    pub judged_at: Option<NaiveDateTime>,
    /// The match of an earlier case whose judgement holds here.
    pub carried_from: Option<MatchId>,
    /// For changes that must not overtake each other.
    pub version: i64,
}

/// How far the matches of a check have come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Nobody has judged them.
    pub open: usize,
    /// Judged to be the listed one.
    pub same: usize,
    /// Told apart.
    pub apart: usize,
}

/// One match.
///
/// # Errors
/// [`crate::error::Error::Hidden`] when there is none.
pub fn by_id(conn: &mut Conn, id: MatchId) -> Result<Match> {
    Ok(matches::table.find(id).select(Match::as_select()).first(conn)?)
}

/// The matches of a check of a case, the likeliest first; not those of a later check on the holder.
///
/// # Errors
/// When the database fails.
pub fn of_check(conn: &mut Conn, request: RequestId, code: CheckCode) -> Result<Vec<Match>> {
    Ok(matches::table
        .filter(matches::request_id.eq(request).and(matches::code.eq(code)))
        .filter(matches::holder_check_id.is_null())
        .order((matches::score.desc(), matches::id))
        .select(Match::as_select())
        .load(conn)?)
}

/// The matches of a check on a holder, the likeliest first.
///
/// # Errors
/// When the database fails.
pub fn of_holder_check(conn: &mut Conn, id: HolderCheckId) -> Result<Vec<Match>> {
    Ok(matches::table
        .filter(matches::holder_check_id.eq(id))
        .order((matches::score.desc(), matches::id))
        .select(Match::as_select())
        .load(conn)?)
}

/// How far the matches of each check of a case have come.
///
/// # Errors
/// When the database fails.
pub fn tallies(conn: &mut Conn, request: RequestId) -> Result<HashMap<CheckCode, Tally>> {
    let rows: Vec<(CheckCode, MatchState)> = matches::table
        .filter(matches::request_id.eq(request).and(matches::holder_check_id.is_null()))
        .select((matches::code, matches::state))
        .load(conn)?;
    let mut tallies: HashMap<CheckCode, Tally> = HashMap::new();
    for (code, state) in rows {
        tallies.entry(code).or_default().count(state);
    }
    Ok(tallies)
}

impl Tally {
    fn count(&mut self, state: MatchState) {
        match state {
            MatchState::Open => self.open += 1,
            MatchState::TheSame => self.same += 1,
            MatchState::NotTheSame => self.apart += 1,
            MatchState::Gone => {}
        }
    }

    /// Of matches in these states.
    pub fn of(states: impl Iterator<Item = MatchState>) -> Self {
        let mut tally = Self::default();
        states.for_each(|state| tally.count(state));
        tally
    }
}

/// How far the matches of one check have come.
///
/// # Errors
/// When the database fails.
pub fn tally(conn: &mut Conn, request: RequestId, code: CheckCode) -> Result<Tally> {
    Ok(tallies(conn, request)?.remove(&code).unwrap_or_default())
}

/// Every match of a request, whatever became of it.
pub(super) fn of_request(conn: &mut Conn, request: RequestId) -> Result<Vec<Match>> {
    Ok(matches::table
        .filter(matches::request_id.eq(request))
        .order(matches::id)
        .select(Match::as_select())
        .load(conn)?)
}

/// The latest judgement that told this pair apart for this organization, in whatever case.
pub(super) fn told_apart(
    conn: &mut Conn,
    organization: OrganizationId,
    found: &Found,
) -> Result<Option<Match>> {
    Ok(matches::table
        .filter(matches::organization_id.eq(organization).and(matches::list_id.eq(found.list)))
        .filter(matches::reference.eq(&found.reference).and(matches::digest.eq(&found.digest)))
        .filter(matches::name.eq(&found.name).and(matches::bearer.eq(found.bearer)))
        .filter(matches::state.eq(MatchState::NotTheSame))
        .order(matches::id.desc())
        .select(Match::as_select())
        .first(conn)
        .optional()?)
}

/// Writes a match; with a judgement of an earlier case it is judged from the start.
pub(super) fn insert(
    tx: &mut Tx,
    request: &Request,
    found: &Found,
    carried: Option<&Match>,
) -> Result<MatchId> {
    let now = tx.now;
    let state = if carried.is_some() { MatchState::NotTheSame } else { MatchState::Open };
    Ok(diesel::insert_into(matches::table)
        .values((
            matches::request_id.eq(request.id),
            matches::organization_id.eq(request.organization_id),
            matches::code.eq(found.code),
            matches::question.eq(&found.question),
            matches::name.eq(&found.name),
            matches::bearer.eq(found.bearer),
            matches::list_id.eq(found.list),
            matches::entry_id.eq(found.entry),
            matches::reference.eq(&found.reference),
            matches::digest.eq(&found.digest),
            matches::score.eq(found.score),
            matches::state.eq(state),
            matches::found_at.eq(now),
            (
                matches::reason.eq(carried.and_then(|one| one.reason.clone())),
                matches::evidence.eq(carried.and_then(|one| one.evidence.clone())),
                matches::judged_by.eq(carried.and_then(|one| one.judged_by)),
                matches::judged_at.eq(carried.and_then(|one| one.judged_at)),
                matches::carried_from.eq(carried.map(|one| one.id)),
            ),
            matches::version.eq(1),
        ))
        .returning(matches::id)
        .get_result(tx.conn())?)
}

/// Writes another state, if nobody changed the match since it was read.
pub(super) fn set_state(tx: &mut Tx, one: &Match, state: MatchState) -> Result<()> {
    let touched =
        diesel::update(matches::table.filter(matches::id.eq(one.id).and(matches::version.eq(one.version))))
            .set((matches::state.eq(state), matches::version.eq(one.version + 1)))
            .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Writes what a person said of a match, if nobody changed it since it was read.
pub(super) fn write_judgement(
    tx: &mut Tx,
    one: &Match,
    state: MatchState,
    reason: &str,
    evidence: &str,
    by: AccountId,
) -> Result<()> {
    let now = tx.now;
    let touched =
        diesel::update(matches::table.filter(matches::id.eq(one.id).and(matches::version.eq(one.version))))
            .set((
                matches::state.eq(state),
                matches::reason.eq(reason),
                matches::evidence.eq(evidence),
                matches::judged_by.eq(by),
                matches::judged_at.eq(now),
                matches::carried_from.eq(None::<MatchId>),
                matches::version.eq(one.version + 1),
            ))
            .execute(tx.conn())?;
    portable::exactly_one(touched)
}

/// Gives matches to a check on a holder.
pub(in crate::screening) fn give_to_holder_check(
    tx: &mut Tx,
    ids: &[MatchId],
    check: HolderCheckId,
) -> Result<()> {
    diesel::update(matches::table.filter(matches::id.eq_any(ids.to_vec())))
        .set(matches::holder_check_id.eq(check))
        .execute(tx.conn())?;
    Ok(())
}

/// What the list said when the match was found, and says no more when another version changed it.
///
/// # Errors
/// When the database fails, or the row is no entry.
pub(in crate::screening) fn entry(conn: &mut Conn, one: &Match) -> Result<Listed> {
    let (id, digest, body): (i64, String, String) = list_entries::table
        .find(one.entry_id)
        .select((list_entries::id, list_entries::digest, list_entries::body))
        .first(conn)?;
    let entry: Entry = serde_json::from_str(&body)?;
    Ok(Listed { id, digest, entry })
}

/// Versions of lists as one text.
pub(super) fn versions<'a>(lists: impl Iterator<Item = &'a List>) -> String {
    let mut all: Vec<String> = lists
        .filter_map(|list| Some(format!("{}:{}={}", list.id, list.current_version?, list.checks)))
        .collect();
    all.sort();
    all.join(" ")
}

/// A request whose names have to be looked up.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    pub request: RequestId,
    /// Closed, but what it granted is live: the holder is looked up, also by what the profile says today.
    pub holder: bool,
    pub revision: i64,
    pub profile_version: i64,
    pub answers: JsonText,
    pub profile: JsonText,
}

/// The next requests, by id from `after` on, that were not looked up in these versions, by their latest answers.
pub(super) fn pending(
    conn: &mut Conn,
    versions: &str,
    after: RequestId,
    now: NaiveDateTime,
    most: i64,
) -> Result<Vec<Pending>> {
    type Columns = (RequestId, Stage, i64, i64, JsonText, JsonText);
    let last_year = now - Duration::days(YEARLY);
    let rows: Vec<Columns> = requests::table
        .inner_join(organizations::table)
        .inner_join(revisions::table)
        .left_join(looked_up::table)
        .left_join(authorizations::table)
        .filter(revisions::number.eq(requests::revision))
        .filter(
            requests::stage.eq_any(Stage::SCREENED).or(authorizations::state.eq_any(LIVE).assume_not_null()),
        )
        .filter(
            looked_up::request_id.is_null().or((looked_up::lists
                .ne(versions)
                .or(looked_up::revision.ne(requests::revision))
                .or(looked_up::profile.ne(organizations::version).and(requests::stage.eq(Stage::Closed)))
                .or(looked_up::at.lt(last_year)))
            .assume_not_null()),
        )
        .filter(requests::id.gt(after))
        .order(requests::id)
        .limit(most)
        .select((
            requests::id,
            requests::stage,
            requests::revision,
            organizations::version,
            revisions::answers,
            organizations::profile,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(request, stage, revision, profile_version, answers, profile)| Pending {
            request,
            holder: stage == Stage::Closed,
            revision,
            profile_version,
            answers,
            profile,
        })
        .collect())
}

/// Notes that a request was looked up.
pub(super) fn put_looked_up(
    tx: &mut Tx,
    request: RequestId,
    versions: &str,
    revision: i64,
    profile: i64,
) -> Result<()> {
    let now = tx.now;
    let values = (
        looked_up::lists.eq(versions),
        looked_up::revision.eq(revision),
        looked_up::profile.eq(profile),
        looked_up::at.eq(now),
    );
    let touched = diesel::update(looked_up::table.find(request)).set(values).execute(tx.conn())?;
    if touched == 0 {
        diesel::insert_into(looked_up::table)
            .values((looked_up::request_id.eq(request), values))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// In which versions and by which revision a request was looked up last, and when.
pub(in crate::screening) fn last_look(
    conn: &mut Conn,
    request: RequestId,
) -> Result<Option<(String, i64, NaiveDateTime)>> {
    Ok(looked_up::table
        .find(request)
        .select((looked_up::lists, looked_up::revision, looked_up::at))
        .first(conn)
        .optional()?)
}

/// The live authorization that a request led to, if there is one.
pub(super) fn live_authorization(
    conn: &mut Conn,
    request: RequestId,
) -> Result<Option<crate::db::ids::AuthorizationId>> {
    Ok(authorizations::table
        .filter(authorizations::request_id.eq(request).and(authorizations::state.eq_any(LIVE)))
        .select(authorizations::id)
        .first(conn)
        .optional()?)
}

/// Every match of the house, for the checker.
pub(in crate::screening) fn every(conn: &mut Conn) -> Result<Vec<Match>> {
    Ok(matches::table.order(matches::id).select(Match::as_select()).load(conn)?)
}
