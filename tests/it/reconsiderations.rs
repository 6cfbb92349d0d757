//! That a decision is looked at again: asked once and in time, answered by an officer who did not decide.

use imprimatur::access::Role;
use imprimatur::authorizations::AuthorizationState as S;
use imprimatur::db::ids::ReconsiderationId;
use imprimatur::decisions::{DecisionState, set_aside_decisions};
use imprimatur::error::{Error, Result};
use imprimatur::guidelines::{Band, ReasonCode};
use imprimatur::reconsiderations::actions::{self, Change};
use imprimatur::reconsiderations::{Reconsideration, ReconsiderationAction as A, of_request};
use imprimatur::requests::Stage;

use crate::support::app::{Person, TestApp};
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, in_deliberation, proposal, read, write};
use crate::support::databases::{TestDb, db_tests};

/// A case that the officer declined.
async fn declined(db: TestDb) -> DecisionCase {
    let case = in_deliberation(&TestApp::start(db).await).await;
    let no = imprimatur::decisions::Proposal {
        outcome: Band::RecommendDecline,
        departing_reasons: "The words promise too much.".into(),
        ..proposal()
    };
    case.recommend(no).await.unwrap();
    let ruling = imprimatur::decisions::Ruling {
        reason_codes: vec![ReasonCode::InsufficientInformation],
        ..case.ruling(true).await
    };
    case.decide(&case.officer, &ruling).await.unwrap();
    case.app.sweep().await;
    case
}

impl DecisionCase {
    fn again(&self) -> String {
        format!("/requests/{}/reconsideration", self.id)
    }

    fn again_case(&self) -> String {
        format!("/cases/{}/reconsideration", self.id)
    }

    async fn ask_again(&self) {
        let page = self.partner.get(&self.again()).await;
        let words = [("ground", "fact"), ("words", "The poster that was judged is not ours.")];
        let page = self.partner.submit(&page, "Send", &words).await;
        assert!(page.has_text("We have what you wrote"), "{page:?}");
    }

    async fn asked(&self) -> Vec<Reconsideration> {
        let id = self.id;
        read(&self.app, move |conn| of_request(conn, id)).await
    }

    async fn answer_again(&self, who: &Person, action: A, change: Change) -> Result<()> {
        let (actor, row) = (cases::actor(who).await, self.asked().await[0].id);
        write(&self.app, move |tx| actions::answer(tx, &actor, row, action, "We looked at it.", &change))
            .await
    }
}

fn refusal(result: Result<()>) -> String {
    match result {
        Err(Error::Refused(reason)) => reason.to_string(),
        other => panic!("{other:?}"),
    }
}

