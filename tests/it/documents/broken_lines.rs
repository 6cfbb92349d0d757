//! A line that breaks in the middle of an upload takes nothing with it and leaves nothing behind.

use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use crate::requests::{asked, begin, describe, hand_in, people};
use crate::support::app::{BASE, TestApp, limits};
use crate::support::databases::db_tests;
use crate::support::over_http::serve;
use crate::support::pictures::poster;

/// Waits until something is so; what waits is the test, not the product.
async fn until(what: &str, mut so: impl FnMut() -> bool) {
    for _ in 0..2000 {
        if so() {
            return;
        }
        actix_web::rt::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("waited in vain: {what}");
}

/// Begins to send a file of a megabyte and gives the line, with half of it sent.
fn half(base: &str, path: &str, cookies: &str, token: &str) -> TcpStream {
    let mut line = TcpStream::connect(base.trim_start_matches("http://")).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: imprimatur\r\nOrigin: {BASE}\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1050000\r\n\r\n\
         --b\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n{token}\r\n\
         --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"big.png\"\r\n\r\n"
    );
    line.write_all(head.as_bytes()).unwrap();
    let mut content = poster();
    content.resize(600_000, 7);
    line.write_all(&content).unwrap();
    line.flush().unwrap();
    line
}

db_tests! {
    async fn a_lost_connection_loses_nothing_that_was_acknowledged(db) {
        let app = TestApp::start(db).await;
        let (partner, _) = people(&app).await;
        describe(&partner, &asked(&partner)).await;
        let files = format!("{}/files/mock_ups", begin(&partner).await);
        let kept = hand_in(&partner, &files, "poster.png", &poster(), "A poster").await;
        assert_eq!(kept.status, 200);
        let token = partner.get(&files).await.form("Add this file").unwrap().value("_token").unwrap().to_owned();
        let base = serve(&app);
        for _ in 0..3 {
            let line = half(&base, &files, &partner.cookies(), &token);
            until("the upload begins", || app.in_quarantine() == 1).await;
            drop(line);
            until("the quarantine is empty", || app.in_quarantine() == 0).await;
        }
        let page = partner.get(&files).await;
        assert_eq!(page.texts(".card").len(), 1);
        assert_eq!(partner.ask(page.link("poster.png").unwrap()).await.body, poster());
        app.finish().await;
    }

    async fn a_line_that_falls_silent_is_given_up(db) {
        let limits = imprimatur::config::Limits { upload_silence_seconds: 1, ..limits() };
        let app = TestApp::start_with(db, limits).await;
        let (partner, _) = people(&app).await;
        describe(&partner, &asked(&partner)).await;
        let files = format!("{}/files/mock_ups", begin(&partner).await);
        let token = partner.get(&files).await.form("Add this file").unwrap().value("_token").unwrap().to_owned();
        let base = serve(&app);
        let line = half(&base, &files, &partner.cookies(), &token);
        until("the upload begins", || app.in_quarantine() == 1).await;
        until("the quarantine is empty", || app.in_quarantine() == 0).await;
        drop(line);
        app.finish().await;
    }
}
