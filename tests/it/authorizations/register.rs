//! The register in all its forms, entries that are put off, and pages that are kept in memory.

use imprimatur::authorizations::actions;
use imprimatur::error::Error;

use crate::support::app::{Answer, Person, TestApp};
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::write;
use crate::support::databases::db_tests;

/// The same path, by a browser that has a page with this tag.
async fn again(person: &Person, path: &str, tag: &str) -> Answer {
    let request =
        actix_web::test::TestRequest::get().uri(path).insert_header(("if-none-match", tag.to_owned()));
    person.call_for_test(request).await
}

fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

db_tests! {
    async fn it_is_read_by_people_and_programs_alike(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let (row, anybody) = (case.authorization().await, app.visitor());
        for (query, found) in [("goal=SDG6", true), ("goal=SDG1", false), ("goal=nonsense", true), ("state=expired", false)] {
            let page = anybody.get(&format!("/register?{query}")).await;
            assert_eq!(page.has_text("Sana Vandfilter"), found, "{query}");
        }
        let json = anybody.ask("/register?format=json").await;
        assert_eq!(header(&json, "content-type"), "application/json");
        let json: serde_json::Value = serde_json::from_slice(&json.body).unwrap();
        assert_eq!(json["total"], 1);
        let entry = &json["entries"][0];
        assert_eq!((entry["number"].as_str(), entry["state"].as_str()), (Some(&*row.number), Some("valid")));
        assert_eq!(entry["goals"], serde_json::json!(["SDG6"]));
        let mut members: Vec<&str> = entry.as_object().unwrap().keys().map(String::as_str).collect();
        members.sort_unstable();
        let public = ["activity", "address", "ends_on", "goals", "holder", "marks", "media", "number", "starts_on", "state", "territory", "use"];
        assert_eq!(members, public, "a new member is a new thing that everybody may know");
        let feed = anybody.ask("/register?format=atom&mark=UN_NAME").await;
        assert_eq!(header(&feed, "content-type"), "application/atom+xml; charset=utf-8");
        let feed = String::from_utf8(feed.body).unwrap();
        for part in ["Sana Vandfilter A/S: ", "(Valid)", "<updated>2027-01-03T09:00:00Z</updated>", "mark=UN_NAME&amp;format=atom"] {
            assert!(feed.contains(part), "{part} in {feed}");
        }
        let map = String::from_utf8(anybody.ask("/sitemap.xml").await.body).unwrap();
        assert!(map.contains(&format!("/register/{}</loc>", row.number)), "{map}");
        assert!(!map.contains(&row.code));
        assert!(String::from_utf8(anybody.ask("/robots.txt").await.body).unwrap().contains("/sitemap.xml"));
        app.finish().await;
    }

    async fn a_kept_page_is_right_directly_after_a_change(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let (row, anybody) = (case.authorization().await, app.visitor());
        let list = anybody.ask("/register").await;
        let tag = header(&list, "etag").to_owned();
        assert!(tag.starts_with("W/\"") && header(&list, "cache-control") == "no-cache", "{tag}");
        assert_eq!(header(&again(&anybody, "/register", &tag).await, "etag"), tag);
        assert_eq!(again(&anybody, "/register", &format!("\"x\", {tag}")).await.status, 304);
        let mine = case.partner.ask("/register").await;
        assert_eq!((header(&mine, "etag"), header(&mine, "cache-control")), ("", "no-store"), "a page of one's own");
        let (actor, id) = (cases::actor(&case.officer).await, row.id);
        write(&app, move |tx| actions::suspend(tx, &actor, id, "A report.")).await.unwrap();
        let after = again(&anybody, "/register", &tag).await;
        assert!(after.status == 200 && after.page().has_text("Suspended"));
        for format in ["csv", "json", "atom"] {
            let text = String::from_utf8(anybody.ask(&format!("/register?format={format}")).await.body).unwrap();
            assert!(text.to_lowercase().contains("suspended"), "{format}");
        }
        let path = format!("/verify/{}", row.code);
        assert!(anybody.get(&path).await.has_text("This permission is suspended"));
        let actor = cases::actor(&case.officer).await;
        write(&app, move |tx| actions::reinstate(tx, &actor, id, "It was another's.")).await.unwrap();
        assert!(anybody.get(&path).await.has_text("This permission is valid"));
        app.pass_days(400).await;
        assert!(anybody.get(&format!("/register/{}", row.number)).await.has_text("This permission has ended"));
        app.finish().await;
    }

    async fn an_officer_puts_the_entry_off(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (row, anybody) = (case.authorization().await, app.visitor());
        let path = format!("/authorizations/{}", row.id);
        assert!(case.secretary.get(&path).await.form("Put it off").is_err(), "not the secretariat's");
        let page = case.officer.get(&path).await;
        assert_eq!(case.officer.try_submit(&page, "Put it off", &[]).await.status, 422);
        let day = |day: &'static str, month, year| [
            ("listed_from-day", day), ("listed_from-month", month), ("listed_from-year", year),
            ("delay_reasons", "The launch is a surprise."),
        ];
        for (wrong, words) in [(day("1", "1", "2020"), "must be after today"), (day("1", "1", "2029"), "31 December 2027")] {
            let answer = case.officer.try_submit(&page, "Put it off", &wrong).await;
            assert!(answer.status == 422 && answer.page().error_texts().concat().contains(words), "{words}");
        }
        let page = case.officer.submit(&page, "Put it off", &day("1", "2", "2027")).await;
        assert!(page.has_text("The launch is a surprise."), "{page:?}");
        case.in_force().await;
        assert!(case.partner.get(&case.own_path()).await.has_text("shown in the public register from"));
        assert!(!case.partner.get(&case.own_path()).await.has_text("surprise"));
        assert!(anybody.get(&format!("/verify/{}", row.code)).await.has_text("This permission is valid"), "at once");
        let entry = format!("/register/{}", row.number);
        assert_eq!(anybody.ask(&entry).await.status, 404);
        for list in ["/register", "/register?format=csv", "/register?format=json", "/register?format=atom", "/sitemap.xml", "/"] {
            let text = String::from_utf8(anybody.ask(list).await.body).unwrap();
            assert!(!text.contains(&row.number), "{list} gives it away");
        }
        app.pass_days(29).await;
        assert_eq!(anybody.ask(&entry).await.status, 200, "1 February has come");
        let feed = String::from_utf8(anybody.ask("/register?format=atom").await.body).unwrap();
        assert!(feed.contains("<updated>2027-02-01T00:00:00Z</updated>"), "{feed}");
        app.finish().await;
    }

    async fn an_entry_that_was_put_off_is_shown_at_once(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let (row, anybody) = (case.authorization().await, app.visitor());
        let (officer, secretary) = (cases::actor(&case.officer).await, cases::actor(&case.secretary).await);
        let (id, until) = (row.id, row.ends_on);
        let refused = {
            let officer = officer.clone();
            write(&app, move |tx| actions::list_now(tx, &officer, id)).await
        };
        assert!(matches!(refused, Err(Error::Refused(_))), "it is not put off");
        let refused = write(&app, move |tx| actions::delay_listing(tx, &secretary, id, until, "Reasons.")).await;
        assert!(matches!(refused, Err(Error::Refused(_) | Error::Hidden)), "{refused:?}");
        write(&app, move |tx| actions::delay_listing(tx, &officer, id, until, "Reasons.")).await.unwrap();
        assert!(anybody.get("/register").await.has_text("Nothing stands in the register yet"));
        let page = case.officer.get(&format!("/authorizations/{id}")).await;
        case.officer.submit(&page, "Show it from today on", &[]).await;
        assert!(anybody.get("/register").await.has_text("1 permission"));
        app.finish().await;
    }
}
