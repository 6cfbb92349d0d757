//! Requests from the first draft to the secretariat's answer, as people do it: pages, forms, files, letters.

use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::demo::Asked;

use crate::support::app::{Answer, Person, TestApp};
use crate::support::databases::db_tests;
use crate::support::html::Page;

/// One white pixel.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0,
    0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54, 8, 0xd7, 0x63, 0xf8,
    0xff, 0xff, 0x3f, 0, 5, 0xfe, 2, 0xfe, 0xdc, 0xcc, 0x59, 0xe7, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

pub fn asked(person: &Person) -> Asked {
    let today = person.app.clock.now().date();
    Asked {
        organization: "Sana Vandfilter A/S".into(),
        kind: "company".into(),
        country: "208".into(),
        sector: "E".into(),
        employees: 48,
        person: person.name.clone(),
        email: person.email.clone(),
        mark: "UN_NAME".into(),
        use_type: "informational".into(),
        mention_only: false,
        title: "Clean water week".into(),
        medium: "print".into(),
        wording: "In support of clean water for all".into(),
        starts_on: today + chrono::Days::new(90),
        ends_on: today + chrono::Days::new(300),
        today,
    }
}

/// Fills what the page asks of these fields and saves.
async fn save(person: &Person, path: &str, fields: &[(String, String)]) -> Page {
    let page = person.get(path).await;
    let form = page.form("Save and continue").unwrap();
    let shown: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, value)| !value.is_empty() || form.has(name))
        .collect();
    person.submit(&page, "Save and continue", &shown).await
}

pub async fn describe(person: &Person, asked: &Asked) {
    for (place, (group, fields)) in asked.profile().into_iter().enumerate() {
        let path =
            if place == 0 { "/organization/new".to_owned() } else { format!("/organization/edit/{group}") };
        save(person, &path, &fields).await;
    }
}

/// A new draft; gives its path.
pub async fn begin(person: &Person) -> String {
    let page = person.get("/requests/new").await;
    let page = person.submit(&page, "Start now", &[]).await;
    page.address
}

pub async fn hand_in(person: &Person, path: &str, name: &str, content: &[u8], description: &str) -> Answer {
    let page = person.get(path).await;
    let mut form = page.form("Add this file").unwrap();
    form.set("description", description).unwrap().attach("File", name, "image/png", content).unwrap();
    let answer = person.send(&form.submit("Add this file").unwrap()).await;
    person.follow(answer).await
}

pub async fn fill(person: &Person, path: &str, asked: &Asked) {
    for (group, fields) in asked.request() {
        save(person, &format!("{path}/edit/{group}"), &fields).await;
    }
    let answer = hand_in(person, &format!("{path}/files/mock_ups"), "poster.png", PNG, "The poster").await;
    assert_eq!(answer.status, 200, "{:?}", answer.page().error_texts());
}

/// A request of a new organization, filled in and sent; gives its path.
async fn sent(person: &Person, asked: &Asked) -> String {
    describe(person, asked).await;
    let path = begin(person).await;
    fill(person, &path, asked).await;
    let page = person.get(&format!("{path}/check")).await;
    person.submit(&page, "Accept and send request", &[]).await;
    path
}

fn case(path: &str) -> String {
    path.replace("/requests/", "/cases/")
}

pub async fn people(app: &Rc<TestApp>) -> (Person, Person) {
    (
        app.person("Pia Partner", &[Role::Partner]).await,
        app.person("Sven Secretariat", &[Role::Secretariat]).await,
    )
}

