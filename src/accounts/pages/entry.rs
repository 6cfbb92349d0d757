//! Signing up, confirming, resetting, setting up, and the first administrator. The answers tell a stranger
//! nothing of who has an account; the letters do.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use askama::Template;

use super::{entered, hash, judge, may_cause_a_letter, with_session};
use crate::accounts::actions::{self, NewPerson};
use crate::accounts::tokens::{check, tag};
use crate::accounts::{Account, LinkKind, MailedLink, rules};
use crate::error::{Error, Problems, Result};
use crate::say::{self as t, Language, Msg};
use crate::web::signed_in::{forget, keep};
use crate::web::{App, AppData, Filled, Form, Page, Response, Routes};

/// Names the sign-up that this browser sent, so that it need not type the password again.
const SIGNING_UP: &str = "signing_up";

pub(super) fn routes(routes: &mut Routes) {
    routes.public_get("/sign-up", sign_up_page);
    routes.public_post("/sign-up", sign_up);
    routes.public_get("/sign-up/sent", sign_up_sent);
    routes.public_get("/confirm/{token}", confirm_page);
    routes.public_post("/confirm/{token}", confirm);
    routes.public_get("/reset", reset_page);
    routes.public_post("/reset", reset);
    routes.public_get("/reset/sent", reset_sent);
    routes.public_get("/reset/{token}", reset_link_page);
    routes.public_post("/reset/{token}", reset_by_link);
    routes.public_get("/set-up/{token}", set_up_page);
    routes.public_post("/set-up/{token}", set_up);
    routes.public_get("/first-administrator/{token}", first_page);
    routes.public_post("/first-administrator/{token}", first);
}

#[derive(Template)]
#[template(path = "accounts/sign_up.html")]
struct SignUpPage<'a> {
    page: &'a Page,
    f: Filled,
    first: bool,
}

#[derive(Template)]
#[template(path = "accounts/sent.html")]
struct SentPage<'a> {
    page: &'a Page,
    title: Msg,
    lines: Vec<Msg>,
    again: (&'static str, Msg),
}

#[derive(Template)]
#[template(path = "accounts/confirm.html")]
struct ConfirmPage<'a> {
    page: &'a Page,
    f: Filled,
    name: String,
    email: String,
    asks_password: bool,
}

#[derive(Template)]
#[template(path = "accounts/ask_reset.html")]
struct AskResetPage<'a> {
    page: &'a Page,
    f: Filled,
}

#[derive(Template)]
#[template(path = "accounts/set_password.html")]
struct SetPasswordPage<'a> {
    page: &'a Page,
    f: Filled,
    is_new: bool,
    name: String,
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/link_over.html")]
struct LinkOver<'a> {
    page: &'a Page,
    why: Msg,
}

/// Shows what is said of a link that is good no more (410); other errors go on.
pub(crate) fn over_or(page: &Page, error: Error) -> Response {
    match error {
        Error::Refused(why) => page.with_status(StatusCode::GONE, &LinkOver { page, why }),
        other => Err(other),
    }
}

pub(super) async fn link(app: &App, kind: LinkKind, token: &str) -> Result<(MailedLink, Account)> {
    let (token, now) = (token.to_owned(), app.db.clock().now());
    app.db.read(move |conn| actions::link_of(conn, kind, &token, now)).await
}

async fn sign_up_page(page: Page) -> Response {
    if page.me().is_some() {
        return Ok(page.go("/"));
    }
    page.show(&SignUpPage { page: &page, f: Filled::new(), first: false })
}

/// Name, address and password of somebody new, or what is wrong with them.
async fn new_person(page: &Page, form: &Form) -> Result<std::result::Result<NewPerson, Problems>> {
    let mut problems = Problems::new();
    let name = problems.take("name", rules::name(form.text("name")));
    let email = problems.take("email", rules::email(form.text("email")));
    let about = vec![form.text("name").to_owned(), form.text("email").to_owned()];
    judge(&mut problems, "password", form.raw("password"), about).await?;
    Ok(match (name, email) {
        (Some(name), Some(email)) if problems.is_empty() => {
            Ok(NewPerson { name, email, language: page.language })
        }
        _ => Err(problems),
    })
}

