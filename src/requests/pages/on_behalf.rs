//! Entering what a partner wrote by paper or mail, and inviting the partner to take it over.

use actix_web::web;
use askama::Template;
use chrono::NaiveDateTime;

use crate::access::Role;
use crate::accounts::rules as people;
use crate::db::ids::OrganizationId;
use crate::error::{Error, Problems, Result};
use crate::organizations::{self, Invitation, JoinRequest, MemberPart, actions::people as inviting};
use crate::requests::actions::on_behalf::{self as actions, Received};
use crate::requests::answers::{Answers, DateParts};
use crate::requests::questions::choices::Choices;
use crate::requests::questions::dates;
use crate::requests::store::drafts as rows;
use crate::requests::{Case, ReceivedAs, RequestId};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// Chosen where the organization is not here yet.
const NEW: &str = "new";

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/desk/on-behalf", list);
    routes.post("/desk/on-behalf", enter);
    routes.get("/cases/{id}/take-over", take_over_page);
    routes.post("/cases/{id}/take-over", take_over);
    routes.post("/cases/{id}/take-over/{invitation}/revoke", revoke);
}

/// What the page reads.
#[derive(Debug, Clone, Default)]
struct Loaded {
    drafts: Vec<(RequestId, String, String, NaiveDateTime)>,
    organizations: Vec<(OrganizationId, String)>,
    asking: Vec<(JoinRequest, String, String)>,
}

#[derive(Template)]
#[template(path = "requests/on_behalf.html")]
struct OnBehalfPage<'a> {
    page: &'a Page,
    loaded: Loaded,
    organizations: Vec<(String, Msg)>,
    countries: Vec<(String, Msg)>,
    ways: Vec<(String, Msg)>,
    f: Filled,
}

async fn load(app: &AppData, me: &SignedIn) -> Result<Loaded> {
    me.must_be(&[Role::Secretariat])?;
    let reader = me.id;
    app.db
        .read(move |conn| {
            let organizations = rows::without_people(conn)?;
            let mut asking = Vec::new();
            for (id, _) in &organizations {
                asking.extend(organizations::open_joins(conn, *id)?);
            }
            Ok(Loaded { drafts: rows::entered_drafts(conn, reader)?, organizations, asking })
        })
        .await
}

fn shown<'a>(app: &AppData, page: &'a Page, loaded: Loaded, f: Filled) -> OnBehalfPage<'a> {
    t::with_language(page.language, || {
        let mut organizations = vec![(NEW.to_owned(), t::requests::organization_is_new())];
        let known = loaded.organizations.iter().map(|(id, name)| (id.to_string(), Msg::plain(name.clone())));
        organizations.extend(known);
        let all = app.reference().countries.iter();
        let mut countries: Vec<(String, Msg)> =
            all.map(|one| (one.m49.clone(), Choices::Countries.label(&one.m49))).collect();
        countries.insert(0, (String::new(), t::common::choose()));
        let ways = ReceivedAs::ALL.iter().map(|way| {
            let words = match way {
                ReceivedAs::Paper => t::requests::received_paper(),
                ReceivedAs::Email => t::requests::received_email(),
            };
            (way.to_string(), words)
        });
        OnBehalfPage { page, loaded, organizations, countries, ways: ways.collect(), f }
    })
}

async fn list(app: AppData, page: Page, me: SignedIn) -> Response {
    let loaded = load(&app, &me).await?;
    page.show(&shown(&app, &page, loaded, Filled::new().with("organization", NEW)))
}

/// The organization: one that is here, or what is known of a new one.
enum Whose {
    Known(OrganizationId),
    New(Answers),
}

fn whose(form: &Form, loaded: &Loaded, problems: &mut Problems) -> Option<Whose> {
    if form.text("organization") != NEW {
        let id: Option<OrganizationId> = form.value("organization");
        let known = id.filter(|id| loaded.organizations.iter().any(|(known, _)| known == id));
        return match known {
            Some(id) => Some(Whose::Known(id)),
            None => {
                problems.add("organization", t::requests::select_organization());
                None
            }
        };
    }
    let answers = Answers::new()
        .with("legal_name", form.text("legal_name"))
        .with("registration_country", form.text("registration_country"))
        .with("registration_number", form.text("registration_number"));
    let must = [
        ("legal_name", t::requests::enter_legal_name()),
        ("registration_country", t::organizations::select_country()),
        ("registration_number", t::organizations::enter_registration_number()),
    ];
    for (field, words) in must {
        if form.text(field).is_empty() {
            problems.add(field, words);
        }
    }
    // The form of the request measures these answers; here only the length, so that nothing absurd is kept.
    if form.text("legal_name").chars().count() > 300 || form.text("registration_number").chars().count() > 100
    {
        problems.add("legal_name", t::organizations::too_long(300));
    }
    Some(Whose::New(answers))
}

