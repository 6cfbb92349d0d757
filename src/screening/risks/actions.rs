//! A screener records a risk of a case, and drops one.

use super::{RiskId, rules, store};
use crate::access::Actor;
use crate::audit::{Event, SubjectKind};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::error::{Error, Problems, Result};
use crate::requests;
use crate::say;
use crate::screening::actions::{may_judge, settled::escalate};
use crate::screening::rules::text_problem;

/// A risk as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct New {
    /// What could happen.
    pub title: String,
    /// 1 to 5.
    pub likelihood: Option<i64>,
    /// 1 to 5.
    pub impact: Option<i64>,
    /// What is done about it.
    pub mitigation: String,
}

/// Records a risk. A substantial or high one puts the case on the enhanced track, as a confirmed check that escalates
/// does.
///
/// # Errors
/// Hidden or refused as for the checks; invalid when something is missing.
pub fn record(tx: &mut Tx, actor: &Actor, id: RequestId, new: &New) -> Result<RiskId> {
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    rules::problems(new).into_result()?;
    let risk = store::insert(tx, id, new, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "screening.record_risk", Some(actor.id))
            .after("risk", risk)
            .after("likelihood", new.likelihood)
            .after("impact", new.impact)
            .personal("title", new.title.trim())
            .personal("mitigation", new.mitigation.trim()),
    );
    escalate(tx, Some(actor), &request)?;
    Ok(risk)
}

/// A risk stands no more. The track stays: people set another one with reasons.
///
/// # Errors
/// Hidden when it is another case's; hidden or refused as for the checks; refused when it was dropped already; invalid
/// without a reason; a conflict when it changed.
pub fn drop_it(
    tx: &mut Tx,
    actor: &Actor,
    id: RequestId,
    risk: RiskId,
    version: i64,
    reason: &str,
) -> Result<()> {
    let request = requests::lock(tx, id)?;
    may_judge(tx, actor, &request)?;
    let all = store::of_request(tx.conn(), id)?;
    let risk = all.into_iter().find(|one| one.id == risk).ok_or(Error::Hidden)?;
    if !risk.stands() {
        return Err(Error::Refused(say::risks::refused_dropped()));
    }
    let mut problems = Problems::new();
    text_problem(&mut problems, "reason", reason, say::risks::enter_drop_reason());
    problems.into_result()?;
    if risk.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    store::drop_it(tx, &risk, reason, actor.id)?;
    tx.record(
        Event::new(SubjectKind::Request, id.0, "screening.drop_risk", Some(actor.id))
            .before("level", risk.level())
            .after("risk", risk.id)
            .personal("reason", reason.trim()),
    );
    Ok(())
}
