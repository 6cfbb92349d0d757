//! The forms of the secretariat on a case: each step on a page of its own, with its reasons.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use super::case::{load, suggested};
use super::rows::track_words;
use crate::error::{Error, Problems, Result};
use crate::guidelines::{Authority, Reference, Track};
use crate::requests::actions::intake::{self as actions, Asked};
use crate::requests::answers::{Answers, DateParts};
use crate::requests::facts::Facts;
use crate::requests::questions::{self, dates};
use crate::requests::store::member_questions::{self, MemberQuestion};
use crate::requests::{Action, Case, RequestId, Revision};
use crate::say as t;
use crate::say::Msg;
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, Routes, SignedIn, once};

/// Longest text of one field, characters.
const TEXT_LIMIT: usize = 2000;
/// Most gaps in one form.
const MOST_GAPS: usize = 20;
/// Blank gaps that a form begins with.
const FIRST_GAPS: usize = 2;
/// Working days that a partner has for questions, unless the form says otherwise.
const QUESTION_DAYS: u32 = 10;

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}/accept", accept_page);
    routes.post("/cases/{id}/accept", accept);
    routes.get("/cases/{id}/return", return_page);
    routes.post("/cases/{id}/return", return_for_information);
    routes.get("/cases/{id}/not-required", not_required_page);
    routes.post("/cases/{id}/not-required", not_required);
    routes.get("/cases/{id}/refer", refer_page);
    routes.post("/cases/{id}/refer", refer);
    routes.get("/cases/{id}/undo-routing", undo_page);
    routes.post("/cases/{id}/undo-routing", undo);
    routes.get("/cases/{id}/ask-for-change", ask_page);
    routes.post("/cases/{id}/ask-for-change", ask);
}

/// One form: its words, its fields by kind, its button.
#[derive(Template)]
#[template(path = "requests/intake.html")]
struct IntakePage<'a> {
    page: &'a Page,
    case: &'a Case,
    step: &'static str,
    heading: Msg,
    lead: Vec<Msg>,
    button: Msg,
    f: Filled,
    tracks: Vec<(String, Msg)>,
    authorities: Vec<(String, Msg)>,
    questions: Vec<(String, Msg)>,
    gaps: Vec<usize>,
    asked_again: bool,
    /// What members of the group would ask.
    waiting: Vec<MemberQuestion>,
}

impl IntakePage<'_> {
    fn gap_question(&self, number: usize) -> Field {
        let name = format!("question-{number}");
        self.f.select(&name, t::requests::gap_question(), self.questions.clone()).optional()
    }

    fn gap_text(&self, number: usize) -> Field {
        let label = if self.asks() { t::requests::ask_text() } else { t::requests::gap_text() };
        self.f.area(&format!("text-{number}"), label).rows(2)
    }

    /// Whether it asks questions while the work goes on.
    fn asks(&self) -> bool {
        self.step == "ask-for-change"
    }
}

/// Loads a case on which the person can take this step now.
async fn for_step(app: &AppData, me: &SignedIn, id: i64, action: Action) -> Result<(Case, Revision)> {
    let (case, revisions) = load(app, me, id).await?;
    if !case.can(action) {
        return Err(Error::Refused(t::requests::step_not_now(case.status())));
    }
    let revision = revisions.last().cloned().ok_or(Error::Hidden)?;
    Ok((case, revision))
}

fn blank<'a>(
    page: &'a Page,
    case: &'a Case,
    step: &'static str,
    heading: Msg,
    lead: Vec<Msg>,
    button: Msg,
    f: Filled,
) -> IntakePage<'a> {
    IntakePage {
        page,
        case,
        step,
        heading,
        lead,
        button,
        f,
        tracks: Vec::new(),
        authorities: Vec::new(),
        questions: Vec::new(),
        gaps: Vec::new(),
        asked_again: false,
        waiting: Vec::new(),
    }
}

/// A text that must be there, within its limit.
fn text(form: &Form, problems: &mut Problems, field: &str, required: Option<Msg>) -> String {
    let text = form.text(field).to_owned();
    if text.chars().count() > TEXT_LIMIT {
        problems.add(field, t::requests::reason_too_long(TEXT_LIMIT));
    } else if let (true, Some(words)) = (text.is_empty(), required) {
        problems.add(field, words);
    }
    text
}

// Accept

fn accept_shown<'a>(page: &'a Page, case: &'a Case, suggested: Track, f: Filled) -> IntakePage<'a> {
    t::with_language(page.language, || {
        let lead = vec![t::requests::accept_lead(), t::requests::accept_suggested(track_words(suggested))];
        let mut shown =
            blank(page, case, "accept", t::requests::do_accept(), lead, t::requests::accept_button(), f);
        shown.tracks =
            Track::ALL.iter().map(|track| (track.as_str().to_owned(), track_words(*track))).collect();
        shown
    })
}

