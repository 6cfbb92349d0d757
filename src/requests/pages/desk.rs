//! The first page of staff after sign-in, and the list of cases.

use actix_web::web;
use askama::Template;
use chrono::{Days, NaiveDate, NaiveDateTime};

use super::waits::{path_of, wait_words};
use crate::access::Actor;
use crate::error::{Error, Result};
use crate::guidelines::{Mark, Reference, Track, UseType};
use crate::requests::{CaseFilter, CaseRow, DeskRow, Outcome, RequestId, Stage, store};
use crate::say as t;
use crate::say::Msg;
use crate::web::paging::Paged;
use crate::web::{AppData, Filled, Page, Response, Routes, SignedIn};

/// Rows on one page.
const PAGE: usize = 50;
/// Working days that a request counts as new.
const NEW_DAYS: u64 = 3;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/desk", desk);
    routes.get("/cases", cases);
}

fn must_be_staff(actor: &Actor) -> Result<()> {
    if actor.is_staff() { Ok(()) } else { Err(Error::Hidden) }
}

/// A counted view.
struct View {
    words: Msg,
    count: i64,
    path: String,
    current: bool,
}

/// A row of either list.
pub(super) struct Row {
    path: String,
    number: String,
    organization: String,
    title: String,
    usage: String,
    on_behalf: bool,
    track: Option<Msg>,
    part: Option<Msg>,
    status: Msg,
    tone: &'static str,
    turn: Msg,
    since: NaiveDate,
    due: Option<NaiveDate>,
    due_words: Option<(Msg, &'static str)>,
}

fn status(case: &CaseRow, held: bool) -> (Msg, &'static str) {
    match (held, case.stage, case.outcome) {
        (true, ..) => (t::requests::on_hold(), "warn"),
        (_, Stage::Closed, Some(outcome)) if outcome.is_authorized() => (outcome.words(), "ok"),
        (_, Stage::Closed, Some(outcome @ (Outcome::Declined | Outcome::Excluded))) => {
            (outcome.words(), "stop")
        }
        (_, Stage::Closed, Some(outcome)) => (outcome.words(), "line"),
        (_, Stage::Returned, _) => (case.stage.words(), "warn"),
        (_, stage, _) => (stage.words(), "info"),
    }
}

/// Marks and kind of use, in words.
fn use_words(case: &CaseRow) -> String {
    let language = t::current_language().tag();
    let Ok(reference) = Reference::seeded() else { return String::new() };
    let marks = crate::requests::marks_of(&case.marks);
    let names: Vec<&str> = marks
        .iter()
        .filter_map(|mark| reference.marks.mark(*mark))
        .map(|entry| entry.text.say(language).name.as_str())
        .collect();
    let use_type = case
        .use_type
        .and_then(|use_type| reference.use_type(use_type))
        .map(|entry| entry.text.say(language).title.clone());
    match use_type {
        Some(use_type) => t::requests::marks_and_use(t::list(&names), use_type).to_string(),
        None => t::list(&names),
    }
}

/// How a due date reads today.
fn due_words(due: Option<NaiveDate>, today: NaiveDate) -> Option<(Msg, &'static str)> {
    let due = due?;
    let reference = Reference::seeded().ok()?;
    let calendar = &reference.terms.calendar;
    Some(if due < today {
        (t::requests::overdue_by(calendar.working_days_between(due, today)), "stop")
    } else if due == today {
        (t::requests::due_today(), "warn")
    } else {
        let days = calendar.working_days_between(today, due);
        (t::requests::due_in(days), if days <= 1 { "warn" } else { "" })
    })
}

fn row(case: &CaseRow, hold: Option<&Option<NaiveDate>>, today: NaiveDate, part: Option<&DeskRow>) -> Row {
    let (status, tone) = status(case, hold.is_some());
    let due = match part {
        Some(wait) => wait.due_on,
        None => hold.map_or(case.due_on, |answer| *answer),
    };
    Row {
        path: part.map_or_else(|| format!("/cases/{}", case.id), path_of),
        number: case.number.clone().unwrap_or_default(),
        organization: case.organization.clone(),
        title: case.title.clone(),
        usage: use_words(case),
        on_behalf: case.entered_by.is_some(),
        track: case.track.map(track_words),
        part: part.map(|wait| wait_words(wait.kind)),
        status,
        tone,
        turn: case.turn.words(),
        since: part.map_or(case.stage_since, |wait| wait.asked_at).date(),
        due,
        due_words: due_words(due, today),
    }
}

/// A track, in words.
pub(super) fn track_words(track: Track) -> Msg {
    match track {
        Track::Simplified => t::requests::track_simplified(),
        Track::Standard => t::requests::track_standard(),
        Track::Enhanced => t::requests::track_enhanced(),
    }
}

#[derive(Template)]
#[template(path = "requests/desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    name: String,
    today: NaiveDate,
    views: Vec<View>,
    current: &'static str,
    rows: Vec<Row>,
    count: i64,
    more: Option<String>,
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

async fn desk(app: AppData, page: Page, me: SignedIn, query: web::Query<WhichView>) -> Response {
    must_be_staff(&me)?;
    let now = app.db.clock().now();
    let today = now.date();
    let fresh = CaseFilter { since: Some(new_since(today)), ..CaseFilter::default() };
    let held = CaseFilter { held: true, ..CaseFilter::default() };
    let current = match query.view.as_str() {
        "overdue" => "overdue",
        "new" => "new",
        "holds" => "holds",
        _ => "mine",
    };
    let actor = me.actor().clone();
    let limit = i64::try_from(PAGE).unwrap_or(50);
    let (counts, listed, held) = app
        .db
        .read(move |conn| {
            use store::lists as rows;
            let counts = [
                rows::count_desk(conn, &actor, None)?,
                rows::count_desk(conn, &actor, Some(today))?,
                rows::count_cases(conn, &actor, &fresh)?,
                rows::count_cases(conn, &actor, &held)?,
            ];
            let listed = match current {
                "new" => Listed::Cases(rows::cases(conn, &actor, &fresh, limit)?),
                "holds" => Listed::Cases(rows::cases(conn, &actor, &held, limit)?),
                "overdue" => Listed::Waits(rows::desk(conn, &actor, Some(today), limit)?),
                _ => Listed::Waits(rows::desk(conn, &actor, None, limit)?),
            };
            let ids: Vec<RequestId> = match &listed {
                Listed::Waits(waits) => waits.iter().map(|wait| wait.case.id).collect(),
                Listed::Cases(cases) => cases.iter().map(|case| case.id).collect(),
            };
            let held = rows::held(conn, &ids)?;
            Ok((counts, listed, held))
        })
        .await?;
    let shown = t::with_language(page.language, || {
        let [mine, overdue, new, holds] = counts;
        let view = |key: &'static str, words, count| View {
            words,
            count,
            path: if key == "mine" { "/desk".to_owned() } else { format!("/desk?view={key}") },
            current: key == current,
        };
        let views = vec![
            view("mine", t::requests::view_mine(), mine),
            view("overdue", t::requests::view_overdue(), overdue),
            view("new", t::requests::view_new(), new),
            view("holds", t::requests::view_holds(), holds),
        ];
        let rows: Vec<Row> = match &listed {
            Listed::Waits(waits) => {
                waits.iter().map(|wait| row(&wait.case, held.get(&wait.case.id), today, Some(wait))).collect()
            }
            Listed::Cases(cases) => {
                cases.iter().map(|case| row(case, held.get(&case.id), today, None)).collect()
            }
        };
        let count = views.iter().find(|view| view.current).map_or(0, |view| view.count);
        let more = (count > limit).then(|| "/cases".to_owned());
        DeskPage {
            page: &page,
            name: me.name.clone(),
            today,
            views,
            current,
            rows,
            count,
            more,
            enters: me.has(crate::access::Role::Secretariat),
        }
    });
    page.show(&shown)
}

