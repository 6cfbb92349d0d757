//! A draft in written procedure, as chair and members see it.

use actix_web::web;

use super::{path_of, problems_of};
use crate::access::{Actor, decisions as access};
use crate::accounts;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::decisions::written::{Written, WrittenState};
use crate::decisions::{actions, store};
use crate::error::Result;
use crate::requests::{Action, Case, Stage};
use crate::say as t;
use crate::waiting::{self, WaitKind};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// A draft, for one reader.
pub(super) struct Shown {
    pub written: Written,
    pub put_by: String,
    pub broken_by: Option<String>,
    /// Members of whom a word against it is awaited.
    pub awaited: Vec<String>,
    pub may_break: bool,
    pub is_chair: bool,
}

impl Shown {
    pub fn is_open(&self) -> bool {
        self.written.state == WrittenState::Open
    }

    pub fn is_agreed(&self) -> bool {
        self.written.state == WrittenState::Agreed
    }
}

/// The draft of this deliberation, if one was put.
pub(super) fn load(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<Option<Shown>> {
    let request = &case.request;
    if request.stage != Stage::Deliberation {
        return Ok(None);
    }
    let Some(written) = store::latest_written(conn, request.id, request.stage_since)? else {
        return Ok(None);
    };
    let mut awaited = Vec::new();
    for wait in waiting::open_for_request(conn, request.id)? {
        if let (WaitKind::WrittenProcedure, Some(member)) = (wait.kind, wait.account_id) {
            awaited.push(accounts::by_id(conn, member)?.name);
        }
    }
    Ok(Some(Shown {
        put_by: accounts::by_id(conn, written.put_by)?.name,
        broken_by: match written.broken_by {
            Some(person) => Some(accounts::by_id(conn, person)?.name),
            None => None,
        },
        awaited,
        may_break: written.state == WrittenState::Open
            && case.hold_since.is_none()
            && access::break_silence(actor, &case.standing).is_ok(),
        is_chair: case.can(Action::Recommend) && access::recommend(&case.standing).is_ok(),
        written,
    }))
}

pub(super) async fn break_silence(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    crate::requests::must_know(&app.db, me.actor(), id).await?;
    form.only(&["reasons"])?;
    let (actor, reasons) = (me.actor().clone(), form.text("reasons").to_owned());
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "decisions.break_silence", move |tx| {
        actions::break_silence(tx, &actor, id, &reasons)?;
        Ok(path_of(id))
    });
    match problems_of(done.await)? {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::decisions::silence_broken())),
        Err(problems) => super::show(&app, &page, &me, id, Filled::from_form(&form, problems)).await,
    }
}

pub(super) async fn withdraw(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let (id, actor) = (RequestId(path.into_inner()), me.actor().clone());
    let who = format!("account {}", me.id);
    let to = once::location(&app.db, &form, &who, "decisions.withdraw_draft", move |tx| {
        actions::withdraw_written(tx, &actor, id)?;
        Ok(path_of(id))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::decisions::draft_withdrawn()))
}

pub(super) async fn issue(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let (id, actor) = (RequestId(path.into_inner()), me.actor().clone());
    let who = format!("account {}", me.id);
    let to = once::location(&app.db, &form, &who, "decisions.issue_written", move |tx| {
        actions::issue_written(tx, &actor, id)?;
        Ok(path_of(id))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::decisions::recorded()))
}