async fn sign_up(app: AppData, request: HttpRequest, page: Page, form: Form) -> Response {
    form.only(&["name", "email", "password", "_token"])?;
    let again = |problems, status| {
        page.with_status(
            status,
            &SignUpPage { page: &page, f: Filled::from_form(&form, problems), first: false },
        )
    };
    let person = match new_person(&page, &form).await? {
        Ok(person) => person,
        Err(problems) => return again(problems, StatusCode::UNPROCESSABLE_ENTITY),
    };
    if let Err(wait) = may_cause_a_letter(&app, &request) {
        let mut problems = Problems::new();
        problems.add("email", wait);
        return again(problems, StatusCode::TOO_MANY_REQUESTS);
    }
    let hash = hash(&app, form.raw("password")).await?;
    let mark = tag(&app.key, SIGNING_UP, hash.as_bytes());
    match app.db.write(move |tx| actions::sign_up(tx, &person, &hash)).await {
        // Two at once with one address: the other one's letter is on its way, and the answer is the same.
        Ok(()) | Err(Error::Conflict(_)) => {}
        Err(error) => return Err(error),
    }
    let mut response = page.go("/sign-up/sent");
    response.add_cookie(&keep(&app.config.base_url, SIGNING_UP, mark)).map_err(Error::internal)?;
    Ok(response)
}

async fn sign_up_sent(page: Page) -> Response {
    page.show(&SentPage {
        page: &page,
        title: t::accounts::look_at_your_mail(),
        lines: vec![t::accounts::sign_up_sent(actions::CONFIRM_HOURS), t::accounts::not_arrived()],
        again: ("/sign-up", t::accounts::sign_up_again()),
    })
}

/// True when the sign-up was sent from this very browser, with the password that is stored now.
fn signed_up_here(app: &App, request: &HttpRequest, account: &Account) -> bool {
    let stored = account.password_hash.as_deref().unwrap_or_default();
    let cookie = request.cookie(SIGNING_UP);
    !stored.is_empty()
        && cookie.is_some_and(|cookie| check(&app.key, SIGNING_UP, stored.as_bytes(), cookie.value()))
}

async fn confirm_page(app: AppData, request: HttpRequest, page: Page, token: web::Path<String>) -> Response {
    match link(&app, LinkKind::SignUp, &token).await {
        Ok((_, account)) => {
            let asks_password = !signed_up_here(&app, &request, &account);
            let (name, email) = (account.name, account.email);
            page.show(&ConfirmPage { page: &page, f: Filled::new(), name, email, asks_password })
        }
        Err(error) => over_or(&page, error),
    }
}

