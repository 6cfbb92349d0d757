//! The organization's profile: section A of the form, kept once and copied into every new request.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use crate::access::Role;
use crate::db::ids::OrganizationId;
use crate::error::{Error, Problems, Result};
use crate::organizations::{self, Member, MemberPart, Organization, actions};
use crate::requests::actions::drafts::{mirror, profile_of};
use crate::requests::answers::Answers;
use crate::requests::questions::{self, Context, Fields, Group, GroupState};
use crate::requests::store;
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/organization", profile);
    routes.get("/organization/new", new_page);
    routes.post("/organization/new", create);
    routes.get("/organization/edit/{group}", edit);
    routes.post("/organization/edit/{group}", save);
}

struct GroupView {
    path: String,
    title: Msg,
    state: Msg,
    tone: Option<&'static str>,
    rows: Vec<questions::ShownRow>,
}

#[derive(Template)]
#[template(path = "organizations/profile.html")]
struct ProfilePage<'a> {
    page: &'a Page,
    organization: Organization,
    groups: Vec<GroupView>,
    members: Vec<Member>,
    complete: bool,
    /// How many times the organization was asked about the use of a mark.
    asked: i64,
}

impl ProfilePage<'_> {
    fn is_owner(&self, member: &Member) -> bool {
        member.part == MemberPart::Owner
    }
}

#[derive(Template)]
#[template(path = "organizations/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    /// None while the organization is being made.
    organization: Option<Organization>,
    group: &'static Group,
    f: Filled,
    answers: Answers,
    version: i64,
    /// What somebody else saved meanwhile, beside what was typed.
    theirs: Vec<(Msg, questions::ShownValue, questions::ShownValue, bool)>,
}

impl EditPage<'_> {
    fn fields(&self) -> Fields<'_> {
        questions::render(self.group, &self.f, &self.answers)
    }

    fn action(&self) -> String {
        match &self.organization {
            Some(_) => format!("/organization/edit/{}", self.group.key),
            None => "/organization/new".to_owned(),
        }
    }
}

async fn own(app: &AppData, me: &SignedIn) -> Result<Option<(Organization, Vec<Member>)>> {
    me.must_be(&[Role::Partner])?;
    let Some(id) = me.organizations.first().copied() else { return Ok(None) };
    let found = app
        .db
        .read(move |conn| Ok((organizations::by_id(conn, id)?, organizations::members(conn, id)?)))
        .await?;
    Ok(Some(found))
}

async fn profile(app: AppData, page: Page, me: SignedIn) -> Response {
    let Some((organization, members)) = own(&app, &me).await? else {
        return Ok(page.go("/organization/new"));
    };
    let answers: Answers = organization.profile.to()?;
    let context = Context::new(app.db.clock().now().date());
    let groups: Vec<GroupView> = t::with_language(page.language, || {
        let shown = questions::shown(&answers);
        questions::profile_groups()
            .map(|group| {
                let (state, tone) = match questions::state_of(group, &answers, &context) {
                    GroupState::Completed | GroupState::NotNeeded => (t::requests::state_completed(), None),
                    GroupState::Problem(_) => (t::requests::state_problem(), Some("bad")),
                    GroupState::InProgress => (t::requests::state_in_progress(), Some("info")),
                    GroupState::NotStarted => (t::requests::state_not_started(), Some("")),
                };
                let rows = shown.iter().find(|shown| shown.group.key == group.key);
                GroupView {
                    path: format!("/organization/edit/{}", group.key),
                    title: group.title(),
                    state,
                    tone,
                    rows: rows.map(|shown| shown.rows.clone()).unwrap_or_default(),
                }
            })
            .collect()
    });
    let id = organization.id;
    let asked = app.db.read(move |conn| store::matters::count_asked(conn, id)).await?;
    let complete = groups.iter().all(|group| group.tone.is_none());
    page.show(&ProfilePage { page: &page, organization, groups, members, complete, asked })
}

fn first_group() -> Result<&'static Group> {
    questions::profile_groups().next().ok_or_else(|| Error::internal("the form has no profile"))
}

async fn new_page(app: AppData, page: Page, me: SignedIn) -> Response {
    if own(&app, &me).await?.is_some() {
        return Ok(page.go("/organization"));
    }
    let person = me.id;
    let asked = app.db.read(move |conn| organizations::join_request_of(conn, person)).await?;
    if asked.is_some_and(|asked| asked.state == organizations::JoinState::Asked) {
        return Ok(page.go("/organization/join"));
    }
    let (group, answers) = (first_group()?, Answers::new());
    let shown = EditPage {
        page: &page,
        organization: None,
        group,
        f: Filled::new(),
        answers,
        version: 0,
        theirs: Vec::new(),
    };
    page.show(&shown)
}

