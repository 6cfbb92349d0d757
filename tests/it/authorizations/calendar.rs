//! What the calendar does; run twice it does nothing more (invariant I12).

use imprimatur::authorizations::AuthorizationState as S;
use imprimatur::waiting::{self, WaitKind};

use crate::support::app::TestApp;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::read;
use crate::support::databases::db_tests;

db_tests! {
    async fn an_offer_lapses_after_thirty_days(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        app.pass_days(30).await;
        assert_eq!(case.authorization().await.state, S::Offered, "on its last day it can be accepted");
        app.pass_days(1).await;
        assert_eq!(case.authorization().await.state, S::Lapsed);
        app.letter(&case.partner, "lapsed").await;
        app.letter(&case.secretary, "lapsed").await;
        app.sweep().await;
        let letters = app.letters_to(&case.partner.email).await;
        assert_eq!(letters.iter().filter(|one| one.subject.contains("lapsed")).count(), 1);
        app.finish().await;
    }

    async fn from_the_first_day_to_the_last(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.accepted().await;
        app.pass_days(37).await;
        assert_eq!(case.authorization().await.state, S::Accepted, "31 December");
        app.pass_days(1).await;
        assert_eq!(case.authorization().await.state, S::Active, "1 January");
        app.letter(&case.partner, "is in force").await;
        let mut left = (case.authorization().await.ends_on - app.clock.now().date()).num_days();
        for (days, sent) in [(61, 0), (60, 1), (31, 1), (30, 2), (7, 3), (0, 3)] {
            app.pass_days(left - days).await;
            app.sweep().await;
            left = days;
            let letters = app.letters_to(&case.partner.email).await;
            let reminders = letters.iter().filter(|one| one.subject.contains("ends soon")).count();
            assert_eq!(reminders, sent, "{days} days before the end");
        }
        assert_eq!(case.authorization().await.state, S::Active, "its last day");
        case.days(1).await;
        assert_eq!(case.authorization().await.state, S::Expired);
        app.letter(&case.partner, "has ended").await;
        let id = case.id;
        let awaited = read(&app, move |conn| waiting::open_for_request(conn, id)).await;
        assert!(awaited.iter().any(|wait| wait.kind == WaitKind::UseReport), "{awaited:?}");
        let page = case.partner.get(&case.own_path()).await;
        let page = case.partner.submit(&page, "Send the report", &[("Your report", "Forty schools, 3,000 posters.")]).await;
        assert!(page.form("Send the report").is_err() && page.has_text("Forty schools"), "{page:?}");
        assert!(app.letter(&case.secretary, "Report on the use").await.text.contains("Forty schools"));
        app.finish().await;
    }

    async fn a_long_stop_of_the_house_sends_one_reminder(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let left = (case.authorization().await.ends_on - app.clock.now().date()).num_days();
        app.pass_days(left - 5).await;
        let letters = app.letters_to(&case.partner.email).await;
        assert_eq!(letters.iter().filter(|one| one.subject.contains("ends soon")).count(), 1);
        app.finish().await;
    }
}
