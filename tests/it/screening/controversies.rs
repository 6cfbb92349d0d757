//! Reports on an organization: weighed by hand, graded, remembered, closed.

use imprimatur::access::Role;
use imprimatur::error::Error;
use imprimatur::guidelines::{CheckCode, CheckOutcome, Track};
use imprimatur::screening::controversies::{self, Ending, New};
use imprimatur::screening::{Finding, checks_of};

use super::{Cast, cast, found, refusal};
use crate::support::cases;
use crate::support::databases::db_tests;

const RAID: [(&str, &str); 10] = [
    ("What is reported", "Wages withheld at a supplier"),
    ("Source", "https://news.example/wages"),
    ("dated-day", "3"),
    ("dated-month", "November"),
    ("dated-year", "2026"),
    ("harm", "3"),
    ("credibility", "4"),
    ("breadth", "2"),
    ("responsibility", "2"),
    ("remedy", "3"),
];

fn report(cast: &Cast, grade: i64) -> New {
    New {
        title: "Wages withheld at a supplier".into(),
        source: "The Daily Example, page 4".into(),
        dated: Some(cast.app.clock.now().date()),
        weights: [Some(3), Some(4), Some(2), Some(2), Some(3)],
        grade: Some(grade),
        remarks: String::new(),
    }
}

fn graded(outcome: CheckOutcome, controversy: Option<i64>) -> Finding {
    Finding { controversy, ..found(outcome, "The press of two years.") }
}

/// Which field an invalid finding names.
#[track_caller]
fn field(result: imprimatur::error::Result<()>) -> String {
    match result {
        Err(Error::Invalid(problems)) => {
            problems.iter().map(|(field, _)| field.clone()).collect::<Vec<_>>().join(",")
        }
        other => panic!("not invalid: {other:?}"),
    }
}

impl Cast {
    async fn report(&self, grade: i64) {
        let (actor, id, new) = (cases::actor(&self.noor).await, self.id, report(self, grade));
        self.app.data.db.write(move |tx| controversies::actions::record(tx, &actor, id, &new)).await.unwrap();
    }
}

