//! The exclusion: the chair closes a case in which two people confirmed a check that excludes.

use super::super::letters::{ExcludedNote, ExcludedPartner, ExcludedStaff, closing_reason};
use super::super::{CheckName, HoldState, engagements, rules, store};
use super::holds::event;
use super::tell;
use crate::access::{Actor, Role, screening as access};
use crate::db::Tx;
use crate::db::ids::RequestId;
use crate::error::{Error, Problems, Result};
use crate::requests::{self, Action, Change};
use crate::say::{self, Language, with_language};
use crate::waiting::{self, WaitKind};

/// Closes a case as excluded. Final only after two people confirmed and the partner answered or the time for it
/// passed; Security Council sanctions leave no such time.
///
/// # Errors
/// Hidden or refused (not the chair, a chair who judged a check here, no hold, nothing confirmed by two, too early);
/// invalid without reasons; a conflict when the hold changed.
pub fn exclude(tx: &mut Tx, actor: &Actor, id: RequestId, version: i64, reasons: &str) -> Result<()> {
    let request = requests::lock(tx, id)?;
    requests::actions::may(tx, actor, &request, Action::Exclude)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::exclude(actor, &standing)?;
    let mut problems = Problems::new();
    rules::text_problem(&mut problems, "reason", reasons, say::screening::enter_exclude_reason());
    problems.into_result()?;
    let hold = store::open_hold_of(tx.conn(), id)?.ok_or(Error::Hidden)?;
    if hold.version != version {
        return Err(Error::Conflict(say::common::changed_meanwhile()));
    }
    let reference = request.rules()?;
    let checks = store::checks_of(tx.conn(), id)?;
    let engaged = engagements::approved(tx.conn(), id)?.is_some();
    if rules::settled(&reference.checks, &checks, engaged).excluding.is_empty() {
        return Err(Error::Refused(say::screening::refused_exclude_none()));
    }
    let last = rules::final_exclusions(&reference.checks, &checks, engaged, &hold, tx.today());
    if last.is_empty() {
        return Err(Error::Refused(say::screening::refused_exclude_early(hold.answer_due)));
    }
    let names: Vec<CheckName> =
        reference.checks.iter().filter(|one| last.contains(&one.code)).map(CheckName).collect();
    let told = with_language(Language::En, || closing_reason(&names).to_string());
    let event = event(&request, Action::Exclude, actor)
        .after("hold", hold.id)
        .after("checks", &last)
        .personal("reasons", reasons.trim());
    let change = Change { closing_reason: Some(told), event: Some(event), ..Change::default() };
    let members = tell::members(tx.conn(), &request, &[])?;
    let request = requests::advance(tx, Some(actor), &request, Action::Exclude, change)?;
    store::close_hold(tx, &hold, HoldState::Excluded, Some(actor.id))?;
    engagements::actions::lapse_proposed(tx, id)?;
    waiting::expire(tx, id, &[WaitKind::LessonTask])?;
    let case = tell::named(tx.conn(), &request)?;
    let days = reference.terms.terms.reconsideration_days;
    let ask_by = reference.terms.terms.reconsider_by(tx.today());
    tell::partner(tx, &request, &ExcludedPartner { case: case.clone(), checks: names, days, ask_by })?;
    let mut to = tell::holders(tx.conn(), &request, Role::Secretariat, &[actor.id])?;
    to.extend(tell::holders(tx.conn(), &request, Role::Screener, &[actor.id])?);
    to.extend(members.into_iter().filter(|person| person.account != Some(actor.id)));
    tell::people(tx, &request, &to, &ExcludedStaff { case: case.clone() })?;
    let focal_point = requests::focal_point_beside(tx.conn(), id, &to)?;
    tell::people(tx, &request, &focal_point, &ExcludedNote { case })
}
