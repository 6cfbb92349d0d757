//! Four eyes, and what two confirmed eyes lead to.

use imprimatur::guidelines::{CheckCode, CheckOutcome};
use imprimatur::requests::{Outcome, Stage};
use imprimatur::screening::{HoldState, actions};

use super::{cast, found, refusal};
use crate::support::cases;
use crate::support::databases::db_tests;

db_tests! {
    async fn two_people_exclude_after_the_partner_was_heard(db) {
        let cast = cast(db).await;
        cast.record(&cast.noor, CheckCode::X8, found(CheckOutcome::Confirmed, "Owns a cigarette plant in Odense.")).await.unwrap();
        let letters = cases::letters(&cast.app, cast.id).await;
        assert_eq!(letters.iter().filter(|one| one.starts_with("screening.second_wanted")).collect::<Vec<_>>(), ["screening.second_wanted > Olga Screener"]);
        assert!(!cast.settled().await.allows_review() && cast.settled().await.awaiting_second == [CheckCode::X8]);

        // The first person cannot be the second one.
        assert!(refusal(cast.confirm(&cast.noor, CheckCode::X8).await).contains("You were the first person"));
        assert!(cast.noor.get(&cast.path("/checks/X8")).await.form("Record as second person").is_err());
        let page = cast.olga.get(&cast.path("/checks/X8")).await;
        let answer = cast.olga.try_submit(&page, "Record as second person", &[]).await;
        assert_eq!((answer.status, answer.page().error_texts().len()), (422, 2));
        let page = cast
            .olga
            .submit(&answer.page(), "Record as second person", &[("How do you see it?", "confirm"), ("Why", "The land register says so.")])
            .await;
        assert!(page.has_text("Confirmed by two people"));
        cast.app.letter(&cast.chair, "Exclusion confirmed by two people").await;
        cast.rest_is_clear().await;
        assert_eq!(cast.settled().await.excluding, [CheckCode::X8]);
        assert!(!cast.settled().await.allows_review());
        let again = cast.record(&cast.noor, CheckCode::X8, found(CheckOutcome::Clear, "Sold it.")).await;
        assert!(refusal(again).contains("Two people confirmed"));

        // No exclusion without a hold, nor before the partner could answer; the hold cannot be released either.
        assert_eq!(cast.chair.ask(&cast.path("/exclude")).await.status, 403);
        cast.put_on_hold("X8").await;
        let answer = cast.chair.ask(&cast.path("/exclude")).await;
        assert!(answer.status == 403 && answer.page().has_text("The partner can answer until"), "{}", answer.page().text);
        let (actor, id, version) = (cases::actor(&cast.noor).await, cast.id, cast.hold().await.version);
        let release = cast.app.data.db.write(move |tx| actions::ask_release(tx, &actor, id, version, "Enough.")).await;
        assert!(refusal(release).contains("An exclusion stands confirmed"));
        cast.answer("We sold the plant last year.").await;
        cast.app.letter(&cast.noor, "The partner answered").await;

        let page = cast.chair.get(&cast.path("/exclude")).await;
        assert!(page.has_text("Tobacco production"));
        let answer = cast.chair.try_submit(&page, "Exclude and tell the partner", &[]).await;
        assert_eq!(answer.status, 422);
        let page = cast
            .chair
            .submit(&answer.page(), "Exclude and tell the partner", &[("Reasons, for the file", "The sale was to its own subsidiary.")])
            .await;
        assert!(page.has_text("closed as excluded"));
        let request = cases::request(&cast.app, cast.id).await;
        assert_eq!((request.stage, request.outcome), (Stage::Closed, Some(Outcome::Excluded)));
        assert!(request.closing_reason.unwrap().contains("Tobacco production"));
        assert_eq!(cast.hold().await.state, HoldState::Excluded);
        let letter = cast.app.letter(&cast.partner, "cannot be granted").await;
        assert!(letter.text.contains("Tobacco production") && letter.text.contains("30 days"));
        for secret in ["Odense", "land register", "secret lead", "subsidiary"] {
            for letter in cast.app.letters_to(&cast.partner.email).await {
                assert!(!letter.text.contains(secret), "{secret} stands in: {}", letter.text);
            }
        }
        cast.app.letter(&cast.secretary, "Closed").await;
        assert!(cast.partner.get(&format!("/requests/{}/hold", cast.id)).await.has_text("This question is closed."));
        cast.app.finish().await;
    }

    async fn sanctions_leave_no_time_to_answer_and_silence_ends_with_the_term(db) {
        let cast = cast(db).await;
        for code in [CheckCode::X5, CheckCode::X1] {
            cast.record(&cast.noor, code, found(CheckOutcome::Confirmed, "Same person, same passport.")).await.unwrap();
            cast.confirm(&cast.olga, code).await.unwrap();
        }
        cast.put_on_hold("X5").await;
        let page = cast.chair.get(&cast.path("/exclude")).await;
        assert!(page.has_text("Security Council sanctions") && !page.has_text("Child labour and"));
        assert!(!page.answer("Confirmed by two people").unwrap().contains("Child labour"), "that one still leaves time");
        // Eleven working days later the time has passed: both are final.
        cast.app.pass_days(16).await;
        cast.chair.sign_in().await;
        let page = cast.chair.get(&cast.path("/exclude")).await;
        assert!(page.answer("Confirmed by two people").unwrap().contains("Child labour"));
        cast.app.finish().await;
    }

    async fn a_second_person_can_send_it_back(db) {
        let cast = cast(db).await;
        cast.record(&cast.noor, CheckCode::X2, found(CheckOutcome::Confirmed, "Same name on the list.")).await.unwrap();
        let theirs = cast.record(&cast.olga, CheckCode::X2, found(CheckOutcome::Clear, "Another firm.")).await;
        assert!(refusal(theirs).contains("Another screener confirmed this"));
        let page = cast.olga.get(&cast.path("/checks/X2")).await;
        cast.olga
            .submit(&page, "Record as second person", &[("How do you see it?", "send_back"), ("Why", "Another country of registration.")])
            .await;
        let letter = cast.app.letter(&cast.noor, "Sent back to you").await;
        assert!(letter.text.contains("Another country of registration."));
        let page = cast.noor.get(&cast.path("")).await;
        assert!(page.row("Vendor ineligibility").unwrap().iter().any(|cell| cell.contains("Possible match")));
        cast.record(&cast.noor, CheckCode::X2, found(CheckOutcome::FalsePositive, "Another country.")).await.unwrap();
        cast.rest_is_clear().await;
        assert!(cast.settled().await.allows_review());
        let waits = cast.app.data.db.read(move |conn| imprimatur::waiting::open_for_request(conn, cast.id)).await.unwrap();
        assert!(waits.iter().all(|wait| wait.role != Some(imprimatur::access::Role::Screener)), "{waits:?}");
        cast.app.finish().await;
    }

    async fn of_two_who_confirm_at_once_one_is_told(db) {
        let cast = cast(db).await;
        let third = cast.app.person("Third Screener", &[imprimatur::access::Role::Screener]).await;
        cast.record(&cast.noor, CheckCode::X4, found(CheckOutcome::Confirmed, "Inspection report.")).await.unwrap();
        let (one, two) = futures_util::join!(cast.confirm(&cast.olga, CheckCode::X4), cast.confirm(&third, CheckCode::X4));
        assert_ne!(one.is_ok(), two.is_ok(), "{one:?} {two:?}");
        let check = cast.check(CheckCode::X4).await;
        assert!(check.confirmed_by.is_some() && check.confirmed_by != check.checked_by);
        let letters = cases::letters(&cast.app, cast.id).await;
        assert_eq!(letters.iter().filter(|one| *one == "screening.confirmed > Ingrid Chair").count(), 1);
        cast.app.finish().await;
    }

    async fn a_reconsideration_brings_an_exclusion_back_to_screening(db) {
        use imprimatur::reconsiderations::{Ground, ReconsiderationAction, actions as again};

        let cast = cast(db).await;
        let officer = cast.app.person("Odile Officer", &[imprimatur::access::Role::AuthorizingOfficer]).await;
        cast.record(&cast.noor, CheckCode::X1, found(CheckOutcome::Confirmed, "Same person, same passport.")).await.unwrap();
        cast.confirm(&cast.olga, CheckCode::X1).await.unwrap();
        cast.put_on_hold("X1").await;
        let page = cast.chair.get(&cast.path("/exclude")).await;
        cast.chair
            .submit(&page, "Exclude and tell the partner", &[("Reasons, for the file", "Listed.")])
            .await;
        let letter = cast.app.letter(&cast.partner, "cannot be granted").await;
        assert!(letter.text.contains(&format!("/requests/{}/reconsideration", cast.id)), "{}", letter.text);
        let (partner, id) = (cases::actor(&cast.partner).await, cast.id);
        let row = cast.app.data.db
            .write(move |tx| again::ask(tx, &partner, id, Some(Ground::Fact), "Another person of that name."))
            .await
            .unwrap();
        let actor = cases::actor(&officer).await;
        let change = again::Change::default();
        cast.app.data.db
            .write(move |tx| again::answer(tx, &actor, row, ReconsiderationAction::Change, "Another birthday.", &change))
            .await
            .unwrap();
        let request = cases::request(&cast.app, cast.id).await;
        assert_eq!((request.stage, request.outcome), (Stage::Screening, None));
        assert_eq!(cast.check(CheckCode::X1).await.outcome, CheckOutcome::NotChecked);
        let waits = cast.app.data.db.read(move |conn| imprimatur::waiting::open_for_request(conn, id)).await.unwrap();
        assert!(waits.iter().any(|wait| wait.role == Some(imprimatur::access::Role::Screener)), "{waits:?}");
        cast.app.letter(&cast.partner, "was looked at again").await;
        cast.app.finish().await;
    }
}
