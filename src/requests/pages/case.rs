//! A case as staff see it: the request, its answers, its documents, its history.

use actix_web::web;
use askama::Template;

use super::answers_view::{AnswersView, FileView};
use super::profile_changes::{self, ProfileChanges};
use super::rows::track_words;
use super::send::{Route, routes_of};
use crate::error::{Error, Result};
use crate::guidelines::{Track, track};
use crate::requests::actions::carry::{ALTERNATIVE, RENEWAL};
use crate::requests::actions::intake::Asked;
use crate::requests::answers::Answers;
use crate::requests::draft::{files_of, looks_of};
use crate::requests::facts::Facts;
use crate::requests::history::{self, Line};
use crate::requests::questions::{self, Change, choices::Choices};
use crate::requests::store::submission;
use crate::requests::{Action, Case, Request, RequestId, Revision, Stage, store};
use crate::say as t;
use crate::say::Msg;
use crate::web::{AppData, Page, Response, Routes, SignedIn};

pub(super) fn routes(routes: &mut Routes) {
    routes.get("/cases/{id}", show);
    routes.get("/cases/{id}/answers", answers);
    routes.get("/cases/{id}/documents", documents);
    routes.get("/cases/{id}/history", history_page);
}

/// What a staff page of a case reads beside the case: its revisions.
pub(super) async fn load(app: &AppData, me: &SignedIn, id: i64) -> Result<(Case, Vec<Revision>)> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, RequestId(id))?;
            let revisions = store::revisions(conn, RequestId(id))?;
            Ok((case, revisions))
        })
        .await
}

/// The track that the rules speak for.
pub(super) fn suggested(request: &Request, facts: &Facts) -> Result<Track> {
    Ok(track::suggest(request.rules()?, &facts.track(None, None, false)))
}

struct Glance {
    label: Msg,
    value: String,
}

struct GapView {
    line: String,
    answered: Option<chrono::NaiveDate>,
}

#[derive(Template)]
#[template(path = "requests/case.html")]
struct CasePage<'a> {
    page: &'a Page,
    case: &'a Case,
    glance: Vec<Glance>,
    wording: Vec<(String, String)>,
    routing: Vec<Route>,
    placements: Vec<String>,
    gaps: Vec<GapView>,
    changes: Vec<Change>,
    file_changes: Vec<(Msg, Vec<String>, Vec<String>)>,
    profile: ProfileChanges,
    revision: Revision,
    actions: Vec<(Msg, String)>,
    suggested: Option<Msg>,
    lines: Vec<Line>,
    asked_again: bool,
    recalled: bool,
}

async fn show(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let id = path.into_inner();
    let (case, revisions) = load(&app, &me, id).await?;
    let (of, sent) = (case.clone(), revisions.clone());
    let (gaps, lines, profile, linked) = app
        .db
        .read(move |conn| {
            Ok((
                submission::gaps(conn, of.request.id)?,
                history::for_staff(conn, of.request.id)?,
                profile_changes::read(conn, &of, &sent)?,
                match (of.request.linked_id, of.request.link_kind.as_deref()) {
                    (Some(id), Some("copy" | RENEWAL | ALTERNATIVE)) => store::by_id(conn, id)?.number,
                    _ => None,
                },
            ))
        })
        .await?;
    if case.request.is_recorded() {
        // Of what was decided on paper only the authorization is known.
        return Ok(page.go(&format!("/cases/{}/authorization", case.request.id)));
    }
    let revision = revisions.last().cloned().ok_or(Error::Hidden)?;
    let answers: Answers = revision.answers.to()?;
    let facts: Facts = revision.facts.to()?;
    let before: Option<Answers> = match revisions.len().checked_sub(2).and_then(|place| revisions.get(place))
    {
        Some(revision) => Some(revision.answers.to()?),
        None => None,
    };
    let shown = t::with_language(page.language, || -> Result<CasePage> {
        let reference = case.request.rules()?;
        let routing = routes_of(reference, &answers)?.map(|(_, routes)| routes).unwrap_or_default();
        let beside: Vec<&str> = facts.adjacent_to.iter().map(String::as_str).collect();
        let language = t::current_language().tag();
        let lines: Vec<Line> = lines.into_iter().take(6).collect();
        Ok(CasePage {
            page: &page,
            case: &case,
            glance: glance(&case, &answers, &facts, linked.as_deref()),
            wording: facts.exact_wording.iter().map(|one| (one.language.clone(), one.text.clone())).collect(),
            routing,
            placements: reference
                .marks
                .placements(&beside)
                .map(|placement| placement.text.say(language).clone())
                .collect(),
            gaps: gaps
                .into_iter()
                .map(|gap| GapView {
                    answered: gap.answered_at.map(|at| at.date()),
                    line: Asked { question: gap.question, text: gap.text }.line(),
                })
                .collect(),
            changes: before
                .as_ref()
                .map(|before| questions::difference(before, &answers))
                .unwrap_or_default(),
            file_changes: before.as_ref().map(|before| file_changes(before, &answers)).unwrap_or_default(),
            profile,
            actions: offered(&case),
            suggested: match case.request.track {
                None => Some(track_words(suggested(&case.request, &facts)?)),
                Some(_) => None,
            },
            asked_again: case.request.stage == Stage::Closed
                && case.request.turn == crate::requests::Turn::Secretariat,
            recalled: case.request.stage == Stage::Draft,
            revision,
            lines,
        })
    })?;
    page.show(&shown)
}

