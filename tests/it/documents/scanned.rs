//! With a scanner: nothing is opened before its verdict, and what it finds is locked and named.

use imprimatur::documents::clamd::Clamd;

use crate::requests::{asked, begin, describe, fill, hand_in, people};
use crate::support::app::{TestApp, limits};
use crate::support::clamd::scanner;
use crate::support::companion::{left_out, scratch};
use crate::support::databases::db_tests;
use crate::support::pictures::{pdf, word_file};

const WORDS: &str = "the words that our own signature knows";

db_tests! {
    async fn an_infected_file_is_locked_and_named_to_partner_and_staff(db) {
        let scanner = match scanner(&[("Imprimatur.Test.Words", WORDS.as_bytes())]) {
            Ok(scanner) => scanner,
            Err(reason) => return left_out("uploads with clamd", &reason),
        };
        // Where the scanner will be; it is not there yet.
        let place = tempfile::tempdir_in(scratch()).unwrap();
        let socket = place.path().join("clamd");
        let app = TestApp::start_as(db, limits(), Some(Clamd::Unix(socket.clone()))).await;
        let (partner, secretariat) = people(&app).await;
        let asked = asked(&partner);
        describe(&partner, &asked).await;
        let path = begin(&partner).await;
        fill(&partner, &path, &asked).await;
        let files = format!("{path}/files/mock_ups");
        hand_in(&partner, &files, "leaflet.pdf", &pdf(1), "A leaflet").await;
        hand_in(&partner, &files, "letter.docx", &word_file(WORDS), "A letter").await;
        app.look_after_files().await;
        let page = partner.get(&files).await;
        let cards = page.texts(".card");
        assert!(cards.iter().all(|card| card.contains("Not yet checked for viruses")), "{cards:?}");
        assert_eq!(page.attribute("img.sheet", "src"), None, "nothing is drawn before the verdict");
        assert!(page.link("leaflet.pdf").is_err(), "nothing leads to a file before the verdict");
        let early = partner.ask("/documents/2").await;
        assert_eq!(early.status, 403);
        assert!(early.page().has_text("was not yet checked for viruses"), "{}", early.page().text);
        let page = partner.get(&format!("{path}/check")).await;
        partner.submit(&page, "Accept and send request", &[]).await;

        // It comes, and is asked again by itself.
        std::os::unix::fs::symlink(&scanner.socket, &socket).unwrap();
        app.clock.advance(60);
        app.look_after_files().await;
        let documents = format!("{}/documents", path.replace("/requests/", "/cases/"));
        for (person, page) in [(&partner, &format!("{path}/answers")), (&secretariat, &documents)] {
            let page = person.get(page).await;
            assert!(page.has_text("Locked: Imprimatur.Test.Words.UNOFFICIAL was found in it"), "{}", page.text);
            assert!(!page.has_text("Not yet checked"), "{}", page.text);
            assert!(page.link("letter.docx").is_err());
            assert!(page.attribute("img.sheet[alt='A leaflet']", "src").is_some(), "the clean one is drawn");
            assert_eq!(person.ask(page.link("leaflet.pdf").unwrap()).await.body, pdf(1));
            let locked = person.ask("/documents/3").await;
            assert_eq!(locked.status, 403);
            assert!(locked.page().has_text("“letter.docx” is locked"), "{}", locked.page().text);
            let letter = app.letter(person, "is locked").await;
            assert!(letter.text.contains("letter.docx") && letter.text.contains("Imprimatur.Test.Words"), "{}", letter.text);
        }
        // The same content is not taken a second time.
        let other = format!("{}/files/mock_ups", begin(&partner).await);
        let again = hand_in(&partner, &other, "again.docx", &word_file(WORDS), "A letter").await;
        assert_eq!(again.status, 422);
        assert!(again.page().has_text("The virus scanner found"), "{}", again.page().text);
        app.finish().await;
    }

    async fn a_draft_with_an_infected_file_is_not_sent(db) {
        let scanner = match scanner(&[("Imprimatur.Test.Words", WORDS.as_bytes())]) {
            Ok(scanner) => scanner,
            Err(reason) => return left_out("drafts with clamd", &reason),
        };
        let app = TestApp::start_as(db, limits(), Some(Clamd::Unix(scanner.socket.clone()))).await;
        let (partner, _) = people(&app).await;
        let asked = asked(&partner);
        describe(&partner, &asked).await;
        let path = begin(&partner).await;
        fill(&partner, &path, &asked).await;
        let files = format!("{path}/files/mock_ups");
        hand_in(&partner, &files, "letter.docx", &word_file(WORDS), "A letter").await;
        app.look_after_files().await;
        let page = partner.get(&format!("{path}/check")).await;
        assert!(page.form("Accept and send request").is_err(), "it can be sent");
        assert!(page.has_text("“letter.docx” is locked"), "{}", page.text);
        let page = partner.get(&files).await;
        let remove = page.form_to(&format!("{files}/2/remove")).unwrap();
        partner.follow(partner.send(&remove.submit("Remove: letter.docx").unwrap()).await).await;
        let page = partner.get(&format!("{path}/check")).await;
        partner.submit(&page, "Accept and send request", &[]).await;
        app.finish().await;
    }
}
