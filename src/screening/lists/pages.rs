//! The lists that names are looked up in: how fresh they are, what each version changed, and bringing one in.

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use chrono::{NaiveDate, NaiveDateTime};

use super::import::{Import, import, no_newer};
use super::read::Format;
use super::{Difference, Entry, List, ListId, Standing, Version, VersionState, all, store, versions_of};
use crate::access::screening as access;
use crate::documents;
use crate::documents::files::FileProblem;
use crate::documents::kinds::KindProblem;
use crate::documents::upload::{self, Upload};
use crate::error::{Error, Problems, Result};
use crate::guidelines::CheckCode;
use crate::requests::answers::DateParts;
use crate::requests::questions::dates;
use crate::say as t;
use crate::say::Msg;
use crate::screening::CheckName;
use crate::screening::pages::forms::date_parts;
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// Longest short name of a list, and longest source, characters.
const LONGEST: usize = 80;
/// The value of "a list that is not here yet" among the lists.
const NEW: &str = "new";
/// Most entries of each kind that a page of differences names.
const MOST: i64 = 500;

/// The routes of lists.
pub(in crate::screening) fn routes(routes: &mut Routes) {
    routes.get("/lists", show);
    routes.post("/lists", bring);
    routes.get("/lists/{id}", one);
    routes.post("/lists/{id}/no-newer", nothing_newer);
}

/// A list in its row.
struct Row {
    standing: Standing,
    stale: bool,
}

impl Row {
    /// The checks that it is looked up for, in words.
    fn checks(&self) -> Vec<String> {
        checks_of(&self.standing.list)
    }

    fn format(&self) -> Msg {
        format_words(self.standing.list.format)
    }
}

fn checks_of(list: &List) -> Vec<String> {
    let reference = crate::screening::actions::reference().ok();
    let named = |code: &str| {
        let check = CheckCode::parse(code.trim()).and_then(|code| reference?.check(code));
        check.map_or_else(|| code.to_owned(), |check| format!("{code} {}", CheckName(check)))
    };
    list.checks.split(',').filter(|code| !code.is_empty()).map(named).collect()
}

fn format_words(format: Format) -> Msg {
    t::by_id("screening", &format!("format-{}", format.as_str().replace('_', "-")))
        .unwrap_or_else(|| Msg::plain(format.as_str()))
}

#[derive(Template)]
#[template(path = "screening/lists.html")]
struct ListsPage<'a> {
    page: &'a Page,
    rows: &'a [Row],
    keeps: bool,
    most: Msg,
    f: Filled,
}

impl ListsPage<'_> {
    fn which(&self) -> Field {
        let known = self.rows.iter().map(|row| {
            let list = &row.standing.list;
            (list.id.to_string(), Msg::plain(&list.code))
        });
        let choices = known.chain([(NEW.to_owned(), t::screening::list_new())]).collect();
        self.f.radios("list", t::screening::list_which(), choices)
    }

    fn formats(&self) -> Field {
        let choices = Format::ALL.iter().map(|one| (one.to_string(), format_words(*one))).collect();
        self.f.select("format", t::screening::list_format(), choices)
    }

    fn checks(&self) -> Field {
        let checks = crate::screening::actions::reference().map(|all| all.checks.as_slice());
        let choices = checks
            .unwrap_or_default()
            .iter()
            .filter(|check| check.against_list)
            .map(|check| (check.code.to_string(), t::screening::check_title(check.code, check.title())))
            .collect();
        self.f.boxes("checks", t::screening::list_checks(), choices)
    }
}

async fn rows(app: &AppData, now: NaiveDateTime) -> Result<Vec<Row>> {
    let all = app.db.read(all).await?;
    Ok(all.into_iter().map(|standing| Row { stale: standing.is_stale(now), standing }).collect())
}

async fn show(app: AppData, page: Page, me: SignedIn) -> Response {
    again(&app, &page, &me, Filled::new(), StatusCode::OK).await
}

