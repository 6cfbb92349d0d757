//! A holder who appears on a later list: hit, first person, second person, suspension; and nobody outside knows of it
//! before the officer has acted.

use imprimatur::access::Role;
use imprimatur::authorizations::AuthorizationState;
use imprimatur::screening::lists::read::Format;

use crate::support::app::{Person, TestApp};
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::DecisionCase;
use crate::support::databases::{TestDb, db_tests};
use crate::support::html::Page;
use crate::support::lists::{bring, council, entity};

struct Held {
    case: DecisionCase,
    noor: Person,
    olga: Person,
    path: String,
}

/// An authorization in force, and a list that names its holder.
async fn listed(db: TestDb) -> Held {
    let app = TestApp::start(db).await;
    let case = offered(&app).await;
    case.in_force().await;
    let noor = app.person("Noor Screener", &[Role::Screener]).await;
    let olga = app.person("Olga Screener", &[Role::Screener]).await;
    let list = council("2026-11-20", &[entity("T.2", "Oskavel", "")]);
    bring(&app.data.db, Format::SecurityCouncil, list, false).await.unwrap();
    app.look_up().await;
    let list = council("2026-11-23", &[entity("T.9", "SANA VANDFILTER", "Sana Filters")]);
    bring(&app.data.db, Format::SecurityCouncil, list, false).await.unwrap();
    app.look_up().await;
    let path = format!("/authorizations/{}", case.authorization_id().await);
    Held { case, noor, olga, path }
}

impl Held {
    /// The page of the check, from the letter.
    async fn check(&self, who: &Person) -> Page {
        let page = who.get(&format!("/cases/{}/screening", self.case.id)).await;
        let link = page.links.iter().find(|link| link.href.contains("/screening/holder/")).unwrap();
        who.get(&link.href).await
    }

    async fn compare(&self, state: &str) {
        let page = self.check(&self.noor).await;
        let link = page.links.iter().find(|link| link.href.contains("/matches/")).unwrap().href.clone();
        let page = self.noor.get(&link).await;
        let values = [("state", state), ("reason", "The same number in the trade register.")];
        let page = self.noor.submit(&page, "Record and go on", &values).await;
        assert!(page.h1.contains("Sana Vandfilter A/S"), "{}", page.h1);
    }

    /// Judges the match and records the outcome of the check.
    async fn record(&self, state: &str, outcome: &str) {
        self.compare(state).await;
        let page = self.check(&self.noor).await;
        let values = [("outcome", outcome), ("What shows it", "Trade register of Denmark.")];
        let page = self.noor.submit(&page, "Record this finding", &values).await;
        assert!(page.has_text("What you found is recorded."));
    }

    async fn list(&self, day: &str, entities: &[String]) {
        bring(&self.case.app.data.db, Format::SecurityCouncil, council(day, entities), false).await.unwrap();
        self.case.app.look_up().await;
    }

    async fn state(&self) -> AuthorizationState {
        self.case.authorization().await.state
    }
}

