//! The list of all authorizations for staff: what comes next for each, and by when.

use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

use crate::access::authorizations as access;
use crate::authorizations::store::{self, Authorization, View};
use crate::authorizations::{AuthorizationState as S, words};
use crate::db::ids::AuthorizationId;
use crate::requests::pages::rows::due_words;
use crate::say as t;
use crate::say::{Msg, with_language};
use crate::waiting::WaitKind;
use crate::web::paging::Paged;
use crate::web::{AppData, Page, Response, SignedIn, csv};

/// Rows on one page, and lines of a file.
const PAGE: usize = 50;
const FILE: usize = 5_000;

/// The query of the list.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Query {
    view: String,
    after: String,
    format: String,
}

/// An authorization in its line.
struct Line {
    row: Authorization,
    next: Msg,
    due: Option<NaiveDate>,
    due_words: Option<(Msg, &'static str)>,
}

impl Line {
    fn of(row: Authorization, awaited: Option<&(WaitKind, NaiveDate)>, today: NaiveDate) -> Self {
        use crate::say::authorizations as t;
        let (next, due) = match (awaited, row.state) {
            (Some((kind, due)), _) if *due <= row.ends_on || row.state == S::Expired => {
                (wait(*kind), Some(*due))
            }
            (_, S::Accepted) if row.starts_on > today => (t::next_start(), Some(row.starts_on)),
            (_, S::Accepted) => (t::next_conditions(), Some(row.ends_on)),
            (_, S::Offered) => (t::next_accept(), Some(row.accept_by)),
            (_, S::Active | S::Suspended) => (t::next_end(), Some(row.ends_on)),
            _ => (t::next_nothing(), None),
        };
        Self { due_words: due_words(due, today), next, due, row }
    }

    fn marks(&self) -> String {
        words::marks(&self.row.marks())
    }

    /// Since when it stands where it stands.
    fn since(&self) -> NaiveDate {
        let row = &self.row;
        row.stopped_at.or(row.activated_at).or(row.accepted_at).unwrap_or(row.offered_at).date()
    }
}

fn wait(kind: WaitKind) -> Msg {
    t::by_id("requests", &format!("wait-{}", kind.as_str().replace('_', "-")))
        .unwrap_or_else(|| Msg::plain(kind.as_str()))
}

fn view_words(view: View) -> Msg {
    use crate::say::authorizations as t;
    match view {
        View::Live => t::all_view_live(),
        View::Waiting => t::all_view_waiting(),
        View::Ending => t::all_view_ending(),
        View::Owed => t::all_view_owed(),
        View::Over => t::all_view_over(),
    }
}

#[derive(Template)]
#[template(path = "authorizations/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    view: View,
    counts: Vec<(View, i64)>,
    lines: Vec<Line>,
    next: Option<String>,
    /// The reader brings or records what was granted on paper.
    sees_paper: bool,
}

impl OverviewPage<'_> {
    fn words(&self, view: &View) -> Msg {
        view_words(*view)
    }

    fn is_current(&self, view: &View) -> bool {
        *view == self.view
    }

    fn count(&self) -> i64 {
        self.counts.iter().find(|(view, _)| *view == self.view).map_or(0, |(_, count)| *count)
    }
}

/// The key of the page after a row.
fn key_of(row: &Authorization) -> String {
    format!("{}~{}", row.ends_on, row.id)
}

fn key(after: &str) -> Option<(NaiveDate, AuthorizationId)> {
    let (day, id) = after.split_once('~')?;
    Some((day.parse().ok()?, AuthorizationId(id.parse().ok()?)))
}

/// The list, or the same as a file.
pub async fn list(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    access::see_all(&me)?;
    let today = app.db.clock().now().date();
    let view = View::parse(&query.view).unwrap_or(View::Live);
    let (reader, after, as_file) = (me.actor().clone(), key(&query.after), query.format == "csv");
    let limit = i64::try_from(if as_file { FILE } else { PAGE + 1 }).unwrap_or(i64::MAX);
    let (counts, rows, awaited) = app
        .db
        .read(move |conn| {
            let rows = store::overview(conn, &reader, view, after, limit, today)?;
            let requests = rows.iter().map(|row| row.request_id).collect();
            let awaited = store::awaited_next(conn, requests)?;
            Ok((store::counts(conn, &reader, today)?, rows, awaited))
        })
        .await?;
    let shown = || {
        let line = |row: Authorization| {
            let next = awaited.get(&row.request_id);
            Line::of(row, next, today)
        };
        if as_file {
            return Ok(file(&rows.into_iter().map(line).collect::<Vec<_>>()));
        }
        let cut = Paged::cut(rows, PAGE, key_of);
        let lines = cut.rows.into_iter().map(line).collect();
        let sees_paper = access::see_paper(&me).is_ok();
        page.show(&OverviewPage { page: &page, view, counts, lines, next: cut.next, sees_paper })
    };
    app.db.with_closed_days(|| with_language(page.language, shown))
}

fn file(lines: &[Line]) -> HttpResponse {
    use crate::say::authorizations as t;
    let heads = [
        t::fact_number(),
        t::fact_holder(),
        t::fact_mark(),
        t::fact_activity(),
        t::fact_state(),
        t::fact_from(),
        t::fact_until(),
        t::all_next(),
        t::all_due(),
    ];
    let cells = |line: &Line| {
        let row = &line.row;
        [
            row.number.clone(),
            row.holder.clone(),
            line.marks(),
            row.activity.clone(),
            row.state.words().to_string(),
            row.starts_on.to_string(),
            row.ends_on.to_string(),
            line.next.to_string(),
            line.due.map(|day| day.to_string()).unwrap_or_default(),
        ]
    };
    csv::file("authorizations.csv", heads, lines.iter().map(cells))
}