async fn create(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    me.must_be(&[Role::Partner])?;
    let group = first_group()?;
    questions::only(group, &form, &["version"])?;
    let answers = Answers::read(group, &form);
    let page_with = |f: Filled, answers: Answers| EditPage {
        page: &page,
        organization: None,
        group,
        f,
        answers,
        version: 0,
        theirs: Vec::new(),
    };
    if let Some(filled) = questions::pressed(group, &form) {
        return page.show(&page_with(filled, answers));
    }
    let mut problems = answers.problems(group, &Context::new(app.db.clock().now().date()));
    registered_once(&app, None, &answers, &mut problems).await?;
    if !problems.is_empty() {
        return page.show_problems(&page_with(Filled::from_form(&form, problems), answers));
    }
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "organizations.create", move |tx| {
        actions::create(tx, &actor, &profile_of(&answers)?)?;
        let next = questions::profile_groups().nth(1);
        Ok(next
            .map_or_else(|| "/organization".to_owned(), |group| format!("/organization/edit/{}", group.key)))
    })
    .await
}

/// Notes that another organization stands here under the same registration.
async fn registered_once(
    app: &AppData,
    own: Option<OrganizationId>,
    answers: &Answers,
    problems: &mut Problems,
) -> Result<()> {
    let (country, number) = (answers.text("registration_country"), answers.text("registration_number"));
    let Some(key) = organizations::registration_key(country, number) else { return Ok(()) };
    let found = app.db.read(move |conn| organizations::by_registration(conn, &key)).await?;
    if found.is_some_and(|other| Some(other) != own) {
        problems.add("registration_number", t::organizations::registered_already());
    }
    Ok(())
}

fn profile_group(key: &str) -> Result<&'static Group> {
    questions::group(key).filter(|group| group.on_profile).ok_or(Error::Hidden)
}

async fn edit(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    let group = profile_group(&path)?;
    let Some((organization, _)) = own(&app, &me).await? else { return Ok(page.go("/organization/new")) };
    let answers: Answers = organization.profile.to()?;
    let (f, version) = (answers.fill(group), organization.version);
    let shown = EditPage {
        page: &page,
        organization: Some(organization),
        group,
        f,
        answers,
        version,
        theirs: Vec::new(),
    };
    page.show(&shown)
}

async fn save(app: AppData, page: Page, me: SignedIn, path: web::Path<String>, form: Form) -> Response {
    let group = profile_group(&path)?;
    questions::only(group, &form, &["version"])?;
    let Some((organization, _)) = own(&app, &me).await? else { return Ok(page.go("/organization/new")) };
    let stored: Answers = organization.profile.to()?;
    let typed = Answers::read(group, &form);
    let all = stored.clone().with_group(group, typed.clone());
    let version: i64 = form.value("version").unwrap_or(0);
    let page_with = |f: Filled, version: i64, theirs| EditPage {
        page: &page,
        organization: Some(organization.clone()),
        group,
        f,
        answers: all.clone(),
        version,
        theirs,
    };
    if let Some(filled) = questions::pressed(group, &form) {
        return page.show(&page_with(filled, version, Vec::new()));
    }
    let mut problems = all.problems(group, &Context::new(app.db.clock().now().date()));
    registered_once(&app, Some(organization.id), &all, &mut problems).await?;
    if !problems.is_empty() {
        return page.show_problems(&page_with(Filled::from_form(&form, problems), version, Vec::new()));
    }
    // Somebody changed another part of the profile: nothing to tell. The same part, in other words: show both.
    if version != organization.version && stored.of_group(group) != typed.of_group(group) {
        let pairs = t::with_language(page.language, || both(group, &stored, &all));
        let shown = page_with(typed.fill(group), organization.version, pairs);
        return page.with_status(StatusCode::CONFLICT, &shown);
    }
    let actor = me.actor().clone();
    let (id, version): (OrganizationId, i64) = (organization.id, organization.version);
    app.db
        .write(move |tx| {
            actions::change_profile(tx, &actor, id, version, &profile_of(&all)?)?;
            mirror(tx, &actor, id, &all, None)
        })
        .await?;
    let next = questions::profile_groups().skip_while(|each| each.key != group.key).nth(1);
    let unfinished = next.filter(|next| stored.of_group(next).is_empty());
    match unfinished {
        Some(next) => Ok(page.go(&format!("/organization/edit/{}", next.key))),
        None => Ok(page.go_saying(&app, "/organization", &t::organizations::profile_saved())),
    }
}

/// Each question of a group with what stands and what was typed, and whether they differ.
fn both(
    group: &'static Group,
    stored: &Answers,
    typed: &Answers,
) -> Vec<(Msg, questions::ShownValue, questions::ShownValue, bool)> {
    let rows = |answers: &Answers| {
        let found = questions::shown(answers).into_iter().find(|shown| shown.group.key == group.key);
        found.map(|shown| shown.rows).unwrap_or_default()
    };
    let (one, other) = (rows(stored), rows(typed));
    let value = |rows: &[questions::ShownRow], key: &str| {
        let found = rows.iter().find(|row| row.question.key == key);
        found.map_or(questions::ShownValue::NotAnswered, |row| row.value.clone())
    };
    let pairs = group.questions.iter().filter(|question| question.files().is_none()).map(|question| {
        let (one, other) = (value(&one, question.key), value(&other, question.key));
        let differs = one != other;
        (question.label(), one, other, differs)
    });
    pairs.collect()
}
