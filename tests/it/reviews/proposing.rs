//! Whom to ask: what ties people to a case, what they know and have to do, and members for several requests at once.

use std::rc::Rc;

use diesel::prelude::*;
use imprimatur::access::Role;
use imprimatur::db::schema::{organizations, requests, revisions};
use imprimatur::db::values::JsonText;
use imprimatur::guidelines::Track;
use imprimatur::organizations::{self as orgs, MemberPart};
use imprimatur::requests::RequestId;
use imprimatur::reviews::actions;
use sha2::{Digest, Sha256};

use crate::support::app::{Person, TestApp};
use crate::support::cases_reviews::{ReviewCase, actor, all, in_review_with, screened, screened_too};
use crate::support::databases::db_tests;

/// Members whose addresses say nothing: of each name one.
async fn group(app: &Rc<TestApp>, names: &[&str]) -> Vec<Person> {
    let mut all = Vec::new();
    for name in names {
        all.push(app.person_at(name, "group.example", &[Role::Reviewer]).await);
    }
    all
}

/// The partner's organization works on water, and the material is French.
async fn about_water(app: &Rc<TestApp>, id: RequestId) {
    app.data
        .db
        .write(move |tx| {
            let facts = r#"{"goals":["SDG6","SDG14"],"material_languages":["fr","en"],
                "organization":{"contact":{"email":"ask@morena.example","language":"fr"}}}"#;
            let answers: String = revisions::table
                .filter(revisions::request_id.eq(id))
                .select(revisions::answers)
                .first(tx.conn())?;
            let mut sha = Sha256::new();
            for text in [answers.as_str(), facts] {
                sha.update((text.len() as u64).to_be_bytes());
                sha.update(text);
            }
            diesel::update(revisions::table.filter(revisions::request_id.eq(id)))
                .set((revisions::facts.eq(facts), revisions::hash.eq(hex::encode(sha.finalize()))))
                .execute(tx.conn())?;
            let asker: imprimatur::db::ids::OrganizationId =
                requests::table.find(id).select(requests::organization_id).first(tx.conn())?;
            diesel::update(organizations::table.find(asker))
                .set((
                    organizations::sector.eq("E"),
                    organizations::profile.eq(
                        r#"{"website":"https://www.morena.example/","parent_name":"Holding Moréna",
                            "subsidiaries":[{"name":"Sœur Moréna"}],
                            "staff_connections_text":"Our treasurer knows Nadia Named well."}"#,
                    ),
                ))
                .execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
}

async fn acts_for(app: &Rc<TestApp>, person: &Person, name: &'static str, profile: &'static str) {
    let account = actor(app, person).await.id;
    app.data
        .db
        .write(move |tx| {
            let id = orgs::insert(tx, None, name, "company", "FR", "E", &JsonText(profile.into()))?;
            orgs::join(tx, id, account, MemberPart::Member)
        })
        .await
        .unwrap();
}

async fn knows(person: &Person, ticks: &[(&str, &str)]) {
    let page = person.get("/account/expertise").await;
    let page = person.submit(&page, "Save", ticks).await;
    assert!(page.has_text("What you know is saved"), "{page:?}");
}

fn row(case: &ReviewCase, page: &crate::support::html::Page, name: &str) -> String {
    assert!(case.id.0 > 0);
    page.row(name).unwrap_or_else(|| panic!("no row of {name}: {page:?}")).join(" ")
}

