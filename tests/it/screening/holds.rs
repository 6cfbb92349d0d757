//! A hold stops everything, and two people let it go.

use imprimatur::access::Role;
use imprimatur::guidelines::{CheckCode, CheckOutcome};
use imprimatur::requests::{Action, Change, Turn, advance, lock};
use imprimatur::screening::{HoldState, actions};
use imprimatur::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

use super::{cast, found, refusal};
use crate::support::cases;
use crate::support::databases::db_tests;

db_tests! {
    async fn a_hold_is_answered_and_released_by_two(db) {
        let cast = cast(db).await;
        let member = cast.app.person("Mateus Member", &[Role::Reviewer]).await;
        cases::card(&cast.app, cast.id, &member, "assigned").await;
        let refused = cast.noor.ask(&cast.path("/release")).await;
        assert_eq!(refused.status, 403, "there is no hold");
        cast.record(&cast.noor, CheckCode::X1, found(CheckOutcome::PossibleMatch, "An owner of the same name.")).await.unwrap();

        // Other staff can ask for one.
        let page = cast.secretary.get(&cast.path("/ask-hold")).await;
        let page = cast.secretary.submit(&page, "Ask the screeners", &[("Why should the case stand still?", "I read of a raid.")]).await;
        assert!(page.has_text("The screeners have been asked."));
        assert!(cast.app.letter(&cast.noor, "A hold is asked for").await.text.contains("I read of a raid."));

        // A check without a ground gives none.
        let (actor, id) = (cases::actor(&cast.noor).await, cast.id);
        let new = actions::NewHold { check: Some(CheckCode::X7), reason: "A feeling.".into(), summary: "A question.".into() };
        assert!(refusal(cast.app.data.db.write(move |tx| actions::open_hold(tx, &actor, id, &new)).await).contains("needs a possible or confirmed match"));

        let due = cast.app.data.db.read(move |conn| waiting::open_for_request(conn, id)).await.unwrap().into_iter().find(|wait| wait.kind == WaitKind::Screening).unwrap().due_on.unwrap();
        cast.put_on_hold("X1").await;
        let letter = cast.app.letter(&cast.partner, "A question about your request").await;
        assert!(letter.text.replace('\u{a0}', " ").contains("right to answer until Wednesday 9 December 2026") && !letter.text.contains("secret lead") && !letter.text.contains("anctions"), "{}", letter.text);
        let letter = cast.app.letter(&member, "Paused").await;
        assert!(!letter.text.contains("question") && !letter.text.contains("match"), "{}", letter.text);
        cast.app.letter(&cast.chair, "On hold").await;
        assert!(cast.secretary.get(&cast.path("")).await.has_text("On hold since"));
        let twice = cast.noor.ask(&cast.path("/hold")).await;
        assert!(twice.status == 403 && twice.page().has_text("On hold since"));
        assert_eq!(cases::request(&cast.app, cast.id).await.turn, Turn::Partner);
        assert_eq!(cast.secretary.ask(&format!("/requests/{id}/hold")).await.status, 404, "that page is the partner's");

        // Clocks stand still meanwhile, and nothing else can be done.
        cast.app.pass_days(14).await;
        for person in [&cast.noor, &cast.olga, &cast.chair, &cast.partner, &cast.secretary] {
            person.sign_in().await;
        }
        let today = cast.app.clock.now().date();
        let overdue = cast.app.data.db.read(move |conn| waiting::overdue(conn, WaitKind::Screening, today)).await.unwrap();
        assert!(overdue.is_empty());
        let review = cast.app.data.db.write(move |tx| {
            let request = lock(tx, id)?;
            advance(tx, None, &request, Action::OpenReview, Change::default())
        }).await;
        assert!(refusal(review).contains("On hold since"));
        cast.answer("That is my cousin; here is my passport number.").await;
        let actor = cases::actor(&cast.partner).await;
        assert!(refusal(cast.app.data.db.write(move |tx| actions::answer_hold(tx, &actor, id, "And more.")).await).contains("answered already"));

        // The check first, then the release.
        let page = cast.noor.get(&cast.path("")).await;
        assert!(page.has_text("my cousin") && page.has_text("has not been judged yet"));
        cast.record(&cast.noor, CheckCode::X1, found(CheckOutcome::FalsePositive, "Another passport.")).await.unwrap();
        let page = cast.noor.get(&cast.path("/release")).await;
        cast.noor.submit(&page, "Ask for the release", &[("Why can the case go on?", "It is another person.")]).await;
        cast.app.letter(&cast.chair, "a second person is needed").await;
        assert_eq!(cast.noor.ask(&cast.path("/release")).await.status, 403, "not the one who asked");
        let (actor, version) = (cases::actor(&cast.noor).await, cast.hold().await.version);
        assert!(refusal(cast.app.data.db.write(move |tx| actions::confirm_release(tx, &actor, id, version)).await).contains("You were the first person"));

        // One says no, with a reason; asked again, the chair agrees.
        let page = cast.olga.get(&cast.path("/release")).await;
        let answer = cast.olga.try_submit(&page, "Record as second person", &[("May the case go on?", "keep")]).await;
        assert_eq!(answer.status, 422);
        cast.olga.submit(&answer.page(), "Record as second person", &[("Why", "Ask for a copy of the passport.")]).await;
        assert!(cast.app.letter(&cast.noor, "The hold stays").await.text.contains("copy of the passport"));
        let page = cast.noor.get(&cast.path("/release")).await;
        cast.noor.submit(&page, "Ask for the release", &[("Why can the case go on?", "I have the copy.")]).await;
        let page = cast.chair.get(&cast.path("/release")).await;
        let page = cast.chair.submit(&page, "Record as second person", &[("May the case go on?", "agree")]).await;
        assert!(page.has_text("The hold is released."));
        assert_eq!(cast.hold().await.state, HoldState::Released);
        for person in [&member, &cast.olga] {
            cast.app.letter(person, "the case goes on").await;
        }
        let letter = cast.app.letter(&cast.partner, "goes on").await;
        assert!(!letter.text.contains("passport") && !letter.text.contains("anctions"));
        assert_eq!(cases::request(&cast.app, id).await.turn, Turn::Screener);
        let waits = cast.app.data.db.read(move |conn| waiting::open_for_request(conn, id)).await.unwrap();
        let screening = waits.iter().find(|wait| wait.kind == WaitKind::Screening).unwrap();
        let calendar = &imprimatur::guidelines::Reference::seeded().unwrap().terms.calendar;
        assert_eq!(screening.due_on, Some(calendar.add_working_days(due, 9)), "nine working days and a holiday");
        cast.app.finish().await;
    }

    async fn a_withdrawal_ends_a_hold(db) {
        let cast = cast(db).await;
        let id = cast.id;
        cast.put_on_hold("matter").await;
        let actor = cases::actor(&cast.partner).await;
        cast.app.data.db.write(move |tx| {
            let request = lock(tx, id)?;
            imprimatur::requests::actions::may(tx, &actor, &request, Action::Withdraw)?;
            advance(tx, Some(&actor), &request, Action::Withdraw, Change::default())
        }).await.unwrap();
        assert_eq!(cast.hold().await.state, HoldState::Ended);
        let waits = cast.app.data.db.read(move |conn| waiting::open_for_request(conn, id)).await.unwrap();
        assert!(waits.iter().all(|wait| !matches!(wait.kind, WaitKind::Screening | WaitKind::HoldAnswer)), "{waits:?}");
        let page = cast.secretary.get(&cast.path("")).await;
        assert!(page.has_text("because the request was closed"));
        cast.app.finish().await;
    }

    async fn what_was_asked_during_a_hold_keeps_its_day(db) {
        let cast = cast(db).await;
        let id = cast.id;
        cast.put_on_hold("matter").await;
        cast.app.clock.advance(24 * 60 * 60);
        let day = cast.app.clock.now().date() + chrono::Days::new(3);
        cast.app.data.db.write(move |tx| waiting::ask(tx, Ask {
            kind: WaitKind::Sponsorship,
            subject: (WaitSubject::Request, id.0),
            request: Some(id),
            from: Whom::Role(Role::FocalPoint),
            due: Some(day),
        })).await.unwrap();
        cast.noor.sign_in().await;
        cast.olga.sign_in().await;
        let page = cast.noor.get(&cast.path("/release")).await;
        cast.noor.submit(&page, "Ask for the release", &[("Why can the case go on?", "Settled by telephone.")]).await;
        let page = cast.olga.get(&cast.path("/release")).await;
        cast.olga.submit(&page, "Record as second person", &[("May the case go on?", "agree")]).await;
        let waits = cast.app.data.db.read(move |conn| waiting::open_for_request(conn, id)).await.unwrap();
        let asked = waits.iter().find(|wait| wait.kind == WaitKind::Sponsorship).unwrap();
        assert_eq!(asked.due_on, Some(day));
        cast.app.finish().await;
    }
}
