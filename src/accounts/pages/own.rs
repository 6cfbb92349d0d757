//! The page of one's own account.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use askama::Template;
use chrono::NaiveDate;

use super::entry::{link, over_or};
use super::{hash, judge, language, may_cause_a_letter};
use crate::accounts::{
    Account, LinkKind, Running, actions, by_id, folded_email, role_names, rules, running_sessions,
};
use crate::error::{Problems, Result};
use crate::notices;
use crate::say::{self as t, Language, Msg};
use crate::web::{App, AppData, Filled, Form, Page, Response, Routes, SignedIn};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/account", account);
    routes.get("/account/name", name_page);
    routes.post("/account/name", name);
    routes.get("/account/password", password_page);
    routes.post("/account/password", password);
    routes.get("/account/address", address_page);
    routes.post("/account/address", address);
    routes.get("/account/absence", absence_page);
    routes.post("/account/absence", absence);
    routes.post("/account/sessions/{id}/end", end_session);
    routes.post("/account/sessions/end-others", end_others);
    routes.public_get("/confirm-address/{token}", confirm_page);
    routes.public_post("/confirm-address/{token}", confirm);
}

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage<'a> {
    page: &'a Page,
    account: Account,
    roles: String,
    is_staff: bool,
    /// The person can hold scorecards.
    judges: bool,
    language: &'static str,
    sessions: Vec<Running>,
    current: i64,
    pace: Msg,
    /// Letters to the person's address come back.
    marked: bool,
}

#[derive(Template)]
#[template(path = "accounts/name.html")]
struct NamePage<'a> {
    page: &'a Page,
    f: Filled,
}

#[derive(Template)]
#[template(path = "accounts/password.html")]
struct PasswordPage<'a> {
    page: &'a Page,
    f: Filled,
}

#[derive(Template)]
#[template(path = "accounts/address.html")]
struct AddressPage<'a> {
    page: &'a Page,
    f: Filled,
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/absence.html")]
struct AbsencePage<'a> {
    page: &'a Page,
    f: Filled,
    away: bool,
}

#[derive(Template)]
#[template(path = "accounts/confirm_address.html")]
struct ConfirmAddressPage<'a> {
    page: &'a Page,
    email: String,
}

async fn own(app: &App, me: &SignedIn) -> Result<Account> {
    let id = me.id;
    app.db.read(move |conn| by_id(conn, id)).await
}

async fn account(app: AppData, page: Page, me: SignedIn) -> Response {
    let (id, now) = (me.id, app.db.clock().now());
    let (account, sessions, pace, marked) = app
        .db
        .read(move |conn| {
            let account = by_id(conn, id)?;
            let marked = !notices::of_address(conn, &account.email)?.is_empty();
            Ok((account, running_sessions(conn, id, now)?, notices::pace_of(conn, id)?, marked))
        })
        .await?;
    page.show(&AccountPage {
        page: &page,
        roles: t::with_language(page.language, || role_names(&me.roles)),
        is_staff: me.is_staff(),
        judges: crate::access::reviews::member(me.actor()).is_ok(),
        language: Language::parse(&account.language).unwrap_or_default().native_name(),
        account,
        sessions,
        current: me.session().id,
        pace: notices::pages::pace_words(pace),
        marked,
    })
}

async fn name_page(app: AppData, page: Page, me: SignedIn) -> Response {
    let account = own(&app, &me).await?;
    let f = Filled::new().with("name", account.name).with("language", account.language);
    page.show(&NamePage { page: &page, f })
}

async fn name(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&["name", "language"])?;
    let mut problems = Problems::new();
    let name = problems.take("name", rules::name(form.text("name")));
    let language = language(&mut problems, form.text("language"));
    let (Some(name), Some(language)) = (name, language) else {
        return page.show_problems(&NamePage { page: &page, f: Filled::from_form(&form, problems) });
    };
    let id = me.id;
    app.db.write(move |tx| actions::rename(tx, id, &name, language)).await?;
    Ok(page.go_saying(&app, "/account", &t::accounts::saved()))
}

