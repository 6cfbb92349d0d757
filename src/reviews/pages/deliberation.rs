//! The deliberation: the matrix, what blocks, the thread, meetings, and going back to review.

use actix_web::web;
use askama::Template;
use chrono::NaiveDateTime;

use super::beside::{self, NoteRow};
use super::board;
use super::matrix::{Matrix, matrix};
use crate::access::reviews as access;
use crate::accounts::{self, Account};
use crate::db::ids::AccountId;
use crate::error::Error;
use crate::requests::{Action, Case, RequestId, Stage};
use crate::reviews::beside::portfolio::Portfolio;
use crate::reviews::lifecycle::CardState;
use crate::reviews::reading::{self, Deliberation};
use crate::reviews::{Audience, RemarkKind, Resolution, actions, words};
use crate::say::{self as t, Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// What the page shows.
pub(super) struct Discussion<'a> {
    pub case: &'a Case,
    pub deliberation: &'a Deliberation,
    pub group: &'a [Account],
    pub portfolio: Option<&'a Portfolio>,
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
    quorum: usize,
    track: Msg,
    matrix: Matrix,
    remarks: Vec<RemarkRow>,
    knock_outs: Vec<KnockOutRow>,
    meetings: Vec<MeetingRow>,
    missing: Vec<Msg>,
    open: bool,
    can_speak: bool,
    kinds: Vec<(String, Msg)>,
    audiences: Vec<(String, Msg)>,
    criteria: Vec<(String, Msg)>,
    can_resolve: bool,
    can_meet: bool,
    can_reopen: bool,
    can_recommend: bool,
    own: bool,
    notes: Vec<NoteRow>,
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
    /// Officer and screeners read it as well.
    wide: bool,
}

pub(super) struct KnockOutRow {
    pub id: i64,
    pub words: Msg,
    pub comment: String,
    pub resolution: Option<Msg>,
    pub reasons: String,
    pub blocks: bool,
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
    let Discussion { case, deliberation, .. } = *discussion;
    let rubric = case.request.rubric()?;
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
        quorum: readiness.locked,
        track: match deliberation.rule.meeting_present {
            Some(_) => t::reviews::quorum_meeting(readiness.quorum, words::track(track)),
            None => t::reviews::quorum_needed(readiness.quorum, words::track(track)),
        },
        matrix: matrix(rubric, deliberation),
        remarks: deliberation
            .remarks
            .iter()
            .filter(|one| access::hear(me.actor(), standing, one.audience == Audience::Case))
            .map(|one| RemarkRow {
                id: one.id,
                author: name_of(discussion, names, one.author_id),
                at: at(one.written_at),
                text: one.text.clone(),
                on: one.criterion.as_deref().map(t::reviews::on_criterion),
                objection: one.kind == RemarkKind::Objection,
                withdrawn: one.withdrawn_at.is_some(),
                own: one.author_id == me.id,
                wide: one.audience == Audience::Case,
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
        notes: match discussion.portfolio {
            Some(portfolio) => beside::portfolio(portfolio, &case.organization.sector)?,
            None => Vec::new(),
        },
        audiences: Audience::ALL.iter().map(|one| (one.as_str().to_owned(), one.words())).collect(),
        f: match f.value("kind").is_empty() {
            true => f.with("kind", RemarkKind::Comment).with("audience", Audience::Group),
            false => f,
        },
    })
}

fn at(at: NaiveDateTime) -> String {
    t::datetime(at)
}

pub(super) fn knock_outs(deliberation: &Deliberation, blocking: &[i64]) -> Vec<KnockOutRow> {
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
    form.only(&["kind", "criterion", "text", "audience"])?;
    let id = RequestId(id.into_inner());
    let kind = match form.text("kind") {
        "" => RemarkKind::Comment,
        kind => RemarkKind::parse(kind).ok_or_else(|| Error::Refused(t::common::not_understood()))?,
    };
    let audience = match form.text("audience") {
        "" => Audience::Group,
        audience => Audience::parse(audience).ok_or_else(|| Error::Refused(t::common::not_understood()))?,
    };
    let (who, text) = (me.clone(), form.text("text").to_owned());
    let criterion = Some(form.text("criterion").to_owned()).filter(|one| !one.is_empty());
    let done = once::location(&app.db, &form, &format!("account {}", me.id), "reviews.remark", move |tx| {
        actions::remark(tx, who.actor(), id, (kind, audience), criterion.as_deref(), &text)?;
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
