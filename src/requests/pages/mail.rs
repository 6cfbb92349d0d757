//! The mail of a case: who was written to, when, what, and whether it arrived.

use actix_web::web;
use askama::Template;

use crate::access::requests::{mark_mail, see_addresses};
use crate::db::ids::NoticeId;
use crate::error::{Error, Result};
use crate::notices::pages::what_became;
use crate::notices::{self, NoticeRow, NoticeState, Return};
use crate::requests::{Case, RequestId, must_know};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Form, Page, Response, Routes, SignedIn};

/// Longest word of what came back, in characters.
const MOST_SAID: usize = 400;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/mail", show);
    routes.post("/cases/{id}/mail/{notice}/came-back", came_back);
}

/// A line of the list.
struct Line {
    letter: NoticeRow,
    became: Msg,
    tone: &'static str,
    /// When it was sent, will be, or came back.
    when: Option<Msg>,
    /// What was told of it when it came back.
    said: Vec<Return>,
    can_mark: bool,
}

#[derive(Template)]
#[template(path = "requests/case_mail.html")]
struct MailPage<'a> {
    page: &'a Page,
    case: &'a Case,
    lines: Vec<Line>,
    /// How many did not arrive.
    lost: usize,
    /// Addresses are for those who write to people.
    addresses: bool,
}

fn line(letter: NoticeRow, returns: &[Return], may_mark: bool) -> Line {
    let (became, tone) = what_became(&letter);
    let when = match (letter.came_back_at.or(letter.sent_at), letter.state) {
        (Some(at), _) => Some(t::requests::mail_on(at)),
        (None, NoticeState::Kept) => Some(t::notices::kept_until(letter.next_at)),
        (None, NoticeState::Retrying) => Some(t::notices::next_try(letter.next_at)),
        _ => None,
    };
    let said = returns.iter().filter(|one| one.notice_id == letter.id).cloned().collect();
    let can_mark = may_mark && letter.state == NoticeState::Sent && letter.came_back_at.is_none();
    Line { became, tone, when, said, can_mark, letter }
}

async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let actor = me.actor().clone();
    let id = RequestId(path.into_inner());
    let (case, letters, returns) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            Ok((case, notices::of_request(conn, id)?, notices::returned_of_request(conn, id)?))
        })
        .await?;
    let may_mark = mark_mail(&me, &case.standing).is_ok();
    let lines: Vec<Line> = letters.into_iter().map(|letter| line(letter, &returns, may_mark)).collect();
    let lost = lines.iter().filter(|line| line.tone == "bad").count();
    let addresses = see_addresses(&me);
    page.show(&MailPage { page: &page, case: &case, lines, lost, addresses })
}

async fn came_back(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    let (id, notice) = path.into_inner();
    must_know(&app.db, &me, RequestId(id)).await?;
    form.only(&["said"])?;
    let said: String = form.text("said").chars().take(MOST_SAID).collect();
    let actor = me.actor().clone();
    app.db
        .write(move |tx| -> Result<()> {
            let case = Case::load_as_staff(tx.conn(), &actor, RequestId(id))?;
            mark_mail(&actor, &case.standing)?;
            let letter = notices::by_id(tx.conn(), NoticeId(notice))?;
            if letter.request_id != Some(case.request.id) {
                return Err(Error::Hidden);
            }
            notices::actions::mark_returned(tx, actor.id, letter.id, &said)
        })
        .await?;
    Ok(page.go_saying(&app, &format!("/cases/{id}/mail"), &t::notices::marked_returned()))
}
