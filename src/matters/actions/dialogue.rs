//! The dialogue with the organization and its end: the comment, the chair who settles it, the officer who sanctions.

use chrono::NaiveDate;

use super::super::letters::{self, Named};
use super::super::lifecycle::MatterAction as A;
use super::super::{MatterId, Sanction, rules, store};
use super::{about, awaits, begin, close, event, in_working_days, partners, tell_staff, unnamed};
use crate::access::{Actor, Role};
use crate::authorizations::{self, AuthorizationState};
use crate::db::Tx;
use crate::error::{Error, Problems, Result};
use crate::notices;
use crate::say::matters as t;
use crate::waiting::{self, WaitKind, WaitSubject, Whom};

/// What an officer rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// What is done to the authorization.
    pub sanction: Option<Sanction>,
    /// Why: the holder reads it.
    pub reasons: String,
    /// For a revocation: the day by which what is in use must be gone.
    pub stop_by: Option<NaiveDate>,
}

/// The organization comments, once. A late comment counts as long as the matter is open.
///
/// # Errors
/// Hidden or refused (commented already, closed); invalid without words.
pub fn comment(tx: &mut Tx, actor: &Actor, id: MatterId, version: i64, text: &str) -> Result<()> {
    let (matter, _) = begin(tx, actor, id, version, A::Comment)?;
    let mut problems = Problems::new();
    rules::text(&mut problems, "comment", text, rules::LONGEST, Some(t::enter_comment()));
    problems.into_result()?;
    let mut after = matter.clone();
    after.comment = text.trim().to_owned();
    after.commented_by = Some(actor.id);
    after.commented_at = Some(tx.now);
    store::save(tx, &matter, &after)?;
    tx.record(event(&matter, "matters.comment", Some(actor.id)).personal("comment", text.trim()));
    if waiting::answer(tx, WaitKind::MatterComment, (WaitSubject::Matter, id.0))? > 0 {
        let due = in_working_days(tx, rules::CLOSING_WORKING_DAYS)?;
        awaits(tx, &after, WaitKind::MatterClosing, Whom::Role(Role::Chair), due)?;
    }
    let letter = letters::Commented { matter: Named::of(&after) };
    tell_staff(tx, &after, &ends(after.authorization_id.is_some()), None, &letter)
}

/// Who hears that an organization was heard: whoever can end the matter, and the secretariat.
pub(super) fn ends(has_authorization: bool) -> Vec<Role> {
    let mut roles = vec![Role::Chair, Role::Secretariat];
    if has_authorization {
        roles.push(Role::AuthorizingOfficer);
    }
    roles
}

/// The chair settles a matter with the organization.
///
/// # Errors
/// Hidden or refused; invalid without reasons, which the organization reads.
pub fn resolve(tx: &mut Tx, actor: &Actor, id: MatterId, version: i64, reasons: &str) -> Result<()> {
    let (matter, to) = begin(tx, actor, id, version, A::Resolve)?;
    let mut problems = Problems::new();
    rules::text(&mut problems, "resolve_reasons", reasons, rules::LONGEST, Some(t::enter_reasons()));
    unnamed(tx.conn(), &matter, &mut problems, "resolve_reasons", reasons)?;
    problems.into_result()?;
    let mut after = matter.clone();
    after.state = to;
    let event = event(&matter, "matters.resolve", Some(actor.id));
    close(tx, &matter, &mut after, actor, reasons, event)?;
    let people = partners(tx.conn(), &after)?;
    let letter = letters::Resolved { matter: Named::of(&after), reasons: after.reasons.clone() };
    notices::write(tx, about(&after), &people, &letter)?;
    let note = letters::Ended { matter: Named::of(&after), state: after.state };
    tell_staff(tx, &after, &[Role::Secretariat], Some(actor.id), &note)
}

/// An officer suspends or revokes the authorization for the matter; its letters and the register follow from that. One
/// that stands so already is left as it is.
///
/// # Errors
/// Hidden or refused (names no authorization, the organization was not heard, the authorization is over, a conflict in
/// the case); invalid without a choice, reasons, or a day to stop by.
pub fn sanction(tx: &mut Tx, actor: &Actor, id: MatterId, version: i64, ruling: &Ruling) -> Result<()> {
    let (matter, to) = begin(tx, actor, id, version, A::Sanction)?;
    let mut problems = Problems::new();
    if ruling.sanction.is_none() {
        problems.add("sanction", t::select_sanction());
    }
    let reasons = ruling.reasons.trim();
    let most = authorizations::rules::LONGEST_REASONS;
    rules::text(&mut problems, "sanction_reasons", reasons, most, Some(t::enter_reasons()));
    unnamed(tx.conn(), &matter, &mut problems, "sanction_reasons", reasons)?;
    if ruling.sanction == Some(Sanction::Revoked) && ruling.stop_by.is_none_or(|day| day < tx.today()) {
        problems.add("stop_by", t::enter_stop_by());
    }
    problems.into_result()?;
    let (Some(sanction), Some(authorization)) = (ruling.sanction, matter.authorization_id) else {
        return Err(Error::Hidden);
    };
    let stands = authorizations::by_id(tx.conn(), authorization)?.state;
    match (sanction, stands) {
        (Sanction::Suspended, AuthorizationState::Suspended)
        | (Sanction::Revoked, AuthorizationState::Revoked) => {}
        (Sanction::Suspended, _) => {
            authorizations::actions::suspend(tx, actor, authorization, reasons)?;
        }
        (Sanction::Revoked, _) => {
            let stop_by = ruling.stop_by.unwrap_or(tx.today());
            authorizations::actions::revoke(tx, actor, authorization, reasons, stop_by)?;
        }
    }
    let mut after = matter.clone();
    after.state = to;
    after.sanction = Some(sanction);
    let event = event(&matter, "matters.sanction", Some(actor.id))
        .after("sanction", sanction)
        .after("authorization", authorization);
    close(tx, &matter, &mut after, actor, reasons, event)?;
    let note = letters::Ended { matter: Named::of(&after), state: after.state };
    tell_staff(tx, &after, &[Role::Secretariat, Role::Chair], Some(actor.id), &note)
}
