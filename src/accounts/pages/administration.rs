//! The administrator's pages: who is here, what each may do, what needs doing.

use actix_web::web;
use askama::Template;

use super::language;
use crate::access::accounts::{Act, may};
use crate::accounts::actions::{self, By, Invitation};
use crate::accounts::words::role_duty;
use crate::accounts::{
    AccountId, AccountState, Filter, Person, Role, count, holders_of, people, person, role_name, role_names,
    rules, state_name,
};
use crate::db::Conn;
use crate::error::{Error, Problems, Result};
use crate::notices::{Return, of_address, queue_state};
use crate::say::{self as t, Msg};
use crate::web::page::banner_cookie;
use crate::web::paging::Paged;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// People on one page.
const PAGE: usize = 50;
/// Fewest holders of a role, so that two different people are always there for a step.
const FEWEST: [(Role, usize); 4] =
    [(Role::Screener, 2), (Role::Chair, 2), (Role::AuthorizingOfficer, 3), (Role::Reviewer, 5)];

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/admin/accounts", list);
    routes.get("/admin/accounts/new", invite_page);
    routes.post("/admin/accounts/new", invite);
    routes.get("/admin/accounts/{id}", person_page);
    routes.post("/admin/accounts/{id}/roles", change_roles);
    routes.post("/admin/accounts/{id}/disable", disable);
    routes.post("/admin/accounts/{id}/enable", enable);
    routes.post("/admin/accounts/{id}/set-up-link", set_up_link);
}

#[derive(Template)]
#[template(path = "accounts/people.html")]
struct PeoplePage<'a> {
    page: &'a Page,
    warnings: Vec<Msg>,
    people: Paged<Person>,
    count: i64,
    total: i64,
    query: Query,
    role: Option<Role>,
    state: Option<AccountState>,
}

#[derive(Template)]
#[template(path = "accounts/invite.html")]
struct InvitePage<'a> {
    page: &'a Page,
    f: Filled,
}

#[derive(Template)]
#[template(path = "accounts/person.html")]
struct PersonPage<'a> {
    page: &'a Page,
    f: Filled,
    person: Person,
    own: bool,
    returns: Vec<Return>,
}

#[derive(Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
struct Query {
    q: String,
    role: String,
    state: String,
    #[serde(skip_serializing)]
    after: Option<i64>,
}

impl Query {
    /// The address of the list with one part of the filter left out.
    fn without(&self, part: &str) -> String {
        let parts = [("q", &self.q), ("role", &self.role), ("state", &self.state)];
        let rest: Vec<(&str, &String)> =
            parts.into_iter().filter(|(name, value)| *name != part && !value.is_empty()).collect();
        format!("/admin/accounts?{}", serde_html_form::to_string(rest).unwrap_or_default())
    }

    /// The address of the next page.
    fn next(&self, after: &str) -> String {
        let all = self.without("");
        let joint = if all.ends_with('?') { "" } else { "&" };
        format!("{all}{joint}after={after}")
    }
}

/// The choices of roles, each with its duty.
fn roles_field(f: &Filled, label: Msg) -> crate::web::field::Field {
    let choices = Role::ALL.iter().map(|role| (role.as_str().to_owned(), role_name(*role))).collect();
    let field = f.boxes("roles", label, choices);
    Role::ALL.iter().fold(field, |field, role| field.choice_hint(role.as_str(), role_duty(*role)))
}

/// The roles that were ticked.
fn ticked_roles(form: &Form) -> Result<Vec<Role>> {
    form.all("roles")
        .iter()
        .map(|role| Role::parse(role).ok_or_else(|| Error::Refused(t::common::not_understood())))
        .collect()
}

/// What an administrator has to look after.
fn warnings(conn: &mut Conn) -> Result<Vec<Msg>> {
    let mut warnings = Vec::new();
    for (role, fewest) in FEWEST {
        let holders = holders_of(conn, role)?.len();
        if holders < fewest {
            warnings.push(t::accounts::too_few(role_name(role), holders, fewest));
        }
    }
    let queue = queue_state(conn)?;
    if queue.failed > 0 {
        warnings.push(t::accounts::letters_failed(queue.failed));
    }
    if queue.paused.is_some() {
        warnings.push(t::accounts::letters_paused());
    }
    Ok(warnings)
}

async fn list(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    may(&me, Act::See, None)?;
    let query = query.into_inner();
    let (role, state) = (Role::parse(&query.role), AccountState::parse(&query.state));
    let filter = Filter { role, state, text: query.q.clone(), after: query.after.map(AccountId) };
    let (warnings, rows, count, total) = app
        .db
        .read(move |conn| {
            let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
            let rows = people(conn, &filter, limit)?;
            Ok((warnings(conn)?, rows, count(conn, &filter)?, count(conn, &Filter::default())?))
        })
        .await?;
    let people = Paged::cut(rows, PAGE, |person| person.account.id.to_string());
    page.show(&PeoplePage { page: &page, warnings, people, count, total, query, role, state })
}

