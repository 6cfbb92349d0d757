//! The lists of scorecards and of authorizations: filtered, sorted, paged, kept under a name, as a file, through the one
//! filter of what a person may see.

use imprimatur::access::Role;
use imprimatur::guidelines::Track;

use crate::support::app::TestApp;
use crate::support::cases_authorizations::offered;
use crate::support::cases_reviews::{all, in_review, in_review_too};
use crate::support::databases::db_tests;
use crate::support::html::Page;

fn numbers(page: &Page) -> Vec<String> {
    page.texts("tbody td.nowrap b, tbody td.nowrap a")
}

db_tests! {
    async fn scorecards_are_listed_by_what_one_may_see(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        let second = in_review_too(&case, "2026-0164").await;
        case.lock(&case.members[0], all(Track::Simplified, 3, &[])).await;
        let page = case.secretariat.get("/scorecards").await;
        assert!(page.has_text("3 scorecards"), "the locked one is not awaited: {page:?}");
        let page = case.secretariat.get("/scorecards?state=any").await;
        assert!(page.has_text("4 scorecards"));
        let page = case.secretariat.get("/scorecards?state=locked").await;
        assert_eq!(numbers(&page), ["2026-0163"]);
        assert!(page.row("Amina Member").unwrap().join(" ").contains("Locked"));
        assert!(!page.source.contains("75.00") && !page.source.contains("50.00"), "no score stands in the list");
        let page = case.secretariat.get("/scorecards?state=any&member=lars").await;
        assert_eq!(numbers(&page).len(), 2);
        let page = case.secretariat.get("/scorecards?state=any&q=2026-0164").await;
        assert_eq!(numbers(&page), ["2026-0164", "2026-0164"]);
        assert!(case.secretariat.get("/scorecards?late=yes").await.has_text("No scorecards here"));

        // A member sees the own ones first, and those of the same cases on asking; nothing of others.
        let page = case.members[0].get("/scorecards").await;
        assert_eq!(numbers(&page), ["2026-0164"]);
        assert_eq!(numbers(&case.members[0].get("/scorecards?whose=all&state=any").await).len(), 4);
        let rosa = app.person("Rosa Reviewer", &[Role::Reviewer]).await;
        assert!(numbers(&rosa.get("/scorecards?whose=all&state=any").await).is_empty());
        let page = case.members[1].get(&second.path("conflict")).await;
        case.members[1].try_submit(&page, "I have a conflict", &[("statement", "")]).await;
        let page = case.members[1].get("/scorecards?whose=all&state=any").await;
        assert_eq!(numbers(&page), ["2026-0163", "2026-0163"], "nothing of the case of a conflict");
        assert_eq!(case.partner.ask("/scorecards").await.status, 404);
        app.pass_days(20).await;
        case.secretariat.sign_in().await;
        assert_eq!(numbers(&case.secretariat.get("/scorecards?late=yes").await).len(), 2);
        app.finish().await;
    }

    async fn a_list_of_scorecards_is_sorted_kept_and_taken_away_as_a_file(db) {
        let app = TestApp::start(db).await;
        let case = in_review(&app, Track::Simplified, 2).await;
        app.clock.advance(3 * 86_400);
        case.secretariat.sign_in().await;
        in_review_too(&case, "2026-0164").await;
        let first = |page: &Page| numbers(page).first().cloned().unwrap_or_default();
        let page = case.secretariat.get("/scorecards?sort=due").await;
        assert_eq!(first(&page), "2026-0163");
        let page = case.secretariat.get(page.link("Due").unwrap()).await;
        assert_eq!(first(&page), "2026-0164");
        assert_eq!(page.attribute("th[aria-sort]", "aria-sort").as_deref(), Some("descending"));
        let page = case.secretariat.get("/scorecards?state=any&member=amina").await;
        let answer = case.secretariat.try_submit(&page, "Save this search", &[("name", "")]).await;
        assert_eq!(answer.status, 422);
        let page = case.secretariat.submit(&page, "Save this search", &[("name", "Amina's")]).await;
        assert_eq!(numbers(&page).len(), 2);
        let desk = case.secretariat.get("/desk").await;
        let page = case.secretariat.get(desk.link("Amina's").unwrap()).await;
        assert_eq!(numbers(&page).len(), 2, "{page:?}");
        let file = case.secretariat.ask("/scorecards?state=any&sort=-due&format=csv").await;
        let text = String::from_utf8(file.body).unwrap();
        assert_eq!(text.lines().count(), 5, "{text}");
        assert!(text.lines().nth(1).unwrap().starts_with("\"2026-0164\""));
        let page = case.secretariat.submit(&page, "Remove this search", &[]).await;
        assert_eq!(page.h1, "Scorecards");
        // The place of a card that one may not see tells nothing.
        let rosa = app.person("Rosa Reviewer", &[Role::Reviewer]).await;
        let one = rosa.get("/scorecards?whose=all&state=any&after=1").await;
        assert_eq!(one.text, rosa.get("/scorecards?whose=all&state=any&after=999").await.text);
        app.finish().await;
    }

    async fn authorizations_are_listed_filtered_sorted_and_filed(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let number = case.authorization().await.number;
        for person in [&case.secretary, &case.officer, &case.chair, &case.members[0]] {
            let page = person.get("/authorizations").await;
            assert_eq!(numbers(&page), std::slice::from_ref(&number), "{}", person.name);
        }
        let secretary = &case.secretary;
        for (query, found) in [
            ("state=offered", 1), ("state=active", 0), ("mark=UN_NAME", 1), ("mark=UN_FLAG", 0), ("use=informational", 1),
            ("use=commercial", 0), ("q=vandfilter", 1), ("q=sana+water", 1), ("q=fire", 0), ("ends=30", 0), ("ends=passed", 0),
            ("sort=holder", 1), ("sort=-from&after=999", 1), ("sort=-until&after=1", 0),
        ] {
            let page = secretary.get(&format!("/authorizations?{query}")).await;
            assert_eq!(numbers(&page).len(), found, "{query}: {}", page.text);
        }
        let answer = secretary.ask(&format!("/authorizations?q={number}")).await;
        assert_eq!(answer.location(), Some("/authorizations/1"));
        let file = secretary.ask("/authorizations?format=csv").await;
        assert!(String::from_utf8(file.body).unwrap().contains("Sana Vandfilter A/S"));
        let page = secretary.get("/authorizations?state=offered").await;
        let page = secretary.submit(&page, "Save this search", &[("name", "Offered")]).await;
        assert_eq!(page.link("Offered").unwrap(), "/authorizations?state=offered");
        let rosa = app.person("Rosa Reviewer", &[Role::Reviewer]).await;
        assert!(numbers(&rosa.get("/authorizations?state=any").await).is_empty());
        assert!(rosa.ask(&format!("/authorizations?q={number}")).await.location().is_none());
        assert_eq!(case.partner.ask("/authorizations").await.status, 404);
        app.finish().await;
    }
}
