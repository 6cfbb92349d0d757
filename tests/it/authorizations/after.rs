//! The report on a use and what the office says to it; what it teaches; the accounts of money that was raised.

use imprimatur::authorizations::{ConditionState, actions};
use imprimatur::db::ids::UseReportId;
use imprimatur::error::Error;
use imprimatur::guidelines::UseType;
use imprimatur::waiting::{self, WaitKind};

use diesel::prelude::*;
use imprimatur::db::schema::{authorization_conditions as conditions, authorizations};

use crate::support::app::{Answer, Person, TestApp};
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, read, write};
use crate::support::databases::db_tests;

/// The case after the last day of its use.
async fn ended(case: &DecisionCase) {
    case.in_force().await;
    let left = (case.authorization().await.ends_on - case.app.clock.now().date()).num_days();
    case.days(left + 1).await;
}

async fn open(case: &DecisionCase, kind: WaitKind) -> usize {
    let id = case.id;
    let waits = read(&case.app, move |conn| waiting::open_for_request(conn, id)).await;
    waits.iter().filter(|wait| wait.kind == kind).count()
}

async fn report(case: &DecisionCase, values: &[(&str, &str)]) -> Answer {
    let page = case.partner.get(&case.own_path()).await;
    case.partner.try_submit(&page, "Send the report", values).await
}

async fn look(person: &Person, case: &DecisionCase, look: &str, remarks: &str) -> Answer {
    let page = person.get(&format!("/authorizations/{}", case.authorization_id().await)).await;
    let form = page.form("Record and tell the holder").expect("a report to look at");
    let number = form.action.rsplit('/').next().unwrap().to_owned();
    let (choice, words) = (format!("report-look-{number}"), format!("report-remarks-{number}"));
    let mut values = vec![(words.as_str(), remarks)];
    if !look.is_empty() {
        values.push((choice.as_str(), look));
    }
    person.try_submit(&page, "Record and tell the holder", &values).await
}

/// The first condition asks for the report, as K17 does.
async fn asks_for_a_report(case: &DecisionCase, code: &'static str, position: i64) {
    let id = case.authorization_id().await;
    write(&case.app, move |tx| {
        let first = conditions::authorization_id.eq(id).and(conditions::position.eq(position));
        diesel::update(conditions::table.filter(first)).set(conditions::code.eq(code)).execute(tx.conn())?;
        Ok(())
    })
    .await
    .unwrap();
}

