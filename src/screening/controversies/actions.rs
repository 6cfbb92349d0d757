//! A screener records a report, and closes one.

use chrono::NaiveDate;

use super::{ControversyId, Ending, rules, store};
use crate::access::Actor;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::error::{Error, Problems, Result};
use crate::requests::{self, Stage};
use crate::say;
use crate::screening::actions::{may_judge, reset_below};
use crate::screening::rules::text_problem;

/// What a screener read, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct New {
    /// In a few words.
    pub title: String,
    /// An address or a citation.
    pub source: String,
    /// The day of the source.
    pub dated: Option<NaiveDate>,
    /// 0 to 4 for each of [`super::Aspect::ALL`], in their order.
    pub weights: [Option<i64>; 5],
    /// The grade over all, 0 to 4.
    pub grade: Option<i64>,
    /// What else is to be known.
    pub remarks: String,
}

/// Records a report on the organization of a case. Wherever the check of adverse media was settled with a lower grade
/// in an open case of the organization, it goes back to "not checked".
///
/// # Errors
/// Hidden or refused as for the checks; invalid when something is missing.
pub fn record(tx: &mut Tx, actor: &Actor, id: RequestId, new: &New) -> Result<ControversyId> {
    let organization = requests::by_id(tx.conn(), id)?.organization_id;
    // All of them, in the order of their ids: their checks may go back.
    let mut open = Vec::new();
    for case in store::cases_at(tx.conn(), organization, &Stage::SCREENED)? {
        open.push(requests::lock(tx, case)?);
    }
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    rules::problems(new, tx.today()).into_result()?;
    let controversy = store::insert(tx, &request, new, actor.id)?;
    let weights: Vec<i64> = new.weights.iter().flatten().copied().collect();
    tx.record(
        Event::new(SubjectKind::Request, id.0, "screening.record_controversy", Some(actor.id))
            .after("controversy", controversy)
            .after("dated", new.dated)
            .after("weights", weights)
            .after("grade", new.grade)
            .personal("title", new.title.trim())
            .personal("source", new.source.trim())
            .personal("remarks", new.remarks.trim()),
    );
    let grade = new.grade.unwrap_or_default();
    for case in &open {
        reset_below(tx, case, grade)?;
    }
    Ok(controversy)
}

/// A report on the organization of a case counts no more: it was put right, or it was wrong.
///
/// # Errors
/// Hidden when it is on another organization; hidden or refused as for the checks; refused when it is closed already;
/// invalid without an ending or a reason; a conflict when it changed.
pub fn close(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    controversy: ControversyId,
    version: i64,
    ending: Option<Ending>,
    reason: &str,
) -> Result<()> {
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    let one = store::by_id(tx.conn(), controversy)?;
    if one.organization_id != request.organization_id {
        return Err(Error::Hidden);
    }
    if !one.is_open() {
        return Err(Error::Refused(say::controversies::refused_closed()));
    }
    let mut problems = Problems::new();
    let chosen = problems.take("ending", ending.ok_or_else(say::controversies::enter_ending));
    text_problem(&mut problems, "reason", reason, say::controversies::enter_closing_reason());
    let Some(ending) = chosen.filter(|_| problems.is_empty()) else {
        return Err(Error::Invalid(problems));
    };
    if one.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    store::close(tx, &one, ending, reason, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "screening.close_controversy", Some(actor.id))
            .before("grade", one.grade)
            .after("controversy", controversy)
            .after("ending", ending)
            .personal("reason", reason.trim()),
    );
    Ok(())
}
