//! Nothing is granted on a check that is open, a match that nobody judged, or a list that nobody looked at (invariant I1); a
//! decline goes its way.

use diesel::prelude::*;
use imprimatur::db::schema::checks;
use imprimatur::error::{Error, Result};
use imprimatur::requests::Stage;
use imprimatur::screening::lists::read::Format;

use crate::support::app::TestApp;
use crate::support::cases_decisions::{DecisionCase, in_deliberation, proposal, write};
use crate::support::databases::{TestDb, db_tests};
use crate::support::lists::{bring, council, entity};

async fn recommended(db: TestDb) -> DecisionCase {
    let app = TestApp::start(db).await;
    let case = in_deliberation(&app).await;
    case.recommend(proposal()).await.unwrap();
    case
}

/// What is said at the outcome.
#[track_caller]
fn at_outcome(result: Result<()>) -> String {
    match result {
        Err(Error::Invalid(problems)) => {
            let said: Vec<String> = problems
                .iter()
                .filter(|(field, _)| *field == "outcome")
                .map(|(_, words)| words.to_string())
                .collect();
            said.join(" ")
        }
        other => panic!("not refused: {other:?}"),
    }
}

impl DecisionCase {
    async fn set_check(&self, code: &'static str, outcome: &'static str, second: bool) {
        let id = self.id;
        let second = if second { Some(crate::support::cases::actor(&self.screener).await.id) } else { None };
        write(&self.app, move |tx| {
            let at = second.map(|_| tx.now);
            diesel::update(checks::table.filter(checks::request_id.eq(id).and(checks::code.eq(code))))
                .set((
                    checks::outcome.eq(outcome),
                    checks::confirmed_by.eq(second),
                    checks::confirmed_at.eq(at),
                ))
                .execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
    }

    async fn list(&self, day: &str, name: &str) {
        let list = council(day, &[entity("T.9", name, "")]);
        bring(&self.app.data.db, Format::SecurityCouncil, list, false).await.unwrap();
    }
}

db_tests! {
    async fn nothing_is_granted_on_a_check_that_is_open_or_excludes(db) {
        let case = recommended(db).await;
        let grant = case.ruling(false).await;
        for (code, outcome) in [("X1", "not_checked"), ("X8", "possible_match"), ("X10", "confirmed"), ("H9", "possible_match")] {
            case.set_check(code, outcome, false).await;
            let why = at_outcome(case.decide(&case.officer, &grant).await);
            assert!(why.contains(code), "{code} {outcome}: {why}");
            case.set_check(code, "clear", false).await;
        }
        case.set_check("X4", "confirmed", true).await;
        assert!(at_outcome(case.decide(&case.officer, &grant).await).contains("X4"));
        assert!(case.standing().await.is_none());
        // A check that escalates does not stand in the way once it is confirmed; nor does any when the answer is no.
        case.set_check("X4", "clear", false).await;
        case.set_check("H8", "confirmed", false).await;
        case.decide(&case.officer, &grant).await.unwrap();
        case.app.sweep().await;
        assert_eq!(case.stage().await, Stage::Closed);
        case.app.finish().await;
    }

    async fn nothing_is_granted_on_a_match_nobody_judged_or_a_list_nobody_looked_at(db) {
        let case = recommended(db).await;
        let grant = case.ruling(false).await;
        case.list("2026-11-20", "OSKAVEL").await;
        let why = at_outcome(case.decide(&case.officer, &grant).await);
        assert!(why.contains("are being looked up"), "{why}");
        case.app.look_up().await;
        // The machine finds a name near the applicant's: the check is open again, and the officer reads it.
        case.list("2026-11-23", "SANA WANDFILTER").await;
        case.app.look_up().await;
        let why = at_outcome(case.decide(&case.officer, &grant).await);
        assert!(why.contains("X1"), "{why}");
        // A check that somebody settles behind the machine's back does not help: the match itself stands in the way.
        case.set_check("X1", "clear", false).await;
        let why = at_outcome(case.decide(&case.officer, &grant).await);
        assert!(why.contains("has not been judged yet"), "{why}");
        case.screener.sign_in().await;
        let page = case.screener.get("/matches").await;
        let link = page.links.iter().find(|link| link.href.contains("/screening/matches/")).unwrap().href.clone();
        let page = case.screener.get(&link).await;
        let apart = [("state", "not_the_same"), ("reason", "Another trade, another country.")];
        case.screener.submit(&page, "Record, and X1 as a false match", &apart).await;
        case.app.pass_days(8).await;
        let why = at_outcome(case.decide(&case.officer, &grant).await);
        assert!(why.contains("more than seven days"), "{why}");
        let decline = case.ruling(true).await;
        let decline = imprimatur::decisions::Ruling {
            reason_codes: vec![imprimatur::guidelines::ReasonCode::PurposeNotUnAims],
            departing_reasons: "The lists are stale and the date is near.".into(),
            could_change: "Ask again when the lists are fresh.".into(),
            ..decline
        };
        case.decide(&case.officer, &decline).await.unwrap();
        case.app.finish().await;
    }
}
