//! What the forms of screening have in common.

use actix_web::http::StatusCode;
use chrono::NaiveDate;

use crate::error::{Error, Problems, Result};
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::say::Msg;
use crate::web::{AppData, Filled, Form, Page, Response};

/// The answer to a form: on with a banner, or its page again with what was typed and what is wrong. A conflict is said
/// at one of its fields.
pub(in crate::screening) async fn go_or_again(
    app: &AppData,
    page: &Page,
    form: &Form,
    done: Result<String>,
    banner: Msg,
    conflict_at: &str,
    again: impl AsyncFnOnce(Filled, StatusCode) -> Response,
) -> Response {
    let (problems, status) = match done {
        Ok(to) => return Ok(page.go_saying(app, &to, &banner)),
        Err(Error::Invalid(problems)) => (problems, StatusCode::UNPROCESSABLE_ENTITY),
        Err(Error::Conflict(why)) => {
            let mut problems = Problems::new();
            problems.add(conflict_at, why);
            (problems, StatusCode::CONFLICT)
        }
        Err(error) => return Err(error),
    };
    again(Filled::from_form(form, problems), status).await
}

/// The three boxes of a day.
pub(in crate::screening) fn date_parts(form: &Form, name: &str) -> DateParts {
    let part = |part: &str| form.text(&format!("{name}-{part}")).to_owned();
    DateParts { day: part("day"), month: part("month"), year: part("year") }
}

/// The day in three boxes; none when they hold none.
pub(in crate::screening) fn day(form: &Form, name: &str) -> Option<NaiveDate> {
    dates::read(&date_parts(form, name)).ok()
}
