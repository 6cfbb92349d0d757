//! The deliberation: the matrix, what blocks, the thread, meetings, and going back to review.

use actix_web::web;
use askama::Template;
use chrono::NaiveDateTime;

use super::board;
use super::matrix::{Matrix, matrix};
use crate::access::reviews as access;
use crate::accounts::{self, Account};
use crate::db::ids::AccountId;
use crate::error::{Error, Problems};
use crate::requests::{Action, Case, RequestId, Stage};
use crate::reviews::lifecycle::CardState;
use crate::reviews::reading::{self, Deliberation};
use crate::reviews::{RemarkKind, Resolution, actions, words};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// What the page shows.
pub(super) struct Discussion<'a> {
    pub case: &'a Case,
    pub deliberation: &'a Deliberation,
    pub group: &'a [Account],
}

#[derive(Template)]
#[template(path = "reviews/deliberation.html")]
struct DeliberationPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    title: Msg,
    cards: Msg,
    stepped_back: Vec<String>,
    blocking: Option<Msg>,
    upheld: bool,
    band: Option<Msg>,
    apart: Msg,
    apart_which: String,
    quorum: Msg,
    track: Msg,
    matrix: Matrix,
    remarks: Vec<RemarkRow>,
    knock_outs: Vec<KnockOutRow>,
    meetings: Vec<MeetingRow>,
    missing: Vec<Msg>,
    open: bool,
    can_speak: bool,
    kinds: Vec<(String, Msg)>,
    criteria: Vec<(String, Msg)>,
    can_resolve: bool,
    can_meet: bool,
    can_reopen: bool,
    can_recommend: bool,
    own: bool,
}

struct RemarkRow {
    id: i64,
    author: String,
    at: String,
    text: String,
    on: Option<Msg>,
    objection: bool,
    withdrawn: bool,
    own: bool,
}

struct KnockOutRow {
    id: i64,
    words: Msg,
    comment: String,
    resolution: Option<Msg>,
    reasons: String,
    blocks: bool,
}

struct MeetingRow {
    words: Msg,
    minutes: String,
    present: Vec<String>,
}

/// The name of a person of the case; people outside it are looked up by the caller.
fn name_of(discussion: &Discussion<'_>, names: &[(AccountId, String)], id: AccountId) -> String {
    let members = discussion.deliberation.members.iter().map(|one| &one.member);
    members
        .chain(discussion.group)
        .find(|one| one.id == id)
        .map(|one| one.name.clone())
        .or_else(|| names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()))
        .unwrap_or_default()
}

/// Shows the deliberation of a case whose scores this person may see.
pub(super) fn show(
    page: &Page,
    me: &SignedIn,
    discussion: &Discussion<'_>,
    names: &[(AccountId, String)],
    f: Filled,
) -> Response {
    let shown = with_language(page.language, || build(page, me, discussion, names, f))?;
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

fn build<'a>(
    page: &'a Page,
    me: &SignedIn,
    discussion: &Discussion<'a>,
    names: &[(AccountId, String)],
    f: Filled,
) -> crate::error::Result<DeliberationPage<'a>> {
    let rubric = words::rubric()?;
    let Discussion { case, deliberation, .. } = *discussion;
    let track = reading::track_of(&case.request);
    let readiness = deliberation.readiness();
    let open = case.request.stage == Stage::Deliberation && case.hold_since.is_none();
    let standing = &case.standing;
    let allowed = |answer: Result<(), crate::access::Refusal>| open && answer.is_ok();
    let blocking: Vec<i64> = deliberation.blocking().map(|one| one.id).collect();
    let apart: Vec<&str> = deliberation
        .case
        .criteria
        .iter()
        .filter(|one| one.flagged)
        .map(|one| one.criterion.as_str())
        .collect();
    let mut kinds = vec![(RemarkKind::Comment.as_str().to_owned(), RemarkKind::Comment.words())];
    if access::object(me.actor(), standing).is_ok() {
        kinds.push((RemarkKind::Objection.as_str().to_owned(), RemarkKind::Objection.words()));
    }
    Ok(DeliberationPage {
        page,
        case,
        title: t::reviews::deliberation_page(case.request.number_or_draft()),
        cards: t::reviews::cards_locked(readiness.locked),
        stepped_back: deliberation
            .members
            .iter()
            .filter(|one| matches!(one.card.state, CardState::Recused | CardState::Abstained))
            .map(|one| one.member.name.clone())
            .collect(),
        blocking: (!blocking.is_empty()).then(|| t::reviews::knock_outs_stop(blocking.len())),
        upheld: readiness.upheld,
        band: readiness.band.map(words::band),
        apart: t::reviews::count_of(apart.len(), deliberation.case.criteria.len()),
        apart_which: if apart.is_empty() { t::reviews::nobody_apart().to_string() } else { t::list(&apart) },
        quorum: t::reviews::count_of(readiness.locked, readiness.quorum),
        track: match deliberation.rule.meeting_present {
            Some(_) => t::reviews::quorum_meeting(words::track(track)),
            None => words::track(track),
        },
        matrix: matrix(rubric, deliberation),
        remarks: deliberation
            .remarks
            .iter()
            .map(|one| RemarkRow {
                id: one.id,
                author: name_of(discussion, names, one.author_id),
                at: at(one.written_at),
                text: one.text.clone(),
                on: one.criterion.as_deref().map(t::reviews::on_criterion),
                objection: one.kind == RemarkKind::Objection,
                withdrawn: one.withdrawn_at.is_some(),
                own: one.author_id == me.id,
            })
            .collect(),
        knock_outs: knock_outs(deliberation, &blocking),
        meetings: deliberation
            .meetings
            .iter()
            .map(|one| MeetingRow {
                words: t::reviews::meeting_line(one.held_on, one.present.len()),
                minutes: one.minutes.clone(),
                present: one.present.iter().map(|id| name_of(discussion, names, *id)).collect(),
            })
            .collect(),
        missing: readiness.missing,
        open,
        can_speak: allowed(access::speak(me.actor(), standing)),
        kinds,
        criteria: rubric
            .criteria_of(track)
            .into_iter()
            .map(|one| (one.id.clone(), Msg::plain(words::criterion(one))))
            .collect(),
        can_resolve: allowed(access::resolve(me.actor(), standing)),
        can_meet: allowed(access::record_meeting(me.actor(), standing)),
        can_reopen: case.can(Action::ReopenReview),
        can_recommend: case.can(Action::Recommend),
        own: standing.has_card,
        f,
    })
}

