//! The self-check and what comes of it, for anybody.

use actix_web::HttpRequest;
use askama::Template;

use super::send::{Route, routes_of};
use crate::requests::answers::Answers;
use crate::requests::questions::{self, Context, Fields};
use crate::requests::rules::Gate;
use crate::requests::self_check::{Finding, Weight, carried, findings, group};
use crate::say as t;
use crate::web::{AppData, Filled, Form, Page, Response, Routes};

pub(super) fn routes(routes: &mut Routes) {
    routes.public_get("/self-check", self_check);
}

#[derive(Template)]
#[template(path = "requests/self_check.html")]
struct SelfCheckPage<'a> {
    page: &'a Page,
    f: Filled,
    answers: Answers,
    result: Option<Outcome>,
}

struct Outcome {
    gate: Gate,
    routes: Vec<Route>,
    findings: Vec<Finding>,
    onward: String,
}

impl SelfCheckPage<'_> {
    fn fields(&self) -> Fields<'_> {
        questions::render(group(), &self.f, &self.answers)
    }
}

impl Outcome {
    fn stops(&self) -> bool {
        self.gate == Gate::Closed || self.findings.iter().any(|finding| finding.weight == Weight::Stops)
    }

    fn of(&self, weight: Weight) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.weight == weight)
    }
}

async fn self_check(app: AppData, page: Page, request: HttpRequest) -> Response {
    let form = Form::parse(request.query_string().as_bytes())?;
    questions::only(group(), &form, &[])?;
    if form.fields().is_empty() {
        return page.show(&SelfCheckPage {
            page: &page,
            f: Filled::new(),
            answers: Answers::new(),
            result: None,
        });
    }
    let answers = Answers::read(group(), &form);
    let shown = t::with_language(page.language, || {
        let problems = answers.problems(group(), &Context::new(app.db.clock().now().date()));
        let complete = problems.is_empty();
        let f = answers.refill(group(), problems);
        let result = match routes_of(app.reference(), &answers)? {
            Some((gate, routes)) if complete => {
                let findings = findings(&answers);
                let query =
                    serde_html_form::to_string(carried(&answers)).map_err(crate::error::Error::internal)?;
                Some(Outcome { gate, routes, findings, onward: format!("/requests/new?{query}") })
            }
            _ => None,
        };
        Ok::<_, crate::error::Error>(SelfCheckPage { page: &page, f, answers, result })
    })?;
    if shown.result.is_none() { page.show_problems(&shown) } else { page.show(&shown) }
}
