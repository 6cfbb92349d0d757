//! The letter as the partner reads it, once the decision has taken effect.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::access::Role;
use crate::access::requests::Sight;
use crate::db::ids::RequestId;
use crate::decisions::lifecycle::DecisionState;
use crate::decisions::qr::{self, Qr};
use crate::decisions::{Decision, actions, letter_files, prints, store, wording};
use crate::error::{Error, Result};
use crate::notices::{on_paper, paper};
use crate::requests::{Case, must_know};
use crate::say as t;
use crate::web::{AppData, Form, Page, Response, SignedIn, once};

#[derive(Template)]
#[template(path = "decisions/letter.html")]
struct LetterPage<'a> {
    page: &'a Page,
    case: &'a Case,
    decision: Decision,
    paper: String,
    back: String,
    /// The mark that is offered instead, by name.
    offered: Option<String>,
    /// The reader can begin a request with it.
    may_begin: bool,
    qr: Option<Qr>,
    /// SHA-256 of the paper; none when it cannot be set here.
    paper_sha256: Option<String>,
}

/// The case and its letter.
async fn load(app: &AppData, me: &SignedIn, id: RequestId) -> Result<(Case, Decision)> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = Case::load(conn, &actor, id)?;
            // A sealed decision is not known outside: the page is the same as for a letter that never was.
            // The letter of a decision that was changed stays readable until another one takes its place.
            let standing =
                store::standing_decision(conn, id)?.filter(|one| one.state == DecisionState::Released);
            let decision = match standing {
                Some(decision) => decision,
                None => store::set_aside_decisions(conn, id)?.into_iter().next().ok_or(Error::Hidden)?,
            };
            Ok((case, decision))
        })
        .await
}

pub(super) async fn letter_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let id = RequestId(path.into_inner());
    let (case, decision) = load(&app, &me, id).await?;
    let qr = match &decision.terms {
        Some(terms) => Some(qr::of(&format!("{}/verify/{}", page.base_url, terms.code))?),
        None => None,
    };
    let back = match case.sight {
        Sight::Partner => format!("/requests/{id}"),
        Sight::Staff => super::path_of(id),
    };
    let paper_sha256 = match prints::of(&app, decision.id).await {
        Ok(print) => Some(print.sha256),
        Err(Error::Refused(_)) => None,
        Err(error) => return Err(error),
    };
    let rules = case.request.rules()?;
    let offered = decision.alternative.as_ref();
    let offered = t::with_language(page.language, || offered.map(|one| wording::mark(rules, one.mark)));
    let may_begin = crate::access::requests::act(&me, &[Role::Partner], &case.standing).is_ok();
    page.show(&LetterPage {
        offered,
        may_begin,
        page: &page,
        case: &case,
        paper: on_paper(&decision.letter.html),
        decision,
        back,
        qr,
        paper_sha256,
    })
}

/// The partner begins a new request with the mark that was offered.
pub(super) async fn begin_alternative(
    app: AppData,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(path.into_inner());
    must_know(&app.db, &me, id).await?;
    form.only(&[])?;
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "decisions.begin_alternative", move |tx| {
        let new = actions::begin_alternative(tx, &actor, id)?;
        Ok(format!("/requests/{new}"))
    })
    .await
}

/// The letter as a paper, for the partner and everybody else who may read it.
pub(super) async fn letter_pdf(app: AppData, me: SignedIn, path: web::Path<i64>) -> Response {
    let (_, decision) = load(&app, &me, RequestId(path.into_inner())).await?;
    pdf(&app, &decision).await
}

/// The same from the case.
pub(super) async fn decision_pdf(app: AppData, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, decision) = load(&app, &me, RequestId(path.into_inner())).await?;
    if case.sight != Sight::Staff {
        return Err(Error::Hidden);
    }
    pdf(&app, &decision).await
}

async fn pdf(app: &AppData, decision: &Decision) -> Response {
    let print = prints::of(app, decision.id).await?;
    Ok(paper::answer(&decision.number, print.pdf))
}

/// The letter as a file, for whoever wants to keep or hand on its exact bytes.
pub(super) async fn letter_file(app: AppData, me: SignedIn, path: web::Path<(i64, String)>) -> Response {
    let (id, ending) = path.into_inner();
    let (_, decision) = load(&app, &me, RequestId(id)).await?;
    let mut files = letter_files(&decision).into_iter();
    let file = files.find(|file| file.name.ends_with(&format!(".{ending}"))).ok_or(Error::Hidden)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, file.media_type))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", file.name)))
        .insert_header((header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
        .body(file.text))
}
