//! What the office does.

use imprimatur::authorizations::{AuthorizationState as S, ConditionState, actions};
use imprimatur::error::Error;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::write;
use crate::support::databases::db_tests;

db_tests! {
    async fn suspended_and_back_where_it_was(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let path = format!("/authorizations/{}", case.authorization_id().await);
        let page = case.officer.get(&path).await;
        assert_eq!(case.officer.try_submit(&page, "Suspend and tell", &[]).await.status, 422);
        case.officer.submit(&page, "Suspend and tell", &[("suspend_reasons", "A report of misuse.")]).await;
        assert_eq!(case.authorization().await.state, S::Suspended);
        let letter = app.letter(&case.partner, "stop the use now").await;
        assert!(letter.text.contains("A report of misuse."));
        let letter = app.letter(&case.chair, "is suspended").await;
        assert!(!letter.text.contains("A report of misuse."), "reasons go to the holder alone");
        case.days(40).await;
        assert_eq!(case.authorization().await.state, S::Suspended, "an offer does not lapse meanwhile");
        let page = case.officer.get(&path).await;
        case.officer.submit(&page, "Reinstate and tell", &[("reinstate_reasons", "It was another's poster.")]).await;
        let row = case.authorization().await;
        assert_eq!(row.state, S::Offered);
        assert_eq!(row.accept_by.to_string(), "2027-02-02", "the days of the suspension do not count");
        app.letter(&case.partner, "is reinstated").await;
        case.accepted().await;
        assert_eq!(case.authorization().await.state, S::Active, "its first day has come");
        app.finish().await;
    }

    async fn revoked_with_a_day_to_stop_by(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let path = format!("/authorizations/{}", case.authorization_id().await);
        let page = case.officer.get(&path).await;
        let early = [("revoke_reasons", "On goods."), ("stop_by-day", "1"), ("stop_by-month", "1"), ("stop_by-year", "2026")];
        assert_eq!(case.officer.try_submit(&page, "Revoke and tell", &early).await.status, 422);
        case.officer.submit(&page, "Revoke and tell", &[("revoke_reasons", "The mark stood on goods.")]).await;
        let row = case.authorization().await;
        assert_eq!((row.state, row.suspended_from), (S::Revoked, Some(S::Active)));
        assert!(app.letter(&case.partner, "is revoked").await.text.contains("The mark stood on goods."));
        app.letter(&case.chair, "is revoked").await;
        let page = case.app.visitor().get(&format!("/verify/{}", row.code)).await;
        assert!(page.has_text("This permission was revoked") && !page.has_text("stood on goods"), "{page:?}");
        app.finish().await;
    }

    async fn conditions_are_looked_after(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let id = case.authorization_id().await;
        let path = format!("/authorizations/{id}");
        let page = case.secretary.get(&path).await;
        assert!(page.form("Suspend and tell").is_err(), "not the secretariat's");
        let answer = case.secretary.try_submit(&page, "Record", &[]).await;
        assert_eq!(answer.status, 422);
        let secretary = cases::actor(&case.secretary).await;
        let waive = |actor| move |tx: &mut imprimatur::db::Tx<'_>| {
            actions::check_condition(tx, &actor, id, 1, ConditionState::Waived, "No longer needed.")
        };
        assert!(matches!(write(&app, waive(secretary.clone())).await, Err(Error::Refused(_))));
        write(&app, move |tx| actions::check_condition(tx, &secretary, id, 2, ConditionState::Breached, "Seen late."))
            .await
            .unwrap();
        write(&app, waive(cases::actor(&case.officer).await)).await.unwrap();
        let states: Vec<_> = case.conditions().await.iter().map(|one| one.state).take(2).collect();
        assert_eq!(states, [ConditionState::Waived, ConditionState::Breached]);
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("Breached") && !page.has_text("Seen late."), "{page:?}");
        app.finish().await;
    }

    async fn two_officers_at_once(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let id = case.authorization_id().await;
        let (one, two) = (cases::actor(&case.officer).await, cases::actor(&case.other).await);
        let first = write(&app, move |tx| actions::suspend(tx, &one, id, "Reasons."));
        let second = write(&app, move |tx| actions::suspend(tx, &two, id, "Reasons."));
        let both = futures_util::future::join(first, second).await;
        assert!(both.0.is_ok() != both.1.is_ok(), "{both:?}");
        app.finish().await;
    }
}