db_tests! {
    async fn kin_names_earlier_parts_and_conflicts_are_seen_before_anybody_is_asked(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 0).await;
        about_water(&app, case.id).await;
        let people = group(&app, &["Pia Parent", "Sol Subsidiary", "Ned Namer", "Nadia Named", "Conny Conflict", "Free Member"]).await;
        let web = app.person_at("Willa Web", "morena.example", &[Role::Reviewer]).await;
        acts_for(&app, &people[0], "Holding Morena", "{}").await;
        acts_for(&app, &people[1], "SOEUR MORENA", "{}").await;
        acts_for(&app, &people[2], "Quite another", r#"{"parent_name":"Cooperative Morena"}"#).await;
        // A conflict in an earlier case of the same organization.
        let earlier = screened_too(&case, "2026-0100").await;
        let declares = actor(&app, &people[4]).await;
        let earlier_id = earlier.id;
        app.data.db.write(move |tx| {
            let organization = imprimatur::requests::by_id(tx.conn(), case.id)?.organization_id;
            diesel::update(requests::table.find(earlier_id)).set(requests::organization_id.eq(organization)).execute(tx.conn())?;
            use imprimatur::db::schema::conflicts as c;
            let now = tx.now;
            diesel::insert_into(c::table)
                .values((c::request_id.eq(earlier_id), c::account_id.eq(declares.id), c::conflicted.eq(true), c::statement.eq(""), c::declared_at.eq(now)))
                .execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        let page = case.secretariat.get(&case.path("reviews")).await;
        for (name, what) in [
            ("Pia Parent", "Acts for a relative of it: Holding Morena"),
            ("Sol Subsidiary", "Acts for a relative of it: SOEUR MORENA"),
            ("Ned Namer", "Acts for a relative of it: Quite another"),
            ("Nadia Named", "Named in what the partner says"),
            ("Conny Conflict", "Declared a conflict in another case of this organization"),
            ("Willa Web", "Same mail domain as the organization: morena.example"),
        ] {
            assert!(row(&case, &page, name).contains(what), "{name}: {}", row(&case, &page, name));
        }
        let form = page.form("Assign the selected members").unwrap();
        for person in &people[..3] {
            assert!(!form.has(&person.name), "{} can be chosen", person.name);
        }
        assert!(form.has("Nadia Named") && form.has("Willa Web"), "leads are for a person to judge");
        let (by, id) = (actor(&app, &case.secretariat).await, case.id);
        let kin = actor(&app, &people[0]).await.id;
        let free = actor(&app, &people[5]).await.id;
        let refused = app.data.db.write(move |tx| actions::assign(tx, &by, id, &[free, kin])).await.unwrap_err();
        assert!(refused.to_string().contains("Pia Parent cannot be given a scorecard here: Acts for a relative"), "{refused}");
        // Of all of them, only one is proposed: nothing speaks against her.
        assert!(row(&case, &page, "Free Member").contains("Proposed"));
        assert_eq!(page.text.matches("Proposed").count(), 1);
        assert_eq!(web.ask(&case.path("reviews")).await.status, 404);
        app.finish().await;
    }

    async fn the_product_proposes_by_knowledge_and_by_what_there_is_to_do(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 0).await;
        about_water(&app, case.id).await;
        let people = group(&app, &["Ada Anything", "Bo Busy", "Cy Water", "Di French", "Eve Away"]).await;
        knows(&people[2], &[("sectors", "E"), ("goals", "SDG6")]).await;
        knows(&people[3], &[("languages", "fr")]).await;
        knows(&people[1], &[("sectors", "E"), ("Most open scorecards at once (optional)", "1")]).await;
        // The busy one takes one at a time, and has one.
        let other = in_review_with(&case, "2026-0170", &[&people[1], &people[0]]).await;
        let page = people[4].get("/account/absence").await;
        let until = [("until-day", "24"), ("until-month", "12"), ("until-year", "2026")];
        people[4].submit(&page, "Save absence", &until).await;
        let page = case.secretariat.get(&case.path("reviews")).await;
        assert!(row(&case, &page, "Cy Water").contains("Proposed") && row(&case, &page, "Cy Water").contains("Knows the sector"));
        assert!(row(&case, &page, "Cy Water").contains("Knows SDG6"));
        assert!(row(&case, &page, "Di French").contains("Proposed") && row(&case, &page, "Di French").contains("Reads French"));
        assert!(row(&case, &page, "Bo Busy").contains("Has 1 open scorecards and takes on 1"));
        assert!(row(&case, &page, "Ada Anything").contains("1 of 20"));
        for name in ["Bo Busy", "Ada Anything", "Eve Away"] {
            assert!(!row(&case, &page, name).contains("Proposed"), "{name}");
        }
        let page = case.secretariat.get(page.link_with("Tick the proposed members").unwrap()).await;
        let answer = case.secretariat.send(&page.form("Assign the selected members").unwrap().submit("Assign the selected members").unwrap()).await;
        let page = case.secretariat.follow(answer).await.page();
        assert!(page.has_text("0 of 2 scorecards are locked"), "{page:?}");
        assert!(page.row("Cy Water").is_some() && page.row("Di French").is_some());
        let odd = people[2].get("/account/expertise").await;
        let answer = people[2].try_submit(&odd, "Save", &[("Most open scorecards at once (optional)", "none")]).await;
        assert_eq!((answer.status, answer.page().error_texts()), (422, vec!["The number must be from 1 to 99"]));
        assert_eq!(case.partner.ask("/account/expertise").await.status, 404);
        assert_eq!(other.stage().await, imprimatur::requests::Stage::Review);
        app.finish().await;
    }

    async fn several_requests_get_their_members_after_a_look_at_what_it_does(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 0).await;
        let second = screened_too(&case, "2026-0171").await;
        let people = group(&app, &["Ada Anything", "Bo Busy", "Cy Water", "Di French"]).await;
        let page = case.secretariat.get("/assignment").await;
        // Two for each, and nobody for both: what is proposed for the first counts when the second is looked at.
        let form = page.form("Show what this does").unwrap();
        let sent = form.submit("Show what this does").unwrap();
        let members = |id: RequestId| -> Vec<String> {
            let name = format!("member-{id}");
            sent.fields.iter().filter(|(field, _)| *field == name).map(|(_, value)| value.clone()).collect()
        };
        let (one, two) = (members(case.id), members(second.id));
        assert_eq!((one.len(), two.len()), (2, 2), "{page:?}");
        assert!(one.iter().all(|who| !two.contains(who)), "{one:?} {two:?}");
        let answer = case.secretariat.send(&sent).await;
        assert_eq!(answer.status, 200);
        let page = answer.page();
        assert!(page.has_text("Scorecards in 2 requests for 4 members"), "{page:?}");
        assert_eq!(page.row("Ada Anything").unwrap()[1..4], ["0", "1", "1"]);
        assert!(app.letters_to(&people[0].email).await.is_empty(), "a look writes nothing");
        let page = case.secretariat.submit(&page, "Assign and send the letters", &[]).await;
        assert!(page.has_text("2 requests have their members"), "{page:?}");
        for person in &people {
            app.letter(person, "You are asked to review").await;
        }
        assert!(case.secretariat.get("/assignment").await.has_text("Every request has its members"));
        for person in [&people[0], &case.chair, &case.screener] {
            assert_eq!(person.ask("/assignment").await.status, 403, "{}", person.name);
        }
        assert_eq!(case.partner.ask("/assignment").await.status, 404);
        app.finish().await;
    }

    async fn all_or_none_and_each_problem_at_its_request(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 0).await;
        let second = screened_too(&case, "2026-0171").await;
        let people = group(&app, &["Ada Anything", "Bo Busy"]).await;
        let page = case.secretariat.get("/assignment").await;
        let answer = case.secretariat.try_submit(&page, "Show what this does", &[]).await;
        let page = answer.page();
        assert_eq!(page.h1, "What this does");
        // Meanwhile one of them declares a conflict in the second request.
        let declares = actor(&app, &people[1]).await;
        let id = second.id;
        app.data.db.write(move |tx| {
            use imprimatur::db::schema::conflicts as c;
            let now = tx.now;
            diesel::insert_into(c::table)
                .values((c::request_id.eq(id), c::account_id.eq(declares.id), c::conflicted.eq(true), c::statement.eq(""), c::declared_at.eq(now)))
                .execute(tx.conn())?;
            Ok(())
        }).await.unwrap();
        let answer = case.secretariat.try_submit(&page, "Assign and send the letters", &[]).await;
        assert_eq!(answer.status, 403);
        assert!(answer.page().has_text("2026-0171: Bo Busy cannot be given a scorecard here: Declared a conflict"), "{:?}", answer.page());
        assert!(app.letters_to(&people[0].email).await.is_empty(), "none of it was done");
        let page = case.secretariat.get("/assignment").await;
        let mut form = page.form("Show what this does").unwrap();
        form.uncheck("Assign members to 2026-0163").unwrap();
        let answer = case.secretariat.send(&form.submit("Show what this does").unwrap()).await;
        assert_eq!(answer.status, 422);
        app.finish().await;
    }

    async fn replacing_a_member_keeps_what_was_locked(db) {
        let app = TestApp::start(db).await;
        let case = screened(&app, Track::Simplified, 0).await;
        let people = group(&app, &["Ada Anything", "Bo Busy", "Cy Water"]).await;
        let first = in_review_with(&case, "2026-0172", &[&people[0], &people[1]]).await;
        first.lock(&people[0], all(Track::Simplified, 3, &[])).await;
        let board = case.secretariat.get(&first.path("reviews")).await;
        assert!(board.link_with("Replace Ada Anything").is_err(), "a locked card is not replaced");
        let page = case.secretariat.get(board.link_with("Replace Bo Busy").unwrap()).await;
        let values = [("Reason", "Away"), ("Assign instead (optional)", "Cy Water")];
        let page = case.secretariat.submit(&page, "Replace", &values).await;
        assert!(page.has_text("1 of 2 scorecards are locked"), "{page:?}");
        app.finish().await;
    }
}