/// Midnight before the last few working days.
fn new_since(today: NaiveDate) -> NaiveDateTime {
    let mut day = today;
    let Ok(reference) = Reference::seeded() else { return (today - Days::new(NEW_DAYS)).into() };
    let mut left = NEW_DAYS;
    while left > 0 {
        day = day - Days::new(1);
        if reference.terms.calendar.is_working_day(day) {
            left -= 1;
        }
    }
    day.into()
}

#[derive(serde::Deserialize, Default)]
struct CaseQuery {
    #[serde(default)]
    stage: String,
    #[serde(default)]
    mark: String,
    #[serde(default, rename = "use")]
    use_type: String,
    #[serde(default)]
    track: String,
    #[serde(default)]
    organization: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    held: String,
    #[serde(default)]
    after: String,
}

impl CaseQuery {
    fn filter(&self) -> CaseFilter {
        let text = if self.organization.trim().is_empty() { &self.q } else { &self.organization };
        CaseFilter {
            stage: Stage::parse(&self.stage),
            mark: Mark::parse(&self.mark),
            use_type: UseType::parse(&self.use_type),
            track: Track::parse(&self.track),
            text: text.trim().chars().take(200).collect(),
            since: None,
            held: self.held == "yes",
            after: read_key(&self.after),
        }
    }

    /// The same list without one of its filters.
    fn without(&self, name: &str) -> String {
        let text = if self.organization.trim().is_empty() { &self.q } else { &self.organization };
        let all = [
            ("stage", &self.stage),
            ("mark", &self.mark),
            ("use", &self.use_type),
            ("track", &self.track),
            ("organization", text),
            ("held", &self.held),
        ];
        let kept: Vec<(&str, &str)> = all
            .into_iter()
            .filter(|(key, value)| *key != name && !value.trim().is_empty())
            .map(|(key, value)| (key, value.as_str()))
            .collect();
        match serde_html_form::to_string(&kept) {
            Ok(query) if !query.is_empty() => format!("/cases?{query}"),
            _ => "/cases".to_owned(),
        }
    }