db_tests! {
    async fn a_report_holds_the_grade_of_the_check(db) {
        let cast = cast(db).await;
        let page = cast.noor.get(&cast.path("/controversies")).await;
        assert!(page.has_text("Nobody has recorded a report"));
        let answer = cast.noor.try_submit(&page, "Record the report", &[]).await;
        assert_eq!(answer.status, 422);
        let errors = answer.page().error_texts().join("|");
        for wanted in ["Enter what is reported", "Enter the source", "Enter the day", "“Harm”", "“Remedy”", "Select the grade over all"] {
            assert!(errors.contains(wanted), "{wanted}: {errors}");
        }
        let answer = cast.noor.try_submit(&answer.page(), "Record the report", &[&RAID[..], &[("dated-year", "2027"), ("grade", "3")]].concat()).await;
        assert!(answer.page().error_texts().iter().any(|one| one.contains("must not lie in the future")));
        let page = cast.noor.submit(&answer.page(), "Record the report", &[("dated-year", "2026")]).await;
        assert!(page.has_text("The report is recorded.") && page.has_text("3 – Serious or repeated"), "{page:?}");

        // The page of the check lists it and begins with its grade; nothing lower can be recorded.
        let page = cast.noor.get(&cast.path("/checks/H9")).await;
        assert!(page.has_text("Wages withheld at a supplier"));
        page.link("Weigh, record and close reports").unwrap();
        assert_eq!(page.form("Record this finding").unwrap().value("controversy"), Some("3"));
        let answer = cast.noor.try_submit(&page, "Record this finding", &[("outcome", "clear"), ("controversy", "2"), ("evidence", "Nothing much.")]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.page().has_text("open that is graded 3. Select 3 or more"));
        assert_eq!(field(cast.record(&cast.noor, CheckCode::H9, graded(CheckOutcome::PossibleMatch, Some(2))).await), "controversy");
        assert_eq!(field(cast.record(&cast.noor, CheckCode::H9, graded(CheckOutcome::NotApplicable, None)).await), "outcome");
        let (actor, id) = (cases::actor(&cast.noor).await, cast.id);
        let seen = vec![(CheckCode::H9, cast.check(CheckCode::H9).await.version)];
        let rest = cast.app.data.db.write(move |tx| imprimatur::screening::actions::record_rest(tx, &actor, id, &seen, "All read.", "")).await;
        assert!(refusal(rest).contains("cannot be recorded as clear with the rest"));
        cast.record(&cast.noor, CheckCode::H9, graded(CheckOutcome::Confirmed, Some(3))).await.unwrap();
        assert_eq!(cases::request(&cast.app, cast.id).await.track, Some(Track::Enhanced));

        // Another screener closes it; it stays readable.
        let page = cast.olga.get(&cast.path("/controversies")).await;
        let page = cast.olga.get(page.link("Wages withheld at a supplier").unwrap()).await;
        assert!(page.has_text("4 of 4") && page.has_text("Noor Screener"));
        let answer = cast.olga.try_submit(&page, "Close the report", &[]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.page().error_texts().len() >= 2);
        let page = cast.olga.submit(&answer.page(), "Close the report", &[("ending", "remedied"), ("What shows it", "The court's settlement of 10 November.")]).await;
        assert!(page.has_text("The report is closed.") && page.has_text("No report is open"));
        let of = cast.app.data.db.read(move |conn| {
            let organization = imprimatur::requests::by_id(conn, id)?.organization_id;
            controversies::of_organization(conn, organization)
        }).await.unwrap().remove(0);
        let actor = cases::actor(&cast.noor).await;
        let again = cast.app.data.db.write(move |tx| controversies::actions::close(tx, &actor, id, of.id, of.version, Some(Ending::Wrong), "It is not.")).await;
        assert!(refusal(again).contains("closed already"));
        cast.record(&cast.noor, CheckCode::H9, graded(CheckOutcome::Clear, Some(1))).await.unwrap();
        cast.app.finish().await;
    }

    async fn the_next_case_remembers_and_settled_checks_go_back(db) {
        let cast = cast(db).await;
        cast.rest_is_clear().await;
        let next = cases::again_in_screening(&cast.app, &cast.partner, cast.id).await;
        cast.report(2).await;
        let letter = cast.app.letter(&cast.olga, "A report to look at").await;
        assert!(letter.text.contains("graded 2") && letter.text.contains("H9"), "{}", letter.text);
        assert_eq!(cast.check(CheckCode::H9).await.outcome, CheckOutcome::NotChecked);
        assert_eq!(cast.settled().await.not_checked, [CheckCode::H9]);

        let page = cast.olga.get(&format!("/cases/{next}/screening/checks/H9")).await;
        assert!(page.has_text("Recorded in another case"));
        assert_eq!(page.form("Record this finding").unwrap().value("controversy"), Some("2"));
        let there = Cast { id: next, ..cast };
        there.record(&there.olga, CheckCode::H9, graded(CheckOutcome::Clear, Some(2))).await.unwrap();
        // A worse one, recorded there, concerns both cases.
        there.report(4).await;
        for case in [there.id, next] {
            let checks = there.app.data.db.read(move |conn| checks_of(conn, case)).await.unwrap();
            let h9 = checks.iter().find(|check| check.code == CheckCode::H9).unwrap();
            assert_eq!(h9.outcome, CheckOutcome::NotChecked);
        }
        let page = there.noor.get(&there.path("")).await;
        assert!(page.has_text("4 – Severe"));
        there.app.finish().await;
    }

    async fn who_scores_reads_and_does_not_record(db) {
        let cast = cast(db).await;
        let member = cast.app.person("Mateus Member", &[Role::Reviewer, Role::Screener]).await;
        cases::card(&cast.app, cast.id, &member, "assigned").await;
        cast.report(1).await;
        let page = member.get(&cast.path("/controversies")).await;
        assert!(page.has_text("Wages withheld") && page.has_text("You score this case") && page.form("Record the report").is_err());
        assert!(cast.secretary.get(&cast.path("/controversies")).await.form("Record the report").is_err());
        assert_eq!(cast.partner.ask(&cast.path("/controversies")).await.status, 404);
        let (id, new) = (cast.id, report(&cast, 2));
        for (person, why) in [(&member, "You score this case"), (&cast.chair, "role")] {
            let (actor, new) = (cases::actor(person).await, new.clone());
            let refused = cast.app.data.db.write(move |tx| controversies::actions::record(tx, &actor, id, &new)).await;
            assert!(refusal(refused).contains(why));
        }
        // Who recorded one has judged here, and may not exclude.
        let both = cast.app.person("Dora Double", &[Role::Screener, Role::Chair]).await;
        let actor = cases::actor(&both).await;
        cast.app.data.db.write(move |tx| controversies::actions::record(tx, &actor, id, &new)).await.unwrap();
        let actor = cases::actor(&both).await;
        let standing = cast.app.data.db.read(move |conn| {
            let request = imprimatur::requests::by_id(conn, id)?;
            imprimatur::requests::standing(conn, &request, &actor)
        }).await.unwrap();
        assert!(standing.adjudicated);
        cast.app.finish().await;
    }
}
