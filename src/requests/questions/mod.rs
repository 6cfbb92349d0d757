//! The form, declared once. Pages, check-answers, printed copies, differences between revisions and exports are all
//! derived from what stands in [`organization`], [`values`], [`asked_use`], [`substance`], [`fundraising`] and
//! [`consent`]. A question that no rule reads touches two files: its declaration and `locales/*/questions.ftl`.
//!
//! Answers are always those of the whole request (profile, draft and what was just typed), because a question may
//! hang on the answer to another page: `let all = stored.with_group(group, Answers::read(group, &form));`.

mod asked_use;
pub mod choices;
mod conditions;
mod consent;
pub mod dates;
mod difference;
mod fields;
mod fundraising;
mod nouns;
pub mod numbers;
mod organization;
mod problems;
mod reading;
mod rules;
mod shown;
mod state;
mod substance;
mod values;

#[cfg(test)]
pub(crate) mod tests;

use std::sync::LazyLock;

use super::answers::{Answers, Value};

pub use asked_use::ADJACENT;
pub use conditions::Condition;
pub use difference::{Change, difference};
pub use fields::{Fields, render};
pub use nouns::{Column, FileRule, Group, Kind, Question, Required, Section};
pub use problems::{Context, FileSeen, all_problems};
pub use reading::{only, pressed};
pub use shown::{Shown, ShownRow, ShownValue, shown};
pub use state::{GroupState, state_of};
pub use values::{DECLARATIONS, EVIDENCE, REVENUE};

/// The longest name of an organization, characters.
pub const LEGAL_NAME_LIMIT: usize = 200;

/// The whole form, in its order.
pub fn sections() -> &'static [Section] {
    static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(|| {
        vec![
            organization::section(),
            values::section(),
            asked_use::section(),
            substance::section(),
            fundraising::section(),
            consent::section(),
        ]
    });
    &SECTIONS
}

/// All groups, in the order of the form.
pub fn groups() -> impl Iterator<Item = &'static Group> {
    sections().iter().flat_map(|section| &section.groups)
}

/// The group of this name.
pub fn group(key: &str) -> Option<&'static Group> {
    groups().find(|group| group.key == key)
}

/// The question of this name, and its group.
pub fn question(key: &str) -> Option<(&'static Group, &'static Question)> {
    groups().find_map(|group| group.question(key).map(|question| (group, question)))
}

/// The groups whose answers live on the organization's profile.
pub fn profile_groups() -> impl Iterator<Item = &'static Group> {
    groups().filter(|group| group.on_profile)
}

/// The answers that are asked for with these answers; what was typed before another answer made it needless is left
/// out. This is what a submission keeps.
pub fn settled(answers: &Answers) -> Answers {
    let mut settled = Answers::new();
    for group in groups().filter(|group| group.shown_if.holds(answers)) {
        for question in group.questions.iter().filter(|question| question.is_asked(answers)) {
            if let Some(value) = answers.get(question.key) {
                settled.set(question.key, value.clone());
            }
        }
    }
    settled
}

/// Everything that was written in words: lines, texts, addresses and rows, one after the other; not what was chosen from
/// a list, nor days and figures.
pub fn texts(answers: &Answers) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for question in groups().flat_map(|group| &group.questions) {
        match (&question.kind, answers.get(question.key)) {
            (Kind::Text(_) | Kind::Long(_) | Kind::Web | Kind::Email, Some(Value::Text(text))) => {
                texts.push(text)
            }
            (Kind::Rows { .. }, Some(Value::Rows(rows))) => {
                texts.extend(rows.iter().flat_map(|row| row.values()).map(String::as_str));
            }
            _ => {}
        }
    }
    texts.join("\n")
}

/// The group that comes next with these answers; none after the last.
pub fn next_group(key: &str, answers: &Answers) -> Option<&'static Group> {
    groups().skip_while(|group| group.key != key).skip(1).find(|group| group.is_needed(answers))
}

/// Rows with these columns.
fn rows(max: usize, columns: Vec<Column>) -> Kind {
    Kind::Rows { columns, max }
}

/// Up to so many files.
const fn files(max: usize, description_required: bool) -> Kind {
    Kind::Files(FileRule { max, description_required })
}