/// The steps of intake that a person can take now: words and the page of each.
fn offered(case: &Case) -> Vec<(Msg, String)> {
    let base = format!("/cases/{}", case.request.id);
    let all = [
        (Action::Accept, t::requests::do_accept(), "accept"),
        (Action::Return, t::requests::do_return(), "return"),
        (Action::CloseNotRequired, t::requests::do_not_required(), "not-required"),
        (Action::Refer, t::requests::do_refer(), "refer"),
        (Action::UndoRouting, t::requests::do_undo_routing(), "undo-routing"),
        (Action::AskForChange, t::requests::do_ask_for_change(), "ask-for-change"),
    ];
    all.into_iter()
        .filter(|(action, ..)| case.can(*action))
        .map(|(_, words, path)| (words, format!("{base}/{path}")))
        .collect()
}

fn glance(case: &Case, answers: &Answers, facts: &Facts, linked: Option<&str>) -> Vec<Glance> {
    let shown = questions::shown(answers);
    let value = |key: &str| {
        let found = shown.iter().flat_map(|shown| &shown.rows).find(|row| row.question.key == key);
        found.map(|row| row.value.to_string()).unwrap_or_default()
    };
    let when = t::requests::glance_where_and_when_value(value("territory"), facts.starts_on, facts.ends_on);
    let mut rows = vec![
        Glance {
            label: t::requests::glance_mark_and_use(),
            value: t::requests::marks_and_use(value("marks"), value("use_type")).to_string(),
        },
        Glance { label: t::requests::glance_where_and_when(), value: when.to_string() },
        Glance { label: t::requests::glance_media(), value: value("media") },
        Glance { label: t::requests::glance_beside(), value: value("adjacent_to") },
        Glance { label: t::requests::glance_purpose(), value: value("principal_purpose") },
    ];
    if let Some(money) = &facts.fundraising {
        let target = i64::try_from(money.target).unwrap_or(i64::MAX);
        let value = t::requests::glance_money_value(
            &money.currency,
            t::number(target),
            &money.beneficiary,
            money.share_to_un,
        );
        rows.push(Glance { label: t::requests::glance_money(), value: value.to_string() });
    }
    let kind = Choices::OrganizationTypes.label(facts.organization.organization_type.as_str());
    let country = Choices::Countries.label(&facts.organization.headquarters_country);
    let sector = Choices::Sectors.label(&facts.organization.sector);
    let people = t::number(i64::try_from(facts.organization.direct_employees).unwrap_or(i64::MAX));
    rows.push(Glance {
        label: t::requests::glance_organization(),
        value: t::requests::glance_organization_value(kind, people, sector, country).to_string(),
    });
    if let Some(number) = linked {
        let words = match case.request.link_kind.as_deref() {
            Some(RENEWAL) => t::requests::glance_renews(number),
            Some(ALTERNATIVE) => t::requests::glance_alternative(number),
            _ => t::requests::glance_copies(number),
        };
        rows.push(Glance { label: t::requests::glance_link(), value: words.to_string() });
    }
    let judged = t::requests::glance_judged_value(
        &case.request.edition,
        case.request.rubric_version,
        case.request.reference_version,
    );
    rows.push(Glance { label: t::requests::glance_judged(), value: judged.to_string() });
    if let Some(track) = case.request.track {
        rows.push(Glance { label: t::requests::glance_track(), value: track_words(track).to_string() });
    }
    rows
}

