//! Who may not, and when not.

use imprimatur::access::Role;
use imprimatur::db::ids::MatterId;
use imprimatur::matters::{MatterState, Report, actions};

use super::{does, matter, office, refusal, reported, seen};
use crate::support::app::TestApp;
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::databases::db_tests;

db_tests! {
    async fn each_step_belongs_to_a_role_and_a_state(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let screener = &case.screener;
        let id = reported(&app, Report { code: case.authorization().await.number, ..seen() }).await;
        let resolve = async |person| refusal(does(person, id, |tx, actor, id, version| actions::resolve(tx, actor, id, version, "Fine.")).await);
        let dismiss = async |person| does(person, id, |tx, actor, id, version| actions::dismiss(tx, actor, id, version, "Nothing in it.")).await;
        assert!(resolve(&case.chair).await.contains("the matter is “New”"));
        for person in [screener, &case.chair, &case.officer] {
            assert!(refusal(dismiss(person).await).contains("Your role does not include"));
        }
        assert_eq!(refusal(dismiss(&case.members[0]).await), "hidden");
        let page = screener.get("/matters/1").await;
        assert!(page.form("Dismiss the matter").is_err() && page.has_text("Your role does not include this step."));
        assert!(case.chair.get("/matters/1").await.has_text("Not possible now"));
        let page = case.secretary.get("/matters/1").await;
        for button in ["Dismiss the matter", "Refer the matter"] {
            let answer = case.secretary.try_submit(&page, button, &[]).await;
            assert_eq!(answer.status, 422, "{button}");
        }
        // An old page changes nothing.
        let stale = case.secretary.get("/matters/1").await;
        let page = case.secretary.submit(&page, "Refer the matter", &[("referred_to", "Legal Affairs"), ("refer_reasons", "A court sits over it.")]).await;
        assert!(page.has_text("Legal Affairs") && page.has_text("Referred"));
        assert_eq!(case.secretary.try_submit(&stale, "Dismiss the matter", &[("dismiss_reasons", "No.")]).await.status, 403);
        let rosa = app.visitor_named("Rosa Quill", "rosa@passersby.example");
        let letter = app.letter(&rosa, "What came of your report").await;
        assert!(letter.text.contains("Legal Affairs") && !letter.text.contains("court"));
        assert_eq!(refusal(dismiss(&case.secretary).await), "Not possible now: the matter is “Referred”.");

        let second = reported(&app, seen()).await;
        does(&case.secretary, second, |tx, actor, id, version| actions::dismiss(tx, actor, id, version, "A joke.")).await.unwrap();
        assert_eq!(matter(&app, second).await.state, MatterState::Dismissed);
        assert!(app.letter(&rosa, "report M-2026-0002").await.text.contains("Nothing further follows"));
        app.finish().await;
    }

    async fn a_conflict_or_the_own_organization_hides_it(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let id = reported(&app, Report { code: case.authorization().await.number, ..seen() }).await;
        let oversight = app.person("Ove Oversight", &[Role::Oversight]).await;
        let stranger = app.person("Stan Stranger", &[Role::Partner]).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        cases::conflict(&app, case.id, &case.officer).await;
        let path = format!("/matters/{id}");
        for person in [&case.officer, &stranger, &admin, &case.members[0], &case.partner] {
            assert_eq!(person.ask(&path).await.status, 404, "{}", person.name);
            assert_eq!(person.ask("/matters/99").await.status, 404);
        }
        assert!(case.officer.get("/matters").await.has_text("No matters"));
        assert!(case.other.get("/matters").await.has_text("M-2026-0001"));
        for person in [&stranger, &admin, &case.members[0]] {
            assert_eq!(person.ask("/matters").await.status, 404, "{}", person.name);
        }
        assert_eq!(refusal(does(&case.officer, id, |tx, actor, id, version| {
            let ruling = actions::Ruling { sanction: None, reasons: "x".into(), stop_by: None };
            actions::sanction(tx, actor, id, version, &ruling)
        }).await), "hidden");
        // A secretary who belongs to the organization knows of nothing either.
        case.also(&case.partner, Role::Secretariat).await;
        assert_eq!(case.partner.ask(&path).await.status, 404);
        assert!(app.letters_to(&case.partner.email).await.iter().all(|letter| !letter.subject.contains("M-2026")));
        // Oversight reads all and does nothing.
        let page = oversight.get(&path).await;
        assert!(page.has_text("Rosa Quill") && page.has_text("There is nothing for you to do here."), "{}", page.text);
        assert_eq!(oversight.ask("/matters/new").await.status, 403);
        app.finish().await;
    }

    async fn what_a_matter_concerns_must_fit(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let (secretary, _, officer) = office(&app).await;
        let id = reported(&app, seen()).await;
        let number = case.authorization().await.number;
        let link = async |person, organization: Option<i64>, authorization: &str| {
            let link = actions::Link {
                organization: organization.map(imprimatur::db::ids::OrganizationId),
                name: "Jam & Sons".into(),
                authorization: authorization.to_owned(),
            };
            does(person, id, move |tx, actor, id, version| actions::link(tx, actor, id, version, &link)).await
        };
        let ask = async || does(&secretary, id, |tx, actor, id, version| actions::open_dialogue(tx, actor, id, version, "What do you know?")).await;
        assert!(refusal(ask().await).contains("not known here"));
        assert!(refusal(link(&secretary, None, "A-2026-9999").await).contains("No authorization has this number"));
        assert!(refusal(link(&officer, None, &number).await).contains("Your role"));
        link(&secretary, None, &number).await.unwrap();
        assert_eq!(matter(&app, id).await.organization_name, "Sana Vandfilter A/S");
        assert_eq!(matter(&app, id).await.request_id, Some(case.id));
        link(&secretary, None, "").await.unwrap();
        let bare = matter(&app, id).await;
        assert_eq!((bare.organization_id, bare.request_id, bare.organization_name.as_str()), (None, None, "Jam & Sons"));
        let holder = case.authorization().await.organization_id.0;
        link(&secretary, Some(holder), "").await.unwrap();
        ask().await.unwrap();
        assert!(refusal(link(&secretary, None, "").await).contains("stays as it is"));
        does(&case.partner, id, |tx, actor, id, version| actions::comment(tx, actor, id, version, "Nothing.")).await.unwrap();
        let sanction = does(&officer, id, |tx, actor, id, version| {
            let ruling = actions::Ruling { sanction: None, reasons: "x".into(), stop_by: None };
            actions::sanction(tx, actor, id, version, &ruling)
        }).await;
        assert!(refusal(sanction).contains("names no authorization"));
        // A person with a conflict in the case cannot be led there by its number.
        cases::conflict(&app, case.id, &secretary).await;
        assert!(refusal(link(&secretary, Some(holder), &number).await).contains("declared a conflict"));
        assert_eq!(matter(&app, MatterId(1)).await.authorization_id, None);
        app.finish().await;
    }
}