db_tests! {
    async fn a_report_is_looked_at_and_asks_for_a_lesson(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        asks_for_a_report(&case, "K17", 1).await;
        let page = case.secretary.get(&format!("/cases/{}/lesson", case.id)).await;
        case.secretary.submit(&page, "Record that there is no lesson", &[("reason", "Routine.")]).await;
        ended(&case).await;
        assert_eq!(report(&case, &[("report", "")]).await.status, 422);
        assert_eq!(report(&case, &[("report", "Forty schools.")]).await.status, 200);
        assert_eq!((open(&case, WaitKind::UseReport).await, open(&case, WaitKind::ReportReview).await), (0, 1));
        assert!(case.secretary.get("/desk").await.has_text("Look at the report on the use"));
        assert_eq!(look(&case.secretary, &case, "", "").await.status, 422);
        assert_eq!(look(&case.secretary, &case, "back", "").await.status, 422, "not without a word");
        assert_eq!(look(&case.secretary, &case, "back", "How many posters?").await.status, 200);
        assert!(app.letter(&case.partner, "another one is asked for").await.text.contains("How many posters?"));
        assert_eq!((open(&case, WaitKind::UseReport).await, open(&case, WaitKind::ReportReview).await), (1, 0));
        assert!(case.partner.get(&case.own_path()).await.has_text("How many posters?"));

        assert_eq!(report(&case, &[("report", "Forty schools, 3,000 posters.")]).await.status, 200);
        assert_eq!(open(&case, WaitKind::LessonTask).await, 0);
        assert_eq!(look(&case.secretary, &case, "accept", "Well done.").await.status, 200);
        assert!(app.letter(&case.partner, "was accepted").await.text.contains("Well done."));
        let first = case.conditions().await.remove(0);
        assert!(first.state == ConditionState::Met && first.evidence.contains("Report on the use"), "{first:?}");
        assert_eq!(open(&case, WaitKind::LessonTask).await, 1, "what it teaches is asked for, also after a waiver");
        let page = case.secretary.get(&format!("/cases/{}/lesson", case.id)).await;
        assert!(page.has_text("Forty schools, 3,000 posters.") && page.has_text("Routine."), "{page:?}");
        let page = case.secretary.submit(&page, "Record that there is no lesson", &[("reason", "As expected.")]).await;
        assert!(page.has_text("As expected.") && page.form("Record that there is no lesson").is_err(), "{page:?}");
        assert_eq!(open(&case, WaitKind::LessonTask).await, 0);
        app.finish().await;
    }

    async fn a_report_is_looked_at_once_and_by_the_office(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (holder, id) = (cases::actor(&case.partner).await, case.authorization_id().await);
        let early = write(&app, {
            let holder = holder.clone();
            move |tx| actions::report_use(tx, &holder, id, "Too early.", None)
        }).await;
        assert!(matches!(early, Err(Error::Refused(_))), "{early:?}");
        ended(&case).await;
        report(&case, &[("report", "Forty schools.")]).await;
        let twice = write(&app, {
            let holder = holder.clone();
            move |tx| actions::report_use(tx, &holder, id, "Once more.", None)
        }).await;
        assert!(matches!(twice, Err(Error::Refused(_))), "{twice:?}");
        let report = UseReportId(1);
        let by_holder = write(&app, move |tx| actions::look_at_report(tx, &holder, id, report, true, "")).await;
        assert!(matches!(by_holder, Err(Error::Refused(_) | Error::Hidden)), "{by_holder:?}");
        for who in [&case.screener, &case.chair] {
            let actor = cases::actor(who).await;
            let refused = write(&app, move |tx| actions::look_at_report(tx, &actor, id, report, true, "")).await;
            assert!(matches!(refused, Err(Error::Refused(_))), "{}: {refused:?}", who.name);
        }
        look(&case.officer, &case, "accept", "").await;
        let secretary = cases::actor(&case.secretary).await;
        let again = write(&app, {
            let secretary = secretary.clone();
            move |tx| actions::look_at_report(tx, &secretary, id, report, false, "No.")
        }).await;
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
        let none = write(&app, move |tx| actions::look_at_report(tx, &secretary, id, UseReportId(99), true, "")).await;
        assert!(matches!(none, Err(Error::Hidden)), "{none:?}");
        app.finish().await;
    }

    async fn money_that_was_raised_is_accounted_for(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let id = case.authorization_id().await;
        asks_for_a_report(&case, "K15", 2).await;
        write(&app, move |tx| {
            diesel::update(authorizations::table.find(id))
                .set(authorizations::use_type.eq(UseType::Fundraising))
                .execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        ended(&case).await;
        let page = case.partner.get(&case.own_path()).await;
        assert!(page.has_text("Accounts of the money"), "{page:?}");
        let with = |raised, costs, passed_on| {
            [("report", "A run."), ("currency", "dkk"), ("raised", raised), ("costs", costs), ("passed_on", passed_on)]
        };
        for (wrong, count) in [(with("", "", ""), 3), (with("ten", "-1", "1.5"), 3), (with("100", "60", "50"), 1)] {
            let answer = report(&case, &wrong).await;
            assert_eq!((answer.status, answer.page().error_texts().len()), (422, count), "{wrong:?}");
        }
        let answer = report(&case, &[("report", "A run."), ("currency", "crowns"), ("raised", "1"), ("costs", "0"), ("passed_on", "1")]).await;
        assert_eq!(answer.status, 422);
        let answer = report(&case, &with("30 000", "3,000", "27 000")).await;
        assert_eq!(answer.status, 200);
        let page = case.secretary.get(&format!("/authorizations/{id}")).await;
        assert!(page.has_text("27,000 DKK") && page.has_text("90 % of what was raised"), "{page:?}");
        look(&case.secretary, &case, "accept", "").await;
        let second = case.conditions().await.remove(1);
        assert_eq!(second.state, ConditionState::Met, "{second:?}");
        let paper = case.partner.ask(&format!("{}/report.pdf", case.own_path())).await;
        assert_eq!((paper.status, &paper.body[..5]), (200, &b"%PDF-"[..]));
        app.finish().await;
    }
}
