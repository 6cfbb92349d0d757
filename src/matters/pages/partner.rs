//! What the people of the organization read: what they were asked, their comment, how it ended. Nothing of who reported,
//! and nothing of what was reported beyond what the office wrote for them.

use actix_web::web;
use askama::Template;

use crate::access::Role;
use crate::access::matters::{Sight, see};
use crate::authorizations;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::matters::{Matter, MatterAction, MatterId, MatterState, actions, of_organization, store};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "matters/own_list.html")]
struct OwnList<'a> {
    page: &'a Page,
    rows: Vec<Matter>,
}

/// Whether the organization can still comment.
fn is_open(matter: &Matter) -> bool {
    matter.state == MatterState::InDialogue && matter.commented_at.is_none()
}

impl OwnList<'_> {
    fn waits(&self, matter: &Matter) -> bool {
        is_open(matter)
    }
}

#[derive(Template)]
#[template(path = "matters/own.html")]
struct OwnPage<'a> {
    page: &'a Page,
    matter: Matter,
    /// Number of the authorization and the request whose page shows it.
    authorization: Option<(String, i64)>,
    f: Filled,
    today: chrono::NaiveDate,
}

impl OwnPage<'_> {
    fn is_open(&self) -> bool {
        is_open(&self.matter)
    }

    fn late(&self) -> bool {
        self.matter.due_on.is_some_and(|due| due < self.today)
    }

    /// How it ended.
    fn ended(&self) -> Option<Msg> {
        match self.matter.state {
            MatterState::Resolved => Some(t::matters::own_resolved()),
            MatterState::Sanctioned => Some(t::matters::own_sanctioned()),
            _ => None,
        }
    }
}

/// The list of what the organization was asked.
pub(super) async fn list(app: AppData, page: Page, me: SignedIn) -> Response {
    if !me.has(Role::Partner) {
        return Err(Error::Hidden);
    }
    let own = me.organizations.clone();
    let read = app.db.read(move |conn| {
        let mut rows = Vec::new();
        for id in own {
            rows.extend(of_organization(conn, id)?.into_iter().filter(|matter| matter.asked_at.is_some()));
        }
        Ok(rows)
    });
    page.show(&OwnList { page: &page, rows: read.await? })
}

fn load(conn: &mut Conn, actor: &crate::access::Actor, id: MatterId) -> Result<Matter> {
    let matter = store::by_id(conn, id)?;
    let standing = actions::standing(conn, &matter, actor)?;
    if see(actor, &standing)? == Sight::Partner { Ok(matter) } else { Err(Error::Hidden) }
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, id: i64, f: Filled) -> Response {
    let actor = me.actor().clone();
    let read = app.db.read(move |conn| {
        let matter = load(conn, &actor, MatterId(id))?;
        let authorization = match matter.authorization_id {
            Some(id) => Some(authorizations::by_id(conn, id)?),
            None => None,
        };
        Ok((matter, authorization.map(|row| (row.number, row.request_id.0))))
    });
    let (matter, authorization) = read.await?;
    let today = app.db.clock().now().date();
    let shown = OwnPage { page, matter, authorization, f, today };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

/// One question.
pub(super) async fn page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show(&app, &page, &me, *id, Filled::new()).await
}

/// The comment.
pub(super) async fn comment(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["version", "comment"])?;
    let (id, actor) = (*id, me.actor().clone());
    let version = form.value("version").unwrap_or_default();
    let text = form.text("comment").to_owned();
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, MatterAction::Comment.as_str(), move |tx| {
        actions::comment(tx, &actor, MatterId(id), version, &text)?;
        Ok(format!("/organization/matters/{id}"))
    });
    match done.await {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::matters::own_commented())),
        Err(Error::Invalid(problems)) => show(&app, &page, &me, id, Filled::from_form(&form, problems)).await,
        Err(error) => Err(error),
    }
}
