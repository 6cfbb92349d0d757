//! The stylesheet, the script and the icons, carried in the binary and named after their content, so that a
//! browser may keep them for ever.

use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use sha2::{Digest, Sha256};

use super::Response;
use super::headers::Cacheable;
use super::routes::Routes;
use crate::error::Error;

struct Asset {
    name: &'static str,
    path: String,
    media_type: &'static str,
    bytes: &'static [u8],
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let of = |name: &'static str, media_type, bytes: &'static [u8]| {
        let hash = hex::encode(Sha256::digest(bytes));
        let (stem, end) = name.split_once('.').unwrap_or((name, ""));
        Asset {
            name,
            path: format!("/static/{stem}.{}.{end}", hash.get(..12).unwrap_or_default()),
            media_type,
            bytes,
        }
    };
    vec![
        of("app.css", "text/css; charset=utf-8", include_bytes!("../../static/app.css")),
        of("app.js", "text/javascript; charset=utf-8", include_bytes!("../../static/app.js")),
        of("keys.js", "text/javascript; charset=utf-8", include_bytes!("../../static/keys.js")),
        of("review.js", "text/javascript; charset=utf-8", include_bytes!("../../static/review.js")),
        of("favicon.svg", "image/svg+xml", include_bytes!("../../static/favicon.svg")),
    ]
});

/// Address of an asset by its plain name.
pub fn path_of(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path.as_str())
}

pub(super) fn routes(routes: &mut Routes) {
    routes.public_get("/static/{name}", serve);
    routes.public_get("/favicon.ico", favicon);
}

async fn serve(name: web::Path<String>) -> Response {
    let path = format!("/static/{name}");
    let asset = ASSETS.iter().find(|asset| asset.path == path).ok_or(Error::Hidden)?;
    Ok(answer(asset))
}

async fn favicon() -> Response {
    ASSETS.iter().find(|asset| asset.name == "favicon.svg").map(answer).ok_or(Error::Hidden)
}

fn answer(asset: &'static Asset) -> HttpResponse {
    let mut response = HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, asset.media_type))
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .body(asset.bytes);
    response.extensions_mut().insert(Cacheable);
    response
}
