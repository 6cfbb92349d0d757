//! Authorizing although two people confirmed X9: only with an approved engagement, and with its milestones.

use chrono::Days;
use imprimatur::access::Role;
use imprimatur::error::Error;
use imprimatur::guidelines::{CheckCode, CheckOutcome};
use imprimatur::requests::Outcome;
use imprimatur::say::Language;
use imprimatur::screening::engagements::{self, New};
use imprimatur::screening::{Finding, actions as screening, checks_of};

use crate::support::app::{Person, TestApp};
use crate::support::cases;
use crate::support::cases_decisions::{DecisionCase, in_deliberation, proposal, write};
use crate::support::databases::db_tests;

/// Two screeners confirm X9; gives the second.
async fn x9_stands(case: &DecisionCase) -> Person {
    let second = case.app.person("Olga Screener", &[Role::Screener]).await;
    let (id, first, other) = (case.id, cases::actor(&case.screener).await, cases::actor(&second).await);
    write(&case.app, move |tx| {
        let found = Finding {
            outcome: Some(CheckOutcome::Confirmed),
            evidence: "Two reports withheld.".into(),
            ..Finding::default()
        };
        let version = |tx: &mut imprimatur::db::Tx| {
            let checks = checks_of(tx.conn(), id)?;
            Ok::<_, Error>(checks.iter().find(|check| check.code == CheckCode::X9).unwrap().version)
        };
        let seen = version(tx)?;
        screening::record(tx, &first, id, CheckCode::X9, seen, &found)?;
        let seen = version(tx)?;
        screening::confirm(tx, &other, id, CheckCode::X9, seen, "I see it too.")
    })
    .await
    .unwrap();
    second
}

async fn approved(case: &DecisionCase) {
    let (id, screener, chair) =
        (case.id, cases::actor(&case.screener).await, cases::actor(&case.chair).await);
    write(&case.app, move |tx| {
        let new = New {
            plan: "A channel for complaints.".into(),
            milestones: "A policy by March\n\nA report by June".into(),
            review_on: Some(tx.today() + Days::new(200)),
        };
        engagements::actions::propose(tx, &screener, id, &new)?;
        let version = engagements::of_request(tx.conn(), id)?.remove(0).version;
        engagements::actions::answer(tx, &chair, id, version, Some(true), "They began in October.")
    })
    .await
    .unwrap();
}

/// What keeps a ruling back, as `field: words`.
#[track_caller]
fn problem(result: imprimatur::error::Result<()>) -> String {
    match result {
        Err(Error::Invalid(problems)) => {
            let lines =
                problems.iter().map(|(field, why)| format!("{field}: {}", why.in_language(Language::En)));
            lines.collect::<Vec<_>>().join("\n")
        }
        other => panic!("not invalid: {other:?}"),
    }
}

db_tests! {
    async fn x9_is_authorized_with_its_milestones_only(db) {
        let case = in_deliberation(&TestApp::start(db).await).await;
        case.recommend(proposal()).await.unwrap();
        x9_stands(&case).await;
        let mut ruling = case.ruling(false).await;
        assert!(!ruling.grant.conditions.iter().any(|one| one.code == "K25"));
        assert!(problem(case.decide(&case.officer, &ruling).await).starts_with("outcome: "));

        approved(&case).await;
        let wanted = "conditions: This case goes on with an approved remedial engagement: select condition K25";
        assert!(problem(case.decide(&case.officer, &ruling).await).contains(wanted));
        let page = case.officer.get(&case.path()).await;
        let form = page.form("Authorize and send").unwrap();
        assert_eq!(form.value("k-K25"), Some("yes"));

        ruling = case.ruling(false).await;
        ruling.outcome = Outcome::AuthorizedWithConditions;
        ruling.departing_reasons = "The engagement was approved later.".into();
        case.decide(&case.officer, &ruling).await.unwrap();
        case.app.sweep().await;
        let released = case.standing().await.unwrap();
        assert!(released.released_at.is_some());
        assert!(released.letter.text.contains("A policy by March; A report by June"), "{}", released.letter.text);
        let request = cases::request(&case.app, case.id).await;
        assert_eq!(request.outcome, Some(Outcome::AuthorizedWithConditions));
        case.app.finish().await;
    }

    async fn a_check_sent_back_keeps_a_sealed_decision_from_its_release(db) {
        let case = in_deliberation(&TestApp::start_with(db, imprimatur::config::Limits { release_seconds: 600, ..crate::support::app::limits() }).await).await;
        case.recommend(proposal()).await.unwrap();
        let second = x9_stands(&case).await;
        approved(&case).await;
        let mut ruling = case.ruling(false).await;
        ruling.departing_reasons = "The engagement was approved later.".into();
        case.decide(&case.officer, &ruling).await.unwrap();
        let (id, actor) = (case.id, cases::actor(&second).await);
        write(&case.app, move |tx| {
            let version = checks_of(tx.conn(), id)?.iter().find(|check| check.code == CheckCode::X9).unwrap().version;
            screening::send_back(tx, &actor, id, CheckCode::X9, version, "The report came.")
        })
        .await
        .unwrap();
        case.app.clock.advance(700);
        case.app.sweep().await;
        assert!(case.standing().await.unwrap().released_at.is_none());
        case.take_back(&case.officer).await.unwrap();
        case.app.finish().await;
    }
}
