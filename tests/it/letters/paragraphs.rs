//! Paragraphs in the office's own words: proposed by one administrator, approved by another.

use imprimatur::access::Role;
use imprimatur::notices::paragraphs;

use crate::support::app::{Person, TestApp};
use crate::support::databases::db_tests;

const PATH: &str = "/admin/letters/organizations.invited/organizations.letter-invited?language=en";

const BUILT_IN: &str = "Olaf Owner invites you to act for Sana Vandfilter A/S.";

/// What a person gets who is invited to an organization.
async fn invite(app: &std::rc::Rc<TestApp>, owner: &Person, email: &str) -> String {
    let page = owner.get("/organization/people/invite").await;
    owner.submit(&page, "Send invitation", &[("name", "Karl Kollege"), ("email", email)]).await;
    app.letters_to(email).await.pop().unwrap().text
}

db_tests! {
    async fn words_are_proposed_approved_and_then_said(db) {
        let app = TestApp::start(db).await;
        let ada = app.person("Ada Admin", &[Role::Admin]).await;
        let bo = app.person("Bo Admin", &[Role::Admin]).await;
        let owner = app.person("Olaf Owner", &[Role::Partner]).await;
        crate::requests::describe(&owner, &crate::requests::asked(&owner)).await;
        assert!(invite(&app, &owner, "one@people.example").await.contains(BUILT_IN));

        let page = ada.get(PATH).await;
        assert!(page.has_text("each is filled when a letter is written: {by} {name}"), "{page:?}");
        let odd = [("text", "Hello from {entity}."), ("why", "Shorter.")];
        let answer = ada.try_submit(&page, "Propose", &odd).await;
        assert_eq!(answer.status, 422);
        let said = answer.page();
        assert!(said.has_text("{entity} is not a placeholder of this paragraph; it has {by} and {name}"), "{said:?}");
        assert_eq!(said.form("Propose").unwrap().value("text"), Some("Hello from {entity}."));
        for odd in [[("text", ""), ("why", "Why.")], [("text", "By {by"), ("why", "Why.")], [("text", "By {by}."), ("why", "")]] {
            assert_eq!(ada.try_submit(&page, "Propose", &odd).await.status, 422, "{odd:?}");
        }
        let own = [("text", "{by} would like\n to see you among us."), ("why", "Warmer.")];
        let page = ada.submit(&page, "Propose", &own).await;
        assert!(page.has_text("Another administrator has to approve it."), "{page:?}");
        assert!(page.has_text("leave out what the built-in ones give: {name}"), "{page:?}");
        assert!(page.form("Approve").is_err(), "not one's own");
        assert!(invite(&app, &owner, "two@people.example").await.contains(BUILT_IN), "nothing is said before");

        let page = bo.get(PATH).await;
        let frame = page.attribute("iframe", "src").unwrap();
        assert!(String::from_utf8_lossy(&bo.ask(&frame).await.body).contains("would like to see you among us."));
        let page = bo.submit(&page, "Approve", &[]).await;
        assert!(page.has_text("New letters say so from now on."), "{page:?}");
        let row = page.row("among us").unwrap().join(" ");
        assert!(row.contains("Ada Admin") && row.contains("Bo Admin"), "{row}");
        let after = invite(&app, &owner, "three@people.example").await;
        assert!(after.contains("Olaf Owner would like to see you among us."), "{after}");
        let list = ada.get("/admin/letters").await;
        assert!(list.row("organizations.invited").unwrap().join(" ").contains("1 paragraph"), "{list:?}");

        let page = bo.get(PATH).await;
        bo.submit(&page, "Propose the built-in words again", &[("why", "Plain is better.")]).await;
        let page = ada.get(PATH).await;
        ada.submit(&page, "Approve", &[]).await;
        assert!(invite(&app, &owner, "four@people.example").await.contains(BUILT_IN));
        app.finish().await;
    }

    async fn a_proposal_is_refused_or_taken_back(db) {
        let app = TestApp::start(db).await;
        let ada = app.person("Ada Admin", &[Role::Admin]).await;
        let bo = app.person("Bo Admin", &[Role::Admin]).await;
        let words = [("text", "{by} invites you to {name}."), ("why", "Shorter.")];
        let open = bo.get(PATH).await;
        let page = ada.get(PATH).await;
        let page = ada.submit(&page, "Propose", &words).await;
        assert_eq!(bo.try_submit(&open, "Propose", &words).await.status, 403, "one at a time");
        let own = page.form("Take the proposal back").unwrap().action.replace("/decline", "/approve");
        let token = page.form("Take the proposal back").unwrap().value("_token").unwrap().to_owned();
        let body = format!("_token={token}&_once=0123456789abcdef0123456789abcdef");
        let answer = ada.post(&own, "application/x-www-form-urlencoded", body.into_bytes()).await;
        assert_eq!(answer.status, 403, "nobody approves their own words");
        let seen = bo.get(PATH).await;
        let page = ada.submit(&page, "Take the proposal back", &[]).await;
        assert!(page.has_text("Taken back"), "{page:?}");
        assert_eq!(bo.try_submit(&seen, "Approve", &[]).await.status, 409, "it is gone");
        let page = ada.submit(&page, "Propose", &words).await;
        assert!(page.has_text("Waits for approval"));
        let page = bo.get(PATH).await;
        let page = bo.submit(&page, "Do not approve", &[]).await;
        assert!(page.has_text("Not approved"), "{page:?}");
        assert!(app.data.db.read(paragraphs::in_force).await.unwrap().is_empty());
        app.finish().await;
    }
}
