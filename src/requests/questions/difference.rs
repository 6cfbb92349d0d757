//! What changed between two sets of answers.

use super::nouns::Question;
use super::shown::{ShownValue, value_of};
use crate::requests::answers::Answers;
use crate::say::Msg;

/// One answer that changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// The question.
    pub key: &'static str,
    /// The name that checks read it by (`revenue_shares` for each share).
    pub read_as: &'static str,
    /// Its words.
    pub label: Msg,
    /// The answer before.
    pub before: ShownValue,
    /// The answer now.
    pub after: ShownValue,
}

/// The answers that read differently, in the order of the form. The same date or number typed in another way is no
/// change; an answer that is no longer asked for counts as taken away.
pub fn difference(old: &Answers, new: &Answers) -> Vec<Change> {
    let mut changes = Vec::new();
    for group in super::groups() {
        for question in &group.questions {
            let value = |answers: &Answers| asked_value(group, question, answers);
            let (before, after) = (value(old), value(new));
            if before != after {
                changes.push(Change {
                    key: question.key,
                    read_as: question.read_as(),
                    label: question.label(),
                    before,
                    after,
                });
            }
        }
    }
    changes
}

fn asked_value(group: &super::Group, question: &Question, answers: &Answers) -> ShownValue {
    if group.shown_if.holds(answers) && question.is_asked(answers) {
        value_of(question, answers)
    } else if question.files().is_some() {
        ShownValue::Files
    } else {
        ShownValue::NotAnswered
    }
}
