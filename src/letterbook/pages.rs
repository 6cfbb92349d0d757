//! The administrator's pages about letters: what each says, and what it should say instead.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::{group, of, paragraphs, samples};
use crate::access::accounts::may_run_the_office;
use crate::access::notices as access;
use crate::db::ids::ParagraphId;
use crate::error::{Error, Result};
use crate::notices::pages::LETTER_POLICY;
use crate::notices::paragraphs::{self as store, ParagraphState, Place, Version, actions, rules};
use crate::notices::sample::Sample;
use crate::notices::{Rendered, Wording};
use crate::say::{self as t, Language, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// The routes of the book of letters.
pub fn routes(routes: &mut Routes) {
    routes.get("/admin/letters", list);
    routes.post("/admin/letters/proposals/{id}/approve", approve);
    routes.post("/admin/letters/proposals/{id}/decline", decline);
    routes.get("/admin/letters/{letter}", letter);
    routes.get("/admin/letters/{letter}/html", letter_html);
    routes.get("/admin/letters/{letter}/{paragraph}", paragraph);
    routes.post("/admin/letters/{letter}/{paragraph}", propose);
}

/// A letter in the list.
struct Line {
    kind: &'static str,
    subject: String,
    own: i64,
    waiting: i64,
}

/// Letters about one thing.
struct Group {
    key: String,
    title: Msg,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "letterbook/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    groups: Vec<Group>,
    count: usize,
}

/// A paragraph in the table of a letter.
struct Row {
    name: String,
    words: String,
    own: bool,
    waiting: bool,
}

#[derive(Template)]
#[template(path = "letterbook/letter.html")]
struct LetterPage<'a> {
    page: &'a Page,
    kind: &'static str,
    language: Language,
    languages: Vec<Language>,
    example: usize,
    examples: usize,
    rendered: Rendered,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "letterbook/paragraph.html")]
struct ParagraphPage<'a> {
    page: &'a Page,
    f: Filled,
    place: Place,
    built_in: String,
    placeholders: Vec<String>,
    now: Option<Version>,
    waiting: Option<Waiting>,
    versions: Vec<Version>,
}

/// A proposal that waits.
struct Waiting {
    version: Version,
    left_out: Vec<String>,
    example: usize,
    own: bool,
}

impl LetterPage<'_> {
    fn numbers(&self) -> Vec<usize> {
        (1..=self.examples).collect()
    }

    fn is_shown(&self, number: usize) -> bool {
        number == self.example
    }

    fn is_spoken(&self, language: Language) -> bool {
        language == self.language
    }
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Query {
    language: String,
    example: usize,
    proposal: Option<i64>,
}

/// The language that was asked for, when it has words; the page's own otherwise.
fn language_of(query: &str, page: &Page) -> Language {
    Language::parse(query).filter(|language| language.is_spoken()).unwrap_or(page.language)
}

fn spoken() -> Vec<Language> {
    Language::ALL.into_iter().filter(|language| language.is_spoken()).collect()
}

async fn list(app: AppData, page: Page, me: SignedIn) -> Response {
    may_run_the_office(&me)?;
    let counts = app.db.read(store::counts).await?;
    let count_of = |kind: &str, state: ParagraphState| {
        counts.iter().find(|one| one.0 == kind && one.1 == state).map_or(0, |one| one.2)
    };
    let wording = Wording::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut count = 0;
    for sample in samples(page.language)? {
        let (key, title) = group(sample.kind);
        if groups.last().is_none_or(|last| last.key != key) {
            groups.push(Group { key: key.to_owned(), title, lines: Vec::new() });
        }
        let Some(last) = groups.last_mut() else { continue };
        if last.lines.iter().any(|line| line.kind == sample.kind) {
            continue;
        }
        count += 1;
        last.lines.push(Line {
            kind: sample.kind,
            subject: sample.render(page.language, &wording, &page.office, &page.base_url)?.subject,
            own: count_of(sample.kind, ParagraphState::InForce),
            waiting: count_of(sample.kind, ParagraphState::Proposed),
        });
    }
    page.show(&ListPage { page: &page, groups, count })
}

/// A letter in the words in force, with a proposal in it when one is asked for.
async fn worded(app: &AppData, letter: &str, proposal: Option<i64>) -> Result<Wording> {
    let letter = letter.to_owned();
    app.db
        .read(move |conn| {
            let wording = Wording::of(conn, &[&letter])?;
            let Some(id) = proposal else { return Ok(wording) };
            let version = store::by_id(conn, ParagraphId(id))?;
            Ok(if version.letter == letter { wording.with(&version) } else { wording })
        })
        .await
}

fn nth(samples: &[Sample], example: usize) -> Result<&Sample> {
    samples.get(example.saturating_sub(1)).ok_or(Error::Hidden)
}

async fn letter(
    app: AppData,
    page: Page,
    me: SignedIn,
    which: web::Path<String>,
    query: web::Query<Query>,
) -> Response {
    may_run_the_office(&me)?;
    let language = language_of(&query.language, &page);
    let samples = of(&which, language)?;
    let sample = nth(&samples, query.example)?;
    let wording = worded(&app, &which, None).await?;
    let kind = which.into_inner();
    let versions = app.db.read(move |conn| store::of_letter(conn, &kind)).await?;
    let found = |name: &str, state| {
        versions
            .iter()
            .find(|one| one.paragraph == name && one.language == language.tag() && one.state == state)
    };
    let rows = with_language(language, || {
        let row = |(name, words): (String, Msg)| {
            let own = found(&name, ParagraphState::InForce).and_then(|one| one.text.clone());
            Row {
                waiting: found(&name, ParagraphState::Proposed).is_some(),
                own: own.is_some(),
                words: own.unwrap_or_else(|| words.with_placeholders()),
                name,
            }
        };
        paragraphs(&samples).into_iter().map(row).collect()
    });
    page.show(&LetterPage {
        page: &page,
        kind: sample.kind,
        language,
        languages: spoken(),
        example: query.example.max(1),
        examples: samples.len(),
        rendered: sample.render(language, &wording, &page.office, &page.base_url)?,
        rows,
    })
}

