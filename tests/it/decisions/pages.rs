//! The pages of chair, officer, staff and partner.

use imprimatur::config::Limits;
use imprimatur::requests::Stage;

use crate::support::app::{TestApp, limits};
use crate::support::cases_decisions::{in_deliberation, proposal};
use crate::support::databases::db_tests;

db_tests! {
    async fn from_recommendation_to_letter_through_the_pages(db) {
        let case = in_deliberation(&TestApp::start_with(db, Limits { release_seconds: 600, ..limits() }).await).await;
        let page = case.chair.get(&case.path()).await;
        assert!(page.has_text("The case score is 75.00"), "{page:?}");
        let answer = case.chair.try_submit(&page, "Record the recommendation", &[("Text of the recommendation", "Good.")]).await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert_eq!(page.form("Record the recommendation").unwrap().value("Text of the recommendation"), Some("Good."));
        let page = case
            .chair
            .submit(&page, "Record the recommendation", &[("outcome", "recommend"), ("Amina Member dissents (optional)", "Too large.")])
            .await;
        assert!(page.has_text("The recommendation is recorded"), "{page:?}");
        assert_eq!(case.stage().await, Stage::Recommended);

        let page = case.officer.get(&case.path()).await;
        assert_eq!(page.h1, "What you sign");
        for part in ["1 member dissented", "Too large.", "22 of 22 checks", "A-2026-0001", "Denmark and Sweden", "D-2026-0001"] {
            assert!(page.has_text(part), "{part}: {page:?}");
        }
        // Nothing was typed: the reasons are missing, and all else is kept.
        let answer = case.officer.try_submit(&page, "Authorize and send", &[]).await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert!(page.error_texts().iter().any(|one| one.contains("Enter your reasons")), "{:?}", page.error_texts());
        // A changed condition changes the letter: it is shown first, nothing is sent.
        let changed = [("text-K06", "It is not exclusive at all."), ("Your reasons", "I follow the group.")];
        let answer = case.officer.try_submit(&page, "Authorize and send", &changed).await;
        assert_eq!(answer.status, 422);
        let page = answer.page();
        assert!(page.error_texts().iter().any(|one| one.contains("This changes the letter")), "{:?}", page.error_texts());
        assert!(page.has_text("It is not exclusive at all."));
        assert!(case.standing().await.is_none());
        // The preview shows it as well and writes nothing.
        let page = case.officer.submit(&page, "Show the letter", &[("text-K07", "It stays with you.")]).await;
        assert!(page.text_of(".paper").unwrap().contains("It stays with you."));
        let page = case.officer.submit(&page, "Authorize and send", &[]).await;
        assert!(page.has_text("signed and sealed") && page.has_text("Sealed until"), "{page:?}");
        let made = case.standing().await.unwrap();
        assert!(made.letter.text.contains("It stays with you.") && made.letter.text.contains("not exclusive at all"));
        let page = case.officer.submit(&page, "Take the decision back", &[]).await;
        assert!(page.has_text("It is void"), "{page:?}");
        assert!(case.standing().await.is_none());
        case.app.finish().await;
    }

    async fn a_decline_is_shown_before_it_is_sent(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.recommend(proposal()).await.unwrap();
        let page = case.officer.get(&format!("{}?as=decline", case.path())).await;
        assert!(page.has_text("The letter can be shown once"), "{page:?}");
        let answer = case.officer.try_submit(&page, "Show the letter", &[]).await;
        assert_eq!(answer.status, 422);
        let page = case.officer.submit(&answer.page(), "Show the letter", &[("reason_codes", "late_request")]).await;
        assert!(page.text_of(".paper").unwrap().contains("came too late"), "{page:?}");
        let reasons = [("Your reasons", "Too late."), ("departing_reasons", "The group did not see the date.")];
        let page = case.officer.submit(&page, "Decline and send", &reasons).await;
        assert!(page.has_text("signed and sealed"), "{page:?}");
        case.app.sweep().await;
        let page = case.partner.get(&format!("/requests/{}/letter", case.id)).await;
        assert!(page.has_text("came too late") && !page.has_text("The group did not see"), "{page:?}");
        case.app.finish().await;
    }

    async fn others_read_what_they_may(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        assert!(case.officer.get(&case.path()).await.has_text("Nothing is recommended yet"));
        case.recommend(proposal()).await.unwrap();
        assert!(case.members[0].get(&case.path()).await.has_text("The words help schools"));
        assert_eq!(case.partner.ask(&case.path()).await.status, 404);
        for form in ["send-back", "defer"] {
            let page = case.officer.get(&format!("{}?as={form}", case.path())).await;
            let button = if form == "defer" { "Put off" } else { "Send back" };
            assert_eq!(case.officer.try_submit(&page, button, &[]).await.status, 422);
        }
        let body = b"_token=x".to_vec();
        for path in ["recommend", "preview", "decide", "take-back", "send-back", "defer", "wake"] {
            let path = format!("{}/{path}", case.path());
            let answer = case.partner.post(&path, "application/x-www-form-urlencoded", body.clone()).await;
            assert!(matches!(answer.status, 403 | 404 | 409), "{path}: {}", answer.status);
        }
        case.app.finish().await;
    }
}
