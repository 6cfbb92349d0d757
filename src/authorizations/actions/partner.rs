//! What the holder does: accept, refuse, give up.

use super::super::ConditionState;
use super::super::letters;
use super::super::lifecycle::AuthorizationAction as A;
use super::super::store::{self, Authorization};
use super::{about, begin, decider, event, moved, no_longer_awaited};
use crate::access::{Actor, Role};
use crate::accounts;
use crate::db::Tx;
use crate::db::ids::AuthorizationId;
use crate::error::{Error, Problems, Result};
use crate::notices;
use crate::say;
use crate::waiting::{self, WaitKind, WaitSubject};

/// Who signs the waiver, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    name: String,
    title: String,
}

/// Longest name or title, characters.
const LONGEST: usize = 200;

impl Signature {
    /// A signature from what was typed and ticked.
    ///
    /// # Errors
    /// Problems on `name`, `title` and `waiver`.
    pub fn new(name: &str, title: &str, waiver: bool) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        for (field, text, missing) in [
            ("name", name.trim(), say::authorizations::enter_name()),
            ("title", title.trim(), say::authorizations::enter_title()),
        ] {
            if text.is_empty() {
                problems.add(field, missing);
            } else if text.chars().count() > LONGEST {
                problems.add(field, say::authorizations::text_too_long(LONGEST));
            }
        }
        if !waiver {
            problems.add("waiver", say::authorizations::tick_the_waiver());
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { name: name.trim().to_owned(), title: title.trim().to_owned() })
    }
}

/// The holder accepts the terms and signs the waiver, within the days of the offer. It is in force at once
/// when its first day has come and no condition is in the way.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn accept(tx: &mut Tx, actor: &Actor, id: AuthorizationId, signature: &Signature) -> Result<()> {
    let (row, to) = begin(tx, actor, id, A::Accept)?;
    if tx.today() > row.accept_by {
        return Err(Error::Refused(say::authorizations::refused_too_late(row.accept_by)));
    }
    if tx.today() > row.ends_on {
        return Err(Error::Refused(say::authorizations::refused_over(row.ends_on)));
    }
    let mut after = row.clone();
    after.state = to;
    after.accepted_by = Some(actor.id);
    after.accepted_at = Some(tx.now);
    after.signed_name = Some(signature.name.clone());
    after.signed_title = Some(signature.title.clone());
    store::save(tx, &row, &after)?;
    waiting::answer(tx, WaitKind::Acceptance, (WaitSubject::Authorization, id.0))?;
    tx.record(
        moved(&row, &after, "authorizations.accept", Some(actor.id))
            .after("waiver", true)
            .personal("signed_name", signature.name.as_str())
            .personal("signed_title", signature.title.as_str()),
    );
    meet_the_waiver(tx, actor, &row, signature)?;
    super::reminders::ask_for_conditions(tx, &row)?;
    let secretariat = accounts::recipients(tx.conn(), Role::Secretariat)?;
    notices::write(tx, about(&row), &secretariat, &letters::Accepted::of(&row))?;
    super::calendar::activate_if_due(tx, id)
}

/// The condition of the library that asks for waiver and indemnity.
const WAIVER: &str = "K20";

/// The signature itself is what that condition asks for.
fn meet_the_waiver(tx: &mut Tx, actor: &Actor, row: &Authorization, signature: &Signature) -> Result<()> {
    let evidence = say::authorizations::waiver_evidence(&signature.name, &signature.title).to_string();
    for condition in store::conditions_of(tx.conn(), row.id)? {
        if condition.code == WAIVER && condition.state == ConditionState::Open {
            store::save_condition(tx, &condition, ConditionState::Met, &evidence, actor.id)?;
            tx.record(
                event(row, "authorizations.check_condition", Some(actor.id))
                    .after("position", condition.position)
                    .after("code", WAIVER)
                    .before("condition", condition.state)
                    .after("condition", ConditionState::Met),
            );
        }
    }
    Ok(())
}

/// The holder refuses the offer.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn refuse(tx: &mut Tx, actor: &Actor, id: AuthorizationId, reason: &str) -> Result<()> {
    let (row, to) = begin(tx, actor, id, A::Refuse)?;
    let mut after = row.clone();
    after.state = to;
    after.stopped_at = Some(tx.now);
    after.stop_reason = Some(reason.to_owned());
    store::save(tx, &row, &after)?;
    waiting::answer(tx, WaitKind::Acceptance, (WaitSubject::Authorization, id.0))?;
    tx.record(moved(&row, &after, "authorizations.refuse", Some(actor.id)).after("reason", reason));
    let mut told = decider(tx.conn(), &row)?;
    told.extend(accounts::recipients(tx.conn(), Role::Secretariat)?);
    notices::write(tx, about(&row), &told, &letters::Refused::of(&row, reason))
}

/// The holder gives the authorization up.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn give_up(tx: &mut Tx, actor: &Actor, id: AuthorizationId) -> Result<()> {
    let (row, to) = begin(tx, actor, id, A::GiveUp)?;
    let mut after = row.clone();
    after.state = to;
    after.stopped_at = Some(tx.now);
    store::save(tx, &row, &after)?;
    no_longer_awaited(tx, &row, WaitKind::Acceptance)?;
    tx.record(moved(&row, &after, "authorizations.give_up", Some(actor.id)));
    let officer = decider(tx.conn(), &row)?;
    notices::write(tx, about(&row), &officer, &letters::GivenUp::of(&row))
}
