//! Everything that is declared has its words, and everything that others read by name is declared.

use std::collections::BTreeSet;

use crate::guidelines::Reference;
use crate::requests::questions::choices::Choices;
use crate::requests::questions::{Kind, Required, groups, question, sections};
use crate::say;

fn has(id: &str) -> bool {
    say::by_id("questions", &id.replace('_', "-")).is_some()
}

fn check_choices(kind: &Kind, lacking: &mut Vec<String>) {
    let (Kind::One(choices) | Kind::Many(choices)) = kind else { return };
    if let Choices::Words(list, values) = choices {
        for value in *values {
            let id = format!("{list}-{value}").to_lowercase().replace('_', "-");
            if say::by_id("choices", &id).is_none() {
                lacking.push(format!("choices: {id}"));
            }
        }
    }
    assert!(!choices.all().is_empty());
    for choice in choices.all() {
        assert!(choices.has(&choice.value), "{}", choice.value);
        assert_eq!(choices.label(&choice.value), choice.label);
    }
}

#[test]
fn every_question_page_column_and_choice_has_its_words() {
    let mut lacking = Vec::new();
    for section in sections() {
        lacking.extend((!has(&format!("section-{}", section.key))).then(|| section.key.to_owned()));
    }
    for group in groups() {
        lacking.extend((!has(group.key)).then(|| format!("page {}", group.key)));
        for question in &group.questions {
            let key = question.key;
            lacking.extend((!has(key)).then(|| key.to_owned()));
            let must = matches!(question.required, Required::Always | Required::If(_));
            let can_be_missed = must && !matches!(&question.kind, Kind::Rows { .. });
            lacking
                .extend((can_be_missed && !has(&format!("{key}-missing"))).then(|| format!("{key}-missing")));
            check_choices(&question.kind, &mut lacking);
            if let Kind::Rows { columns, .. } = &question.kind {
                for column in columns {
                    let name = format!("{key}-{}", column.key);
                    lacking.extend((!has(&name)).then(|| name.clone()));
                    let missing = format!("{name}-missing");
                    lacking.extend((column.required && !has(&missing)).then_some(missing));
                    check_choices(&column.kind, &mut lacking);
                }
            }
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
}

#[test]
fn names_are_used_once() {
    let mut seen = BTreeSet::new();
    for group in groups() {
        assert!(seen.insert(group.key), "{}", group.key);
        for question in &group.questions {
            assert!(seen.insert(question.key), "{}", question.key);
        }
    }
}

#[test]
fn what_checks_read_is_asked() {
    let reference = Reference::seeded().unwrap();
    let asked: BTreeSet<&str> =
        groups().flat_map(|group| &group.questions).map(|question| question.read_as()).collect();
    for check in &reference.checks {
        for read in &check.reads {
            assert!(asked.contains(read.as_str()), "{} reads {read}", check.code);
        }
    }
}

#[test]
fn conditions_look_at_questions_that_exist() {
    let known: Vec<&str> = groups().flat_map(|group| &group.questions).map(|question| question.key).collect();
    for group in groups() {
        let read =
            |condition: &crate::requests::questions::Condition| known.iter().any(|key| condition.reads(key));
        let is_always = |condition: &_| matches!(condition, crate::requests::questions::Condition::Always);
        assert!(is_always(&group.shown_if) || read(&group.shown_if));
        for question in &group.questions {
            assert!(is_always(&question.shown_if) || read(&question.shown_if), "{}", question.key);
        }
    }
    assert!(question("marks").is_some());
}

#[test]
fn no_message_blames_or_begs() {
    let words = include_str!("../../../../locales/en/questions.ftl").to_lowercase();
    for word in ["invalid", "please", "required"] {
        assert!(!words.contains(word), "{word}");
    }
}
