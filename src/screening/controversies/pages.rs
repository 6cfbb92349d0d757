//! The reports on the organization of a case: all of them with the form for another, and one with the form that closes
//! it.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{Aspect, Controversy, ControversyId, Ending, Grade, New, actions, store};
use crate::access::Actor;
use crate::db::Conn;
use crate::db::ids::RequestId;
use crate::error::{Error, Result};
use crate::guidelines::CheckCode;
use crate::requests::Case;
use crate::say as t;
use crate::say::Msg;
use crate::screening::pages::forms::{day, go_or_again};
use crate::screening::pages::{Names, id_of, works};
use crate::screening::rules::grades_controversy;
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// The routes of controversies.
pub(in crate::screening) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/screening/controversies", show);
    routes.post("/cases/{id}/screening/controversies", record);
    routes.get("/cases/{id}/screening/controversies/{controversy}", show_one);
    routes.post("/cases/{id}/screening/controversies/{controversy}", close);
}

/// A report as tables show it.
pub(in crate::screening) struct ReportRow {
    pub one: Controversy,
    /// It was recorded in another case of the organization.
    pub elsewhere: bool,
    pub path: String,
}

impl ReportRow {
    /// The reports on the organization of a case, the open ones first.
    pub fn load_all(conn: &mut Conn, case: &Case) -> Result<Vec<Self>> {
        let id = case.request.id;
        let all = store::of_organization(conn, case.request.organization_id)?;
        Ok(all.into_iter().map(|one| Self::of(one, id)).collect())
    }

    fn of(one: Controversy, case: RequestId) -> Self {
        let path = format!("{}/{}", path_of(case), one.id);
        Self { elsewhere: one.request_id != case, path, one }
    }

    /// Where it stands, in words.
    pub fn stands(&self) -> Msg {
        self.one.ending.map_or_else(t::controversies::open, Ending::words)
    }
}

struct Shown {
    case: Case,
    reports: Vec<ReportRow>,
    works: bool,
    why_not: Option<Msg>,
}

#[derive(Template)]
#[template(path = "screening/controversies.html")]
struct AllPage<'a> {
    page: &'a Page,
    case: &'a Case,
    shown: &'a Shown,
    reports: &'a [ReportRow],
    f: Filled,
}

impl AllPage<'_> {
    fn worst(&self) -> Option<Grade> {
        self.reports.iter().filter(|row| row.one.is_open()).map(|row| row.one.graded()).max()
    }

    fn weights(&self) -> Vec<Field> {
        let field = |aspect: &Aspect| {
            let choices = (0..=4).map(|number: i64| (number.to_string(), Msg::plain(number.to_string())));
            self.f
                .radios(aspect.as_str(), aspect.label(), choices.collect())
                .choice_hint("0", aspect.least())
                .choice_hint("4", aspect.most())
                .as_scale()
        };
        Aspect::ALL.iter().map(field).collect()
    }

    fn grades(&self) -> Field {
        let code = CheckCode::ALL.iter().copied().find(|code| grades_controversy(*code));
        let code = code.map_or("", |code| code.as_str());
        let choices = super::grades().unwrap_or_default();
        self.f
            .radios("grade", t::controversies::grade_label(), choices)
            .hint(t::controversies::grade_hint(code))
    }
}

#[derive(Template)]
#[template(path = "screening/controversy.html")]
struct OnePage<'a> {
    page: &'a Page,
    case: &'a Case,
    row: &'a ReportRow,
    recorded: Option<Msg>,
    closed: Option<Msg>,
    works: bool,
    f: Filled,
}

impl OnePage<'_> {
    fn aspects(&self) -> &'static [Aspect] {
        Aspect::ALL
    }

    fn ends(&self, aspect: &Aspect) -> Msg {
        t::controversies::scale_ends(aspect.least(), aspect.most())
    }

    fn weight(&self, aspect: &Aspect) -> Msg {
        t::controversies::weight_of(self.row.one.weight(*aspect))
    }

    fn endings(&self) -> Field {
        let choices = Ending::ALL.iter().map(|one| (one.as_str().to_owned(), one.words())).collect();
        let mut field = self.f.radios("ending", t::controversies::ending_label(), choices);
        for one in Ending::ALL {
            field = field.choice_hint(one.as_str(), one.hint());
        }
        field
    }
}

