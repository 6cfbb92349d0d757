//! What the holder does.

use imprimatur::authorizations::{AuthorizationState, ConditionState, actions};
use imprimatur::error::Error;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::write;
use crate::support::databases::db_tests;

db_tests! {
    async fn a_release_offers_what_was_decided(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let row = case.authorization().await;
        assert_eq!(row.state, AuthorizationState::Offered);
        assert_eq!(row.accept_by.to_string(), "2026-12-24");
        assert_eq!(row.country, "DK SE");
        let conditions = case.conditions().await;
        assert!(conditions.len() > 5 && conditions.iter().all(|one| one.state == ConditionState::Open));
        let decision = case.standing().await.unwrap().id;
        let again = write(&app, move |tx| actions::offer(tx, decision)).await.unwrap();
        assert_eq!(again, Some(row.id), "offered once");
        app.finish().await;
    }

    async fn the_holder_accepts_once_and_signs(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("Nothing yet"), "{page:?}");
        let answer = case.partner.try_submit(&page, "Accept and sign", &[("Your name", "Pat Partner")]).await;
        assert_eq!(answer.status, 422);
        let wrong = answer.page();
        assert_eq!(wrong.error_texts().len(), 2, "{wrong:?}");
        assert!(wrong.form("Accept and sign").unwrap().value("Your name") == Some("Pat Partner"));
        case.accepted().await;
        let row = case.authorization().await;
        assert_eq!(row.state, AuthorizationState::Accepted);
        assert_eq!(row.signed_title.as_deref(), Some("Director"));
        let waiver = case.conditions().await.into_iter().find(|one| one.code == "K20").unwrap();
        assert_eq!(waiver.state, ConditionState::Met, "the signature is what it asks for");
        app.letter(&case.secretary, "was accepted").await;
        let (actor, id) = (cases::actor(&case.partner).await, row.id);
        let again = write(&app, move |tx| {
            let signature = actions::Signature::new("Pat", "Director", true).unwrap();
            actions::accept(tx, &actor, id, &signature)
        })
        .await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("Pat Partner, Director") && page.has_text("comes into force"), "{page:?}");
        app.finish().await;
    }

    async fn the_holder_refuses_with_a_reason(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let page = case.partner.get(&case.own_path()).await;
        assert_eq!(case.partner.try_submit(&page, "Refuse the offer", &[]).await.status, 422);
        case.partner.submit(&page, "Refuse the offer", &[("Why do you refuse?", "The week was cancelled.")]).await;
        assert_eq!(case.authorization().await.state, AuthorizationState::Refused);
        let letter = app.letter(&case.officer, "was refused").await;
        assert!(letter.text.contains("The week was cancelled."), "{}", letter.text);
        app.letter(&case.secretary, "was refused").await;
        assert!(case.partner.get(&case.own_path()).await.form("Accept and sign").is_err());
        app.finish().await;
    }

    async fn the_holder_gives_up(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("What was approved, as approved"), "{page:?}");
        assert_eq!(case.partner.try_submit(&page, "Give it up", &[]).await.status, 422);
        case.partner.submit(&page, "Give it up", &[("sure", "yes")]).await;
        assert_eq!(case.authorization().await.state, AuthorizationState::Ended);
        app.letter(&case.officer, "was given up").await;
        app.finish().await;
    }

    async fn nobody_else_sees_it(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let id = case.authorization_id().await;
        let stranger = app.person("Sven Stranger", &[imprimatur::access::Role::Partner]).await;
        for path in [case.own_path(), format!("/authorizations/{id}"), format!("/cases/{}/authorization", case.id)] {
            assert_eq!(stranger.ask(&path).await.status, 404, "{path}");
        }
        assert_eq!(case.officer.ask(&case.own_path()).await.status, 404);
        assert_eq!(case.partner.ask(&format!("/authorizations/{id}")).await.status, 404);
        for step in ["accept", "refuse", "give-up", "report"] {
            let path = format!("{}/{step}", case.own_path());
            let answer = stranger.post(&path, "application/x-www-form-urlencoded", b"_token=x".to_vec()).await;
            assert!(matches!(answer.status, 404 | 409), "{path}: {}", answer.status);
        }
        app.finish().await;
    }
}
