//! Which cases a list shows, and in which order. The conditions are macros because each query has its own type.

use chrono::{NaiveDate, NaiveDateTime};

use super::words;
use crate::db::Conn;
use crate::error::Result;
use crate::guidelines::{Mark, Track, UseType};
use crate::requests::{Counts, Outcome, Stage, Turn};

/// What to list. Everything that is set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// In this stage.
    pub stage: Option<Stage>,
    /// Ended so.
    pub outcome: Option<Outcome>,
    /// With this mark.
    pub mark: Option<Mark>,
    /// For this kind of use.
    pub use_type: Option<UseType>,
    /// On this track.
    pub track: Option<Track>,
    /// Whose turn it is.
    pub turn: Option<Turn>,
    /// Part of the organization's name.
    pub organization: Option<String>,
    /// Country of the organization, ISO 3166 of two letters.
    pub country: Option<String>,
    /// Words that stand in the organization's name or begin a word of the title or the number, each of them.
    pub words: Vec<String>,
    /// Beginnings of words that stand in the answers of the latest revision, each of them, folded.
    pub text: Vec<String>,
    /// Those beginnings, of both, that stand in very many cases: see [`CaseFilter::looked_at`].
    pub common: Vec<String>,
    /// First and last due day.
    pub due: (Option<NaiveDate>, Option<NaiveDate>),
    /// First and last day of the first sending, UTC.
    pub sent: (Option<NaiveDate>, Option<NaiveDate>),
    /// First sent at or after, UTC.
    pub since: Option<NaiveDateTime>,
    /// Least and greatest score of the recommendation in force, hundredths.
    pub score: (Option<i64>, Option<i64>),
    /// Something in it waits for the reader.
    pub waiting_me: bool,
    /// On hold only.
    pub held: bool,
    /// Complete, and nobody of the group is assigned yet.
    pub unassigned: bool,
    /// With an authorization in force that ends within these days.
    pub expiring: Option<(NaiveDate, NaiveDate)>,
    /// What figures of the group count.
    pub counts: Vec<Counts>,
}

impl CaseFilter {
    /// The same, with the common ones of its words known, which are looked for in another way.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) fn looked_at(&self, conn: &mut Conn) -> Result<Self> {
        let mut common = Vec::new();
        for word in &self.text {
            if words::is_common(conn, word, false)? {
                common.push(word.clone());
            }
        }
        for beginning in self.words.iter().filter_map(|word| words::title_beginning(word)) {
            if words::is_common(conn, &beginning, true)? {
                common.push(beginning);
            }
        }
        Ok(Self { common, ..self.clone() })
    }
}

/// What a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// When it was first sent.
    #[default]
    Sent,
    /// Since when it stands in its stage.
    Since,
    /// The due day of the stage.
    Due,
    /// The name of the organization.
    Organization,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseOrder {
    /// By what.
    pub by: By,
    /// The greatest first.
    pub descending: bool,
}

impl Default for CaseOrder {
    fn default() -> Self {
        Self { by: By::Sent, descending: true }
    }
}

