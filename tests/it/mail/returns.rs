//! Letters that come back: read from a folder of delivery reports or marked by hand, and seen where it matters.

use std::path::Path;
use std::rc::Rc;

use imprimatur::access::Role;
use imprimatur::notices::returns::folder;
use imprimatur::notices::{NoticeRow, NoticeState};
use imprimatur::requests::answers::Answers;

use super::all;
use crate::support::app::{Person, TestApp};
use crate::support::cases::{actor, submitted};
use crate::support::companion::scratch;
use crate::support::databases::db_tests;

/// A report as a mail server writes it.
fn report(message_id: &str, action: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@relay.example\r\nTo: office@imprimatur.example\r\n\
         Subject: Undelivered\r\nMIME-Version: 1.0\r\nMessage-ID: <{action}.report@relay.example>\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"edge\"\r\n\r\n\
         --edge\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--edge\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; relay.example\r\n\r\nFinal-Recipient: rfc822; somebody.else@gone.example\r\n\
         Action: {action}\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such mailbox <script>\r\n\r\n\
         --edge\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{message_id}>\r\nSubject: x\r\n\r\n--edge--\r\n"
    )
}

fn put(maildir: &Path, name: &str, mail: &str) {
    std::fs::create_dir_all(maildir.join("new")).unwrap();
    std::fs::write(maildir.join("new").join(name), mail).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

async fn to(app: &TestApp, person: &Person) -> NoticeRow {
    all(app).await.into_iter().rev().find(|row| row.to_address == person.email).unwrap()
}

/// A letter about a request that went out to the partner.
async fn written(app: &Rc<TestApp>, partner: &Person) -> (i64, NoticeRow) {
    let id = submitted(app, partner, Answers::new()).await;
    let account = actor(partner).await.id;
    let (name, address) = (partner.name.clone(), partner.email.clone());
    app.data
        .db
        .write(move |tx| {
            use imprimatur::notices::{About, Recipient, Rendered, write_rendered};
            let to =
                Recipient { account: Some(account), name, address, language: imprimatur::say::Language::En };
            let letter = Rendered {
                subject: "Something is missing".into(),
                text: "Dear you\n".into(),
                html: "<p>x</p>".into(),
            };
            write_rendered(tx, About::request(id), "requests.returned", &[to], &letter)
        })
        .await
        .unwrap();
    app.deliver().await;
    (id.0, to(app, partner).await)
}

db_tests! {
    async fn a_delivery_report_marks_the_letter_the_case_and_the_account(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let secretary = app.person("Sam Secretary", &[Role::Secretariat]).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let (id, letter) = written(&app, &partner).await;
        assert_eq!(letter.state, NoticeState::Sent);
        let page = secretary.get(&format!("/cases/{id}/mail")).await;
        assert!(page.has_text("Something is missing") && page.has_text("Pia Partner") && page.has_text("Sent"), "{}", page.text);
        assert!(!page.has_text("did not arrive"));

        let maildir = tempfile::tempdir_in(scratch()).unwrap();
        let folder_path = maildir.path();
        put(folder_path, "1.failed", &report(&letter.message_id, "failed"));
        put(folder_path, "2.delayed", &report(&letter.message_id, "delayed"));
        put(folder_path, "3.stranger", &report("made.up@house.example", "failed"));
        put(folder_path, "4.spam", "From: x@y.example\r\n\r\nBuy this\r\n");
        put(folder_path, "5.empty", "");
        put(folder_path, ".6.hidden", "not yet written");
        let (one, two) = futures_util::future::join(folder::run(&app.data.db, folder_path), folder::run(&app.data.db, folder_path)).await;
        assert_eq!(one.unwrap() + two.unwrap(), 1, "a report counts once, however many read");
        assert_eq!(names(&folder_path.join("new")), [".6.hidden"]);
        let cur = names(&folder_path.join("cur"));
        assert!(cur.len() == 5 && cur.iter().filter(|name| name.ends_with(":2,F")).count() >= 4, "{cur:?}");
        // Killed between the note and the move: the same report again.
        put(folder_path, "7.again", &report(&letter.message_id, "failed"));
        assert_eq!(folder::run(&app.data.db, folder_path).await.unwrap(), 0);

        let page = secretary.get(&format!("/cases/{id}/mail")).await;
        for words in ["1 letter did not arrive", "Came back", "a delivery report (5.1.1).", "550 5.1.1 no such mailbox <script>", "1 letter came back"] {
            assert!(page.has_text(words), "{words}: {}", page.text);
        }
        assert!(secretary.get(&format!("/cases/{id}/history")).await.has_text("A letter came back"));
        assert!(partner.get("/account").await.has_text("Letters to your address come back."));
        let account = actor(&partner).await.id;
        let page = admin.get(&format!("/admin/accounts/{account}")).await;
        assert!(page.has_text("Letters to this address come back"), "{}", page.text);
        assert_eq!(admin.get("/admin/mail?came_back=yes").await.texts("table tbody th a").len(), 1);
        let page = admin.submit(&page, "Letters arrive there again", &[]).await;
        assert!(page.has_text("The mark is taken away."));
        assert!(!partner.get("/account").await.has_text("Letters to your address come back."));
        assert!(secretary.get(&format!("/cases/{id}/mail")).await.has_text("Came back"), "what happened stays");
        app.finish().await;
    }

    async fn the_secretariat_marks_by_hand_and_a_used_link_lifts_the_mark(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let secretary = app.person("Sam Secretary", &[Role::Secretariat]).await;
        let chair = app.person("Cleo Chair", &[Role::Chair]).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        let (id, letter) = written(&app, &partner).await;
        let path = format!("/cases/{id}/mail");
        assert!(chair.get(&path).await.form("Mark it as come back").is_err());
        let page = chair.get(&path).await;
        let token = page.form("Sign out").unwrap().value("_token").unwrap().to_owned();
        let by_chair = chair.post(&format!("{path}/{}/came-back", letter.id), "application/x-www-form-urlencoded", format!("_token={token}").into_bytes()).await;
        assert_eq!(by_chair.status, 403);
        let page = secretary.get(&path).await;
        let page = secretary.submit(&page, "Mark it as come back", &[("said", "The letter lay in our own mailbox.")]).await;
        assert!(page.has_text("marked by hand.") && page.has_text("The letter lay in our own mailbox."), "{}", page.text);
        assert!(page.form("Mark it as come back").is_err(), "once is enough");
        let answer = admin.get(&format!("/admin/mail/{}", letter.id)).await;
        assert!(answer.form("Mark it as come back").is_err());
        assert!(partner.get("/account").await.has_text("Letters to your address come back."));

        // Somebody who opens a link from a letter gets letters.
        let visitor = app.visitor();
        let page = visitor.get("/reset").await;
        visitor.try_submit(&page, "Send me a link", &[("E-mail address", &partner.email)]).await;
        let link = app.letter(&partner, "password").await;
        let page = visitor.open_link(&link).await;
        visitor.submit(&page, "Set password and sign in", &[("password", "eight quiet herons at dusk")]).await;
        let account = actor(&partner).await.id;
        assert!(!admin.get(&format!("/admin/accounts/{account}")).await.has_text("come back"));
        // Sent again, the letter has not come back any more.
        admin.submit(&admin.get(&format!("/admin/mail/{}", letter.id)).await, "Send again", &[]).await;
        app.deliver().await;
        assert!(!secretary.get(&path).await.has_text("did not arrive"));
        app.finish().await;
    }

    async fn a_letter_of_another_case_cannot_be_marked_through_this_one(db) {
        let app = TestApp::start(db).await;
        let partner = app.person("Pia Partner", &[Role::Partner]).await;
        let other = app.person("Otto Other", &[Role::Partner]).await;
        let secretary = app.person("Sam Secretary", &[Role::Secretariat]).await;
        let (id, _) = written(&app, &partner).await;
        let (_, letter) = written(&app, &other).await;
        let page = secretary.get(&format!("/cases/{id}/mail")).await;
        let token = page.form("Sign out").unwrap().value("_token").unwrap().to_owned();
        let path = format!("/cases/{id}/mail/{}/came-back", letter.id);
        let answer = secretary.post(&path, "application/x-www-form-urlencoded", format!("_token={token}").into_bytes()).await;
        assert_eq!(answer.status, 404);
        assert_eq!(to(&app, &other).await.came_back_at, None);
        app.finish().await;
    }
}
