//! The list of scorecards: filtered, searched, sorted, kept under a name, and as a file.

use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

use crate::access::{self, Role};
use crate::db::ids::ScorecardId;
use crate::requests::pages::keeping;
use crate::requests::pages::rows::due_words;
use crate::requests::search::Search;
use crate::requests::{self, SavedView};
use crate::reviews::lifecycle::CardState;
use crate::reviews::store::{self, CardFilter, CardLine, CardOrder};
use crate::say::{self as t, Msg, with_language};
use crate::web::listing::{self, Head, PAGE, Sorting, Window, chosen};
use crate::web::paging::Paged;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, csv};

/// What it can be sorted by.
const KEYS: [&str; 2] = ["due", "asked"];

/// The query of the list, as it stands in the address.
#[derive(serde::Deserialize, serde::Serialize, Default, Clone)]
#[serde(default)]
pub(super) struct CardQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    whose: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    member: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    late: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    format: String,
}

impl CardQuery {
    fn filter(&self, search: &Search, today: NaiveDate) -> CardFilter {
        CardFilter {
            cases: search.filter.clone(),
            states: match (self.state.as_str(), CardState::parse(&self.state)) {
                ("any", _) => Vec::new(),
                (_, Some(state)) => vec![state],
                _ => vec![CardState::Assigned, CardState::Open],
            },
            mine: self.whose == "mine",
            member: self.member.chars().take(100).collect(),
            due_before: (self.late == "yes").then_some(today),
        }
    }

    /// The address of the list with a change; paging begins anew.
    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut query = Self { after: String::new(), format: String::new(), ..self.clone() };
        change(&mut query);
        listing::address("/scorecards", &query)
    }
}

/// One card.
struct Row {
    path: String,
    number: String,
    organization: String,
    title: String,
    stage: Msg,
    member: String,
    state: Msg,
    tone: &'static str,
    due: NaiveDate,
    due_words: Option<(Msg, &'static str)>,
    asked: NaiveDate,
    locked: Option<NaiveDate>,
}

#[derive(Template)]
#[template(path = "reviews/cards.html")]
struct CardsPage<'a> {
    page: &'a Page,
    f: Filled,
    query: CardQuery,
    sorting: Sorting,
    chips: Vec<(String, String)>,
    unknown: Vec<Msg>,
    saved: Vec<SavedView>,
    rows: Vec<Row>,
    count: i64,
    next: Option<String>,
}

impl CardsPage<'_> {
    fn head(&self, key: &'static str) -> Head {
        self.sorting.head(key, |sort| self.query.with(|query| query.sort = sort))
    }

    fn file(&self) -> String {
        self.query.with(|query| query.format = "csv".into())
    }

    fn kept(&self) -> String {
        self.query.with(|_| {})
    }

    fn keeps_at(&self) -> &'static str {
        "/scorecards/views"
    }

    fn states(&self) -> Vec<(String, Msg)> {
        states()
    }

    fn whose(&self) -> Vec<(String, Msg)> {
        whose()
    }
}

fn states() -> Vec<(String, Msg)> {
    let all = CardState::ALL.iter().map(|state| (state.as_str().to_owned(), state.words()));
    [(String::new(), t::reviews::cards_awaited())]
        .into_iter()
        .chain([("any".to_owned(), t::reviews::cards_any_state())])
        .chain(all)
        .collect()
}

fn whose() -> Vec<(String, Msg)> {
    vec![("mine".to_owned(), t::reviews::cards_mine()), ("all".to_owned(), t::reviews::cards_all())]
}

/// What is filtered by, with the address of the list without it.
fn chips(query: &CardQuery, search: &Search) -> Vec<(String, String)> {
    let mut chips = Vec::new();
    if !query.state.is_empty() {
        let words = chosen(&states(), &query.state);
        chips.extend(words.map(|words| (words.to_string(), query.with(|query| query.state.clear()))));
    }
    if query.whose == "mine" {
        chips.push((t::reviews::cards_mine().to_string(), query.with(|query| query.whose = "all".into())));
    }
    if !query.member.trim().is_empty() {
        chips.push((query.member.clone(), query.with(|query| query.member.clear())));
    }
    if query.late == "yes" {
        chips.push((t::reviews::cards_late().to_string(), query.with(|query| query.late.clear())));
    }
    for (place, term) in search.terms.iter().enumerate() {
        chips.push((term.clone(), query.with(|query| query.q = search.without(place))));
    }
    chips
}

