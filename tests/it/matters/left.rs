//! What other steps leave, what the office writes down, and holds.

use imprimatur::access::Role;
use imprimatur::authorizations::{ConditionState, actions as authorizations};
use imprimatur::db::ids::MatterId;
use imprimatur::guidelines::{CheckCode, CheckOutcome};
use imprimatur::matters::{MatterState, Source, actions};
use imprimatur::requests::actions::submission;
use imprimatur::screening::{Finding, actions as screening, checks_of, open_hold_of};

use super::{does, matter, office, refusal};
use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{read, write};
use crate::support::databases::db_tests;

db_tests! {
    async fn a_breached_condition_opens_a_matter(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let id = case.authorization_id().await;
        let actor = cases::actor(&case.secretary).await;
        let (met, breached) = (actor.clone(), actor);
        write(&app, move |tx| authorizations::check_condition(tx, &met, id, 1, ConditionState::Met, "Seen.")).await.unwrap();
        assert!(case.secretary.get("/matters").await.has_text("No matters"));
        write(&app, move |tx| authorizations::check_condition(tx, &breached, id, 2, ConditionState::Breached, "On jars.")).await.unwrap();
        let found = matter(&app, MatterId(1)).await;
        assert_eq!((found.source, found.authorization_id, found.state), (Source::Condition, Some(id), MatterState::Received));
        assert_eq!(found.request_id, Some(case.id));
        let page = case.officer.get("/matters/1").await;
        assert!(page.has_text("Condition 2") && page.has_text("On jars."), "{}", page.text);
        app.finish().await;
    }

    async fn a_withdrawal_with_a_confirmed_exclusion_leaves_one(db) {
        let app = TestApp::start(db).await;
        let (secretary, ..) = office(&app).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let noor = app.person("Noor Screener", &[Role::Screener]).await;
        let olga = app.person("Olga Screener", &[Role::Screener]).await;
        let plain = cases::in_screening(&app, &partner).await;
        let by = cases::actor(&partner).await;
        write(&app, move |tx| submission::withdraw(tx, &by, plain, "")).await.unwrap();
        assert!(secretary.get("/matters").await.has_text("No matters"), "nothing was confirmed there");

        let id = cases::in_screening(&app, &partner).await;
        for (place, person) in [&noor, &olga].into_iter().enumerate() {
            let actor = cases::actor(person).await;
            write(&app, move |tx| {
                let check = checks_of(tx.conn(), id)?.into_iter().find(|check| check.code == CheckCode::X8).unwrap();
                if place == 1 {
                    return screening::confirm(tx, &actor, id, CheckCode::X8, check.version, "I see it too.");
                }
                let finding = Finding {
                    outcome: Some(CheckOutcome::Confirmed),
                    evidence: "Owns a plant.".into(),
                    list_version: String::new(),
                    controversy: None,
                };
                screening::record(tx, &actor, id, CheckCode::X8, check.version, &finding)
            }).await.unwrap();
        }
        let by = cases::actor(&partner).await;
        write(&app, move |tx| submission::withdraw(tx, &by, id, "")).await.unwrap();
        let found = matter(&app, MatterId(1)).await;
        assert_eq!((found.source, found.request_id), (Source::Withdrawal, Some(id)));
        assert!(found.organization_id.is_some() && found.description.contains("X8"), "{}", found.description);
        assert_eq!(partner.ask("/organization/matters/1").await.status, 404);
        assert!(app.letters_to(&partner.email).await.iter().all(|letter| !letter.text.contains("M-2026")));
        app.finish().await;
    }

    async fn every_open_request_is_put_on_hold(db) {
        let app = TestApp::start(db).await;
        let (secretary, ..) = office(&app).await;
        let noor = app.person("Noor Screener", &[Role::Screener]).await;
        let olga = app.person("Olga Screener", &[Role::Screener]).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let case = cases::in_screening(&app, &partner).await;
        // The office writes down what it heard, and finds the organization by its name.
        let page = noor.get("/matters/new").await;
        let values = [("description", "A raid was in the press."), ("who", "Sana"), ("reporter_name", "Rosa Quill")];
        let page = noor.submit(&page, "Save as a matter", &values).await;
        assert!(page.has_text("a bare name") && page.has_text("by Noor Screener"), "{}", page.text);
        let refused = does(&secretary, MatterId(1), |tx, actor, id, version| {
            actions::put_on_hold(tx, actor, id, version, "A raid.", "A question.")
        }).await;
        assert!(refusal(refused).contains("not known here"));
        let page = secretary.get("/matters/1?find=vandfilter").await;
        let page = secretary.submit(&page, "Save", &[("organization", "Sana Vandfilter A/S")]).await;
        assert!(page.has_text("Sana Vandfilter A/S") && !page.has_text("a bare name"), "{}", page.text);

        let page = noor.get("/matters/1").await;
        assert!(page.has_text("One open request is not on hold yet."));
        let named = [("hold_reason", "The raid."), ("summary", "Rosa Quill told us.")];
        assert_eq!(noor.try_submit(&page, "Put on hold and tell the organization", &named).await.status, 422);
        let page = noor.submit(&page, "Put on hold and tell the organization", &[("hold_reason", "The raid.")]).await;
        assert!(page.has_text("One request is on hold."), "{}", page.text);
        let hold = read(&app, move |conn| open_hold_of(conn, case)).await.unwrap();
        assert!(hold.reason.contains("M-2026-0001") && hold.reason.contains("The raid.") && hold.check_code.is_none());
        let letter = app.letter(&partner, "A question about your request").await;
        assert!(!letter.text.contains("raid") && !letter.text.contains("M-2026") && !letter.text.contains("Rosa"), "{}", letter.text);
        let again = does(&secretary, MatterId(1), |tx, actor, id, version| {
            actions::put_on_hold(tx, actor, id, version, "Again.", "A question.")
        }).await;
        assert!(refusal(again).contains("no open request"));

        // Two people release it, as ever.
        let page = noor.get(&format!("/cases/{case}/screening/release")).await;
        noor.submit(&page, "Ask for the release", &[("Why can the case go on?", "It was another firm.")]).await;
        let page = olga.get(&format!("/cases/{case}/screening/release")).await;
        olga.submit(&page, "Record as second person", &[("May the case go on?", "agree")]).await;
        assert!(read(&app, move |conn| open_hold_of(conn, case)).await.is_none());
        // Now the secretariat can, and a second case goes with the first.
        let other = cases::in_screening(&app, &partner).await;
        does(&secretary, MatterId(1), |tx, actor, id, version| {
            actions::put_on_hold(tx, actor, id, version, "Again.", "A question.")
        }).await.unwrap();
        assert!(read(&app, move |conn| open_hold_of(conn, case)).await.is_some());
        let _ = other;
        app.finish().await;
    }
}