async fn letter_html(
    app: AppData,
    page: Page,
    me: SignedIn,
    which: web::Path<String>,
    query: web::Query<Query>,
) -> Response {
    may_run_the_office(&me)?;
    let language = language_of(&query.language, &page);
    let samples = of(&which, language)?;
    let wording = worded(&app, &which, query.proposal).await?;
    let rendered = nth(&samples, query.example)?.render(language, &wording, &page.office, &page.base_url)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, LETTER_POLICY))
        .body(rendered.html))
}

/// The paragraph of an address: its place, its words on board, and the first example that holds it.
fn placed(letter: &str, name: &str, language: Language) -> Result<(Place, Msg, usize)> {
    let samples = of(letter, language)?;
    let (paragraph, words) =
        paragraphs(&samples).into_iter().find(|(known, _)| known == name).ok_or(Error::Hidden)?;
    let holds = |sample: &Sample| sample.paragraphs().iter().any(|one| one.key() == words.key());
    let example = samples.iter().position(holds).map_or(1, |place| place + 1);
    Ok((Place { letter: letter.to_owned(), language, paragraph }, words, example))
}

/// The names as they stand in the words.
fn in_braces(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("{{{name}}}")).collect()
}

async fn show(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    which: &(String, String),
    query: &str,
    f: Option<Filled>,
) -> Response {
    may_run_the_office(me)?;
    let language = language_of(query, page);
    let (place, words, example) = placed(&which.0, &which.1, language)?;
    let asked = place.clone();
    let versions = app.db.read(move |conn| store::versions(conn, &asked)).await?;
    let in_state = |state| versions.iter().find(|one| one.state == state).cloned();
    let now = in_state(ParagraphState::InForce).filter(|one| one.text.is_some());
    let built_in = with_language(language, || words.with_placeholders());
    let names = words.placeholders();
    let waiting = in_state(ParagraphState::Proposed).map(|version| {
        let left_out = version.text.as_deref().map(|text| rules::left_out(text, &names)).unwrap_or_default();
        Waiting { left_out: in_braces(&left_out), own: version.proposed_by == me.id, example, version }
    });
    let typed = f.is_some();
    let f = f.unwrap_or_else(|| {
        let text = now.as_ref().and_then(|one| one.text.clone()).unwrap_or_else(|| built_in.clone());
        Filled::new().with("text", text)
    });
    let placeholders = in_braces(&names);
    let shown = ParagraphPage { page, f, place, built_in, placeholders, now, waiting, versions };
    if typed { page.show_problems(&shown) } else { page.show(&shown) }
}

async fn paragraph(
    app: AppData,
    page: Page,
    me: SignedIn,
    which: web::Path<(String, String)>,
    query: web::Query<Query>,
) -> Response {
    show(&app, &page, &me, &which, &query.language, None).await
}

/// The address of a paragraph's page.
fn path_of(letter: &str, paragraph: &str, language: &str) -> String {
    format!("/admin/letters/{letter}/{paragraph}?language={language}")
}

async fn propose(
    app: AppData,
    page: Page,
    me: SignedIn,
    which: web::Path<(String, String)>,
    query: web::Query<Query>,
    form: Form,
) -> Response {
    may_run_the_office(&me)?;
    form.only(&["text", "why", "built_in"])?;
    let (place, words, _) = placed(&which.0, &which.1, language_of(&query.language, &page))?;
    let text = (!form.has("built_in")).then(|| form.text("text").to_owned());
    let (why, actor) = (form.text("why").to_owned(), me.actor().clone());
    let to = path_of(&place.letter, &place.paragraph, place.language.tag());
    let done = once::write_as(&app.db, &form, &me, "notices.propose_paragraph", move |tx| {
        actions::propose(tx, &actor, &place, &words.placeholders(), text.as_deref(), &why)?;
        Ok(to)
    });
    match done.await {
        Ok(response) => saying(&app, &page, response, &t::letterbook::proposed()),
        Err(Error::Invalid(problems)) => {
            let f = Filled::from_form(&form, problems);
            show(&app, &page, &me, &which, &query.language, Some(f)).await
        }
        Err(error) => Err(error),
    }
}

fn saying(app: &AppData, page: &Page, mut response: HttpResponse, words: &Msg) -> Response {
    let banner = words.in_language(page.language);
    response.add_cookie(&crate::web::page::banner_cookie(app, &banner)).map_err(Error::internal)?;
    Ok(response)
}

async fn approve(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    access::reword(&me)?;
    form.only(&[])?;
    let (id, actor) = (ParagraphId(*id), me.actor().clone());
    let done = once::write_as(&app.db, &form, &me, "notices.approve_paragraph", move |tx| {
        let version = actions::approve(tx, &actor, id)?;
        Ok(path_of(&version.letter, &version.paragraph, &version.language))
    });
    saying(&app, &page, done.await?, &t::letterbook::approved())
}

async fn decline(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    access::reword(&me)?;
    form.only(&[])?;
    let (id, actor) = (ParagraphId(*id), me.actor().clone());
    let done = once::write_as(&app.db, &form, &me, "notices.decline_paragraph", move |tx| {
        let version = actions::decline(tx, &actor, id)?;
        Ok(path_of(&version.letter, &version.paragraph, &version.language))
    });
    saying(&app, &page, done.await?, &t::letterbook::refused())
}
