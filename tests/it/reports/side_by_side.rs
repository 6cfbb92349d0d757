//! Two cases, two revisions: side by side for whoever may see both.

use imprimatur::access::Role;

use super::group;
use crate::support::app::TestApp;
use crate::support::cases_decisions::read;
use crate::support::databases::db_tests;

db_tests! {
    async fn like_cases_decided_unlike_are_laid_side_by_side(db) {
        let app = TestApp::start(db).await;
        let group = group(&app, 4).await;
        let chair = &group.granted.chair;
        let mut numbers = Vec::new();
        for id in [group.granted.id, group.declined.id] {
            numbers.push(read(&app, move |conn| imprimatur::requests::by_id(conn, id)).await.number.unwrap());
        }
        let page = chair.get("/statistics").await;
        assert!(page.has_text("Show the pair"), "{}", page.text);
        let page = chair.get("/statistics/unlike").await;
        assert!(numbers.iter().all(|number| page.has_text(number)), "{}", page.text);
        let page = chair.get(page.link("Compare").unwrap()).await;
        for words in ["Recommend a decline", "Declined", "Differs", &numbers[0], &numbers[1]] {
            assert!(page.has_text(words), "{words}: {}", page.text);
        }
        assert!(!page.has_text("C14"), "the scores are the same, so they are left out: {}", page.text);
        let page = chair.get(page.link("Show what is the same as well").unwrap()).await;
        assert!(page.has_text("C14") && page.has_text("3.00, spread 0"), "{}", page.text);
        let path = format!("/statistics/compare?one={}&other={}", numbers[0], numbers[1]);
        let member = group.granted.members[0].get(&path).await;
        assert!(member.has_text(&format!("There is no case {} that you may see", numbers[1])), "{}", member.text);
        assert!(!member.has_text("Declined"));
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let page = admin.get(&path).await;
        assert!(numbers.iter().all(|number| page.has_text(&format!("There is no case {number}"))), "{}", page.text);
        assert_eq!(group.granted.partner.ask(&path).await.status, 404);
        let page = chair.get(&format!("/statistics/compare?one={0}&other={0}", numbers[0])).await;
        assert!(page.has_text("Name two different cases"));
        app.finish().await;
    }

    async fn revisions_are_laid_side_by_side(db) {
        let app = TestApp::start(db).await;
        let group = group(&app, 4).await;
        let (case, chair) = (&group.apart, &group.apart.chair);
        assert!(chair.get(&case.path("compare")).await.has_text("There is nothing to compare yet"));
        case.revise().await;
        let page = chair.get(&case.path("answers")).await;
        let page = chair.get(page.link("Two revisions side by side").unwrap()).await;
        for words in ["Nets for tomorrow", "Nets for the day after", "One difference", "Differs"] {
            assert!(page.has_text(words), "{words}: {}", page.text);
        }
        let same = chair.get(&format!("{}?one=1&other=1", case.path("compare"))).await;
        assert!(same.has_text("There is nothing to compare yet"));
        assert_eq!(case.partner.ask(&case.path("compare")).await.status, 404);
        assert_eq!(group.granted.members[0].ask(&case.path("compare")).await.status, 404);
        app.sweep().await;
        app.finish().await;
    }
}
