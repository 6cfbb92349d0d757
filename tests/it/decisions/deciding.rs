//! An officer decides: sealed, taken back, released once, and only by who may.

use imprimatur::access::Role;
use imprimatur::config::Limits;
use imprimatur::decisions::{DecisionState, Grant, Ruling};
use imprimatur::error::{Error, Result};
use imprimatur::guidelines::ReasonCode;
use imprimatur::requests::{Outcome, Stage};
use imprimatur::{decisions, requests, sweep};
use sha2::Digest;

use crate::support::app::{TestApp, limits};
use crate::support::cases;
use crate::support::cases_decisions::{DecisionCase, POSTER, in_deliberation, proposal, read, write};
use crate::support::databases::{TestDb, db_tests};

async fn recommended(db: TestDb, release_seconds: i64) -> DecisionCase {
    let app = TestApp::start_with(db, Limits { release_seconds, ..limits() }).await;
    let case = in_deliberation(&app).await;
    case.recommend(proposal()).await.unwrap();
    case
}

fn reason(result: Result<()>) -> String {
    match result {
        Err(Error::Refused(reason) | Error::Conflict(reason)) => reason.to_string(),
        other => panic!("{other:?}"),
    }
}

db_tests! {
    async fn a_sealed_decision_is_not_seen_outside_and_goes_out_once(db) {
        let case = recommended(db, 600).await;
        case.decide(&case.officer, &case.ruling(false).await).await.unwrap();
        let made = case.standing().await.unwrap();
        assert_eq!((made.number.as_str(), made.state), ("D-2026-0001", DecisionState::Sealed));
        assert_eq!(case.stage().await, Stage::Recommended);
        case.app.sweep().await;
        assert_eq!(case.partner.ask(&format!("/requests/{}/letter", case.id)).await.status, 404);
        assert!(case.app.letters_to(&case.partner.email).await.is_empty());
        let page = case.members[0].get(&case.path()).await;
        assert!(page.has_text("Sealed until"), "{page:?}");
        case.app.clock.advance(600);
        // Two nodes sweep at once; the decision is released by one of them.
        let (one, two) = tokio::join!(sweep::run(&case.app.data.db), sweep::run(&case.app.data.db));
        assert!(one.is_ok() && two.is_ok(), "{one:?} {two:?}");
        assert_eq!(case.stage().await, Stage::Closed);
        let made = case.standing().await.unwrap();
        assert_eq!(made.state, DecisionState::Released);
        let letters = case.app.letters_to(&case.partner.email).await;
        assert_eq!(letters.len(), 1);
        assert_eq!((&letters[0].text, &letters[0].html), (&made.letter.text, &made.letter.html));
        assert_eq!(letters[0].subject, made.letter.subject);
        for person in [&case.chair, &case.members[0], &case.members[1]] {
            case.app.letter(person, "is decided").await;
        }
        let page = case.partner.get(&format!("/requests/{}/letter", case.id)).await;
        assert!(page.has_text("Valid until") && page.has_text("Friday 31 December 2027"), "{page:?}");
        case.app.finish().await;
    }

    async fn the_letter_says_everything_and_no_score(db) {
        let case = recommended(db, 0).await;
        case.decide(&case.officer, &case.ruling(false).await).await.unwrap();
        case.app.sweep().await;
        let made = case.standing().await.unwrap();
        let terms = made.terms.clone().unwrap();
        let text = made.letter.text.replace('\u{a0}', " ");
        for part in [
            "Dear Åse Contact", "D-2026-0001", "A-2026-0001", "R-2026-0001", "24 November 2026",
            "Åse Contact, Sana Vandfilter A/S", "resolution 92 (I)", "revised 2015",
            "Name of the United Nations and its abbreviations", "Informational", "Clean water week",
            "To tell pupils about Goal 6.", "> In support of the United Nations", "poster.pdf",
            &hex::encode(sha2::Sha256::digest(POSTER)), "Denmark and Sweden", "Print and Website", "English and Danish",
            "Friday 1 January 2027", "Friday 31 December 2027",
            "valid from 1 January 2027 until 31 December 2027", "No endorsement", "Not exclusive", "Reporting.",
            "Renewal.", "Suspension and revocation", "Liability", "public register",
            "for the Secretary-General", "Thursday 24 December 2026",
            &format!("/requests/{}", case.id), &format!("/verify/{}", terms.code),
            &decisions::Code::parse(&terms.code).unwrap().to_string(),
        ] {
            assert!(text.contains(part), "the letter lacks {part:?}:\n{text}");
        }
        // The code is random and may hold any two digits by chance.
        let spoken = decisions::Code::parse(&terms.code).unwrap().to_string();
        let text = text.replace(&spoken, "").replace(&terms.code, "");
        for secret in ["75.00", "75", "score", "Lars", "Amina", "Odile", "I follow"] {
            assert!(!text.contains(secret), "the letter tells {secret:?}");
        }
        assert!(terms.in_register && terms.conditions.iter().any(|one| one.code == "K20" && one.precedent));
        assert_eq!(made.letter_hash, decisions::letter_hash(&made.letter));
        case.app.finish().await;
    }

    async fn a_decision_can_be_taken_back_by_its_officer_until_it_is_out(db) {
        let case = recommended(db, 600).await;
        case.decide(&case.officer, &case.ruling(false).await).await.unwrap();
        let first = case.standing().await.unwrap();
        assert!(reason(case.take_back(&case.other).await).contains("Only the officer"));
        case.take_back(&case.officer).await.unwrap();
        assert!(case.standing().await.is_none());
        case.app.clock.advance(601);
        case.app.sweep().await;
        assert_eq!(case.stage().await, Stage::Recommended);
        case.decide(&case.other, &case.ruling(false).await).await.unwrap();
        let second = case.standing().await.unwrap();
        assert_eq!(second.number, "D-2026-0002");
        assert_ne!(first.terms.unwrap().code, second.terms.unwrap().code);
        case.app.clock.advance(600);
        case.app.sweep().await;
        assert!(reason(case.take_back(&case.other).await).contains("took effect"));
        assert_eq!(case.app.letters_to(&case.partner.email).await.len(), 1);
        case.app.finish().await;
    }

    async fn two_officers_at_once_make_one_decision(db) {
        let case = recommended(db, 600).await;
        let (one, two) = (case.ruling(false).await, case.ruling(false).await);
        let (first, second) =
            tokio::join!(case.decide(&case.officer, &one), case.decide(&case.other, &two));
        let lost = match (first, second) {
            (Ok(()), lost) | (lost, Ok(())) => reason(lost),
            both => panic!("{both:?}"),
        };
        assert!(lost.contains("decided already") && lost.contains("Officer"), "{lost}");
        let id = case.id;
        assert_eq!(read(&case.app, move |conn| decisions::history(conn, id)).await.len(), 1);
        case.app.finish().await;
    }

    async fn whoever_recommended_checked_or_scored_does_not_decide(db) {
        let case = recommended(db, 0).await;
        let ruling = case.ruling(false).await;
        for person in [&case.chair, &case.screener, &case.members[0]] {
            case.also(person, Role::AuthorizingOfficer).await;
            let why = reason(case.decide(person, &ruling).await);
            assert!(why.contains("cannot decide") || why.contains("does not"), "{why}");
        }
        assert!(reason(case.decide(&case.secretary, &ruling).await).contains("role"));
        let barred = case.other.name.clone();
        cases::conflict(&case.app, case.id, &case.other).await;
        let hidden = case.decide(&case.other, &ruling).await;
        assert!(matches!(hidden, Err(Error::Hidden)), "{barred}: {hidden:?}");
        assert!(case.standing().await.is_none());
        case.app.finish().await;
    }

    async fn a_grant_needs_terms_reasons_and_an_end(db) {
        let case = recommended(db, 0).await;
        let usual = case.ruling(false).await;
        let start = usual.grant.starts_on;
        let late = Grant { ends_on: start.and_then(|day| day.checked_add_months(chrono::Months::new(25))), ..usual.grant.clone() };
        for (ruling, field) in [
            (Ruling { reasons: String::new(), ..usual.clone() }, "reasons"),
            (Ruling { outcome: Outcome::Declined, ..usual.clone() }, "departing_reasons"),
            (Ruling { outcome: Outcome::Declined, ..usual.clone() }, "reason_codes"),
            (Ruling { grant: Grant { ends_on: None, ..usual.grant.clone() }, ..usual.clone() }, "ends_on"),
            (Ruling { grant: Grant { ends_on: start, ..usual.grant.clone() }, ..usual.clone() }, "ends_on"),
            (Ruling { grant: late, ..usual.clone() }, "ends_on"),
            (Ruling { grant: Grant { marks: vec![], ..usual.grant.clone() }, ..usual.clone() }, "marks"),
            (Ruling { grant: Grant { marks: vec![imprimatur::guidelines::Mark::UnEmblem], ..usual.grant.clone() }, ..usual.clone() }, "marks"),
            (Ruling { grant: Grant { territory: vec![], ..usual.grant.clone() }, ..usual.clone() }, "territory"),
            (Ruling { shown: Some("another letter".into()), ..usual.clone() }, "letter"),
        ] {
            let wrong = case.decide(&case.officer, &ruling).await;
            let Err(Error::Invalid(problems)) = wrong else { panic!("{field}: {wrong:?}") };
            assert!(problems.of(field).is_some(), "{field}: {problems}");
        }
        let mut braces = usual.clone();
        braces.grant.conditions[0].text = "Only for {profit_cap}.".into();
        let wrong = case.decide(&case.officer, &braces).await;
        let Err(Error::Invalid(problems)) = wrong else { panic!("{wrong:?}") };
        assert!(problems.of("text-K01").is_some(), "{problems}");
        assert!(case.standing().await.is_none());
        case.app.finish().await;
    }

    async fn a_decline_says_why_what_could_change_and_how_to_ask_again(db) {
        let case = recommended(db, 0).await;
        let ruling = Ruling {
            reason_codes: vec![ReasonCode::EndorsementImplied, ReasonCode::LateRequest],
            could_change: "Leave out the second poster.".into(),
            departing_reasons: "The second poster endorses.".into(),
            ..case.ruling(true).await
        };
        case.decide(&case.officer, &ruling).await.unwrap();
        case.app.sweep().await;
        let letter = case.app.letter(&case.partner, "Decision on “Clean water week”").await;
        let text = letter.text.replace('\u{a0}', " ");
        for part in [
            "is not authorized", "could be read as an endorsement", "came too late", "What could change",
            "> Leave out the second poster.", "needs no authorization", "Thursday 24 December 2026",
            "conflict of interest", "a fact was got wrong", "new information", "Denmark and Sweden",
        ] {
            assert!(text.contains(part), "the letter lacks {part:?}:\n{text}");
        }
        assert!(!text.contains("endorses.") && !text.contains("A-2026"), "{text}");
        let made = case.standing().await.unwrap();
        assert_eq!((made.outcome, made.terms), (Outcome::Declined, None));
        assert_eq!(made.reason_codes, ruling.reason_codes);
        let id = case.id;
        let request = read(&case.app, move |conn| requests::by_id(conn, id)).await;
        assert_eq!((request.stage, request.outcome), (Stage::Closed, Some(Outcome::Declined)));
        case.app.finish().await;
    }

    async fn a_check_that_opens_again_keeps_a_grant_back(db) {
        let case = recommended(db, 600).await;
        case.decide(&case.officer, &case.ruling(false).await).await.unwrap();
        let id = case.id;
        let outcome = |outcome: &'static str| {
            let app = case.app.clone();
            async move {
                use diesel::prelude::*;
                use imprimatur::db::schema::checks;
                write(&app, move |tx| {
                    diesel::update(checks::table.filter(checks::request_id.eq(id).and(checks::code.eq("X1"))))
                        .set(checks::outcome.eq(outcome))
                        .execute(tx.conn())?;
                    Ok(())
                })
                .await
                .unwrap();
            }
        };
        outcome("possible_match").await;
        case.app.clock.advance(600);
        case.app.sweep().await;
        assert_eq!(case.stage().await, Stage::Recommended);
        let page = case.officer.get(&case.path()).await;
        assert!(page.has_text("cannot take effect") && page.has_text("X1"), "{page:?}");
        outcome("clear").await;
        case.app.sweep().await;
        assert_eq!(case.stage().await, Stage::Closed);
        case.app.finish().await;
    }

    async fn a_withdrawal_voids_what_is_sealed(db) {
        let case = recommended(db, 600).await;
        case.decide(&case.officer, &case.ruling(false).await).await.unwrap();
        let (id, actor) = (case.id, cases::actor(&case.partner).await);
        write(&case.app, move |tx| {
            let request = requests::lock(tx, id)?;
            requests::actions::may(tx, &actor, &request, requests::Action::Withdraw)?;
            requests::advance(tx, Some(&actor), &request, requests::Action::Withdraw, requests::Change::default())
        })
        .await
        .unwrap();
        assert!(case.standing().await.is_none());
        case.app.clock.advance(601);
        case.app.sweep().await;
        assert!(case.app.letters_to(&case.partner.email).await.iter().all(|one| !one.subject.contains("Authorization for")));
        case.app.finish().await;
    }
}
