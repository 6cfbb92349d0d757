//! Sent back, put off, taken up again.

use imprimatur::decisions::actions;
use imprimatur::decisions::standing_recommendation;
use imprimatur::error::Error;
use imprimatur::requests::Stage;

use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_decisions::{in_deliberation, proposal, read, write};
use crate::support::databases::db_tests;

db_tests! {
    async fn questions_go_back_to_the_group(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.recommend(proposal()).await.unwrap();
        let (id, actor) = (case.id, cases::actor(&case.officer).await);
        let first = read(&case.app, move |conn| standing_recommendation(conn, id)).await.unwrap();
        let asks = actor.clone();
        let empty = write(&case.app, move |tx| actions::send_back(tx, &asks, id, first.id, " ")).await;
        assert!(matches!(empty, Err(Error::Invalid(_))), "{empty:?}");
        write(&case.app, move |tx| actions::send_back(tx, &actor, id, first.id, "Which posters?")).await.unwrap();
        assert_eq!(case.stage().await, Stage::Deliberation);
        for person in [&case.chair, &case.members[0], &case.members[1]] {
            assert!(case.app.letter(person, "Questions").await.text.contains("> Which posters?"));
        }
        let page = case.chair.get(&case.path()).await;
        assert!(page.has_text("Which posters?"), "{page:?}");
        case.recommend(proposal()).await.unwrap();
        let second = read(&case.app, move |conn| standing_recommendation(conn, id)).await.unwrap();
        assert_eq!(second.number, "R-2026-0002");
        case.app.finish().await;
    }

    async fn a_deferral_wakes_on_its_day_or_before(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.recommend(proposal()).await.unwrap();
        let (id, actor) = (case.id, cases::actor(&case.officer).await);
        let day = |text: &str| text.parse().ok();
        let asks = actor.clone();
        let past = write(&case.app, move |tx| actions::defer(tx, &asks, id, "A permit", day("2026-11-24"))).await;
        assert!(matches!(past, Err(Error::Invalid(_))), "{past:?}");
        let asks = actor.clone();
        write(&case.app, move |tx| actions::defer(tx, &asks, id, "A permit", day("2026-12-01"))).await.unwrap();
        assert_eq!(case.stage().await, Stage::Deferred);
        assert!(case.app.letter(&case.partner, "put off").await.text.contains("> A permit"));
        case.app.pass_days(6).await;
        assert_eq!(case.stage().await, Stage::Deferred);
        case.app.pass_days(1).await;
        assert_eq!(case.stage().await, Stage::Recommended);
        write(&case.app, move |tx| actions::defer(tx, &actor, id, "A permit", day("2027-03-01"))).await.unwrap();
        // The session of the secretary is over by now.
        case.secretary.sign_in().await;
        let page = case.secretary.get(&case.path()).await;
        let page = case.secretary.submit(&page, "Take it up again", &[]).await;
        assert!(page.has_text("with the officers again"), "{page:?}");
        assert_eq!(case.stage().await, Stage::Recommended);
        case.app.finish().await;
    }

    async fn a_deferral_that_nobody_could_wake_lapses(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.recommend(proposal()).await.unwrap();
        let (id, actor) = (case.id, cases::actor(&case.officer).await);
        write(&case.app, move |tx| actions::defer(tx, &actor, id, "A permit", "2026-12-01".parse().ok())).await.unwrap();
        // The house stood still for more than a month.
        case.app.pass_days(40).await;
        assert_eq!(case.stage().await, Stage::Closed);
        assert!(case.app.letter(&case.partner, "has lapsed").await.text.contains("> A permit"));
        case.app.letter(&case.chair, "has lapsed").await;
        case.app.finish().await;
    }
}
