//! The same thing by two people, or twice by one, at the same moment, over HTTP.

use imprimatur::access::Role;
use imprimatur::audit::{Subject, SubjectKind, actions_of};
use imprimatur::requests::Stage;

use crate::story::asked;
use crate::support::app::TestApp;
use crate::support::cases_decisions::in_deliberation;
use crate::support::databases::db_tests;
use crate::support::over_http::{at_once, serve};
use crate::support::pictures::poster;
use crate::support::steps::{self, File};

db_tests! {
    async fn one_form_sent_twenty_times_makes_one_request(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        steps::describe_organization(&partner, &asked(&app, &partner)).await.unwrap();
        let page = partner.get("/requests/new").await;
        let form = page.form("Start now").unwrap().submit("Start now").unwrap();
        let base = serve(&app);
        let forms: Vec<_> = (0..20).map(|_| (&partner, form.clone())).collect();
        let replies = at_once(&base, &forms).await;
        let statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
        assert_eq!(statuses, vec![303; 20]);
        let first = replies[0].location.clone().unwrap();
        assert!(replies.iter().all(|reply| reply.location.as_ref() == Some(&first)), "Locations differ");
        let list = partner.get("/requests").await;
        let mut drafts: Vec<_> = list.links.iter().map(|link| link.href.as_str()).collect();
        drafts.retain(|href| href.starts_with("/requests/") && *href != "/requests/new");
        drafts.dedup();
        assert_eq!(drafts, [first.as_str()]);
        app.finish().await;
    }

    async fn two_officers_decide_at_once_and_one_reads_why(db) {
        let app = TestApp::start(db).await;
        let case = in_deliberation(&app).await;
        steps::recommend(&case.chair, &case.id.to_string(), "recommend").await.unwrap();
        let mut forms = Vec::new();
        for officer in [&case.officer, &case.other] {
            let page = officer.get(&format!("/cases/{}/decision", case.id)).await;
            let reasons = [("reasons", "The use serves the purpose named.")];
            let page = officer.submit(&page, "Show the letter", &reasons).await;
            forms.push((officer, page.form("Authorize and send").unwrap().submit("Authorize and send").unwrap()));
        }
        let base = serve(&case.app);
        let replies = at_once(&base, &forms).await;
        let made = replies.iter().filter(|reply| reply.status == 303).count();
        assert_eq!(made, 1, "{:?}", replies.iter().map(|reply| (reply.status, &reply.page.h1)).collect::<Vec<_>>());
        let other = replies.iter().find(|reply| reply.status != 303).unwrap();
        assert!(matches!(other.status, 403 | 409), "{}", other.status);
        assert!(!other.page.texts("main p").is_empty(), "the other officer reads nothing");
        case.app.sweep().await;
        assert_eq!(case.stage().await, Stage::Closed);
        assert_eq!(case.app.letters_to(&case.partner.email).await.len(), 1);
        case.app.finish().await;
    }

    async fn two_members_lock_the_last_two_cards_at_once(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let secretariat = app.person("Sami Secretary", &[Role::Secretariat]).await;
        let screener = app.person("Sena Screener", &[Role::Screener]).await;
        let members = [app.person("Mara Member", &[Role::Reviewer]).await, app.person("Milo Member", &[Role::Reviewer]).await];
        let asked = asked(&app, &partner);
        let picture = poster();
        steps::describe_organization(&partner, &asked).await.unwrap();
        let id = steps::start_request(&partner).await.unwrap();
        let file = File { name: "poster.png", media_type: "image/png", content: &picture };
        steps::fill_request(&partner, &id, &asked, file).await.unwrap();
        steps::send_request(&partner, &id).await.unwrap();
        steps::accept_as_suggested(&secretariat, &id).await.unwrap();
        steps::clear_checks(&screener, &id).await.unwrap();
        steps::assign(&secretariat, &id, &["Mara Member", "Milo Member"]).await.unwrap();
        for member in &members {
            steps::declare_no_conflict(member, &id).await.unwrap();
        }
        steps::open_review(&secretariat, &id).await.unwrap();
        let mut forms = Vec::new();
        for member in &members {
            let page = steps::to_the_lock(member, &id, "3").await.unwrap();
            forms.push((member, page.form("Lock it now").unwrap().submit("Lock it now").unwrap()));
        }
        let base = serve(&app);
        let statuses: Vec<u16> = at_once(&base, &forms).await.iter().map(|reply| reply.status).collect();
        assert_eq!(statuses, [303, 303]);
        let subject = Subject { kind: SubjectKind::Request, id: id.parse().unwrap() };
        let log = app.data.db.read(move |conn| actions_of(conn, subject)).await.unwrap();
        let count = |action: &str| log.iter().filter(|event| event.action == action).count();
        assert_eq!((count("reviews.lock"), count("requests.open_deliberation")), (2, 1));
        app.finish().await;
    }
}