    fn next(&self, key: &str) -> String {
        let base = self.without("");
        let separator = if base.contains('?') { '&' } else { '?' };
        format!("{base}{separator}after={key}")
    }
}

/// The key of a row: when it was first sent, in seconds, and its id.
fn key(case: &CaseRow) -> String {
    let at = case.submitted_at.map_or(0, |at| at.and_utc().timestamp());
    format!("{at}-{}", case.id)
}

fn read_key(text: &str) -> Option<(NaiveDateTime, i64)> {
    let (at, id) = text.split_once('-')?;
    let at = chrono::DateTime::from_timestamp(at.parse().ok()?, 0)?.naive_utc();
    Some((at, id.parse().ok()?))
}

#[derive(Template)]
#[template(path = "requests/cases.html")]
struct CasesPage<'a> {
    page: &'a Page,
    f: Filled,
    stages: Vec<(String, Msg)>,
    marks: Vec<(String, Msg)>,
    uses: Vec<(String, Msg)>,
    tracks: Vec<(String, Msg)>,
    chips: Vec<(String, String)>,
    rows: Vec<Row>,
    count: i64,
    next: Option<String>,
}

impl DeskPage<'_> {
    /// Whether the rows are things that wait, each with the reader's part in it.
    fn with_part(&self) -> bool {
        matches!(self.current, "mine" | "overdue")
    }
}

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
}

async fn cases(app: AppData, page: Page, me: SignedIn, query: web::Query<CaseQuery>) -> Response {
    must_be_staff(&me)?;
    let query = query.into_inner();
    let filter = query.filter();
    let actor = me.actor().clone();
    let today = app.db.clock().now().date();
    let wanted = filter.clone();
    let limit = i64::try_from(PAGE).unwrap_or(50) + 1;
    let (rows, count, held) = app
        .db
        .read(move |conn| {
            use store::lists;
            let rows = lists::cases(conn, &actor, &wanted, limit)?;
            let count = lists::count_cases(conn, &actor, &CaseFilter { after: None, ..wanted })?;
            let ids: Vec<RequestId> = rows.iter().map(|row| row.id).collect();
            let held = lists::held(conn, &ids)?;
            Ok((rows, count, held))
        })
        .await?;
    let paged = Paged::cut(rows, PAGE, key);
    let shown = t::with_language(page.language, || {
        let choices = CaseChoices::new();
        let chips = choices.chips(&query, &filter);
        CasesPage {
            page: &page,
            f: Filled::new()
                .with("stage", &query.stage)
                .with("mark", &query.mark)
                .with("use", &query.use_type)
                .with("track", &query.track)
                .with("organization", &filter.text),
            stages: choices.stages,
            marks: choices.marks,
            uses: choices.uses,
            tracks: choices.tracks,
            chips,
            rows: paged.rows.iter().map(|case| row(case, held.get(&case.id), today, None)).collect(),
            count,
            next: paged.next.as_deref().map(|key| query.next(key)),
        }
    });
    page.show(&shown)
}

/// A filter that chooses from a list: its name, its words, its choices.
type Select<'a> = (&'static str, Msg, &'a [(String, Msg)]);

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
        let reference = Reference::seeded().ok();
        let stages = Stage::ALL.iter().filter(|stage| **stage != Stage::Draft);
        Self {
            stages: stages.map(|stage| (stage.as_str().to_owned(), stage.words())).collect(),
            marks: reference
                .iter()
                .flat_map(|all| &all.marks.marks)
                .map(|entry| {
                    (entry.code.as_str().to_owned(), Msg::plain(entry.text.say(language).name.clone()))
                })
                .collect(),
            uses: reference
                .iter()
                .flat_map(|all| &all.use_types)
                .map(|entry| {
                    (entry.code.as_str().to_owned(), Msg::plain(entry.text.say(language).title.clone()))
                })
                .collect(),
            tracks: Track::ALL.iter().map(|track| (track.as_str().to_owned(), track_words(*track))).collect(),
        }
    }

    /// What is filtered by, with the address of the list without it.
    fn chips(&self, query: &CaseQuery, filter: &CaseFilter) -> Vec<(String, String)> {
        let label = |list: &[(String, Msg)], value: &str| {
            list.iter().find(|(key, _)| key == value).map(|(_, words)| words.to_string())
        };
        let mut chips = Vec::new();
        for (name, list, value) in [
            ("stage", &self.stages, &query.stage),
            ("mark", &self.marks, &query.mark),
            ("use", &self.uses, &query.use_type),
            ("track", &self.tracks, &query.track),
        ] {
            if let Some(words) = label(list, value) {
                chips.push((words, query.without(name)));
            }
        }
        if !filter.text.is_empty() {
            chips.push((filter.text.clone(), query.without("organization")));
        }
        if filter.held {
            chips.push((t::requests::on_hold().to_string(), query.without("held")));
        }
        chips
    }
}
