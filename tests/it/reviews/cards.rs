//! The own scorecard: saving, the last look, what others see of it.

use imprimatur::error::Error;
use imprimatur::guidelines::Track;
use imprimatur::reviews::actions::{self, Draft};
use imprimatur::reviews::scoring::Entry;

use crate::support::app::TestApp;
use crate::support::cases_reviews::{actor, all, in_review};
use crate::support::databases::db_tests;

db_tests! {
    async fn a_card_is_saved_in_parts_and_locked_when_nothing_is_missing(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let member = &case.members[0];
        let page = member.get(&case.path("review")).await;
        assert_eq!(page.text_of(".total").as_deref(), Some("–"));
        let page = member.submit(&page, "Save", &[("C1", "3"), ("C5", "4")]).await;
        assert_eq!(page.text_of(".total").as_deref(), Some("86.84"));
        assert!(page.has_text("2 left to score"));
        let page = member.submit(&page, "Lock scorecard", &[("C6", "0")]).await;
        assert_eq!(page.h1, "Lock your scorecard?");
        assert_eq!(page.error_texts(), [
            "C5: enter a comment that explains the 4",
            "C6: enter a comment that explains the 0",
            "C14 is not scored yet",
        ]);
        assert!(page.form("Lock it now").is_err());
        let page = member.get(&case.path("review")).await;
        let all = [("C5-comment", "Clear"), ("C6-comment", "Exclusive by the contract"), ("C14", "2")];
        let page = member.submit(&page, "Lock scorecard", &all).await;
        assert!(page.row("No unfair advantage").unwrap().join(" ").contains("Knock-out"));
        let page = member.submit(&page, "Lock it now", &[]).await;
        assert!(page.has_text("Your scorecard is locked"));
        let page = member.get(&case.path("review")).await;
        assert!(page.has_text("It can be read and not changed"));
        assert!(page.form("Save").is_err());
        app.finish().await;
    }

    async fn nobody_sees_a_score_before_locking_the_own_card(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let told = "Exactly what only I have seen";
        case.lock(&case.members[0], vec![
            Entry::score("C1", 3, told),
            Entry::score("C5", 3, ""),
            Entry::score("C6", 3, ""),
            Entry::score("C14", 3, ""),
        ]).await;
        let oversight = app.person("Ove Oversight", &[imprimatur::access::Role::Oversight]).await;
        for person in [&case.members[1], &case.secretariat, &case.chair, &case.screener, &oversight] {
            let page = person.get(&case.path("reviews")).await;
            assert!(page.has_text("1 of 2 scorecards are locked"));
            assert!(page.has_text("Scores are in sight when"));
            assert!(page.texts(".matrix").is_empty() && !page.has_text(told) && !page.has_text("75.00"), "{}", person.name);
        }
        assert_eq!(case.partner.ask(&case.path("reviews")).await.status, 404);
        for other in [&case.secretariat, &case.chair] {
            let answer = other.ask(&case.path("review")).await;
            assert_eq!(answer.status, 403, "{}", other.name);
            assert!(!answer.page().has_text(told));
        }
        let first = case.members[0].get(&case.path("reviews")).await;
        assert!(first.has_text(told), "who has locked sees who has locked");
        case.lock(&case.members[1], all(Track::Simplified, 2, &[])).await;
        for person in [&case.members[1], &case.secretariat, &case.chair, &oversight] {
            assert!(person.get(&case.path("reviews")).await.has_text(told));
        }
        app.finish().await;
    }

    async fn two_windows_are_told_and_keep_their_text(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let member = &case.members[0];
        let old = member.get(&case.path("review")).await;
        let new = member.get(&case.path("review")).await;
        member.submit(&new, "Save", &[("C1", "3"), ("C1-comment", "From the first window")]).await;
        let typed = [("C1", "2"), ("C1-comment", "From the second window"), ("C6", "3")];
        let answer = member.try_submit(&old, "Save", &typed).await;
        assert_eq!(answer.status, 409);
        let page = answer.page();
        assert!(page.has_text("3 From the first window") && page.has_text("2 From the second window"));
        let form = page.form("Save").unwrap();
        assert_eq!(form.value("C1-comment"), Some("From the second window"));
        let page = member.submit(&page, "Save", &[]).await;
        assert_eq!(page.form("Save").unwrap().value("C1"), Some("2"));
        app.finish().await;
    }

    async fn the_script_saves_and_hears_why_not(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let member = &case.members[0];
        let page = member.get(&case.path("review")).await;
        let mut form = page.form("Save").unwrap();
        form.fill(&[("C1", "3"), ("private_note", "Ask about the nets")]).unwrap();
        let mut sent = form.submit("Save").unwrap();
        sent.fields.retain(|(name, _)| name != "do");
        sent.action = case.path("review/autosave");
        let json: serde_json::Value = serde_json::from_slice(&member.send(&sent).await.body).unwrap();
        assert_eq!(json["version"], 2);
        assert_eq!(json["total"], "75.00");
        assert_eq!(json["left"], "3 left to score");
        let again = member.send(&sent).await;
        assert_eq!(again.status, 200, "the same once more changes nothing");
        for (name, value) in &mut sent.fields {
            if name == "C1" {
                *value = "1".into();
            }
        }
        let stale = member.send(&sent).await;
        assert_eq!(stale.status, 409);
        assert!(String::from_utf8_lossy(&stale.body).contains("saved in another window"));
        app.finish().await;
    }

    async fn a_locked_card_never_changes(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        case.lock(&case.members[0], all(Track::Simplified, 3, &[])).await;
        let (by, id) = (actor(&app, &case.members[0]).await, case.id);
        let draft = Draft { version: 3, entries: all(Track::Simplified, 2, &[]), private_note: String::new(), lessons: Vec::new() };
        let who = by.clone();
        let refused = app.data.db.write(move |tx| actions::save(tx, &who, id, &draft)).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(_)), "{refused}");
        let refused = app.data.db.write(move |tx| actions::new_version(tx, &by, id)).await.unwrap_err();
        assert!(refused.to_string().contains("nothing to confirm"), "{refused}");
        app.data.db.write(|tx| {
            use diesel::prelude::*;
            use imprimatur::db::schema::scores;
            diesel::update(scores::table.filter(scores::criterion.eq("C1"))).set(scores::score.eq(4_i64)).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        let wrong = app.data.db.read(imprimatur::check::everything).await.unwrap();
        assert!(wrong.iter().any(|line| line.starts_with("I6")), "{wrong:?}");
        app.data.db.write(|tx| {
            use diesel::prelude::*;
            use imprimatur::db::schema::scores;
            diesel::update(scores::table.filter(scores::criterion.eq("C1"))).set(scores::score.eq(3_i64)).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        app.finish().await;
    }

    async fn a_changed_request_asks_locked_cards_again(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        case.lock(&case.members[0], all(Track::Simplified, 3, &[("C1", Some(0))])).await;
        case.lock(&case.members[1], all(Track::Simplified, 3, &[])).await;
        case.save(&case.members[2], all(Track::Simplified, 2, &[])).await;
        app.clock.advance(60);
        case.revise().await;
        app.letter(&case.members[2], "changed while you review it").await;
        let page = case.members[2].get(&case.path("review")).await;
        assert!(page.has_text("The request changed since you began"), "{}", page.text);
        assert!(page.has_text("Nets for the day after"));
        case.lock(&case.members[2], all(Track::Simplified, 2, &[])).await;
        assert_eq!(case.stage().await, imprimatur::requests::Stage::Review, "two are asked to confirm");
        let page = case.members[0].open_link(&app.letter(&case.members[0], "Confirm or change").await).await;
        let page = case.members[0].submit(&page, "Change my scores", &[]).await;
        assert_eq!(page.form("Save").unwrap().value("C1"), Some("0"));
        assert_eq!(case.events("reviews.new_version").await, 1);
        case.lock(&case.members[0], all(Track::Simplified, 3, &[])).await;
        let page = case.members[1].get(&case.path("review")).await;
        case.members[1].submit(&page, "My scores still hold", &[]).await;
        assert_eq!(case.stage().await, imprimatur::requests::Stage::Deliberation);
        app.finish().await;
    }
}
