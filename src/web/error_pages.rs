//! Errors become pages: with the person's own frame round them, and a reason that can be read.

use actix_web::body::{BoxBody, EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpResponse, ResponseError};
use askama::Template;

use super::page::Page;
use crate::error::Error;
use crate::say::{self as t, Msg};

/// A refusal that was found before the handlers; it is answered instead of calling them.
pub(super) struct Early(pub Error);

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(_) => StatusCode::FORBIDDEN,
            Self::Hidden => StatusCode::NOT_FOUND,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = HttpResponse::build(self.status_code());
        if matches!(self, Self::Busy) {
            response.insert_header((header::RETRY_AFTER, "5"));
        }
        response.finish()
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: &'a Page,
    title: Msg,
    lines: Vec<Msg>,
    problems: Vec<(String, Msg)>,
    try_again: bool,
}

/// Gives every error its page.
pub(super) async fn show(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody, BoxBody>>, actix_web::Error> {
    let early = request.extensions_mut().remove::<Early>();
    if let Some(Early(error)) = early {
        let response = error_page(request.request(), &error);
        return Ok(request.into_response(response).map_into_right_body());
    }
    let response = match next.call(request).await {
        Ok(response) => response,
        Err(error) => return Err(error),
    };
    let Some(error) = response.response().error() else { return Ok(response.map_into_left_body()) };
    let page = match error.as_error::<Error>() {
        Some(error) => error_page(response.request(), error),
        None => foreign(response.request(), error),
    };
    Ok(response.into_response(page).map_into_right_body())
}

/// Errors of the framework: a path or a body it could not read.
fn foreign(request: &actix_web::HttpRequest, error: &actix_web::Error) -> HttpResponse {
    let status = error.as_response_error().status_code();
    let error = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Error::Hidden,
        StatusCode::PAYLOAD_TOO_LARGE => {
            return render(
                request,
                StatusCode::PAYLOAD_TOO_LARGE,
                t::common::too_much_sent_title(),
                vec![t::common::too_much_sent()],
                vec![],
                false,
            );
        }
        status if status.is_client_error() => {
            tracing::info!(%error, "a request could not be read");
            return render(
                request,
                StatusCode::BAD_REQUEST,
                t::common::not_understood_title(),
                vec![t::common::not_understood()],
                vec![],
                false,
            );
        }
        _ => Error::internal(error),
    };
    error_page(request, &error)
}

fn error_page(request: &actix_web::HttpRequest, error: &Error) -> HttpResponse {
    let status = error.status_code();
    let (title, lines, problems, again) = match error {
        Error::Invalid(problems) => (
            t::common::there_is_a_problem(),
            vec![t::common::go_back_and_mend()],
            problems.iter().cloned().collect(),
            false,
        ),
        Error::Refused(reason) => (t::common::refused_title(), vec![reason.clone()], vec![], false),
        Error::Hidden => (
            t::common::not_found_title(),
            vec![t::common::not_found_why(), t::common::not_found_what_now()],
            vec![],
            false,
        ),
        Error::Conflict(reason) => {
            (t::common::conflict_title(), vec![reason.clone(), t::common::conflict_what_now()], vec![], false)
        }
        Error::Busy => (t::common::busy_title(), vec![t::common::busy()], vec![], true),
        Error::Internal(text) => {
            tracing::error!(error = %text, path = request.path(), "internal error");
            (t::common::our_fault_title(), vec![t::common::our_fault()], vec![], true)
        }
    };
    let mut response = render(request, status, title, lines, problems, again);
    if matches!(error, Error::Busy) {
        response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("5"));
    }
    response
}

fn render(
    request: &actix_web::HttpRequest,
    status: StatusCode,
    title: Msg,
    lines: Vec<Msg>,
    problems: Vec<(String, Msg)>,
    try_again: bool,
) -> HttpResponse {
    let page = Page::of(request);
    let shown = page.with_status(status, &ErrorPage { page: &page, title, lines, problems, try_again });
    shown.unwrap_or_else(|_| HttpResponse::build(status).finish())
}
