//! The list of matters: counted views, filters in the address, newest first.

use actix_web::web;
use askama::Template;

use crate::access::{Role, matters as access};
use crate::matters::store::{self, Filter, Shown};
use crate::matters::{Matter, MatterId, MatterState, rules};
use crate::organizations::OrganizationId;
use crate::say as t;
use crate::say::Msg;
use crate::web::paging::Paged;
use crate::web::{AppData, Page, Response, SignedIn};

/// Rows on one page.
const PAGE: usize = 30;

#[derive(serde::Deserialize, serde::Serialize, Default, Clone)]
#[serde(default)]
pub(super) struct Query {
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    organization: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl Query {
    /// The address of the list with a change; paging begins anew.
    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut query = Self { after: String::new(), ..self.clone() };
        change(&mut query);
        match serde_html_form::to_string(&query) {
            Ok(text) if !text.is_empty() => format!("/matters?{text}"),
            _ => "/matters".to_owned(),
        }
    }
}

struct View {
    words: Msg,
    count: i64,
    path: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "matters/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    query: Query,
    views: Vec<View>,
    states: Vec<(&'static str, Msg)>,
    chips: Vec<(Msg, String)>,
    rows: Vec<Matter>,
    count: i64,
    next: Option<String>,
    enters: bool,
    today: chrono::NaiveDate,
}

impl ListPage<'_> {
    /// What is due, in words: the comment, or that it can be ended.
    fn due(&self, matter: &Matter) -> Option<Msg> {
        if matter.state != MatterState::InDialogue {
            return None;
        }
        let facts = rules::Facts {
            commented: matter.commented_at.is_some(),
            due_on: matter.due_on,
            ..rules::Facts::default()
        };
        if rules::heard(&facts, self.today) {
            return Some(t::matters::heard());
        }
        matter.due_on.map(t::matters::comment_due)
    }

    /// The beginning of what was seen.
    fn gist(&self, matter: &Matter) -> String {
        let text = if matter.description.is_empty() { &matter.place } else { &matter.description };
        let mut gist: String = text.chars().take(110).collect();
        if text.chars().count() > 110 {
            gist.push('…');
        }
        gist
    }
}

/// The list.
pub(super) async fn page(app: AppData, page: Page, me: SignedIn, query: web::Query<Query>) -> Response {
    access::lists(&me)?;
    let query = query.into_inner();
    let today = app.db.clock().now().date();
    let shown = Shown::parse(&query.state);
    let filter = Filter {
        shown,
        words: query.q.clone(),
        organization: query.organization.parse().ok().map(OrganizationId),
    };
    let mut all = vec![Shown::Open];
    if me.has_any(&[Role::Secretariat, Role::Chair, Role::AuthorizingOfficer]) {
        all.push(Shown::Waiting);
    }
    all.extend([Shown::State(MatterState::Received), Shown::State(MatterState::InDialogue), Shown::All]);
    let (actor, asked, counted) = (me.actor().clone(), filter.clone(), all.clone());
    let after: Option<MatterId> = query.after.parse().ok().map(MatterId);
    let read = app.db.read_long(move |conn| {
        let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
        let rows = store::page(conn, &actor, &asked, after, limit, today)?;
        let counts = store::counts(conn, &actor, &asked, &counted, today)?;
        let count = store::counts(conn, &actor, &asked, &[asked.shown], today)?;
        Ok((rows, counts, count.first().copied().unwrap_or_default()))
    });
    let (rows, counts, count) = read.await?;
    // A name that no row shows is not looked up: it could be one that the person may not know of.
    let name = filter
        .organization
        .map(|id| rows.first().map_or_else(|| id.to_string(), |row| row.organization_name.clone()));
    let paged = Paged::cut(rows, PAGE, |row| row.id.to_string());
    let words = |shown: Shown| match shown {
        Shown::All => t::matters::view_all(),
        Shown::Open => t::matters::view_open(),
        Shown::Waiting => t::matters::view_waiting(),
        Shown::State(state) => state.words(),
    };
    let views = all.iter().zip(counts).map(|(one, count)| View {
        words: words(*one),
        count,
        path: query.with(|query| query.state = one.as_str().to_owned()),
        current: *one == shown,
    });
    let mut chips = Vec::new();
    if let Some(name) = name {
        let without = query.with(|query| query.organization.clear());
        chips.push((t::matters::chip_organization(name), without));
    }
    if !query.q.trim().is_empty() {
        chips.push((t::matters::chip_words(query.q.trim()), query.with(|query| query.q.clear())));
    }
    if shown != Shown::All {
        chips.push((words(shown), query.with(|query| query.state.clear())));
    }
    let special = [("open", t::matters::view_open()), ("waiting", t::matters::view_waiting())];
    let of_state = MatterState::ALL.iter().map(|state| (state.as_str(), state.words()));
    let shown = ListPage {
        page: &page,
        views: views.collect(),
        states: special.into_iter().chain(of_state).collect(),
        chips,
        count,
        next: paged.next.map(|after| query.with(|query| query.after = after)),
        rows: paged.rows,
        enters: access::enter(&me).is_ok(),
        query,
        today,
    };
    page.show(&shown)
}