/// Notes a wrong present password; gives the status of the answer.
async fn check_present(
    app: &App,
    request: &HttpRequest,
    me: &SignedIn,
    form: &Form,
    problems: &mut Problems,
) -> Result<StatusCode> {
    if form.raw("current").is_empty() {
        problems.add("current", t::accounts::enter_current_password());
        return Ok(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let known = me.id.to_string();
    if let Err(wait) =
        app.sign_in_throttle.check(&me.session().email, app.client_address(request), Some(&known))
    {
        problems.add("current", t::accounts::too_many_tries(wait.0.div_ceil(60)));
        return Ok(StatusCode::TOO_MANY_REQUESTS);
    }
    let account = own(app, me).await?;
    let right = app.hasher.verify(form.raw("current").to_owned(), account.password_hash.as_deref()).await;
    if !right.map_err(super::told)? {
        problems.add("current", t::accounts::current_password_wrong());
    }
    Ok(StatusCode::UNPROCESSABLE_ENTITY)
}

async fn password_page(page: Page, _me: SignedIn) -> Response {
    page.show(&PasswordPage { page: &page, f: Filled::new() })
}

async fn password(app: AppData, request: HttpRequest, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&["current", "password"])?;
    let mut problems = Problems::new();
    let status = check_present(&app, &request, &me, &form, &mut problems).await?;
    let about = vec![me.name.clone(), me.session().email.clone()];
    judge(&mut problems, "password", form.raw("password"), about).await?;
    if !problems.is_empty() {
        return page
            .with_status(status, &PasswordPage { page: &page, f: Filled::from_form(&form, problems) });
    }
    let (id, session, hash) = (me.id, me.session().id, hash(&app, form.raw("password")).await?);
    app.db.write(move |tx| actions::change_password(tx, id, session, &hash)).await?;
    Ok(page.go_saying(&app, "/account", &t::accounts::password_changed()))
}

async fn address_page(page: Page, me: SignedIn) -> Response {
    page.show(&AddressPage { page: &page, f: Filled::new(), email: me.session().email.clone() })
}

async fn address(app: AppData, request: HttpRequest, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&["email", "current"])?;
    let mut problems = Problems::new();
    let email = problems.take("email", rules::email(form.text("email")));
    if email.as_deref().is_some_and(|email| folded_email(email) == folded_email(&me.session().email)) {
        problems.add("email", t::accounts::same_address());
    }
    let mut status = check_present(&app, &request, &me, &form, &mut problems).await?;
    if problems.is_empty()
        && let Err(wait) = may_cause_a_letter(&app, &request)
    {
        problems.add("email", wait);
        status = StatusCode::TOO_MANY_REQUESTS;
    }
    let Some(email) = email.filter(|_| problems.is_empty()) else {
        let (f, email) = (Filled::from_form(&form, problems), me.session().email.clone());
        return page.with_status(status, &AddressPage { page: &page, f, email });
    };
    let id = me.id;
    app.db.write(move |tx| actions::ask_new_address(tx, id, &email)).await?;
    Ok(page.go_saying(&app, "/account", &t::accounts::new_address_sent(actions::CONFIRM_HOURS)))
}

async fn confirm_page(app: AppData, page: Page, token: web::Path<String>) -> Response {
    match link(&app, LinkKind::NewAddress, &token).await {
        Ok((link, _)) => {
            let email = link.new_email.unwrap_or_default();
            page.show(&ConfirmAddressPage { page: &page, email })
        }
        Err(error) => over_or(&page, error),
    }
}

async fn confirm(app: AppData, page: Page, token: web::Path<String>, form: Form) -> Response {
    form.only(&["_token"])?;
    let token = token.into_inner();
    match app.db.write(move |tx| actions::confirm_new_address(tx, &token)).await {
        Ok(()) => {
            let to = if page.me().is_some() { "/account" } else { "/sign-in" };
            Ok(page.go_saying(&app, to, &t::accounts::address_changed()))
        }
        Err(error) => over_or(&page, error),
    }
}

async fn absence_page(app: AppData, page: Page, me: SignedIn) -> Response {
    let account = own(&app, &me).await?;
    let f = Filled::new().with_date("until", account.absent_until);
    page.show(&AbsencePage { page: &page, f, away: account.absent_until.is_some() })
}

async fn absence(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&["until-day", "until-month", "until-year", "back"])?;
    let id = me.id;
    if form.ticked("back") {
        app.db.write(move |tx| actions::set_absence(tx, id, None)).await?;
        return Ok(page.go_saying(&app, "/account", &t::accounts::back_again()));
    }
    let today = app.db.clock().now().date();
    match until(&form, page.language, today) {
        Ok(until) => {
            app.db.write(move |tx| actions::set_absence(tx, id, Some(until))).await?;
            Ok(page.go_saying(&app, "/account", &t::accounts::away_until(until)))
        }
        Err(problem) => {
            let mut problems = Problems::new();
            problems.add("until", problem);
            page.show_problems(&AbsencePage {
                page: &page,
                f: Filled::from_form(&form, problems),
                away: false,
            })
        }
    }
}

/// The last day of an absence: day, month (a number or its name) and year, not past and within a year.
fn until(form: &Form, language: Language, today: NaiveDate) -> std::result::Result<NaiveDate, Msg> {
    let month = form.text("until-month");
    let named = |number: &u32| {
        let name = t::month_name(*number).in_language(language).to_lowercase();
        let typed = month.to_lowercase();
        name == typed || (typed.chars().count() >= 3 && name.starts_with(&typed))
    };
    let month = month.parse().ok().or_else(|| (1..=12).find(named));
    let date = form
        .value::<i32>("until-year")
        .zip(month)
        .zip(form.value::<u32>("until-day"))
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day))
        .ok_or_else(t::accounts::enter_absence)?;
    let furthest = today + chrono::Days::new(366);
    if date < today || date > furthest {
        Err(t::accounts::absence_between(today, furthest))
    } else {
        Ok(date)
    }
}

async fn end_session(
    app: AppData,
    page: Page,
    me: SignedIn,
    session: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let (id, session) = (me.id, session.into_inner());
    app.db.write(move |tx| actions::end_own_session(tx, id, session)).await?;
    Ok(page.go_saying(&app, "/account", &t::accounts::session_ended()))
}

async fn end_others(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    form.only(&[])?;
    let (id, session) = (me.id, me.session().id);
    let ended = app.db.write(move |tx| actions::end_other_sessions(tx, id, session)).await?;
    Ok(page.go_saying(&app, "/account", &t::accounts::sessions_ended(ended)))
}
