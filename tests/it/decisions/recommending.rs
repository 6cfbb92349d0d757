//! The chair records the group's recommendation.

use imprimatur::access::Role;
use imprimatur::decisions::{Proposal, standing_recommendation};
use imprimatur::error::Error;
use imprimatur::guidelines::Band;
use imprimatur::requests::Stage;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_decisions::{in_deliberation, proposal, read};
use crate::support::databases::db_tests;

db_tests! {
    async fn what_the_scores_speak_for_needs_no_reasons(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        let dissenter = cases::actor(&case.members[0]).await.id;
        let dissents = vec![(dissenter, "The posters are too large.".to_owned())];
        case.recommend(Proposal { dissents, ..proposal() }).await.unwrap();
        assert_eq!(case.stage().await, Stage::Recommended);
        let id = case.id;
        let made = read(&case.app, move |conn| standing_recommendation(conn, id)).await.unwrap();
        assert_eq!(made.number, "R-2026-0001");
        assert_eq!((made.band, made.outcome, made.case_score.as_str()), (Band::Recommend, Band::Recommend, "75.00"));
        assert_eq!(made.dissents[0].1, "Amina Member");
        let letter = case.app.letter(&case.officer, "waits for a decision").await;
        assert!(letter.text.contains("R-2026-0001"), "{}", letter.text);
        case.app.letter(&case.other, "waits for a decision").await;
        case.app.finish().await;
    }

    async fn departing_from_the_scores_needs_reasons_and_text_is_always_needed(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        let wrong = case.recommend(Proposal { text: " ".into(), outcome: Band::RecommendDecline, ..proposal() }).await;
        let Err(Error::Invalid(problems)) = wrong else { panic!("{wrong:?}") };
        assert!(problems.of("text").is_some() && problems.of("departing_reasons").is_some(), "{problems}");
        let wrong = case.recommend(Proposal { outcome: Band::RecommendWithConditions, departing_reasons: "x".into(), ..proposal() }).await;
        let Err(Error::Invalid(problems)) = wrong else { panic!("{wrong:?}") };
        assert!(problems.of("conditions").is_some(), "{problems}");
        let stranger = cases::actor(&case.chair).await.id;
        let wrong = case.recommend(Proposal { dissents: vec![(stranger, "No.".into())], ..proposal() }).await;
        assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
        assert_eq!(case.stage().await, Stage::Deliberation);
        case.app.finish().await;
    }

    async fn an_upheld_knock_out_allows_only_a_decline(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.upheld_knock_out().await;
        let wrong = case.recommend(proposal()).await;
        let Err(Error::Invalid(problems)) = wrong else { panic!("{wrong:?}") };
        assert!(problems.of("outcome").is_some(), "{problems}");
        let decline = Proposal { outcome: Band::RecommendDecline, departing_reasons: "C5.".into(), ..proposal() };
        case.recommend(decline).await.unwrap();
        let ruling = imprimatur::decisions::Ruling { departing_reasons: "I know better.".into(), ..case.ruling(false).await };
        let wrong = case.decide(&case.officer, &ruling).await;
        let Err(Error::Invalid(problems)) = wrong else { panic!("{wrong:?}") };
        assert!(problems.of("outcome").is_some(), "{problems}");
        // The row of the knock-out was made by hand, so the check of the house is not asked here.
        std::mem::forget(case.app.clone());
    }

    async fn a_chair_who_checked_cannot_recommend(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.also(&case.screener, Role::Chair).await;
        let id = case.id;
        let actor = cases::actor(&case.screener).await;
        let refused = case.app.data.db.write(move |tx| {
            imprimatur::decisions::actions::recommend(tx, &actor, id, &proposal())
        }).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        let refused = case.app.data.db.write({
            let actor = cases::actor(&case.members[0]).await;
            move |tx| imprimatur::decisions::actions::recommend(tx, &actor, id, &proposal())
        }).await;
        assert!(matches!(refused, Err(Error::Refused(_))), "a member is no chair: {refused:?}");
        case.app.finish().await;
    }
}
