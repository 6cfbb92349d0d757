//! The list of cases: filtered, searched, sorted, saved under a name, and as a file.

use actix_web::{HttpResponse, web};
use askama::Template;

use super::keeping;
use super::rows::{Row, row, track_words};
use crate::access;
use crate::guidelines::{Mark, Reference, Track, UseType};
use crate::requests::actions;
use crate::requests::search::Search;
use crate::requests::store::filter::By;
use crate::requests::store::lists;
use crate::requests::store::views::{self, SavedView};
use crate::requests::{CaseFilter, CaseOrder, RequestId, Stage};
use crate::say as t;
use crate::say::Msg;
use crate::web::listing::{self, Head, PAGE, Sorting, Window, chosen};
use crate::web::paging::Paged;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, csv};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/cases", cases);
    routes.get("/cases/search-help", help);
    routes.post("/cases/views", save_view);
    routes.post("/cases/views/{id}/remove", remove_view);
}

#[derive(serde::Deserialize, serde::Serialize, Default, Clone)]
#[serde(default)]
struct CaseQuery {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    stage: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    mark: String,
    #[serde(rename = "use", skip_serializing_if = "String::is_empty")]
    use_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    track: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sort: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    format: String,
}

impl CaseQuery {
    /// What the selects choose over what was typed.
    fn filter(&self, search: &Search) -> CaseFilter {
        let mut filter = search.filter.clone();
        filter.stage = Stage::parse(&self.stage).or(filter.stage);
        filter.mark = Mark::parse(&self.mark).or(filter.mark);
        filter.use_type = UseType::parse(&self.use_type).or(filter.use_type);
        filter.track = Track::parse(&self.track).or(filter.track);
        filter
    }

    fn order(&self) -> CaseOrder {
        let by = match self.sort.trim_start_matches('-') {
            "due" => By::Due,
            "since" => By::Since,
            "organization" => By::Organization,
            "sent" => By::Sent,
            _ => return CaseOrder::default(),
        };
        CaseOrder { by, descending: self.sort.starts_with('-') }
    }

    /// The address of the list with a change; paging begins anew.
    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut query = Self { after: String::new(), format: String::new(), ..self.clone() };
        change(&mut query);
        listing::address("/cases", &query)
    }
}

#[derive(Template)]
#[template(path = "requests/cases.html")]
struct CasesPage<'a> {
    page: &'a Page,
    f: Filled,
    query: CaseQuery,
    stages: Vec<(String, Msg)>,
    marks: Vec<(String, Msg)>,
    uses: Vec<(String, Msg)>,
    tracks: Vec<(String, Msg)>,
    chips: Vec<(String, String)>,
    unknown: Vec<Msg>,
    saved: Vec<SavedView>,
    rows: Vec<Row>,
    count: i64,
    next: Option<String>,
}

/// A filter that chooses from a list: its name, its words, its choices.
type Select<'a> = (&'static str, Msg, &'a [(String, Msg)]);

impl CasesPage<'_> {
    fn with_part(&self) -> bool {
        false
    }

    /// The filters that choose from a list: name, words, choices.
    fn selects(&self) -> [Select<'_>; 4] {
        [
            ("stage", t::requests::filter_stage(), &self.stages),
            ("mark", t::requests::filter_mark(), &self.marks),
            ("use", t::requests::filter_use(), &self.uses),
            ("track", t::requests::filter_track(), &self.tracks),
        ]
    }

    fn head(&self, key: &'static str) -> Option<Head> {
        let order = self.query.order();
        let by = match order.by {
            By::Sent => "sent",
            By::Since => "since",
            By::Due => "due",
            By::Organization => "organization",
        };
        let sorting = Sorting { key: by, descending: order.descending };
        Some(sorting.head(key, |sort| self.query.with(|query| query.sort = sort)))
    }

    fn file(&self) -> String {
        self.query.with(|query| query.format = "csv".into())
    }

    /// What is kept under a name.
    fn kept(&self) -> String {
        self.query.with(|_| {})
    }

    /// Where it is sent to be kept.
    fn keeps_at(&self) -> &'static str {
        "/cases/views"
    }
}

