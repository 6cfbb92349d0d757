//! The form for anybody.

use imprimatur::matters::Source;
use imprimatur::web::throttle::Quota;

use super::{matter, office};
use crate::support::app::{TestApp, limits};
use crate::support::cases_authorizations::offered;
use crate::support::databases::db_tests;
use crate::support::html::Page;
use crate::support::pictures::{poster, word_file};

/// The words of a page without the number that was given.
fn words(page: &Page, number: &str) -> String {
    page.text.replace(number, "")
}

db_tests! {
    async fn nobody_needs_an_account_to_report(db) {
        let app = TestApp::start(db).await;
        let (secretary, ..) = office(&app).await;
        let visitor = app.visitor();
        let page = visitor.get("/").await;
        let page = visitor.get(page.link("Report a misuse").unwrap()).await;
        let answer = visitor.try_submit(&page, "Send the report", &[("Where did you see it?", "Main street")]).await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert!(page.title.starts_with("Error:") && page.error_texts().len() == 1, "{:?}", page.error_texts());
        assert_eq!(page.form("Send the report").unwrap().value("place"), Some("Main street"), "what was typed is kept");
        let page = visitor.submit(&page, "Send the report", &[("What did you see?", "A sign over a door.")]).await;
        assert!(page.has_text("Its number is M-2026-0001"), "{}", page.text);
        let letter = app.letter(&secretary, "New integrity matter M-2026-0001").await;
        let page = secretary.open_link(&letter).await;
        assert!(page.has_text("A sign over a door.") && page.has_text("Not said, or erased"), "{}", page.text);
        app.finish().await;
    }

    async fn an_unknown_code_says_nothing(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.accepted().await;
        let known = case.authorization().await;
        let visitor = app.visitor();
        let mut answers = Vec::new();
        let unknown = "A-2026-9999".to_owned();
        for (place, code) in [known.code.clone(), known.number.clone(), unknown].into_iter().enumerate() {
            let page = visitor.get("/report-misuse").await;
            let page = visitor.submit(&page, "Send the report", &[("code", &code)]).await;
            answers.push(words(&page, &format!("M-2026-000{}", place + 1)));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0] && !answer.contains("Sana")), "{answers:?}");
        for (id, expected) in [(1, Some(known.id)), (2, Some(known.id)), (3, None)] {
            let matter = matter(&app, imprimatur::db::ids::MatterId(id)).await;
            assert_eq!((matter.authorization_id, matter.source), (expected, Source::Public));
        }
        let page = case.secretary.get("/matters/3").await;
        assert!(page.has_text("A-2026-9999 (not known here)"), "{}", page.text);
        // The page that says "arrived" repeats nothing but a number of ours, and looks nothing up.
        let page = visitor.get("/report-misuse/sent?number=M-2026-0999").await;
        assert!(page.has_text("M-2026-0999"));
        assert!(!visitor.get("/report-misuse/sent?number=Pay%20me").await.has_text("Pay me"));
        app.finish().await;
    }

    async fn a_picture_is_looked_at_like_every_file(db) {
        let app = TestApp::start(db).await;
        let (secretary, ..) = office(&app).await;
        let visitor = app.visitor();
        let send = async |name: &str, content: &[u8], place: &str| {
            let page = visitor.get("/report-misuse").await;
            let mut form = page.form("Send the report").unwrap();
            form.set("place", place).unwrap();
            form.attach("file", name, "image/png", content).unwrap();
            let answer = visitor.send(&form.submit("Send the report").unwrap()).await;
            visitor.follow(answer).await
        };
        for (name, content) in [("seen.png", b"no picture".to_vec()), ("seen.docx", word_file("Words"))] {
            let answer = send(name, &content, "The harbour").await;
            assert_eq!(answer.status, 422, "{name}");
            assert_eq!(answer.page().form("Send the report").unwrap().value("place"), Some("The harbour"));
        }
        assert_eq!(app.in_quarantine(), 0);
        let answer = send("seen.png", &poster(), "").await;
        assert_eq!(answer.status, 200, "a picture alone is enough: {:?}", answer.page().error_texts());
        app.look_after_files().await;
        let page = secretary.get("/matters/1").await;
        let drawn = page.attribute("img.sheet", "src").expect("a picture on the page");
        assert_eq!(secretary.ask(&drawn).await.status, 200);
        let fetched = secretary.ask("/matters/1/picture").await;
        assert_eq!((fetched.status, fetched.body), (200, poster()));
        assert!(secretary.get("/matters/1").await.has_text("Picture opened"));
        let member = app.person("Mia Member", &[imprimatur::access::Role::Reviewer]).await;
        for path in [drawn.as_str(), "/matters/1/picture", "/matters/1"] {
            assert_eq!(member.ask(path).await.status, 404, "{path}");
        }
        app.finish().await;
    }

    async fn a_flood_is_slowed_and_a_machine_is_caught(db) {
        let mut limits = limits();
        limits.misuse_reports = Quota::new(3, 3600);
        let app = TestApp::start_with(db, limits).await;
        let visitor = app.visitor();
        let page = visitor.get("/report-misuse").await;
        let values = [("description", "Buy now"), ("who", "Spam"), ("website", "https://spam.example")];
        let answer = visitor.try_submit(&page, "Send the report", &values).await;
        assert_eq!(answer.status, 422);
        let again = answer.page();
        assert!(again.error_texts().iter().any(|text| text.contains("must stay empty")));
        // A person whose browser filled it in can empty it.
        visitor.submit(&again, "Send the report", &[("website", "")]).await;
        // The same form twice is one report.
        let page = visitor.submit(&again, "Send the report", &[("website", "")]).await;
        assert!(page.has_text("M-2026-0001"));
        let page = visitor.get("/report-misuse").await;
        let answer = visitor.try_submit(&page, "Send the report", &values[..2]).await;
        assert_eq!(answer.status, 429);
        assert!(answer.headers.contains_key("retry-after") && answer.page().has_text("Too many reports"));
        app.finish().await;
    }
}
