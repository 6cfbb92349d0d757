//! Coming to an organization: by the link of an invitation, or by asking its people.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use askama::Template;

use crate::access::Role;
use crate::accounts::pages::{entered, hash, judge, may_cause_a_letter, over_or, with_session};
use crate::accounts::{AccountState, folded_email, rules};
use crate::error::{Error, Problems};
use crate::organizations::actions::people as actions;
use crate::organizations::{self as orgs, JoinRequest, JoinState, Organization};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

pub(super) fn routes(routes: &mut Routes) {
    routes.public_get("/join/{token}", invitation_page);
    routes.public_post("/join/{token}", invitation);
    routes.get("/organization/join", join_page);
    routes.post("/organization/join", ask);
    routes.post("/organization/join/withdraw", withdraw);
}

/// How the reader of an invitation can take it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Signed in as the invited person.
    Here,
    /// The address has an account: sign in first.
    SignIn,
    /// The address has none: make one.
    New,
    /// Signed in as somebody else.
    SomebodyElse,
}

#[derive(Template)]
#[template(path = "organizations/invitation.html")]
struct InvitationPage<'a> {
    page: &'a Page,
    organization: Organization,
    email: String,
    part: Msg,
    until: chrono::NaiveDateTime,
    way: Way,
    sign_in: String,
    f: Filled,
}

async fn look<'a>(
    app: &AppData,
    page: &'a Page,
    token: &str,
) -> crate::error::Result<(InvitationPage<'a>, String)> {
    let (text, now) = (token.to_owned(), app.db.clock().now());
    let (invitation, organization, account) =
        app.db.read(move |conn| actions::invitation_of(conn, &text, now)).await?;
    let signed_in = page.session.as_ref().map(|session| folded_email(&session.email));
    let has_account = account
        .is_some_and(|account| account.state != AccountState::Invited || account.password_hash.is_none());
    let way = match signed_in {
        Some(email) if email == folded_email(&invitation.email) => Way::Here,
        Some(_) => Way::SomebodyElse,
        None if has_account => Way::SignIn,
        None => Way::New,
    };
    let query = serde_html_form::to_string([("to", format!("/join/{token}"))]).map_err(Error::internal)?;
    let part = match invitation.part {
        orgs::MemberPart::Owner => t::organizations::part_owner(),
        orgs::MemberPart::Member => t::organizations::part_member(),
    };
    let shown = InvitationPage {
        page,
        organization,
        email: invitation.email,
        part,
        until: invitation.expires_at,
        way,
        sign_in: format!("/sign-in?{query}"),
        f: Filled::new().with("name", &invitation.name),
    };
    Ok((shown, invitation.name))
}

async fn invitation_page(app: AppData, page: Page, token: web::Path<String>) -> Response {
    match look(&app, &page, &token).await {
        Ok((shown, _)) => page.show(&shown),
        Err(error) => over_or(&page, error),
    }
}

async fn invitation(
    app: AppData,
    request: HttpRequest,
    page: Page,
    token: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&["name", "password", "_token"])?;
    let (mut shown, _) = match look(&app, &page, &token).await {
        Ok(found) => found,
        Err(error) => return over_or(&page, error),
    };
    let token = token.into_inner();
    let welcome = t::organizations::welcome(&shown.organization.name);
    if let (Way::Here, Some(me)) = (shown.way, page.me()) {
        let actor = me.clone();
        app.db.write(move |tx| actions::accept(tx, &actor, &token)).await?;
        return Ok(page.go_saying(&app, "/requests", &welcome));
    }
    if shown.way != Way::New {
        return page.with_status(StatusCode::FORBIDDEN, &shown);
    }
    let mut problems = Problems::new();
    let name = problems.take("name", rules::name(form.text("name")));
    let about = vec![form.text("name").to_owned(), shown.email.clone()];
    judge(&mut problems, "password", form.raw("password"), about).await?;
    let Some(name) = name.filter(|_| problems.is_empty()) else {
        shown.f = Filled::from_form(&form, problems);
        return page.show_problems(&shown);
    };
    let password = hash(&app, form.raw("password")).await?;
    let (from, language) = (entered(&app, &request), page.language);
    let write = app.db.write(move |tx| actions::accept_as_new(tx, &token, &name, language, &password, &from));
    match write.await {
        Ok((id, tokens)) => with_session(&app, page.go_saying(&app, "/requests", &welcome), id, tokens),
        Err(error) => over_or(&page, error),
    }
}

