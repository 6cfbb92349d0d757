//! Nothing typed is lost when a session ends: a form that comes without one gets the sign-in page, which
//! carries the fields hidden, sealed with our tag and bound to the account that used this browser last.
//! After the sign-in as the same account they are shown again, unsaved, with a button to send them.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::page::Page;
use super::routes::{Guard, all_routes};
use super::state::App;
use crate::accounts::tokens;
use crate::db::ids::AccountId;

/// The body of a form, when it was read before its handler.
pub(crate) struct Body(pub web::Bytes);

/// Largest form that is kept, bytes.
const LARGEST: usize = 256 * 1024;
/// Names the account that used this browser last.
pub const LAST_ACCOUNT: &str = "last_account";

/// What was typed when the session had ended.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Kept {
    /// Where it was going.
    pub path: String,
    /// The page it came from.
    pub from: String,
    /// The account it belongs to.
    pub account: AccountId,
    /// The fields.
    pub fields: Vec<(String, String)>,
}

impl Kept {
    /// As one hidden field: our tag, then the content.
    pub fn seal(&self, app: &App) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        let tag = tokens::tag(&app.key, "kept", &json);
        format!("{tag}.{}", URL_SAFE_NO_PAD.encode(json))
    }

    /// Reads it back; none unless it is ours and the account's own.
    pub fn open(app: &App, text: &str, account: AccountId) -> Option<Self> {
        let (tag, json) = text.split_once('.')?;
        let json = URL_SAFE_NO_PAD.decode(json).ok()?;
        if !tokens::check(&app.key, "kept", &json, tag) {
            return None;
        }
        serde_json::from_slice(&json).ok().filter(|kept: &Self| kept.account == account)
    }
}

/// The account that used this browser last, by a cookie with our tag.
pub fn last_account(app: &App, request: &actix_web::HttpRequest) -> Option<AccountId> {
    let cookie = request.cookie(LAST_ACCOUNT)?;
    let (tag, id) = cookie.value().split_once('.')?;
    if tokens::check(&app.key, LAST_ACCOUNT, id.as_bytes(), tag) { id.parse().ok() } else { None }
}

/// The cookie that names the account; it also marks the browser as known to it.
pub fn last_account_cookie(app: &App, account: AccountId) -> actix_web::cookie::Cookie<'static> {
    let id = account.to_string();
    let tag = tokens::tag(&app.key, LAST_ACCOUNT, id.as_bytes());
    let mut cookie = super::signed_in::keep(&app.config.base_url, LAST_ACCOUNT, format!("{tag}.{id}"));
    cookie.make_permanent();
    cookie
}

pub(super) async fn keep_what_was_typed(
    app: web::Data<App>,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, actix_web::Error> {
    let signed_in =
        request.extensions().get::<super::signed_in::Known>().is_some_and(|known| known.session.is_some());
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/x-www-form-urlencoded"));
    if signed_in || request.method() != Method::POST || !is_form || !needs_sign_in(request.path()) {
        return next.call(request).await.map(ServiceResponse::map_into_left_body);
    }
    let Some(account) = last_account(&app, request.request()) else {
        return next.call(request).await.map(ServiceResponse::map_into_left_body);
    };
    let from = request
        .headers()
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| url::Url::parse(value).ok())
        .map_or_else(|| "/".to_owned(), |url| url.path().to_owned());
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let body = request.extract::<web::Bytes>().await.unwrap_or_default();
    let fields: Vec<(String, String)> = if body.len() <= LARGEST {
        serde_html_form::from_bytes(&body).unwrap_or_default()
    } else {
        Vec::new()
    };
    let fields =
        fields.into_iter().filter(|(name, _)| name != "_token" && !name.contains("password")).collect();
    let sealed = Kept { path, from, account, fields }.seal(&app);
    let page = Page::of(request.request());
    let response = match crate::accounts::pages::sign_in_keeping(&page, sealed) {
        Ok(response) => response,
        Err(error) => actix_web::ResponseError::error_response(&error),
    };
    Ok(request.into_response(response).map_into_right_body())
}

fn needs_sign_in(path: &str) -> bool {
    static GUARDED: std::sync::LazyLock<Vec<actix_web::dev::ResourceDef>> = std::sync::LazyLock::new(|| {
        all_routes()
            .into_iter()
            .filter(|route| route.method == Method::POST && route.guard == Guard::SignedIn)
            .map(|route| actix_web::dev::ResourceDef::new(route.path))
            .collect()
    });
    GUARDED.iter().any(|pattern| pattern.is_match(path))
}
