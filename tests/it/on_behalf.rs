//! What a partner wrote by paper is entered by the secretariat, marked on every page of staff, and taken over by the
//! partner.

use imprimatur::access::Role;
use imprimatur::demo::Asked;

use crate::requests::{asked, case, describe, fill, save};
use crate::support::app::{PASSWORD, Person, TestApp};
use crate::support::databases::db_tests;

const NEW: &str = "/desk/on-behalf";

/// The secretariat begins a request from paper of today; gives its path.
async fn begin(secretariat: &Person, wanted: &Asked) -> String {
    let (_, identity) = wanted.profile().remove(0);
    let value = |key: &str| identity.iter().find(|(name, _)| name == key).unwrap().1.clone();
    let page = secretariat.get(NEW).await;
    let values = [
        ("organization", "new"),
        ("legal_name", &*wanted.organization),
        ("registration_country", &*value("registration_country")),
        ("registration_number", &*value("registration_number")),
        ("how", "paper"),
        ("received-day", "23"),
        ("received-month", "11"),
        ("received-year", "2026"),
    ];
    secretariat.submit(&page, "Begin the request", &values).await.address
}

db_tests! {
    async fn paper_becomes_a_request_that_the_partner_takes_over(db) {
        let app = TestApp::start(db).await;
        let secretariat = app.person("Sven Secretariat", &[Role::Secretariat]).await;
        let colleague = app.person("Sara Secretariat", &[Role::Secretariat]).await;
        let chair = app.person("Cleo Chair", &[Role::Chair]).await;
        let owner = app.visitor_named("Pia Partner", "pia@people.example");
        let wanted = asked(&owner);
        let page = secretariat.get(NEW).await;
        let empty = secretariat.try_submit(&page, "Begin the request", &[]).await;
        assert_eq!(empty.status, 422);
        let path = begin(&secretariat, &wanted).await;
        assert_eq!(chair.ask(&path).await.status, 404, "a draft is for whoever writes it");
        let page = secretariat.get(&path).await;
        assert!(page.has_text("You write for Sana Vandfilter A/S"), "{}", page.text);
        for (group, fields) in wanted.profile() {
            save(&secretariat, &format!("{path}/edit/{group}"), &fields).await;
        }
        assert!(secretariat.get(NEW).await.has_text("Sana Vandfilter A/S"));
        fill(&secretariat, &path, &wanted).await;
        let page = secretariat.get(&format!("{path}/check")).await;
        let page = secretariat.submit(&page, "Accept and send request", &[]).await;
        assert!(page.has_text("2026-0001"));
        // Who gave an address gets the letters there.
        app.letter(&owner, "We have your request 2026-0001").await;
        for person in [&secretariat, &colleague, &chair] {
            let page = person.get(&case(&path)).await;
            assert!(page.has_text("Entered by the office from paper of 23"), "{}", page.text);
            assert!(person.get("/cases").await.has_text("On behalf"));
        }
        let history = chair.get(&format!("{}/history", case(&path))).await;
        assert!(history.has_text("Entered on behalf of the partner") && history.has_text("Sven Secretariat"));
        // The secretariat takes it in as any other.
        let page = colleague.get(&format!("{}/return", case(&path))).await;
        colleague.submit(&page, "Return to the partner", &[("text-0", "Which lake?")]).await;
        assert!(secretariat.get(&path).await.has_text("Which lake?"));
        assert_eq!(chair.ask(&path).await.status, 404);
        assert_eq!(chair.ask(&format!("{}/take-over", case(&path))).await.status, 403);

        let page = secretariat.get(&format!("{}/take-over", case(&path))).await;
        assert_eq!(page.form("Send invitation").unwrap().value("email"), Some("pia@people.example"));
        secretariat.submit(&page, "Send invitation", &[]).await;
        let letter = app.letter(&owner, "Invitation to act for").await;
        let page = owner.open_link(&letter).await;
        owner.submit(&page, "Accept and join", &[("password", PASSWORD)]).await;
        let page = owner.get(&path).await;
        assert!(page.has_text("Which lake?"), "{}", page.text);
        let words = [("principal_purpose".to_owned(), "To keep Lake Esrum clean.".to_owned())];
        save(&owner, &format!("{path}/edit/activity"), &words).await;
        let page = owner.get(&format!("{path}/check")).await;
        owner.submit(&page, "Accept and send again", &[]).await;
        // From now on the office is the office again.
        assert_eq!(secretariat.ask(&path).await.status, 404);
        let page = secretariat.get(&case(&path)).await;
        assert!(page.has_text("acts for itself") && page.has_text("On behalf"), "{}", page.text);
        assert!(owner.get("/organization/people").await.has_text("Owner"));
        app.finish().await;
    }

    async fn who_has_people_here_enters_it_there_and_who_asks_to_join_asks_the_office(db) {
        let app = TestApp::start(db).await;
        let secretariat = app.person("Sven Secretariat", &[Role::Secretariat]).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let wanted = asked(&partner);
        describe(&partner, &wanted).await;
        let (_, identity) = wanted.profile().remove(0);
        let value = |key: &str| identity.iter().find(|(name, _)| name == key).unwrap().1.clone();
        let page = secretariat.get(NEW).await;
        let values = [
            ("organization", "new"),
            ("legal_name", "Sana"),
            ("registration_country", &*value("registration_country")),
            ("registration_number", &*value("registration_number")),
            ("how", "email"),
            ("received-day", "23"),
            ("received-month", "11"),
            ("received-year", "2026"),
        ];
        let answer = secretariat.try_submit(&page, "Begin the request", &values).await;
        assert_eq!(answer.status, 422);
        assert!(answer.page().error_texts()[0].contains("is here already"));

        let other = Asked { organization: "Lakeside Singers".into(), email: "singers@people.example".into(), ..wanted };
        let path = begin(&secretariat, &other).await;
        let singer = app.person("Sia Singer", &[Role::Partner]).await;
        let (_, identity) = other.profile().remove(0);
        let value = |key: &str| identity.iter().find(|(name, _)| name == key).unwrap().1.clone();
        let page = singer.get("/organization/join").await;
        let values = [
            ("country", &*value("registration_country")),
            ("number", &*value("registration_number")),
            ("message", "I wrote the letter."),
        ];
        singer.submit(&page, "Send to the owner", &values).await;
        let letter = app.letter(&secretariat, "Sia Singer asks to join").await;
        assert!(secretariat.get(NEW).await.has_text("Sia Singer"));
        let page = secretariat.open_link(&letter).await;
        secretariat.submit(&page, "Send the answer", &[("answer", "approve")]).await;
        assert!(singer.get(&path).await.has_text("Lakeside Singers"));
        assert!(singer.get("/organization/people").await.has_text("Invite a colleague"), "the first one owns it");
        assert_eq!(secretariat.ask(&path).await.status, 404);
        app.finish().await;
    }
}
