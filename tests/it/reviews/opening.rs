//! When the deliberation opens: once, and never without a quorum.

use imprimatur::guidelines::Track;
use imprimatur::requests::Stage;
use imprimatur::reviews::actions;

use crate::support::app::TestApp;
use crate::support::cases_reviews::{actor, all, in_review};
use crate::support::databases::db_tests;

db_tests! {
    async fn two_who_lock_the_last_cards_at_once_open_the_deliberation_once(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Standard, 3).await;
        case.lock(&case.members[0], all(Track::Standard, 2, &[])).await;
        let id = case.id;
        let mut tasks = Vec::new();
        for member in &case.members[1..] {
            let version = case.save(member, all(Track::Standard, 3, &[])).await;
            let (by, db) = (actor(&app, member).await, app.data.db.clone());
            tasks.push(actix_web::rt::spawn(async move {
                db.write(move |tx| actions::lock_card(tx, &by, id, version)).await
            }));
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        assert_eq!(case.stage().await, Stage::Deliberation);
        assert_eq!(case.events("reviews.lock").await, 3);
        assert_eq!(case.events("requests.open_deliberation").await, 1);
        for member in &case.members {
            let letters = app.letters_to(&member.email).await;
            let opened = letters.iter().filter(|one| one.subject == "The deliberation on 2026-0163 is open");
            assert_eq!(opened.count(), 1);
        }
        let page = case.chair.get(&case.path("reviews")).await;
        assert_eq!(page.texts(".views b")[0], "66.67");
        app.finish().await;
    }

    async fn the_last_day_opens_it_with_a_quorum_and_open_cards_lapse(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        case.lock(&case.members[0], all(Track::Simplified, 2, &[])).await;
        app.pass_days(12).await;
        let reminders = |letters: Vec<imprimatur::notices::transport::Outgoing>| {
            letters.iter().filter(|one| one.subject.starts_with("Your scorecard on")).count()
        };
        assert_eq!(reminders(app.letters_to(&case.members[2].email).await), 1, "three days before");
        assert_eq!(reminders(app.letters_to(&case.members[0].email).await), 0);
        app.sweep().await;
        assert_eq!(reminders(app.letters_to(&case.members[2].email).await), 1);
        app.pass_days(3).await;
        assert_eq!(reminders(app.letters_to(&case.members[2].email).await), 2, "on the day");
        app.pass_days(1).await;
        assert_eq!(reminders(app.letters_to(&case.members[2].email).await), 3, "on the day after");
        assert_eq!(case.stage().await, Stage::Review, "one card is no quorum");
        case.lock(&case.members[1], all(Track::Simplified, 3, &[])).await;
        assert_eq!(case.stage().await, Stage::Deliberation);
        case.secretariat.sign_in().await;
        let page = case.secretariat.get(&case.path("reviews")).await;
        assert_eq!(page.texts(".views b")[0], "62.50");
        app.letter(&case.members[2], "no longer awaited").await;
        case.members[2].sign_in().await;
        assert_eq!(case.members[2].ask(&case.path("review")).await.status, 404);
        app.finish().await;
    }

    async fn the_sweep_opens_it_the_day_after(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        for member in &case.members[..2] {
            case.lock(member, all(Track::Simplified, 2, &[])).await;
        }
        app.pass_days(15).await;
        assert_eq!(case.stage().await, Stage::Review);
        app.pass_days(1).await;
        assert_eq!(case.stage().await, Stage::Deliberation);
        app.sweep().await;
        assert_eq!(case.events("requests.open_deliberation").await, 1);
        app.finish().await;
    }

    async fn stepping_back_opens_it_when_the_others_are_enough(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        for member in &case.members[..2] {
            case.lock(member, all(Track::Simplified, 2, &[])).await;
        }
        let page = case.members[2].get(&case.path("review")).await;
        let page = case.members[2].get(page.link("Step back without a conflict").unwrap()).await;
        let answer = case.members[2].try_submit(&page, "Step back", &[]).await;
        assert_eq!(answer.page().error_texts(), ["Enter a reason"]);
        let page = case.members[2].submit(&answer.page(), "Step back", &[("Reason", "No time")]).await;
        assert_eq!(page.h1, "Are we agreed?");
        assert_eq!(case.stage().await, Stage::Deliberation);
        app.finish().await;
    }
}