fn row(line: &CardLine, me: &SignedIn, today: NaiveDate) -> Row {
    let part = if line.member == me.id { "review" } else { "reviews" };
    let awaited = line.state.is_awaited();
    Row {
        path: format!("/cases/{}/{part}", line.request),
        number: line.number.clone().unwrap_or_default(),
        organization: line.organization.clone(),
        title: line.title.clone(),
        stage: line.stage.words(),
        member: line.name.clone(),
        state: line.state.words(),
        tone: line.state.tone(),
        due: line.due_on,
        due_words: due_words(Some(line.due_on).filter(|_| awaited), today),
        asked: line.assigned_at.date(),
        locked: line.locked_at.map(|at| at.date()),
    }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn, query: web::Query<CardQuery>) -> Response {
    show(&app, &page, &me, query.into_inner(), Filled::new()).await
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, mut query: CardQuery, f: Filled) -> Response {
    access::requests::lists(me)?;
    if query.whose.is_empty() {
        let looks_after = me.has_any(&[Role::Secretariat, Role::Chair, Role::Oversight]);
        query.whose = if looks_after { "all" } else { "mine" }.to_owned();
    }
    let today = app.db.clock().now().date();
    let search = with_language(page.language, || Search::read(&query.q, today));
    let sorting = Sorting::read(&query.sort, &KEYS);
    let order = CardOrder { by_due: sorting.key == "due", descending: sorting.descending };
    let filter = query.filter(&search, today);
    let after: Option<ScorecardId> = query.after.parse().ok().map(ScorecardId);
    let window = Window::of(&query.format, &query.after);
    let (actor, counted) = (me.actor().clone(), app.counts.clone());
    let (rows, count, saved) = app
        .db
        .read_long(move |conn| {
            let rows = store::list_cards(conn, &actor, &filter, order, after, window.rows)?;
            let count = match window.all(rows.len()) {
                Some(all) => all,
                None => {
                    let kept = counted.in_state_of(conn)?;
                    store::count_cards_kept(conn, &kept, &actor, &filter)?
                }
            };
            Ok((rows, count, requests::saved_views(conn, actor.id)?))
        })
        .await?;
    if window.as_file {
        return Ok(with_language(page.language, || file(&rows)));
    }
    let paged = Paged::cut(rows, PAGE, |line| line.id.to_string());
    let shown = with_language(page.language, || {
        let mut unknown = search.unknown.clone();
        unknown.extend(search.number.as_ref().filter(|_| count == 0).map(t::search::no_such_number));
        CardsPage {
            page,
            f: f.with("q", &query.q)
                .with("state", &query.state)
                .with("whose", &query.whose)
                .with("member", &query.member)
                .with("late", &query.late),
            chips: chips(&query, &search),
            unknown,
            saved,
            rows: paged.rows.iter().map(|line| row(line, me, today)).collect(),
            count,
            next: paged.next.map(|after| query.with(|query| query.after = after)),
            sorting,
            query,
        }
    });
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

/// The rows as a file: the words of the page, days as year-month-day.
fn file(rows: &[CardLine]) -> HttpResponse {
    let heads = [
        t::requests::column_case(),
        t::requests::column_organization(),
        t::requests::column_title(),
        t::requests::column_status(),
        t::reviews::column_member(),
        t::reviews::column_state(),
        t::reviews::column_due(),
        t::reviews::column_asked(),
        t::reviews::column_locked(),
    ];
    let cells = |line: &CardLine| {
        [
            line.number.clone().unwrap_or_default(),
            line.organization.clone(),
            line.title.clone(),
            line.stage.words().to_string(),
            line.name.clone(),
            line.state.words().to_string(),
            line.due_on.to_string(),
            line.assigned_at.date().to_string(),
            line.locked_at.map(|at| at.date().to_string()).unwrap_or_default(),
        ]
    };
    csv::file("scorecards.csv", heads, rows.iter().map(cells))
}

/// Keeps the list under a name.
pub(super) async fn keep(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    let query: CardQuery = listing::query_of(form.text("query"));
    match keeping::keep(&app, &page, &me, &form, query.with(|_| {})).await? {
        Ok(kept) => Ok(kept),
        Err(problems) => show(&app, &page, &me, query, Filled::from_form(&form, problems)).await,
    }
}