fn path_of(id: RequestId) -> String {
    format!("/cases/{id}/screening/controversies")
}

fn load(conn: &mut Conn, actor: &Actor, id: RequestId) -> Result<Shown> {
    let case = Case::load_as_staff(conn, actor, id)?;
    let begun = !crate::screening::checks_of(conn, id)?.is_empty();
    let (works, why_not) = works(actor, &case, begun);
    Ok(Shown { reports: ReportRow::load_all(conn, &case)?, works, why_not, case })
}

async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<String>) -> Response {
    again(&app, &page, &me, &path, Filled::new(), StatusCode::OK).await
}

async fn again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: &str,
    f: Filled,
    status: StatusCode,
) -> Response {
    let (actor, id) = (me.actor().clone(), id_of(id)?);
    let shown = app.db.read(move |conn| load(conn, &actor, id)).await?;
    let all = AllPage { page, case: &shown.case, shown: &shown, reports: &shown.reports, f };
    page.with_status(status, &all)
}

async fn record(app: AppData, page: Page, me: SignedIn, path: web::Path<String>, form: Form) -> Response {
    let fields =
        ["title", "source", "dated-day", "dated-month", "dated-year", "grade", "remarks"].into_iter();
    form.only(&fields.chain(Aspect::ALL.iter().map(|one| one.as_str())).collect::<Vec<_>>())?;
    let (actor, id) = (me.actor().clone(), id_of(&path)?);
    let [harm, credibility, breadth, responsibility, remedy] =
        [Aspect::Harm, Aspect::Credibility, Aspect::Breadth, Aspect::Responsibility, Aspect::Remedy];
    let new = New {
        title: form.text("title").to_owned(),
        source: form.text("source").to_owned(),
        dated: day(&form, "dated"),
        weights: [harm, credibility, breadth, responsibility, remedy].map(|one| form.value(one.as_str())),
        grade: form.value("grade"),
        remarks: form.text("remarks").to_owned(),
    };
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.record_controversy", move |tx| {
        actions::record(tx, &actor, id, &new)?;
        Ok(path_of(id))
    })
    .await;
    let anew = async |f, status| again(&app, &page, &me, &path, f, status).await;
    go_or_again(&app, &page, &form, done, t::controversies::recorded_banner(), "title", anew).await
}

fn one_of(text: &str) -> Result<ControversyId> {
    text.parse().map_err(|_| Error::Hidden)
}

async fn show_one(app: AppData, page: Page, me: SignedIn, path: web::Path<(String, String)>) -> Response {
    one_again(&app, &page, &me, &path, Filled::new(), StatusCode::OK).await
}

async fn one_again(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    path: &(String, String),
    f: Filled,
    status: StatusCode,
) -> Response {
    let (actor, id, of) = (me.actor().clone(), id_of(&path.0)?, one_of(&path.1)?);
    let (shown, row, recorded, closed) = app
        .db
        .read(move |conn| {
            let mut shown = load(conn, &actor, id)?;
            let place = shown.reports.iter().position(|row| row.one.id == of).ok_or(Error::Hidden)?;
            let row = shown.reports.swap_remove(place);
            let mut names = Names::default();
            let recorded = names.who_when(conn, Some(row.one.recorded_by), Some(row.one.recorded_at))?;
            let closed = names.who_when(conn, row.one.closed_by, row.one.closed_at)?;
            Ok((shown, row, recorded, closed))
        })
        .await?;
    let works = shown.works && row.one.is_open();
    page.with_status(status, &OnePage { page, case: &shown.case, row: &row, recorded, closed, works, f })
}

async fn close(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(String, String)>,
    form: Form,
) -> Response {
    form.only(&["ending", "reason", "version"])?;
    let (actor, id, of) = (me.actor().clone(), id_of(&path.0)?, one_of(&path.1)?);
    let (ending, version) = (Ending::parse(form.text("ending")), form.value("version").unwrap_or(0));
    let reason = form.text("reason").to_owned();
    let who = format!("account {}", me.id);
    let done = once::location(&app.db, &form, &who, "screening.close_controversy", move |tx| {
        actions::close(tx, &actor, id, of, version, ending, &reason)?;
        Ok(path_of(id))
    })
    .await;
    let anew = async |f, status| one_again(&app, &page, &me, &path, f, status).await;
    go_or_again(&app, &page, &form, done, t::controversies::closed_banner(), "reason", anew).await
}
