//! Files that people hand in: what is shown of them, what the scanner says, what a broken line leaves.

mod broken_lines;
mod scanned;

use imprimatur::access::Role;

use crate::requests::{asked, begin, describe, fill, hand_in, people};
use crate::support::app::{TestApp, limits};
use crate::support::databases::db_tests;
use crate::support::pictures::{broken_inside, pdf, poster, word_file};

fn header(answer: &crate::support::app::Answer, name: &str) -> String {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

db_tests! {
    async fn pages_and_pictures_are_drawn_and_shown_to_partner_and_staff(db) {
        let app = TestApp::start(db).await;
        let (partner, secretariat) = people(&app).await;
        let asked = asked(&partner);
        describe(&partner, &asked).await;
        let path = begin(&partner).await;
        fill(&partner, &path, &asked).await;
        let files = format!("{path}/files/mock_ups");
        hand_in(&partner, &files, "leaflet.pdf", &pdf(10), "A leaflet of ten pages").await;
        let page = partner.get(&files).await;
        assert!(page.has_text("A preview is being drawn"), "{}", page.text);
        app.look_after_files().await;

        let page = partner.get(&files).await;
        assert!(!page.has_text("A preview is being drawn"));
        assert!(page.has_text("The first 8 of 10 pages."), "{}", page.text);
        let first = page.attribute("img.sheet[alt$='page 1 of 10']", "src").expect("a picture of the first page");
        let drawn = partner.ask(&first).await;
        assert_eq!((drawn.status, header(&drawn, "content-type").as_str()), (200, "image/png"));
        assert_eq!(header(&drawn, "content-disposition"), "inline");
        assert_eq!(header(&drawn, "content-security-policy"), "sandbox; default-src 'none'");
        let sheet = image::load_from_memory(&drawn.body).unwrap().into_luma8();
        assert_eq!(sheet.width().max(sheet.height()), 1400);
        assert!(sheet.pixels().any(|pixel| pixel.0[0] < 60), "the words of the page were drawn");

        // The same pictures stand with the answers, and with the case once it was sent; not before.
        let page = partner.get(&format!("{path}/check")).await;
        assert!(page.source.contains(&format!("src=\"{first}\"")), "the check page shows it");
        assert_eq!(secretariat.ask(&first).await.status, 404);
        partner.submit(&page, "Accept and send request", &[]).await;
        let page = secretariat.get(&format!("{}/documents", path.replace("/requests/", "/cases/"))).await;
        assert_eq!(page.attribute("img.sheet[alt='The poster']", "width").as_deref(), Some("1"));
        assert!(page.source.contains(&format!("src=\"{first}\"")), "the case shows it");
        assert_eq!(secretariat.ask(&first).await.status, 200);
        let stranger = app.person("Stan Stranger", &[Role::Partner]).await;
        assert_eq!(stranger.ask(&first).await.status, 404);
        assert_eq!(secretariat.ask(&first.replace("/pages/1", "/pages/9")).await.status, 404);
        app.finish().await;
    }

    async fn what_cannot_be_drawn_is_kept_all_the_same(db) {
        let app = TestApp::start(db).await;
        let (partner, _) = people(&app).await;
        describe(&partner, &asked(&partner)).await;
        let files = format!("{}/files/mock_ups", begin(&partner).await);
        let (word, broken) = (word_file("A plan"), broken_inside());
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9z\"/></svg>";
        hand_in(&partner, &files, "plan.docx", &word, "A plan").await;
        hand_in(&partner, &files, "mark.svg", svg, "A mark").await;
        hand_in(&partner, &files, "broken.png", &broken, "A picture").await;
        app.look_after_files().await;
        let page = partner.get(&files).await;
        let cards = page.texts(".card");
        assert_eq!(cards.len(), 3);
        assert!(cards[0].contains("plan.docx") && cards[0].contains("Download only"), "{}", cards[0]);
        assert!(cards[1].contains("mark.svg") && cards[1].contains("Download only"), "{}", cards[1]);
        assert!(cards[2].contains("No preview could be drawn"), "{}", cards[2]);
        assert_eq!(page.attribute("img.sheet", "src"), None);
        for (name, content, kind) in [
            ("plan.docx", &word[..], "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("mark.svg", &svg[..], "image/svg+xml"),
            ("broken.png", &broken[..], "image/png"),
        ] {
            let answer = partner.ask(page.link(name).unwrap()).await;
            assert_eq!(answer.body, content, "{name} comes back as it was");
            assert_eq!(header(&answer, "content-type"), kind);
            assert_eq!(
                header(&answer, "content-disposition"),
                format!("attachment; filename=\"{name}\"; filename*=UTF-8''{name}")
            );
            assert_eq!(header(&answer, "content-security-policy"), "sandbox; default-src 'none'");
            assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
        }
        app.finish().await;
    }

    async fn each_organization_has_its_room(db) {
        let poster = poster();
        let room = poster.len() as u64 + 100;
        let app = TestApp::start_with(db, imprimatur::config::Limits { organization_bytes: room, ..limits() }).await;
        let (partner, _) = people(&app).await;
        describe(&partner, &asked(&partner)).await;
        let files = format!("{}/files/mock_ups", begin(&partner).await);
        let first = hand_in(&partner, &files, "poster.png", &poster, "A poster").await;
        assert_eq!(first.status, 200);
        let other = format!("{}/files/mock_ups", begin(&partner).await);
        let refused = hand_in(&partner, &other, "leaflet.pdf", &pdf(1), "A leaflet").await;
        assert_eq!(refused.status, 422);
        assert!(refused.page().has_text("All files of one organization together may have"), "{}", refused.page().text);
        assert!(!app.data.files.contains(&sha256(&pdf(1))), "what is not taken is not kept either");
        // The same content again takes no more room.
        assert_eq!(hand_in(&partner, &other, "poster.png", &poster, "A poster").await.status, 200);
        assert_eq!(app.in_quarantine(), 0);
        app.finish().await;
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    hex::encode(Sha256::digest(bytes))
}
