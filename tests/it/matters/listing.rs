//! The list: counted, filtered, paged.

use imprimatur::matters::{Report, actions};

use super::{does, office, reported, seen};
use crate::support::app::TestApp;
use crate::support::databases::db_tests;

db_tests! {
    async fn matters_are_counted_found_and_paged(db) {
        let app = TestApp::start(db).await;
        let (secretary, chair, _) = office(&app).await;
        for number in 1..=31 {
            reported(&app, Report { place: format!("Stall {number}"), reporter_email: String::new(), ..seen() }).await;
        }
        does(&secretary, imprimatur::db::ids::MatterId(7), |tx, actor, id, version| actions::dismiss(tx, actor, id, version, "No.")).await.unwrap();
        let page = secretary.get("/matters").await;
        assert!(page.has_text("31 matters") && page.row("M-2026-0031").is_some() && page.row("M-2026-0001").is_none());
        let next = secretary.get(page.link("Next page").unwrap()).await;
        assert!(next.row("M-2026-0001").is_some() && next.row("M-2026-0002").is_none() && next.link("Next page").is_err());
        let page = secretary.get("/matters?state=dismissed").await;
        assert!(page.has_text("1 matter") && page.row("M-2026-0007").is_some(), "{}", page.text);
        assert!(secretary.get("/matters?state=waiting").await.has_text("30 matters"));
        assert!(chair.get("/matters?state=waiting").await.has_text("No matters"));
        let page = secretary.get("/matters?q=st%C3%A4ll+17").await;
        assert!(page.has_text("1 matter") && page.row("M-2026-0017").is_some(), "{}", page.text);
        assert!(secretary.get("/matters?q=m-2026-0012").await.row("M-2026-0012").is_some());
        assert!(secretary.get("/matters?q=quill").await.has_text("No matters"), "who reported is not searched");
        assert!(secretary.get("/desk").await.has_text("Matters waiting"));
        app.finish().await;
    }
}