/// Questions whose files changed: words, names before, names now.
fn file_changes(before: &Answers, now: &Answers) -> Vec<(Msg, Vec<String>, Vec<String>)> {
    let (old, new) = (files_of(before), files_of(now));
    let mut changed = Vec::new();
    for (question, _) in questions::groups().flat_map(questions::Group::files) {
        let of = |files: &[crate::requests::draft::FrozenFile]| {
            let own = files.iter().filter(|file| file.question == question.key);
            own.map(|file| (file.sha256.clone(), file.name.clone())).collect::<Vec<_>>()
        };
        let (old, new) = (of(&old), of(&new));
        if old != new {
            let names = |files: Vec<(String, String)>| files.into_iter().map(|(_, name)| name).collect();
            changed.push((question.label(), names(old), names(new)));
        }
    }
    changed
}

#[derive(serde::Deserialize)]
struct Which {
    revision: Option<i64>,
}

#[derive(Template)]
#[template(path = "requests/case_answers.html")]
struct CaseAnswersPage<'a> {
    page: &'a Page,
    case: &'a Case,
    revision: &'a Revision,
    revisions: &'a [Revision],
    answers: AnswersView,
}

async fn answers(
    app: AppData,
    page: Page,
    me: SignedIn,
    path: web::Path<i64>,
    which: web::Query<Which>,
) -> Response {
    let (case, revisions) = load(&app, &me, path.into_inner()).await?;
    let revision = match which.revision {
        Some(number) => revisions.iter().find(|revision| revision.number == number),
        None => revisions.last(),
    };
    let revision = revision.ok_or(Error::Hidden)?;
    let answers: Answers = revision.answers.to()?;
    let files = files_of(&answers);
    let looks = app.db.read(move |conn| looks_of(conn, &files)).await?;
    let answers = t::with_language(page.language, || AnswersView::new(&answers, &looks, None));
    page.show(&CaseAnswersPage { page: &page, case: &case, revision, revisions: &revisions, answers })
}

struct QuestionFiles {
    label: Msg,
    files: Vec<FileView>,
}

#[derive(Template)]
#[template(path = "requests/case_documents.html")]
struct CaseDocumentsPage<'a> {
    page: &'a Page,
    case: &'a Case,
    now: Vec<QuestionFiles>,
    earlier: Vec<FileView>,
}

async fn documents(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let (case, revisions) = load(&app, &me, path.into_inner()).await?;
    let mut all = Vec::new();
    for revision in &revisions {
        all.push(files_of(&revision.answers.to()?));
    }
    let every: Vec<_> = all.iter().flatten().cloned().collect();
    let looks = app.db.read(move |conn| looks_of(conn, &every)).await?;
    let latest = all.pop().unwrap_or_default();
    let shown = t::with_language(page.language, || {
        let mut now: Vec<QuestionFiles> = Vec::new();
        for (question, _) in questions::groups().flat_map(questions::Group::files) {
            let own = latest.iter().filter(|file| file.question == question.key);
            let files: Vec<FileView> = own.map(|file| FileView::of(file, &looks)).collect();
            if !files.is_empty() {
                now.push(QuestionFiles { label: question.label(), files });
            }
        }
        let mut seen: Vec<i64> = latest.iter().map(|file| file.id).collect();
        let mut earlier = Vec::new();
        for file in all.iter().rev().flatten() {
            if !seen.contains(&file.id) {
                seen.push(file.id);
                earlier.push(FileView::of(file, &looks));
            }
        }
        CaseDocumentsPage { page: &page, case: &case, now, earlier }
    });
    page.show(&shown)
}

#[derive(Template)]
#[template(path = "requests/case_history.html")]
struct CaseHistoryPage<'a> {
    page: &'a Page,
    case: &'a Case,
    lines: Vec<Line>,
}

async fn history_page(app: AppData, page: Page, me: SignedIn, path: web::Path<i64>) -> Response {
    let actor = me.actor().clone();
    let id = RequestId(path.into_inner());
    let (case, lines) = app
        .db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, id)?;
            Ok((case, history::for_staff(conn, id)?))
        })
        .await?;
    page.show(&CaseHistoryPage { page: &page, case: &case, lines })
}
