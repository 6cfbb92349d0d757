//! What members would ask the partner, and who reads what is said in a deliberation.

use imprimatur::access::Role;
use imprimatur::guidelines::Track;

use crate::support::app::TestApp;
use crate::support::cases_decisions::{in_deliberation, proposal};
use crate::support::cases_reviews::in_review;
use crate::support::databases::db_tests;

db_tests! {
    async fn a_question_is_passed_on_put_to_the_partner_and_seen_as_put(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let member = &case.members[0];
        let page = member.get(&case.path("review")).await;
        let answer = member.try_submit(&page, "Pass the question on", &[]).await;
        assert_eq!((answer.status, answer.page().error_texts()), (422, vec!["Enter the question"]));
        let asks = [("What would you ask?", "Who prints the posters?"), ("about", "C6")];
        let page = member.submit(&page, "Pass the question on", &asks).await;
        assert!(page.has_text("Who prints the posters?") && page.has_text("With the secretariat"), "{page:?}");
        // Colleagues see nothing of it before they have scored; secretariat and chair are told.
        assert!(!case.members[1].get(&case.path("review")).await.has_text("Who prints"));
        for person in [&case.secretariat, &case.chair] {
            let letter = app.letter(person, "A question on 2026-0163 to put to the partner").await;
            assert!(letter.text.contains("Amina Member") && letter.text.contains("> Who prints the posters?"));
        }
        let page = case.secretariat.get(&case.path("ask-for-change")).await;
        assert!(page.has_text("Members of the group would ask") && page.has_text("on C6"), "{page:?}");
        let form = page.form("Send the questions").unwrap();
        assert_eq!(form.value("text-0"), Some("Who prints the posters?"), "{form:?}");
        case.secretariat.submit(&page, "Send the questions", &[]).await;
        assert!(app.letter(&case.partner, "2026-0163").await.text.contains("Who prints the posters?"));
        assert!(member.get(&case.path("review")).await.has_text("The partner was asked"));
        app.finish().await;
    }

    async fn a_question_can_be_let_go_by_whoever_asks_the_partner(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let member = &case.members[0];
        let page = member.get(&case.path("review")).await;
        member.submit(&page, "Pass the question on", &[("What would you ask?", "Why?")]).await;
        let body = || b"_token=x&_once=0123456789abcdef".to_vec();
        let path = case.path("review/questions/1/let-go");
        let refused = member.post(&path, "application/x-www-form-urlencoded", body()).await;
        assert!(matches!(refused.status, 403 | 409));
        let page = case.chair.get(&case.path("ask-for-change")).await;
        let form = page.form_to(&path).unwrap();
        let answer = case.chair.send(&form.submit(&form.buttons[0].text).unwrap()).await;
        let page = case.chair.follow(answer).await.page();
        assert!(page.has_text("The question is let go") && !page.has_text("Members of the group would ask"), "{page:?}");
        assert!(member.get(&case.path("review")).await.has_text("Not asked"));
        app.finish().await;
    }

    async fn what_is_said_is_for_the_group_unless_it_says_otherwise(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        let path = format!("/cases/{}/reviews", case.id);
        let page = case.members[0].get(&path).await;
        let form = page.form("Add to the discussion").unwrap();
        assert_eq!(form.value("Who reads it"), Some("group"), "the narrowest is chosen: {form:?}");
        let narrow = [("Say something to the group", "Between us: the poster is weak.")];
        let page = case.members[0].submit(&page, "Add to the discussion", &narrow).await;
        let wide = [("Say something to the group", "For the officer: mind the dates."), ("audience", "case")];
        case.members[0].submit(&page, "Add to the discussion", &wide).await;
        case.recommend(proposal()).await.unwrap();
        let owen = app.person("Owen Oversight", &[Role::Oversight]).await;
        for person in [&case.members[1], &case.chair, &case.secretary, &owen] {
            let page = person.get(&path).await;
            assert!(page.has_text("Between us") && page.has_text("mind the dates"), "{}: {page:?}", person.name);
        }
        for person in [&case.officer, &case.screener] {
            let page = person.get(&path).await;
            assert!(!page.has_text("Between us") && page.has_text("mind the dates"), "{}: {page:?}", person.name);
        }
        app.finish().await;
    }
}
