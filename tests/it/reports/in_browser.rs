//! The pages of figures in a real browser: axe finds nothing, nothing scrolls sideways, plots turn with the page.

use std::path::PathBuf;

use super::group;
use crate::support::app::TestApp;
use crate::support::at_a_browser::At;
use crate::support::axe;
use crate::support::browser::Browser;
use crate::support::cases_decisions::read;
use crate::support::databases::{Kind, fresh};
use crate::support::over_http::serve;

/// Shows a page to axe in light and dark, wide and narrow, and from right to left, and looks whether it fits.
async fn look(browser: &Browser, name: &str, complaints: &mut Vec<String>) {
    let folder = std::env::var_os("REVIEW_PICTURES").map(PathBuf::from);
    for (width, height) in [(1280, 900), (390, 844), (320, 700)] {
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
                let file = format!("reports-{name}-{width}-{scheme}-{direction}.png");
                browser.whole_page(&folder.join(file)).await;
            }
        }
    }
    browser.run("document.documentElement.dir = 'ltr'").await;
    browser.resize(1280, 900).await;
}

/// Where the first bar of the first plot begins and where it ends, from the left edge of the plot.
const FIRST_BAR: &str = "const plot = document.querySelector('.plot').getBoundingClientRect();
    const bar = document.querySelector('.plot .a').getBoundingClientRect();
    const words = getComputedStyle(document.querySelector('.plot text')).transform;
    return [Math.round(bar.left - plot.left), Math.round(plot.right - bar.right), words];";

#[actix_web::test]
async fn axe_finds_nothing_on_the_pages_of_figures() {
    let Some(browser) = Browser::open(1280, 900).await else { return };
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let group = group(&app, 4).await;
    group.apart.revise().await;
    app.sweep().await;
    let mut numbers = Vec::new();
    for id in [group.granted.id, group.declined.id] {
        numbers.push(read(&app, move |conn| imprimatur::requests::by_id(conn, id)).await.number.unwrap());
    }
    let base = serve(&app);
    let mut found = Vec::new();
    At { browser: &browser, person: &group.apart.chair, base: &base }.sign_in().await;
    browser.see("Sign out").await;
    for (name, path) in [
        ("statistics", "/statistics".to_owned()),
        ("unlike", "/statistics/unlike".to_owned()),
        ("compare", format!("/statistics/compare?one={}&other={}&all=yes", numbers[0], numbers[1])),
        ("revisions", group.apart.path("compare")),
        ("search-help", "/cases/search-help".to_owned()),
    ] {
        browser.goto(&format!("{base}{path}")).await;
        look(&browser, name, &mut found).await;
    }
    browser.goto(&format!("{base}/statistics")).await;
    let plain = browser.run(FIRST_BAR).await;
    browser.run("document.documentElement.dir = 'rtl'").await;
    let turned = browser.run(FIRST_BAR).await;
    let near =
        |a: &serde_json::Value, b: &serde_json::Value| (a.as_i64().unwrap() - b.as_i64().unwrap()).abs() <= 1;
    assert!(near(&plain[0], &turned[1]) && near(&plain[1], &turned[0]), "{plain} {turned}");
    let words = [plain[2].as_str(), turned[2].as_str()];
    assert_eq!(words, [Some("none"), Some("matrix(-1, 0, 0, 1, 0, 0)")], "words stay readable");
    At { browser: &browser, person: &group.apart.members[0], base: &base }.sign_in().await;
    browser.see("Sign out").await;
    browser.goto(&format!("{base}/statistics")).await;
    look(&browser, "own", &mut found).await;
    let unique: std::collections::BTreeSet<_> = found.into_iter().collect();
    assert!(unique.is_empty(), "{unique:#?}");
    app.finish().await;
}