async fn accept_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, revision) = for_step(&app, &me, path.into_inner(), Action::Accept).await?;
    let track = suggested(&case.request, &revision.facts.to::<Facts>()?)?;
    page.show(&accept_shown(&page, &case, track, Filled::new().with("track", track.as_str())))
}

async fn accept(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["track", "reason"])?;
    let id = path.into_inner();
    let mut problems = Problems::new();
    let track = Track::parse(form.text("track"));
    if track.is_none() {
        problems.add("track", t::requests::select_track());
    }
    let reason = text(&form, &mut problems, "reason", None);
    let (case, revisions) = load(&app, &me, id).await?;
    let revision = revisions.last().ok_or(Error::Hidden)?;
    let suggested = suggested(&case.request, &revision.facts.to::<Facts>()?)?;
    if track.is_some_and(|track| track != suggested) && reason.is_empty() {
        problems.add("reason", t::requests::enter_track_reason());
    }
    let Some(track) = track.filter(|_| problems.is_empty()) else {
        let filled = Filled::from_form(&form, problems);
        return page.show_problems(&accept_shown(&page, &case, suggested, filled));
    };
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.accept", move |tx| {
        actions::accept(tx, &actor, RequestId(id), track, &reason)?;
        Ok(format!("/cases/{id}"))
    })
    .await
}

// Return, and ask for a change: lists of gaps

/// The questions of the form that were asked in a revision, by section.
fn question_choices(answers: &Answers) -> Vec<(String, Msg)> {
    let shown = questions::shown(answers);
    let rows = shown.iter().flat_map(|shown| shown.rows.iter().map(move |row| (shown, row)));
    rows.map(|(shown, row)| {
        let words = t::requests::question_of_group(shown.group.title(), row.label.clone());
        (row.question.key.to_owned(), words)
    })
    .collect()
}

fn gap_numbers(form: &Form) -> Vec<usize> {
    let count = (0..MOST_GAPS)
        .filter(|number| form.has(&format!("text-{number}")))
        .max()
        .map_or(FIRST_GAPS, |highest| highest + 1);
    let more = usize::from(form.has("more"));
    (0..(count + more).min(MOST_GAPS)).collect()
}

/// The gaps of a form; a row with nothing in it is left out.
fn gaps(form: &Form, problems: &mut Problems) -> Vec<Asked> {
    let mut all = Vec::new();
    for number in 0..MOST_GAPS {
        let (question, words) = (form.text(&format!("question-{number}")), format!("text-{number}"));
        let said = text(form, problems, &words, None);
        if said.is_empty() && question.is_empty() {
            continue;
        }
        if said.is_empty() {
            problems.add(words, t::requests::enter_gap());
            continue;
        }
        let question = questions::question(question).map(|(_, question)| question.key.to_owned());
        all.push(Asked { question, text: said });
    }
    if all.is_empty() && problems.is_empty() {
        problems.add("text-0", t::requests::enter_gap());
    }
    all
}

fn return_shown<'a>(
    page: &'a Page,
    case: &'a Case,
    revision: &Revision,
    gaps: Vec<usize>,
    f: Filled,
    due: NaiveDate,
) -> Result<IntakePage<'a>> {
    let answers: Answers = revision.answers.to()?;
    Ok(t::with_language(page.language, || {
        let lead = vec![t::requests::return_lead(due)];
        let mut shown =
            blank(page, case, "return", t::requests::do_return(), lead, t::requests::return_button(), f);
        shown.questions = question_choices(&answers);
        shown.gaps = gaps;
        shown
    }))
}

fn return_due(app: &AppData) -> NaiveDate {
    app.db.clock().now().date() + chrono::Days::new(app.limits.return_days)
}

async fn return_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, revision) = for_step(&app, &me, path.into_inner(), Action::Return).await?;
    let gaps = (0..FIRST_GAPS).collect();
    page.show(&return_shown(&page, &case, &revision, gaps, Filled::new(), return_due(&app))?)
}