async fn cases(app: AppData, page: Page, me: SignedIn, query: web::Query<CaseQuery>) -> Response {
    let f = Filled::new();
    show(&app, &page, &me, query.into_inner(), f).await
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, query: CaseQuery, f: Filled) -> Response {
    access::requests::lists(me)?;
    let today = app.db.clock().now().date();
    let search = t::with_language(page.language, || Search::read(&query.q, today));
    let (filter, order) = (query.filter(&search), query.order());
    let after: Option<RequestId> = query.after.parse().ok().map(RequestId);
    let window = Window::of(&query.format, &query.after);
    let actor = me.actor().clone();
    let (number, counted) = (search.number.clone(), app.counts.clone());
    let read = app.db.read_long(move |conn| {
        let found = number.map(|number| lists::by_number(conn, &actor, &number)).transpose()?.flatten();
        let rows = lists::cases(conn, &actor, &filter, order, after, window.rows)?;
        let count = match window.all(rows.len()) {
            Some(all) => all,
            None => {
                let kept = counted.in_state_of(conn)?;
                lists::count_cases_kept(conn, &kept, &actor, &filter)?
            }
        };
        let ids: Vec<RequestId> = rows.iter().map(|row| row.id).collect();
        Ok((found, rows, count, lists::held(conn, &ids)?, views::of(conn, actor.id)?))
    });
    let (found, rows, count, held, saved) = read.await?;
    if let Some(id) = found {
        return Ok(page.go(&format!("/cases/{id}")));
    }
    let paged = match window.as_file {
        true => Paged { rows, next: None },
        false => Paged::cut(rows, PAGE, |row| row.id.to_string()),
    };
    let shown = t::with_language(page.language, || {
        let choices = CaseChoices::new();
        let mut unknown = search.unknown.clone();
        unknown.extend(search.number.as_ref().map(t::search::no_such_number));
        let filled = |f: Filled, (key, value): (&str, &String)| f.with(key, value);
        let f = [
            ("stage", &query.stage),
            ("mark", &query.mark),
            ("use", &query.use_type),
            ("track", &query.track),
        ]
        .into_iter()
        .fold(f, filled);
        CasesPage {
            page,
            f: f.with("q", &query.q),
            chips: choices.chips(&query, &search),
            stages: choices.stages,
            marks: choices.marks,
            uses: choices.uses,
            tracks: choices.tracks,
            unknown,
            saved,
            rows: app.db.with_closed_days(|| {
                paged.rows.iter().map(|case| row(case, held.get(&case.id), today, None)).collect()
            }),
            count,
            next: paged.next.map(|after| query.with(|query| query.after = after)),
            query,
        }
    });
    if window.as_file {
        return Ok(t::with_language(page.language, || file(&shown.rows)));
    }
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

/// The rows as a file: the words of the page, days as year-month-day.
fn file(rows: &[Row]) -> HttpResponse {
    use t::requests as w;
    let heads = [
        w::column_case(),
        w::column_organization(),
        w::column_title(),
        w::column_use(),
        w::column_track(),
        w::column_status(),
        w::column_turn(),
        w::column_since(),
        w::column_due(),
    ];
    let cells = |row: &Row| {
        [
            row.number.clone(),
            row.organization.clone(),
            row.title.clone(),
            row.usage.clone(),
            row.track.as_ref().map(ToString::to_string).unwrap_or_default(),
            row.status.to_string(),
            row.turn.to_string(),
            row.since.to_string(),
            row.due.map(|day| day.to_string()).unwrap_or_default(),
        ]
    };
    csv::file("cases.csv", heads, rows.iter().map(cells))
}

#[derive(Template)]
#[template(path = "requests/search_help.html")]
struct HelpPage<'a> {
    page: &'a Page,
}

