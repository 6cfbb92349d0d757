//! Signing in and out.

use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use super::{entered, with_session};
use crate::accounts::{AccountState, actions, by_email, passwords};
use crate::error::{Error, Problems};
use crate::say as t;
use crate::say::Msg;
use crate::web::give_back::{Kept, last_account};
use crate::web::page::own_path;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, signed_in};

/// The routes of signing in and out.
pub(super) fn routes(routes: &mut Routes) {
    routes.public_get("/sign-in", sign_in_page);
    routes.public_post("/sign-in", sign_in);
    routes.post("/sign-out", sign_out);
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage<'a> {
    page: &'a Page,
    f: Filled,
    to: String,
    kept: String,
}

#[derive(Template)]
#[template(path = "accounts/given_back.html")]
struct GivenBack<'a> {
    page: &'a Page,
    kept: Kept,
    token: String,
}

impl GivenBack<'_> {
    /// What was typed, under the words of its question where it has one.
    fn typed(&self) -> Vec<(Msg, &str)> {
        let words = |name: &str| {
            let parts = name.split(['-', '_']).filter(|part| part.parse::<usize>().is_err());
            t::by_id("questions", &parts.collect::<Vec<_>>().join("-"))
        };
        let technical = |name: &str| name.starts_with('_') || matches!(name, "version" | "back" | "then");
        let fields = self.kept.fields.iter().filter(|(name, value)| !technical(name) && !value.is_empty());
        fields
            .map(|(name, value)| (words(name).unwrap_or_else(t::accounts::given_back_field), value.as_str()))
            .collect()
    }
}

/// The sign-in page that carries what was typed when the session had ended.
///
/// # Errors
/// When the template fails.
pub(crate) fn sign_in_keeping(page: &Page, kept: String) -> Response {
    let shown = SignInPage { page, f: Filled::new(), to: String::new(), kept };
    page.with_status(actix_web::http::StatusCode::UNAUTHORIZED, &shown)
}

#[derive(serde::Deserialize)]
struct To {
    #[serde(default)]
    to: String,
}

async fn sign_in_page(page: Page, to: web::Query<To>) -> Response {
    if page.me().is_some() {
        return Ok(page.go(&to.to));
    }
    page.show(&SignInPage { page: &page, f: Filled::new(), to: to.into_inner().to, kept: String::new() })
}

async fn sign_in(app: AppData, request: HttpRequest, page: Page, form: Form) -> Response {
    form.only(&["email", "password", "to", "kept"])?;
    let (email, password) = (form.text("email").to_owned(), form.raw("password").to_owned());
    let address = app.client_address(&request);
    let lookup = email.clone();
    let account = app.db.read(move |conn| by_email(conn, &lookup)).await?;
    let known =
        last_account(&app, &request).filter(|id| account.as_ref().is_some_and(|account| account.id == *id));
    let browser = known.map(|id| id.to_string());
    if let Err(wait) = app.sign_in_throttle.check(&email, address, browser.as_deref()) {
        let mut problems = Problems::new();
        problems.add("email", t::accounts::too_many_tries(wait.0.div_ceil(60)));
        return again(&page, &form, problems, actix_web::http::StatusCode::TOO_MANY_REQUESTS);
    }
    let stored = account
        .as_ref()
        .filter(|account| account.state == AccountState::Active)
        .and_then(|account| account.password_hash.clone());
    let right = match app.hasher.verify(password, stored.as_deref()).await {
        Ok(right) => right,
        Err(passwords::HashFailure::Busy) => return Err(Error::Busy),
        Err(error) => return Err(Error::internal(error)),
    };
    let Some(account) = account.filter(|_| right && stored.is_some()) else {
        let mut problems = Problems::new();
        problems.add("email", t::accounts::email_or_password_wrong());
        return again(&page, &form, problems, actix_web::http::StatusCode::UNPROCESSABLE_ENTITY);
    };
    let (id, from) = (account.id, entered(&app, &request));
    let tokens = app.db.write(move |tx| actions::sign_in(tx, id, &from)).await?;
    let response = match Kept::open(&app, form.text("kept"), id) {
        Some(kept) => page.show(&GivenBack { page: &page, kept, token: tokens.1.clone() })?,
        None => page.go(first_page(form.text("to"))),
    };
    with_session(&app, response, id, tokens)
}

fn first_page(to: &str) -> &str {
    if to.is_empty() { "/" } else { own_path(to) }
}

fn again(page: &Page, form: &Form, problems: Problems, status: actix_web::http::StatusCode) -> Response {
    let shown = SignInPage {
        page,
        f: Filled::from_form(form, problems),
        to: form.text("to").to_owned(),
        kept: form.text("kept").to_owned(),
    };
    page.with_status(status, &shown)
}

async fn sign_out(app: AppData, page: Page, me: SignedIn, _form: Form) -> Response {
    let session = me.session().id;
    app.db.write(move |tx| actions::sign_out(tx, session)).await?;
    let mut response: HttpResponse = page.go("/");
    response
        .add_cookie(&signed_in::forget(&app.config.base_url, signed_in::cookie_name(&app.config.base_url)))
        .map_err(Error::internal)?;
    Ok(response)
}
