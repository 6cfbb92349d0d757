//! Two cases or two revisions side by side, for whoever may see both.

use actix_web::web;
use askama::Template;

use crate::access;
use crate::error::Result;
use crate::reports::compare::{self, Section};
use crate::requests::{self, Case, RequestId, Revision};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Page, Response, SignedIn};

/// Which two, and whether what is the same is shown as well.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Which {
    one: String,
    other: String,
    all: String,
}

/// What stands over a side.
struct Head {
    words: String,
    people: String,
    path: String,
}

/// What is compared, as both pages show it.
struct View {
    heads: [Head; 2],
    sections: Vec<Section>,
    differences: Msg,
    /// The way to the page with the rest, or without it.
    toggle: (Msg, String),
}

impl View {
    fn new(sections: Vec<Section>, all: bool, path: &str, heads: [Head; 2]) -> Self {
        let count = i64::try_from(compare::differences(&sections)).unwrap_or(i64::MAX);
        Self {
            heads,
            differences: t::reports::differences(count),
            toggle: match all {
                true => (t::reports::show_differences(), path.to_owned()),
                false => (t::reports::show_all(), format!("{path}&all=yes")),
            },
            sections: if all { sections } else { compare::only_differences(sections) },
        }
    }
}

#[derive(Template)]
#[template(path = "reports/compare_cases.html")]
struct CasesPage<'a> {
    page: &'a Page,
    which: Which,
    missing: Vec<Msg>,
    view: Option<View>,
}

/// Two cases, by their numbers.
pub(super) async fn two_cases(app: AppData, page: Page, me: SignedIn, which: web::Query<Which>) -> Response {
    access::requests::lists(&me)?;
    let which = which.into_inner();
    let (actor, numbers) = (me.actor().clone(), [which.one.clone(), which.other.clone()]);
    let read = app.db.read(move |conn| {
        let mut sides = Vec::new();
        let mut missing = Vec::new();
        for number in numbers.iter().map(|number| number.trim()).filter(|number| !number.is_empty()) {
            match requests::by_number(conn, &actor, number)? {
                Some(id) => sides.push(compare::side(conn, &actor, id)?),
                None => missing.push(t::reports::compare_missing(number)),
            }
        }
        Ok((sides, missing))
    });
    let (sides, mut missing) = read.await?;
    let shown = with_language(page.language, || {
        let view = match sides.as_slice() {
            [one, other] if one.case.request.id != other.case.request.id => {
                let head = |side: &compare::Side| Head {
                    words: side.case.request.number_or_draft(),
                    people: side.case.organization.name.clone(),
                    path: format!("/cases/{}", side.case.request.id),
                };
                let query = [("one", which.one.trim()), ("other", which.other.trim())];
                let query = serde_html_form::to_string(query).unwrap_or_default();
                let sections = compare::cases(one, other);
                let path = format!("/statistics/compare?{query}");
                Some(View::new(sections, !which.all.is_empty(), &path, [head(one), head(other)]))
            }
            [_, _] => {
                missing.push(t::reports::compare_same());
                None
            }
            _ => None,
        };
        CasesPage { page: &page, which, missing, view }
    });
    page.show(&shown)
}

#[derive(Template)]
#[template(path = "reports/compare_revisions.html")]
struct RevisionsPage<'a> {
    page: &'a Page,
    case: &'a Case,
    revisions: Vec<Revision>,
    chosen: (i64, i64),
    view: Option<View>,
}

impl RevisionsPage<'_> {
    /// The two that are chosen: name, words, number.
    fn choices(&self) -> [(&'static str, Msg, i64); 2] {
        [
            ("one", t::reports::revision_one(), self.chosen.0),
            ("other", t::reports::revision_other(), self.chosen.1),
        ]
    }
}

/// Two revisions of one request: the last two where none are named.
pub(super) async fn two_revisions(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    which: web::Query<Which>,
) -> Response {
    let (actor, id) = (me.actor().clone(), RequestId(path.into_inner()));
    let read = app.db.read(move |conn| {
        let case = Case::load_as_staff(conn, &actor, id)?;
        Ok((case, requests::revisions(conn, id)?))
    });
    let (case, revisions) = read.await?;
    let named = |text: &str, back: usize| {
        let wanted: Option<i64> = text.trim().parse().ok();
        let by_number = revisions.iter().find(|revision| Some(revision.number) == wanted);
        by_number.or_else(|| revisions.iter().rev().nth(back))
    };
    let two = named(&which.one, 1).zip(named(&which.other, 0));
    let shown = with_language(page.language, || -> Result<RevisionsPage> {
        let view = match two {
            Some((one, other)) if one.number != other.number => {
                let head = |revision: &Revision| Head {
                    words: t::requests::revision_title(revision.number).to_string(),
                    people: String::new(),
                    path: format!("/cases/{id}/answers?revision={}", revision.number),
                };
                let sections = compare::answers(&one.answers.to()?, &other.answers.to()?);
                let path = format!("/cases/{id}/compare?one={}&other={}", one.number, other.number);
                Some(View::new(sections, !which.all.is_empty(), &path, [head(one), head(other)]))
            }
            _ => None,
        };
        let chosen = two.map_or((0, 0), |(one, other)| (one.number, other.number));
        Ok(RevisionsPage { page: &page, case: &case, revisions: revisions.clone(), chosen, view })
    })?;
    page.show(&shown)
}
