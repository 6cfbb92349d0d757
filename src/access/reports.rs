//! Who sees the figures of the group. Figures count only cases that the reader may know of; that is a filter of rows and
//! not asked here.

use super::requests::sees_all;
use super::reviews::MEMBERS;
use super::{Actor, Refusal, Role};
use crate::db::ids::AccountId;

/// Who conducts the group, and who reads everything.
const LOOKS_AT_THE_GROUP: [Role; 2] = [Role::Chair, Role::Oversight];

/// Whether a person sees how the group scores, each member by name.
///
/// # Errors
/// Hidden.
pub fn see_group(actor: &Actor) -> Result<(), Refusal> {
    if actor.has_any(&LOOKS_AT_THE_GROUP) { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person sees how long cases take and who is granted what: whoever sees all cases.
///
/// # Errors
/// Hidden.
pub fn see_portfolio(actor: &Actor) -> Result<(), Refusal> {
    if sees_all(actor) { Ok(()) } else { Err(Refusal::Hidden) }
}

/// Whether a person sees the figures of a member: members their own, whoever looks at the group everybody's.
///
/// # Errors
/// Hidden.
pub fn see_member(actor: &Actor, member: AccountId) -> Result<(), Refusal> {
    let own = actor.id == member && actor.has_any(&MEMBERS);
    if own { Ok(()) } else { see_group(actor) }
}

/// Whether a person has a page of figures at all.
pub fn sees_any(actor: &Actor) -> bool {
    see_portfolio(actor).is_ok() || see_member(actor, actor.id).is_ok()
}

/// Whether small numbers are kept from a person: from everybody outside the group, but those who read everything.
pub fn small_numbers_are_hidden(actor: &Actor) -> bool {
    !actor.has_any(&MEMBERS) && see_group(actor).is_err()
}

#[cfg(test)]
mod tests {
    use super::{see_group, see_member, see_portfolio, small_numbers_are_hidden};
    use crate::access::{Actor, Role};
    use crate::db::ids::AccountId;
    use crate::say::Language;

    #[test]
    fn members_see_their_own_and_whoever_looks_at_the_group_all() {
        let person = |role| Actor {
            id: AccountId(1),
            name: "Amina".into(),
            roles: vec![role],
            organizations: Vec::new(),
            language: Language::En,
        };
        let (own, other) = (AccountId(1), AccountId(2));
        for (role, group, portfolio, of_own, of_other, hidden) in [
            (Role::Chair, true, true, true, true, false),
            (Role::Oversight, true, true, true, true, false),
            (Role::Reviewer, false, false, true, false, false),
            (Role::AuthorizingOfficer, false, true, false, false, true),
            (Role::Secretariat, false, true, false, false, true),
            (Role::Admin, false, false, false, false, true),
            (Role::Partner, false, false, false, false, true),
        ] {
            let actor = person(role);
            let seen = (
                see_group(&actor).is_ok(),
                see_portfolio(&actor).is_ok(),
                see_member(&actor, own).is_ok(),
                see_member(&actor, other).is_ok(),
                small_numbers_are_hidden(&actor),
            );
            assert_eq!(seen, (group, portfolio, of_own, of_other, hidden), "{role}");
        }
    }
}
