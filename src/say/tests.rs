use std::path::Path;

use chrono::{NaiveDate, NaiveDateTime};

use super::generate;
use super::read::{self, Kind, read_module};
use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    day(2026, 11, 24).and_hms_opt(hour, minute, 0).unwrap()
}

fn refused(source: &str) -> String {
    read_module(source, None).unwrap_err().join("\n")
}

#[test]
fn arguments_are_typed_by_comments_and_ordered_by_them() {
    let messages = read_module(
        "# Who and when.\n# $due date\n# $count number: how many\nm = { $who } { $count ->\n  [one] a\n *[other] b { $due }\n }\n",
        None,
    )
    .unwrap();
    let expected =
        [("due".to_owned(), Kind::Date), ("count".to_owned(), Kind::Number), ("who".to_owned(), Kind::Text)];
    assert_eq!(messages.first().unwrap().arguments, expected);
}

#[test]
fn mistakes_in_the_words_are_named_with_their_message() {
    assert_eq!(refused("# $count nunber\nm = { $count }\n"), "m: unknown type \"nunber\" of $count");
    assert_eq!(refused("# $count number\nm = none\n"), "m: $count has a type but is not used");
    assert_eq!(refused("m = a\nm = b\n"), "m: the id is used twice");
    assert_eq!(refused("m = a\n  .title = b\n"), "m: attributes are not supported");
    assert_eq!(refused("a_B = a\n"), "a_B: the id must be kebab-case");
    assert!(refused("a = a\nm = { a }\n").contains("may not refer to another message"));
    assert!(refused("m = { -house }\n").contains("no term -house"));
    assert!(refused("m = { NUMBER($n) }\n").contains("functions are not supported"));
    assert!(refused("ok = fine\nm = { $n\n").starts_with("line "));
}

#[test]
fn markup_is_limited_to_what_is_safe() {
    let good = "# $where link\n# $count number\nm-html = <a href=\"{ $where }#x\"><strong>{ $name }</strong></a> { $count ->\n  [one] <bdi>a</bdi>\n *[other] b\n }\n";
    assert!(read_module(good, None).is_ok());
    assert!(refused("m-html = <script>x</script>\n").contains("<script> is not allowed"));
    assert!(refused("m-html = <a href=\"javascript:x\">x</a>\n").contains("is not allowed"));
    assert!(refused("m-html = <a href=\"{ $x }\">x</a>\n").contains("must be a link"));
    assert!(refused("# $x link\nm-html = { $x }\n").contains("must stand inside href"));
    assert!(refused("m-html = <strong>x\n").contains("<strong> is not closed"));
    assert!(refused("m-html = {\"\\u003Cimg\"}>\n").contains("<img> is not allowed"));
    assert!(refused("# $x link\nm = { $x }\n").contains("belongs in a message of markup"));
    let french = read_module("m-html = <em>x</em>\n", Some(&Vec::new()));
    assert!(french.is_err(), "other languages are held to the same");
}

#[test]
fn plural_forms_follow_the_number_and_its_separators() {
    assert_eq!(common::results(0).to_string(), "No results");
    assert_eq!(common::results(1u8).to_string(), "1 result");
    assert_eq!(common::results(12_480usize).to_string(), "12,480 results");
    assert_eq!(number(-1_234_567), "-1,234,567");
    assert_eq!(number(999), "999");
    assert_eq!(number(i64::MIN), "-9,223,372,036,854,775,808");
}

