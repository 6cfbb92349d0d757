//! The steps of a version, and who is refused.

use imprimatur::access::Role;
use imprimatur::db::Db;
use imprimatur::error::Error;
use imprimatur::guidelines::{Part, Reference};
use imprimatur::rulebook::RuleSetState;
use imprimatur::rulebook::actions::{self, From};

use super::Admins;
use crate::support::app::{BASE, TestApp};
use crate::support::databases::db_tests;

fn refused<T: std::fmt::Debug>(result: imprimatur::error::Result<T>, words: &str) {
    match result {
        Err(Error::Refused(why)) => assert!(why.to_string().contains(words), "{why}"),
        other => panic!("expected a refusal with “{words}”, got {other:?}"),
    }
}

async fn review_target(db: &Db) -> (i64, u32) {
    db.read(|_| {
        let rules = Reference::current().unwrap();
        Ok((rules.number, rules.terms.targets.review))
    })
    .await
    .unwrap()
}

db_tests! {
    async fn a_version_needs_two_administrators_and_holds_on_every_node_at_once(db) {
        let url = db.parsed();
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let other_node = Db::open(&url, app.clock.clone(), imprimatur::effects::HOOKS, BASE).unwrap();
        assert_eq!(review_target(&other_node).await, (1, 10));
        let id = admins.draft(Part::Terms, "review = 10", "review = 12", 0).await;
        assert_eq!(review_target(&app.data.db).await, (1, 10), "a draft is not in force");
        let version = admins.set(id).await.version;
        refused(
            admins.write(&admins.ben, move |tx, by| actions::approve(tx, by, id, version)).await,
            "Draft",
        );
        admins.propose(id).await;
        let letter = app.letter(&admins.ben, "waits for you").await;
        assert!(letter.text.contains("Ada Admin") && letter.text.contains("review = 12"), "{}", letter.text);
        assert!(app.letters_to(&admins.ada.email).await.is_empty(), "the proposer is not told of the own proposal");
        let version = admins.set(id).await.version;
        refused(
            admins.write(&admins.ada, move |tx, by| actions::approve(tx, by, id, version)).await,
            "Another administrator approves it",
        );
        refused(
            admins.write(&admins.ada, move |tx, by| {
                actions::edit(tx, by, id, version, Part::Terms, "version = 1")
            })
            .await,
            "cannot be done now",
        );
        assert_eq!(admins.approve(id).await, 2);
        assert_eq!(review_target(&app.data.db).await, (2, 12));
        assert_eq!(review_target(&other_node).await, (2, 12), "the other node does not see it");
        let rules = app.data.db.read(|_| Ok(Reference::current().unwrap())).await.unwrap();
        assert_eq!((rules.version_of(Part::Terms), rules.version_of(Part::Rubric)), (2, 1));
        app.letter(&admins.ada, "Rules 2 were approved").await;
        app.finish().await;
    }

    async fn whoever_wrote_in_it_does_not_approve_it_either(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let id = admins.draft(Part::Terms, "review = 10", "review = 12", 0).await;
        let text = admins.texts(id).await.of(Part::Terms).replacen("screening = 5", "screening = 6", 1);
        let version = admins.set(id).await.version;
        admins.write(&admins.ben, move |tx, by| actions::edit(tx, by, id, version, Part::Terms, &text)).await.unwrap();
        admins.propose(id).await;
        let version = admins.set(id).await.version;
        refused(
            admins.write(&admins.ben, move |tx, by| actions::approve(tx, by, id, version)).await,
            "Another administrator approves it",
        );
        let cara = app.person("Cara Admin", &[Role::Admin]).await;
        admins.write(&cara, move |tx, by| actions::approve(tx, by, id, version)).await.unwrap();
        app.finish().await;
    }

    async fn only_administrators_write(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        for role in [Role::Chair, Role::Oversight, Role::Secretariat, Role::Partner] {
            let person = app.person("Somebody Else", &[role]).await;
            refused(
                admins.write(&person, |tx, by| actions::begin(tx, by, From::Latest)).await,
                "administrators",
            );
        }
        let oversight = app.person("Olga Oversight", &[Role::Oversight]).await;
        let id = admins.draft(Part::Terms, "review = 10", "review = 12", 0).await;
        let page = oversight.get(&format!("/admin/rules/{id}")).await;
        assert!(page.has_text("Review") && page.form("Propose this version").is_err());
        let chair = app.person("Cleo Chair", &[Role::Chair]).await;
        assert_eq!(chair.ask(&format!("/admin/rules/{id}")).await.status, 403);
        assert_eq!(app.visitor().ask("/how-requests-are-decided/2").await.status, 404);
        app.finish().await;
    }

    async fn a_version_comes_into_force_on_its_day_and_can_be_taken_back_before(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let id = admins.draft(Part::Terms, "review = 10", "review = 12", 3).await;
        admins.propose(id).await;
        admins.approve(id).await;
        assert_eq!(review_target(&app.data.db).await, (1, 10));
        assert_eq!(app.visitor().ask("/how-requests-are-decided/2").await.status, 404, "not before its day");
        app.clock.advance(3 * 24 * 60 * 60);
        assert_eq!(review_target(&app.data.db).await, (2, 12));
        let version = admins.set(id).await.version;
        refused(
            admins.write(&admins.ben, move |tx, by| actions::withdraw(tx, by, id, version, "A slip.")).await,
            "in force",
        );
        let later = admins.draft(Part::Terms, "review = 12", "review = 15", 2).await;
        admins.propose(later).await;
        admins.approve(later).await;
        let version = admins.set(later).await.version;
        admins
            .write(&admins.ben, move |tx, by| actions::withdraw(tx, by, later, version, "A slip."))
            .await
            .unwrap();
        app.clock.advance(5 * 24 * 60 * 60);
        assert_eq!(review_target(&app.data.db).await, (2, 12));
        assert_eq!(admins.change(Part::Terms, "review = 12", "review = 9").await, 4, "no number is given twice");
        app.finish().await;
    }

    async fn what_does_not_hold_is_not_proposed(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let id = admins.write(&admins.ada, |tx, by| actions::begin(tx, by, From::Latest)).await.unwrap();
        let propose = |version: i64| admins.write(&admins.ada, move |tx, by| actions::propose(tx, by, id, version));
        match propose(1).await {
            Err(Error::Invalid(problems)) => {
                let fields: Vec<&str> = problems.iter().map(|(field, _)| field.as_str()).collect();
                assert_eq!(fields, ["title", "reasons", "valid_from"]);
            }
            other => panic!("{other:?}"),
        }
        let described = |days: i64| actions::Description {
            title: "Nothing".to_owned(),
            reasons: "None".to_owned(),
            valid_from: Some(app.clock.now().date() + chrono::Duration::days(days)),
        };
        let said = described(-1);
        admins.write(&admins.ada, move |tx, by| actions::describe(tx, by, id, 1, &said)).await.unwrap();
        assert!(matches!(propose(2).await, Err(Error::Invalid(_))), "a day that has passed");
        let said = described(0);
        admins.write(&admins.ada, move |tx, by| actions::describe(tx, by, id, 2, &said)).await.unwrap();
        refused(propose(3).await, "Nothing was changed");
        let text = admins.texts(id).await.of(Part::Rubric).replacen("weight = 10", "weight = 9", 1);
        refused(
            admins.write(&admins.ada, move |tx, by| actions::edit(tx, by, id, 3, Part::Rubric, &text)).await,
            "They come to 99",
        );
        assert!(matches!(
            admins.write(&admins.ada, move |tx, by| actions::edit(tx, by, id, 1, Part::Rubric, "")).await,
            Err(Error::Conflict(_))
        ));
        app.finish().await;
    }

    async fn two_drafts_do_not_overwrite_each_other(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let first = admins.draft(Part::Terms, "review = 10", "review = 12", 0).await;
        let second = admins.draft(Part::Rubric, "recommend = 70", "recommend = 72", 0).await;
        admins.propose(first).await;
        admins.approve(first).await;
        let version = admins.set(second).await.version;
        refused(
            admins.write(&admins.ada, move |tx, by| actions::propose(tx, by, second, version)).await,
            "Rules 2 were approved in the meantime",
        );
        let both = admins
            .write(&admins.ada, move |tx, by| actions::catch_up(tx, by, second, version))
            .await
            .unwrap();
        assert!(both.is_empty());
        admins.propose(second).await;
        assert_eq!(admins.approve(second).await, 3);
        let rules = app.data.db.read(|_| Ok(Reference::current().unwrap())).await.unwrap();
        assert_eq!((rules.rubric.bands.recommend, rules.terms.targets.review), (72, 12));
        app.finish().await;
    }

    async fn a_proposal_goes_back_with_remarks(db) {
        let app = TestApp::start(db).await;
        let admins = Admins::of(&app).await;
        let id = admins.draft(Part::Terms, "review = 10", "review = 12", 0).await;
        admins.propose(id).await;
        let page = admins.ben.get(&format!("/admin/rules/{id}")).await;
        let answer = admins.ben.try_submit(&page, "Send it back", &[]).await;
        assert_eq!((answer.status, answer.page().error_texts()), (422, vec!["Enter what has to be changed"]));
        admins.ben.submit(&page, "Send it back", &[("Remarks", "Why twelve?")]).await;
        assert_eq!(admins.set(id).await.state, RuleSetState::Draft);
        assert!(app.letter(&admins.ada, "was sent back").await.text.contains("Why twelve?"));
        let page = admins.ada.get(&format!("/admin/rules/{id}")).await;
        assert!(page.has_text("Why twelve?"));
        let page = admins.ada.submit(&page, "Propose this version", &[]).await;
        assert!(page.has_text("Another administrator approves it"), "{page:?}");
        let page = admins.ben.get(&format!("/admin/rules/{id}")).await;
        let page = admins.ben.submit(&page, "Approve this version", &[]).await;
        assert!(page.has_text("In force") && page.has_text("Rules 2"), "{page:?}");
        app.finish().await;
    }
}