async fn again(app: &AppData, page: &Page, me: &SignedIn, f: Filled, status: StatusCode) -> Response {
    access::see_lists(me.actor())?;
    let rows = rows(app, app.db.clock().now()).await?;
    let most = documents::size(app.limits.list_bytes);
    let keeps = access::keep_lists(me.actor()).is_ok();
    page.with_status(status, &ListsPage { page, rows: &rows, keeps, most, f })
}

/// What was chosen for an import, but the file.
struct Asked {
    code: String,
    format: Format,
    checks: String,
    source: String,
    dated: Option<NaiveDate>,
    force: bool,
}

/// Reads the form: of a list that is here only what is new is asked.
fn asked(form: &Form, rows: &[Row]) -> std::result::Result<Asked, Problems> {
    let mut problems = Problems::new();
    let chosen = form.text("list");
    let known = rows.iter().map(|row| &row.standing.list).find(|list| list.id.to_string() == chosen);
    let (mut code, mut format, mut checks) = (String::new(), None, String::new());
    match known {
        Some(list) => (code, format) = (list.code.clone(), Some(list.format)),
        None if chosen == NEW => {
            form.text("code").trim().clone_into(&mut code);
            format = Format::parse(form.text("format"));
            checks = form.all("checks").join(",");
            let taken = rows.iter().any(|row| row.standing.list.code == code);
            if code.is_empty() {
                problems.add("code", t::screening::enter_list_code());
            } else if code.chars().count() > LONGEST {
                problems.add("code", t::screening::too_long(LONGEST));
            } else if taken {
                problems.add("code", t::screening::list_code_taken());
            }
            if format.is_none() {
                problems.add("format", t::screening::enter_list_format());
            }
            let all_known = form.all("checks").iter().all(|check| CheckCode::parse(check).is_some());
            if checks.is_empty() || !all_known {
                problems.add("checks", t::screening::enter_list_checks());
            }
        }
        None => problems.add("list", t::screening::enter_list()),
    }
    let source = form.text("source").trim().to_owned();
    if source.is_empty() {
        problems.add("source", t::screening::enter_list_source());
    } else if source.chars().count() > LONGEST * 5 {
        problems.add("source", t::screening::too_long(LONGEST * 5));
    }
    let parts = date_parts(form, "dated");
    let dated = if parts == DateParts::default() {
        None
    } else {
        problems.take("dated", dates::read(&parts).map_err(|_| t::screening::enter_list_day()))
    };
    match format {
        Some(format) if problems.is_empty() => {
            Ok(Asked { code, format, checks, source, dated, force: form.ticked("force") })
        }
        _ => Err(problems),
    }
}

fn file_problem(upload: &Upload) -> Option<Msg> {
    match upload.file.as_ref().map(|file| &file.content) {
        None => Some(t::screening::enter_list_file()),
        Some(Err(FileProblem::TooBig(most))) => Some(upload::problem_words(&KindProblem::TooBig(*most))),
        Some(Err(FileProblem::Lost(_))) => Some(upload::problem_words(&KindProblem::Unreadable)),
        Some(Ok(_)) => None,
    }
}