async fn enter(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    let loaded = load(&app, &me).await?;
    form.only(&[
        "organization",
        "legal_name",
        "registration_country",
        "registration_number",
        "how",
        "received-day",
        "received-month",
        "received-year",
    ])?;
    let mut problems = Problems::new();
    let whose = whose(&form, &loaded, &mut problems);
    if let Some(Whose::New(known)) = &whose {
        let key = organizations::registration_key(
            known.text("registration_country"),
            known.text("registration_number"),
        );
        if let Some(key) = key
            && app.db.read(move |conn| organizations::by_registration(conn, &key)).await?.is_some()
        {
            problems.add("registration_number", t::requests::organization_is_here());
        }
    }
    let how = ReceivedAs::parse(form.text("how"));
    if how.is_none() {
        problems.add("how", t::requests::select_how());
    }
    let part = |part: &str| form.text(&format!("received-{part}")).to_owned();
    let parts = DateParts { day: part("day"), month: part("month"), year: part("year") };
    let on = problems.take("received", dates::read(&parts).map_err(|_| t::requests::enter_received()));
    let (Some(whose), Some(how), Some(on), true) = (whose, how, on, problems.is_empty()) else {
        return page.show_problems(&shown(&app, &page, loaded, Filled::from_form(&form, problems)));
    };
    let (actor, received) = (me.actor().clone(), Received { how, on });
    let done = once::write_as(&app.db, &form, &me, "requests.enter_on_behalf", move |tx| {
        let id = match &whose {
            Whose::Known(id) => actions::enter_another(tx, &actor, *id, received)?,
            Whose::New(known) => actions::enter_new(tx, &actor, known, received)?,
        };
        Ok(format!("/requests/{id}"))
    });
    match done.await {
        Err(Error::Invalid(problems)) => {
            page.show_problems(&shown(&app, &page, loaded, Filled::from_form(&form, problems)))
        }
        other => other,
    }
}

#[derive(Template)]
#[template(path = "requests/take_over.html")]
struct TakeOverPage<'a> {
    page: &'a Page,
    case: &'a Case,
    invitations: Vec<Invitation>,
    f: Filled,
}

/// The case, when the person stands in for its partner, with the invitations that are open.
async fn stands_in(app: &AppData, me: &SignedIn, id: i64) -> Result<(Case, Vec<Invitation>)> {
    let (actor, now) = (me.actor().clone(), app.db.clock().now());
    app.db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, RequestId(id))?;
            if !case.writes_for {
                return Err(Error::Refused(t::requests::nobody_to_stand_in_for()));
            }
            let invitations = organizations::open_invitations(conn, case.organization.id, now)?;
            Ok((case, invitations))
        })
        .await
}

async fn take_over_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, invitations) = stands_in(&app, &me, *path).await?;
    let answers: Answers = case.organization.profile.to()?;
    let f =
        Filled::new().with("name", answers.text("contact_name")).with("email", answers.text("contact_email"));
    page.show(&TakeOverPage { page: &page, case: &case, invitations, f })
}

async fn take_over(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let (case, invitations) = stands_in(&app, &me, *path).await?;
    form.only(&["name", "email"])?;
    let mut problems = Problems::new();
    let name = problems.take("name", people::name(form.text("name")));
    let email = problems.take("email", people::email(form.text("email")));
    let (Some(name), Some(email)) = (name, email) else {
        let f = Filled::from_form(&form, problems);
        return page.show_problems(&TakeOverPage { page: &page, case: &case, invitations, f });
    };
    let banner = t::organizations::invited(&email);
    let (actor, id) = (me.actor().clone(), case.organization.id);
    let to = format!("/cases/{}/take-over", case.request.id);
    let location = to.clone();
    let done = once::write_as(&app.db, &form, &me, "requests.take_over", move |tx| {
        inviting::invite(tx, &actor, id, &name, &email, MemberPart::Owner)?;
        Ok(location)
    });
    match done.await {
        Ok(_) => Ok(page.go_saying(&app, &to, &banner)),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            page.show_problems(&TakeOverPage { page: &page, case: &case, invitations, f })
        }
        Err(error) => Err(error),
    }
}

async fn revoke(app: AppData, page: Page, me: SignedIn, path: web::Path<(i64, i64)>, form: Form) -> Response {
    let (id, invitation) = path.into_inner();
    let (case, _) = stands_in(&app, &me, id).await?;
    form.only(&[])?;
    let (actor, organization) = (me.actor().clone(), case.organization.id);
    app.db.write(move |tx| inviting::revoke(tx, &actor, organization, invitation)).await?;
    Ok(page.go_saying(&app, &format!("/cases/{id}/take-over"), &t::organizations::invitation_revoked()))
}
