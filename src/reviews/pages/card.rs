//! The own scorecard: document and rubric side by side.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde_json::json;

use super::beside::{self, Beside, LessonRow, PrecedentRow};
use super::card_view::{self, Criterion, Difference};
use super::document::{self, Pane};
use crate::access::reviews as access;
use crate::db::Conn;
use crate::error::{Error, Problems, Result};
use crate::requests::{self, Case, RequestId, Stage};
use crate::reviews::QuestionState;
use crate::reviews::actions::{self, Draft};
use crate::reviews::beside as finding;
use crate::reviews::lifecycle::CardState;
use crate::reviews::reading;
use crate::reviews::scoring::Entry;
use crate::reviews::store::{self, Card, MemberQuestion};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, assets};

#[derive(Template)]
#[template(path = "reviews/card.html")]
struct CardPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    title: Msg,
    version: i64,
    criteria: Vec<Criterion>,
    private_note: String,
    total: String,
    left: Msg,
    left_words: Vec<Msg>,
    bands: Msg,
    saved: Msg,
    pane: Option<Pane>,
    version_words: Msg,
    notice: Option<Msg>,
    writable: bool,
    to_confirm: bool,
    can_change: bool,
    changed: bool,
    differences: Vec<Difference>,
    precedents: Vec<PrecedentRow>,
    lessons: Vec<LessonRow>,
    /// What the member asked so far: the words, the criterion, what became of it.
    asked: Vec<(String, Option<Msg>, Msg, &'static str)>,
    can_ask: bool,
    about: Vec<(String, Msg)>,
    script: &'static str,
    highest: u8,
}

/// What the page needs from the database.
pub(super) struct Loaded {
    pub case: Case,
    pub card: Card,
    pub entries: Vec<Entry>,
    pub declared: bool,
    pub asked: bool,
    saved_at: Option<chrono::NaiveDateTime>,
    pane: Option<Pane>,
    beside: Beside,
    questions: Vec<MemberQuestion>,
}

/// The own card with its case; hidden from whoever has none.
pub(super) async fn load(app: &AppData, me: &SignedIn, id: RequestId) -> Result<Loaded> {
    let who = me.clone();
    app.db.read(move |conn| read(conn, &who, id)).await
}

/// As [`load`], with what stands beside the rubric.
async fn load_all(app: &AppData, me: &SignedIn, id: RequestId) -> Result<Loaded> {
    let (who, past) = (me.clone(), app.past_cases.clone());
    app.db
        .read(move |conn| {
            let mut loaded = read(conn, &who, id)?;
            loaded.beside = Beside {
                precedents: finding::precedents(conn, &past, who.actor(), &loaded.case)?,
                lessons: finding::lessons(conn, who.actor(), &loaded.case, loaded.card.id)?,
            };
            Ok(loaded)
        })
        .await
}

fn read(conn: &mut Conn, who: &SignedIn, id: RequestId) -> Result<Loaded> {
    let case = Case::load_as_staff(conn, who.actor(), id)?;
    let card = store::card_of(conn, id, who.id)?;
    let card = card.ok_or_else(|| Error::Refused(t::reviews::refused_no_card()))?;
    let entries = store::entries_of(conn, card.id)?;
    let since = if card.state == CardState::Locked {
        card.revision
    } else {
        requests::revisions(conn, id)?
            .iter()
            .filter(|revision| revision.submitted_at <= card.assigned_at)
            .map(|revision| revision.number)
            .max()
            .unwrap_or(0)
    };
    Ok(Loaded {
        declared: store::declaration_of(conn, id, who.id)? == Some(false),
        asked: reading::asked(conn, id)?.contains_key(&card.id.0),
        saved_at: store::saved_at(conn, card.id)?,
        pane: document::pane(conn, &case.request, since)?,
        questions: store::questions_of(conn, id)?.into_iter().filter(|one| one.asked_by == who.id).collect(),
        case,
        card,
        entries,
        beside: Beside::default(),
    })
}

