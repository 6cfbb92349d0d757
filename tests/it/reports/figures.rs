//! Each number leads to as many cases as it says.

use imprimatur::access::Role;
use imprimatur::db::schema::case_figures;

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use super::group;
use crate::support::app::{Person, TestApp};
use crate::support::cases_decisions::{read, write};
use crate::support::cases_reviews::actor;
use crate::support::databases::db_tests;

/// The number that a text begins with.
fn number(text: &str) -> Option<usize> {
    let digits: String =
        text.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(|c| *c != ',').collect();
    digits.parse().ok()
}

/// Follows every number on a page to its cases; gives how many were followed, and what does not agree.
async fn follow(person: &Person, path: &str) -> (usize, Vec<String>) {
    let page = person.get(path).await;
    let (mut followed, mut wrong) = (0, Vec::new());
    for link in page.links.iter().filter(|link| link.href.starts_with("/cases?")) {
        let Some(said) = number(&link.text) else { continue };
        let list = person.get(&link.href).await;
        let counted = list.text_of(".row.mt > b").unwrap_or_default();
        let there = if counted.starts_with("No ") { Some(0) } else { number(&counted) };
        if there != Some(said) || list.has_text("filters nothing") {
            wrong.push(format!("{path}: {said} at {} lead to {counted}", link.href));
        }
        followed += 1;
    }
    (followed, wrong)
}

db_tests! {
    async fn every_number_leads_to_as_many_cases(db) {
        let app = TestApp::start(db).await;
        let group = group(&app, 4).await;
        let overseer = app.person("Owen Oversight", &[Role::Oversight]).await;
        let member = &group.apart.members[0];
        let own = format!("/statistics/members/{}", actor(&app, member).await.id);
        for (person, path, least) in [
            (&group.apart.chair, "/statistics", 70),
            (&overseer, "/statistics?period=all", 70),
            (&group.apart.chair, own.as_str(), 13),
            (member, "/statistics", 13),
            (member, own.as_str(), 13),
        ] {
            let (followed, wrong) = follow(person, path).await;
            assert!(followed >= least, "{path} of {}: {followed} numbers", person.name);
            assert!(wrong.is_empty(), "{}: {wrong:#?}", person.name);
        }
        let page = group.apart.chair.get("/statistics").await;
        for words in [
            "3 requests that were first sent since", "Agreement", "Amina Member", "Countries in special situations",
            "2 recommended cases", "1 the group went another way than the band",
        ] {
            assert!(page.has_text(words), "{words}: {}", page.text);
        }
        assert!(!page.has_text("Not known 3"), "every country is known: {}", page.text);
        app.finish().await;
    }

    async fn members_see_their_own_scores_and_nobody_elses(db) {
        let app = TestApp::start(db).await;
        let group = group(&app, 4).await;
        let (first, second) = (&group.apart.members[0], &group.apart.members[1]);
        let of_second = format!("/statistics/members/{}", actor(&app, second).await.id);
        let page = first.get("/statistics").await;
        assert!(page.has_text("Your scores") && page.has_text("shown from 5 other members on"), "{}", page.text);
        for words in ["Lars Member", "Yifan Member", "Who asks and who is granted", "agreement with the others"] {
            assert!(!page.has_text(words), "{words}");
        }
        for path in [of_second.as_str(), "/statistics/unlike"] {
            assert_eq!(first.ask(path).await.status, 404, "{path}");
        }
        assert!(group.apart.chair.get(&of_second).await.has_text("Scores of Lars Member"));
        for person in [&group.apart.partner, &app.person("Ada Admin", &[Role::Admin]).await] {
            for path in ["/statistics", of_second.as_str(), "/statistics/unlike"] {
                assert_eq!(person.ask(path).await.status, 404, "{path} for {}", person.name);
            }
        }
        app.finish().await;
    }

    async fn outside_the_group_small_numbers_stay_hidden(db) {
        let app = TestApp::start(db).await;
        let group = group(&app, 4).await;
        let page = group.granted.officer.get("/statistics").await;
        assert!(page.has_text("fewer than 5") && page.has_text("Numbers below 5 are not shown"), "{}", page.text);
        for words in ["Amina Member", "Spread on each criterion", "Like cases", "Scores of recommended cases"] {
            assert!(!page.has_text(words), "{words}");
        }
        let small = page.links.iter().filter(|link| link.href.starts_with("/cases?q") && number(&link.text).is_some());
        let small: Vec<_> = small.map(|link| link.text.as_str()).collect();
        assert!(matches!(small.as_slice(), [only] if only.starts_with("3 requests that were first sent")), "{small:?}");
        app.finish().await;
    }

    async fn what_happens_in_a_case_voids_what_was_kept_of_it_at_once(db) {
        let app = TestApp::start(db).await;
        let group = group(&app, 4).await;
        let id = group.apart.id;
        let kept = |stale: bool| {
            read(&app, move |conn| {
                let rows = case_figures::table.filter(case_figures::request_id.eq(id)).filter(case_figures::stale.eq(stale));
                Ok(rows.count().get_result::<i64>(conn)?)
            })
        };
        assert_eq!((kept(false).await, kept(true).await), (1, 0));
        let page = group.apart.members[2].get(&group.apart.path("conflict")).await;
        group.apart.members[2].try_submit(&page, "I have a conflict", &[("statement", "My sister leads it.")]).await;
        assert_eq!((kept(false).await, kept(true).await), (0, 1));
        let page = group.apart.chair.get("/statistics").await;
        assert!(page.has_text("2 requests that were first sent"), "a card that counts no more is counted nowhere");
        app.sweep().await;
        let page = group.apart.chair.get("/statistics").await;
        assert!(page.has_text("3 requests that were first sent"));
        assert!(!page.has_text("Yifan Member"), "{}", page.text);
        app.finish().await;
    }

    async fn a_card_that_is_still_to_come_hides_what_others_scored(db) {
        let app = TestApp::start(db).await;
        let group = group(&app, 4).await;
        let (chair, id) = (actor(&app, &group.apart.chair).await.id, group.apart.id);
        let scored = "/cases?q=scored:C9";
        let count = |text: String| number(&text);
        let before = group.apart.chair.get(scored).await.text_of(".row.mt > b").unwrap();
        write(&app, move |tx| {
            use imprimatur::db::schema::scorecards as s;
            let now = tx.now;
            diesel::insert_into(s::table)
                .values((
                    s::request_id.eq(id),
                    s::member_id.eq(chair),
                    s::state.eq("assigned"),
                    s::revision.eq(1),
                    s::due_on.eq(now.date()),
                    s::assigned_by.eq(chair),
                    s::assigned_at.eq(now),
                    s::private_note.eq(""),
                    s::reason.eq(""),
                    s::version.eq(1),
                ))
                .execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
        let after = group.apart.chair.get(scored).await.text_of(".row.mt > b").unwrap();
        assert_eq!((count(before), after.as_str()), (Some(1), "No cases"));
        let (followed, wrong) = follow(&group.apart.chair, "/statistics").await;
        assert!(followed > 40 && wrong.is_empty(), "{wrong:#?}");
        write(&app, move |tx| {
            use imprimatur::db::schema::scorecards as s;
            diesel::delete(s::table.filter(s::member_id.eq(chair))).execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
        app.finish().await;
    }
}
