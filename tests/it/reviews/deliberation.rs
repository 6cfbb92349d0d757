//! The deliberation: exact figures, knock-outs, objections, meetings, going back.

use imprimatur::guidelines::{Band, Track};
use imprimatur::requests::{self, Stage};
use imprimatur::reviews::{Readiness, ready_to_recommend};

use crate::support::app::TestApp;
use crate::support::cases_reviews::{ReviewCase, all, in_review};
use crate::support::databases::db_tests;

async fn readiness(case: &ReviewCase) -> Readiness {
    let id = case.id;
    case.app
        .data
        .db
        .read(move |conn| {
            let request = requests::by_id(conn, id)?;
            ready_to_recommend(conn, &request)
        })
        .await
        .unwrap()
}

db_tests! {
    async fn one_all_2_and_one_all_4_make_75_and_stand_apart_everywhere(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        case.lock(&case.members[0], all(Track::Simplified, 2, &[])).await;
        case.lock(&case.members[1], all(Track::Simplified, 4, &[])).await;
        let page = case.chair.get(&case.path("reviews")).await;
        assert_eq!(page.texts(".views b"), ["75.00", "50.00–100.00", "4 of 4", "2"]);
        assert_eq!(page.texts(".tag.warn").iter().filter(|tag| *tag == "Far apart").count(), 4);
        assert_eq!(page.row("C1").unwrap(), ["C1 Common purpose", "10", "2", "4", "3.00", "2", "Far apart"]);
        let ready = readiness(&case).await;
        assert_eq!((ready.band, ready.missing.len(), ready.upheld), (Some(Band::Recommend), 0, false));
        assert_eq!(ready.case_score.unwrap().to_string(), "75.00");
        app.finish().await;
    }

    async fn all_3_but_a_zero_on_c2_is_67_50_and_blocked(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Standard, 3).await;
        for member in &case.members {
            case.lock(member, all(Track::Standard, 3, &[("C2", Some(0)), ("C13", None)])).await;
        }
        // With C13 not applicable: (96 - 10) x 3 of 96 x 4.
        let ready = readiness(&case).await;
        assert_eq!(ready.case_score.unwrap().to_string(), "67.19");
        assert_eq!(ready.missing.iter().map(ToString::to_string).collect::<Vec<_>>(), ["The knock-out on C2 is not resolved"]);
        let page = case.chair.get(&case.path("reviews")).await;
        assert!(page.has_text("3 knock-outs stop a recommendation"));
        app.finish().await;
    }

    async fn the_chair_resolves_a_knock_out_unless_an_objection_stands(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Standard, 3).await;
        case.lock(&case.members[0], all(Track::Standard, 3, &[("C2", Some(0))])).await;
        for member in &case.members[1..] {
            case.lock(member, all(Track::Standard, 3, &[])).await;
        }
        let member = &case.members[0];
        let page = member.get(&case.path("reviews")).await;
        assert!(page.link("Resolve the knock-out").is_err());
        let said = [("Say something to the group", "The jar is sold with a mark-up"), ("criterion", "C2"), ("kind", "objection")];
        let page = member.submit(&page, "Add to the discussion", &said).await;
        assert!(page.has_text("The jar is sold with a mark-up"));
        let page = case.chair.get(&case.path("reviews")).await;
        let page = case.chair.get(page.link("Resolve the knock-out").unwrap()).await;
        let answer = case.chair.try_submit(&page, "Resolve", &[("resolution", "set_aside")]).await;
        assert_eq!(answer.page().error_texts(), ["Enter the reasons"]);
        let reasons = [("resolution", "set_aside"), ("Reasons", "The jar is outside the request")];
        let answer = case.chair.try_submit(&page, "Resolve", &reasons).await;
        assert_eq!(answer.status, 403);
        assert!(answer.page().has_text("An objection on this point still stands"));
        let page = member.get(&case.path("reviews")).await;
        member.submit(&page, "Withdraw my objection", &[]).await;
        let page = case.chair.get(&case.path("reviews")).await;
        let page = case.chair.get(page.link("Resolve the knock-out").unwrap()).await;
        let page = case.chair.submit(&page, "Resolve", &reasons).await;
        assert!(page.has_text("The group can recommend."));
        assert!(readiness(&case).await.missing.is_empty());
        let page = case.chair.get(page.link("Change the resolution").unwrap()).await;
        case.chair.submit(&page, "Resolve", &[("resolution", "upheld"), ("Reasons", "It is a sale")]).await;
        let ready = readiness(&case).await;
        assert!(ready.upheld && ready.missing.is_empty());
        let page = case.chair.get(&case.path("reviews")).await;
        assert!(page.has_text("only a decline can be recommended"));
        app.finish().await;
    }

    async fn a_zero_on_c11_is_told_to_screening(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Standard, 3).await;
        case.lock(&case.members[0], all(Track::Standard, 3, &[("C11", Some(0))])).await;
        assert_eq!(case.events("reviews.c11_zero").await, 1);
        let id = case.id;
        let settled =
            app.data.db.read(move |conn| imprimatur::screening::checks_settled(conn, id)).await.unwrap();
        assert_eq!(settled.not_checked, [imprimatur::guidelines::CheckCode::X10]);
        app.finish().await;
    }

    async fn an_enhanced_case_needs_a_meeting_with_five(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Enhanced, 5).await;
        for member in &case.members {
            case.lock(member, all(Track::Enhanced, 3, &[])).await;
        }
        let missing = |ready: Readiness| ready.missing.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(missing(readiness(&case).await), ["A meeting with 5 members present"]);
        let page = case.secretariat.get(&case.path("reviews/meeting")).await;
        let answer = case.secretariat.try_submit(&page, "Save the meeting", &[]).await;
        assert_eq!(answer.page().error_texts(), ["Enter the day of the meeting, for example 24 November 2026"]);
        let mut form = page.form("Save the meeting").unwrap();
        form.fill(&[("Day", "24"), ("Month", "November"), ("Year", "2026"), ("Minutes", "All points were discussed")]).unwrap();
        for name in ["Amina Member", "Lars Member", "Yifan Member", "Anahit Member"] {
            form.choose(name).unwrap();
        }
        let four = form.submit("Save the meeting").unwrap();
        case.secretariat.follow(case.secretariat.send(&four).await).await;
        assert_eq!(missing(readiness(&case).await), ["A meeting with 5 members present"]);
        let page = case.secretariat.get(&case.path("reviews/meeting")).await;
        let mut form2 = page.form("Save the meeting").unwrap();
        form2.fill(&[("Day", "24"), ("Month", "11"), ("Year", "2026"), ("Minutes", "And once more")]).unwrap();
        for name in ["Amina Member", "Lars Member", "Yifan Member", "Anahit Member", "Sofia Member"] {
            form2.choose(name).unwrap();
        }
        let answer = case.secretariat.send(&form2.submit("Save the meeting").unwrap()).await;
        let page = case.secretariat.follow(answer).await.page();
        assert!(page.has_text("5 present"));
        assert!(readiness(&case).await.missing.is_empty());
        app.finish().await;
    }

    async fn the_chair_goes_back_to_review_and_members_are_asked_again(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        for member in &case.members {
            case.lock(member, all(Track::Simplified, 3, &[])).await;
        }
        let page = case.chair.get(&case.path("reviews")).await;
        let page = case.chair.get(page.link("Open the review again").unwrap()).await;
        case.chair.submit(&page, "Open the review again", &[("Reason: what is new, or why the quorum was lost", "A report came in")]).await;
        assert_eq!(case.stage().await, Stage::Review);
        assert!(app.letter(&case.members[0], "Confirm or change").await.text.contains("A report came in"));
        app.sweep().await;
        assert_eq!(case.stage().await, Stage::Review);
        for member in &case.members {
            let page = member.get(&case.path("review")).await;
            member.submit(&page, "My scores still hold", &[]).await;
        }
        assert_eq!(case.stage().await, Stage::Deliberation);
        assert_eq!(case.events("requests.open_deliberation").await, 2);
        app.finish().await;
    }
}
