//! How far a group of questions has come.

use super::nouns::Group;
use super::problems::{Context, examine};
use crate::requests::answers::Answers;

/// How far a group has come. A request can be sent when [`super::all_problems`] is empty: a group without any
/// answer that must be given may stay not started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupState {
    /// Nothing is answered yet.
    NotStarted,
    /// Something is answered, something is missing, nothing is wrong.
    InProgress,
    /// Nothing is missing or wrong.
    Completed,
    /// So many answers do not hold.
    Problem(usize),
    /// The other answers make this page unnecessary.
    NotNeeded,
}

/// How far a group has come, by the answers of the whole request.
pub fn state_of(group: &Group, answers: &Answers, context: &Context) -> GroupState {
    if !group.is_needed(answers) {
        return GroupState::NotNeeded;
    }
    let findings = examine(group, answers, context);
    let wrong = findings.0.iter().filter(|finding| !finding.missing).count();
    let started = !answers.of_group(group).is_empty()
        || group.questions.iter().any(|question| context.files(question.key) > 0);
    match (wrong, started, findings.0.is_empty()) {
        (1.., ..) => GroupState::Problem(wrong),
        (_, false, _) => GroupState::NotStarted,
        (_, true, true) => GroupState::Completed,
        (_, true, false) => GroupState::InProgress,
    }
}
