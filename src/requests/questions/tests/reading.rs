use super::{form, many, rows};
use crate::requests::answers::{Answers, DateParts, Value};
use crate::requests::questions::{Group, group, only, pressed, render};

fn page(key: &str) -> &'static Group {
    group(key).unwrap()
}

#[test]
fn a_page_reads_its_own_fields_and_keeps_wrong_ones() {
    let sent = form(&[
        ("direct_employees", "about 20"),
        ("sector", "??"),
        ("countries_of_operation", "152"),
        ("countries_of_operation", "604"),
        ("countries_of_operation", "152"),
        ("legal_name", "of another page"),
    ]);
    let answers = Answers::read(page("size"), &sent);
    assert_eq!(answers.text("direct_employees"), "about 20");
    assert_eq!(answers.text("sector"), "??");
    assert_eq!(answers.get("countries_of_operation"), Some(&many(&["152", "604"])));
    assert_eq!(answers.get("legal_name"), None);
    assert_eq!(answers.fill(page("size")).value("direct_employees"), "about 20");
    assert!(only(page("size"), &sent, &[]).is_err());
    assert!(only(page("size"), &form(&[("sector", "C"), ("version", "3")]), &["version"]).is_ok());
}

#[test]
fn dates_are_kept_as_typed_and_read_by_name() {
    let sent = form(&[
        ("start_on-day", "1"),
        ("start_on-month", "Feb"),
        ("start_on-year", "2027"),
        ("end_on-day", "31"),
        ("end_on-month", ""),
        ("end_on-year", ""),
    ]);
    let answers = Answers::read(page("dates"), &sent);
    assert_eq!(answers.date("start_on"), Some(super::day(2027, 2, 1)));
    assert_eq!(answers.date("end_on"), None);
    let filled = answers.fill(page("dates"));
    assert_eq!((filled.value("start_on-month"), filled.value("end_on-day")), ("Feb", "31"));
    assert_eq!(Answers::read(page("dates"), &form(&[("start_on-day", " ")])), Answers::new());
}

#[test]
fn rows_close_up_and_come_back() {
    let sent = form(&[
        ("key_officers-0-name", ""),
        ("key_officers-0-office", ""),
        ("key_officers-2-name", "Ada Chowdhury"),
        ("key_officers-2-office", ""),
        ("key_officers-99999-name", "nobody"),
    ]);
    let answers = Answers::read(page("owners"), &sent);
    assert_eq!(answers.get("key_officers"), Some(&rows(&[&[("name", "Ada Chowdhury")]])));
    let problems = answers.problems(page("owners"), &super::today());
    assert!(problems.of("key_officers-0-office").is_some());
    let filled = answers.refill(page("owners"), problems);
    assert_eq!(filled.value("key_officers-0-name"), "Ada Chowdhury");
}

#[test]
fn buttons_add_and_take_away_rows_without_saving() {
    let officers = |button: (&str, &str)| {
        form(&[
            ("key_officers-0-name", "Ada"),
            ("key_officers-1-name", "Bo"),
            ("parent_name", "Talvera Group"),
            button,
        ])
    };
    let filled = pressed(page("owners"), &officers(("add-row", "key_officers"))).unwrap();
    assert_eq!(filled.value("parent_name"), "Talvera Group");
    assert!(filled.names().any(|name| name == "key_officers-2-name"));
    let filled = pressed(page("owners"), &officers(("remove-row", "key_officers-0"))).unwrap();
    assert_eq!(filled.value("key_officers-0-name"), "Bo");
    assert!(!filled.names().any(|name| name == "key_officers-1-name"));
    assert!(pressed(page("owners"), &officers(("save", "yes"))).is_none());

    let shown = render(page("owners"), &filled, &Answers::new()).to_string();
    assert!(shown.contains(r#"name="remove-row" value="key_officers-0""#), "{shown}");
    assert!(shown.contains(r#"name="add-row" value="beneficial_owners""#));
}

#[test]
fn answers_are_stored_as_plain_json() {
    let mut answers = Answers::new().with("activity_title", "Full “Plates”");
    answers.set("marks", many(&["UN_NAME"]));
    answers.set(
        "start_on",
        Value::Date(DateParts { day: "1".into(), month: "Feb".into(), year: String::new() }),
    );
    answers.set("key_officers", rows(&[&[("name", "Ada")]]));
    let json = answers.to_json().unwrap();
    assert_eq!(
        json,
        r#"{"activity_title":"Full “Plates”","key_officers":[{"name":"Ada"}],"marks":["UN_NAME"],"start_on":{"day":"1","month":"Feb","year":""}}"#
    );
    assert_eq!(Answers::from_json(&json).unwrap(), answers);
    assert!(Answers::from_json("[]").is_err());
}

#[test]
fn pages_show_fields_with_errors_and_what_was_typed() {
    let group = page("size");
    let answers = Answers::new().with("direct_employees", "<b>").with("sector", "C");
    let problems = answers.problems(group, &super::today());
    let shown = render(group, &answers.refill(group, problems), &answers).to_string();
    assert!(shown.contains(r#"value="&#60;b&#62;""#), "{shown}");
    assert!(shown.contains("“People employed” must be a whole number, such as 1,200"));
    assert!(shown.contains("<summary>Africa"));
    assert!(!shown.contains(r#"value="global""#));
    assert!(
        render(page("countries"), &answers.fill(page("countries")), &answers)
            .to_string()
            .contains(r#"value="global""#)
    );
}
