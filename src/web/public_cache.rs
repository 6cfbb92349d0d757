//! Public pages kept in memory. A kept page is shown only while nothing has changed that public pages show: the
//! count of such changes is read with every request, before it is answered, and in the snapshot that a new page is made
//! from. So a page is right directly after a change, on every node, and a reader's browser is told "not changed" when it
//! has it already.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_web::http::{StatusCode, header};
use actix_web::web::Bytes;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use sha2::{Digest, Sha256};

use super::headers::Cacheable;
use super::signed_in::Known;
use super::{AppData, Page, Response};
use crate::db::{Conn, portable};
use crate::error::Result;

/// Most bytes that are kept; beyond, all is forgotten and begun anew.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// A page larger than this is not kept.
const LARGEST: usize = 1024 * 1024;

/// A page as it was made.
#[derive(Clone)]
struct Kept {
    changes: i64,
    body: Bytes,
    tag: String,
}

/// The pages that are kept.
#[derive(Default)]
pub struct PublicPages(Mutex<HashMap<String, Kept>>);

impl PublicPages {
    fn get(&self, key: &str) -> Option<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn put(&self, key: String, kept: &Kept) {
        if kept.body.len() > LARGEST {
            return;
        }
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: usize = pages.iter().map(|(key, kept)| key.len() + kept.body.len()).sum();
        if bytes > MOST_BYTES {
            pages.clear();
        }
        pages.insert(key, kept.clone());
    }
}

/// What is asked for.
pub struct Asked<'a> {
    /// The application.
    pub app: &'a AppData,
    /// The request.
    pub request: &'a HttpRequest,
    /// Its page.
    pub page: &'a Page,
    /// Media type of the answer.
    pub media_type: &'static str,
    /// All that the answer depends on beside the address, the language and what is stored: the day at least.
    pub depends_on: String,
}

impl Asked<'_> {
    /// The answer, from memory when nothing has changed. `read` is given the snapshot and `make` what it read;
    /// `None` from `read` is given back as it is and not kept.
    ///
    /// # Errors
    /// As `read` and `make`.
    pub async fn answer<T, R, M>(self, read: R, make: M) -> Result<Option<HttpResponse>>
    where
        T: Send + 'static,
        R: FnOnce(&mut Conn) -> Result<Option<T>> + Send + 'static,
        M: FnOnce(T) -> Result<String>,
    {
        // A page for somebody who is signed in, or one that says what was done, is nobody else's.
        if self.page.session.is_some() || self.page.banner.is_some() {
            let Some(found) = self.app.db.read_long(read).await? else { return Ok(None) };
            return self.own(make(found)?).map(Some);
        }
        let key = format!(
            "{} {} {} {}",
            self.page.language.tag(),
            self.media_type,
            self.request.uri(),
            self.depends_on
        );
        let now = self.request.extensions().get::<Known>().map(|known| known.public_changes);
        if let Some(kept) = self.app.public_pages.get(&key).filter(|kept| Some(kept.changes) == now) {
            return Ok(Some(self.kept(kept)));
        }
        let read = move |conn: &mut Conn| Ok((portable::public_changes(conn)?, read(conn)?));
        let (changes, Some(found)) = self.app.db.read_long(read).await? else { return Ok(None) };
        let body = Bytes::from(make(found)?);
        let tag = format!("W/\"{}\"", hex::encode(Sha256::digest(&body).get(..12).unwrap_or_default()));
        let kept = Kept { changes, body, tag };
        self.app.public_pages.put(key, &kept);
        Ok(Some(self.kept(kept)))
    }

    fn own(&self, body: String) -> Response {
        let mut response = HttpResponse::Ok();
        response.insert_header((header::CONTENT_TYPE, self.media_type));
        if self.page.banner.is_some() {
            response.cookie(self.page.without_banner());
        }
        Ok(response.body(body))
    }

    fn kept(&self, kept: Kept) -> HttpResponse {
        let asked = self.request.headers().get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let has_it = asked.is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == kept.tag));
        let mut response =
            HttpResponse::build(if has_it { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
        response
            .insert_header((header::CACHE_CONTROL, "no-cache"))
            .insert_header((header::VARY, "cookie"))
            .insert_header((header::ETAG, kept.tag));
        let mut response = match has_it {
            true => response.finish(),
            false => response.insert_header((header::CONTENT_TYPE, self.media_type)).body(kept.body),
        };
        response.extensions_mut().insert(Cacheable);
        response
    }
}