impl HelpPage<'_> {
    /// Key, example, what it finds.
    fn keys(&self) -> [(&'static str, &'static str, Msg); 23] {
        use t::search as w;
        [
            ("stage", "stage:review", w::help_stage()),
            ("outcome", "outcome:declined", w::help_outcome()),
            ("mark", "mark:emblem", w::help_mark()),
            ("use", "use:fundraising", w::help_use()),
            ("track", "track:enhanced", w::help_track()),
            ("turn", "turn:partner", w::help_turn()),
            ("org", "org:\"lake trust\"", w::help_org()),
            ("country", "country:KE", w::help_country()),
            ("text", "text:\"clean water\"", w::help_text()),
            ("due", "due:<2027-01-01", w::help_due()),
            ("sent", "sent:>2026-06-30", w::help_sent()),
            ("score", "score<55", w::help_score()),
            ("waiting", "waiting:me", w::help_waiting()),
            ("is", "is:overdue", w::help_is()),
            ("group", "group:ldc", w::help_group()),
            ("region", "region:africa", w::help_region()),
            ("sector", "sector:A", w::help_sector()),
            ("size", "size:micro", w::help_size()),
            ("scored", "scored:C5", w::help_scored()),
            ("apart", "apart:C5", w::help_apart()),
            ("departed", "departed:band", w::help_departed()),
            ("took", "took:screening", w::help_took()),
            ("late", "late:screening", w::help_late()),
        ]
    }
}

async fn help(page: Page, me: SignedIn) -> Response {
    access::requests::lists(&me)?;
    page.show(&HelpPage { page: &page })
}

async fn save_view(app: AppData, page: Page, me: SignedIn, form: Form) -> Response {
    let query: CaseQuery = listing::query_of(form.text("query"));
    match keeping::keep(&app, &page, &me, &form, query.with(|_| {})).await? {
        Ok(kept) => Ok(kept),
        Err(problems) => show(&app, &page, &me, query, Filled::from_form(&form, problems)).await,
    }
}

async fn remove_view(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    access::requests::lists(&me)?;
    form.only(&[])?;
    let actor = me.actor().clone();
    let list = app.db.write(move |tx| actions::views::remove(tx, &actor, *id)).await?;
    Ok(page.go_saying(&app, &list, &t::requests::view_removed()))
}

/// What can be chosen in the filters.
struct CaseChoices {
    stages: Vec<(String, Msg)>,
    marks: Vec<(String, Msg)>,
    uses: Vec<(String, Msg)>,
    tracks: Vec<(String, Msg)>,
}

impl CaseChoices {
    fn new() -> Self {
        let language = t::current_language().tag();
        let reference = Reference::current().ok();
        let stages = Stage::ALL.iter().filter(|stage| **stage != Stage::Draft);
        let plain = |code: &str, words: &str| (code.to_owned(), Msg::plain(words));
        Self {
            stages: stages.map(|stage| (stage.as_str().to_owned(), stage.words())).collect(),
            marks: reference
                .iter()
                .flat_map(|all| &all.marks.marks)
                .map(|entry| plain(entry.code.as_str(), &entry.text.say(language).name))
                .collect(),
            uses: reference
                .iter()
                .flat_map(|all| &all.use_types)
                .map(|entry| plain(entry.code.as_str(), &entry.text.say(language).title))
                .collect(),
            tracks: Track::ALL.iter().map(|track| (track.as_str().to_owned(), track_words(*track))).collect(),
        }
    }

    /// What is filtered by, with the address of the list without it.
    fn chips(&self, query: &CaseQuery, search: &Search) -> Vec<(String, String)> {
        let mut chips = Vec::new();
        let mut add = |list: &[(String, Msg)], value: &str, without: fn(&mut CaseQuery)| {
            let words = chosen(list, value);
            chips.extend(words.map(|words| (words.to_string(), query.with(without))));
        };
        add(&self.stages, &query.stage, |query| query.stage.clear());
        add(&self.marks, &query.mark, |query| query.mark.clear());
        add(&self.uses, &query.use_type, |query| query.use_type.clear());
        add(&self.tracks, &query.track, |query| query.track.clear());
        for (place, term) in search.terms.iter().enumerate() {
            chips.push((term.clone(), query.with(|query| query.q = search.without(place))));
        }
        chips
    }
}
