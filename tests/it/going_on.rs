//! What a partner does after the first request: copies it, renews what was granted, reports a change, and is reminded of
//! questions before and after their day.

use imprimatur::access::Role;

use crate::requests::{asked, case, save, sent};
use crate::support::app::{Person, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::databases::db_tests;

/// Confirms every part that came from an earlier request; gives how many there were.
async fn confirm_all(partner: &Person, path: &str) -> usize {
    let mut done = 0;
    loop {
        let page = partner.get(&format!("{path}/check")).await;
        let Some(form) = page.forms.iter().find(|form| form.action.contains("/confirm/")).cloned() else {
            return done;
        };
        let answer = partner.send(&form.submit(&form.buttons[0].text.clone()).unwrap()).await;
        assert_eq!(answer.status, 303);
        done += 1;
    }
}

db_tests! {
    async fn a_copy_is_sent_only_when_each_part_was_confirmed(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let secretariat = app.person("Sven Secretariat", &[Role::Secretariat]).await;
        let other = app.person("Otto Other", &[Role::Partner]).await;
        let wanted = asked(&partner);
        let path = sent(&partner, &wanted).await;
        let page = partner.get(&path).await;
        let form = page.form("Copy as a new draft").unwrap().submit("Copy as a new draft").unwrap();
        let body = format!("_token={}&_once=0123456789abcdef0123456789abcdef", token(&other).await);
        let to = format!("{path}/copy");
        let stranger = other.post(&to, "application/x-www-form-urlencoded", body.into_bytes()).await;
        assert_eq!(stranger.status, 404);
        let copy = partner.follow(partner.send(&form).await).await;
        let path = copy.path.clone();
        let page = copy.page();
        assert!(page.has_text("To confirm") && page.has_text("came from an earlier request"), "{}", page.text);
        // The days and the signature are asked anew; everything else is there.
        let page = partner.get(&format!("{path}/check")).await;
        assert!(page.has_text("In support of clean water for all") && page.has_text("poster.png"));
        assert!(page.form("Accept and send request").is_err());
        for (group, fields) in wanted.request() {
            if ["when", "consent"].contains(&group) || fields.iter().any(|(name, _)| name.starts_with("start_on")) {
                save(&partner, &format!("{path}/edit/{group}"), &fields).await;
            }
        }
        let page = partner.get(&format!("{path}/check")).await;
        assert!(page.form("Accept and send request").is_err(), "not before each part was confirmed");
        assert!(confirm_all(&partner, &path).await > 5);
        let page = partner.get(&format!("{path}/check")).await;
        partner.submit(&page, "Accept and send request", &[]).await;
        let page = secretariat.get(&case(&path)).await;
        assert!(page.has_text("Copied from 2026-0001"), "{}", page.text);
        app.finish().await;
    }

    async fn a_renewal_begins_within_ninety_days_of_the_end_and_only_once(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.form("Ask for a renewal").is_err());
        let body = format!("_token={}&_once=0123456789abcdef0123456789abcdef", token(&case.partner).await);
        let to = format!("{}/renew", case.own_path());
        let early = case.partner.post(&to, "application/x-www-form-urlencoded", body.into_bytes()).await;
        assert_eq!(early.status, 403);
        let left = (case.authorization().await.ends_on - app.clock.now().date()).num_days();
        case.days(left - 60).await;
        let page = case.partner.get(&case.own_path()).await;
        let first = case.partner.submit(&page, "Ask for a renewal", &[]).await;
        assert!(first.has_text("came from an earlier request"), "{}", first.text);
        let page = case.partner.get(&case.own_path()).await;
        let second = case.partner.submit(&page, "Ask for a renewal", &[]).await;
        assert_eq!(first.address, second.address);
        let start = case.authorization().await.ends_on + chrono::Days::new(1);
        let page = case.partner.get(&format!("{}/check", first.address)).await;
        assert!(page.has_text(&chrono::Datelike::year(&start).to_string()), "{}", page.text);
        app.finish().await;
    }

    async fn a_reported_change_is_answered(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let page = case.partner.get(&case.own_path()).await;
        let wrong = case.partner.try_submit(&page, "Send", &[]).await;
        assert_eq!(wrong.status, 422);
        let values = [("about", "place"), ("change", "The posters would hang in Malmö as well.")];
        let page = case.partner.submit(&wrong.page(), "Send", &values).await;
        assert!(page.has_text("With us"), "{}", page.text);
        let letter = app.letter(&case.secretary, "A change is reported for").await;
        assert!(letter.text.contains("Malmö"));
        assert!(case.secretary.get("/desk").await.has_text("Answer to a reported change"));
        let page = case.secretary.open_link(&letter).await;
        let missing = case.secretary.try_submit(&page, "Send the answer", &[("verdict-1", "new_request")]).await;
        assert_eq!(missing.status, 422);
        let values = [("answer-1", "Sweden is not in the territory.")];
        case.secretary.submit(&missing.page(), "Send the answer", &values).await;
        let letter = app.letter(&case.partner, "Your change and authorization").await;
        assert!(letter.text.contains("does not cover") && letter.text.contains("Sweden is not in the territory."));
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("Needs a new request") && page.has_text("Sweden is not in the territory."));
        app.finish().await;
    }

    async fn questions_are_reminded_of_before_and_after_their_day(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let secretariat = app.person("Sven Secretariat", &[Role::Secretariat]).await;
        let path = sent(&partner, &asked(&partner)).await;
        let page = secretariat.get(&format!("{}/accept", case(&path))).await;
        secretariat.submit(&page, "Accept and start screening", &[]).await;
        let page = secretariat.get(&format!("{}/ask-for-change", case(&path))).await;
        secretariat.submit(&page, "Send the questions", &[("text-0", "Which lake?")]).await;
        let count = async |words: &str| {
            let letters = app.letters_to(&partner.email).await;
            letters.iter().filter(|letter| letter.subject.contains(words)).count()
        };
        app.pass_days(30).await;
        app.sweep().await;
        assert_eq!(count("are still open").await, 1);
        app.letter(&secretariat, "No answer from the partner on 2026-0001").await;
        partner.sign_in().await;
        assert!(partner.get(&path).await.has_text("Which lake?"), "it can still be answered");
        app.pass_days(30).await;
        assert_eq!(count("are still open").await, 1);
        app.finish().await;
    }
}

async fn token(person: &Person) -> String {
    let page = person.get("/account").await;
    page.form("Sign out").unwrap().value("_token").unwrap().to_owned()
}
