//! Two sets of answers: of two revisions, or of two requests.

use super::{Line, Section};
use crate::requests::answers::Answers;
use crate::requests::draft::{FrozenFile, files_of};
use crate::requests::questions::{self, Shown, ShownValue};

/// Each question that is asked on either side, in the order of the form.
pub fn answers(one: &Answers, other: &Answers) -> Vec<Section> {
    let shown = [questions::shown(one), questions::shown(other)];
    let files = [files_of(one), files_of(other)];
    let mut sections = Vec::new();
    for section in questions::sections() {
        let mut lines = Vec::new();
        for group in &section.groups {
            for question in &group.questions {
                let [first, second] = shown.each_ref().map(|shown| value_in(shown, group.key, question.key));
                if first.is_none() && second.is_none() {
                    continue;
                }
                let [first, second] = [first, second].map(|value| value.unwrap_or(ShownValue::NotAnswered));
                if question.files().is_none() {
                    lines.push(Line::new(question.label(), first, second));
                    continue;
                }
                let [first, second] = files.each_ref().map(|files| of_question(files, question.key));
                let differs =
                    first.iter().map(|file| &file.sha256).ne(second.iter().map(|file| &file.sha256));
                let (one, other) = (names(&first), names(&second));
                lines.push(Line { label: question.label(), differs: differs || one != other, one, other });
            }
        }
        sections.push(Section { title: section.title(), lines });
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn value_in(shown: &[Shown], group: &str, question: &str) -> Option<ShownValue> {
    let group = shown.iter().find(|shown| shown.group.key == group)?;
    group.rows.iter().find(|row| row.question.key == question).map(|row| row.value.clone())
}

fn of_question<'a>(files: &'a [FrozenFile], question: &str) -> Vec<&'a FrozenFile> {
    files.iter().filter(|file| file.question == question).collect()
}

fn names(files: &[&FrozenFile]) -> ShownValue {
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    if names.is_empty() { ShownValue::NotAnswered } else { ShownValue::Text(names.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::answers;
    use crate::reports::compare::{differences, only_differences};
    use crate::requests::answers::Answers;
    use crate::say::{Language, with_language};

    #[test]
    fn what_differs_is_marked_and_the_rest_can_be_left_out() {
        with_language(Language::En, || {
            let one = Answers::new().with("activity_title", "Nets").with("legal_name", "Sana");
            let other = Answers::new().with("activity_title", "Nets for all").with("legal_name", "Sana");
            let sections = answers(&one, &other);
            assert_eq!(differences(&sections), 1);
            let rest = only_differences(sections);
            let lines: Vec<_> = rest.iter().flat_map(|section| &section.lines).collect();
            let [line] = lines.as_slice() else { panic!("{lines:?}") };
            assert_eq!(
                (line.one.to_string(), line.other.to_string()),
                ("Nets".into(), "Nets for all".into())
            );
            assert_eq!(differences(&answers(&one, &one)), 0);
        });
    }
}
