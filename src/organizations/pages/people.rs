//! Who acts for an organization: inviting, taking out, handing over, going.

use actix_web::web;
use askama::Template;
use chrono::Duration;

use super::{own, permitted};
use crate::access::organizations::{Act, Standing};
use crate::accounts::{AccountId, rules};
use crate::error::{Error, Problems};
use crate::organizations::actions::people as actions;
use crate::organizations::{
    self as orgs, Invitation, JoinRequest, JoinState, Member, MemberPart, Organization,
};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// Where the list of people stands.
const PEOPLE: &str = "/organization/people";

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/organization/people", people);
    routes.get("/organization/people/invite", invite_page);
    routes.post("/organization/people/invite", invite);
    routes.post("/organization/people/invitations/{id}/revoke", revoke);
    routes.get("/organization/people/{id}/remove", remove_page);
    routes.post("/organization/people/{id}/remove", remove);
    routes.get("/organization/people/{id}/hand-over", hand_over_page);
    routes.post("/organization/people/{id}/hand-over", hand_over);
    routes.get("/organization/people/leave", leave_page);
    routes.post("/organization/people/leave", leave);
    routes.get("/organization/people/asked/{id}", asked_page);
    routes.post("/organization/people/asked/{id}", answer);
}

#[derive(Template)]
#[template(path = "organizations/people.html")]
struct PeoplePage<'a> {
    page: &'a Page,
    me: AccountId,
    organization: Organization,
    standing: Standing,
    members: Vec<Member>,
    invitations: Vec<Invitation>,
    asking: Vec<(JoinRequest, String, String)>,
}

impl PeoplePage<'_> {
    fn is_owner(&self, member: &Member) -> bool {
        member.part == MemberPart::Owner
    }

    fn is_me(&self, member: &Member) -> bool {
        member.account.id == self.me
    }

    fn answer_by(&self, asked: &JoinRequest) -> chrono::NaiveDate {
        (asked.asked_at + Duration::days(actions::JOIN_DAYS)).date()
    }

    fn last_owner(&self) -> bool {
        self.standing.owner && self.members.iter().filter(|one| self.is_owner(one)).count() < 2
    }
}

async fn people(app: AppData, page: Page, me: SignedIn) -> Response {
    let (organization, standing) = own(&app, &me, Act::SeePeople).await?;
    let (id, now) = (organization.id, app.db.clock().now());
    let (members, invitations, asking) = app
        .db
        .read(move |conn| {
            Ok((
                orgs::members(conn, id)?,
                orgs::open_invitations(conn, id, now)?,
                orgs::open_joins(conn, id)?,
            ))
        })
        .await?;
    page.show(&PeoplePage { page: &page, me: me.id, organization, standing, members, invitations, asking })
}

#[derive(Template)]
#[template(path = "organizations/invite.html")]
struct InvitePage<'a> {
    page: &'a Page,
    organization: Organization,
    f: Filled,
}

async fn invite_page(app: AppData, page: Page, me: SignedIn) -> Response {
    let (organization, _) = own(&app, &me, Act::Invite).await?;
    page.show(&InvitePage { page: &page, organization, f: Filled::new() })
}

async fn invite(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    let (organization, _) = own(&app, &me, Act::Invite).await?;
    form.only(&["name", "email"])?;
    let mut problems = Problems::new();
    let name = problems.take("name", rules::name(form.text("name")));
    let email = problems.take("email", rules::email(form.text("email")));
    let (Some(name), Some(email)) = (name, email) else {
        let f = Filled::from_form(&form, problems);
        return page.show_problems(&InvitePage { page: &page, organization, f });
    };
    let (actor, id) = (me.actor().clone(), organization.id);
    let banner = t::organizations::invited(&email);
    let done = once::write_as(&app.db, &form, &me, "organizations.invite", move |tx| {
        actions::invite(tx, &actor, id, &name, &email, MemberPart::Member)?;
        Ok(PEOPLE.to_owned())
    });
    match done.await {
        Ok(_) => Ok(page.go_saying(&app, PEOPLE, &banner)),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            page.show_problems(&InvitePage { page: &page, organization, f })
        }
        Err(error) => Err(error),
    }
}

async fn revoke(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let (organization, _) = own(&app, &me, Act::Invite).await?;
    form.only(&[])?;
    let (actor, id, invitation) = (me.actor().clone(), organization.id, path.into_inner());
    app.db.write(move |tx| actions::revoke(tx, &actor, id, invitation)).await?;
    Ok(page.go_saying(&app, PEOPLE, &t::organizations::invitation_revoked()))
}

/// A page that says what will happen and asks once more.
#[derive(Template)]
#[template(path = "organizations/sure.html")]
struct SurePage<'a> {
    page: &'a Page,
    title: Msg,
    lines: Vec<Msg>,
    button: Msg,
    grave: bool,
}

fn member_of(members: &[Member], id: AccountId) -> Result<&Member, Error> {
    members.iter().find(|one| one.account.id == id).ok_or(Error::Hidden)
}

async fn remove_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (organization, _) = own(&app, &me, Act::Remove).await?;
    let id = organization.id;
    let members = app.db.read(move |conn| orgs::members(conn, id)).await?;
    let member = member_of(&members, AccountId(*path))?;
    page.show(&SurePage {
        page: &page,
        title: t::organizations::remove_title(&member.account.name),
        lines: vec![t::organizations::remove_what(), t::organizations::remove_keeps()],
        button: t::organizations::remove_button(),
        grave: true,
    })
}

