//! Who is there: the session behind the cookie, loaded once for every request.

use std::sync::Arc;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, header};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use std::future::{Ready, ready};

use super::state::App;
use crate::access::Actor;
use crate::access::accounts::may_run_the_office;
use crate::accounts::{self, Session};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::guidelines::at_hand::{self, AtHand};
use crate::notices::Office;
use crate::notices::office::OfficeAtHand;

/// What is known of a request before its handler runs.
#[derive(Clone)]
pub struct Known {
    /// The session, when there is one.
    pub session: Option<Arc<Session>>,
    /// The office's settings.
    pub office: Arc<Office>,
    /// How often what public pages show had changed when the request came.
    pub public_changes: i64,
    /// The rules, as they lie at hand for this request.
    pub rules: Option<AtHand>,
    /// The mail stands still, for administrators; false for everybody else.
    pub mail_stands_still: bool,
}

/// A person who is signed in. As an argument of a handler it makes sure that there is one.
#[derive(Clone)]
pub struct SignedIn(Arc<Session>);

impl SignedIn {
    /// The session.
    pub fn session(&self) -> &Session {
        &self.0
    }

    /// The person.
    pub fn actor(&self) -> &Actor {
        &self.0.actor
    }
}

impl std::ops::Deref for SignedIn {
    type Target = Actor;
    fn deref(&self) -> &Actor {
        &self.0.actor
    }
}

impl FromRequest for SignedIn {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let session = request.extensions().get::<Known>().and_then(|known| known.session.clone());
        ready(session.map(Self).ok_or(Error::Hidden))
    }
}

/// The name of the session's cookie.
pub fn cookie_name(base_url: &str) -> &'static str {
    if base_url.starts_with("https://") { "__Host-imprimatur" } else { "imprimatur" }
}

/// The cookie that carries a session's token.
pub fn cookie(base_url: &str, token: String) -> Cookie<'static> {
    keep(base_url, cookie_name(base_url), token)
}

/// A cookie of ours: whole site, not for scripts, secure when the address is.
pub fn keep(base_url: &str, name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .secure(base_url.starts_with("https://"))
        .same_site(SameSite::Lax)
        .finish()
}

/// Takes a cookie back.
pub fn forget(base_url: &str, name: &'static str) -> Cookie<'static> {
    let mut cookie = keep(base_url, name, String::new());
    cookie.make_removal();
    cookie
}

fn look_up(conn: &mut Conn, offices: &OfficeAtHand, session: Option<Session>) -> Result<Known> {
    let (public_changes, office) = offices.current(conn)?;
    let rules = at_hand::now();
    let admin = session.as_ref().is_some_and(|one| may_run_the_office(&one.actor).is_ok());
    let mail_stands_still = admin && crate::notices::pause(conn)?.is_some();
    Ok(Known { session: session.map(Arc::new), office, public_changes, rules, mail_stands_still })
}

/// Loads the session and the office's settings. The rules that lay at hand while they were read stay at hand until the
/// answer is made, so that one request sees one version of them and looks them up once.
pub(super) async fn load(
    app: web::Data<App>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    if !request.path().starts_with("/static/") {
        let token: Option<String> =
            request.cookie(cookie_name(&app.config.base_url)).map(|cookie| cookie.value().to_owned());
        let now = app.db.clock().now();
        let offices = app.offices.clone();
        let known = match token {
            None => app.strangers.read(&app.db, move |conn| look_up(conn, &offices, None)).await,
            Some(token) => {
                let read = move |conn: &mut Conn| {
                    let session = accounts::session_by_token(conn, &token, now)?;
                    look_up(conn, &offices, session)
                };
                app.db.read(read).await
            }
        };
        match known {
            Ok(known) => {
                if let Some(session) = &known.session
                    && session.wants_touch(now)
                {
                    let session = session.clone();
                    app.db.write(move |tx| accounts::touch_session(tx, &session)).await.ok();
                }
                let rules = known.rules.clone();
                request.extensions_mut().insert(known);
                if let Some(rules) = rules {
                    return at_hand::during(rules, next.call(request)).await;
                }
            }
            Err(error) => {
                request.extensions_mut().insert(super::error_pages::Early(error));
            }
        }
    }
    next.call(request).await
}

/// Sends whoever is not signed in to the sign-in page, and back afterwards.
pub(super) async fn require(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> std::result::Result<ServiceResponse<EitherBody<impl MessageBody>>, actix_web::Error> {
    let signed_in = request.extensions().get::<Known>().is_some_and(|known| known.session.is_some());
    if signed_in {
        return next.call(request).await.map(ServiceResponse::map_into_left_body);
    }
    let to = if request.method() == Method::GET {
        request.uri().path_and_query().map_or("/", |to| to.as_str()).to_owned()
    } else {
        "/".to_owned()
    };
    let query = serde_html_form::to_string([("to", to)]).unwrap_or_default();
    let response =
        HttpResponse::SeeOther().insert_header((header::LOCATION, format!("/sign-in?{query}"))).finish();
    Ok(request.into_response(response).map_into_right_body())
}
