//! A review by keyboard alone, its keys counted; and the pages of the group through axe's eyes.

use std::path::PathBuf;

use imprimatur::access::Role;
use imprimatur::guidelines::Track;

use crate::support::app::{PASSWORD, Person, TestApp};
use crate::support::at_a_browser::At;
use crate::support::at_the_keys::Counted;
use crate::support::axe;
use crate::support::browser::Browser;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{in_deliberation, proposal};
use crate::support::cases_reviews::{all, in_review};
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

/// Shows a page to axe in light and dark, wide and narrow, and from right to left, and looks whether it fits.
async fn look(browser: &Browser, name: &str, complaints: &mut Vec<String>) {
    let folder = std::env::var_os("REVIEW_PICTURES").map(PathBuf::from);
    for (width, height) in [(1280, 900), (390, 844)] {
        browser.resize(width, height).await;
        for (scheme, direction) in [("light", "ltr"), ("dark", "ltr"), ("light", "rtl")] {
            browser.colours(scheme).await;
            browser.run(&format!("document.documentElement.dir = '{direction}'")).await;
            if browser.scrolls_sideways().await {
                complaints.push(format!("{name} scrolls sideways at {width} px, {direction}"));
            }
            let found = axe::complaints(browser).await;
            complaints
                .extend(found.into_iter().map(|one| format!("{name} {width} {scheme} {direction}: {one}")));
            if let Some(folder) = &folder {
                browser
                    .whole_page(&folder.join(format!("axe-{name}-{width}-{scheme}-{direction}.png")))
                    .await;
            }
        }
    }
    browser.run("document.documentElement.dir = 'ltr'").await;
}

#[actix_web::test]
async fn axe_finds_nothing_on_the_pages_of_the_group() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let past = offered(&app).await;
    let editor = app.person("Edda Editor", &[Role::LessonsEditor]).await;
    let page = past.secretary.get(&format!("/cases/{}/lesson", past.id)).await;
    past.secretary.submit(&page, "Send for validation", super::beside::LESSON).await;
    let page = editor.get("/lessons/editing/1").await;
    editor.submit(&page, "Publish", &[]).await;
    let case = in_review(&app, Track::Simplified, 3).await;
    case.lock(&case.members[1], all(Track::Simplified, 3, &[("C6", Some(0))])).await;
    case.save(&case.members[0], all(Track::Simplified, 2, &[])).await;
    let decided = in_deliberation(&app).await;
    let base = serve(&app);
    let mut found = Vec::new();
    let sit = async |person: &Person| {
        At { browser: &browser, person, base: &base }.sign_in().await;
        browser.see("Sign out").await;
    };
    let at = async |path: String| browser.goto(&format!("{base}{path}")).await;

    sit(&case.members[0]).await;
    for (name, path) in [
        ("desk", "/desk".to_owned()),
        ("cases", "/cases".to_owned()),
        ("review", case.path("review")),
        ("last-look", case.path("review/lock")),
        ("board", case.path("reviews")),
    ] {
        at(path).await;
        look(&browser, name, &mut found).await;
    }
    case.lock(&case.members[0], all(Track::Simplified, 2, &[])).await;
    case.revise().await;
    at(case.path("review")).await;
    look(&browser, "review-changed", &mut found).await;

    sit(&decided.chair).await;
    for (name, path) in
        [("deliberation", format!("/cases/{}/reviews", decided.id)), ("recommending", decided.path())]
    {
        at(path).await;
        look(&browser, name, &mut found).await;
    }
    decided.recommend(proposal()).await.unwrap();
    sit(&decided.officer).await;
    at(decided.path()).await;
    look(&browser, "deciding", &mut found).await;
    let ruling = decided.ruling(false).await;
    decided.decide(&decided.officer, &ruling).await.unwrap();
    at(decided.path()).await;
    look(&browser, "decided", &mut found).await;
    let unique: std::collections::BTreeSet<_> = found.into_iter().collect();
    assert!(unique.is_empty(), "{unique:#?}");
    app.finish().await;
}