async fn confirm(
    app: AppData,
    request: HttpRequest,
    page: Page,
    token: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["password", "_token"])?;
    let account = match link(&app, LinkKind::SignUp, &token).await {
        Ok((_, account)) => account,
        Err(error) => return over_or(&page, error),
    };
    // Whoever reads the letter may not be who typed the password: somebody could sign up with another's
    // address and wait for its owner to confirm. So another browser has to know the password.
    if !signed_up_here(&app, &request, &account) {
        let (name, email) = (account.name.clone(), account.email.clone());
        let again = |problem, status| {
            let mut problems = Problems::new();
            problems.add("password", problem);
            let f = Filled::from_form(&form, problems);
            page.with_status(status, &ConfirmPage { page: &page, f, name, email, asks_password: true })
        };
        if let Err(wait) = app.sign_in_throttle.check(&account.email, app.client_address(&request), None) {
            return again(t::accounts::too_many_tries(wait.0.div_ceil(60)), StatusCode::TOO_MANY_REQUESTS);
        }
        let right =
            app.hasher.verify(form.raw("password").to_owned(), account.password_hash.as_deref()).await;
        if !right.map_err(super::told)? {
            return again(t::accounts::password_not_the_one(), StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let (token, from) = (token.into_inner(), entered(&app, &request));
    match app.db.write(move |tx| actions::confirm_sign_up(tx, &token, &from)).await {
        Ok((id, tokens)) => {
            let mut response = page.go_saying(&app, "/organization/new", &t::accounts::welcome());
            response.add_cookie(&forget(&app.config.base_url, SIGNING_UP)).map_err(Error::internal)?;
            with_session(&app, response, id, tokens)
        }
        Err(error) => over_or(&page, error),
    }
}

async fn reset_page(page: Page) -> Response {
    page.show(&AskResetPage { page: &page, f: Filled::new() })
}

async fn reset(app: AppData, request: HttpRequest, page: Page, form: Form) -> Response {
    form.only(&["email", "_token"])?;
    let mut problems = Problems::new();
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let email = problems.take("email", rules::email(form.text("email")));
    if email.is_some()
        && let Err(wait) = may_cause_a_letter(&app, &request)
    {
        problems.add("email", wait);
        status = StatusCode::TOO_MANY_REQUESTS;
    }
    let Some(email) = email.filter(|_| problems.is_empty()) else {
        return page
            .with_status(status, &AskResetPage { page: &page, f: Filled::from_form(&form, problems) });
    };
    app.db.write(move |tx| actions::ask_reset(tx, &email)).await?;
    Ok(page.go("/reset/sent"))
}

async fn reset_sent(page: Page) -> Response {
    page.show(&SentPage {
        page: &page,
        title: t::accounts::look_at_your_mail(),
        lines: vec![t::accounts::reset_sent(actions::RESET_HOURS), t::accounts::not_arrived()],
        again: ("/reset", t::accounts::reset_again()),
    })
}

async fn reset_link_page(app: AppData, page: Page, token: web::Path<String>) -> Response {
    set_password_page(&app, &page, LinkKind::Reset, &token).await
}

async fn reset_by_link(
    app: AppData,
    request: HttpRequest,
    page: Page,
    token: web::Path<String>,
    form: Form,
) -> Response {
    set_password(&app, &request, &page, LinkKind::Reset, token.into_inner(), &form).await
}

async fn set_up_page(app: AppData, page: Page, token: web::Path<String>) -> Response {
    set_password_page(&app, &page, LinkKind::SetUp, &token).await
}

async fn set_up(
    app: AppData,
    request: HttpRequest,
    page: Page,
    token: web::Path<String>,
    form: Form,
) -> Response {
    set_password(&app, &request, &page, LinkKind::SetUp, token.into_inner(), &form).await
}

async fn set_password_page(app: &AppData, page: &Page, kind: LinkKind, token: &str) -> Response {
    match link(app, kind, token).await {
        Ok((_, account)) => page.show(&SetPasswordPage {
            page,
            f: Filled::new(),
            is_new: kind == LinkKind::SetUp,
            name: account.name,
            email: account.email,
        }),
        Err(error) => over_or(page, error),
    }
}

async fn set_password(
    app: &AppData,
    request: &HttpRequest,
    page: &Page,
    kind: LinkKind,
    token: String,
    form: &Form,
) -> Response {
    form.only(&["password", "_token"])?;
    let account = match link(app, kind, &token).await {
        Ok((_, account)) => account,
        Err(error) => return over_or(page, error),
    };
    let mut problems = Problems::new();
    judge(&mut problems, "password", form.raw("password"), vec![account.name.clone(), account.email.clone()])
        .await?;
    if !problems.is_empty() {
        let (f, is_new) = (Filled::from_form(form, problems), kind == LinkKind::SetUp);
        return page.show_problems(&SetPasswordPage {
            page,
            f,
            is_new,
            name: account.name,
            email: account.email,
        });
    }
    let (hash, from) = (hash(app, form.raw("password")).await?, entered(app, request));
    match app.db.write(move |tx| actions::set_password_by_link(tx, kind, &token, &hash, &from)).await {
        Ok((id, tokens)) => {
            let banner = match kind {
                LinkKind::SetUp => t::accounts::welcome(),
                _ => t::accounts::password_is_set(),
            };
            with_session(app, page.go_saying(app, "/", &banner), id, tokens)
        }
        Err(error) => over_or(page, error),
    }
}

/// Whether the link of the first start is still good.
async fn first_is_open(app: &App, token: &str) -> Result<()> {
    let (token, now) = (token.to_owned(), app.db.clock().now());
    app.db.read(move |conn| actions::first_administrator_is_open(conn, &token, now)).await
}

async fn first_page(app: AppData, page: Page, token: web::Path<String>) -> Response {
    match first_is_open(&app, &token).await {
        Ok(()) => page.show(&SignUpPage { page: &page, f: Filled::new(), first: true }),
        Err(error) => over_or(&page, error),
    }
}

async fn first(
    app: AppData,
    request: HttpRequest,
    page: Page,
    token: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["name", "email", "password", "_token"])?;
    if let Err(error) = first_is_open(&app, &token).await {
        return over_or(&page, error);
    }
    let person = match new_person(&page, &form).await? {
        Ok(person) => {
            NewPerson { language: Language::parse(&page.office.language).unwrap_or_default(), ..person }
        }
        Err(problems) => {
            return page.show_problems(&SignUpPage {
                page: &page,
                f: Filled::from_form(&form, problems),
                first: true,
            });
        }
    };
    let (token, from, hash) =
        (token.into_inner(), entered(&app, &request), hash(&app, form.raw("password")).await?);
    match app.db.write(move |tx| actions::create_first_administrator(tx, &token, &person, &hash, &from)).await
    {
        Ok((id, tokens)) => with_session(
            &app,
            page.go_saying(&app, "/admin/accounts", &t::accounts::first_welcome()),
            id,
            tokens,
        ),
        Err(error) => over_or(&page, error),
    }
}