#[derive(Template)]
#[template(path = "organizations/join.html")]
struct JoinPage<'a> {
    page: &'a Page,
    f: Filled,
    countries: Vec<(String, Msg)>,
    /// What was asked last, with the name of the organization.
    asked: Option<(JoinRequest, String)>,
}

impl JoinPage<'_> {
    fn waits(&self) -> bool {
        self.asked.as_ref().is_some_and(|(asked, _)| asked.state == JoinState::Asked)
    }

    fn was_refused(&self) -> bool {
        self.asked.as_ref().is_some_and(|(asked, _)| asked.state == JoinState::Refused)
    }
}

async fn show_join(app: &AppData, page: &Page, me: &SignedIn, f: Filled, status: StatusCode) -> Response {
    let person = me.id;
    let asked = app
        .db
        .read(move |conn| {
            let Some(asked) = orgs::join_request_of(conn, person)? else { return Ok(None) };
            let name = orgs::by_id(conn, asked.organization_id)?.name;
            Ok(Some((asked, name)))
        })
        .await?;
    let tag = page.language.tag();
    let mut countries: Vec<(String, Msg)> = app
        .reference()
        .countries
        .iter()
        .map(|country| (country.m49.clone(), Msg::plain(country.name.say(tag).clone())))
        .collect();
    countries.insert(0, (String::new(), t::common::choose()));
    page.with_status(status, &JoinPage { page, f, countries, asked })
}

async fn join_page(app: AppData, page: Page, me: SignedIn) -> Response {
    me.must_be(&[Role::Partner])?;
    if !me.organizations.is_empty() {
        return Ok(page.go("/organization"));
    }
    show_join(&app, &page, &me, Filled::new(), StatusCode::OK).await
}

async fn ask(app: AppData, request: HttpRequest, page: Page, me: SignedIn, form: Form) -> Response {
    me.must_be(&[Role::Partner])?;
    form.only(&["country", "number", "message"])?;
    let mut problems = Problems::new();
    let (country, number) = (form.text("country").to_owned(), form.text("number").to_owned());
    let message = form.text("message").to_owned();
    if country.is_empty() {
        problems.add("country", t::organizations::select_country());
    }
    if number.is_empty() {
        problems.add("number", t::organizations::enter_registration_number());
    }
    if message.is_empty() {
        problems.add("message", t::organizations::enter_who_you_are());
    } else if message.chars().count() > actions::LONGEST {
        problems.add("message", t::organizations::too_long(actions::LONGEST));
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if problems.is_empty()
        && let Err(wait) = may_cause_a_letter(&app, &request)
    {
        problems.add("number", wait);
        status = StatusCode::TOO_MANY_REQUESTS;
    }
    if !problems.is_empty() {
        return show_join(&app, &page, &me, Filled::from_form(&form, problems), status).await;
    }
    let actor = me.actor().clone();
    let done = once::write_as(&app.db, &form, &me, "organizations.ask_to_join", move |tx| {
        actions::ask_to_join(tx, &actor, &country, &number, &message)?;
        Ok("/organization/join".to_owned())
    });
    match done.await {
        Err(Error::Invalid(problems)) => {
            show_join(&app, &page, &me, Filled::from_form(&form, problems), status).await
        }
        other => other,
    }
}

async fn withdraw(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    me.must_be(&[Role::Partner])?;
    form.only(&[])?;
    let person = me.id;
    app.db.write(move |tx| actions::no_longer_asks(tx, person)).await?;
    Ok(page.go_saying(&app, "/organization/join", &t::organizations::join_withdrawn()))
}
