//! What anybody sees: the register and the proof.

use imprimatur::web::throttle::Quota;

use crate::support::app::{TestApp, limits};
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::read;
use crate::support::databases::db_tests;

db_tests! {
    async fn the_register_shows_what_is_in_force(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let anybody = app.visitor();
        case.accepted().await;
        assert!(anybody.get("/register").await.has_text("Nothing stands in the register yet"));
        case.days(40).await;
        let row = case.authorization().await;
        let page = anybody.get("/register").await;
        assert!(page.has_text("1 permission") && page.has_text("Sana Vandfilter A/S"), "{page:?}");
        assert!(!page.has_text("For staff") && !page.has_text(&case.partner.name), "{page:?}");
        let number = &row.number;
        for (query, found) in [
            ("q=VANDFILTER", true), ("q=nobody", false), (&*format!("q={number}"), true), ("q=%21%3F", false),
            ("mark=UN_NAME", true), ("mark=UN_FLAG", false), ("country=SE", true), ("country=NO", false),
            ("state=valid", true), ("state=revoked", false), ("on=2027-06-01", true), ("on=2028-06-01", false),
            ("sort=holder", true), ("sort=until", true), ("after=nonsense", true), ("on=nonsense", true),
            ("sort=holder&after=zzz~1", false),
        ] {
            let page = anybody.get(&format!("/register?{query}")).await;
            assert_eq!(page.has_text("Sana Vandfilter"), found, "{query}");
        }
        let page = anybody.get(&format!("/register/{number}")).await;
        assert!(page.has_text("This permission is valid"), "{page:?}");
        assert_eq!(anybody.ask("/register/P-1999-0001").await.status, 404);
        assert!(case.officer.get("/register").await.has_text("For staff"));
        let file = anybody.ask("/register?format=csv").await;
        let mut lines = csv::Reader::from_reader(&file.body[..]);
        let lines: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
        assert_eq!((lines.len(), &lines[0][0], &lines[0][1]), (1, number.as_str(), "Sana Vandfilter A/S"));
        let today = app.clock.now().date();
        let latest = read(&app, move |conn| imprimatur::authorizations::latest_in_register(conn, 4, today)).await;
        assert_eq!(latest.len(), 1);
        app.finish().await;
    }

    async fn the_proof_follows_the_authorization(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let anybody = app.visitor();
        let path = format!("/verify/{}", case.authorization().await.code);
        assert_eq!(anybody.ask(&path).await.status, 404, "offered: nobody knows of it");
        case.accepted().await;
        assert!(anybody.get(&path).await.has_text("This permission is not yet valid"));
        app.pass_days(40).await;
        let page = anybody.get(&path).await;
        assert!(page.has_text("This permission is valid") && page.has_text("In support of the United Nations"), "{page:?}");
        assert!(!page.has_text(&case.partner.name), "{page:?}");
        app.pass_days(400).await;
        assert!(anybody.get(&path).await.has_text("This permission has ended"));
        app.finish().await;
    }

    async fn codes_are_read_as_people_read_them(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let code = case.authorization().await.code;
        let anybody = app.visitor();
        let typed = code.to_lowercase().replace('1', "l").replace('0', "o");
        let spaced: String =
            typed.chars().enumerate().map(|(i, c)| if i % 5 == 4 { format!("{c}-") } else { c.to_string() }).collect();
        let page = anybody.get("/verify").await;
        let page = anybody.submit(&page, "Check", &[("code", &spaced)]).await;
        assert!(page.has_text("This permission is valid"), "{page:?}");
        let number = case.authorization().await.number.to_lowercase();
        let page = anybody.get("/verify").await;
        assert!(anybody.submit(&page, "Check", &[("code", &number)]).await.has_text("This permission is valid"));
        let answer = anybody.ask(&format!("/verify?number={number}")).await;
        assert_eq!(answer.location(), Some(&*format!("/register/{}", number.to_uppercase())), "from the first page");
        assert_eq!(anybody.ask("/verify?code=").await.status, 422);
        app.finish().await;
    }

    async fn what_is_unknown_is_answered_alike(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let anybody = app.visitor();
        let offered = anybody.ask(&format!("/verify/{}", case.authorization().await.code)).await;
        for path in ["/verify/nonsense", "/verify/0000000000000000000000000", "/verify?code=what"] {
            let answer = anybody.ask(path).await;
            assert_eq!((answer.status, answer.body), (404, offered.body.clone()), "{path}");
        }
        app.finish().await;
    }

    async fn guessing_is_slowed_down(db) {
        let mut limits = limits();
        limits.verification = Quota::new(3, 3600);
        let app = TestApp::start_with(db, limits).await;
        let anybody = app.visitor();
        for _ in 0..3 {
            assert_eq!(anybody.ask("/verify/guess").await.status, 404);
        }
        let slow = anybody.ask("/verify/guess").await;
        assert_eq!(slow.status, 429);
        assert!(slow.headers.get("retry-after").unwrap().to_str().unwrap().parse::<u64>().unwrap() > 0);
        assert!(slow.page().has_text("Please wait a moment"));
        assert_eq!(anybody.ask("/verify?code=guess").await.status, 429);
        app.finish().await;
    }
}
