//! A review by keyboard alone, its keys counted.

use imprimatur::guidelines::Track;

use crate::support::app::{PASSWORD, TestApp};
use crate::support::at_a_browser::At;
use crate::support::at_the_keys::Counted;
use crate::support::browser::Browser;
use crate::support::cases_reviews::in_review;
use crate::support::databases::{Kind, fresh};
use crate::support::over_http::serve;

/// More are too many between sign-in and a locked card, comments and what is typed to sign in apart.
const MOST_KEYS: usize = 40;

#[actix_web::test]
async fn from_sign_in_to_a_locked_card_in_at_most_forty_keys() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let case = in_review(&app, Track::Standard, 3).await;
    let base = serve(&app);
    let member = &case.members[0];
    browser.goto(&format!("{base}/sign-in")).await;
    let hands = Counted::at(&browser);
    hands.skip().await;
    hands.tab_to("E-mail address").await;
    hands.types(&member.email).await;
    hands.tab_to("Password").await;
    hands.types(PASSWORD).await;
    hands.enter().await;
    browser.see("Sign out").await;
    let signed_in = hands.count();
    hands.skip().await;
    hands.tab_to("Coopérative Moréna").await;
    hands.enter().await;
    browser.see("14 left to score").await;
    let at_the_card = hands.count();
    hands.press("4").await;
    hands.types("Named in the programme of the year").await;
    hands.escape().await;
    for left in (1..=13).rev() {
        browser
            .see(&if left == 1 { "One left to score".to_owned() } else { format!("{left} left to score") })
            .await;
        hands.press("3").await;
    }
    browser.see("All scored").await;
    hands.press("l").await;
    browser.see("Lock your scorecard?").await;
    hands.skip().await;
    hands.tab_to("Lock it and go on to the next").await;
    hands.enter().await;
    browser.see("Your scorecard is locked").await;
    let count = hands.count();
    println!("{signed_in} keys to sign in, {at_the_card} to the card, {count} in all");
    assert!(count <= MOST_KEYS, "{count} keys");
    let said = browser.console().await;
    assert!(said.is_empty(), "{said:?}");
    app.finish().await;
}

#[actix_web::test]
async fn keys_go_on_and_back_and_say_that_something_does_not_apply() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let case = in_review(&app, Track::Standard, 3).await;
    let base = serve(&app);
    At { browser: &browser, person: &case.members[0], base: &base }.sign_in().await;
    browser.see("Sign out").await;
    browser.goto(&format!("{base}{}", case.path("review"))).await;
    let here = "return document.activeElement.closest('.crit')?.id";
    browser.press("j").await;
    assert_eq!(browser.run(here).await, "C1");
    browser.press("jj").await;
    assert_eq!(browser.run(here).await, "C3");
    browser.press("k").await;
    assert_eq!(browser.run(here).await, "C2");
    browser.press("n").await;
    browser.see("14 left to score").await;
    browser.press(&"j".repeat(11)).await;
    assert_eq!(browser.run(here).await, "C13");
    browser.press("n").await;
    browser.see("13 left to score").await;
    assert_eq!(browser.run(here).await, "C14");
    app.finish().await;
}