async fn remove(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let (organization, _) = own(&app, &me, Act::Remove).await?;
    form.only(&[])?;
    let (actor, id, person) = (me.actor().clone(), organization.id, AccountId(*path));
    once::write_as(&app.db, &form, &me, "organizations.remove", move |tx| {
        actions::remove(tx, &actor, id, person)?;
        Ok(PEOPLE.to_owned())
    })
    .await?;
    Ok(page.go_saying(&app, PEOPLE, &t::organizations::removed()))
}

async fn hand_over_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (organization, _) = own(&app, &me, Act::HandOver).await?;
    let id = organization.id;
    let members = app.db.read(move |conn| orgs::members(conn, id)).await?;
    let member = member_of(&members, AccountId(*path))?;
    page.show(&SurePage {
        page: &page,
        title: t::organizations::hand_over_title(&member.account.name),
        lines: vec![t::organizations::hand_over_what(), t::organizations::hand_over_you()],
        button: t::organizations::hand_over_button(),
        grave: false,
    })
}

async fn hand_over(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let (organization, _) = own(&app, &me, Act::HandOver).await?;
    form.only(&[])?;
    let (actor, id, to) = (me.actor().clone(), organization.id, AccountId(*path));
    once::write_as(&app.db, &form, &me, "organizations.hand_over", move |tx| {
        actions::hand_over(tx, &actor, id, to)?;
        Ok(PEOPLE.to_owned())
    })
    .await?;
    Ok(page.go_saying(&app, PEOPLE, &t::organizations::handed_over()))
}

async fn leave_page(app: AppData, page: Page, me: SignedIn) -> Response {
    let (organization, _) = own(&app, &me, Act::Leave).await?;
    page.show(&SurePage {
        page: &page,
        title: t::organizations::leave_title(&organization.name),
        lines: vec![t::organizations::leave_what()],
        button: t::organizations::leave_button(),
        grave: true,
    })
}

async fn leave(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    let (organization, _) = own(&app, &me, Act::Leave).await?;
    form.only(&[])?;
    let (actor, id) = (me.actor().clone(), organization.id);
    once::write_as(&app.db, &form, &me, "organizations.leave", move |tx| {
        actions::leave(tx, &actor, id)?;
        Ok("/organization/new".to_owned())
    })
    .await?;
    Ok(page.go_saying(&app, "/organization/new", &t::organizations::left()))
}

#[derive(Template)]
#[template(path = "organizations/asked.html")]
struct AskedPage<'a> {
    page: &'a Page,
    organization: Organization,
    question: JoinRequest,
    name: String,
    email: String,
    f: Filled,
    back: &'static str,
}

async fn asked(app: &AppData, me: &SignedIn, id: i64) -> crate::error::Result<(Organization, JoinRequest)> {
    let question = app.db.read(move |conn| orgs::join_request(conn, id)).await?;
    let (organization, _) = permitted(app, me, question.organization_id, Act::AnswerJoin).await?;
    Ok((organization, question))
}

async fn show_asked(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    organization: Organization,
    question: JoinRequest,
    f: Filled,
) -> Response {
    let who = question.account_id;
    let account = app.db.read(move |conn| crate::accounts::by_id(conn, who)).await?;
    let back = if me.belongs_to(organization.id) { PEOPLE } else { "/desk" };
    let bad = !f.problems.is_empty();
    let shown = AskedPage { page, organization, question, name: account.name, email: account.email, f, back };
    if bad { page.show_problems(&shown) } else { page.show(&shown) }
}

async fn asked_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (organization, question) = asked(&app, &me, *path).await?;
    show_asked(&app, &page, &me, organization, question, Filled::new()).await
}

async fn answer(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let (organization, question) = asked(&app, &me, *path).await?;
    form.only(&["answer", "reason"])?;
    let (approves, reason) = (form.text("answer") == "approve", form.text("reason").to_owned());
    let mut problems = Problems::new();
    match form.text("answer") {
        "approve" => {}
        "refuse" if reason.is_empty() => problems.add("reason", t::organizations::enter_reason()),
        "refuse" if reason.chars().count() > actions::LONGEST => {
            problems.add("reason", t::organizations::too_long(actions::LONGEST));
        }
        "refuse" => {}
        _ => problems.add("answer", t::organizations::select_answer()),
    }
    if !problems.is_empty() {
        let f = Filled::from_form(&form, problems);
        return show_asked(&app, &page, &me, organization, question, f).await;
    }
    let back = if me.belongs_to(organization.id) { PEOPLE } else { "/desk" };
    let (actor, id) = (me.actor().clone(), question.id);
    once::write_as(&app.db, &form, &me, "organizations.answer_join", move |tx| {
        if approves {
            actions::approve(tx, &actor, id)?;
        } else {
            actions::refuse(tx, &actor, id, &reason)?;
        }
        Ok(back.to_owned())
    })
    .await?;
    let said = if approves { t::organizations::let_in() } else { t::organizations::not_let_in() };
    Ok(page.go_saying(&app, back, &said))
}

impl AskedPage<'_> {
    fn is_open(&self) -> bool {
        self.question.state == JoinState::Asked
    }
}