async fn return_for_information(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["question-*", "text-*", "more"])?;
    let id = path.into_inner();
    let mut problems = Problems::new();
    let asked = gaps(&form, &mut problems);
    if form.has("more") || !problems.is_empty() {
        let (case, revision) = for_step(&app, &me, id, Action::Return).await?;
        let (more, numbers) = (form.has("more"), gap_numbers(&form));
        let problems = if more { Problems::new() } else { problems };
        let f = Filled::from_form(&form, problems);
        let shown = return_shown(&page, &case, &revision, numbers, f, return_due(&app))?;
        return if more { page.show(&shown) } else { page.show_problems(&shown) };
    }
    let (actor, days) = (me.actor().clone(), app.limits.return_days);
    once::write_as(&app.db, &form, &me, "requests.return", move |tx| {
        actions::return_for_information(tx, &actor, RequestId(id), &asked, days)?;
        Ok(format!("/cases/{id}"))
    })
    .await
}

fn ask_shown<'a>(
    page: &'a Page,
    case: &'a Case,
    revision: &Revision,
    gaps: Vec<usize>,
    waiting: Vec<MemberQuestion>,
    f: Filled,
) -> Result<IntakePage<'a>> {
    let answers: Answers = revision.answers.to()?;
    Ok(t::with_language(page.language, || {
        let lead = vec![t::requests::ask_lead()];
        let (heading, button) = (t::requests::do_ask_for_change(), t::requests::ask_button());
        let mut shown = blank(page, case, "ask-for-change", heading, lead, button, f);
        shown.questions = question_choices(&answers);
        shown.gaps = gaps;
        shown.waiting = waiting;
        shown
    }))
}

/// What members of the group would ask, for whoever may ask the partner.
async fn members_ask(app: &AppData, id: RequestId) -> Result<Vec<MemberQuestion>> {
    app.db.read(move |conn| member_questions::waiting(conn, id)).await
}

async fn ask_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, revision) = for_step(&app, &me, path.into_inner(), Action::AskForChange).await?;
    let reference = Reference::current().map_err(Error::internal)?;
    let today = app.db.clock().now().date();
    let due = app.db.with_closed_days(|| reference.terms.calendar.add_working_days(today, QUESTION_DAYS));
    let waiting = members_ask(&app, case.request.id).await?;
    let f = waiting
        .iter()
        .take(MOST_GAPS)
        .enumerate()
        .fold(Filled::new(), |f, (number, one)| f.with(&format!("text-{number}"), &one.text))
        .with_date("due", Some(due));
    let gaps = (0..waiting.len().clamp(FIRST_GAPS, MOST_GAPS)).collect();
    page.show(&ask_shown(&page, &case, &revision, gaps, waiting, f)?)
}

async fn ask(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["question-*", "text-*", "more", "due-day", "due-month", "due-year"])?;
    let id = path.into_inner();
    let today = app.db.clock().now().date();
    let mut problems = Problems::new();
    let asked = gaps(&form, &mut problems);
    let parts = DateParts {
        day: form.text("due-day").to_owned(),
        month: form.text("due-month").to_owned(),
        year: form.text("due-year").to_owned(),
    };
    let due = dates::read(&parts).ok();
    match due {
        None => problems.add("due", t::requests::enter_due()),
        Some(due) if due <= today => problems.add("due", t::requests::due_must_be_later()),
        Some(due) if (due - today).num_days() > 90 => problems.add("due", t::requests::due_too_late()),
        Some(_) => {}
    }
    let more = form.has("more");
    let Some(due) = due.filter(|_| problems.is_empty() && !more) else {
        let (case, revision) = for_step(&app, &me, id, Action::AskForChange).await?;
        let numbers = gap_numbers(&form);
        let problems = if more { Problems::new() } else { problems };
        let waiting = members_ask(&app, case.request.id).await?;
        let f = Filled::from_form(&form, problems);
        let shown = ask_shown(&page, &case, &revision, numbers, waiting, f)?;
        return if more { page.show(&shown) } else { page.show_problems(&shown) };
    };
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.ask_for_change", move |tx| {
        actions::ask_for_change(tx, &actor, RequestId(id), &asked, due)?;
        Ok(format!("/cases/{id}"))
    })
    .await
}

// Routing

fn not_required_shown<'a>(page: &'a Page, case: &'a Case, f: Filled) -> IntakePage<'a> {
    let (heading, button) = (t::requests::do_not_required(), t::requests::not_required_button());
    let lead = vec![t::requests::not_required_lead()];
    blank(page, case, "not-required", heading, lead, button, f)
}

async fn not_required_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, revision) = for_step(&app, &me, path.into_inner(), Action::CloseNotRequired).await?;
    let advice = routing_words(&page, &case, &revision, |route| {
        let mut words = route.disclaimers.clone();
        words.extend(route.instead.clone());
        words.join("\n\n")
    })?;
    page.show(&not_required_shown(&page, &case, Filled::new().with("advice", advice)))
}

