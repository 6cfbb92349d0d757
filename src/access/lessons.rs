//! Who writes, validates and reads lessons.

use super::requests::{self, Standing};
use super::{Actor, Refusal, Role};
use crate::say;

/// How far a published lesson goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Circle {
    /// Anybody.
    Public,
    /// People of the office and the group.
    Internal,
    /// The advisory group and those who prepare its work.
    Group,
}

const GROUP: [Role; 5] =
    [Role::Reviewer, Role::Chair, Role::Secretariat, Role::LessonsEditor, Role::Oversight];

/// Whether somebody, perhaps not signed in, may read a published lesson.
pub fn may_read(actor: Option<&Actor>, circle: Circle) -> bool {
    match circle {
        Circle::Public => true,
        Circle::Internal => actor.is_some_and(Actor::is_staff),
        Circle::Group => actor.is_some_and(|actor| actor.has_any(&GROUP)),
    }
}

/// Whether a person may write a lesson on a case: the roles of the lifecycle, among those who see the case.
///
/// # Errors
/// Hidden, or the reason.
pub fn write(actor: &Actor, who: &[Role], standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, who, standing)
}

/// Whether a person may say why a case teaches nothing.
///
/// # Errors
/// Hidden, or the reason.
pub fn waive(actor: &Actor, standing: &Standing) -> Result<(), Refusal> {
    requests::act(actor, &[Role::Secretariat], standing)
}

/// Whether a person may validate a lesson: an editor who did not write it.
///
/// # Errors
/// Hidden when the person is no editor; the reason when the lesson is the person's own.
pub fn validate(actor: &Actor, is_contributor: bool) -> Result<(), Refusal> {
    if !actor.has(Role::LessonsEditor) {
        return Err(Refusal::Hidden);
    }
    if is_contributor { Err(Refusal::Because(say::lessons::refused_own())) } else { Ok(()) }
}

/// Whether a person may see what is being validated.
///
/// # Errors
/// Hidden.
pub fn see_editing(actor: &Actor) -> Result<(), Refusal> {
    if actor.has_any(&[Role::LessonsEditor, Role::Oversight]) { Ok(()) } else { Err(Refusal::Hidden) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::ids::AccountId;
    use crate::say::Language;

    fn actor(role: Role) -> Actor {
        Actor {
            id: AccountId(1),
            name: "Ada".into(),
            roles: vec![role],
            organizations: vec![],
            language: Language::En,
        }
    }

    #[test]
    fn circles_widen() {
        assert!(may_read(None, Circle::Public));
        assert!(!may_read(None, Circle::Internal));
        assert!(!may_read(Some(&actor(Role::Partner)), Circle::Internal));
        assert!(may_read(Some(&actor(Role::Screener)), Circle::Internal));
        assert!(!may_read(Some(&actor(Role::Screener)), Circle::Group));
        assert!(may_read(Some(&actor(Role::Reviewer)), Circle::Group));
    }

    #[test]
    fn nobody_validates_the_own_lesson() {
        assert!(validate(&actor(Role::LessonsEditor), false).is_ok());
        assert!(matches!(validate(&actor(Role::LessonsEditor), true), Err(Refusal::Because(_))));
        assert_eq!(validate(&actor(Role::Secretariat), false), Err(Refusal::Hidden));
    }
}