/// The member's questions in the language of the thread.
fn asked(questions: &[MemberQuestion]) -> Vec<(String, Option<Msg>, Msg, &'static str)> {
    let line = |one: &MemberQuestion| {
        let (words, tone) = match one.state {
            QuestionState::Waiting => (t::reviews::question_waiting(), "info"),
            QuestionState::Put => (t::reviews::question_put(), "ok"),
            QuestionState::LetGo => (t::reviews::question_gone(), "line"),
        };
        (one.text.clone(), one.criterion.as_deref().map(t::reviews::on_criterion), words, tone)
    };
    questions.iter().map(line).collect()
}

/// What was typed, when the page is shown again.
struct Typed {
    draft: Draft,
    problems: Problems,
    conflict: bool,
}

fn show(page: &Page, me: &SignedIn, loaded: Loaded, typed: Option<Typed>) -> Response {
    show_filled(page, me, loaded, typed, None)
}

/// The page again with what was typed into the form of a question.
pub(super) async fn show_with(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: RequestId,
    f: Filled,
) -> Response {
    show_filled(page, me, load_all(app, me, id).await?, None, Some(f))
}

fn show_filled(
    page: &Page,
    me: &SignedIn,
    loaded: Loaded,
    typed: Option<Typed>,
    question: Option<Filled>,
) -> Response {
    let rubric = loaded.case.request.rubric()?;
    let track = reading::track_of(&loaded.case.request);
    let in_review = loaded.case.request.stage == Stage::Review;
    let on_hold = loaded.case.hold_since.is_some();
    let card = &loaded.card;
    let writable = card.state.is_awaited() && in_review && !on_hold;
    let to_confirm = card.state == CardState::Locked && loaded.asked && !on_hold;
    let (entries, note, problems, conflict, differences) = match &typed {
        Some(typed) => {
            let lines = with_language(page.language, || {
                card_view::differences(rubric, &loaded.entries, &card.private_note, &typed.draft)
            });
            let lines = if typed.conflict { lines } else { Vec::new() };
            let note = typed.draft.private_note.clone();
            (typed.draft.entries.clone(), note, typed.problems.clone(), typed.conflict, lines)
        }
        None => (loaded.entries.clone(), card.private_note.clone(), Problems::new(), false, Vec::new()),
    };
    let read = card_view::read(rubric, track, &entries);
    let lessons_typed = typed.as_ref().map(|typed| typed.draft.lessons.clone()).unwrap_or_default();
    let (criteria, lessons, precedents) = with_language(page.language, || {
        let mut criteria = card_view::criteria(rubric, track, &entries, &problems);
        let ids: Vec<String> = criteria.iter().map(|one| one.id.clone()).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let (beside, whole) = beside::spread(&loaded.beside.lessons, &ids, &lessons_typed);
        for (criterion, lessons) in criteria.iter_mut().zip(beside) {
            criterion.lessons = lessons;
        }
        beside::precedents(me.actor(), &loaded.beside.precedents).map(|rows| (criteria, whole, rows))
    })?;
    let number = loaded.case.request.number_or_draft();
    let shown = CardPage {
        page,
        asked: with_language(page.language, || asked(&loaded.questions)),
        can_ask: access::score(me.actor(), &loaded.case.standing).is_ok()
            && matches!(loaded.case.request.stage, Stage::Screening | Stage::Review | Stage::Deliberation)
            && !on_hold,
        about: criteria
            .iter()
            .map(|one| (one.id.clone(), Msg::plain(format!("{} {}", one.id, one.title))))
            .collect(),
        f: question.unwrap_or_else(|| card_view::with_problems(problems.clone())),
        title: t::reviews::card_title_page(&number),
        version: card.version,
        private_note: note,
        total: card_view::total(&read),
        left: t::reviews::left(read.left),
        left_words: card_view::left_words(criteria.len()),
        criteria,
        precedents,
        lessons,
        bands: t::reviews::bands(&number, rubric.bands.recommend, rubric.bands.recommend_with_conditions),
        saved: match loaded.saved_at {
            Some(at) if typed.is_none() => t::reviews::saved_at(t::time_of_day(at)),
            None if typed.is_none() => t::reviews::not_saved_yet(),
            _ => t::reviews::unsaved(),
        },
        version_words: t::reviews::document_revision(loaded.pane.as_ref().map_or(0, |pane| pane.number)),
        changed: loaded.pane.as_ref().is_some_and(|pane| !pane.changes.is_empty()) && writable,
        pane: loaded.pane,
        notice: card_view::notice(card.state, on_hold, in_review),
        writable,
        to_confirm,
        can_change: to_confirm && in_review,
        differences,
        case: &loaded.case,
        script: assets::path_of("review.js"),
        highest: rubric.scale.highest,
    };
    let problems = shown.f.problems.clone();
    if conflict {
        page.with_status(StatusCode::CONFLICT, &shown)
    } else if problems.is_empty() {
        page.show(&shown)
    } else {
        page.show_problems(&shown)
    }
}

