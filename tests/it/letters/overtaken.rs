//! Two letters that contradict each other never leave.

use imprimatur::access::Role;
use imprimatur::authorizations::actions as authorizations;
use imprimatur::notices::{NoticeRow, NoticeState};
use imprimatur::requests::actions as requests;
use imprimatur::requests::answers::Answers;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{in_deliberation, proposal, write};
use crate::support::databases::db_tests;

/// Kind and state of the letters of a case to an address, the oldest first.
fn to(all: &[NoticeRow], address: &str, kind: &str) -> Vec<NoticeState> {
    let mut own: Vec<_> = all.iter().filter(|row| row.to_address == address && row.kind == kind).collect();
    own.sort_by_key(|row| row.id);
    own.into_iter().map(|row| row.state).collect()
}

db_tests! {
    async fn a_letter_that_a_newer_one_makes_untrue_does_not_leave(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        app.deliver().await;
        let id = case.authorization_id().await;
        let officer = cases::actor(&case.officer).await;
        let (one, two) = (officer.clone(), officer.clone());
        write(&app, move |tx| authorizations::suspend(tx, &one, id, "A report.")).await.unwrap();
        write(&app, move |tx| authorizations::reinstate(tx, &two, id, "It was another's poster.")).await.unwrap();
        app.deliver().await;
        let all = cases::notices(&app, case.id).await;
        let partner = &case.partner.email;
        assert_eq!(to(&all, partner, "authorizations.suspended"), [NoticeState::Voided]);
        assert_eq!(to(&all, partner, "authorizations.reinstated"), [NoticeState::Sent]);
        let texts: Vec<String> = app.letters_to(partner).await.into_iter().map(|one| one.subject).collect();
        assert!(!texts.iter().any(|subject| subject.contains("stop the use now")), "{texts:?}");

        // One that has left already is followed by the newer one.
        write(&app, move |tx| authorizations::suspend(tx, &officer, id, "Another report.")).await.unwrap();
        app.deliver().await;
        let all = cases::notices(&app, case.id).await;
        assert_eq!(to(&all, partner, "authorizations.suspended"), [NoticeState::Voided, NoticeState::Sent]);
        app.finish().await;
    }

    async fn an_offer_that_was_revoked_before_its_letter_left(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        case.recommend(proposal()).await.unwrap();
        case.decide(&case.officer, &case.ruling(false).await).await.unwrap();
        app.sweep().await;
        let id = case.authorization_id().await;
        let officer = cases::actor(&case.officer).await;
        let stop_by = app.clock.now().date() + chrono::Days::new(5);
        write(&app, move |tx| authorizations::revoke(tx, &officer, id, "Granted in error.", stop_by)).await.unwrap();
        app.deliver().await;
        let all = cases::notices(&app, case.id).await;
        let partner = &case.partner.email;
        assert_eq!(to(&all, partner, "decisions.authorization"), [NoticeState::Voided]);
        assert_eq!(to(&all, partner, "authorizations.revoked"), [NoticeState::Sent]);
        app.finish().await;
    }

    async fn a_decision_that_is_taken_back_has_written_to_nobody(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        case.recommend(proposal()).await.unwrap();
        let mut ruling = case.ruling(false).await;
        ruling.release_seconds = 600;
        case.decide(&case.officer, &ruling).await.unwrap();
        case.take_back(&case.officer).await.unwrap();
        app.clock.advance(601);
        app.sweep().await;
        app.deliver().await;
        let all = cases::notices(&app, case.id).await;
        let told: Vec<_> = all.iter().map(|row| row.kind.as_str()).filter(|kind| kind.starts_with("decisions.")).collect();
        assert!(!told.iter().any(|kind| matches!(*kind, "decisions.authorization" | "decisions.decided")), "{told:?}");
        app.finish().await;
    }

    async fn what_is_answered_is_not_asked_for_any_more(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let secretary = app.person("Sven Secretary", &[Role::Secretariat]).await;
        let id = cases::submitted(&app, &partner, Answers::new()).await;
        let office = cases::actor(&secretary).await;
        let gaps = vec![requests::intake::Asked { question: None, text: "Which country first?".into() }];
        write(&app, move |tx| requests::intake::return_for_information(tx, &office, id, &gaps, 30)).await.unwrap();
        app.deliver().await;
        let all = cases::notices(&app, id).await;
        assert_eq!(to(&all, &partner.email, "requests.returned"), [NoticeState::Sent]);

        // The reminder of the fifteenth day waits in a queue that stands still while the partner answers.
        app.clock.advance(16 * 86_400);
        app.sweep().await;
        assert_eq!(to(&cases::notices(&app, id).await, &partner.email, "requests.reminder"), [NoticeState::Queued]);
        let who = cases::actor(&partner).await;
        write(&app, move |tx| requests::submission::withdraw(tx, &who, id, "")).await.unwrap();
        app.deliver().await;
        let all = cases::notices(&app, id).await;
        assert_eq!(to(&all, &partner.email, "requests.reminder"), [NoticeState::Voided]);
        assert_eq!(to(&all, &partner.email, "requests.withdrawn_receipt"), [NoticeState::Sent]);
        app.finish().await;
    }
}
