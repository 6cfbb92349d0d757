//! The directory of focal points and Local Networks.

use actix_web::web;
use askama::Template;

use super::{countries, text};
use crate::access::opinions as access;
use crate::accounts::rules as people;
use crate::error::Problems;
use crate::opinions::actions::directory as actions;
use crate::opinions::{self, ContactKind, Entry, Filter, Written};
use crate::requests::questions::choices::Choices;
use crate::say::{self as t, Msg};
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// Longest entity, characters; the notes may be ten times as long.
const LINE: usize = 200;
const FIELDS: [&str; 9] =
    ["kind", "entity", "country", "contact", "email", "phone", "notes", "active", "version"];

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/directory", list);
    routes.get("/directory/new", new_page);
    routes.post("/directory/new", add);
    routes.get("/directory/{id}", entry_page);
    routes.post("/directory/{id}", change);
}

#[derive(serde::Deserialize, Default)]
struct Query {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    country: String,
}

#[derive(Template)]
#[template(path = "opinions/directory.html")]
struct DirectoryPage<'a> {
    page: &'a Page,
    rows: Vec<Entry>,
    keeps: bool,
    q: String,
    kinds: Vec<(&'static str, Msg, bool)>,
    countries: Vec<(String, Msg, bool)>,
    filtered: bool,
}

impl DirectoryPage<'_> {
    fn country(&self, entry: &Entry) -> Msg {
        match entry.country.as_str() {
            "" => t::opinions::no_country(),
            code => Choices::Countries.label(code),
        }
    }
}

async fn list(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    access::see_directory(&me)?;
    let query = query.into_inner();
    let kind = ContactKind::parse(&query.kind);
    let filter = Filter { text: query.q.clone(), kind, country: query.country.clone(), active: false };
    let (rows, everybody) = app
        .db
        .read(move |conn| Ok((opinions::list(conn, &filter)?, opinions::list(conn, &Filter::default())?)))
        .await?;
    let shown = t::with_language(page.language, || {
        let mut codes: Vec<String> = everybody.into_iter().map(|entry| entry.country).collect();
        codes.retain(|code| !code.is_empty());
        codes.sort();
        codes.dedup();
        let countries = codes.into_iter().map(|code| {
            let (label, chosen) = (Choices::Countries.label(&code), code == query.country);
            (code, label, chosen)
        });
        DirectoryPage {
            page: &page,
            rows,
            keeps: access::keep_directory(&me).is_ok(),
            kinds: ContactKind::ALL
                .iter()
                .map(|one| (one.as_str(), one.words(), kind == Some(*one)))
                .collect(),
            countries: countries.collect(),
            filtered: kind.is_some() || !query.q.trim().is_empty() || !query.country.is_empty(),
            q: query.q,
        }
    });
    page.show(&shown)
}

#[derive(Template)]
#[template(path = "opinions/entry.html")]
struct EntryPage<'a> {
    page: &'a Page,
    /// None for a new one.
    name: Option<String>,
    version: i64,
    kinds: Vec<(String, Msg)>,
    countries: Vec<(String, Msg)>,
    f: Filled,
}

fn form_page<'a>(
    app: &AppData,
    page: &'a Page,
    name: Option<String>,
    version: i64,
    f: Filled,
) -> EntryPage<'a> {
    t::with_language(page.language, || EntryPage {
        page,
        name,
        version,
        kinds: ContactKind::ALL.iter().map(|kind| (kind.to_string(), kind.words())).collect(),
        countries: countries(app, t::opinions::no_country()),
        f,
    })
}

async fn new_page(app: AppData, page: Page, me: SignedIn) -> Response {
    access::keep_directory(&me)?;
    page.show(&form_page(&app, &page, None, 0, Filled::new().with("active", "yes")))
}

/// What was typed of an entry, or what is wrong with it.
fn written(app: &AppData, form: &Form) -> Result<Written, Problems> {
    let mut problems = Problems::new();
    let kind = ContactKind::parse(form.text("kind"));
    if kind.is_none() {
        problems.add("kind", t::opinions::select_kind_of_contact());
    }
    let entity = text(form, &mut problems, "entity", LINE, Some(t::opinions::enter_entity()));
    let country = form.text("country").to_owned();
    if !country.is_empty() && !app.reference().countries.iter().any(|one| one.m49 == country) {
        problems.add("country", t::opinions::select_country());
    } else if country.is_empty() && kind == Some(ContactKind::LocalNetwork) {
        problems.add("country", t::opinions::network_needs_country());
    }
    let contact = problems.take("contact", people::name(form.text("contact")));
    let email = problems.take("email", people::email(form.text("email")));
    let phone = text(form, &mut problems, "phone", LINE, None);
    let notes = text(form, &mut problems, "notes", LINE * 10, None);
    match (kind, contact, email) {
        (Some(kind), Some(contact), Some(email)) if problems.is_empty() => {
            Ok(Written { kind, entity, country, contact, email, phone, notes, active: form.ticked("active") })
        }
        _ => Err(problems),
    }
}

async fn add(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    access::keep_directory(&me)?;
    form.only(&FIELDS)?;
    let new = match written(&app, &form) {
        Ok(new) => new,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return page.show_problems(&form_page(&app, &page, None, 0, f));
        }
    };
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "opinions.add_entry", move |tx| {
        actions::add(tx, &actor, &new)?;
        Ok("/directory".to_owned())
    })
    .await?;
    Ok(page.go_saying(&app, "/directory", &t::opinions::entry_saved()))
}

async fn entry_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    access::keep_directory(&me)?;
    let id = path.into_inner();
    let entry = app.db.read(move |conn| opinions::entry(conn, id)).await?;
    let f = Filled::new()
        .with("kind", entry.kind)
        .with("entity", &entry.entity)
        .with("country", &entry.country)
        .with("contact", &entry.contact)
        .with("email", &entry.email)
        .with("phone", &entry.phone)
        .with("notes", &entry.notes)
        .with("active", if entry.active { "yes" } else { "" });
    page.show(&form_page(&app, &page, Some(entry.entity), entry.version, f))
}

async fn change(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    access::keep_directory(&me)?;
    form.only(&FIELDS)?;
    let id = path.into_inner();
    let version: i64 = form.value("version").unwrap_or_default();
    let entry = app.db.read(move |conn| opinions::entry(conn, id)).await?;
    let new = match written(&app, &form) {
        Ok(new) => new,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return page.show_problems(&form_page(&app, &page, Some(entry.entity), version, f));
        }
    };
    let actor = me.actor().clone();
    app.db.write(move |tx| actions::change(tx, &actor, id, version, &new)).await?;
    Ok(page.go_saying(&app, "/directory", &t::opinions::entry_saved()))
}