db_tests! {
    async fn a_holder_who_is_listed_later_is_suspended_in_four_steps(db) {
        let held = listed(db).await;
        let (app, case) = (held.case.app.clone(), &held.case);
        // One: the hit opens a check and tells screener, chair and officer. Nothing is suspended.
        for person in [&held.noor, &case.chair, &case.officer] {
            app.letter(person, "A holder may be listed").await;
        }
        assert!(app.letters_to(&case.partner.email).await.iter().all(|letter| !letter.subject.contains("listed")));
        assert_eq!(held.state().await, AuthorizationState::Active);
        assert!(case.officer.get(&held.path).await.has_text("Under check"));
        assert!(!case.partner.get(&case.own_path()).await.has_text("Under check"));
        let page = held.check(&held.noor).await;
        let early = [("outcome", "confirmed"), ("What shows it", "The name.")];
        assert_eq!(held.noor.try_submit(&page, "Record this finding", &early).await.status, 403);
        // Two: a screener compares and confirms.
        held.record("the_same", "confirmed").await;
        assert!(!case.officer.get(&held.path).await.has_text("Suspend now and tell"));
        // Three: a second one confirms; the first cannot.
        assert!(held.check(&held.noor).await.form("Record as second person").is_err());
        let page = held.check(&held.olga).await;
        let values = [("decision", "confirm"), ("Why", "I see the same entry.")];
        held.olga.submit(&page, "Record as second person", &values).await;
        app.letter(&case.officer, "confirmed by two people").await;
        assert_eq!(held.state().await, AuthorizationState::Active, "a hit suspends nothing by itself");
        // Four: the officer suspends with one button.
        let page = case.officer.get(&held.path).await;
        assert!(page.has_text("The holder is listed"));
        case.officer.submit(&page, "Suspend now and tell", &[]).await;
        assert_eq!(held.state().await, AuthorizationState::Suspended);
        let letter = app.letter(&case.partner, "is suspended").await;
        assert!(!letter.text.contains("T.9") && !letter.text.contains("list "), "{}", letter.text);
        app.finish().await;
    }

    async fn a_false_match_ends_the_check_and_is_not_asked_again(db) {
        let held = listed(db).await;
        held.record("not_the_same", "false_positive").await;
        let (app, case) = (held.case.app.clone(), &held.case);
        app.letter(&case.officer, "A false match").await;
        assert!(!case.officer.get(&held.path).await.has_text("Under check"));
        let list = council("2026-11-24", &[entity("T.9", "SANA VANDFILTER", "Sana Filters"), entity("T.4", "Ravnoe", "")]);
        bring(&app.data.db, Format::SecurityCouncil, list, false).await.unwrap();
        app.look_up().await;
        assert!(!case.officer.get(&held.path).await.has_text("Under check"));
        app.finish().await;
    }

    async fn a_confirmation_falls_with_the_entry_it_rests_on(db) {
        let held = listed(db).await;
        held.record("the_same", "confirmed").await;
        let (app, case) = (held.case.app.clone(), &held.case);
        let seen = held.check(&held.olga).await;
        // Delisted before the second person looked: there is nothing left to confirm.
        held.list("2026-11-24", &[entity("T.4", "Ravnoe", "")]).await;
        for person in [&held.noor, &case.chair, &case.officer] {
            app.letter(person, "A listed entry is gone").await;
        }
        let yes = [("decision", "confirm"), ("Why", "I see the same entry.")];
        assert_eq!(held.olga.try_submit(&seen, "Record as second person", &yes).await.status, 409);
        let page = held.check(&held.noor).await;
        let early = [("outcome", "confirmed"), ("What shows it", "It was listed last week.")];
        let answer = held.noor.try_submit(&page, "Record this finding", &early).await;
        assert!(answer.status == 403 && answer.page().has_text("None of the names near listed ones was judged to be the same"));
        let over = [("outcome", "false_positive"), ("What shows it", "Delisted on 24 November.")];
        held.noor.submit(&page, "Record this finding", &over).await;
        assert!(!case.officer.get(&held.path).await.has_text("Under check"));
        app.finish().await;
    }

    async fn nobody_is_offered_a_suspension_for_what_is_listed_no_more(db) {
        let held = listed(db).await;
        held.record("the_same", "confirmed").await;
        let (app, case) = (held.case.app.clone(), &held.case);
        let page = held.check(&held.olga).await;
        held.olga.submit(&page, "Record as second person", &[("decision", "confirm"), ("Why", "I see the same entry.")]).await;
        assert!(case.officer.get(&held.path).await.form("Suspend now and tell").is_ok());
        held.list("2026-11-24", &[entity("T.4", "Ravnoe", "")]).await;
        app.letter(&case.officer, "A listed entry is gone").await;
        assert!(case.officer.get(&held.path).await.form("Suspend now and tell").is_err());
        app.finish().await;
    }

    async fn the_first_person_is_never_the_second_one_of_a_holder(db) {
        use imprimatur::screening::holders::{HolderCheckId, actions};

        let held = listed(db).await;
        held.record("the_same", "confirmed").await;
        let app = held.case.app.clone();
        let actor = cases::actor(&held.noor).await;
        let refused = app.data.db.write(move |tx| actions::confirm(tx, &actor, HolderCheckId(1), 2, "And I see it again.")).await;
        assert!(super::refusal(refused).contains("You were the first person"));
        // Nor by a second role: a chair's or an officer's word is none here.
        held.case.also(&held.noor, Role::Chair).await;
        let actor = cases::actor(&held.noor).await;
        let refused = app.data.db.write(move |tx| actions::confirm(tx, &actor, HolderCheckId(1), 2, "As the chair.")).await;
        assert!(super::refusal(refused).contains("You were the first person"));
        let actor = cases::actor(&held.case.officer).await;
        let refused = app.data.db.write(move |tx| actions::confirm(tx, &actor, HolderCheckId(1), 2, "As the officer.")).await;
        assert!(super::refusal(refused).contains("Your role"));
        app.finish().await;
    }

    async fn who_may_not_judge_a_holder_reads_why(db) {
        let held = listed(db).await;
        let (app, case) = (held.case.app.clone(), &held.case);
        let page = held.check(&case.chair).await;
        assert!(page.form("Record this finding").is_err());
        let path = format!("/cases/{}/screening/holder/1", case.id);
        case.members[0].sign_in().await;
        for (person, status) in [(&case.partner, 404), (&case.members[0], 403), (&case.secretary, 403)] {
            assert_eq!(person.ask(&path).await.status, status, "{}", person.name);
        }
        // An officer who judged the holder does not suspend: somebody else has to.
        case.also(&case.other, Role::Screener).await;
        case.other.sign_in().await;
        held.record("the_same", "confirmed").await;
        let page = held.check(&case.other).await;
        case.other.submit(&page, "Record as second person", &[("decision", "confirm"), ("Why", "I see it too.")]).await;
        let page = case.other.get(&held.path).await;
        let answer = case.other.try_submit(&page, "Suspend now and tell", &[]).await;
        assert_eq!(answer.status, 403);
        assert!(answer.page().has_text("You judged a check on this holder"));
        app.finish().await;
    }
}