#[test]
fn dates_and_lists_are_put_into_words() {
    assert_eq!(date(day(2026, 11, 24)), "24\u{a0}November\u{a0}2026");
    assert_eq!(weekday_date(day(2026, 12, 4)), "Friday\u{a0}4\u{a0}December\u{a0}2026");
    assert_eq!(datetime(at(14, 32)), "24\u{a0}November\u{a0}2026, 14:32");
    assert_eq!(time_of_day(at(9, 5)), "09:05");
    assert_eq!(list(&[""; 0]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b", "c"]), "a, b and c");
}

#[test]
fn arguments_of_markup_are_escaped_and_isolated() {
    assert_eq!(
        common::signed_in_as_html("<A>").to_string(),
        "Signed in as <strong><bdi>&lt;A&gt;</bdi></strong>"
    );
    let arguments = vec![("items", Value::text(&"<b>\"'&")), ("last", Value::text(&common::yes()))];
    let html = Html::new("formats", "list-last", arguments);
    assert_eq!(html.to_string(), "<bdi>&lt;b&gt;&quot;&#39;&amp;</bdi> and <bdi>Yes</bdi>");
    assert_eq!(Value::link(&"javascript:alert(1)"), Value::Link("#".into()));
    assert_eq!(Value::link(&"/requests/1"), Value::Link("/requests/1".into()));
    assert_eq!(Html::from(Msg::plain("<i>")).to_string(), "&lt;i&gt;");
}

#[test]
fn a_template_escapes_messages_but_not_markup() {
    #[derive(askama::Template)]
    #[template(source = "{{ plain }} {{ html }}", ext = "html")]
    struct Page {
        plain: Msg,
        html: Html,
    }
    let html =
        Html::new("formats", "list-last", vec![("items", Value::text(&"a")), ("last", Value::Number(2))]);
    let page = Page { plain: Msg::plain("<i>"), html };
    assert_eq!(askama::Template::render(&page).unwrap(), "&#60;i&#62; <bdi>a</bdi> and 2");
}

#[test]
fn a_message_within_a_message_waits_for_its_language() {
    struct Label;
    impl std::fmt::Display for Label {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            common::yes().fmt(f)
        }
    }
    struct Loud;
    impl std::fmt::Display for Loud {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(&common::yes().to_string().to_uppercase())
        }
    }
    assert_eq!(Value::text(&Label), Value::Msg(Box::new(common::yes())));
    assert_eq!(Value::text(&&common::yes()), Value::Msg(Box::new(common::yes())));
    assert_eq!(Value::text(&Loud), Value::Text("YES".into()));
    assert_eq!(Value::text(&format!("{}!", common::yes())), Value::Text("Yes!".into()));
    assert_eq!(formats::list_last(common::yes(), Msg::plain("x")).to_string(), "Yes and x");
}

#[test]
fn the_language_is_ambient_nested_and_survives_a_panic() {
    assert_eq!(current_language(), Language::En);
    with_language(Language::Ar, || {
        with_language(Language::Fr, || assert_eq!(current_language(), Language::Fr));
        let panicked = std::panic::catch_unwind(|| with_language(Language::Zh, || panic!("on purpose")));
        assert!(panicked.is_err());
        assert_eq!(current_language().dir(), "rtl");
    });
    assert_eq!(current_language(), Language::En);
    assert_eq!(Language::parse("fr-CA"), Some(Language::Fr));
    assert_eq!(Language::parse("de"), None);
    assert!(Language::En.is_spoken());
}

#[test]
fn english_stands_in_and_computed_ids_are_found() {
    for language in Language::ALL {
        assert!(!common::save_and_continue().in_language(language).contains('/'));
    }
    assert_eq!(
        bundles::format(Language::Fr, "common", "no-such", &fluent_bundle::FluentArgs::new()),
        "common/no-such"
    );
    assert_eq!(by_id("common", "continue"), Some(common::continue_()));
    assert_eq!(by_id("common", "results"), None);
    assert_eq!(by_id("common", "no-such"), None);
    assert_eq!(common::error_prefix().to_string(), "Error: ");
}

#[test]
fn every_other_language_has_the_same_messages_with_the_same_arguments() {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    generate::generate(&locales).unwrap();
    let english = read::read_language(&locales.join("en"), None).unwrap();
    let signature = |words: &read::Words| {
        let mut lines: Vec<String> = Vec::new();
        for (module, messages) in words {
            for message in messages {
                let mut names: Vec<_> = message.arguments.iter().map(|(name, _)| name.as_str()).collect();
                names.sort_unstable();
                lines.push(format!("{module}/{} {}", message.id, names.join(" ")));
            }
        }
        lines.sort();
        lines
    };
    let expected = signature(&english);
    for language in Language::ALL.into_iter().filter(|language| language.is_spoken()) {
        let english = (language != Language::En).then_some(&english);
        let found = signature(&read::read_language(&locales.join(language.tag()), english).unwrap());
        let missing: Vec<_> = expected.iter().filter(|line| !found.contains(line)).collect();
        let unknown: Vec<_> = found.iter().filter(|line| !expected.contains(line)).collect();
        assert!(
            missing.is_empty() && unknown.is_empty(),
            "{language:?}: missing {missing:?}, unknown {unknown:?}"
        );
    }
}
