//! The frame round every page, and how a template becomes a response.

use std::sync::Arc;

use actix_web::cookie::Cookie;
use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse, web};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::future::{Ready, ready};

use super::navigation::{self, NavItem};
use super::signed_in::{Known, forget, keep};
use super::state::App;
use super::{Response, assets};
use crate::access::Actor;
use crate::accounts::Session;
use crate::accounts::tokens;
use crate::error::{Error, Result};
use crate::notices::Office;
use crate::say::{Language, Msg, with_language};

const BANNER: &str = "banner";

/// What the frame of a page shows. As an argument of a handler it is made from the request; templates take
/// it as their field `page` and extend `base.html`.
pub struct Page {
    /// The session, when somebody is signed in.
    pub session: Option<Arc<Session>>,
    /// The office's settings.
    pub office: Arc<Office>,
    /// Language of the page.
    pub language: Language,
    /// What the last action said, shown once.
    pub banner: Option<String>,
    /// Path of the request.
    pub path: String,
    /// The base address, without a slash at its end.
    pub base_url: String,
    /// True in the demo, whose mailbox shows every letter.
    pub demo: bool,
    /// The mail stands still: every page says so to administrators.
    pub mail_stands_still: bool,
}

impl Page {
    /// The frame for one request.
    pub fn of(request: &HttpRequest) -> Self {
        let known = request.extensions().get::<Known>().cloned();
        let app = request.app_data::<web::Data<App>>();
        let (session, office, mail_stands_still) = match known {
            Some(known) => (known.session, known.office, known.mail_stands_still),
            None => (None, Arc::new(Office::default()), false),
        };
        let language = session
            .as_ref()
            .map(|session| session.actor.language)
            .or_else(|| Language::parse(&office.language))
            .unwrap_or(Language::En);
        let banner = app.and_then(|app| {
            let cookie = request.cookie(BANNER)?;
            read_banner(app, cookie.value())
        });
        Self {
            session,
            office,
            language,
            banner,
            path: request.path().to_owned(),
            base_url: app.map(|app| app.config.base_url.clone()).unwrap_or_default(),
            demo: app.is_some_and(|app| app.config.demo),
            mail_stands_still,
        }
    }

    /// The person, when somebody is signed in.
    pub fn me(&self) -> Option<&Actor> {
        self.session.as_ref().map(|session| &session.actor)
    }

    /// True for people of the office and the group.
    pub fn is_staff(&self) -> bool {
        self.me().is_some_and(Actor::is_staff)
    }

    /// The session's token for forms; empty when nobody is signed in.
    pub fn token(&self) -> &str {
        self.session.as_ref().map_or("", |session| session.form_token.as_str())
    }

    /// A fresh once-key for a form.
    pub fn once(&self) -> String {
        hex::encode(rand::random::<[u8; 16]>())
    }

    /// Address of the stylesheet, named after its content.
    pub fn stylesheet(&self) -> &'static str {
        assets::path_of("app.css")
    }

    /// Address of the script, named after its content.
    pub fn script(&self) -> &'static str {
        assets::path_of("app.js")
    }

    /// Address of the icon, named after its content.
    pub fn favicon(&self) -> &'static str {
        assets::path_of("favicon.svg")
    }

    /// The main navigation, by what the person does here.
    pub fn navigation(&self) -> Vec<NavItem> {
        navigation::items(self.me())
    }

    /// `aria-current` for a link of the main navigation; a link to what comes next stands for all of its kind.
    pub fn current(&self, prefix: &str) -> bool {
        let prefix = prefix.strip_suffix("/next").unwrap_or(prefix);
        self.path == prefix || (prefix.len() > 1 && self.path.starts_with(&format!("{prefix}/")))
    }

    /// Shows a page.
    ///
    /// # Errors
    /// When the template fails, which is a fault of ours.
    pub fn show<T: Template>(&self, template: &T) -> Response {
        self.with_status(StatusCode::OK, template)
    }

    /// Shows a form again with what is wrong (422).
    ///
    /// # Errors
    /// When the template fails, which is a fault of ours.
    pub fn show_problems<T: Template>(&self, template: &T) -> Response {
        self.with_status(StatusCode::UNPROCESSABLE_ENTITY, template)
    }

    /// Shows a page with a status of its own.
    ///
    /// # Errors
    /// When the template fails, which is a fault of ours.
    pub fn with_status<T: Template>(&self, status: StatusCode, template: &T) -> Response {
        let html = self.render(template)?;
        let mut response = HttpResponse::build(status);
        response.insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"));
        if self.banner.is_some() {
            response.cookie(self.without_banner());
        }
        Ok(response.body(html))
    }

    /// Takes the sentence back once it was shown.
    pub fn without_banner(&self) -> Cookie<'static> {
        forget(&self.base_url, BANNER)
    }

    /// The page as text, in its language.
    ///
    /// # Errors
    /// When the template fails, which is a fault of ours.
    pub fn render<T: Template>(&self, template: &T) -> Result<String> {
        with_language(self.language, || template.render()).map_err(Error::internal)
    }

    /// Sends the browser on after a change (303). Only paths of our own.
    pub fn go(&self, to: &str) -> HttpResponse {
        HttpResponse::SeeOther().insert_header((header::LOCATION, own_path(to))).finish()
    }

    /// The same, with a sentence that the next page shows once.
    pub fn go_saying(&self, app: &App, to: &str, banner: &Msg) -> HttpResponse {
        let text = with_language(self.language, || banner.to_string());
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, own_path(to)))
            .cookie(banner_cookie(app, &text))
            .finish()
    }
}

/// The cookie that carries a sentence to the next page, tagged so that nobody else can write one.
pub fn banner_cookie(app: &App, text: &str) -> Cookie<'static> {
    let tag = tokens::tag(&app.key, BANNER, text.as_bytes());
    keep(&app.config.base_url, BANNER, format!("{tag}.{}", URL_SAFE_NO_PAD.encode(text)))
}

fn read_banner(app: &App, value: &str) -> Option<String> {
    let (tag, text) = value.split_once('.')?;
    let text = URL_SAFE_NO_PAD.decode(text).ok()?;
    if tokens::check(&app.key, BANNER, &text, tag) { String::from_utf8(text).ok() } else { None }
}

/// The path when it is one of ours, else the first page: never another host.
pub fn own_path(to: &str) -> &str {
    let own = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains('\\')
        && !to.chars().any(char::is_control);
    if own { to } else { "/" }
}

impl FromRequest for Page {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}
