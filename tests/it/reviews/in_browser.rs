//! The scorecard in a real browser: a whole review by keyboard, saved as one goes.

use std::net::TcpListener;
use std::path::PathBuf;

use imprimatur::guidelines::Track;
use imprimatur::requests::Stage;

use crate::support::app::{PASSWORD, Person, TestApp};
use crate::support::browser::Browser;
use crate::support::cases_reviews::{ReviewCase, all, in_review, screened};
use crate::support::databases::{Kind, fresh};

/// Serves the application of a test on a port of its own.
fn serve(app: &TestApp) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let data = app.data.clone();
    let server = actix_web::HttpServer::new(move || imprimatur::web::app(data.clone()))
        .workers(1)
        .listen(listener)
        .unwrap()
        .disable_signals()
        .run();
    actix_web::rt::spawn(server);
    format!("http://{address}")
}

async fn sign_in(browser: &Browser, base: &str, person: &Person) {
    browser.goto(&format!("{base}/sign-in")).await;
    browser.fill("E-mail address", &person.email).await;
    browser.fill("Password", PASSWORD).await;
    browser.press("\u{E007}").await;
    browser.see("Sign out").await;
    browser.console().await;
}

/// Looks at a page narrow and wide, light and dark; pictures are kept where `REVIEW_PICTURES` says.
async fn look(browser: &Browser, name: &str) {
    let folder = std::env::var_os("REVIEW_PICTURES").map(PathBuf::from);
    for (width, height) in [(1280, 900), (390, 844), (320, 700)] {
        browser.resize(width, height).await;
        assert!(!browser.scrolls_sideways().await, "{name} scrolls sideways at {width} px");
        for scheme in ["dark", "light"] {
            browser.colours(scheme).await;
            if let Some(folder) = &folder {
                browser.whole_page(&folder.join(format!("{name}-{width}-{scheme}.png"))).await;
            }
        }
    }
    browser.resize(1280, 900).await;
    let said = browser.console().await;
    assert!(said.is_empty(), "{name}: {said:?}");
}

async fn at(browser: &Browser, base: &str, case: &ReviewCase, part: &str) {
    browser.goto(&format!("{base}{}", case.path(part))).await;
}

#[actix_web::test]
async fn a_whole_review_by_keyboard() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let Some(db) = fresh(Kind::Sqlite) else { return };
    let app = TestApp::start(db).await;
    let case = in_review(&app, Track::Simplified, 3).await;
    case.lock(&case.members[1], all(Track::Simplified, 3, &[("C6", Some(0))])).await;
    let base = serve(&app);
    sign_in(&browser, &base, &case.members[0]).await;
    at(&browser, &base, &case, "review").await;
    browser.see("4 left to score").await;
    look(&browser, "scorecard").await;
    browser.press("3").await;
    browser.see("3 left to score").await;
    browser.see("75.00").await;
    browser.press("2").await;
    browser.press("4").await;
    browser.see("One left to score").await;
    assert_eq!(browser.run("return document.activeElement.id").await, "C6-comment");
    browser.press("Open to all 234").await;
    assert_eq!(browser.run("return document.querySelector('.total').textContent").await, "75.00");
    browser.see("Saved at").await;
    browser.goto(&format!("{base}{}", case.path("review"))).await;
    browser.see("One left to score").await;
    let kept = browser.run("return document.getElementById('C6-comment').value").await;
    assert_eq!(kept, "Open to all 234");
    browser.click("Turn keys off").await;
    browser.press("1").await;
    browser.see("One left to score").await;
    browser.click("Turn keys on").await;
    browser.press("2").await;
    browser.see("71.88").await;
    browser.see("All scored").await;
    browser.click("Lock scorecard").await;
    browser.see("Lock your scorecard?").await;
    browser.see("71.88").await;
    look(&browser, "last-look").await;
    browser.click("Lock it now").await;
    browser.see("Your scorecard is locked").await;
    look(&browser, "board-locked").await;
    assert_eq!(case.stage().await, Stage::Review);

    case.lock(&case.members[2], all(Track::Simplified, 2, &[("C14", Some(4))])).await;
    let browser = Browser::open(1280, 900).await.unwrap();
    sign_in(&browser, &base, &case.chair).await;
    at(&browser, &base, &case, "reviews").await;
    browser.see("Are we agreed?").await;
    look(&browser, "deliberation").await;
    browser.click("Resolve the knock-out").await;
    browser.see("How is it resolved?").await;
    look(&browser, "resolve").await;
    at(&browser, &base, &case, "reviews/meeting").await;
    look(&browser, "meeting").await;
    at(&browser, &base, &case, "conflict").await;
    look(&browser, "conflict").await;
    app.finish().await;
}

#[actix_web::test]
async fn the_secretariat_assigns_in_a_browser() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let Some(db) = fresh(Kind::Sqlite) else { return };
    let app = TestApp::start(db).await;
    let case = screened(&app, Track::Standard, 4).await;
    case.join_organization(&case.members[3]).await;
    let base = serve(&app);
    sign_in(&browser, &base, &case.secretariat).await;
    at(&browser, &base, &case, "reviews").await;
    look(&browser, "assignment").await;
    for name in ["Amina Member", "Lars Member", "Yifan Member"] {
        browser.choose(name).await;
    }
    browser.click("Assign the selected members").await;
    browser.see("0 of 3 scorecards are locked").await;
    look(&browser, "assigned").await;
    app.finish().await;
}
