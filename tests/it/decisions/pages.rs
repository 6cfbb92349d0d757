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
        let body = b"_token=x".to_vec();
        for path in ["recommend", "preview", "decide", "take-back", "send-back", "defer", "wake"] {
            let path = format!("{}/{path}", case.path());
            let answer = case.partner.post(&path, "application/x-www-form-urlencoded", body.clone()).await;
            assert!(matches!(answer.status, 403 | 404 | 409), "{path}: {}", answer.status);
        }
        case.app.finish().await;
    }
}
