//! Assigning members, declaring conflicts, opening the review.

use imprimatur::access::Role;
use imprimatur::guidelines::Track;
use imprimatur::requests::Stage;
use imprimatur::reviews::actions;

use crate::support::app::TestApp;
use crate::support::cases_reviews::{actor, all, in_review, screened};
use crate::support::databases::db_tests;

db_tests! {
    async fn members_are_assigned_declare_and_the_review_opens(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 2).await;
        let board = case.secretariat.get(&case.path("reviews")).await;
        assert!(board.has_text("at least 2 members"));
        let mut form = board.form("Assign the selected members").unwrap();
        form.choose("Amina Member").unwrap();
        let answer = case.secretariat.send(&form.submit("Assign the selected members").unwrap()).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.page().error_texts(), ["Select at least 2 members"]);
        let mut form = answer.page().form("Assign the selected members").unwrap();
        form.choose("Lars Member").unwrap();
        let answer = case.secretariat.send(&form.submit("Assign the selected members").unwrap()).await;
        let board = case.secretariat.follow(answer).await.page();
        assert!(board.has_text("0 of 2 scorecards are locked"), "{}", board.text);
        assert!(board.has_text("2 members have not declared"));
        assert!(board.form("Open the review").is_err());
        for member in &case.members {
            let letter = app.letter(member, "You are asked to review 2026-0163").await;
            assert!(letter.text.contains("Wednesday\u{a0}9\u{a0}December\u{a0}2026"), "{}", letter.text);
            let page = member.open_link(&letter).await;
            assert_eq!(page.h1, "Do you have a conflict of interest?");
            let page = member.submit(&page, "I have no conflict", &[]).await;
            assert_eq!(page.h1, "Your scorecard");
            assert!(page.has_text("Scoring begins when the screening is complete"));
        }
        let board = case.secretariat.get(&case.path("reviews")).await;
        let board = case.secretariat.submit(&board, "Open the review", &[]).await;
        assert!(board.has_text("The review is open"));
        assert_eq!(case.stage().await, Stage::Review);
        app.letter(&case.members[0], "The review of 2026-0163 is open").await;
        app.finish().await;
    }

    async fn an_unsettled_check_keeps_the_review_shut(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 2).await;
        let (by, id) = (actor(&app, &case.secretariat).await, case.id);
        app.data.db.write(move |tx| {
            use diesel::prelude::*;
            use imprimatur::db::schema::checks;
            let values = (
                checks::outcome.eq("not_checked"),
                checks::evidence.eq(""),
                checks::checked_by.eq(None::<imprimatur::accounts::AccountId>),
                checks::checked_at.eq(None::<chrono::NaiveDateTime>),
            );
            diesel::update(checks::table.filter(checks::code.eq("X4"))).set(values).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        let refused = app.data.db.write(move |tx| actions::open_review(tx, &by, id)).await.unwrap_err();
        assert!(refused.to_string().contains("1 check of this case is not settled"), "{refused}");
        app.finish().await;
    }

    async fn who_is_tied_to_the_case_gets_no_card(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 3).await;
        case.join_organization(&case.members[0]).await;
        let judge = app.person("Jo Both", &[Role::Reviewer, Role::Screener]).await;
        let judge_id = actor(&app, &judge).await.id;
        app.data.db.write(move |tx| {
            use diesel::prelude::*;
            use imprimatur::db::schema::checks;
            diesel::update(checks::table.filter(checks::code.eq("H3"))).set(checks::checked_by.eq(judge_id)).execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        let board = case.secretariat.get(&case.path("reviews")).await;
        assert!(board.row("Amina Member").unwrap().join(" ").contains("Acts for the organization"));
        assert!(board.row("Jo Both").unwrap().join(" ").contains("Worked a check of this case"));
        assert!(board.row("Lars Member").unwrap().join(" ").contains("Same mail domain"));
        let form = board.form("Assign the selected members").unwrap();
        assert!(!form.has("Amina Member") && !form.has("Jo Both") && form.has("Lars Member"));
        let (by, id, lars) = (actor(&app, &case.secretariat).await, case.id, actor(&app, &case.members[1]).await.id);
        let refused = app.data.db.write(move |tx| actions::assign(tx, &by, id, &[lars, judge_id])).await.unwrap_err();
        assert!(refused.to_string().contains("Jo Both cannot be given a scorecard here"), "{refused}");
        app.finish().await;
    }

    async fn a_declared_conflict_bars_the_case_and_leaves_the_means(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        case.lock(&case.members[0], all(Track::Simplified, 0, &[])).await;
        let member = &case.members[0];
        let page = member.get(&case.path("conflict")).await;
        let mut form = page.form("I have a conflict").unwrap();
        form.set("What it is (optional)", "My cousin sits on the board").unwrap();
        let answer = member.send(&form.submit("I have a conflict").unwrap()).await;
        assert_eq!((answer.status, answer.location()), (303, Some("/desk")));
        for part in ["review", "reviews", "conflict", "review/lock"] {
            assert_eq!(member.ask(&case.path(part)).await.status, 404, "{part}");
        }
        for person in [&case.secretariat, &case.chair] {
            let letter = app.letter(person, "A member is missing on 2026-0163").await;
            assert!(letter.text.contains("Amina Member") && !letter.text.contains("cousin"));
        }
        for member in &case.members[1..] {
            case.lock(member, all(Track::Simplified, 2, &[])).await;
        }
        assert_eq!(case.stage().await, Stage::Deliberation);
        let page = case.chair.get(&case.path("reviews")).await;
        assert_eq!(page.texts(".views b"), ["50.00", "50.00–50.00", "0 of 4", "2"]);
        assert!(!page.has_text("Knock-outs"));
        let before = app.letters_to(&member.email).await.len();
        app.sweep().await;
        assert_eq!(app.letters_to(&member.email).await.len(), before);
        app.finish().await;
    }

    async fn a_card_is_given_to_another_member(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let other = app.person("Mila Member", &[Role::Reviewer]).await;
        let board = case.secretariat.get(&case.path("reviews")).await;
        let page = case.secretariat.get(board.link_with("Replace Amina Member").unwrap()).await;
        let answer = case.secretariat.try_submit(&page, "Replace", &[("Assign instead (optional)", "Mila Member")]).await;
        assert_eq!(answer.status, 422);
        let page = case
            .secretariat
            .submit(&answer.page(), "Replace", &[("Reason", "Away for a month")])
            .await;
        assert!(page.row("Mila Member").unwrap().join(" ").contains("Not begun"));
        assert!(app.letter(&case.members[0], "no longer awaited").await.text.contains("Away for a month"));
        assert_eq!(case.members[0].ask(&case.path("review")).await.status, 404);
        let page = other.open_link(&app.letter(&other, "asked to review").await).await;
        assert_eq!(page.h1, "Do you have a conflict of interest?");
        app.finish().await;
    }

    async fn a_disabled_account_gives_its_open_cards_back(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 3).await;
        case.lock(&case.members[1], all(Track::Simplified, 3, &[])).await;
        let account = actor(&app, &case.members[0]).await.id;
        app.data.db.write(move |tx| {
            use imprimatur::audit::{Event, SubjectKind};
            tx.record(Event::new(SubjectKind::Account, account.0, "accounts.disable", None));
            Ok(())
        }).await.unwrap();
        let letter = app.letter(&case.secretariat, "A member is missing").await;
        assert!(letter.text.contains("The account of Amina Member was closed"));
        let board = case.secretariat.get(&case.path("reviews")).await;
        assert!(board.row("Amina Member").unwrap().join(" ").contains("Replaced"));
        assert_eq!(case.stage().await, Stage::Review);
        app.finish().await;
    }

    async fn a_withdrawn_request_awaits_nobody(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        case.save(&case.members[0], all(Track::Simplified, 3, &[])).await;
        let (by, id) = (actor(&app, &case.partner).await, case.id);
        app.data.db.write(move |tx| {
            use imprimatur::requests::{self, Action, Change};
            let request = requests::lock(tx, id)?;
            requests::actions::may(tx, &by, &request, Action::Withdraw)?;
            requests::advance(tx, Some(&by), &request, Action::Withdraw, Change::default())?;
            Ok(())
        }).await.unwrap();
        let waits = app.data.db.read(move |conn| imprimatur::waiting::open_for_request(conn, id)).await.unwrap();
        assert!(waits.iter().all(|wait| wait.kind != imprimatur::waiting::WaitKind::Scorecard));
        app.letter(&case.members[1], "no longer awaited").await;
        app.finish().await;
    }
}