db_tests! {
    async fn a_request_is_written_sent_returned_sent_again_and_accepted(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let asked = asked(&partner);
        describe(&partner, &asked).await;
        assert!(partner.get("/organization").await.has_text("The profile is complete."));
        let path = begin(&partner).await;
        let page = partner.get(&path).await;
        assert!(page.has_text("Cannot start yet") && page.has_text("Untitled request"), "{}", page.text);
        let page = partner.get(&format!("{path}/edit/evidence")).await;
        let asked_with = page.attribute("#evidence_policy_file", "data-when");
        assert_eq!(asked_with.as_deref(), Some("evidence_policy"));
        fill(&partner, &path, &asked).await;
        let page = partner.get(&format!("{path}/check")).await;
        assert!(page.has_text("In support of clean water for all") && page.has_text("poster.png"));
        // The same form twice: one request, one place to go.
        let form = page.form("Accept and send request").unwrap().submit("Accept and send request").unwrap();
        let (first, second) = (partner.send(&form).await, partner.send(&form).await);
        assert_eq!((first.status, first.location()), (303, second.location()));
        assert!(partner.follow(first).await.page().has_text("2026-0001"));
        let receipt = app.letter(&partner, "We have your request 2026-0001").await;
        assert!(receipt.text.contains("Friday 27\u{a0}November\u{a0}2026") || receipt.text.contains("27"), "{}", receipt.text);
        app.letter(&secretariat, "New request 2026-0001").await;
        assert!(secretariat.get("/desk").await.has_text("Check completeness"));

        let page = secretariat.get(&format!("{}/return", case(&path))).await;
        let page = secretariat
            .submit(&page, "Return to the partner", &[("question-0", "principal_purpose"), ("text-0", "Name the programme.")])
            .await;
        assert!(page.has_text("Returned for information"), "{}", page.text);
        let letter = app.letter(&partner, "Something is missing in 2026-0001").await;
        assert!(letter.text.contains("Name the programme."));
        app.pass_days(15).await;
        app.letter(&partner, "please answer by").await;
        app.pass_days(10).await;
        let reminders = app.letters_to(&partner.email).await;
        assert_eq!(reminders.iter().filter(|letter| letter.subject.contains("please answer by")).count(), 2);

        partner.sign_in().await;
        secretariat.sign_in().await;
        let page = partner.get(&path).await;
        assert!(page.has_text("Name the programme."));
        let page = partner.get(&format!("{path}/check")).await;
        let unchanged = partner.try_submit(&page, "Accept and send again", &[]).await;
        assert_eq!(unchanged.status, 403);
        let words = [("principal_purpose".to_owned(), "To support the programme Clean Lakes.".to_owned())];
        save(&partner, &format!("{path}/edit/activity"), &words).await;
        let page = partner.get(&format!("{path}/check")).await;
        partner.submit(&page, "Accept and send again", &[("note", "Named it.")]).await;
        let page = secretariat.get(&case(&path)).await;
        assert!(page.has_text("What revision 2 changed") && page.has_text("Clean Lakes"), "{}", page.text);

        let page = secretariat.get(&format!("{}/accept", case(&path))).await;
        let page = secretariat.submit(&page, "Accept and start screening", &[]).await;
        assert!(page.has_text("Screening"));
        app.letter(&partner, "Your request 2026-0001 is complete").await;
        assert!(partner.get(&path).await.has_text("The screeners check it"));
        app.finish().await;
    }

    async fn two_tabs_show_both_texts(db) {
        let app = TestApp::start(db).await;
        let (partner, _) = people(&app).await;
        describe(&partner, &asked(&partner)).await;
        let path = begin(&partner).await;
        let edit = format!("{path}/edit/activity");
        let (one, two) = (partner.get(&edit).await, partner.get(&edit).await);
        let first = partner.try_submit(&one, "Save and continue", &[("activity_title", "From the first tab")]).await;
        assert_eq!(first.status, 422);
        assert!(first.page().has_text("There is a problem"));
        let second = partner.try_submit(&two, "Save and continue", &[("activity_title", "From the second tab")]).await;
        assert_eq!(second.status, 409);
        let page = second.page();
        assert!(page.has_text("From the first tab"));
        assert_eq!(page.form("Save and continue").unwrap().value("activity_title"), Some("From the second tab"));
        assert!(partner.get(&path).await.has_text("From the first tab"));
        partner.try_submit(&page, "Save and continue", &[]).await;
        assert!(partner.get(&path).await.has_text("From the second tab"));
        app.finish().await;
    }

    async fn autosave_answers_with_the_next_version(db) {
        let app = TestApp::start(db).await;
        let (partner, _) = people(&app).await;
        describe(&partner, &asked(&partner)).await;
        let path = begin(&partner).await;
        let page = partner.get(&format!("{path}/edit/activity")).await;
        let mut form = page.form("Save and continue").unwrap();
        form.set("activity_title", "Typed so far").unwrap();
        let mut body = form.submit("Save and continue").unwrap();
        body.action = format!("{path}/autosave/activity");
        let answer = partner.send(&body).await;
        assert_eq!(answer.status, 200);
        let said: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!((said["version"].as_i64(), said["words"].as_str()), (Some(1), Some("Saved at 09:00")));
        body.fields.iter_mut().filter(|(name, _)| name == "activity_title").for_each(|(_, v)| *v = "Other".into());
        assert_eq!(partner.send(&body).await.status, 409);
        app.finish().await;
    }

    async fn wrong_files_are_told_apart_and_removed_ones_come_back(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        describe(&partner, &asked(&partner)).await;
        let path = begin(&partner).await;
        let files = format!("{path}/files/mock_ups");
        for (name, content, words) in [
            ("empty.png", &b""[..], "The file is empty"),
            ("script.exe", &b"MZ12345678901234567890"[..], "Files ending in .exe are not taken"),
            ("letter.pdf", PNG, "not what its name says"),
        ] {
            let answer = hand_in(&partner, &files, name, content, "A picture").await;
            assert_eq!(answer.status, 422, "{name}");
            let page = answer.page();
            assert!(page.error_texts().iter().any(|text| text.contains(words)), "{name}: {:?}", page.error_texts());
            assert_eq!(page.form("Add this file").unwrap().value("description"), Some("A picture"));
        }
        let page = hand_in(&partner, &files, "清流 poster.png", PNG, "A picture").await.page();
        assert!(page.has_text("清流 poster.png"));
        let again = hand_in(&partner, &files, "other.png", PNG, "The same picture").await;
        assert!(again.page().error_texts()[0].contains("is here already"));
        let href = page.link("清流 poster.png").unwrap().to_owned();
        let file = partner.ask(&href).await;
        assert_eq!(file.body, PNG);
        let header = |name: &str| file.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert!(header("content-disposition").starts_with("attachment;"));
        assert!(header("content-security-policy").contains("sandbox"));
        // A draft is nobody else's.
        assert_eq!(secretariat.ask(&href).await.status, 404);
        assert_eq!(secretariat.ask(&case(&path)).await.status, 404);
        let page = partner.get(&files).await;
        let remove = page.forms.iter().find(|form| form.action.ends_with("/remove")).unwrap().clone();
        let button = "Remove: 清流 poster.png";
        let page = partner.follow(partner.send(&remove.submit(button).unwrap()).await).await.page();
        assert!(page.has_text("was removed") && page.has_text("No file yet."), "{}", page.text);
        let page = partner.submit(&page, "Undo", &[]).await;
        assert!(!page.has_text("No file yet."));
        app.finish().await;
    }

    async fn routing_closes_refers_and_is_undone(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let asked = Asked { mark: "UNGC_LOGO".into(), ..asked(&partner) };
        let path = sent(&partner, &asked).await;
        let page = secretariat.get(&format!("{}/refer", case(&path))).await;
        let page = secretariat.submit(&page, "Refer and tell the partner", &[]).await;
        assert!(page.has_text("Referred to another office"), "{}", page.text);
        app.letter(&partner, "another office decides").await;
        let page = partner.get(&format!("{path}/ask-again")).await;
        partner.submit(&page, "Ask", &[("reasons", "It is the name in words.")]).await;
        app.letter(&secretariat, "a routing is questioned").await;
        let page = secretariat.get(&format!("{}/undo-routing", case(&path))).await;
        let page = secretariat.submit(&page, "Undo and tell the partner", &[("reasons", "Right.")]).await;
        assert!(page.has_text("Submitted"));
        app.letter(&partner, "is taken up again").await;
        let page = secretariat.get(&format!("{}/not-required", case(&path))).await;
        let values = [("reason", "It names a fact."), ("advice", "Write the name in full.")];
        secretariat.submit(&page, "Close and tell the partner", &values).await;
        let letter = app.letter(&partner, "no authorization is needed").await;
        assert!(letter.text.contains("Write the name in full."));
        app.finish().await;
    }

    async fn what_nobody_can_be_given_is_explained_and_not_sent(db) {
        let app = TestApp::start(db).await;
        let (partner, _) = people(&app).await;
        let asked = Asked { mark: "UN_FLAG".into(), use_type: "commercial".into(), ..asked(&partner) };
        describe(&partner, &asked).await;
        let path = begin(&partner).await;
        for (group, fields) in asked.request() {
            let mut fields = fields;
            if group == "mark" {
                fields.push(("support_display".into(), "no".into()));
            }
            save(&partner, &format!("{path}/edit/{group}"), &fields).await;
        }
        hand_in(&partner, &format!("{path}/files/mock_ups"), "poster.png", PNG, "The flag").await;
        let page = partner.get(&format!("{path}/check")).await;
        assert!(page.has_text("cannot be sent"), "{}", page.text);
        assert!(page.form("Accept and send request").is_err());
        app.finish().await;
    }

    async fn marks_of_several_authorities_are_parted(db) {
        let app = TestApp::start(db).await;
        let (partner, _) = people(&app).await;
        let asked = asked(&partner);
        describe(&partner, &asked).await;
        let path = begin(&partner).await;
        fill(&partner, &path, &asked).await;
        let page = partner.get(&format!("{path}/edit/mark")).await;
        let mut form = page.form("Save and continue").unwrap();
        form.set("marks", "SDG_LOGO_V2").unwrap();
        partner.send(&form.submit("Save and continue").unwrap()).await;
        let page = partner.get(&format!("{path}/routing")).await;
        let page = partner.submit(&page, "Part it into separate requests", &[]).await;
        assert!(page.has_text("Asked together with"), "{}", page.text);
        assert_eq!(partner.get("/requests").await.texts("tbody tr").len(), 2);
        app.finish().await;
    }

    async fn what_is_not_answered_lapses_and_a_request_can_be_withdrawn(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let asked = asked(&partner);
        let path = sent(&partner, &asked).await;
        let page = secretariat.get(&format!("{}/return", case(&path))).await;
        secretariat.submit(&page, "Return to the partner", &[("text-0", "Which lake?")]).await;
        app.pass_days(31).await;
        partner.sign_in().await;
        secretariat.sign_in().await;
        app.letter(&partner, "has lapsed").await;
        assert!(partner.get(&path).await.has_text("Lapsed"));

        let later = Asked { today: app.clock.now().date(), ..asked };
        let path = begin(&partner).await;
        fill(&partner, &path, &later).await;
        let page = partner.get(&format!("{path}/check")).await;
        partner.submit(&page, "Accept and send request", &[]).await;
        let page = partner.get(&path).await;
        let page = partner.submit(&page, "Take it back to change it", &[]).await;
        assert!(page.has_text("You took it back"), "{}", page.text);
        let page = partner.get(&format!("{path}/check")).await;
        partner.submit(&page, "Accept and send request", &[]).await;
        let page = partner.get(&format!("{path}/withdraw")).await;
        let page = partner.submit(&page, "Withdraw request", &[("reason", "Plans changed.")]).await;
        assert!(page.has_text("Withdrawn by you"));
        app.letter(&secretariat, "was withdrawn").await;
        let page = secretariat.get("/cases?stage=closed&organization=sana").await;
        assert!(page.has_text("2 cases") && page.has_text("Lapsed"), "{}", page.text);
        assert!(secretariat.get("/cases?mark=UN_FLAG").await.has_text("Nothing matches these filters"));
        app.finish().await;
    }
}
