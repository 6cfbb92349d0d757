//! The administrator's files from which marks are reproduced, and what holders fetch of them.

use std::io::{Cursor, Write};

use actix_multipart::Multipart;
use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::partner;
use crate::access::accounts::may_run_the_office;
use crate::authorizations::actions::{self, Artwork};
use crate::authorizations::{Master, store, words};
use crate::db::Conn;
use crate::db::ids::MasterId;
use crate::documents::actions::New;
use crate::documents::files::FileStore;
use crate::documents::{self, kinds, upload};
use crate::error::{Error, Problems, Result};
use crate::guidelines::Mark;
use crate::requests::pages::files;
use crate::say as t;
use crate::say::Msg;
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "authorizations/masters.html")]
struct MastersPage<'a> {
    page: &'a Page,
    /// The marks that have files, each with them.
    marks: Vec<(Mark, Vec<Master>)>,
    most: Msg,
    f: Filled,
}

impl MastersPage<'_> {
    fn mark_name(&self, mark: &Mark) -> String {
        words::mark(*mark)
    }

    fn size(&self, file: &Master) -> Msg {
        documents::size(u64::try_from(file.bytes).unwrap_or_default())
    }

    fn mark_field(&self) -> Field {
        let marks = Mark::ALL.iter().map(|mark| (mark.as_str().to_owned(), Msg::plain(words::mark(*mark))));
        let mut choices = vec![(String::new(), t::common::choose())];
        choices.extend(marks);
        self.f.select("mark", t::authorizations::master_mark(), choices)
    }

    fn file_field(&self) -> Field {
        self.f
            .file("file", t::authorizations::master_file(), kinds::accept())
            .hint(t::authorizations::master_hint(&self.most))
    }
}

async fn page_of<'a>(app: &AppData, page: &'a Page, me: &SignedIn, f: Filled) -> Result<MastersPage<'a>> {
    may_run_the_office(me)?;
    let all = app.db.read(|conn| store::masters_of(conn, Mark::ALL)).await?;
    let of = |mark: &Mark| all.iter().filter(|one| one.mark == *mark).cloned().collect::<Vec<_>>();
    let marks = Mark::ALL.iter().map(|mark| (*mark, of(mark))).filter(|(_, files)| !files.is_empty());
    Ok(MastersPage { page, marks: marks.collect(), most: documents::size(app.limits.file_bytes), f })
}

/// The files of all marks.
pub async fn list(app: AppData, page: Page, me: SignedIn) -> Response {
    page.show(&page_of(&app, &page, &me, Filled::new()).await?)
}

/// The administrator adds one.
pub async fn add(app: AppData, page: Page, me: SignedIn, parts: Multipart) -> Response {
    may_run_the_office(&me)?;
    let token = me.session().form_token.clone();
    let upload = upload::read(parts, &token, &app.files, &app.limits).await?;
    upload.form.only(&["mark"])?;
    let mut problems = Problems::new();
    let mark = Mark::parse(upload.form.text("mark"));
    if mark.is_none() {
        problems.add("mark", t::authorizations::select_mark());
    }
    let stored = match (upload.file, mark) {
        (None, _) => {
            problems.add("file", t::documents::file_choose());
            None
        }
        (Some(_), None) => None,
        (Some(file), Some(mark)) => {
            let actor = me.actor().clone();
            let room =
                move |conn: &mut Conn, new: &New| actions::has_room_for_master(conn, &actor, mark, new);
            problems.take("file", files::keep(&app, file, room).await?)
        }
    };
    let (Some(new), Some(mark)) = (stored, mark) else {
        let f = Filled::from_form(&upload.form, problems);
        return page.show_problems(&page_of(&app, &page, &me, f).await?);
    };
    let (actor, name) = (me.actor().clone(), new.name.clone());
    match app.db.write(move |tx| actions::add_master(tx, &actor, mark, &new)).await {
        Ok(_) => {
            app.files.announce();
            Ok(page.go_saying(&app, "/admin/artwork", &t::authorizations::master_kept(name)))
        }
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&upload.form, problems);
            page.show_problems(&page_of(&app, &page, &me, f).await?)
        }
        Err(other) => Err(other),
    }
}

/// The administrator has one handed out no longer.
pub async fn withdraw(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    may_run_the_office(&me)?;
    form.only(&[])?;
    let (id, actor) = (MasterId(*id), me.actor().clone());
    once::write_as(&app.db, &form, &me, "authorizations.withdraw_master", move |tx| {
        actions::withdraw_master(tx, &actor, id)?;
        Ok("/admin/artwork".to_owned())
    })
    .await?;
    Ok(page.go_saying(&app, "/admin/artwork", &t::authorizations::master_withdrawn()))
}

/// The exact files, each under its SHA-256, for seven days after the acceptance: the approved artwork, and those of the
/// granted marks in a folder for each mark.
pub async fn fetch(app: AppData, me: SignedIn, id: web::Path<i64>) -> Response {
    let (_, shown, _) = partner::load(&app, &me, *id).await?;
    let (actor, authorization) = (me.actor().clone(), shown.row.id);
    let artwork = app.db.write(move |tx| actions::fetch_artwork(tx, &actor, authorization)).await?;
    let files = app.files.clone();
    let bytes = web::block(move || packed(&files, &artwork)).await.map_err(Error::internal)??;
    let name = format!("{}-artwork.zip", shown.row.number);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/zip"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .body(bytes))
}

/// A ZIP of files as they are, with a list of fingerprints that `sha256sum -c` reads.
fn packed(files: &FileStore, artwork: &[Artwork]) -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut list = String::new();
    for Artwork { mark, name, sha256 } in artwork {
        let missing = |_| Error::Refused(t::authorizations::artwork_missing(name));
        let mut file = files.read(sha256).map_err(missing)?;
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let folder = mark.map_or(String::new(), |mark| format!("{}/", mark.as_str()));
        let inside = format!("{folder}{sha256}.{ending}");
        zip.start_file(&inside, plain).map_err(Error::internal)?;
        std::io::copy(&mut file, &mut zip).map_err(Error::internal)?;
        list.push_str(&format!("{sha256}  {inside}\n"));
    }
    zip.start_file("SHA256SUMS", plain).map_err(Error::internal)?;
    zip.write_all(list.as_bytes()).map_err(Error::internal)?;
    Ok(zip.finish().map_err(Error::internal)?.into_inner())
}