/// Brings a file in. The import goes on when the browser goes away; the page of the lists shows what came of it.
async fn bring(app: AppData, page: Page, me: SignedIn, parts: Multipart) -> Response {
    access::keep_lists(me.actor())?;
    let mut limits = app.limits.clone();
    limits.file_bytes = limits.list_bytes;
    let upload = upload::read(parts, page.token(), &app.files, &limits).await?;
    let fields =
        ["list", "code", "format", "checks", "source", "dated-day", "dated-month", "dated-year", "force"];
    upload.form.only(&fields)?;
    let rows = rows(&app, app.db.clock().now()).await?;
    let mut problems = Problems::new();
    let asked = match asked(&upload.form, &rows) {
        Ok(asked) => Some(asked),
        Err(found) => {
            problems = found;
            None
        }
    };
    if let Some(why) = file_problem(&upload) {
        problems.add("file", why);
    }
    let (Some(asked), Some(Ok(sealed))) = (asked, upload.file.map(|file| file.content)) else {
        let f = Filled::from_form(&upload.form, problems);
        return again(&app, &page, &me, f, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let (db, by) = (app.db.clone(), me.id);
    let code = asked.code.clone();
    let work = tokio::spawn(async move {
        let import_of = Import {
            file: sealed.path().to_owned(),
            code: asked.code,
            format: asked.format,
            checks: asked.checks,
            source: asked.source,
            dated: asked.dated,
            force: asked.force,
            by: Some(by),
        };
        let done = import(&db, import_of).await;
        // The file lies in quarantine until here.
        drop(sealed);
        done
    });
    match work.await.map_err(Error::internal)? {
        Ok(report) => {
            let said = match report.counts {
                Some(counts) => t::screening::list_imported(counts.added, counts.changed, counts.removed),
                None => t::screening::list_same_file(),
            };
            let lists = app.db.read(all).await?;
            let id = lists.into_iter().find(|one| one.list.code == code).map(|one| one.list.id);
            let to = id.map_or_else(|| "/lists".to_owned(), |id| format!("/lists/{id}"));
            Ok(page.go_saying(&app, &to, &said))
        }
        Err(Error::Refused(why) | Error::Conflict(why)) => {
            let mut problems = Problems::new();
            problems.add("file", why);
            let f = Filled::from_form(&upload.form, problems);
            again(&app, &page, &me, f, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "screening/list_versions.html")]
struct OneListPage<'a> {
    page: &'a Page,
    list: &'a List,
    row: &'a Row,
    versions: &'a [Version],
    shown: Option<&'a Version>,
    differences: &'a [(Difference, Entry)],
    keeps: bool,
}

impl OneListPage<'_> {
    fn complete(&self, version: &Version) -> bool {
        version.state == VersionState::Complete
    }

    fn is_shown(&self, version: &Version) -> bool {
        self.shown.is_some_and(|shown| shown.id == version.id)
    }

    fn kind(&self, kind: Difference) -> Msg {
        match kind {
            Difference::Added => t::screening::difference_added(),
            Difference::Changed => t::screening::difference_changed(),
            Difference::Removed => t::screening::difference_removed(),
        }
    }
}

#[derive(serde::Deserialize)]
struct Which {
    version: Option<i64>,
}

fn list_id(text: &str) -> Result<ListId> {
    text.parse().map(ListId).map_err(|_| Error::Hidden)
}

async fn one(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    which: web::Query<Which>,
) -> Response {
    access::see_lists(me.actor())?;
    let (id, wanted, now) = (list_id(&path)?, which.version, app.db.clock().now());
    let (row, versions, shown, differences) = app
        .db
        .read(move |conn| {
            let standing = all(conn)?.into_iter().find(|one| one.list.id == id).ok_or(Error::Hidden)?;
            let versions = versions_of(conn, id)?;
            let whole = |version: &&Version| version.state == VersionState::Complete;
            let shown = match wanted {
                Some(wanted) => versions.iter().filter(whole).find(|one| one.id.0 == wanted),
                None => versions.iter().find(whole),
            };
            let differences = match shown {
                Some(version) => store::differences(conn, version, MOST)?,
                None => Vec::new(),
            };
            let shown = shown.cloned();
            Ok((Row { stale: standing.is_stale(now), standing }, versions, shown, differences))
        })
        .await?;
    page.show(&OneListPage {
        page: &page,
        list: &row.standing.list,
        row: &row,
        versions: &versions,
        shown: shown.as_ref(),
        differences: &differences,
        keeps: access::keep_lists(me.actor()).is_ok(),
    })
}

/// Somebody looked, and there is no newer list.
async fn nothing_newer(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let (id, actor) = (list_id(&path)?, me.actor().clone());
    let who = format!("account {}", me.id);
    let to = once::location(&app.db, &form, &who, "screening.no_newer", move |tx| {
        no_newer(tx, &actor, id)?;
        Ok("/lists".to_owned())
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::screening::no_newer_noted()))
}