db_tests! {
    async fn a_decline_is_changed_and_another_officer_decides(db) {
        let case = declined(db).await;
        let letter = case.app.letter(&case.partner, "Decision on").await;
        assert!(letter.text.contains(&case.again()) && letter.text.contains("24\u{a0}December\u{a0}2026"), "{}", letter.text);
        let page = case.partner.get(&format!("/requests/{}", case.id)).await;
        assert!(page.link("Ask that this is looked at again").is_ok());
        assert_eq!(case.chair.ask(&case.again_case()).await.status, 404, "nothing was asked yet");
        case.ask_again().await;
        assert!(case.app.letter(&case.partner, "we look at the decision again").await.text.contains("> The poster"));
        for person in [&case.chair, &case.secretary, &case.other] {
            let letter = case.app.letter(person, "asks for a reconsideration").await;
            assert!(!letter.text.contains("The poster that was judged"), "the words stand on the page");
        }

        // Whoever decided reads why it is not theirs, and is refused.
        let page = case.officer.get(&case.again_case()).await;
        assert!(page.has_text("You took the decision at issue"), "{page:?}");
        assert!(page.form("Answer and tell").is_err());
        assert!(refusal(case.answer_again(&case.officer, A::Uphold, Change::default()).await).contains("You took the decision"));
        for person in [&case.chair, &case.secretary] {
            assert!(case.answer_again(person, A::Uphold, Change::default()).await.is_err());
        }

        let page = case.other.get(&case.again_case()).await;
        assert!(page.has_text("The poster that was judged is not ours."), "{page:?}");
        let answer = case.other.try_submit(&page, "Answer and tell", &[("answer", "change")]).await;
        assert_eq!(answer.status, 422, "without reasons");
        let answer = case.other.try_submit(&answer.page(), "Answer and tell", &[("reasons", "It was another's poster.")]).await;
        assert!(answer.status == 422 && answer.page().has_text("Select where the case goes on"));
        case.other.submit(&answer.page(), "Answer and tell", &[("stage", "deliberation")]).await;
        assert_eq!(case.stage().await, Stage::Deliberation);
        let letter = case.app.letter(&case.partner, "was looked at again").await;
        assert!(letter.text.contains("another's poster") && letter.text.contains("open again"), "{}", letter.text);
        case.app.letter(&case.chair, "reconsideration is answered").await;
        let id = case.id;
        let aside = read(&case.app, move |conn| set_aside_decisions(conn, id)).await;
        assert_eq!((aside.len(), aside[0].state), (1, DecisionState::SetAside));
        let page = case.partner.get(&format!("/requests/{}/letter", case.id)).await;
        assert!(page.has_text("Why it is not authorized"), "the letter stays readable: {page:?}");
        let page = case.chair.get(&case.path()).await;
        assert!(page.has_text("D-2026-0001 was set aside"), "{page:?}");

        // The group recommends anew; the first officer does not decide.
        case.recommend(proposal()).await.unwrap();
        let page = case.officer.get(&case.path()).await;
        assert!(page.has_text("You decided in this case before"), "{page:?}");
        let ruling = case.ruling(false).await;
        assert!(refusal(case.decide(&case.officer, &ruling).await).contains("another officer"));
        case.decide(&case.other, &ruling).await.unwrap();
        case.app.sweep().await;
        assert_eq!(case.standing().await.unwrap().number, "D-2026-0002");
        case.app.finish().await;
    }

    async fn back_to_review_asks_the_members_again(db) {
        let case = declined(db).await;
        case.ask_again().await;
        let change = Change { stage: Some(Stage::Review), ..Change::default() };
        case.answer_again(&case.other, A::Change, change.clone()).await.unwrap();
        assert_eq!(case.stage().await, Stage::Review);
        let confirm = case.members[0].get(&format!("/cases/{}/review", case.id)).await;
        assert!(confirm.form("My scores still hold").is_ok(), "{confirm:?}");
        assert!(refusal(case.answer_again(&case.other, A::Change, change).await).contains("answered already"));
        case.app.finish().await;
    }

    async fn asked_once_in_time_and_with_a_ground(db) {
        let case = declined(db).await;
        assert_eq!(case.app.visitor().ask(&case.again()).await.status, 303);
        let page = case.partner.get(&case.again()).await;
        let answer = case.partner.try_submit(&page, "Send", &[]).await;
        assert_eq!((answer.status, answer.page().error_texts().len()), (422, 2));
        let (actor, id) = (cases::actor(&case.partner).await, case.id);
        let ask = move |tx: &mut imprimatur::db::Tx| {
            actions::ask(tx, &actor, id, Some(imprimatur::reconsiderations::Ground::Conflict), "He knows them.").map(|_| ())
        };
        let chair = cases::actor(&case.chair).await;
        let by_staff = write(&case.app, move |tx| actions::ask(tx, &chair, id, None, "Please.").map(|_| ())).await;
        assert!(by_staff.is_err(), "staff does not ask");
        write(&case.app, ask.clone()).await.unwrap();
        assert!(refusal(write(&case.app, ask.clone()).await).contains("once"));
        assert!(case.partner.get(&case.again()).await.form("Send").is_err());

        // Nobody answers: the officers are reminded, but for the one who decided.
        case.days(12).await;
        case.app.letter(&case.other, "a reconsideration waits for you").await;
        let letters = case.app.letters_to(&case.officer.email).await;
        assert!(letters.iter().all(|one| !one.subject.contains("waits for you")));
        assert_eq!(case.stage().await, Stage::Closed);
        case.answer_again(&case.other, A::Refuse, Change::default()).await.unwrap();
        let letter = case.app.letter(&case.partner, "was looked at again").await;
        assert!(letter.text.contains("shows no ground"), "{}", letter.text);
        let page = case.partner.get(&case.again()).await;
        assert!(page.has_text("Refused: no ground") && page.has_text("We looked at it."), "{page:?}");
        assert!(refusal(write(&case.app, ask).await).contains("once"), "not a second time either");
        case.app.finish().await;
    }

    async fn too_late(db) {
        let case = declined(db).await;
        case.days(31).await;
        let page = case.partner.get(&case.again()).await;
        assert!(page.has_text("The last day to ask for this was Thursday 24 December 2026"), "{page:?}");
        let page = case.partner.get(&format!("/requests/{}", case.id)).await;
        assert!(page.link("Ask that this is looked at again").is_err());
        let (actor, id) = (cases::actor(&case.partner).await, case.id);
        let ground = Some(imprimatur::reconsiderations::Ground::Fact);
        let late = write(&case.app, move |tx| actions::ask(tx, &actor, id, ground, "A fact.").map(|_| ())).await;
        assert!(refusal(late).contains("24\u{a0}December\u{a0}2026"));
        case.app.finish().await;
    }

    async fn a_suspension_and_a_revocation_are_undone(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        case.other.sign_in().await;
        let path = format!("/authorizations/{}", case.authorization_id().await);
        let page = case.officer.get(&path).await;
        case.officer.submit(&page, "Suspend and tell", &[("suspend_reasons", "A report of misuse.")]).await;
        assert!(app.letter(&case.partner, "stop the use now").await.text.contains(&case.again()));
        assert!(case.partner.get(&case.own_path()).await.link("Ask that this is looked at again").is_ok());
        case.ask_again().await;
        assert!(refusal(case.answer_again(&case.officer, A::Change, Change::default()).await).contains("You took"));
        case.answer_again(&case.other, A::Change, Change::default()).await.unwrap();
        assert_eq!(case.authorization().await.state, S::Active);
        app.letter(&case.partner, "is reinstated").await;

        let page = case.other.get(&path).await;
        case.other.submit(&page, "Revoke and tell", &[("revoke_reasons", "The mark stood on goods.")]).await;
        assert!(app.letter(&case.partner, "is revoked").await.text.contains(&case.again()));
        case.ask_again().await;
        assert!(refusal(case.answer_again(&case.other, A::Change, Change::default()).await).contains("You took"));
        case.answer_again(&case.officer, A::Change, Change::default()).await.unwrap();
        let row = case.authorization().await;
        assert_eq!((row.state, row.stop_by), (S::Active, None));
        assert_eq!(case.asked().await.len(), 2);
        app.finish().await;
    }

    async fn what_was_undone_otherwise_is_not_changed(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let path = format!("/authorizations/{}", case.authorization_id().await);
        let page = case.officer.get(&path).await;
        case.officer.submit(&page, "Suspend and tell", &[("suspend_reasons", "A report of misuse.")]).await;
        case.ask_again().await;
        let page = case.officer.get(&path).await;
        case.officer.submit(&page, "Reinstate and tell", &[("reinstate_reasons", "A mistake.")]).await;
        assert!(refusal(case.answer_again(&case.other, A::Change, Change::default()).await).contains("no longer stands"));
        case.answer_again(&case.other, A::Uphold, Change::default()).await.unwrap();
        app.finish().await;
    }

    async fn conditions_are_edited(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        assert!(app.letter(&case.partner, "Authorization for").await.text.contains("these conditions again"));
        case.ask_again().await;
        let page = case.other.get(&case.again_case()).await;
        let same = [("answer", "change"), ("reasons", "Too narrow.")];
        let answer = case.other.try_submit(&page, "Answer and tell", &same).await;
        assert!(answer.status == 422 && answer.page().has_text("Change at least one condition"), "{:?}", answer.page());
        let empty = [("condition-1", " ")];
        let answer = case.other.try_submit(&answer.page(), "Answer and tell", &empty).await;
        assert!(answer.status == 422 && answer.page().has_text("Enter the words of the condition"));
        let edited = [("condition-1", "The mark is used for talks and for books."), ("let_go-2", "yes")];
        case.other.submit(&answer.page(), "Answer and tell", &edited).await;
        let conditions = case.conditions().await;
        assert_eq!(conditions[0].text, "The mark is used for talks and for books.");
        assert_eq!(conditions[1].state, imprimatur::authorizations::ConditionState::Waived);
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("for talks and for books"), "{page:?}");
        app.finish().await;
    }

    async fn an_officer_with_another_part_in_the_case_does_not_answer(db) {
        let case = declined(db).await;
        case.ask_again().await;
        for (person, why) in [(&case.chair, "recommended"), (&case.screener, "check"), (&case.members[0], "scorecard")] {
            case.also(person, Role::AuthorizingOfficer).await;
            let said = refusal(case.answer_again(person, A::Uphold, Change::default()).await);
            assert!(said.contains(why), "{said}");
        }
        cases::conflict(&case.app, case.id, &case.other).await;
        assert!(matches!(case.answer_again(&case.other, A::Uphold, Change::default()).await, Err(Error::Hidden)));
        let (actor, none) = (cases::actor(&case.officer).await, ReconsiderationId(999));
        let gone = write(&case.app, move |tx| actions::answer(tx, &actor, none, A::Uphold, "No.", &Change::default())).await;
        assert!(matches!(gone, Err(Error::Hidden)));
        case.app.finish().await;
    }
}
