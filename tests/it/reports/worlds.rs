//! Two worlds that differ only in a case that somebody may not know of show that person the same figures, byte for byte.

use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::db::schema::conflicts;

use diesel::{ExpressionMethods, RunQueryDsl};

use super::{Group, group};
use crate::support::app::{Person, TestApp};
use crate::support::cases_decisions::write;
use crate::support::cases_reviews::actor;
use crate::support::databases::{TestDb, db_tests, fresh};

/// A conflict in the third case, as it is declared before a card is given.
async fn conflict(app: &Rc<TestApp>, group: &Group, person: &Person) {
    let (id, account) = (group.apart.id, actor(app, person).await.id);
    write(app, move |tx| {
        let now = tx.now;
        diesel::insert_into(conflicts::table)
            .values((
                conflicts::request_id.eq(id),
                conflicts::account_id.eq(account),
                conflicts::conflicted.eq(true),
                conflicts::statement.eq(""),
                conflicts::declared_at.eq(now),
            ))
            .execute(tx.conn())?;
        Ok(())
    })
    .await
    .unwrap();
}

/// Every page of figures, and every list that a figure can lead to.
async fn seen(app: &Rc<TestApp>, group: &Group, person: &Person) -> Vec<(String, String)> {
    let mut paths: Vec<String> = [
        "/statistics",
        "/statistics?period=all",
        "/statistics/unlike",
        "/statistics/unlike?period=all",
        "/statistics/compare?one=2026-0163&other=2026-0001",
    ]
    .map(str::to_owned)
    .into();
    for member in &group.apart.members {
        paths.push(format!("/statistics/members/{}", actor(app, member).await.id));
        paths.push(format!("/cases?q=member:{}", actor(app, member).await.id));
    }
    for term in [
        "scored:C5",
        "apart:C5",
        "apart:C1",
        "group:other",
        "region:europe",
        "sector:A",
        "size:unknown",
        "is:granted",
        "is:recommended",
        "departed:band",
        "departed:recommendation",
        "took:review",
        "late:review",
        "took:overall",
    ] {
        paths.push(format!("/cases?q={term}"));
    }
    paths.push(format!("/cases/{}/compare", group.apart.id));
    let mut out = Vec::new();
    for path in paths {
        let answer = person.ask(&path).await;
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        // The token of forms is drawn at random.
        let token = body.split("name=\"_token\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let token = token.unwrap_or("no token at all").to_owned();
        out.push((path, format!("{} {}", answer.status, body.replace(&token, "TOKEN"))));
    }
    out
}

async fn world(db: TestDb, first: u8, barred: bool) -> Vec<Vec<(String, String)>> {
    let app = TestApp::start(db).await;
    let group = group(&app, first).await;
    let chair = app.person("Carla Chair", &[Role::Chair, Role::Reviewer]).await;
    let overseer = app.person("Olga Overseer", &[Role::Oversight]).await;
    let mut all = Vec::new();
    for person in [&chair, &overseer] {
        if barred {
            conflict(&app, &group, person).await;
        }
        all.push(seen(&app, &group, person).await);
    }
    app.finish().await;
    all
}

db_tests! {
    async fn figures_say_nothing_of_a_case_with_a_conflict(db) {
        let kind = db.kind;
        let one = world(db, 4, true).await;
        let other = world(fresh(kind).unwrap(), 3, true).await;
        for (one, other) in one.iter().zip(&other) {
            assert!(one.iter().any(|(path, body)| path == "/statistics" && body.contains("2 requests")));
            for ((path, a), (_, b)) in one.iter().zip(other) {
                assert_eq!(a, b, "{path}");
            }
        }
        // Whoever may know sees a difference where there is one.
        let (one, other) = (world(fresh(kind).unwrap(), 4, false).await, world(fresh(kind).unwrap(), 3, false).await);
        let differs = |path: &str| {
            let of = |world: &[Vec<(String, String)>]| world[0].iter().find(|(known, _)| known == path).unwrap().1.clone();
            of(&one) != of(&other)
        };
        assert!(differs("/statistics") && differs("/cases?q=apart:C5"));
    }
}