fn at(at: NaiveDateTime) -> String {
    t::datetime(at)
}

fn knock_outs(deliberation: &Deliberation, blocking: &[i64]) -> Vec<KnockOutRow> {
    deliberation
        .knock_outs
        .iter()
        .map(|one| {
            let by = deliberation.members.iter().find(|member| member.card.id == one.scorecard_id);
            let comment = by
                .and_then(|by| by.entries.iter().find(|entry| entry.criterion == one.criterion))
                .map(|entry| entry.comment.clone());
            let name = by.map(|by| by.member.name.clone()).unwrap_or_default();
            KnockOutRow {
                id: one.id,
                words: t::reviews::knock_out_by(name, &one.criterion),
                comment: comment.unwrap_or_default(),
                resolution: one.resolution.map(Resolution::words),
                reasons: one.reasons.clone(),
                blocks: blocking.contains(&one.id),
            }
        })
        .collect()
}

/// Names of people who wrote or were present and hold no card.
pub(super) fn other_names(
    conn: &mut crate::db::Conn,
    deliberation: &Deliberation,
) -> crate::error::Result<Vec<(AccountId, String)>> {
    let mut ids: Vec<AccountId> = deliberation.remarks.iter().map(|one| one.author_id).collect();
    ids.extend(deliberation.meetings.iter().flat_map(|one| one.present.clone()));
    ids.sort();
    ids.dedup();
    ids.into_iter().map(|id| Ok((id, accounts::by_id(conn, id)?.name))).collect()
}

pub(super) async fn remark(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["kind", "criterion", "text"])?;
    let id = RequestId(id.into_inner());
    let kind = match form.text("kind") {
        "" => RemarkKind::Comment,
        kind => RemarkKind::parse(kind).ok_or_else(|| Error::Refused(t::common::not_understood()))?,
    };
    let (who, text) = (me.clone(), form.text("text").to_owned());
    let criterion = Some(form.text("criterion").to_owned()).filter(|one| !one.is_empty());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.remark", move |tx| {
        actions::remark(tx, who.actor(), id, kind, criterion.as_deref(), &text)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::remark_banner())),
        Err(Error::Invalid(problems)) => {
            board::show(&app, &page, &me, id, Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn withdraw(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    form.only(&[])?;
    let (id, remark) = path.into_inner();
    let id = RequestId(id);
    let who = me.clone();
    let to = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.withdraw", move |tx| {
        actions::withdraw_objection(tx, who.actor(), id, remark)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await?;
    Ok(page.go_saying(&app, &to, &t::reviews::withdrawn_banner()))
}

/// A case in deliberation, for the forms that have a page of their own.
async fn deliberating(
    app: &AppData,
    me: &SignedIn,
    id: RequestId,
) -> crate::error::Result<(Case, Deliberation, Vec<Account>)> {
    let who = me.clone();
    let loaded = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, who.actor(), id)?;
            let deliberation = reading::deliberation(conn, &case.request)?;
            let group = actions::group(conn, &case.request)?;
            Ok((case, deliberation, group))
        })
        .await?;
    match loaded.0.request.stage {
        Stage::Deliberation => Ok(loaded),
        stage => Err(Error::Refused(t::reviews::refused_no_deliberation(stage.words()))),
    }
}

#[derive(Template)]
#[template(path = "reviews/resolve.html")]
struct ResolvePage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    title: Msg,
    row: &'a KnockOutRow,
    objection: bool,
    choices: Vec<(String, Msg)>,
}

