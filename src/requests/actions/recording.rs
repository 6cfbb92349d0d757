//! A case that was decided on paper before this house was there: written down closed, with what is known of it, so that
//! it is found, compared and renewed like any other. What is not known is not made up.

use chrono::{Datelike, NaiveDate};

use super::{Change, advance, drafts, name_of, submission};
use crate::access::Actor;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::{AccountId, OrganizationId};
use crate::db::values::JsonText;
use crate::error::Result;
use crate::requests::answers::Answers;
use crate::requests::store::drafts as rows;
use crate::requests::store::submission::{self as sent, NewRevision};
use crate::requests::{Action, Outcome, Request, Turn, questions, store};

/// What is known of it.
#[derive(Debug)]
pub struct OnPaper<'a> {
    /// The organization that holds what was granted.
    pub organization: OrganizationId,
    /// Who of the office brought it.
    pub brought_by: AccountId,
    /// The number on the paper.
    pub reference: &'a str,
    /// The day on which it was granted.
    pub granted_on: NaiveDate,
    /// The answers that are known.
    pub answers: &'a Answers,
    /// What was decided.
    pub outcome: Outcome,
}

/// Writes the case down, closed. Who may do it is asked by whoever knows what was granted.
///
/// # Errors
/// When the database fails.
pub fn record_paper(tx: &mut Tx, actor: &Actor, paper: &OnPaper) -> Result<Request> {
    let id = drafts::begin(tx, actor, paper.organization, None)?;
    rows::set_recorded(tx, id, paper.brought_by, paper.granted_on)?;
    for group in questions::groups() {
        let answers = paper.answers.of_group(group);
        if !answers.is_empty() {
            rows::put_group(tx, id, group.key, 0, actor.id, &JsonText::of(&answers)?)?;
        }
    }
    let draft = store::by_id(tx.conn(), id)?;
    drafts::outline(tx, &draft)?;
    let (answers, facts) = (JsonText::of(paper.answers)?, JsonText::of(&serde_json::json!({}))?);
    let hash = submission::revision_hash(&answers.0, &facts.0);
    let revision =
        NewRevision { request: id, number: 1, answers: &answers, facts: &facts, hash: &hash, by: actor.id };
    sent::insert_revision(tx, &revision)?;
    submission::keep_words(tx.conn(), id, paper.answers)?;
    let year = paper.granted_on.year();
    let place = store::next_number(tx, &format!("paper-{year}"))?;
    let at = paper.granted_on.and_time(chrono::NaiveTime::MIN);
    sent::set_submitted(tx, id, &format!("P-{year}-{place:04}"), 1, at)?;
    let draft = store::by_id(tx.conn(), id)?;
    let event = Event::new(SubjectKind::Request, id.0, name_of(Action::RecordPaper), Some(actor.id))
        .after("reference", paper.reference)
        .after("granted_on", paper.granted_on)
        .after("brought_by", paper.brought_by);
    let change = Change {
        outcome: Some(paper.outcome),
        turn: Some(Turn::Nobody),
        event: Some(event),
        ..Change::default()
    };
    let closed = advance(tx, Some(actor), &draft, Action::RecordPaper, change)?;
    rows::set_closed_at(tx, id, at)?;
    Ok(closed)
}
