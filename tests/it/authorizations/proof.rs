//! The signed file, the fingerprint of a document, and that nobody guesses a code.

use diesel::prelude::*;
use imprimatur::authorizations::actions;
use imprimatur::commands::verify::verdict;
use imprimatur::db::schema::{authorization_conditions, authorizations, requests};
use imprimatur::decisions::Code;
use imprimatur::web::throttle::Quota;
use sha2::Digest;

use crate::support::app::{Person, TestApp, limits};
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{POSTER, write};
use crate::support::databases::db_tests;

const KEYS: &str = "/.well-known/imprimatur-keys.json";

/// A file as a browser sends it to the page that compares files.
async fn compare(person: &Person, file: &[u8], fingerprint: &str) -> crate::support::app::Answer {
    let mut body = Vec::new();
    for (name, value) in [("_token", ""), ("fingerprint", fingerprint)] {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    let name = if file.is_empty() { "" } else { "poster.pdf" };
    body.extend(
        format!("--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
            .bytes(),
    );
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    person.post("/verify/document", "multipart/form-data; boundary=edge", body).await
}

db_tests! {
    async fn a_signed_proof_holds_without_a_connection(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let (row, anybody) = (case.authorization().await, app.visitor());
        let page = anybody.get(&format!("/verify/{}", row.code)).await;
        let link = page.links.iter().find(|link| link.text.contains("signed file")).expect("a link to the file").href.clone();
        let file = anybody.ask(&link).await;
        assert!(file.headers.get("content-disposition").unwrap().to_str().unwrap().contains(&row.number));
        let keys = anybody.ask(KEYS).await.body;
        let now = app.clock.now();
        let (code, lines) = verdict(&file.body, &keys, now);
        let text = lines.join("\n").replace('\u{a0}', " ");
        assert_eq!(code, 0, "{text}");
        for word in ["Valid", "Sana Vandfilter A/S", "In support of the United Nations", "As of: 3 January 2027", "Check again after: 10 January 2027"] {
            assert!(text.contains(word), "{word} in {text}");
        }
        let mut changed = file.body.clone();
        let place = text_place(&changed, "Sana");
        changed[place] = b'Z';
        assert_eq!(verdict(&changed, &keys, now).0, 1);
        let later = now + chrono::Duration::days(8);
        assert_eq!(verdict(&file.body, &keys, later).0, 2, "stale");

        let new = write(&app, actions::rotate_key).await.unwrap();
        let keys = anybody.ask(KEYS).await.body;
        assert_eq!(verdict(&file.body, &keys, now).0, 0, "an older key still proves what it signed");
        let by_number = anybody.ask(&format!("/register/{}/proof.json", row.number)).await.body;
        assert!(String::from_utf8_lossy(&by_number).contains(&new));
        assert!(!String::from_utf8_lossy(&by_number).contains(&row.code), "the register does not give the code away");
        assert_eq!(verdict(&by_number, &keys, now).0, 0);

        let page = case.officer.get(&format!("/authorizations/{}", row.id)).await;
        case.officer.submit(&page, "Suspend and tell", &[("suspend_reasons", "A report of misuse.")]).await;
        let file = anybody.ask(&link).await.body;
        assert_eq!(verdict(&file, &keys, now).0, 3, "it holds, and says that it is suspended");
        assert!(!String::from_utf8_lossy(&file).contains("misuse"));
        for path in ["/verify/nonsense/proof.json", "/register/A-1999-0001/proof.json"] {
            assert_eq!(anybody.ask(path).await.status, 404, "{path}");
        }
        app.finish().await;
    }

    async fn a_document_is_compared_byte_by_byte(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let anybody = app.visitor();
        let letter = case.partner.ask(&format!("/requests/{}/letter/html", case.id)).await;
        assert_eq!(letter.status, 200);
        let text = case.partner.ask(&format!("/requests/{}/letter/txt", case.id)).await;
        let paper = case.partner.ask(&format!("/requests/{}/letter.pdf", case.id)).await;
        assert_eq!(app.visitor().ask(&format!("/requests/{}/letter/txt", case.id)).await.status, 303);
        assert_eq!(case.partner.ask(&format!("/requests/{}/letter/exe", case.id)).await.status, 404);
        assert_eq!(compare(&anybody, &letter.body, "").await.status, 404, "nobody knows of it before it is accepted");
        case.accepted().await;
        for file in [&letter.body, &text.body, &paper.body] {
            let answer = compare(&anybody, file, "").await;
            assert_eq!(answer.status, 200);
            assert!(answer.page().has_text("The letter of authorization") && answer.page().has_text("Not yet valid"));
        }
        let poster = hex::encode(sha2::Sha256::digest(POSTER));
        let artwork = compare(&anybody, b"", &poster.to_uppercase()).await.page();
        assert!(artwork.has_text("Artwork approved with authorization"), "{artwork:?}");
        let mut changed = letter.body.clone();
        changed[10] ^= 1;
        let answer = compare(&anybody, &changed, "").await;
        assert_eq!(answer.status, 404);
        assert!(answer.page().has_text("This file is not one that the office knows"));
        assert_eq!(compare(&anybody, b"", "").await.status, 422);
        assert_eq!(compare(&anybody, b"", "abc").await.status, 422);
        app.finish().await;
    }

    async fn worlds_that_differ_inside_look_alike(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let (row, anybody) = (case.authorization().await, app.visitor());
        let paths = [
            "/register".to_owned(),
            "/register?format=csv".into(),
            format!("/register/{}", row.number),
            format!("/verify/{}", row.code),
            format!("/verify/{}/proof.json", row.code),
        ];
        let mut before = Vec::new();
        for path in &paths {
            before.push(anybody.ask(path).await.body);
        }
        let (id, request) = (row.id, row.request_id);
        write(&app, move |tx| {
            diesel::update(authorizations::table.find(id))
                .set((
                    authorizations::signed_name.eq("Quirin Quoll"),
                    authorizations::signed_title.eq("Quoll keeper"),
                    authorizations::stop_reason.eq("Quoll"),
                    authorizations::version.eq(99),
                ))
                .execute(tx.conn())?;
            diesel::update(authorization_conditions::table.filter(authorization_conditions::authorization_id.eq(id)))
                .set((authorization_conditions::evidence.eq("Quoll"), authorization_conditions::state.eq("breached")))
                .execute(tx.conn())?;
            // Of the same words, which are kept for the search.
            let title: String = requests::table.find(request).select(requests::title).first(tx.conn())?;
            let title = requests::title.eq(format!("\u{201c}{}!\u{201d}", title.to_uppercase()));
            diesel::update(requests::table.find(request)).set(title).execute(tx.conn())?;
            Ok(())
        })
        .await
        .unwrap();
        for (path, before) in paths.iter().zip(before) {
            assert!(anybody.ask(path).await.body == before, "{path} shows what is internal");
        }
        app.finish().await;
    }

    async fn ten_thousand_guesses_find_nothing(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.accepted().await;
        let (code, anybody) = (case.authorization().await.code, app.visitor());
        assert_eq!(anybody.ask(&format!("/verify/{code}")).await.status, 200);
        let unknown = anybody.ask("/verify/nonsense").await.body;
        let mut neighbours = neighbours(&code).into_iter().cycle();
        for round in 0..5_000 {
            for guess in [Code::random().as_str().to_owned(), neighbours.next().unwrap()] {
                let answer = anybody.ask(&format!("/verify/{guess}")).await;
                assert!(answer.status == 404 && (round % 500 != 0 || answer.body == unknown), "{guess}");
            }
        }
        app.finish().await;
    }

    async fn ten_thousand_guesses_are_slowed_down(db) {
        let mut limits = limits();
        limits.verification = Quota::new(60, 3600);
        let app = TestApp::start_with(db, limits).await;
        let anybody = app.visitor();
        let mut answered = 0;
        for _ in 0..10_000 {
            let answer = anybody.ask(&format!("/verify/{}/proof.json", Code::random().as_str())).await;
            assert!(matches!(answer.status, 404 | 429));
            answered += u32::from(answer.status == 404);
        }
        assert!((60..=63).contains(&answered), "{answered}");
        assert_eq!(compare(&anybody, b"x", "").await.status, 429);
        app.finish().await;
    }
}

fn text_place(file: &[u8], word: &str) -> usize {
    file.windows(word.len()).position(|part| part == word.as_bytes()).unwrap()
}

/// Codes with one other digit, each with the check symbol that belongs to it.
fn neighbours(code: &str) -> Vec<String> {
    let digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut found = Vec::new();
    for place in 0..code.len() - 1 {
        for digit in digits.chars() {
            let mut other: Vec<char> = code.chars().collect();
            other[place] = digit;
            for check in format!("{digits}*~$=U").chars() {
                *other.last_mut().unwrap() = check;
                let other: String = other.iter().collect();
                if other != code && Code::parse(&other).is_some() {
                    found.push(other);
                }
            }
        }
    }
    assert_eq!(found.len(), (code.len() - 1) * 31);
    found
}
