//! The list of authorizations for staff: filtered, searched, sorted, kept under a name, and as a file.

use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{Days, NaiveDate};

use crate::access;
use crate::authorizations::store::listing::{self as store, ListBy, ListFilter, ListLine};
use crate::authorizations::{AuthorizationState as S, words};
use crate::db::ids::AuthorizationId;
use crate::guidelines::{Mark, Reference, UseType};
use crate::requests::pages::keeping;
use crate::requests::search::EXPIRING_DAYS;
use crate::requests::{self, SavedView};
use crate::say::{self as t, Msg, with_language};
use crate::web::listing::{self, Head, PAGE, Sorting, Window, chosen};
use crate::web::paging::Paged;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, csv};

/// What it can be sorted by.
const KEYS: [&str; 4] = ["until", "from", "holder", "number"];
/// The spans of days within which an end is looked for.
const WITHIN: [u64; 3] = [7, 30, EXPIRING_DAYS];
/// What is listed when no state is chosen.
const IN_FORCE: [S; 4] = [S::Offered, S::Accepted, S::Active, S::Suspended];

/// The query of the list, as it stands in the address.
#[derive(serde::Deserialize, serde::Serialize, Default, Clone)]
#[serde(default)]
pub(super) struct ListQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    mark: String,
    #[serde(rename = "use", skip_serializing_if = "String::is_empty")]
    use_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    ends: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    format: String,
}

impl ListQuery {
    fn filter(&self, today: NaiveDate) -> ListFilter {
        ListFilter {
            words: self
                .q
                .chars()
                .take(200)
                .collect::<String>()
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            states: match (self.state.as_str(), S::parse(&self.state)) {
                ("any", _) => Vec::new(),
                (_, Some(state)) => vec![state],
                _ => IN_FORCE.to_vec(),
            },
            mark: Mark::parse(&self.mark),
            use_type: UseType::parse(&self.use_type),
            ends: match (self.ends.as_str(), self.ends.parse()) {
                ("passed", _) => (None, today.pred_opt()),
                (_, Ok(days)) if WITHIN.contains(&days) => (Some(today), Some(today + Days::new(days))),
                _ => (None, None),
            },
        }
    }

    fn order(&self) -> (ListBy, bool) {
        let sorting = self.sorting();
        let by = match sorting.key {
            "from" => ListBy::Start,
            "holder" => ListBy::Holder,
            "number" => ListBy::Number,
            _ => ListBy::End,
        };
        (by, sorting.descending)
    }

    fn sorting(&self) -> Sorting {
        Sorting::read(&self.sort, &KEYS)
    }

    /// The address of the list with a change; paging begins anew.
    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut query = Self { after: String::new(), format: String::new(), ..self.clone() };
        change(&mut query);
        listing::address("/authorizations", &query)
    }
}

/// Values and their words.
type Choices = Vec<(String, Msg)>;

#[derive(Template)]
#[template(path = "authorizations/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    f: Filled,
    query: ListQuery,
    today: NaiveDate,
    choices: AllChoices,
    chips: Vec<(String, String)>,
    saved: Vec<SavedView>,
    rows: Vec<ListLine>,
    count: i64,
    next: Option<String>,
}

/// A filter that chooses from a list: its name, its words, its choices.
type Select<'a> = (&'static str, Msg, &'a Choices);

impl ListPage<'_> {
    fn head(&self, key: &'static str) -> Head {
        self.query.sorting().head(key, |sort| self.query.with(|query| query.sort = sort))
    }

    fn heads(&self) -> Vec<(Msg, Option<Head>)> {
        vec![
            (t::authorizations::fact_number(), Some(self.head("number"))),
            (t::authorizations::fact_holder(), Some(self.head("holder"))),
            (t::authorizations::column_use(), None),
            (t::authorizations::fact_state(), None),
            (t::authorizations::fact_from(), Some(self.head("from"))),
            (t::authorizations::fact_until(), Some(self.head("until"))),
        ]
    }

    fn selects(&self) -> [Select<'_>; 4] {
        [
            ("state", t::authorizations::fact_state(), &self.choices.states),
            ("mark", t::requests::filter_mark(), &self.choices.marks),
            ("use", t::requests::filter_use(), &self.choices.uses),
            ("ends", t::authorizations::list_ends(), &self.choices.ends),
        ]
    }

    fn marks(&self, row: &ListLine) -> String {
        words::marks(&requests::marks_of(&row.marks))
    }

    /// Days until the last one, while it runs.
    fn left(&self, row: &ListLine) -> Option<Msg> {
        let days = u64::try_from((row.ends_on - self.today).num_days()).ok()?;
        let soon = IN_FORCE.contains(&row.state) && days <= EXPIRING_DAYS;
        soon.then(|| t::authorizations::list_left(days))
    }

    fn file(&self) -> String {
        self.query.with(|query| query.format = "csv".into())
    }

    fn kept(&self) -> String {
        self.query.with(|_| {})
    }

    fn keeps_at(&self) -> &'static str {
        "/authorizations/views"
    }
}

/// What can be chosen in the filters.
struct AllChoices {
    states: Choices,
    marks: Choices,
    uses: Choices,
    ends: Choices,
}

