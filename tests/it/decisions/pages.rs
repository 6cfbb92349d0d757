//! The pages of chair, officer, staff and partner.

use imprimatur::config::Limits;
use imprimatur::requests::Stage;

use crate::support::app::{TestApp, limits};
use crate::support::cases_decisions::{in_deliberation, in_deliberation_of, proposal};
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

    async fn the_letter_in_the_partners_language_stands_beside_the_english(db) {
        let case = in_deliberation_of(&TestApp::start(db).await, "qps").await;
        case.recommend(proposal()).await.unwrap();
        let page = case.officer.get(&case.path()).await;
        let papers = page.texts(".paper");
        assert_eq!(papers.len(), 2, "{page:?}");
        assert!(papers[1].contains("What you may use") && !papers[0].contains("What you may use"), "{papers:?}");
        assert!(papers[1].contains("We have read your request with care") && papers[1].contains("solely for the activity"));
        assert!(page.has_text("goes out in this language: Ëñğļïšħ"));
        // What the officer types stays as it was typed, in both.
        let typed = [("text-K06", "Others may ask for the same."), ("After what the letter rests on (optional)", "Dear friends of {activity}.")];
        let page = case.officer.submit(&page, "Show the letter", &typed).await;
        for paper in page.texts(".paper") {
            assert!(paper.contains("Others may ask for the same.") && paper.contains("Dear friends of Clean water week."), "{paper}");
        }
        case.officer.submit(&page, "Authorize and send", &[("Your reasons", "I follow the group.")]).await;
        let made = case.standing().await.unwrap();
        assert!(made.letter.text.contains("Dear friends of Clean water week.") && !made.letter.text.contains("What you may use"));
        // In English there is one letter.
        case.app.sweep().await;
        case.app.finish().await;
    }

    async fn paragraphs_and_conditions_are_the_officers(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.recommend(proposal()).await.unwrap();
        let page = case.officer.get(&case.path()).await;
        assert_eq!(page.texts(".paper").len(), 1);
        assert!(page.has_text("Scores, criterion by criterion"), "the matrix stands on the page: {page:?}");
        let opening = "After what the letter rests on (optional)";
        assert!(page.form("Authorize and send").unwrap().value(opening).unwrap().starts_with("We have read your request"));
        let odd = [(opening, "For {nothing}.")];
        let answer = case.officer.try_submit(&page, "Show the letter", &odd).await;
        assert!(answer.status == 422 && answer.page().form("Authorize and send").unwrap().error(opening).is_some());
        // The order, what must be met before, a last day, and why: all are set for this letter.
        let mut form = page.form("Authorize and send").unwrap();
        let places = [("place-K06", "1"), ("place-K01", "9"), ("why-K06", "Two rivals asked for the same."), ("Your reasons", "I follow the group.")];
        form.fill(&places).unwrap();
        form.set("before-K06", "yes").unwrap();
        form.set(opening, "").unwrap();
        let answer = case.officer.send(&form.submit("Show the letter").unwrap()).await;
        let page = case.officer.follow(answer).await.page();
        let paper = page.text_of(".paper").unwrap();
        let at = |words: &str| paper.find(words).unwrap_or_else(|| panic!("{words}: {paper}"));
        assert!(at("not exclusive") < at("solely for the activity"), "{paper}");
        assert!(!paper.contains("We have read your request") && !paper.contains("Two rivals"), "{paper}");
        let page = case.officer.submit(&page, "Authorize and send", &[]).await;
        assert!(page.has_text("Why K06 is set") && page.has_text("Two rivals asked for the same."), "{page:?}");
        let terms = case.standing().await.unwrap().terms.unwrap();
        let one = terms.conditions.iter().find(|one| one.code == "K06").unwrap();
        assert!(one.precedent && one.explanation != one.reasons);
        case.app.sweep().await;
        let page = case.partner.get(&format!("/requests/{}/letter", case.id)).await;
        assert!(!page.has_text("Two rivals"), "{page:?}");
        case.app.finish().await;
    }
}
