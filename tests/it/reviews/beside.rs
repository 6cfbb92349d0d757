//! What stands beside the rubric: precedents, lessons, and what comes after a card is locked.

use diesel::prelude::*;
use imprimatur::access::Role;
use imprimatur::db::schema::conflicts;
use imprimatur::decisions::Ruling;
use imprimatur::guidelines::{ReasonCode, Track};

use crate::support::app::TestApp;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{in_deliberation, proposal, read, write};
use crate::support::cases_reviews::{actor, all, in_review, in_review_too};
use crate::support::databases::db_tests;

pub const LESSON: &[(&str, &str)] = &[
    ("kind", "near_miss"),
    ("title", "Ask for the sentence before scoring"),
    ("intended", "To score on what readers would see."),
    ("happened", "The sentence came late."),
    ("effect", "Two cards were written again."),
    ("recommendation", "Ask for the sentence at intake."),
    ("owner_role", "secretariat"),
    ("criteria", "C6"),
    ("confidentiality", "group_only"),
];

db_tests! {
    async fn a_member_sees_how_such_a_case_was_decided_and_not_by_whom(db) {
        let app = TestApp::start(db).await;
        let past = in_deliberation(&app).await;
        past.recommend(proposal()).await.unwrap();
        let case = in_review(&app, Track::Simplified, 2).await;
        let (first, second) = (&case.members[0], &case.members[1]);
        let ruling = Ruling {
            reason_codes: vec![ReasonCode::EndorsementImplied],
            departing_reasons: "Only the officer has seen the second poster.".into(),
            ..past.ruling(true).await
        };
        past.decide(&past.officer, &ruling).await.unwrap();
        assert!(first.get(&case.path("review")).await.has_text("No decided case is like this one"), "sealed is not decided");
        app.sweep().await;
        let (barred, id) = (actor(&app, second).await.id, past.id);
        write(&app, move |tx| {
            let now = tx.now;
            diesel::insert_into(conflicts::table)
                .values((
                    conflicts::request_id.eq(id),
                    conflicts::account_id.eq(barred),
                    conflicts::conflicted.eq(true),
                    conflicts::statement.eq(""),
                    conflicts::declared_at.eq(now),
                ))
                .execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        let number = read(&app, move |conn| imprimatur::requests::by_id(conn, id)).await.number.unwrap();
        let page = first.get(&case.path("review")).await;
        for words in [number.as_str(), "Declined", "Same mark and use", "could be read as an endorsement"] {
            assert!(page.has_text(words), "{words}: {}", page.text);
        }
        for words in ["Sana Vandfilter", "I follow the group", "second poster", "The words help schools", "75.00", "Clean water week"] {
            assert!(!page.has_text(words), "{words}");
        }
        assert!(!page.links.iter().any(|link| link.href.contains(&format!("/cases/{id}"))), "no way into a case of others");
        assert_eq!(first.ask(&format!("/cases/{id}")).await.status, 404);
        let page = second.get(&case.path("review")).await;
        assert!(!page.has_text(&number) && page.has_text("No decided case is like this one"));
        app.finish().await;
    }

    async fn a_lesson_stands_beside_its_criterion_and_counts_once_it_was_applied(db) {
        let app = TestApp::start(db).await;
        let past = offered(&app).await;
        let editor = app.person("Edda Editor", &[Role::LessonsEditor]).await;
        let page = past.secretary.get(&format!("/cases/{}/lesson", past.id)).await;
        past.secretary.submit(&page, "Send for validation", LESSON).await;
        let page = editor.get("/lessons/editing/1").await;
        editor.submit(&page, "Publish", &[]).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let member = &case.members[0];
        let page = member.get(&case.path("review")).await;
        assert!(page.has_text("Where this comes from, and one lesson"));
        assert!(page.has_text("Ask for the sentence at intake."));
        let values = [("C1", "3"), ("C5", "3"), ("C6", "3"), ("C14", "3"), ("lesson-1", "applied")];
        let page = member.submit(&page, "Save", &values).await;
        assert_eq!(page.form("Save").unwrap().value("lesson-1"), Some("applied"));
        let other = case.members[1].get(&case.path("review")).await;
        assert_eq!(other.form("Save").unwrap().value("lesson-1"), None, "each reader for themselves");
        let page = member.submit(&page, "Lock scorecard", &[]).await;
        member.submit(&page, "Lock it now", &[]).await;
        assert!(editor.get("/lessons/1").await.has_text("Not applied in a case yet"), "the case is open");
        let page = case.partner.get(&format!("/requests/{}/withdraw", case.id)).await;
        case.partner.submit(&page, "Withdraw request", &[("reason", "Plans changed.")]).await;
        assert!(editor.get("/lessons/1").await.has_text("Applied in one case"));
        assert!(!app.visitor().get("/lessons").await.has_text("Applied in one case"));
        app.finish().await;
    }

    async fn after_a_lock_comes_the_next_card_and_then_the_desk(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        let next = in_review_too(&case, "2026-0164").await;
        let member = &case.members[0];
        case.save(member, all(Track::Simplified, 3, &[])).await;
        let page = member.get(&case.path("review/lock")).await;
        let page = member.submit(&page, "Lock it and go on to the next", &[]).await;
        assert!(page.has_text("Your scorecard is locked") && page.has_text("2026-0164"), "{}", page.text);
        assert_eq!(page.text_of(".total").as_deref(), Some("–"));
        next.save(member, all(Track::Simplified, 2, &[])).await;
        let page = member.get(&next.path("review/lock")).await;
        let page = member.submit(&page, "Lock it and go on to the next", &[]).await;
        assert!(page.has_text("Nothing waits for you"), "{}", page.text);
        app.finish().await;
    }

    async fn the_chair_reads_the_notes_on_the_portfolio(db) {
        let app = TestApp::start(db).await;
        offered(&app).await;
        let case = in_deliberation(&app).await;
        let page = case.chair.get(&format!("/cases/{}/reviews", case.id)).await;
        assert!(page.has_text("P1 Balanced representation") && page.has_text("P2 Sectoral and geographic balance"));
        assert!(page.has_text("Of 1 authorized in the last twelve months, 0 went"), "{}", page.text);
        let page = case.members[0].get(&format!("/cases/{}/reviews", case.id)).await;
        assert!(!page.has_text("P1 Balanced representation"));
        app.finish().await;
    }
}