async fn invite_page(page: Page, me: SignedIn) -> Response {
    may(&me, Act::Invite, None)?;
    let f = Filled::new().with("language", &page.office.language);
    page.show(&InvitePage { page: &page, f })
}

async fn invite(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    may(&me, Act::Invite, None)?;
    form.only(&["name", "email", "language", "roles"])?;
    let mut problems = Problems::new();
    let name = problems.take("name", rules::name(form.text("name")));
    let email = problems.take("email", rules::email(form.text("email")));
    let roles = ticked_roles(&form)?;
    if roles.is_empty() {
        problems.add("roles", t::accounts::select_roles());
    }
    problems.take("roles", rules::go_together(&roles));
    let language = language(&mut problems, form.text("language"));
    let (Some(name), Some(email), Some(language), true) = (name, email, language, problems.is_empty()) else {
        return page.show_problems(&InvitePage { page: &page, f: Filled::from_form(&form, problems) });
    };
    let banner = t::accounts::invited_person(&email);
    let (actor, person) = (me.actor().clone(), Invitation { name, email, language, roles });
    let done = once::write_as(&app.db, &form, &me, "accounts.invite", move |tx| {
        let (id, _) = actions::invite(tx, By::Person(&actor), &person)?;
        Ok(format!("/admin/accounts/{id}"))
    });
    match done.await {
        Ok(response) => saying(&app, &page, response, &banner),
        Err(Error::Invalid(problems)) => {
            page.show_problems(&InvitePage { page: &page, f: Filled::from_form(&form, problems) })
        }
        Err(error) => Err(error),
    }
}

/// The response with a sentence that the next page shows.
fn saying(app: &AppData, page: &Page, mut response: actix_web::HttpResponse, banner: &Msg) -> Response {
    let text = banner.in_language(page.language);
    response.add_cookie(&banner_cookie(app, &text)).map_err(Error::internal)?;
    Ok(response)
}

/// A person, and what came back from the person's address.
type Shown = (Person, Vec<Return>);

async fn load(app: &AppData, id: i64) -> Result<Shown> {
    app.db
        .read(move |conn| {
            let person = person(conn, AccountId(id))?;
            let returns = of_address(conn, &person.account.email)?;
            Ok((person, returns))
        })
        .await
}

async fn person_page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    may(&me, Act::See, None)?;
    let person = load(&app, *id).await?;
    let f = person.0.roles.iter().fold(Filled::new(), |f, role| f.with("roles", role));
    show_person(&page, &me, f, person)
}

fn show_person(page: &Page, me: &SignedIn, f: Filled, (person, returns): Shown) -> Response {
    let own = person.account.id == me.id;
    let shown = PersonPage { page, own, person, returns, f };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

async fn change_roles(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let id = AccountId(*id);
    may(&me, Act::ChangeRoles, Some(id))?;
    form.only(&["roles", "version"])?;
    let roles = ticked_roles(&form)?;
    if let Err(problem) = rules::go_together(&roles) {
        let mut problems = Problems::new();
        problems.add("roles", problem);
        return show_person(&page, &me, Filled::from_form(&form, problems), load(&app, id.0).await?);
    }
    let version = form.value("version").ok_or_else(|| Error::Refused(t::common::not_understood()))?;
    let actor = me.actor().clone();
    let done = once::write_as(&app.db, &form, &me, "accounts.change_roles", move |tx| {
        actions::change_roles(tx, By::Person(&actor), id, &roles, Some(version))?;
        Ok(format!("/admin/accounts/{id}"))
    });
    saying(&app, &page, done.await?, &t::accounts::roles_changed())
}

async fn disable(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let id = AccountId(*id);
    may(&me, Act::Disable, Some(id))?;
    form.only(&[])?;
    let actor = me.actor().clone();
    let done = once::write_as(&app.db, &form, &me, "accounts.disable", move |tx| {
        actions::disable(tx, By::Person(&actor), id)?;
        Ok(format!("/admin/accounts/{id}"))
    });
    saying(&app, &page, done.await?, &t::accounts::account_closed())
}

async fn enable(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let id = AccountId(*id);
    may(&me, Act::Enable, Some(id))?;
    form.only(&[])?;
    let actor = me.actor().clone();
    let done = once::write_as(&app.db, &form, &me, "accounts.enable", move |tx| {
        actions::enable(tx, By::Person(&actor), id)?;
        Ok(format!("/admin/accounts/{id}"))
    });
    saying(&app, &page, done.await?, &t::accounts::account_opened())
}

async fn set_up_link(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let id = AccountId(*id);
    may(&me, Act::SendSetUpLink, Some(id))?;
    form.only(&[])?;
    let actor = me.actor().clone();
    let done = once::write_as(&app.db, &form, &me, "accounts.set_up_link", move |tx| {
        actions::send_set_up_link(tx, By::Person(&actor), id)?;
        Ok(format!("/admin/accounts/{id}"))
    });
    saying(&app, &page, done.await?, &t::accounts::set_up_link_sent(actions::SET_UP_HOURS))
}
