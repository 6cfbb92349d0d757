//! When a question is asked, or must be answered.

use crate::requests::answers::Answers;

/// A condition on the answers of the whole request.
#[derive(Debug, Clone)]
pub enum Condition {
    /// Holds always.
    Always,
    /// The answer (or one of its choices) is one of these.
    Any(&'static str, &'static [&'static str]),
    /// The answer was given and is none of these.
    None(&'static str, &'static [&'static str]),
    /// The answer is a whole number of at least this.
    AtLeast(&'static str, i64),
    /// One of the two holds.
    Either(Box<Condition>, Box<Condition>),
}

impl Condition {
    /// True when it holds.
    pub fn holds(&self, answers: &Answers) -> bool {
        match self {
            Self::Always => true,
            Self::Any(key, values) => values.iter().any(|value| answers.holds(key, value)),
            Self::None(key, values) => {
                answers.get(key).is_some() && !values.iter().any(|value| answers.holds(key, value))
            }
            Self::AtLeast(key, least) => answers.whole(key).is_some_and(|number| number >= *least),
            Self::Either(one, other) => one.holds(answers) || other.holds(answers),
        }
    }

    /// True when it looks at this question.
    pub fn reads(&self, question: &str) -> bool {
        match self {
            Self::Always => false,
            Self::Any(key, _) | Self::None(key, _) | Self::AtLeast(key, _) => *key == question,
            Self::Either(one, other) => one.reads(question) || other.reads(question),
        }
    }

    /// For the page's script, which hides the question while the condition does not hold: the field it looks at and
    /// the values that do, or do not. None for conditions that only the server knows.
    pub(in crate::requests) fn as_data(&self) -> Option<String> {
        match self {
            Self::Any(key, values) => Some(format!(r#"data-when="{key}" data-is="{}""#, values.join(" "))),
            Self::None(key, values) => Some(format!(r#"data-when="{key}" data-not="{}""#, values.join(" "))),
            Self::Always | Self::AtLeast(..) | Self::Either(..) => None,
        }
    }

    /// This one or another.
    pub fn or(self, other: Self) -> Self {
        Self::Either(Box::new(self), Box::new(other))
    }
}
