//! Opinions: the secretariat asks a focal point or a Local Network by letter, who answers without an account or in one;
//! a sponsor confirms or declines. Staff and members read it, the partner never does.

use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::demo::Asked;

use crate::requests::{asked, begin, case, describe, fill, save, sent};
use crate::support::app::{Person, TestApp};
use crate::support::databases::db_tests;

const QUESTION: &str = "Is this week known to you, and does it fit what the country does for its lakes?";

async fn add(secretariat: &Person, kind: &str, entity: &str, country: &str, contact: &str, email: &str) {
    let page = secretariat.get("/directory/new").await;
    let values =
        [("kind", kind), ("entity", entity), ("country", country), ("contact", contact), ("email", email)];
    let page = secretariat.submit(&page, "Save", &values).await;
    assert!(page.has_text(entity), "{}", page.text);
}

async fn people(app: &Rc<TestApp>) -> (Person, Person) {
    (
        app.person("Pia Partner", &[Role::Partner]).await,
        app.person("Sven Secretariat", &[Role::Secretariat]).await,
    )
}

/// Asks somebody of the directory, chosen by the words of the choice.
async fn ask(secretariat: &Person, path: &str, whom: &str) {
    let page = secretariat.get(&format!("{}/opinions", case(path))).await;
    let form = page.form("Send the question").unwrap();
    let field = form.fields.iter().find(|field| field.name == "entry").unwrap();
    let choice = field.options.iter().find(|choice| choice.text.contains(whom)).unwrap();
    let values = [("entry", choice.value.as_str()), ("kind", "opinion"), ("question", QUESTION)];
    let page = secretariat.submit(&page, "Send the question", &values).await;
    assert!(page.has_text(whom) && page.has_text("Waiting"), "{}", page.text);
}