/// Words of the routing table for the first group of marks, to begin a form with.
fn routing_words(
    page: &Page,
    case: &Case,
    revision: &Revision,
    words: impl Fn(&super::send::Route) -> String,
) -> Result<String> {
    let answers: Answers = revision.answers.to()?;
    let found = t::with_language(page.language, || super::send::routes_of(case.request.rules()?, &answers))?;
    Ok(found.and_then(|(_, routes)| routes.first().map(&words)).unwrap_or_default())
}

async fn not_required(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["reason", "advice"])?;
    let id = path.into_inner();
    let mut problems = Problems::new();
    let reason = text(&form, &mut problems, "reason", Some(t::requests::enter_reason()));
    let advice = text(&form, &mut problems, "advice", Some(t::requests::enter_advice()));
    if !problems.is_empty() {
        let (case, _) = for_step(&app, &me, id, Action::CloseNotRequired).await?;
        return page.show_problems(&not_required_shown(&page, &case, Filled::from_form(&form, problems)));
    }
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.close_not_required", move |tx| {
        actions::close_not_required(tx, &actor, RequestId(id), &reason, &advice)?;
        Ok(format!("/cases/{id}"))
    })
    .await
}

fn refer_shown<'a>(page: &'a Page, case: &'a Case, f: Filled) -> Result<IntakePage<'a>> {
    let reference = Reference::current().map_err(Error::internal)?;
    Ok(t::with_language(page.language, || {
        let language = t::current_language().tag();
        let lead = vec![t::requests::refer_lead()];
        let mut shown =
            blank(page, case, "refer", t::requests::do_refer(), lead, t::requests::refer_button(), f);
        shown.authorities = reference
            .marks
            .authorities
            .iter()
            .map(|entry| (entry.code.as_str().to_owned(), Msg::plain(entry.text.say(language).name.clone())))
            .collect();
        shown
    }))
}

async fn refer_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, revision) = for_step(&app, &me, path.into_inner(), Action::Refer).await?;
    let contact = routing_words(&page, &case, &revision, |route| route.contact.clone())?;
    let reference = case.request.rules()?;
    let authority = case
        .request
        .marks()
        .first()
        .and_then(|mark| reference.marks.mark(*mark))
        .map(|entry| entry.authority);
    let mut f = Filled::new().with("contact", contact);
    if let Some(authority) = authority {
        f = f.with("authority", authority.as_str());
    }
    page.show(&refer_shown(&page, &case, f)?)
}

async fn refer(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["authority", "contact", "reason"])?;
    let id = path.into_inner();
    let mut problems = Problems::new();
    let authority = Authority::parse(form.text("authority"));
    if authority.is_none() {
        problems.add("authority", t::requests::select_authority());
    }
    let contact = text(&form, &mut problems, "contact", Some(t::requests::enter_contact()));
    let reason = text(&form, &mut problems, "reason", None);
    let Some(authority) = authority.filter(|_| problems.is_empty()) else {
        let (case, _) = for_step(&app, &me, id, Action::Refer).await?;
        return page.show_problems(&refer_shown(&page, &case, Filled::from_form(&form, problems))?);
    };
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.refer", move |tx| {
        actions::refer(tx, &actor, RequestId(id), authority, &contact, &reason)?;
        Ok(format!("/cases/{id}"))
    })
    .await
}

fn undo_shown<'a>(page: &'a Page, case: &'a Case, f: Filled) -> IntakePage<'a> {
    let (heading, button) = (t::requests::do_undo_routing(), t::requests::undo_button());
    let mut shown = blank(page, case, "undo-routing", heading, vec![t::requests::undo_lead()], button, f);
    shown.asked_again = case.request.turn == crate::requests::Turn::Secretariat;
    shown
}

async fn undo_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, _) = for_step(&app, &me, path.into_inner(), Action::UndoRouting).await?;
    page.show(&undo_shown(&page, &case, Filled::new()))
}

async fn undo(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    form.only(&["reasons", "answer"])?;
    let id = path.into_inner();
    let mut problems = Problems::new();
    let reasons = text(&form, &mut problems, "reasons", Some(t::requests::enter_reasons()));
    if !problems.is_empty() {
        let (case, _) = for_step(&app, &me, id, Action::UndoRouting).await?;
        return page.show_problems(&undo_shown(&page, &case, Filled::from_form(&form, problems)));
    }
    let keeps = form.text("answer") == "keep";
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.undo_routing", move |tx| {
        if keeps {
            actions::keep_routing(tx, &actor, RequestId(id), &reasons)?;
        } else {
            actions::undo_routing(tx, &actor, RequestId(id), &reasons)?;
        }
        Ok(format!("/cases/{id}"))
    })
    .await
}
