//! Names near listed ones: found by themselves, compared side by side, remembered, and in the way until judged.

use imprimatur::guidelines::CheckCode;
use imprimatur::screening::lists::read::Format;
use imprimatur::screening::matches::{Match, MatchState, of_check};

use super::{Cast, cast, found, refusal};
use crate::support::app::Person;
use crate::support::cases;
use crate::support::databases::db_tests;
use crate::support::lists::{bring, council, entity};

const FORM: Format = Format::SecurityCouncil;

impl Cast {
    async fn list(&self, day: &str, entities: &[String]) {
        bring(&self.app.data.db, FORM, council(day, entities), false).await.unwrap();
        self.app.look_up().await;
    }

    async fn matches(&self) -> Vec<Match> {
        let id = self.id;
        self.app.data.db.read(move |conn| of_check(conn, id, CheckCode::X1)).await.unwrap()
    }

    /// Judges the first match of X1 that waits.
    async fn judge(&self, who: &Person, state: &str) {
        let open = self.matches().await.into_iter().find(|one| one.state == MatchState::Open).unwrap();
        let page = who.get(&self.path(&format!("/matches/{}", open.id))).await;
        let values =
            [("state", state), ("reason", "Founded in 1951 in Aalborg; the listed one is a ship owner.")];
        let page = who.submit(&page, "Record and go on", &values).await;
        assert!(page.has_text("Your judgement is recorded."));
    }
}

fn near() -> String {
    entity("T.9", "SANA WANDFILTER", "Sana Filters")
}