fn link(text: &str) -> String {
    let start = text.find("/opinion/").unwrap();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

async fn network(app: &Rc<TestApp>, secretariat: &Person) -> Person {
    let nina = app.visitor_named("Nina Netværk", "nina@network.example");
    add(secretariat, "local_network", "Local Network Lakeland", "208", &nina.name, &nina.email).await;
    nina
}

db_tests! {
    async fn a_local_network_answers_by_its_link_and_the_partner_never_reads_it(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let path = sent(&partner, &asked(&partner)).await;
        let nina = network(&app, &secretariat).await;
        ask(&secretariat, &path, "Local Network Lakeland").await;
        let letter = app.letter(&nina, "Your opinion on request 2026-0001").await;
        assert!(letter.text.contains(QUESTION));
        let page = nina.open_link(&letter).await;
        assert!(page.has_text(QUESTION) && page.has_text("In support of clean water for all"), "{}", page.text);
        assert!(!page.has_text(&partner.email), "the partner's contact is none of theirs");
        let wrong = nina.try_submit(&page, "Send the answer", &[("verdict", "objects")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.page().error_texts()[0].contains("Enter why"));
        let values = [("text", "The lake is closed that week; choose another place.")];
        let page = nina.submit(&wrong.page(), "Send the answer", &values).await;
        assert!(page.has_text("your answer has arrived"));
        // Once, and no more.
        assert_eq!(nina.ask(&link(&letter.text)).await.status, 410);
        app.letter(&secretariat, "Local Network Lakeland has answered on 2026-0001").await;
        let page = secretariat.get(&case(&path)).await;
        assert!(page.has_text("Local Network Lakeland") && page.has_text("Objects"), "{}", page.text);
        let page = secretariat.get(&format!("{}/opinions", case(&path))).await;
        assert!(page.has_text("The lake is closed that week"));
        let history = secretariat.get(&format!("{}/history", case(&path))).await;
        assert!(history.has_text("Opinion asked") && history.has_text("Opinion given"));
        // Nothing of it is seen or written by the side of the partner.
        let page = partner.get(&path).await;
        assert!(!page.has_text("Lakeland") && !page.has_text("pinion"), "{}", page.text);
        assert_eq!(partner.ask(&format!("{}/opinions", case(&path))).await.status, 404);
        assert!(app.letters_to(&partner.email).await.iter().all(|letter| !letter.text.contains("Lakeland")));
        app.finish().await;
    }

    async fn a_question_is_taken_back_reminded_and_grows_old(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let path = sent(&partner, &asked(&partner)).await;
        let nina = network(&app, &secretariat).await;
        ask(&secretariat, &path, "Lakeland").await;
        let first = link(&app.letter(&nina, "Your opinion").await.text);
        // Asked twice at once is once too often.
        let page = secretariat.get(&format!("{}/opinions", case(&path))).await;
        let values = [("entry", "1"), ("question", QUESTION)];
        let twice = secretariat.try_submit(&page, "Send the question", &values).await;
        assert_eq!(twice.status, 422);
        secretariat.submit(&page, "Take back: Local Network Lakeland", &[]).await;
        app.letter(&nina, "no longer needed").await;
        assert_eq!(nina.ask(&first).await.status, 410);

        ask(&secretariat, &path, "Lakeland").await;
        let second = link(&app.letter(&nina, "Your opinion").await.text);
        app.pass_days(12).await;
        let reminder = app.letter(&nina, "waits for your answer").await;
        assert_ne!(link(&reminder.text), second);
        assert_eq!(nina.ask(&second).await.status, 410, "a reminder's link replaces the earlier one");
        app.pass_days(4).await;
        let late = app.letter(&nina, "waits for your answer").await;
        assert!(late.text.contains("needed the answer by"), "{}", late.text);
        let third = link(&late.text);
        assert_eq!(nina.ask(&third).await.status, 200);
        app.sweep().await;
        let reminders = app.letters_to(&nina.email).await;
        assert_eq!(reminders.iter().filter(|letter| letter.subject.contains("waits for")).count(), 2);
        app.pass_days(14).await;
        assert_eq!(nina.ask(&third).await.status, 410);
        app.letter(&secretariat, "has not answered on 2026-0001").await;
        secretariat.sign_in().await;
        assert!(secretariat.get(&format!("{}/opinions", case(&path))).await.has_text("Not answered"));
        app.finish().await;
    }

    async fn a_focal_point_answers_in_the_account_and_nobody_else_does(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let focal = app.person("Fay Focal", &[Role::FocalPoint]).await;
        let other = app.person("Odo Other", &[Role::FocalPoint]).await;
        let path = sent(&partner, &asked(&partner)).await;
        add(&secretariat, "focal_point", "Lakes Programme", "", &focal.name, &focal.email).await;
        ask(&secretariat, &path, "Lakes Programme").await;
        app.letter(&focal, "Your opinion").await;
        let page = focal.get("/").await;
        assert!(page.has_text("Clean water week") && page.has_text("Waiting"), "{}", page.text);
        let own = page.link("Clean water week").unwrap().to_owned();
        assert_eq!(other.ask(&own).await.status, 404);
        assert!(other.get("/opinions").await.has_text("Nothing was asked of you"));
        assert_eq!(focal.ask(&case(&path)).await.status, 404);
        let page = focal.get(&own).await;
        let page = focal.submit(&page, "Send the answer", &[("verdict", "supports")]).await;
        assert!(page.has_text("Supports it"));
        assert!(focal.get(&own).await.form("Send the answer").is_err());
        assert!(secretariat.get(&format!("{}/opinions", case(&path))).await.has_text("in the account"));
        app.finish().await;
    }

    async fn a_sponsor_is_asked_only_if_the_office_knows_the_address(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let screener = app.person("Sara Screener", &[Role::Screener]).await;
        let focal = app.visitor_named("Fay Focal", "fay@programme.example");
        add(&secretariat, "focal_point", "Lakes Programme", "", &focal.name, &focal.email).await;
        let wanted = Asked { mark: "UN_EMBLEM".into(), ..asked(&partner) };
        describe(&partner, &wanted).await;
        let named = |email: &str| {
            [
                ("sponsor_entity".to_owned(), "Lakes Programme".to_owned()),
                ("sponsor_focal_point".to_owned(), email.to_owned()),
            ]
        };
        // An address that only the partner vouches for gets no link.
        let unknown = begin(&partner).await;
        fill(&partner, &unknown, &wanted).await;
        save(&partner, &format!("{unknown}/edit/sponsor"), &named("me@partner.example")).await;
        let page = partner.get(&format!("{unknown}/check")).await;
        partner.submit(&page, "Accept and send request", &[]).await;
        app.letter(&secretariat, "The sponsor of 2026-0001 is not in the directory").await;
        assert!(app.letters_to("me@partner.example").await.is_empty());

        let path = begin(&partner).await;
        fill(&partner, &path, &wanted).await;
        save(&partner, &format!("{path}/edit/sponsor"), &named("FAY@programme.example")).await;
        let page = partner.get(&format!("{path}/check")).await;
        partner.submit(&page, "Accept and send request", &[]).await;
        let letter = app.letter(&focal, "Do you sponsor request 2026-0002?").await;
        let page = focal.open_link(&letter).await;
        let values = [("verdict", "declines"), ("text", "We have never heard of it.")];
        focal.submit(&page, "Send the answer", &values).await;
        app.letter(&secretariat, "Lakes Programme has answered").await;
        for person in [&secretariat, &screener] {
            let page = person.get(&case(&path)).await;
            assert!(page.has_text("Does not sponsor it"), "{}", page.text);
            assert!(person.get(&format!("{}/screening", case(&path))).await.has_text("Does not sponsor it"));
        }
        assert!(!partner.get(&path).await.has_text("sponsor it"));
        // Taken back and sent again: asked again, since it may be another request now.
        let page = partner.get(&path).await;
        partner.submit(&page, "Take it back to change it", &[]).await;
        app.finish().await;
    }
}
