//! The home of one request: the task list while it is written, where it is once it was sent.

use actix_web::web;
use askama::Template;
use chrono::{NaiveDate, NaiveDateTime};

use super::answers_view::AnswersView;
use super::{own, title_of};
use crate::accounts::AccountId;
use crate::db::ids::NoticeId;
use crate::error::Error;
use crate::notices::{self, NoticeRow};
use crate::organizations;
use crate::requests::actions::carry;
use crate::requests::actions::intake::Asked;
use crate::requests::answers::Answers;
use crate::requests::draft::{Draft, files_of, looks_of};
use crate::requests::history::{self, Line};
use crate::requests::questions::{self, GroupState};
use crate::requests::store::submission;
use crate::requests::turn::{self, PartnerView};
use crate::requests::{Action, Case, RequestId, Revision, Stage, must_know, rules, store};
use crate::say as t;
use crate::say::Msg;
use crate::waiting::{self, WaitKind};
use crate::web::{AppData, Form, Page, Response, Routes, SignedIn, once};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/requests/{id}", home);
    routes.get("/requests/{id}/sent", sent);
    routes.post("/requests/{id}/copy", copy);
    routes.post("/requests/{id}/confirm/{group}", confirm);
    routes.get("/requests/{id}/answers", answers);
    routes.get("/requests/{id}/letters/{notice}", letter);
}

/// A row of the task list.
struct Task {
    path: String,
    title: Msg,
    hint: Option<Msg>,
    state: Msg,
    tone: Option<&'static str>,
}

struct Part {
    title: Msg,
    tasks: Vec<Task>,
}

#[derive(Template)]
#[template(path = "requests/tasks.html")]
struct TasksPage<'a> {
    page: &'a Page,
    case: &'a Case,
    title: String,
    parts: Vec<Part>,
    done: usize,
    all: usize,
    ready: bool,
    saved_at: Option<NaiveDateTime>,
    gaps: Vec<String>,
    due: Option<NaiveDate>,
    view: PartnerView,
    linked: Vec<(i64, String)>,
    /// Groups that were carried over and wait to be confirmed.
    to_confirm: usize,
}

impl TasksPage<'_> {
    /// Parts that are not completed.
    fn left(&self) -> usize {
        self.all - self.done
    }
}

/// The steps of the tracker.
struct Step {
    words: Msg,
    note: Option<Msg>,
    done: bool,
    current: bool,
}

#[derive(Template)]
#[template(path = "requests/progress.html")]
struct ProgressPage<'a> {
    page: &'a Page,
    case: &'a Case,
    title: String,
    view: PartnerView,
    steps: Vec<Step>,
    lines: Vec<Line>,
    letters: Vec<NoticeRow>,
    print: Msg,
    print_tone: &'static str,
    authorization: Option<String>,
    sent_at: Option<NaiveDateTime>,
    ask_again: bool,
    /// The last day to ask that a decline or an exclusion is looked at again.
    reconsider_by: Option<NaiveDate>,
    asked: Vec<String>,
    hold: bool,
}

impl ProgressPage<'_> {
    /// Whether there is a letter of decision.
    fn is_decided(&self) -> bool {
        use crate::requests::Outcome as O;
        let outcome = self.case.request.outcome;
        matches!(outcome, Some(O::Authorized | O::AuthorizedWithConditions | O::Declined))
    }
}

/// Everything the home reads.
struct Loaded {
    case: Case,
    draft: Draft,
    gaps: Vec<Asked>,
    due: Option<NaiveDate>,
    lines: Vec<Line>,
    entered: Vec<(Stage, NaiveDateTime, String)>,
    letters: Vec<NoticeRow>,
    authorization: Option<(String, String, NaiveDate)>,
    linked: Vec<(i64, String)>,
}

impl Loaded {
    fn beside(&self, today: NaiveDate) -> turn::Beside<'_> {
        turn::Beside {
            held: self.case.hold_since,
            asked: self.due,
            authorization: self.authorization.as_ref().map(|(_, state, _)| state.as_str()),
            today,
        }
    }
}

async fn load(app: &AppData, me: &SignedIn, id: i64) -> crate::error::Result<Loaded> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = own(conn, &actor, id)?;
            let request = RequestId(id);
            let gaps = submission::open_gaps(conn, request)?;
            let waits = waiting::open_for_request(conn, request)?;
            let due = waits.iter().find(|wait| wait.kind == WaitKind::Gaps).and_then(|wait| wait.due_on);
            let members = organizations::members(conn, case.request.organization_id)?;
            let people: Vec<AccountId> = members.iter().map(|member| member.account.id).collect();
            let mut letters = notices::of_request(conn, request)?;
            letters.retain(|row| row.account_id.is_some_and(|id| people.contains(&id)));
            // Colleagues got the same letter; one line for each is enough.
            letters.dedup_by(|one, other| one.subject == other.subject && one.created_at == other.created_at);
            Ok(Loaded {
                draft: Draft::load(conn, request)?,
                gaps: gaps.into_iter().map(|gap| Asked { question: gap.question, text: gap.text }).collect(),
                due,
                lines: history::for_partner(conn, &case.request)?,
                entered: history::entered(conn, request)?,
                letters,
                authorization: store::lists::authorization_of(conn, request)?,
                linked: store::lists::linked(conn, request)?,
                case,
            })
        })
        .await
}

