//! The files from which marks are reproduced: the administrator keeps them, holders fetch them for seven days.

use imprimatur::access::Role;
use imprimatur::authorizations::actions;
use imprimatur::db::ids::MasterId;
use imprimatur::error::Error;
use sha2::Digest;

use crate::support::app::{Answer, Person, TestApp};
use crate::support::cases;
use crate::support::cases_authorizations::offered;
use crate::support::cases_decisions::write;
use crate::support::databases::db_tests;

/// A plain picture of this size.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn add(person: &Person, mark: &str, file: &[u8]) -> Answer {
    let page = person.get("/admin/artwork").await;
    let token = page.form("Add it").unwrap().value("_token").unwrap().to_owned();
    let mut body = Vec::new();
    for (name, value) in [("_token", token.as_str()), ("mark", mark)] {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    body.extend(b"--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"name.png\"\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    let answer = person.post("/admin/artwork", "multipart/form-data; boundary=edge", body).await;
    person.follow(answer).await
}

/// The names inside a ZIP.
fn names(zip: &[u8]) -> Vec<String> {
    let zip = zip::ZipArchive::new(std::io::Cursor::new(zip.to_vec())).unwrap();
    let mut names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.sort();
    names
}

db_tests! {
    async fn holders_fetch_the_files_of_their_marks(db) {
        let app = TestApp::start(db).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        assert_eq!(add(&admin, "", &picture(8, 8)).await.status, 422);
        assert_eq!(add(&admin, "UN_NAME", b"no picture").await.status, 422);
        let page = add(&admin, "UN_NAME", &picture(8, 8)).await.page();
        assert!(page.has_text("name.png"), "{page:?}");
        assert_eq!(add(&admin, "UN_NAME", &picture(8, 8)).await.status, 422, "this very file");
        assert_eq!(add(&admin, "SDG_WHEEL", &picture(9, 9)).await.status, 200, "of another mark");

        let case = offered(&app).await;
        let path = format!("{}/artwork.zip", case.own_path());
        assert_eq!(case.partner.ask(&path).await.status, 403, "not before the acceptance");
        case.accepted().await;
        let sha256 = hex::encode(sha2::Sha256::digest(picture(8, 8)));
        let answer = case.partner.ask(&path).await;
        let inside = names(&answer.body);
        assert!(inside.contains(&format!("UN_NAME/{sha256}.png")), "{inside:?}");
        assert!(!inside.iter().any(|name| name.starts_with("SDG")), "not of a mark that was not granted");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(answer.body)).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_name(&format!("UN_NAME/{sha256}.png")).unwrap(), &mut bytes).unwrap();
        assert_eq!(bytes, picture(8, 8));
        let page = case.officer.get(&format!("/authorizations/{}", case.authorization_id().await)).await;
        assert!(page.has_text("Approved artwork fetched"), "it is noted: {page:?}");

        let page = admin.get("/admin/artwork").await;
        let page = admin.submit(&page, "Withdraw name.png", &[]).await;
        assert!(page.has_text("handed out no longer"), "{page:?}");
        assert!(!names(&case.partner.ask(&path).await.body).iter().any(|name| name.contains('/')));
        let officer = cases::actor(&case.officer).await;
        let id = case.authorization_id().await;
        write(&app, move |tx| actions::suspend(tx, &officer, id, "A report.")).await.unwrap();
        assert_eq!(case.partner.ask(&path).await.status, 403, "nothing may be used now");
        app.finish().await;
    }

    async fn only_the_administrator_keeps_them(db) {
        let app = TestApp::start(db).await;
        let admin = app.person("Ada Admin", &[Role::Admin]).await;
        add(&admin, "UN_NAME", &picture(8, 8)).await;
        let case = offered(&app).await;
        for who in [&case.secretary, &case.officer, &case.chair] {
            assert_eq!(who.ask("/admin/artwork").await.status, 403, "{}", who.name);
            let actor = cases::actor(who).await;
            let refused = write(&app, move |tx| actions::withdraw_master(tx, &actor, MasterId(1))).await;
            assert!(matches!(refused, Err(Error::Refused(_))), "{}", who.name);
        }
        let actor = cases::actor(&admin).await;
        let withdraw = |actor: imprimatur::access::Actor| {
            move |tx: &mut imprimatur::db::Tx<'_>| actions::withdraw_master(tx, &actor, MasterId(1))
        };
        write(&app, withdraw(actor.clone())).await.unwrap();
        assert!(matches!(write(&app, withdraw(actor)).await, Err(Error::Conflict(_))), "once");
        app.finish().await;
    }
}
