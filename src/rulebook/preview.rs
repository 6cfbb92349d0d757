//! What a version set would change for drafts that were not sent yet, if it were in force. Cases that were sent are not
//! looked at: nothing changes for them.

use chrono::NaiveDateTime;

use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::Result;
use crate::guidelines::routing::{Routing, route};
use crate::guidelines::{Authority, Reference, Track, Verdict, track};
use crate::requests::answers::Answers;
use crate::requests::draft::Draft;
use crate::requests::facts::{self, Facts};
use crate::requests::open_drafts;
use crate::requests::questions::{self, Context};

/// Drafts that are looked at, the newest first.
pub const MOST: i64 = 200;

/// What changes for one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The draft.
    pub id: RequestId,
    /// When it was begun, UTC.
    pub begun_at: NaiveDateTime,
    /// What changes.
    pub what: Vec<What>,
}

/// One thing that changes for a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// What the table of marks says.
    Verdict(Vec<(Authority, Verdict)>, Vec<(Authority, Verdict)>),
    /// The track that the rules would speak for.
    Track(Track, Track),
    /// Answers that hold now and would not, or the other way: how many stand in the way, before and after.
    Gaps(usize, usize),
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// How many drafts were looked at.
    pub looked_at: usize,
    /// True when there are more than were looked at.
    pub more: bool,
    /// Those for which something changes.
    pub changed: Vec<Changed>,
}

fn verdicts(routing: Option<Routing>) -> Vec<(Authority, Verdict)> {
    routing.map_or_else(Vec::new, |all| {
        all.groups.iter().map(|group| (group.authority, group.verdict)).collect()
    })
}

fn suggested(rules: &Reference, answers: &Answers) -> Option<Track> {
    let facts = Facts::of(answers, answers.text("legal_name")).ok()?;
    Some(track::suggest(rules, &facts.track(None, None, false)))
}

/// What changes for the answers of one draft.
fn what_changes(
    answers: &Answers,
    contexts: (&Context, &Context),
    rules: (&Reference, &Reference),
) -> Vec<What> {
    let mut what = Vec::new();
    let routed = |rules| verdicts(facts::routing(answers).map(|facts| route(rules, &facts)));
    let (before, after) = (routed(rules.0), routed(rules.1));
    if before != after {
        what.push(What::Verdict(before, after));
    }
    if let (Some(before), Some(after)) = (suggested(rules.0, answers), suggested(rules.1, answers))
        && before != after
    {
        what.push(What::Track(before, after));
    }
    let gaps = |context| {
        let all = questions::all_problems(answers, context);
        all.iter().map(|(_, problems)| problems.iter().count()).sum::<usize>()
    };
    let (before, after) = (gaps(contexts.0), gaps(contexts.1));
    if before != after {
        what.push(What::Gaps(before, after));
    }
    what
}

/// Looks at the open drafts under two version sets.
///
/// # Errors
/// When the database fails.
pub fn preview(
    conn: &mut Conn,
    before: &Reference,
    after: &Reference,
    today: chrono::NaiveDate,
) -> Result<Preview> {
    let drafts = open_drafts(conn, MOST + 1)?;
    let more = drafts.len() > usize::try_from(MOST).unwrap_or(usize::MAX);
    let mut found = Preview { looked_at: 0, more, changed: Vec::new() };
    for (id, begun_at) in drafts.into_iter().take(usize::try_from(MOST).unwrap_or_default()) {
        let draft = Draft::load(conn, id)?;
        found.looked_at += 1;
        let context = draft.context_of(today);
        let contexts = (context.clone().under(before), context.under(after));
        let what = what_changes(&draft.answers(), (&contexts.0, &contexts.1), (before, after));
        if !what.is_empty() {
            found.changed.push(Changed { id, begun_at, what });
        }
    }
    Ok(found)
}