async fn home(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let loaded = load(&app, &me, path.into_inner()).await?;
    let asked = !loaded.gaps.is_empty();
    let writes = matches!(loaded.case.request.stage, Stage::Draft | Stage::Returned)
        || rules::sending(loaded.case.request.stage, asked).is_some();
    let today = app.db.clock().now().date();
    if writes && loaded.case.hold_since.is_none() {
        t::with_language(page.language, || tasks(&page, &loaded, today))
    } else {
        t::with_language(page.language, || progress(&page, &loaded, today))
    }
}

fn tasks(page: &Page, loaded: &Loaded, today: NaiveDate) -> Response {
    let answers = loaded.draft.answers();
    let context = loaded.draft.context(&loaded.case.request, today);
    let base = format!("/requests/{}", loaded.case.request.id);
    let (mut done, mut all) = (0, 0);
    let mut parts = Vec::new();
    for section in questions::sections() {
        let mut rows = Vec::new();
        for group in &section.groups {
            let state = questions::state_of(group, &answers, &context);
            if state == GroupState::NotNeeded {
                continue;
            }
            all += 1;
            let to_confirm = loaded.draft.is_to_confirm(group.key);
            let complete = !to_confirm && answers.problems(group, &context).is_empty();
            done += usize::from(complete);
            let (state, tone) = match (to_confirm, state) {
                (true, GroupState::Completed) => (t::requests::state_to_confirm(), Some("warn")),
                (_, state) => words_of(state, complete),
            };
            let path = format!("{base}/edit/{}", group.key);
            rows.push(Task { path, title: group.title(), hint: group.hint(), state, tone });
        }
        if !rows.is_empty() {
            parts.push(Part { title: section.title(), tasks: rows });
        }
    }
    let case = &loaded.case;
    page.show(&TasksPage {
        page,
        case,
        title: title_of(&case.request),
        parts,
        done,
        all,
        ready: done == all,
        saved_at: loaded.draft.saved_at(),
        gaps: loaded.gaps.iter().map(Asked::line).collect(),
        due: loaded.due,
        view: turn::for_partner(&case.request, loaded.beside(today)),
        linked: loaded.linked.clone(),
        to_confirm: loaded.draft.to_confirm().len(),
    })
}

fn words_of(state: GroupState, complete: bool) -> (Msg, Option<&'static str>) {
    match state {
        _ if complete => (t::requests::state_completed(), None),
        GroupState::Problem(_) => (t::requests::state_problem(), Some("bad")),
        GroupState::InProgress => (t::requests::state_in_progress(), Some("info")),
        _ => (t::requests::state_not_started(), Some("")),
    }
}

fn progress(page: &Page, loaded: &Loaded, today: NaiveDate) -> Response {
    let case = &loaded.case;
    let request = &case.request;
    let days = request.rules().map_or(30, |all| all.terms.terms.undo_routing_days);
    let ask_again = case.can(Action::AskUndoRouting) && rules::may_ask_again(request.closed_at, today, days);
    let (print, print_tone) = may_print(loaded, today);
    let reconsider_by = rules::reconsider_by(request).filter(|day| today <= *day && !case.reconsidered);
    page.show(&ProgressPage {
        page,
        case,
        title: title_of(request),
        view: turn::for_partner(request, loaded.beside(today)),
        steps: steps(loaded),
        lines: loaded.lines.clone(),
        letters: loaded.letters.clone(),
        print,
        print_tone,
        authorization: loaded.authorization.as_ref().map(|(number, ..)| number.clone()),
        sent_at: request.submitted_at,
        ask_again,
        reconsider_by,
        asked: loaded.gaps.iter().map(Asked::line).collect(),
        hold: case.hold_since.is_some(),
    })
}

/// "What may I print today?"
fn may_print(loaded: &Loaded, today: NaiveDate) -> (Msg, &'static str) {
    let not_required = loaded.case.request.outcome == Some(crate::requests::Outcome::NotRequired);
    match &loaded.authorization {
        Some((_, state, until)) if state == "active" && *until >= today => {
            (t::requests::print_active(*until), "ok")
        }
        Some((_, state, _)) if state == "offered" => (t::requests::print_offered(), "warn"),
        Some((_, state, _)) if state == "accepted" => (t::requests::print_accepted(), "warn"),
        Some(_) => (t::requests::print_ended(), "stop"),
        None if not_required => (t::requests::print_not_required(), "ok"),
        None if loaded.case.request.stage == Stage::Closed => (t::requests::print_closed(), "stop"),
        None => (t::requests::print_nothing(), "warn"),
    }
}

