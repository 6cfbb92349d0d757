//! The letter as the partner reads it, once the decision has taken effect.

use actix_web::web;
use askama::Template;

use crate::db::ids::RequestId;
use crate::decisions::lifecycle::DecisionState;
use crate::decisions::{Decision, store};
use crate::error::Error;
use crate::notices::on_paper;
use crate::requests::Case;
use crate::say as t;
use crate::web::{AppData, Page, Response, SignedIn};

#[derive(Template)]
#[template(path = "decisions/letter.html")]
struct LetterPage<'a> {
    page: &'a Page,
    case: &'a Case,
    decision: Decision,
    paper: String,
    back: String,
}

pub(super) async fn letter_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (id, actor) = (RequestId(path.into_inner()), me.actor().clone());
    let (case, decision) = app
        .db
        .read(move |conn| {
            let case = Case::load(conn, &actor, id)?;
            // A sealed decision is not known outside: the page is the same as for a letter that never was.
            let decision = store::standing_decision(conn, id)?
                .filter(|one| one.state == DecisionState::Released)
                .ok_or(Error::Hidden)?;
            Ok((case, decision))
        })
        .await?;
    let back = match case.sight {
        crate::access::requests::Sight::Partner => format!("/requests/{id}"),
        crate::access::requests::Sight::Staff => super::path_of(id),
    };
    page.show(&LetterPage {
        page: &page,
        case: &case,
        paper: on_paper(&decision.letter.html),
        decision,
        back,
    })
}
