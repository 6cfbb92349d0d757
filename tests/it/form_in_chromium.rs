//! The form as people meet it: by keyboard alone on a narrow page, without script, and through axe's eyes.

use serde_json::json;

use crate::story::{People, asked};
use crate::support::app::TestApp;
use crate::support::at_a_browser::At;
use crate::support::at_the_keys::AtTheKeys;
use crate::support::axe;
use crate::support::browser::Browser;
use crate::support::databases::{Kind, fresh};
use crate::support::over_http::serve;
use crate::support::pictures::poster;
use crate::support::steps::{self, File, Surfer};

#[actix_web::test]
async fn a_partner_asks_by_keyboard_alone_on_a_page_320_wide_and_axe_finds_nothing() {
    let Some(browser) = Browser::open(320, 640).await else { return };
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let people = People::come_together(&app).await;
    let base = serve(&app);
    let asked = asked(&app, &people.partner);
    let picture = poster();
    let file = File { name: "poster.png", media_type: "image/png", content: &picture };
    let seat = At { browser: &browser, person: &people.partner, base: &base };
    seat.sign_in().await;
    let partner = AtTheKeys(seat);
    steps::describe_organization(&partner, &asked).await.unwrap();
    let id = steps::start_request(&partner).await.unwrap();
    steps::fill_request(&partner, &id, &asked, file).await.unwrap();

    let mut pages = vec![
        "/".to_owned(),
        "/start".into(),
        "/self-check".into(),
        "/requests".into(),
        "/requests/new".into(),
        "/organization".into(),
    ];
    let request = |rest: &str| format!("/requests/{id}{rest}");
    pages.extend(
        ["", "/check", "/routing", "/withdraw", "/files/mock_ups", "/files/statutes_files"].map(request),
    );
    let groups = asked
        .profile()
        .into_iter()
        .map(|(group, _)| group)
        .chain(asked.request().into_iter().map(|(group, _)| group));
    pages.extend(groups.map(|group| request(&format!("/edit/{group}"))));
    pages.extend(["profit", "target", "accounts", "sponsor"].map(|group| request(&format!("/edit/{group}"))));
    let mut complaints = Vec::new();
    for page in &pages {
        browser.goto(&format!("{base}{page}")).await;
        if browser.scrolls_sideways().await {
            complaints.push(format!("{page} scrolls sideways"));
        }
        for scheme in ["light", "dark"] {
            browser.colours(scheme).await;
            complaints
                .extend(axe::complaints(&browser).await.into_iter().map(|one| format!("{scheme} {one}")));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(steps::send_request(&partner, &id).await.unwrap().has_text("2026-0001"));
    app.letter(&people.partner, "2026-0001").await;
    app.finish().await;
}

#[actix_web::test]
async fn a_partner_asks_without_script() {
    let Some(browser) = Browser::open(390, 844).await else { return };
    browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let people = People::come_together(&app).await;
    let base = serve(&app);
    let asked = asked(&app, &people.partner);
    let picture = poster();
    let file = File { name: "poster.png", media_type: "image/png", content: &picture };
    let partner = At { browser: &browser, person: &people.partner, base: &base };
    partner.sign_in().await;
    steps::describe_organization(&partner, &asked).await.unwrap();
    let id = steps::start_request(&partner).await.unwrap();
    steps::fill_request(&partner, &id, &asked, file).await.unwrap();
    // A question that hangs on another answer stands there from the start where no script can show it.
    let page = partner.open(&format!("/requests/{id}/edit/channels")).await.unwrap();
    assert!(page.form("Save and continue").unwrap().has("media_other"));
    assert_eq!(browser.run("return document.querySelectorAll('[data-when][hidden]').length").await, 0);
    assert!(steps::send_request(&partner, &id).await.unwrap().has_text("2026-0001"));
    app.finish().await;
}
