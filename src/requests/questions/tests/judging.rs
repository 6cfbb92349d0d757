use super::{complete, day, many, rows, today};
use crate::requests::answers::{Answers, DateParts, Value};
use crate::requests::questions::{Context, GroupState, all_problems, group, groups, state_of};

fn date(year: i32, month: u32, of_month: u32) -> Value {
    Value::Date(DateParts::of(day(year, month, of_month)))
}

/// What is said about the fields of a page, `field: message` each.
fn said(key: &str, answers: &Answers, context: &Context) -> Vec<String> {
    let problems = answers.problems(group(key).unwrap(), context);
    problems.iter().map(|(field, message)| format!("{field}: {message}")).collect()
}

fn changed(changes: &[(&str, Value)]) -> Answers {
    let mut answers = complete();
    for (key, value) in changes {
        answers.set(key, value.clone());
    }
    answers
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn a_complete_request_has_no_problem() {
    let found: Vec<_> = all_problems(&complete(), &today())
        .into_iter()
        .map(|(group, problems)| format!("{}: {problems}", group.key))
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn an_empty_request_asks_for_every_page_that_is_needed() {
    let found = all_problems(&Answers::new(), &Context::new(day(2026, 11, 24)));
    assert_eq!(found.len(), 22);
    for (_, problems) in found {
        for (_, message) in problems.iter() {
            let message = message.to_string();
            assert!(
                ["Enter ", "Select ", "Add "].iter().any(|start| message.starts_with(start)),
                "{message}"
            );
        }
    }
}

#[test]
fn limits_count_characters() {
    let name = |length| changed(&[("legal_name", text(&"ю".repeat(length)))]);
    assert_eq!(said("identity", &name(200), &today()), Vec::<String>::new());
    assert_eq!(
        said("identity", &name(247), &today()),
        ["legal_name: “Registered name” must be at most 200 characters. It has 247"]
    );
}

#[test]
fn a_use_has_an_end_within_24_months() {
    let dates = |start, end| said("dates", &changed(&[("start_on", start), ("end_on", end)]), &today());
    assert_eq!(dates(date(2026, 11, 24), date(2026, 11, 25)), Vec::<String>::new());
    assert_eq!(
        dates(date(2026, 11, 23), date(2026, 11, 23)),
        ["start_on: Start date must be today or later", "end_on: End date must be after the start date"]
    );
    assert_eq!(dates(date(2027, 2, 28), date(2029, 2, 28)), Vec::<String>::new());
    assert_eq!(
        dates(date(2027, 2, 28), date(2029, 3, 1)),
        [
            "end_on: End date must be at most 24 months after the start date, 28\u{a0}February\u{a0}2029 at the latest"
        ]
    );
    let no_month = Value::Date(DateParts { day: "1".into(), month: String::new(), year: "2027".into() });
    assert_eq!(dates(no_month, date(2028, 1, 1)), ["start_on: Start date must include a month"]);
}

#[test]
fn companies_name_their_owners_or_say_that_there_are_none() {
    let none = Value::Rows(Vec::new());
    let missing = "beneficial_owners: Enter the owners of 25% and more, or tick that there are none";
    assert_eq!(said("owners", &changed(&[("beneficial_owners", none.clone())]), &today()), [missing]);
    let ngo = changed(&[("beneficial_owners", none.clone()), ("organization_type", text("ngo"))]);
    assert_eq!(said("owners", &ngo, &today()), Vec::<String>::new());
    let dispersed = changed(&[("beneficial_owners", none), ("no_large_owner", text("yes"))]);
    assert_eq!(said("owners", &dispersed, &today()), Vec::<String>::new());
    let small = rows(&[&[("name", "Ada"), ("country", "152"), ("share", "24.99")]]);
    assert_eq!(
        said("owners", &changed(&[("beneficial_owners", small)]), &today()),
        ["beneficial_owners-0-share: Share must be at least 25%. Remove owners with less"]
    );
}

#[test]
fn what_hangs_on_another_answer_is_asked_only_then() {
    let state = |key: &str, answers: &Answers| state_of(group(key).unwrap(), answers, &today());
    assert_eq!(state("profit", &complete()), GroupState::NotNeeded);
    assert_eq!(state("target", &complete()), GroupState::NotNeeded);
    assert_eq!(state("statutes", &complete()), GroupState::NotNeeded);
    assert_eq!(state("profit", &changed(&[("priced", text("yes"))])), GroupState::NotStarted);
    assert_eq!(state("profit", &changed(&[("use_type", text("commercial"))])), GroupState::NotStarted);
    assert_eq!(state("target", &changed(&[("use_type", text("fundraising"))])), GroupState::NotStarted);
    assert_eq!(state("statutes", &changed(&[("organization_type", text("ngo"))])), GroupState::NotStarted);
    assert_eq!(state("sponsor", &complete()), GroupState::NotStarted);
    assert_eq!(
        said("sponsor", &changed(&[("marks", many(&["UN_EMBLEM"]))]), &today()),
        [
            "sponsor_entity: Enter the sponsoring entity, because you ask for the emblem",
            "sponsor_focal_point: Enter the e-mail address of the focal point, because you ask for the emblem"
        ]
    );
    let micro = changed(&[("direct_employees", text("9")), ("human_rights_due_diligence", text(""))]);
    assert_eq!(said("human_rights", &micro, &today()), Vec::<String>::new());
    let small = changed(&[("direct_employees", text("10")), ("human_rights_due_diligence", text(""))]);
    assert_eq!(said("human_rights", &small, &today()).len(), 1);
    assert_eq!(
        said("declarations", &changed(&[("declares_truth", text("no"))]), &today()),
        ["declares_truth_explained: Enter an explanation of what is not true or complete"]
    );
    assert_eq!(
        said("mark", &changed(&[("marks", many(&["UN_FLAG", "ENTITY_LOGO"]))]), &today()),
        [
            "whose_logo: Enter which entity or campaign",
            "support_display: Select yes if the flag is only flown in support"
        ]
    );
}

#[test]
fn pages_say_how_far_they_have_come() {
    let state = |key: &str, answers: &Answers| state_of(group(key).unwrap(), answers, &today());
    assert_eq!(state("activity", &Answers::new()), GroupState::NotStarted);
    assert_eq!(state("activity", &Answers::new().with("priced", "no")), GroupState::InProgress);
    assert_eq!(state("activity", &Answers::new().with("priced", "maybe")), GroupState::Problem(1));
    assert_eq!(state("activity", &complete()), GroupState::Completed);
    assert_eq!(state("looks", &Answers::new()), GroupState::Completed);
    let begun = Answers::new().with("activity_title", "x");
    assert!(begun.wrong(group("activity").unwrap(), &today()).is_empty());
    assert_eq!(begun.problems(group("activity").unwrap(), &today()).iter().count(), 3);
}

#[test]
fn fundraising_is_complete() {
    let answers = changed(&[
        ("use_type", text("fundraising")),
        ("share_to_un", text("95")),
        ("costs_share", text("5.01")),
        ("target_currency", text("EUR")),
        ("accounting_date", date(2028, 1, 30)),
    ]);
    let found = said("target", &answers, &today()).join("\n");
    assert!(found.contains("costs_share: The share passed on and the costs together must be at most 100%"));
    assert!(found.contains("target_in_usd: Enter the target amount in US dollars"));
    let found = said("accounts", &answers, &today()).join("\n");
    assert!(found.contains("on or after the last day of the use, 31\u{a0}January\u{a0}2028"), "{found}");
    let dollars = changed(&[("use_type", text("fundraising")), ("target_currency", text("USD"))]);
    assert!(!said("target", &dollars, &today()).join("").contains("target_in_usd"));
}

#[test]
fn evidence_that_exists_is_shown() {
    let mut answers = changed(&[("evidence_code", text("yes"))]);
    assert_eq!(
        said("evidence", &answers, &today()),
        ["evidence_code_address: Enter a web address, or add a file"]
    );
    let mut with_file = today();
    with_file.documents.push(crate::requests::questions::FileSeen {
        question: "evidence_code_file".into(),
        described: false,
    });
    assert_eq!(said("evidence", &answers, &with_file), Vec::<String>::new());
    answers.set("evidence_code_address", text("www.talvera.example.org/code"));
    assert_eq!(said("evidence", &answers, &today()), Vec::<String>::new());
    for wrong in ["not an address", "ftp://talvera.example.org", "javascript:alert(1)", "localhost"] {
        answers.set("evidence_code_address", text(wrong));
        assert_eq!(said("evidence", &answers, &today()).len(), 1, "{wrong}");
    }
}

#[test]
fn words_and_countries_fit_together() {
    let answers =
        changed(&[("material_languages", many(&["es", "en"])), ("territory", many(&["152", "604"]))]);
    assert_eq!(
        said("words", &answers, &today()),
        ["exact_wording: Enter the exact words in English, or take the language off the material"]
    );
    assert_eq!(
        said("alignment", &answers, &today()),
        ["national_alignment: Enter how it fits the laws and plans of Peru"]
    );
    assert_eq!(
        said("alignment", &changed(&[("territory", many(&["global"]))]), &today()),
        Vec::<String>::new()
    );
    assert_eq!(
        said("countries", &changed(&[("territory", many(&["global", "604"]))]), &today()),
        ["territory: Select everywhere in the world or single countries, not both"]
    );
    assert_eq!(
        said("channels", &changed(&[("adjacent_to", many(&["own_logo", "nothing"]))]), &today()),
        ["adjacent_to: Select “Nothing” or the other answers, not both"]
    );
}

#[test]
fn mock_ups_have_a_description() {
    let mut context = Context::new(day(2026, 11, 24));
    assert_eq!(said("looks", &complete(), &context), ["mock_ups: Add at least one mock-up"]);
    context
        .documents
        .push(crate::requests::questions::FileSeen { question: "mock_ups".into(), described: false });
    assert_eq!(
        said("looks", &complete(), &context),
        ["mock_ups: Enter a description of each file for those who cannot see it"]
    );
}

#[test]
fn every_kind_refuses_what_it_cannot_take_and_keeps_it() {
    for group in groups() {
        for question in &group.questions {
            for wrong in [text("\u{2603} no answer"), many(&["no such choice"]), date(1, 1, 1)] {
                let mut answers = complete();
                answers.set(question.key, wrong.clone());
                // Nothing panics, and what was typed stays.
                let problems = answers.problems(group, &today());
                let filled = answers.refill(group, problems);
                assert!(filled.names().count() > 0);
                assert_eq!(answers.get(question.key), Some(&wrong));
            }
        }
    }
}
