//! Who may do what with the people of an organization: owners invite, remove and let in; everybody sees the
//! others and may leave. Where nobody owns it (the office wrote it down for somebody who has no account), the
//! secretariat stands in until somebody does.

use super::{Actor, Refusal, Role};
use crate::say::organizations as t;

/// How one person stands to one organization: values only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The person acts for it.
    pub member: bool,
    /// The person owns it.
    pub owner: bool,
    /// Nobody owns it.
    pub ownerless: bool,
}

/// What can be done with the people of an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// See who acts for it.
    SeePeople,
    /// Invite somebody by letter, and take that back.
    Invite,
    /// Answer somebody who asks to join.
    AnswerJoin,
    /// Take somebody else out.
    Remove,
    /// Make somebody else the owner.
    HandOver,
    /// Go oneself.
    Leave,
}

impl Act {
    /// Every act, for the table of the whole policy.
    pub const ALL: [Self; 6] =
        [Self::SeePeople, Self::Invite, Self::AnswerJoin, Self::Remove, Self::HandOver, Self::Leave];
}

/// Whether a person may change the profile: whoever acts for the organization, and the secretariat while nobody does.
///
/// # Errors
/// Hidden.
pub fn change_profile(actor: &Actor, belongs: bool, has_people: bool) -> Result<(), Refusal> {
    let stands_in = !has_people && actor.has(Role::Secretariat);
    if belongs || stands_in { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person can come to act for an organization.
///
/// # Errors
/// The reason: only partners do.
pub fn join(actor: &Actor) -> Result<(), Refusal> {
    if actor.has(Role::Partner) { Ok(()) } else { Err(Refusal::Because(t::no_partner())) }
}

/// Whether a person may do this.
///
/// # Errors
/// Hidden for people who have nothing to do with it; else the reason.
pub fn may(actor: &Actor, act: Act, standing: &Standing) -> Result<(), Refusal> {
    let stands_in = standing.ownerless && actor.has(Role::Secretariat);
    if stands_in && matches!(act, Act::SeePeople | Act::Invite | Act::AnswerJoin) {
        return Ok(());
    }
    if !standing.member || !actor.has(Role::Partner) {
        return Err(Refusal::Hidden);
    }
    match act {
        Act::SeePeople | Act::Leave => Ok(()),
        Act::Invite | Act::AnswerJoin | Act::Remove | Act::HandOver if standing.owner => Ok(()),
        Act::Invite | Act::AnswerJoin | Act::Remove | Act::HandOver => {
            Err(Refusal::Because(t::only_the_owner()))
        }
    }
}