async fn show_resolve(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    (id, knock_out): (RequestId, i64),
    f: Filled,
) -> Response {
    let (case, deliberation, _) = deliberating(app, me, id).await?;
    access::resolve(me.actor(), &case.standing)?;
    let one = deliberation.knock_outs.iter().find(|one| one.id == knock_out).ok_or(Error::Hidden)?;
    let rows = with_language(page.language, || knock_outs(&deliberation, &[]));
    let row = rows.iter().find(|row| row.id == knock_out).ok_or(Error::Hidden)?;
    let shown = ResolvePage {
        page,
        case: &case,
        title: t::reviews::resolve_title(&one.criterion),
        row,
        objection: deliberation.objection_stands(&one.criterion),
        choices: vec![
            (Resolution::Upheld.as_str().to_owned(), t::reviews::resolve_upheld()),
            (Resolution::SetAside.as_str().to_owned(), t::reviews::resolve_set_aside()),
        ],
        f,
    };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn resolve_page(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
) -> Response {
    let (id, knock_out) = path.into_inner();
    show_resolve(&app, &page, &me, (RequestId(id), knock_out), Filled::new()).await
}

pub(super) async fn resolve(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<(i64, i64)>,
    form: Form,
) -> Response {
    form.only(&["resolution", "reasons"])?;
    let (id, knock_out) = path.into_inner();
    let id = RequestId(id);
    let Some(resolution) = Resolution::parse(form.text("resolution")) else {
        let problems = board::problem("resolution", t::reviews::problem_resolution());
        return show_resolve(&app, &page, &me, (id, knock_out), Filled::from_form(&form, problems)).await;
    };
    let (who, reasons) = (me.clone(), form.text("reasons").to_owned());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.resolve", move |tx| {
        actions::resolve(tx, who.actor(), id, knock_out, resolution, &reasons)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::resolved_banner())),
        Err(Error::Invalid(problems)) => {
            show_resolve(&app, &page, &me, (id, knock_out), Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "reviews/meeting.html")]
struct MeetingPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
    people: Vec<(String, Msg)>,
}

async fn show_meeting(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Filled) -> Response {
    let (case, _, group) = deliberating(app, me, id).await?;
    access::record_meeting(me.actor(), &case.standing)?;
    let people = group.iter().map(|one| (one.id.to_string(), Msg::plain(&one.name))).collect();
    let shown = MeetingPage { page, case: &case, f, people };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn meeting_page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show_meeting(&app, &page, &me, RequestId(id.into_inner()), Filled::new()).await
}

pub(super) async fn record_meeting(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["held_on-day", "held_on-month", "held_on-year", "minutes", "present"])?;
    let id = RequestId(id.into_inner());
    let parts = crate::requests::answers::DateParts {
        day: form.text("held_on-day").to_owned(),
        month: form.text("held_on-month").to_owned(),
        year: form.text("held_on-year").to_owned(),
    };
    let Ok(held_on) = crate::requests::questions::dates::read(&parts) else {
        let mut problems = Problems::new();
        problems.add("held_on", t::reviews::problem_meeting_day());
        return show_meeting(&app, &page, &me, id, Filled::from_form(&form, problems)).await;
    };
    let present: Vec<AccountId> = form.all("present").iter().filter_map(|one| one.parse().ok()).collect();
    let (who, minutes) = (me.clone(), form.text("minutes").to_owned());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.meeting", move |tx| {
        actions::record_meeting(tx, who.actor(), id, held_on, &minutes, &present)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::meeting_banner())),
        Err(Error::Invalid(problems)) => {
            show_meeting(&app, &page, &me, id, Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "reviews/reopen.html")]
struct ReopenPage<'a> {
    page: &'a Page,
    case: &'a Case,
    f: Filled,
}

async fn show_reopen(app: &AppData, page: &Page, me: &SignedIn, id: RequestId, f: Filled) -> Response {
    let (case, _, _) = deliberating(app, me, id).await?;
    if !case.can(Action::ReopenReview) {
        return Err(Error::Refused(t::common::not_your_role()));
    }
    let shown = ReopenPage { page, case: &case, f };
    if shown.f.problems.is_empty() { page.show(&shown) } else { page.show_problems(&shown) }
}

pub(super) async fn reopen_page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show_reopen(&app, &page, &me, RequestId(id.into_inner()), Filled::new()).await
}

pub(super) async fn reopen(
    app: AppData,
    page: Page,
    me: SignedIn,
    id: web::Path<i64>,
    form: Form,
) -> Response {
    form.only(&["reason"])?;
    let id = RequestId(id.into_inner());
    let (who, reason) = (me.clone(), form.text("reason").to_owned());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.reopen", move |tx| {
        actions::reopen(tx, who.actor(), id, &reason)?;
        Ok(format!("/cases/{id}/reviews"))
    })
    .await;
    match done {
        Ok(to) => Ok(page.go_saying(&app, &to, &t::reviews::reopened_banner())),
        Err(Error::Invalid(problems)) => {
            show_reopen(&app, &page, &me, id, Filled::from_form(&form, problems)).await
        }
        Err(error) => Err(error),
    }
}
