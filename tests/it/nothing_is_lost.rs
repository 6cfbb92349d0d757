//! Nothing that was typed is lost: when the sign-in ends, when the server is killed, when the line is down.

use std::path::Path;

use serde_json::json;

use crate::story::{People, asked};
use crate::support::app::TestApp;
use crate::support::at_a_browser::At;
use crate::support::browser::Browser;
use crate::support::companion::scratch;
use crate::support::databases::{Kind, db_tests, fresh};
use crate::support::program::Program;
use crate::support::steps;

db_tests! {
    async fn a_form_comes_back_after_the_sign_in_ended_and_only_to_who_typed_it(db) {
        let app = TestApp::start(db).await;
        let people = People::come_together(&app).await;
        let partner = &people.partner;
        steps::describe_organization(partner, &asked(&app, partner)).await.unwrap();
        let id = steps::start_request(partner).await.unwrap();
        let page = partner.get(&format!("/requests/{id}/edit/activity")).await;
        let mut form = page.form("Save and continue").unwrap();
        form.set("activity_title", "Typed before the sign-in ended").unwrap();
        let typed = form.submit("Save and continue").unwrap();
        app.pass_days(3).await;
        let answer = partner.send(&typed).await;
        assert_eq!(answer.status, 401);
        let sign_in = answer.page();
        assert!(sign_in.has_text("what you typed is not saved yet"));

        // Somebody else at the same browser never sees it.
        let other = [("email", people.chair.email.as_str()), ("password", crate::support::app::PASSWORD)];
        let seen = partner.submit(&sign_in, "Sign in", &other).await;
        assert!(!seen.has_text("Typed before the sign-in ended"), "{}", seen.text);
        partner.submit(&seen, "Sign out", &[]).await;

        let own = [("email", partner.email.as_str()), ("password", crate::support::app::PASSWORD)];
        let back = partner.submit(&sign_in, "Sign in", &own).await;
        assert!(back.has_text("Title of the activity") && back.has_text("Typed before the sign-in ended"));
        partner.try_submit(&back, "Save this now", &[]).await;
        let page = partner.get(&format!("/requests/{id}/edit/activity")).await;
        assert_eq!(page.form("Save and continue").unwrap().value("activity_title"), Some("Typed before the sign-in ended"));
        app.finish().await;
    }
}

#[actix_web::test]
async fn what_was_saved_survives_kill_nine_and_what_was_not_stays_on_the_device() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let db = fresh(Kind::Sqlite).unwrap();
    let url = db.url.clone();
    let app = TestApp::start(db).await;
    let people = People::come_together(&app).await;
    steps::describe_organization(&people.partner, &asked(&app, &people.partner)).await.unwrap();
    let id = steps::start_request(&people.partner).await.unwrap();
    let data = tempfile::tempdir_in(scratch()).unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_imprimatur"));
    let mut server = Program::new(binary, data.path(), &["--database-url", &url]).unwrap();
    server.start().await.unwrap();
    let base = server.base();
    At { browser: &browser, person: &people.partner, base: &base }.sign_in().await;

    let edit = format!("{base}/requests/{id}/edit/activity");
    browser.goto(&edit).await;
    browser.fill("Title of the activity", "Saved and acknowledged").await;
    browser.see("Saved at").await;
    server.kill_nine().unwrap();
    browser.fill("Title of the activity", "Typed while nobody listened").await;
    browser.see("Not saved: no line to the server").await;

    server.start().await.unwrap();
    browser.goto(&edit).await;
    let shown = "return document.querySelector('[name=activity_title]').value";
    assert_eq!(browser.run(shown).await, json!("Typed while nobody listened"));
    browser.see("Saved at").await;
    browser.run("localStorage.clear()").await;
    browser.goto(&edit).await;
    assert_eq!(browser.run(shown).await, json!("Typed while nobody listened"));

    // The button pressed while nobody listens: the copy stays until the server has answered.
    browser.fill("Title of the activity", "Sent into the void").await;
    server.kill_nine().unwrap();
    browser
        .run("setTimeout(() => document.querySelector('form[data-autosave] button.btn').click(), 0)")
        .await;
    server.start().await.unwrap();
    browser.goto(&edit).await;
    assert_eq!(browser.run(shown).await, json!("Sent into the void"));
    browser.click("Save and come back later").await;
    browser.see("Sent into the void").await;
    assert_eq!(browser.run("return Object.keys(localStorage).length").await, 0);
    drop(server);
    app.finish().await;
}
