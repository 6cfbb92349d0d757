use super::{complete, many, rows};
use crate::requests::answers::{DateParts, Value};
use crate::requests::questions::{difference, settled, shown};

#[test]
fn answers_read_well() {
    let shown = shown(&complete());
    let of = |key: &str| {
        let row = shown.iter().flat_map(|group| &group.rows).find(|row| row.question.key == key).unwrap();
        (row.value.to_string(), row.value.html().to_string())
    };
    assert_eq!(of("registration_country").0, "Chile");
    assert_eq!(of("start_on").0, "1\u{a0}February\u{a0}2027");
    assert_eq!(of("revenue_alcohol").0, "2.5%");
    assert_eq!(of("countries_of_operation").0, "Chile and Peru");
    assert_eq!(of("beneficial_owners").0, "Name: Rosario Quispe Mamani; Country: Peru; Share, per cent: 40%");
    assert_eq!(
        of("website").1,
        r#"<a href="https://talvera.example.org/" rel="nofollow noopener noreferrer"><bdi>https://talvera.example.org</bdi></a>"#
    );
    assert_eq!(of("trading_names").0, "Not answered");
    assert!(shown.iter().all(|group| group.section.key != "fundraising"));
}

#[test]
fn typed_text_is_escaped_and_keeps_its_lines() {
    let answers = complete().with("activity_summary", "<script>\nsecond");
    let shown = shown(&answers);
    let row = shown
        .iter()
        .flat_map(|group| &group.rows)
        .find(|row| row.question.key == "activity_summary")
        .unwrap();
    assert_eq!(row.value.html().to_string(), "<bdi>&#60;script&#62;</bdi><br><bdi>second</bdi>");
}

#[test]
fn differences_are_those_a_reader_sees() {
    let old = complete();
    let mut new = complete().with("activity_title", "Full Plates").with("revenue_alcohol", "2.50 %");
    new.set(
        "start_on",
        Value::Date(DateParts { day: "01".into(), month: "February".into(), year: "2027".into() }),
    );
    new.set("marks", many(&["UN_NAME", "UN_FLAG"]));
    new.set("key_officers", rows(&[&[("name", "Ada Chowdhury"), ("office", "Treasurer")]]));
    new = new.with("revenue_weapons", "1");
    let changes: Vec<_> = difference(&old, &new)
        .iter()
        .map(|change| format!("{} ({}): {} -> {}", change.key, change.read_as, change.before, change.after))
        .collect();
    assert_eq!(
        changes,
        [
            "key_officers (key_officers): Name: Ada Chowdhury; Office held: Chair -> Name: Ada Chowdhury; Office held: Treasurer",
            "revenue_weapons (revenue_shares): 0% -> 1%",
            "marks (marks): Name of the United Nations and its abbreviations -> Name of the United Nations and its abbreviations and Flag of the United Nations",
            "activity_title (activity_title): Full Plates, Open Books -> Full Plates",
        ]
    );
    assert!(difference(&old, &old).is_empty());
}

#[test]
fn a_submission_keeps_what_is_asked() {
    let answers = complete().with("auditor", "Nobody").with("media_other", "left over");
    assert_eq!(settled(&answers), complete());
}
