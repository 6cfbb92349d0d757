use super::*;
use crate::guidelines::{Reference, Verdict, routing as table, track};
use crate::requests::answers::{DateParts, Value};
use crate::requests::questions::tests::{complete, day, many, rows};

#[test]
fn complete_answers_become_facts() {
    let mut answers = complete();
    answers.set("trading_names", rows(&[&[("name", "Talvera")]]));
    let facts = Facts::of(&answers, "Talvera Nutrition Alliance").unwrap();
    assert_eq!(facts.marks, [Mark::UnName]);
    assert_eq!(facts.organization.size, SizeClass::SmallMedium);
    assert_eq!(facts.organization.other_names, ["Talvera"]);
    assert_eq!(facts.organization.people.len(), 2);
    assert_eq!(facts.territory, Territory::Countries(vec!["152".into()]));
    assert_eq!((facts.starts_on, facts.ends_on), (day(2027, 2, 1), day(2028, 1, 31)));
    assert_eq!(facts.values.revenue_shares["alcohol"], Percent(250));
    assert!(facts.values.declarations.values().all(|holds| *holds));
    assert_eq!(facts.values.un_relationships, Vec::<String>::new());
    assert_eq!(facts.profit, None);
    let json = serde_json::to_string(&facts).unwrap();
    assert_eq!(serde_json::from_str::<Facts>(&json).unwrap(), facts);
}

#[test]
fn an_answer_that_is_missing_is_our_fault_and_named() {
    let answers = complete().with("sector", "");
    let error = Facts::of(&answers, "x").unwrap_err().to_string();
    assert!(error.contains("sector"), "{error}");
}

#[test]
fn fundraising_in_dollars_needs_no_second_amount() {
    let mut answers = complete()
        .with("use_type", "fundraising")
        .with("beneficiary_entity", "School Meals Trust Fund (sample)")
        .with("target_amount", "420,000")
        .with("target_currency", "USD")
        .with("share_to_un", "92")
        .with("costs_share", "8");
    answers.set("accounting_date", Value::Date(DateParts::of(day(2028, 3, 31))));
    let facts = Facts::of(&answers, "x").unwrap();
    assert_eq!(facts.fundraising.as_ref().map(|money| money.target_usd), Some(420_000));
    let track = track::suggest(Reference::seeded().unwrap(), &facts.track(None, None, false));
    assert_eq!(track, crate::guidelines::Track::Enhanced);
    answers = answers.with("target_currency", "EUR").with("target_in_usd", "99000");
    assert_eq!(Facts::of(&answers, "x").unwrap().fundraising.map(|money| money.target_usd), Some(99_000));
}

#[test]
fn routing_needs_only_a_mark_and_a_kind_of_use() {
    assert_eq!(routing(&Answers::new().with("use_type", "informational")), None);
    let mut draft = Answers::new().with("use_type", "informational").with("mention_only", "yes");
    draft.set("marks", many(&["UN_NAME"]));
    let verdict =
        |answers: &Answers| table::route(Reference::seeded().unwrap(), &routing(answers).unwrap()).verdict();
    assert_eq!(verdict(&draft), Some(Verdict::Free));
    assert_eq!(verdict(&draft.clone().with("mention_only", "no")), Some(Verdict::Authorize));
    draft.set("marks", many(&["UN_EMBLEM"]));
    assert_eq!(
        verdict(&draft),
        Some(Verdict::AuthorizeExceptional),
        "an answer that is not asked does not count"
    );
    draft.set("marks", many(&["UN_NAME", "UNGC_LOGO"]));
    assert_eq!(verdict(&draft), None);
    let facts = Facts::of(&complete(), "x").unwrap();
    assert_eq!(Some(facts.routing()), routing(&complete()));
}