impl AllChoices {
    fn new() -> Self {
        let language = t::current_language().tag();
        let reference = Reference::current().ok();
        let any = || (String::new(), t::requests::filter_any());
        let states = S::ALL.iter().map(|state| (state.as_str().to_owned(), state.words()));
        let marks = reference.iter().flat_map(|all| &all.marks.marks);
        let uses = reference.iter().flat_map(|all| &all.use_types);
        let within = WITHIN.iter().map(|days| (days.to_string(), t::authorizations::list_ends_within(*days)));
        Self {
            states: [
                (String::new(), t::authorizations::list_in_force()),
                ("any".to_owned(), t::authorizations::list_any_state()),
            ]
            .into_iter()
            .chain(states)
            .collect(),
            marks: [any()]
                .into_iter()
                .chain(marks.map(|one| (one.code.to_string(), Msg::plain(&one.text.say(language).name))))
                .collect(),
            uses: [any()]
                .into_iter()
                .chain(uses.map(|one| (one.code.to_string(), Msg::plain(&one.text.say(language).title))))
                .collect(),
            ends: [(String::new(), t::authorizations::list_ends_any())]
                .into_iter()
                .chain(within)
                .chain([("passed".to_owned(), t::authorizations::list_ends_passed())])
                .collect(),
        }
    }

    /// What is filtered by, with the address of the list without it.
    fn chips(&self, query: &ListQuery) -> Vec<(String, String)> {
        let mut chips = Vec::new();
        let mut add = |list: &Choices, value: &str, without: fn(&mut ListQuery)| {
            let words = chosen(list, value).filter(|_| !value.is_empty());
            chips.extend(words.map(|words| (words.to_string(), query.with(without))));
        };
        add(&self.states, &query.state, |query| query.state.clear());
        add(&self.marks, &query.mark, |query| query.mark.clear());
        add(&self.uses, &query.use_type, |query| query.use_type.clear());
        add(&self.ends, &query.ends, |query| query.ends.clear());
        if !query.q.trim().is_empty() {
            chips.push((query.q.trim().to_owned(), query.with(|query| query.q.clear())));
        }
        chips
    }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn, query: web::Query<ListQuery>) -> Response {
    show(&app, &page, &me, query.into_inner(), Filled::new()).await
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, query: ListQuery, f: Filled) -> Response {
    access::requests::lists(me)?;
    let today = app.db.clock().now().date();
    let (filter, order) = (query.filter(today), query.order());
    let after: Option<AuthorizationId> = query.after.parse().ok().map(AuthorizationId);
    let window = Window::of(&query.format, &query.after);
    let (actor, typed) = (me.actor().clone(), query.q.trim().to_owned());
    let (found, rows, count, saved) = app
        .db
        .read_long(move |conn| {
            let found = store::listed_number(conn, &actor, &typed)?;
            let rows = store::list(conn, &actor, &filter, order, after, window.rows)?;
            let count = match window.all(rows.len()) {
                Some(all) => all,
                None => store::count_listed(conn, &actor, &filter)?,
            };
            Ok((found, rows, count, requests::saved_views(conn, actor.id)?))
        })
        .await?;
    if let Some(id) = found {
        return Ok(page.go(&format!("/authorizations/{id}")));
    }
    if window.as_file {
        return Ok(with_language(page.language, || file(&rows)));
    }
    let paged = Paged::cut(rows, PAGE, |line| line.id.to_string());
    let shown = with_language(page.language, || {
        let choices = AllChoices::new();
        ListPage {
            page,
            f: f.with("q", &query.q)
                .with("state", &query.state)
                .with("mark", &query.mark)
                .with("use", &query.use_type)
                .with("ends", &query.ends),
            chips: choices.chips(&query),
            choices,
            today,
            saved,
            rows: paged.rows,
            count,
            next: paged.next.map(|after| query.with(|query| query.after = after)),
            query,
        }
    });
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

/// The rows as a file: the words of the page, days as year-month-day.
fn file(rows: &[ListLine]) -> HttpResponse {
    let heads = [
        t::authorizations::fact_number(),
        t::requests::column_case(),
        t::authorizations::fact_holder(),
        t::requests::column_title(),
        t::requests::filter_mark(),
        t::requests::filter_use(),
        t::authorizations::fact_state(),
        t::authorizations::fact_from(),
        t::authorizations::fact_until(),
    ];
    let cells = |row: &ListLine| {
        [
            row.number.clone(),
            row.case.clone().unwrap_or_default(),
            row.holder.clone(),
            row.activity.clone(),
            words::marks(&requests::marks_of(&row.marks)),
            words::use_type(row.use_type),
            row.state.words().to_string(),
            row.starts_on.to_string(),
            row.ends_on.to_string(),
        ]
    };
    csv::file("authorizations.csv", heads, rows.iter().map(cells))
}

/// Keeps the list under a name.
pub(super) async fn keep(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    let query: ListQuery = listing::query_of(form.text("query"));
    match keeping::keep(&app, &page, &me, &form, query.with(|_| {})).await? {
        Ok(kept) => Ok(kept),
        Err(problems) => show(&app, &page, &me, query, Filled::from_form(&form, problems)).await,
    }
}
