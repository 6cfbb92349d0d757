//! The whole way of a request in a real browser: every page with its stylesheet, its script and its policy.

use crate::story::{People, asked};
use crate::support::app::TestApp;
use crate::support::at_a_browser::At;
use crate::support::browser::Browser;
use crate::support::databases::{Kind, fresh};
use crate::support::over_http::serve;
use crate::support::pictures::poster;
use crate::support::steps::{self, File, Surfer};

#[actix_web::test]
async fn a_request_travels_the_whole_way_in_chromium() {
    travels(1280, 900).await;
}

#[actix_web::test]
async fn a_request_travels_the_whole_way_on_a_telephone() {
    travels(390, 844).await;
}

async fn travels(width: u32, height: u32) {
    let Some(browser) = Browser::open(width, height).await else { return };
    let app = TestApp::start(fresh(Kind::Sqlite).unwrap()).await;
    let people = People::come_together(&app).await;
    let base = serve(&app);
    let asked = asked(&app, &people.partner);
    let picture = poster();
    let file = File { name: "poster.png", media_type: "image/png", content: &picture };
    macro_rules! seat {
        ($person:expr) => {{
            let seat = At { browser: &browser, person: $person, base: &base };
            seat.sign_in().await;
            seat
        }};
    }

    let partner = seat!(&people.partner);
    steps::describe_organization(&partner, &asked).await.unwrap();
    let id = steps::start_request(&partner).await.unwrap();
    steps::fill_request(&partner, &id, &asked, file).await.unwrap();
    assert!(steps::send_request(&partner, &id).await.unwrap().has_text("2026-0001"));
    app.letter(&people.partner, "2026-0001").await;

    let secretariat = seat!(&people.secretariat);
    steps::accept(&secretariat, &id, "standard").await.unwrap();
    steps::clear_checks(&seat!(&people.screener), &id).await.unwrap();
    let names: Vec<&str> = people.members.iter().map(|member| member.name.as_str()).collect();
    steps::assign(&seat!(&people.secretariat), &id, &names).await.unwrap();
    for member in &people.members {
        app.letter(member, "2026-0001").await;
        steps::declare_no_conflict(&seat!(member), &id).await.unwrap();
    }
    steps::open_review(&seat!(&people.secretariat), &id).await.unwrap();
    for member in &people.members {
        steps::score(&seat!(member), &id, "3").await.unwrap();
    }
    steps::recommend(&seat!(&people.chair), &id, "recommend").await.unwrap();
    app.letter(&people.officer, "2026-0001").await;
    steps::authorize(&seat!(&people.officer), &id).await.unwrap();
    app.sweep().await;
    assert!(app.letter(&people.partner, "uthoriz").await.text.contains("Safe water at the lake"));

    steps::accept_offer(&seat!(&people.partner), &id, "Pia Partner").await.unwrap();
    app.pass_days(31).await;
    browser.client.delete_all_cookies().await.unwrap();
    browser.goto(&format!("{base}/register?q=morena")).await;
    browser.see("Société des eaux du lac Moréna").await;
    let holder = seat!(&people.partner);
    let page = holder.open(&format!("/requests/{id}/authorization")).await.unwrap();
    let proof = page.links.iter().find(|link| link.href.starts_with("/verify/")).unwrap().href.clone();
    browser.client.delete_all_cookies().await.unwrap();
    browser.goto(&format!("{base}{proof}")).await;
    browser.see("This permission is valid").await;
    let complaints = browser.console().await;
    assert!(complaints.is_empty(), "{complaints:#?}");
    app.finish().await;
}
