//! The pages of people: coming in, one's own account, administration.

mod administration;
mod entry;
mod own;
mod sign_in;

use actix_web::cookie::Cookie;
use actix_web::{HttpRequest, HttpResponse};

use super::actions::Entered;
use super::passwords::HashFailure;
use super::store::sessions::Lifetimes;
use super::{AccountId, rules};
use crate::error::{Error, Problems, Result};
use crate::say::{self, Language, Msg};
use crate::web::give_back::last_account_cookie;
use crate::web::throttle::network;
use crate::web::{App, AppData, Response, Routes, signed_in};

pub(crate) use entry::over_or;
pub(crate) use sign_in::sign_in_keeping;

/// The routes of people and their accounts.
pub fn routes(routes: &mut Routes) {
    sign_in::routes(routes);
    entry::routes(routes);
    own::routes(routes);
    administration::routes(routes);
}

/// Where a person comes in from.
pub(crate) fn entered(app: &App, request: &HttpRequest) -> Entered {
    let browser =
        request.headers().get("user-agent").and_then(|value| value.to_str().ok()).unwrap_or_default();
    Entered {
        lifetimes: Lifetimes::from(&app.limits),
        browser: browser.to_owned(),
        address: app.client_address(request).to_string(),
    }
}

/// The response with the cookies of a session that was just opened.
pub(crate) fn with_session(
    app: &AppData,
    mut response: HttpResponse,
    id: AccountId,
    tokens: (String, String),
) -> Response {
    let cookies: [Cookie; 2] =
        [signed_in::cookie(&app.config.base_url, tokens.0), last_account_cookie(app, id)];
    for cookie in cookies {
        response.add_cookie(&cookie).map_err(Error::internal)?;
    }
    Ok(response)
}

/// Notes what is wrong with a new password; off the thread that answers requests.
pub(crate) async fn judge(
    problems: &mut Problems,
    field: &str,
    password: &str,
    about: Vec<String>,
) -> Result<()> {
    let password = zeroize::Zeroizing::new(password.to_owned());
    let judged = tokio::task::spawn_blocking(move || {
        let about: Vec<&str> = about.iter().map(String::as_str).chain(["imprimatur"]).collect();
        rules::password(&password, &about)
    })
    .await
    .map_err(Error::internal)?;
    problems.take(field, judged);
    Ok(())
}

/// Hashes a new password.
pub(crate) async fn hash(app: &App, password: &str) -> Result<String> {
    app.hasher.hash(password.to_owned()).await.map_err(told)
}

fn told(failure: HashFailure) -> Error {
    match failure {
        HashFailure::Busy => Error::Busy,
        other => Error::internal(other),
    }
}

/// Takes one letter from the budget of the network a request comes from; else how long to wait, in words.
pub(crate) fn may_cause_a_letter(app: &App, request: &HttpRequest) -> std::result::Result<(), Msg> {
    let network = network(app.client_address(request));
    app.letters_throttle.check(&network).map_err(|wait| say::accounts::too_many_letters(wait.0.div_ceil(60)))
}

/// The languages that have words, to choose from.
fn languages() -> Vec<(String, Msg)> {
    let spoken = Language::ALL.into_iter().filter(|language| language.is_spoken());
    spoken.map(|language| (language.tag().to_owned(), Msg::plain(language.native_name()))).collect()
}

/// The language that was chosen.
fn language(problems: &mut Problems, text: &str) -> Option<Language> {
    let known = languages().iter().any(|(tag, _)| tag == text);
    let language = Language::parse(text).filter(|_| known);
    problems.take("language", language.ok_or_else(say::accounts::select_language))
}
