//! What the holder hands in and what the office says of it; the approved artwork; the private calendar.

use diesel::prelude::*;
use imprimatur::authorizations::{AuthorizationState as S, ConditionState};
use imprimatur::db::schema::authorization_conditions as conditions;

use crate::support::app::{Answer, Person, TestApp};
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::{DecisionCase, POSTER, write};
use crate::support::databases::db_tests;

/// A plain picture of this size.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// The partner sends a file for a condition (0: with the report on the use).
async fn hand_in(case: &DecisionCase, position: i64, file: &[u8]) -> Answer {
    let page = case.partner.get(&case.own_path()).await;
    let token =
        page.form("Hand it in").map(|form| form.value("_token").unwrap().to_owned()).unwrap_or_default();
    let mut body = Vec::new();
    for (name, value) in [("_token", token.as_str()), ("position", &position.to_string())] {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    body.extend(b"--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"proof.png\"\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    let path = format!("{}/papers", case.own_path());
    let answer = case.partner.post(&path, "multipart/form-data; boundary=edge", body).await;
    case.partner.follow(answer).await
}

/// The first condition must be met before the use begins.
async fn first_comes_first(case: &DecisionCase) {
    let id = case.authorization_id().await;
    write(&case.app, move |tx| {
        let first = conditions::authorization_id.eq(id).and(conditions::position.eq(1));
        diesel::update(conditions::table.filter(first))
            .set(conditions::precedent.eq(true))
            .execute(tx.conn())?;
        Ok(())
    })
    .await
    .unwrap();
}

async fn look(person: &Person, case: &DecisionCase, look: &str, remarks: &str) -> Answer {
    let page = person.get(&format!("/authorizations/{}", case.authorization_id().await)).await;
    let form = page.form("Record and tell").expect("a file to look at");
    let number = form.action.rsplit('/').next().unwrap().to_owned();
    let values = [(&*format!("look-{number}"), look), (&*format!("remarks-{number}"), remarks)];
    person.try_submit(&page, "Record and tell", &values).await
}

db_tests! {
    async fn a_proof_comes_before_the_use(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        first_comes_first(&case).await;
        assert_eq!(hand_in(&case, 1, &picture(40, 30)).await.status, 409, "nothing is handed in for an offer");
        case.accepted().await;
        case.days(40).await;
        assert_eq!(case.authorization().await.state, S::Accepted, "a condition is in the way");
        assert_eq!(hand_in(&case, 1, b"no picture").await.status, 422);
        assert_eq!(hand_in(&case, 1, b"").await.status, 422);
        let page = hand_in(&case, 1, &picture(40, 30)).await.page();
        assert!(page.has_text("proof.png") && page.has_text("Handed in"), "{page:?}");
        assert_eq!(hand_in(&case, 1, &picture(40, 30)).await.status, 422, "this very file");
        assert!(app.letter(&case.secretary, "A file was handed in").await.text.contains("proof.png"));
        assert_eq!(look(&case.secretary, &case, "sent_back", "").await.status, 422, "not without a word");
        assert_eq!(look(&case.secretary, &case, "sent_back", "Larger, please.").await.status, 200);
        assert!(app.letter(&case.partner, "Your file for authorization").await.text.contains("Larger, please."));
        assert!(case.partner.get(&case.own_path()).await.has_text("Larger, please."));

        assert_eq!(hand_in(&case, 1, &picture(80, 60)).await.status, 200);
        let path = format!("{}/papers/2", case.own_path());
        assert_eq!(case.partner.ask(&path).await.body, picture(80, 60));
        let of_office = format!("/authorizations/{}/papers/2", case.authorization_id().await);
        assert_eq!(case.officer.ask(&of_office).await.body, picture(80, 60));
        let stranger = app.person("Stan Stranger", &[imprimatur::access::Role::Partner]).await;
        assert_eq!((stranger.ask(&path).await.status, stranger.ask(&of_office).await.status), (404, 404));
        assert_eq!(look(&case.secretary, &case, "meets", "").await.status, 200);
        let first = case.conditions().await.remove(0);
        assert!(first.state == ConditionState::Met && first.evidence.contains("proof.png"), "{first:?}");
        assert_eq!(case.authorization().await.state, S::Active, "nothing is in the way any more");
        assert_eq!(hand_in(&case, 1, &picture(90, 60)).await.status, 403, "the condition is met");
        app.finish().await;
    }

    async fn copies_go_with_the_report(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        case.in_force().await;
        let left = (case.authorization().await.ends_on - app.clock.now().date()).num_days();
        case.days(left + 1).await;
        let page = hand_in(&case, 0, &picture(40, 30)).await.page();
        assert!(page.has_text("proof.png"), "{page:?}");
        case.partner.submit(&page, "Send the report", &[("Your report", "Forty schools.")]).await;
        let page = case.secretary.get(&format!("/authorizations/{}", case.authorization_id().await)).await;
        assert!(page.has_text("Copies of the materials") && page.has_text("Forty schools."), "{page:?}");
        assert_eq!(look(&case.secretary, &case, "approved", "").await.status, 200);
        app.finish().await;
    }

    async fn the_exact_artwork_is_there_for_seven_days(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let path = format!("{}/artwork.zip", case.own_path());
        assert_eq!(case.partner.ask(&path).await.status, 403, "not before the acceptance");
        case.accepted().await;
        assert!(case.partner.get(&case.own_path()).await.has_text("Fetch the exact files"));
        let answer = case.partner.ask(&path).await;
        assert_eq!(answer.status, 200);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(answer.body)).unwrap();
        let mut poster = Vec::new();
        let (_, sha256) = case.authorization().await.granted().unwrap().artwork.remove(0);
        let mut file = zip.by_name(&format!("{sha256}.pdf")).unwrap();
        std::io::Read::read_to_end(&mut file, &mut poster).unwrap();
        assert_eq!(poster, POSTER);
        drop(file);
        let mut sums = String::new();
        std::io::Read::read_to_string(&mut zip.by_name("SHA256SUMS").unwrap(), &mut sums).unwrap();
        assert_eq!(sums, format!("{sha256}  {sha256}.pdf\n"));
        let page = case.officer.get(&format!("/authorizations/{}", case.authorization_id().await)).await;
        assert!(page.has_text("Approved artwork fetched"), "{page:?}");
        assert_eq!(case.officer.ask(&path).await.status, 404);
        case.days(8).await;
        assert_eq!(case.partner.ask(&path).await.status, 403, "the eighth day");
        app.finish().await;
    }

    async fn a_calendar_has_a_private_address_that_can_be_ended(db) {
        let app = TestApp::start(db).await;
        let case = offered(&app).await;
        let page = case.partner.get("/account/calendar").await;
        let page = case.partner.submit(&page, "Make an address", &[]).await;
        let address = page.text_of("code").unwrap();
        let path = address.strip_prefix(crate::support::app::BASE).unwrap().to_owned();
        assert!(!case.partner.get("/account/calendar").await.has_text(&path), "it is shown once");
        let calendar = app.visitor().ask(&path).await;
        assert_eq!(calendar.headers.get("content-type").unwrap(), "text/calendar; charset=utf-8");
        let text = String::from_utf8(calendar.body).unwrap();
        assert!(text.contains("SUMMARY:Acceptance: 2026-0001") && text.contains("DTSTART;VALUE=DATE:20261224"), "{text}");
        case.accepted().await;
        let text = String::from_utf8(app.visitor().ask(&path).await.body).unwrap();
        assert!(text.contains("SUMMARY:Authorization A-2026-0001 ends") && !text.contains("Acceptance"), "{text}");
        assert_eq!(app.visitor().ask(&path.replace(".ics", "x.ics")).await.status, 404);
        let page = case.partner.get("/account/calendar").await;
        case.partner.submit(&page, "End the address", &[]).await;
        assert_eq!(app.visitor().ask(&path).await.status, 404);
        app.finish().await;
    }
}
