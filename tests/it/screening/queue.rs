//! What a screener has to judge over all cases, and nothing of a case in which they may not.

use imprimatur::access::Role;
use imprimatur::guidelines::{CheckCode, CheckOutcome};
use imprimatur::screening::lists::read::Format;
use imprimatur::screening::matches::{MatchState, of_check};

use super::{Cast, cast, found};
use crate::support::app::Person;
use crate::support::cases;
use crate::support::databases::db_tests;
use crate::support::lists::{bring, council, entity};

impl Cast {
    async fn bring_list(&self, day: &str, entities: &[String]) {
        let list = council(day, entities);
        bring(&self.app.data.db, Format::SecurityCouncil, list, false).await.unwrap();
        self.app.look_up().await;
    }
}

fn two_near() -> [String; 2] {
    [entity("T.9", "SANA WANDFILTER", ""), entity("T.10", "SANA VANDFILTERING", "")]
}

/// Second case of the same kind: names as in the first, of another organization.
async fn another(cast: &Cast) -> (Person, imprimatur::db::ids::RequestId) {
    let partner = cast.app.person("Petra Partner", &[Role::Partner]).await;
    let id = cases::in_screening(&cast.app, &partner).await;
    (partner, id)
}

db_tests! {
    async fn the_list_leads_from_case_to_case_and_settles_checks_on_the_way(db) {
        let cast = cast(db).await;
        let (_, other) = another(&cast).await;
        assert!(cast.noor.get("/matches").await.has_text("No match waits for you"));
        cast.bring_list("2026-11-23", &two_near()).await;
        let page = cast.noor.get("/desk").await;
        assert!(page.has_text("Matches to judge"));
        let mut page = cast.noor.get("/matches").await;
        assert!(page.has_text("4 matches wait") && page.has_text("SANA WANDFILTER") && page.has_text("the list: T.10"));
        let first = page.links.iter().find(|link| link.href.contains("/matches/")).unwrap().href.clone();
        page = cast.noor.get(&first).await;
        // Not the last of its check: there is nothing to settle with it yet.
        let mut settled = 0;
        for left in (1..=4).rev() {
            assert!(page.has_text(if left == 1 { "One match waits for you in all" } else { "matches wait for you in all" }));
            let last_of_check = page.has_text("The last match of this check");
            let values = [("state", "not_the_same"), ("reason", "Another trade, another country.")];
            let button = if last_of_check { "Record, and X1 as a false match" } else { "Record and go on" };
            settled += usize::from(last_of_check);
            page = cast.noor.submit(&page, button, &values).await;
        }
        assert_eq!(settled, 2);
        for id in [cast.id, other] {
            let page = cast.noor.get(&format!("/cases/{id}/screening")).await;
            let row = page.row("Security Council sanctions").unwrap();
            assert!(row.iter().any(|cell| cell.contains("False match")), "{row:?}");
            let evidence = "is not SANA WANDFILTER (T.9): Another trade, another country.";
            assert!(row.iter().any(|cell| cell.contains(evidence) && cell.contains("the list, 2026-11-23")), "{row:?}");
        }
        assert!(cast.noor.get("/matches").await.has_text("No match waits for you"));
        cast.app.finish().await;
    }

    async fn a_check_is_settled_with_a_match_only_when_all_were_told_apart(db) {
        let cast = cast(db).await;
        cast.bring_list("2026-11-23", &two_near()).await;
        let all = || cast.app.data.db.read(move |conn| of_check(conn, cast.id, CheckCode::X1));
        let path = |one: usize, all: &[imprimatur::screening::matches::Match]| format!("{}/{}", cast.path("/matches"), all[one].id);
        let matches = all().await.unwrap();
        // What the page does not offer is refused as well.
        let page = cast.noor.get(&path(0, &matches)).await;
        let mut form = page.form("Record and go on").unwrap();
        form.fill(&[("state", "not_the_same"), ("reason", "Another trade.")]).unwrap();
        let mut sent = form.submit("Record and go on").unwrap();
        sent.fields.push(("settles".into(), "yes".into()));
        assert_eq!(cast.noor.send(&sent).await.status, 403);
        assert_eq!(all().await.unwrap()[0].state, MatchState::Open, "all of it or nothing");
        cast.noor.submit(&page, "Record and go on", &[("state", "the_same"), ("reason", "The same number.")]).await;
        let page = cast.noor.get(&path(1, &matches)).await;
        assert!(!page.has_text("The last match of this check"), "one of them is the listed one");
        cast.noor.submit(&page, "Record and go on", &[("state", "not_the_same"), ("reason", "Another trade.")]).await;
        let page = cast.noor.get(&path(0, &matches)).await;
        let wrong = [("state", "the_same"), ("reason", "The same number.")];
        let answer = cast.noor.try_submit(&page, "Record, and X1 as a false match", &wrong).await;
        assert!(answer.status == 422 && answer.page().error_texts().iter().any(|text| text.contains("only when the two are not the same")));
        cast.noor.submit(&page, "Record, and X1 as a false match", &[("state", "not_the_same"), ("reason", "I misread it.")]).await;
        assert_eq!(cast.check(CheckCode::X1).await.outcome, CheckOutcome::FalsePositive);
        // A stale list counts as not checked: it settles nothing.
        cast.app.pass_days(8).await;
        cast.noor.sign_in().await;
        assert!(!cast.noor.get(&path(0, &matches)).await.has_text("The last match of this check"));
        cast.app.finish().await;
    }

    async fn nobody_has_matches_on_the_list_that_they_may_not_judge(db) {
        let cast = cast(db).await;
        let (_, other) = another(&cast).await;
        cast.bring_list("2026-11-23", &[entity("T.9", "SANA WANDFILTER", "")]).await;
        for person in [&cast.partner, &cast.secretary, &cast.chair] {
            assert_eq!(person.ask("/matches").await.status, 404, "{}", person.name);
            assert!(!person.ask("/desk").await.page().has_text("Matches to judge"), "{}", person.name);
        }
        assert!(cast.olga.get("/matches").await.has_text("2 matches wait"));
        cases::card(&cast.app, cast.id, &cast.olga, "assigned").await;
        assert!(cast.olga.get("/matches").await.has_text("One match waits"), "who scores does not judge");
        cases::conflict(&cast.app, other, &cast.olga).await;
        assert!(cast.olga.get("/matches").await.has_text("No match waits for you"));
        let third = cast.app.person("Thea Screener", &[Role::Screener]).await;
        assert!(third.get("/matches").await.has_text("2 matches wait"));
        // What two people confirmed is judged no more, whatever comes near.
        let confirmed = found(CheckOutcome::Confirmed, "The same owner.");
        let page = cast.noor.get(&cast.path("/checks/X1")).await;
        let link = page.links.iter().find(|link| link.href.contains("/matches/")).unwrap().href.clone();
        let page = cast.noor.get(&link).await;
        cast.noor.submit(&page, "Record and go on", &[("state", "the_same"), ("reason", "The same number.")]).await;
        cast.record(&cast.noor, CheckCode::X1, confirmed).await.unwrap();
        cast.confirm(&third, CheckCode::X1).await.unwrap();
        cast.bring_list("2026-11-24", &[entity("T.9", "SANA WANDFILTER", ""), entity("T.11", "SANA VANDFILTRE", "")]).await;
        let open = cast.app.data.db.read(move |conn| of_check(conn, cast.id, CheckCode::X1)).await.unwrap();
        assert!(open.iter().any(|one| one.state == MatchState::Open));
        let page = cast.noor.get("/matches").await;
        assert!(page.has_text("2 matches wait"), "both of the other case: {}", page.text);
        cast.app.finish().await;
    }
}