/// The rows of a query that fit a filter.
macro_rules! filtered {
    ($query:expr, $filter:expr, $actor:expr) => {{
        let filter: &CaseFilter = $filter;
        let mut query = $query;
        // The list itself reads the organizations as well, so here they go by another name.
        let asker = diesel::alias!(organizations as asker);
        if let Some(stage) = filter.stage {
            query = query.filter(requests::stage.eq(stage));
        }
        if let Some(outcome) = filter.outcome {
            query = query.filter(requests::outcome.eq(outcome));
        }
        if let Some(mark) = filter.mark {
            query = query.filter(requests::marks.like(format!("%{}%", mark.as_str())));
        }
        if let Some(use_type) = filter.use_type {
            query = query.filter(requests::use_type.eq(use_type));
        }
        if let Some(track) = filter.track {
            query = query.filter(requests::track.eq(track));
        }
        if let Some(turn) = filter.turn {
            query = query.filter(requests::turn.eq(turn));
        }
        if let Some(country) = &filter.country {
            let there = asker.filter(asker.field(organizations::country).eq(country.clone()));
            let there = there.select(asker.field(organizations::id));
            query = query.filter(requests::organization_id.eq_any(there));
        }
        if let Some(name) = &filter.organization {
            let part = format!("%{}%", folded(name));
            let named = asker.filter(asker.field(organizations::folded).like(part));
            let named = named.select(asker.field(organizations::id));
            query = query.filter(requests::organization_id.eq_any(named));
        }
        if let Some(first) = filter.due.0 {
            query = query.filter(requests::due_on.ge(first));
        }
        if let Some(last) = filter.due.1 {
            query = query.filter(requests::due_on.le(last));
        }
        if let Some(first) = filter.sent.0 {
            query = query.filter(requests::submitted_at.ge(NaiveDateTime::from(first)));
        }
        if let Some(next) = filter.sent.1.and_then(|last| last.succ_opt()) {
            query = query.filter(requests::submitted_at.lt(NaiveDateTime::from(next)));
        }
        if let Some(since) = filter.since {
            query = query.filter(requests::submitted_at.ge(since));
        }
        if filter.score != (None, None) {
            let (least, greatest) = (filter.score.0.unwrap_or(0), filter.score.1.unwrap_or(i64::MAX));
            let scored = recommendations::table
                .filter(recommendations::state.eq("standing"))
                .filter(recommendations::hundredths.between(least, greatest));
            query = query.filter(requests::id.eq_any(scored.select(recommendations::request_id)));
        }
        if filter.waiting_me {
            let actor: &Actor = $actor;
            let mine = waits::table
                .filter(waits::answered_at.is_null().and(waits::expired_at.is_null()))
                .filter(waits::account_id.eq(actor.id).or(waits::role.eq_any(own_roles(actor))))
                .filter(waits::request_id.is_not_null())
                .select(waits::request_id.assume_not_null());
            query = query.filter(requests::id.eq_any(mine));
        }
        if filter.held {
            let held = holds::table.filter(holds::state.eq("open")).select(holds::request_id);
            query = query.filter(requests::id.eq_any(held));
        }
        if filter.unassigned {
            let given = diesel::alias!(scorecards as given);
            let assigned = given
                .filter(given.field(scorecards::request_id).eq(requests::id))
                .filter(given.field(scorecards::state).eq_any(["assigned", "open", "locked"]));
            query = query
                .filter(requests::stage.eq_any([Stage::Screening, Stage::Review]))
                .filter(diesel::dsl::not(diesel::dsl::exists(assigned)));
        }
        if let Some((first, last)) = filter.expiring {
            let ending = authorizations::table
                .filter(authorizations::state.eq("active").and(authorizations::ends_on.between(first, last)))
                .select(authorizations::request_id);
            query = query.filter(requests::id.eq_any(ending));
        }
        for counts in &filter.counts {
            query = $crate::requests::counted::counted!(query, counts, asker, $actor);
        }
        for word in &filter.text {
            let (first, below) = beginning_with(word);
            let with = case_words::table.filter(case_words::word.ge(first).and(case_words::word.lt(below)));
            query = match filter.common.contains(word) {
                true => {
                    query.filter(diesel::dsl::exists(with.filter(case_words::request_id.eq(requests::id))))
                }
                false => query.filter(requests::id.eq_any(with.select(case_words::request_id))),
            };
        }
        for word in &filter.words {
            let Some(beginning) = title_beginning(word) else { continue };
            let part = format!("%{}%", folded(word));
            let named = || {
                let named = asker.filter(asker.field(organizations::folded).like(part.clone()));
                requests::organization_id.eq_any(named.select(asker.field(organizations::id)))
            };
            let (first, below) = beginning_with(&beginning);
            let with =
                title_words::table.filter(title_words::word.ge(first).and(title_words::word.lt(below)));
            query = match filter.common.contains(&beginning) {
                true => {
                    let titled = with.filter(title_words::request_id.eq(requests::id));
                    query.filter(diesel::dsl::exists(titled).or(named()))
                }
                false => {
                    let titled = requests::id.eq_any(with.select(title_words::request_id));
                    query.filter(titled.or(named()))
                }
            };
            // Several words in quotes stand one after the other.
            if !is_like_a_number(word) && folded(word).contains(' ') {
                query = query.filter(requests::folded.like(part.clone()).or(named()));
            }
        }
        query
    }};
}

/// The rows of a query that come after a row in an order.
macro_rules! beyond {
    ($query:expr, $order:expr, $place:expr, $id:expr) => {{
        let ((sent, since, due, name), id) = ($place, $id);
        match ($order.by, $order.descending) {
            // This form of the condition walks the index; the plainer one reads it all.
            (By::Sent, false) => $query.filter(
                requests::submitted_at.ge(sent).and(requests::submitted_at.gt(sent).or(requests::id.gt(id))),
            ),
            (By::Sent, true) => $query.filter(
                requests::submitted_at.le(sent).and(requests::submitted_at.lt(sent).or(requests::id.lt(id))),
            ),
            (By::Since, false) => $query.filter(
                requests::stage_since.ge(since).and(requests::stage_since.gt(since).or(requests::id.gt(id))),
            ),
            (By::Since, true) => $query.filter(
                requests::stage_since.le(since).and(requests::stage_since.lt(since).or(requests::id.lt(id))),
            ),
            (By::Due, descending) => match (due, descending) {
                (Some(day), false) => $query.filter(
                    requests::due_on
                        .gt(day)
                        .or(requests::due_on.eq(day).and(requests::id.gt(id)))
                        .or(requests::due_on.is_null()),
                ),
                (Some(day), true) => $query.filter(
                    requests::due_on
                        .lt(day)
                        .or(requests::due_on.eq(day).and(requests::id.lt(id)))
                        .or(requests::due_on.is_null()),
                ),
                (None, false) => $query.filter(requests::due_on.is_null().and(requests::id.gt(id))),
                (None, true) => $query.filter(requests::due_on.is_null().and(requests::id.lt(id))),
            },
            (By::Organization, false) => $query.filter(
                organizations::sort_key.ge(name.0.clone()).and(
                    organizations::sort_key
                        .gt(name.0)
                        .or(organizations::id.gt(name.1))
                        .or(organizations::id.eq(name.1).and(requests::id.gt(id))),
                ),
            ),
            (By::Organization, true) => $query.filter(
                organizations::sort_key.le(name.0.clone()).and(
                    organizations::sort_key
                        .lt(name.0)
                        .or(organizations::id.lt(name.1))
                        .or(organizations::id.eq(name.1).and(requests::id.lt(id))),
                ),
            ),
        }
    }};
}

pub(super) use beyond;
pub(crate) use filtered;
