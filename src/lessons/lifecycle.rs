//! The life of a lesson, in one table.

use crate::access::Role::{self, Chair, LessonsEditor, Reviewer, Screener, Secretariat};
use crate::lifecycle::{self, Row, To};
use crate::text_enum;

text_enum! {
    /// Where a lesson stands.
    pub enum LessonState {
        /// Being written.
        Draft = "draft",
        /// Waiting for another person's validation.
        InValidation = "in_validation",
        /// Published as its confidentiality allows.
        Published = "published",
        /// Replaced by a newer lesson.
        Superseded = "superseded",
        /// Put away.
        Archived = "archived",
    }
}

text_enum! {
    /// What can be done to a lesson.
    pub enum LessonAction {
        /// The contributor hands it in.
        SendForValidation = "send_for_validation",
        /// The validator gives it back with remarks.
        GiveBack = "give_back",
        /// The validator publishes it.
        Publish = "publish",
        /// A newer lesson takes its place.
        Supersede = "supersede",
        /// It is put away.
        Archive = "archive",
    }
}

/// Why a lesson's lifecycle says no.
pub type LessonRefusal = lifecycle::Refusal<LessonAction, LessonState>;

use LessonAction as A;
use LessonState as S;

const WRITERS: &[Role] = &[Secretariat, Screener, Reviewer, Chair, LessonsEditor];
const EDITORS: &[Role] = &[LessonsEditor];

/// The table.
pub const TABLE: &[Row<LessonAction, LessonState>] = &[
    row(A::SendForValidation, &[S::Draft], S::InValidation, WRITERS, "its contributor"),
    row(A::GiveBack, &[S::InValidation], S::Draft, EDITORS, "not its contributor; remarks"),
    row(A::Publish, &[S::InValidation], S::Published, EDITORS, "not its contributor"),
    row(A::Supersede, &[S::Published], S::Superseded, EDITORS, "the newer lesson is published"),
    row(A::Archive, &[S::Published], S::Archived, EDITORS, "reasons"),
];

const fn row(
    action: LessonAction,
    from: &'static [LessonState],
    to: LessonState,
    who: &'static [Role],
    guard: &'static str,
) -> Row<LessonAction, LessonState> {
    Row { action, from, to: To::State(to), who, system: false, guard }
}

/// The state after `action`.
///
/// # Errors
/// The action is not possible in `from`.
pub fn step(action: LessonAction, from: LessonState) -> Result<LessonState, LessonRefusal> {
    lifecycle::step(TABLE, action, from, None)
}

/// The table as plain text.
pub fn print() -> String {
    lifecycle::print(TABLE)
}

#[cfg(test)]
mod tests {
    use super::{LessonAction as A, LessonState as S, TABLE, step};

    #[test]
    fn a_lesson_is_published_only_from_validation() {
        for action in A::ALL {
            assert_eq!(TABLE.iter().filter(|row| row.action == *action).count(), 1, "{action}");
        }
        assert_eq!(step(A::SendForValidation, S::Draft), Ok(S::InValidation));
        assert_eq!(step(A::GiveBack, S::InValidation), Ok(S::Draft));
        assert_eq!(step(A::Publish, S::InValidation), Ok(S::Published));
        assert!(step(A::Publish, S::Draft).is_err());
        assert!(step(A::Archive, S::Superseded).is_err());
    }
}