db_tests! {
    async fn a_lead_stands_in_the_way_until_somebody_compares_the_two(db) {
        let cast = cast(db).await;
        cast.list("2026-11-23", &[near(), entity("T.2", "Oskavel", "")]).await;
        let letter = cast.app.letter(&cast.noor, "Names near listed ones").await;
        assert!(letter.text.contains("X1 Security Council sanctions"), "{}", letter.text);
        assert!(cast.noor.get(&cast.path("")).await.has_text("One match to judge"));
        let clear = || found(imprimatur::guidelines::CheckOutcome::Clear, "Looked it up.");
        let why = refusal(cast.record(&cast.noor, CheckCode::X1, clear()).await);
        assert!(why.contains("has not been judged yet"), "{why}");

        let one = cast.matches().await.remove(0);
        let path = cast.path(&format!("/matches/{}", one.id));
        let page = cast.noor.get(&path).await;
        assert!(page.has_text("Another spelling") && page.has_text("Denmark") && page.has_text("Registered name"));
        let answer = cast.noor.try_submit(&page, "Record and go on", &[("reason", "Another trade.")]).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.page().form("Record and go on").unwrap().value("Why"), Some("Another trade."));
        // Whoever has no part in judging does not read it; whoever decides by it reads, and changes nothing.
        assert_eq!(cast.secretary.ask(&path).await.status, 403);
        assert_eq!(cast.partner.ask(&path).await.status, 404);
        assert!(cast.chair.get(&path).await.form("Record and go on").is_err());

        cast.judge(&cast.noor, "not_the_same").await;
        let page = cast.noor.get(&cast.path("/checks/X1")).await;
        assert_eq!(page.form("Record this finding").unwrap().value("What did you find?"), Some("false_positive"));
        let values = [("What shows it", "Another company."), ("List looked at", "the list, 2026-11-23")];
        let page = cast.noor.submit(&page, "Record this finding", &values).await;
        assert!(page.has_text("X1 is recorded."));
        cast.app.finish().await;
    }

    async fn what_was_told_apart_stays_apart_until_the_entry_changes(db) {
        let cast = cast(db).await;
        cast.list("2026-11-20", &[near()]).await;
        cast.judge(&cast.noor, "not_the_same").await;
        // Another version that says the same of it: nothing to do.
        cast.list("2026-11-21", &[near(), entity("T.3", "Tarnowia", "")]).await;
        assert!(cast.matches().await.iter().all(|one| one.state == MatchState::NotTheSame));
        // The next request of the same organization begins with the judgement of the first.
        let next = cases::again_in_screening(&cast.app, &cast.partner, cast.id).await;
        cast.app.look_up().await;
        let carried = cast.app.data.db.read(move |conn| of_check(conn, next, CheckCode::X1)).await.unwrap();
        assert_eq!((carried.len(), carried[0].state), (1, MatchState::NotTheSame));
        assert!(cast.noor.get(&format!("/cases/{next}/screening/checks/X1")).await.has_text("Judged in an earlier case"));
        // The list says something else of it: it has to be judged anew, and what was settled is settled no more.
        cast.rest_is_clear().await;
        assert!(cast.settled().await.allows_review());
        cast.list("2026-11-23", &[entity("T.9", "SANA WANDFILTER", "Sana Vandfilter")]).await;
        let states: Vec<MatchState> = cast.matches().await.iter().map(|one| one.state).collect();
        assert!(states.contains(&MatchState::Open), "{states:?}");
        assert_eq!(cast.settled().await.not_checked, [CheckCode::X1]);
        // It is delisted: the lead is over, and nobody has to judge it.
        cast.list("2026-11-24", &[entity("T.3", "Tarnowia", "")]).await;
        assert!(cast.matches().await.iter().all(|one| one.state != MatchState::Open));
        cast.app.finish().await;
    }

    async fn the_listed_one_is_confirmed_by_two_and_never_clear(db) {
        let cast = cast(db).await;
        cast.list("2026-11-23", &[near()]).await;
        cast.judge(&cast.noor, "the_same").await;
        let clear = found(imprimatur::guidelines::CheckOutcome::Clear, "Nothing there.");
        assert!(refusal(cast.record(&cast.noor, CheckCode::X1, clear).await).contains("judged to be the listed one"));
        let page = cast.noor.get(&cast.path("/checks/X1")).await;
        assert_eq!(page.form("Record this finding").unwrap().value("What did you find?"), Some("confirmed"));
        let yes = found(imprimatur::guidelines::CheckOutcome::Confirmed, "The same owner, the same port.");
        cast.record(&cast.noor, CheckCode::X1, yes).await.unwrap();
        // While it waits for its second person the match cannot be turned round.
        let one = cast.matches().await.remove(0);
        let page = cast.noor.get(&cast.path(&format!("/matches/{}", one.id))).await;
        let answer = cast.noor.try_submit(&page, "Record and go on", &[("state", "not_the_same"), ("reason", "No.")]).await;
        assert_eq!(answer.status, 403);
        assert!(refusal(cast.confirm(&cast.noor, CheckCode::X1).await).contains("You were the first person"));
        cast.confirm(&cast.olga, CheckCode::X1).await.unwrap();
        assert_eq!(cast.settled().await.excluding, [CheckCode::X1]);
        cast.app.finish().await;
    }

    async fn what_one_person_confirmed_falls_with_its_entry_and_waits_for_a_new_one(db) {
        let cast = cast(db).await;
        let yes = || found(imprimatur::guidelines::CheckOutcome::Confirmed, "The same owner, the same port.");
        cast.list("2026-11-20", &[near()]).await;
        cast.judge(&cast.noor, "the_same").await;
        cast.record(&cast.noor, CheckCode::X1, yes()).await.unwrap();
        // Delisted: nobody can be the second person of it any more.
        cast.list("2026-11-21", &[entity("T.3", "Tarnowia", "")]).await;
        assert!(cast.settled().await.not_checked.contains(&CheckCode::X1));
        assert!(refusal(cast.confirm(&cast.olga, CheckCode::X1).await).contains("nothing here for a second person"));
        for person in [&cast.olga, &cast.chair] {
            let letter = cast.app.letter(person, "A listed entry is gone").await;
            assert!(letter.text.contains("X1 Security Council sanctions"), "{}", letter.text);
        }
        // Listed again, confirmed again, and another entry comes near before the second person looks.
        cast.list("2026-11-22", &[near()]).await;
        cast.judge(&cast.noor, "the_same").await;
        cast.record(&cast.noor, CheckCode::X1, yes()).await.unwrap();
        cast.list("2026-11-23", &[near(), entity("T.10", "SANA VANDFILTRE", "")]).await;
        assert!(cast.settled().await.not_checked.contains(&CheckCode::X1));
        cast.judge(&cast.noor, "not_the_same").await;
        cast.record(&cast.noor, CheckCode::X1, yes()).await.unwrap();
        cast.confirm(&cast.olga, CheckCode::X1).await.unwrap();
        // What two people confirmed stands until one of them takes it back; they are told.
        cast.list("2026-11-24", &[entity("T.3", "Tarnowia", "")]).await;
        assert_eq!(cast.settled().await.excluding, [CheckCode::X1]);
        let told = cases::letters(&cast.app, cast.id).await;
        assert_eq!(told.iter().filter(|one| *one == "screening.entry_gone > Ingrid Chair").count(), 2);
        cast.app.finish().await;
    }

    async fn a_stale_list_counts_as_not_checked(db) {
        let cast = cast(db).await;
        cast.list("2026-11-23", &[entity("T.2", "Oskavel", "")]).await;
        cast.rest_is_clear().await;
        let id = cast.id;
        let request = cases::request(&cast.app, id).await;
        let why = |now| {
            let (db, request) = (cast.app.data.db.clone(), request.clone());
            async move { db.read(move |conn| imprimatur::screening::why_not_now(conn, &request, now)).await.unwrap() }
        };
        assert!(why(cast.app.clock.now()).await.is_none());
        cast.app.pass_days(8).await;
        assert!(why(cast.app.clock.now()).await.unwrap().to_string().contains("more than seven days"));
        // Somebody looks, and there is no newer one.
        cast.noor.sign_in().await;
        let page = cast.noor.get("/lists").await;
        assert!(page.has_text("Stale"));
        let page = cast.noor.submit(&page, "I looked: no newer list the list", &[]).await;
        assert!(page.has_text("Fresh"));
        assert!(why(cast.app.clock.now()).await.is_none());
        cast.app.finish().await;
    }
}
