//! Published lessons: a list to search and each one, for whoever may read it.

use actix_web::web;
use askama::Template;
use chrono::{Datelike, NaiveDateTime};

use super::{Context, criteria, marks, sector, use_type};
use crate::access::lessons as access;
use crate::access::{Actor, Role};
use crate::db::ids::LessonId;
use crate::error::Error;
use crate::guidelines::{Mark, UseType};
use crate::lessons::{
    Confidentiality, Lesson, LessonFilter, LessonKind, LessonState, applied_in, by_id, count, owner_words,
    page as page_of,
};
use crate::say as t;
use crate::say::{Msg, with_language};
use crate::web::paging::Paged;
use crate::web::{AppData, Page, Response};

/// Lessons on one page.
const PAGE: usize = 12;

/// The query of the list, as it stands in the address.
#[derive(Debug, Clone, Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub struct Query {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    mark: String,
    #[serde(skip_serializing_if = "String::is_empty", rename = "use")]
    use_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    sector: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

type Choices = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "lessons/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    query: Query,
    total: i64,
    lessons: Vec<Lesson>,
    next: Option<String>,
    marks: Choices,
    uses: Choices,
    sectors: Choices,
    kinds: Choices,
    is_editor: bool,
}

#[derive(Template)]
#[template(path = "lessons/one.html")]
struct OnePage<'a> {
    page: &'a Page,
    lesson: Lesson,
    context: Context,
    is_editor: bool,
    /// How often it was applied, for staff.
    applied: Option<Msg>,
}

/// The circles whose lessons somebody may read.
pub(super) fn circles(actor: Option<&Actor>) -> Vec<Confidentiality> {
    Confidentiality::ALL.iter().copied().filter(|each| access::may_read(actor, each.circle())).collect()
}

impl Query {
    fn filter(&self, actor: Option<&Actor>) -> LessonFilter {
        LessonFilter {
            words: self.q.chars().take(300).collect(),
            kind: LessonKind::parse(&self.kind),
            mark: Mark::parse(&self.mark),
            use_type: UseType::parse(&self.use_type),
            sector: (self.sector.len() == 1).then(|| self.sector.clone()),
            circles: circles(actor),
        }
    }

    fn key(&self) -> Option<(NaiveDateTime, LessonId)> {
        let (at, id) = self.after.split_once('~')?;
        Some((at.parse().ok()?, LessonId(id.parse().ok()?)))
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = Self { after: String::new(), ..self.clone() };
        change(&mut other);
        let query = serde_html_form::to_string(&other).unwrap_or_default();
        if query.is_empty() { "/lessons".to_owned() } else { format!("/lessons?{query}") }
    }
}

impl ListPage<'_> {
    fn chips(&self) -> Vec<(String, String)> {
        let mut chips = Vec::new();
        let filter = self.query.filter(None);
        if !filter.words.trim().is_empty() {
            let words = t::lessons::quoted(filter.words.trim()).to_string();
            chips.push((words, self.query.with(|query| query.q.clear())));
        }
        if let Some(kind) = filter.kind {
            chips.push((kind.words().to_string(), self.query.with(|query| query.kind.clear())));
        }
        if let Some(mark) = filter.mark {
            chips.push((marks(mark.as_str()), self.query.with(|query| query.mark.clear())));
        }
        if let Some(kind) = filter.use_type {
            chips.push((use_type(kind.as_str()), self.query.with(|query| query.use_type.clear())));
        }
        if let Some(code) = &filter.sector {
            chips.push((sector(code), self.query.with(|query| query.sector.clear())));
        }
        chips
    }

    fn next_page(&self, key: &str) -> String {
        self.query.with(|query| query.after = key.to_owned())
    }

    fn first(&self) -> String {
        self.query.with(|_| ())
    }

    fn number_and_month(&self, lesson: &Lesson) -> Msg {
        let at = lesson.published_at.unwrap_or(lesson.contributed_at);
        t::lessons::number_and_month(lesson.number(), t::month_name(at.month()), at.year())
    }

    fn concerns(&self, lesson: &Lesson) -> Option<Msg> {
        (!lesson.criteria.is_empty()).then(|| t::lessons::concerns(criteria(&lesson.criteria)))
    }
}

/// The list.
pub async fn list(app: AppData, page: Page, query: web::Query<Query>) -> Response {
    let query = query.into_inner();
    let (filter, key) = (query.filter(page.me()), query.key());
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (total, rows) = app
        .db
        .read_long(move |conn| Ok((count(conn, &filter)?, page_of(conn, &filter, key, limit)?)))
        .await?;
    let cut = Paged::cut(rows, PAGE, |lesson| {
        format!("{}~{}", lesson.published_at.unwrap_or(lesson.contributed_at).format("%FT%T"), lesson.id)
    });
    let shown = with_language(page.language, || ListPage {
        page: &page,
        query,
        total,
        lessons: cut.rows,
        next: cut.next,
        marks: Mark::ALL.iter().map(|mark| (mark.as_str().to_owned(), marks(mark.as_str()))).collect(),
        uses: UseType::ALL.iter().map(|each| (each.as_str().to_owned(), use_type(each.as_str()))).collect(),
        sectors: app.reference().sectors.iter().map(|each| (each.code.clone(), sector(&each.code))).collect(),
        kinds: LessonKind::ALL
            .iter()
            .map(|kind| (kind.as_str().to_owned(), kind.words().to_string()))
            .collect(),
        is_editor: page.me().is_some_and(|me| access::see_editing(me).is_ok()),
    });
    page.show(&shown)
}

impl OnePage<'_> {
    fn owner(&self) -> Option<Msg> {
        Role::parse(&self.lesson.owner_role).map(|role| t::lessons::for_owner(owner_words(role)))
    }
}

/// One published lesson.
pub async fn one(app: AppData, page: Page, id: web::Path<i64>) -> Response {
    let reader = page.me().filter(|me| me.is_staff()).map(|me| me.id);
    let (lesson, applied) = app
        .db
        .read(move |conn| {
            let lesson = by_id(conn, LessonId(*id))?;
            let applied = reader.map(|reader| applied_in(conn, lesson.id, reader)).transpose()?;
            Ok((lesson, applied))
        })
        .await?;
    if lesson.state != LessonState::Published || !access::may_read(page.me(), lesson.confidentiality.circle())
    {
        return Err(Error::Hidden);
    }
    let context = with_language(page.language, || Context::of(&lesson));
    let is_editor = page.me().is_some_and(|me| access::see_editing(me).is_ok());
    let applied = applied.map(t::lessons::applied_in);
    page.show(&OnePage { page: &page, lesson, context, is_editor, applied })
}
