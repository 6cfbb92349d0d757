//! The first page of staff after sign-in: counted views of what waits, and of the cases.

use actix_web::web;
use askama::Template;
use chrono::{Days, NaiveDate};

use super::rows::{Row, row};
use crate::access::{self, Actor, Role};
use crate::requests::search::{EXPIRING_DAYS, new_since};
use crate::requests::store::views::{self, SavedView};
use crate::requests::{CaseFilter, CaseOrder, CaseRow, DeskRow, RequestId, store};
use crate::say as t;
use crate::say::Msg;
use crate::web::listing::{Head, PAGE};
use crate::web::{AppData, Page, Response, Routes, SignedIn};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/desk", desk);
}

/// A counted view.
struct View {
    words: Msg,
    count: i64,
    path: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "requests/desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    name: String,
    today: NaiveDate,
    views: Vec<View>,
    saved: Vec<SavedView>,
    current: &'static str,
    rows: Vec<Row>,
    count: i64,
    more: Option<String>,
    /// The person enters requests on behalf of partners.
    enters: bool,
}

#[derive(serde::Deserialize)]
struct WhichView {
    #[serde(default)]
    view: String,
}

/// What the desk shows: waits or cases.
enum Listed {
    Waits(Vec<DeskRow>),
    Cases(Vec<CaseRow>),
}

/// The views of cases that this person gets: key, words, filter. Who assigns members sees what is unassigned, who
/// looks after authorizations what expires.
fn case_views(actor: &Actor, today: NaiveDate) -> Vec<(&'static str, Msg, CaseFilter)> {
    use t::requests as w;
    let all = CaseFilter::default;
    let mut views = vec![("new", w::view_new(), CaseFilter { since: Some(new_since(today)), ..all() })];
    if actor.has_any(&[Role::Secretariat, Role::Chair]) {
        views.push(("unassigned", w::view_unassigned(), CaseFilter { unassigned: true, ..all() }));
    }
    if actor.has_any(&[Role::Secretariat, Role::AuthorizingOfficer, Role::Oversight]) {
        let days = Some((today, today + Days::new(EXPIRING_DAYS)));
        views.push(("expiring", w::view_expiring(EXPIRING_DAYS), CaseFilter { expiring: days, ..all() }));
    }
    views.push(("holds", w::view_holds(), CaseFilter { held: true, ..all() }));
    views
}

async fn desk(app: AppData, page: Page, me: SignedIn, query: web::Query<WhichView>) -> Response {
    access::requests::lists(&me)?;
    let today = app.db.clock().now().date();
    let of_cases = case_views(me.actor(), today);
    let current = ["mine", "overdue"]
        .into_iter()
        .chain(of_cases.iter().map(|(key, ..)| *key))
        .find(|key| *key == query.view)
        .unwrap_or("mine");
    let actor = me.actor().clone();
    let (counted, limit) = (app.counts.clone(), i64::try_from(PAGE).unwrap_or(50));
    let filters: Vec<(&'static str, CaseFilter)> =
        of_cases.iter().map(|(key, _, filter)| (*key, filter.clone())).collect();
    let (counts, matters, leads, listed, held, saved) = app
        .db
        .read(move |conn| {
            use store::lists as rows;
            let kept = counted.in_state_of(conn)?;
            let mut counts = Vec::new();
            for overdue in [None, Some(today)] {
                counts.push(rows::count_desk_kept(conn, &kept, &actor, overdue)?);
            }
            for (_, filter) in &filters {
                counts.push(rows::count_cases_kept(conn, &kept, &actor, filter)?);
            }
            let listed = match filters.iter().find(|(key, _)| *key == current) {
                Some((_, filter)) => {
                    Listed::Cases(rows::cases(conn, &actor, filter, CaseOrder::default(), None, limit)?)
                }
                None => {
                    let overdue = (current == "overdue").then_some(today);
                    Listed::Waits(rows::desk(conn, &actor, overdue, PAGE)?)
                }
            };
            let ids: Vec<RequestId> = match &listed {
                Listed::Waits(waits) => waits.iter().map(|wait| wait.case.id).collect(),
                Listed::Cases(cases) => cases.iter().map(|case| case.id).collect(),
            };
            let held = rows::held(conn, &ids)?;
            let matters = match access::matters::awaited(&actor) {
                true => Some(store::matters::count_waiting(conn, &actor, today)?),
                false => None,
            };
            let leads = match access::screening::work_matches(&actor).is_ok() {
                true => Some(store::leads::count_to_judge(conn, &actor)?),
                false => None,
            };
            Ok((counts, matters, leads, listed, held, views::of(conn, actor.id)?))
        })
        .await?;
    let shown = t::with_language(page.language, || {
        let waits = [("mine", t::requests::view_mine()), ("overdue", t::requests::view_overdue())];
        let named = waits.into_iter().chain(of_cases.into_iter().map(|(key, words, _)| (key, words)));
        let mut views: Vec<View> = named
            .zip(counts)
            .map(|((key, words), count)| View {
                words,
                count,
                path: if key == "mine" { "/desk".to_owned() } else { format!("/desk?view={key}") },
                current: key == current,
            })
            .collect();
        views.extend(matters.map(|count| View {
            words: t::requests::view_matters(),
            count,
            path: "/matters?state=waiting".to_owned(),
            current: false,
        }));
        views.extend(leads.map(|count| View {
            words: t::requests::view_leads(),
            count,
            path: "/matches".to_owned(),
            current: false,
        }));
        let rows: Vec<Row> = app.db.with_closed_days(|| match &listed {
            Listed::Waits(waits) => {
                waits.iter().map(|wait| row(&wait.case, held.get(&wait.case.id), today, Some(wait))).collect()
            }
            Listed::Cases(cases) => {
                cases.iter().map(|case| row(case, held.get(&case.id), today, None)).collect()
            }
        });
        let count = views.iter().find(|view| view.current).map_or(0, |view| view.count);
        let more = (count > limit).then(|| match current {
            "mine" => "/cases?q=waiting:me".to_owned(),
            key => format!("/cases?q=is:{}", if key == "holds" { "held" } else { key }),
        });
        let enters = me.has(Role::Secretariat);
        DeskPage {
            page: &page,
            name: me.name.clone(),
            today,
            views,
            saved,
            current,
            rows,
            count,
            more,
            enters,
        }
    });
    page.show(&shown)
}

impl DeskPage<'_> {
    /// Whether the rows are things that wait, each with the reader's part in it.
    fn with_part(&self) -> bool {
        matches!(self.current, "mine" | "overdue")
    }

    /// The desk has its own order.
    fn head(&self, _key: &'static str) -> Option<Head> {
        None
    }
}