fn steps(loaded: &Loaded) -> Vec<Step> {
    let request = &loaded.case.request;
    let at = |stages: &[Stage]| {
        let mut found = loaded.entered.iter().filter(|(stage, ..)| stages.contains(stage));
        found.next_back().map(|(_, at, _)| *at)
    };
    let place = match request.stage {
        Stage::Draft => 0,
        Stage::Submitted | Stage::Returned => 1,
        Stage::Screening => 2,
        Stage::Review | Stage::Deliberation => 3,
        Stage::Recommended | Stage::Deferred => 4,
        Stage::Closed => 5,
    };
    let dates = [
        at(&[Stage::Submitted]),
        at(&[Stage::Screening]),
        at(&[Stage::Review]),
        at(&[Stage::Recommended]),
        request.closed_at,
    ];
    let words = [
        t::requests::step_sent(),
        t::requests::step_complete(),
        t::requests::step_screened(),
        t::requests::step_group(),
        t::requests::step_decision(),
    ];
    let closed = request.stage == Stage::Closed;
    let steps = words.into_iter().zip(dates).enumerate().map(|(number, (words, at))| {
        let done = at.is_some() && (number < place || closed);
        let current = !closed && number == place;
        let note = match at {
            Some(at) if done => Some(t::requests::on_day(at.date())),
            _ if current => Some(t::requests::since_day(request.stage_since.date())),
            _ => None,
        };
        Step { words, note, done, current }
    });
    steps.collect()
}

#[derive(Template)]
#[template(path = "requests/sent.html")]
struct SentPage<'a> {
    page: &'a Page,
    case: &'a Case,
    title: String,
    number: String,
    due: Option<NaiveDate>,
    view: PartnerView,
}

async fn sent(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let loaded = load(&app, &me, path.into_inner()).await?;
    let case = &loaded.case;
    let Some(number) = case.request.number.clone() else {
        return Ok(page.go(&format!("/requests/{}", case.request.id)));
    };
    let title = t::with_language(page.language, || title_of(&case.request));
    let today = app.db.clock().now().date();
    let view = turn::for_partner(&case.request, loaded.beside(today));
    let due = case.request.due_on.filter(|_| case.request.stage == Stage::Submitted);
    page.show(&SentPage { page: &page, case, title, number, due, view })
}

#[derive(Template)]
#[template(path = "requests/answers.html")]
struct AnswersPage<'a> {
    page: &'a Page,
    case: &'a Case,
    title: String,
    revision: Revision,
    answers: AnswersView,
}

async fn answers(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let actor = me.actor().clone();
    let id = path.into_inner();
    let (case, revision, answers, looks) = app
        .db
        .read(move |conn| {
            let case = own(conn, &actor, id)?;
            let revision = store::latest_revision(conn, case.request.id)?.ok_or(Error::Hidden)?;
            let answers: Answers = revision.answers.to()?;
            let looks = looks_of(conn, &files_of(&answers))?;
            Ok((case, revision, answers, looks))
        })
        .await?;
    let (title, answers) = t::with_language(page.language, || {
        (title_of(&case.request), AnswersView::new(&answers, &looks, None))
    });
    page.show(&AnswersPage { page: &page, case: &case, title, revision, answers })
}

#[derive(Template)]
#[template(path = "requests/letter.html")]
struct LetterPage<'a> {
    page: &'a Page,
    case: &'a Case,
    letter: NoticeRow,
}

/// Begins a new draft with the answers of this request.
async fn copy(app: AppData, me: SignedIn, path: web::Path<i64>, form: Form) -> Response {
    let id = RequestId(path.into_inner());
    must_know(&app.db, &me, id).await?;
    form.only(&[])?;
    let actor = me.actor().clone();
    once::write_as(&app.db, &form, &me, "requests.copy", move |tx| {
        let new = carry::copy(tx, &actor, id)?;
        Ok(format!("/requests/{new}"))
    })
    .await
}

/// Confirms a group that was carried over, as it stands.
async fn confirm(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, String)>,
    form: Form,
) -> Response {
    let (id, key) = path.into_inner();
    must_know(&app.db, &me, RequestId(id)).await?;
    form.only(&["version"])?;
    let group = questions::group(&key).ok_or(Error::Hidden)?;
    let version: i64 = form.value("version").unwrap_or_default();
    let actor = me.actor().clone();
    app.db.write(move |tx| carry::confirm(tx, &actor, RequestId(id), group, version)).await?;
    Ok(page.go(&format!("/requests/{id}/check#{key}")))
}

async fn letter(app: AppData, page: Page, me: SignedIn, path: web::Path<(i64, i64)>) -> Response {
    let actor = me.actor().clone();
    let (id, notice) = path.into_inner();
    let (case, letter) = app
        .db
        .read(move |conn| {
            let case = own(conn, &actor, id)?;
            let letter = notices::by_id(conn, NoticeId(notice))?;
            let members = organizations::members(conn, case.request.organization_id)?;
            let is_ours = members.iter().any(|member| Some(member.account.id) == letter.account_id);
            if letter.request_id != Some(case.request.id) || !is_ours {
                return Err(Error::Hidden);
            }
            Ok((case, letter))
        })
        .await?;
    page.show(&LetterPage { page: &page, case: &case, letter })
}