pub(super) async fn page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    let id = RequestId(id.into_inner());
    let loaded = load_all(&app, &me, id).await?;
    if !loaded.declared && loaded.card.state.is_awaited() {
        return Ok(page.go(&format!("/cases/{id}/conflict")));
    }
    show(&page, &me, loaded, None)
}

/// The draft of a form, by the track that the case is on.
async fn draft(app: &AppData, me: &SignedIn, id: RequestId, form: &Form) -> Result<Draft> {
    let who = me.clone();
    let case = app.db.read(move |conn| Case::load_as_staff(conn, who.actor(), id)).await?;
    card_view::draft(case.request.rubric()?, reading::track_of(&case.request), form)
}

pub(super) async fn save(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    let id = RequestId(id.into_inner());
    let typed = draft(&app, &me, id, &form).await?;
    let (who, draft) = (me.clone(), typed.clone());
    let saved = app.db.write(move |tx| actions::save(tx, who.actor(), id, &draft)).await;
    match saved {
        Ok(_) if form.text("do") == "lock" => Ok(page.go(&format!("/cases/{id}/review/lock"))),
        Ok(_) => Ok(page.go_saying(&app, &format!("/cases/{id}/review"), &t::reviews::saved_banner())),
        Err(Error::Conflict(_)) => {
            let loaded = load_all(&app, &me, id).await?;
            if !loaded.card.state.is_awaited() {
                return Err(Error::Refused(t::reviews::refused_state(loaded.card.state.words())));
            }
            show(&page, &me, loaded, Some(Typed { draft: typed, problems: Problems::new(), conflict: true }))
        }
        Err(Error::Invalid(problems)) => {
            let loaded = load_all(&app, &me, id).await?;
            show(&page, &me, loaded, Some(Typed { draft: typed, problems, conflict: false }))
        }
        Err(error) => Err(error),
    }
}

/// Saves for the script: the new version and what the page shows of it, or why it was not saved.
pub(super) async fn autosave(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    let id = RequestId(id.into_inner());
    let typed = draft(&app, &me, id, &form).await?;
    let who = me.clone();
    let now = app.db.clock().now();
    let saved = app.db.write(move |tx| actions::save(tx, who.actor(), id, &typed)).await;
    let say = |message: &Msg| with_language(page.language, || message.to_string());
    Ok(match saved {
        Ok(saved) => HttpResponse::Ok().json(json!({
            "version": saved.version,
            "saved": say(&t::reviews::saved_at(with_language(page.language, || t::time_of_day(now)))),
            "total": card_view::total(&saved.reading),
            "left": say(&t::reviews::left(saved.reading.left)),
        })),
        Err(Error::Conflict(why)) => HttpResponse::Conflict().json(json!({ "why": say(&why) })),
        Err(Error::Refused(why)) => HttpResponse::Forbidden().json(json!({ "why": say(&why) })),
        Err(Error::Invalid(problems)) => {
            let why = problems.iter().next().map(|(_, why)| say(why)).unwrap_or_default();
            HttpResponse::UnprocessableEntity().json(json!({ "why": why }))
        }
        Err(error) => return Err(error),
    })
}
