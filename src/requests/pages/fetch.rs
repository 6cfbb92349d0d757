//! A document as a download, and the pictures of its pages, for those who may read it.

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, web};
use futures_util::{Stream, stream};
use std::io::Read;

use crate::db::ids::DocumentId;
use crate::documents::kinds::Kind;
use crate::documents::{Document, Picture};
use crate::error::{Error, Result};
use crate::requests::actions::files as actions;
use crate::web::{AppData, Response, Routes, SignedIn};

/// What is sent along with everything that people handed in, or that was drawn from it.
const POLICY: &str = "sandbox; default-src 'none'";

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/documents/{id}", fetch);
    routes.get("/documents/{id}/pages/{page}", picture);
}

/// A document, always as a download.
async fn fetch(app: AppData, me: SignedIn, path: web::Path<i64>) -> Response {
    let actor = me.actor().clone();
    let id = DocumentId(path.into_inner());
    let document = app.db.write(move |tx| actions::open(tx, &actor, id)).await?;
    download(&app, &document).await
}

/// A document as a download; whoever calls this has made sure that the person may have it.
///
/// # Errors
/// When it cannot be read.
pub(crate) async fn download(app: &AppData, document: &Document) -> Response {
    stored(app, &document.sha256, &document.name, document.kind(), document.bytes).await
}

/// A stored content as a download under a name; whoever calls this has made sure that the person may have it.
///
/// # Errors
/// When it cannot be read.
pub(crate) async fn stored(
    app: &AppData,
    sha256: &str,
    name: &str,
    kind: Option<Kind>,
    bytes: i64,
) -> Response {
    let media_type = kind.map_or("application/octet-stream", Kind::media_type);
    let name = attachment(name);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(Error::internal)?))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .no_chunking(u64::try_from(bytes).unwrap_or_default())
        .streaming(content(app, sha256).await?))
}

/// What was drawn of one page: the only thing of a document that is shown inside a page.
async fn picture(app: AppData, me: SignedIn, path: web::Path<(i64, i64)>) -> Response {
    let actor = me.actor().clone();
    let (id, page) = path.into_inner();
    let picture = app.db.read(move |conn| actions::picture(conn, &actor, DocumentId(id), page)).await?;
    drawn(&app, &picture).await
}

/// What was drawn, to be shown inside a page; whoever calls this has made sure that the person may see it.
///
/// # Errors
/// When it cannot be read.
pub(crate) async fn drawn(app: &AppData, picture: &Picture) -> Response {
    let media_type = Kind::parse(&picture.kind).ok_or(Error::Hidden)?.media_type();
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .streaming(content(app, &picture.picture).await?))
}

/// A stored content, piece by piece.
async fn content(
    app: &AppData,
    sha256: &str,
) -> Result<impl Stream<Item = std::io::Result<web::Bytes>> + use<>> {
    let (files, sha256) = (app.files.clone(), sha256.to_owned());
    let file = web::block(move || files.read(&sha256)).await.map_err(Error::internal)??;
    Ok(stream::try_unfold(file, |mut file| async move {
        web::block(move || {
            let mut buffer = vec![0_u8; 64 * 1024];
            let read = file.read(&mut buffer)?;
            buffer.truncate(read);
            Ok::<_, std::io::Error>((!buffer.is_empty()).then(|| (web::Bytes::from(buffer), file)))
        })
        .await
        .map_err(std::io::Error::other)?
    }))
}

/// `Content-Disposition` with the name as RFC 8187 writes it, and plain letters for what does not read that.
fn attachment(name: &str) -> String {
    let plain: String = any_ascii::any_ascii(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || " .-_()".contains(c) { c } else { '_' })
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn names_of_every_script_travel_in_a_header() {
        assert_eq!(
            attachment("Poster \"A2\".pdf"),
            "attachment; filename=\"Poster _A2_.pdf\"; filename*=UTF-8''Poster%20%22A2%22.pdf"
        );
        let name = attachment("清流.png");
        assert!(name.is_ascii() && name.ends_with("filename*=UTF-8''%E6%B8%85%E6%B5%81.png"), "{name}");
    }
}
