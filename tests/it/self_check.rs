//! The self-check and the pages that say whether one needs to ask, as a visitor uses them.

use crate::story::{People, asked};
use crate::support::app::TestApp;
use crate::support::databases::db_tests;
use crate::support::steps;

const ANSWERS: &[(&str, &str)] = &[
    ("use_type", "informational"),
    ("organization_type", "ngo"),
    ("barred_trades", "none"),
    ("adjacent_to", "nothing"),
    ("reads_as_endorsement", "no"),
    ("part_of_own_name", "no"),
    ("altered", "no"),
    ("has_an_end", "yes"),
];

fn query(mark: &str, changes: &[(&str, &str)]) -> String {
    let mut fields = vec![("marks", mark)];
    fields.extend(ANSWERS.iter().filter(|(key, _)| !changes.iter().any(|(changed, _)| changed == key)));
    fields.extend(changes);
    let pairs: Vec<String> = fields.iter().map(|(key, value)| format!("{key}={value}")).collect();
    format!("/self-check?{}", pairs.join("&"))
}

db_tests! {
    async fn a_visitor_learns_whether_to_ask_and_what_stops_it(db) {
        let app = TestApp::start(db).await;
        let visitor = app.visitor();
        let first = visitor.get("/").await;
        assert!(first.links.iter().any(|link| link.href == "/self-check"));
        assert_eq!(visitor.get("/self-check").await.h1, "Check your use before you ask");

        let plain = visitor.get(&query("UN_NAME", &[("mention_only", "yes")])).await;
        assert!(plain.has_text("You may not need to send this request"), "{}", plain.text);
        let ask = visitor.get(&query("UN_NAME", &[("mention_only", "no")])).await;
        assert!(ask.has_text("Nothing in your answers stops you from asking"));
        let flag = visitor.get(&query("UN_FLAG", &[("use_type", "commercial"), ("support_display", "no"), ("profit_incidental", "yes")])).await;
        assert!(flag.has_text("As it stands, this use would not be authorized"));
        let other = visitor.get(&query("UNGC_LOGO", &[])).await;
        assert!(other.has_text("Global Compact"));

        for (changes, words) in [
            (&[("mention_only", "no"), ("barred_trades", "tobacco")][..], "does not enter into partnership"),
            (&[("mention_only", "no"), ("reads_as_endorsement", "yes")], "recommends an organization"),
            (&[("mention_only", "no"), ("part_of_own_name", "yes")], "never become part of another name"),
            (&[("mention_only", "no"), ("altered", "yes")], "Marks are used as they are"),
            (&[("mention_only", "no"), ("has_an_end", "no")], "Every permission ends"),
            (&[("mention_only", "no"), ("use_type", "commercial"), ("profit_incidental", "no")], "profit may only be incidental"),
        ] {
            let page = visitor.get(&query("UN_NAME", changes)).await;
            assert!(page.has_text(words) && page.has_text("would not be authorized"), "{words}: {}", page.text);
            assert!(!page.links.iter().any(|link| link.href.starts_with("/requests/new")), "{words}");
        }
        let emblem = visitor.get(&query("UN_EMBLEM", &[("adjacent_to", "own_logo")])).await;
        assert!(emblem.has_text("sponsor") && emblem.has_text("express permission"));
        app.finish().await;
    }

    async fn what_is_missing_is_said_and_what_was_chosen_stays(db) {
        let app = TestApp::start(db).await;
        let answer = app.visitor().ask("/self-check?marks=UN_NAME&use_type=informational").await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert!(page.has_text("Select yes if the use ends within 24 months"));
        assert!(page.has_text("Select yes if the text only names the United Nations as a fact"));
        assert_eq!(page.form("Check this use").unwrap().value("use_type"), Some("informational"));
        app.finish().await;
    }

    async fn what_was_checked_begins_the_request(db) {
        let app = TestApp::start(db).await;
        let people = People::come_together(&app).await;
        let partner = &people.partner;
        steps::describe_organization(partner, &asked(&app, partner)).await.unwrap();
        let checked = partner.get(&query("UN_NAME", &[("mention_only", "no")])).await;
        let onward = checked.links.iter().find(|link| link.href.starts_with("/requests/new")).unwrap().href.clone();
        let begin = partner.get(&onward).await;
        let tasks = partner.submit(&begin, "Start now", &[]).await;
        let mark = tasks.links.iter().find(|link| link.href.ends_with("/edit/mark")).unwrap().href.clone();
        let form = partner.get(&mark).await;
        let form = form.form("Save and continue").unwrap();
        assert_eq!(form.value("use_type"), Some("informational"));
        assert_eq!(form.value("mention_only"), Some("no"));
        app.finish().await;
    }
}
