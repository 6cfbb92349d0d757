//! The list of all authorizations for staff.

use diesel::prelude::*;
use imprimatur::access::Role;
use imprimatur::db::schema::conflicts;

use crate::support::app::TestApp;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::write;
use crate::support::databases::db_tests;

db_tests! {
    async fn what_comes_next_and_by_when(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let number = case.authorization().await.number;
        let page = case.secretary.get("/authorizations/next").await;
        assert!(page.has_text(&number) && page.has_text("Acceptance") && page.has_text("24 December 2026"), "{page:?}");
        assert!(case.secretary.get("/authorizations/next?view=waiting").await.has_text(&number));
        assert!(case.secretary.get("/authorizations/next?view=over").await.has_text("There are none in this view"));
        case.accepted().await;
        assert!(case.secretary.get("/authorizations/next").await.has_text("It comes into force"));
        case.days(40).await;
        assert!(case.secretary.get("/authorizations/next").await.has_text("It ends"));
        assert!(!case.secretary.get("/authorizations/next?view=ending").await.has_text(&number));
        let left = (case.authorization().await.ends_on - app.clock.now().date()).num_days();
        case.days(left - 30).await;
        assert!(case.officer.get("/authorizations/next?view=ending").await.has_text(&number));
        case.days(32).await;
        let page = case.officer.get("/authorizations/next?view=over").await;
        assert!(page.has_text(&number) && page.has_text("Condition of an authorization"), "{page:?}");
        assert!(!case.officer.get("/authorizations/next?view=owed").await.has_text(&number));
        case.days(40).await;
        let page = case.officer.get("/authorizations/next?view=owed").await;
        assert!(page.has_text(&number) && page.has_text("working days overdue"), "{page:?}");
        let file = case.officer.ask("/authorizations/next?view=owed&format=csv").await;
        let mut lines = csv::Reader::from_reader(&file.body[..]);
        let lines: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
        assert_eq!((lines.len(), &lines[0][0]), (1, number.as_str()));
        assert!(case.officer.get("/authorizations/next?view=nonsense&after=nonsense").await.has_text("in this view"));
        app.finish().await;
    }

    async fn nobody_sees_what_a_conflict_hides(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let number = case.authorization().await.number;
        let other = app.person("Carla Chair", &[Role::Chair]).await;
        assert!(other.get("/authorizations/next").await.has_text(&number));
        let (id, request) = (crate::support::cases::actor(&other).await.id, case.id);
        write(&app, move |tx| {
            let now = tx.now;
            diesel::insert_into(conflicts::table)
                .values((
                    conflicts::request_id.eq(request),
                    conflicts::account_id.eq(id),
                    conflicts::conflicted.eq(true),
                    conflicts::statement.eq("My sister works there."),
                    conflicts::declared_at.eq(now),
                ))
                .execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        for path in ["/authorizations/next", "/authorizations/next?view=waiting", "/authorizations/next?format=csv"] {
            let body = other.ask(path).await.body;
            assert!(!String::from_utf8_lossy(&body).contains(&number), "{path}");
        }
        for who in [&case.partner, &case.members[0]] {
            assert_eq!(who.ask("/authorizations/next").await.status, 404, "{}", who.name);
        }
        app.finish().await;
    }
}
