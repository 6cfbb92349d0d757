//! The letter as the partner reads it, once the decision has taken effect.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

use crate::access::requests::Sight;
use crate::db::ids::RequestId;
use crate::decisions::lifecycle::DecisionState;
use crate::decisions::qr::{self, Qr};
use crate::decisions::{Decision, letter_files, prints, store};
use crate::error::{Error, Result};
use crate::notices::{on_paper, paper};
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
            let decision = store::standing_decision(conn, id)?
                .filter(|one| one.state == DecisionState::Released)
                .ok_or(Error::Hidden)?;
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
    page.show(&LetterPage {
        page: &page,
        case: &case,
        paper: on_paper(&decision.letter.html),
        decision,
        back,
        qr,
        paper_sha256,
    })
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
