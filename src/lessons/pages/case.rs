//! The lesson of a case: write one, or say why there is none.

use actix_web::web;
use askama::Template;
use chrono::NaiveDate;

use crate::access::lessons as access;
use crate::access::{Actor, Role};
use crate::authorizations::{UseReport, reports_of_request};
use crate::db::ids::{LessonId, RequestId};
use crate::error::{Problems, Result};
use crate::lessons::{
    Confidentiality, LONGEST_TEXT, LONGEST_TITLE, Lesson, LessonKind, LessonState, OWNERS, Waiver, Written,
    actions, lifecycle, of_request, owner_words, waiver_of,
};
use crate::requests::{Case, Stage};
use crate::say as t;
use crate::say::Msg;
use crate::waiting::{self, WaitKind};
use crate::web::field::Field;
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

const FIELDS: &[&str] = &[
    "draft",
    "kind",
    "title",
    "intended",
    "happened",
    "effect",
    "recommendation",
    "owner_role",
    "criteria",
    "confidentiality",
    "act",
];

#[derive(Template)]
#[template(path = "lessons/case.html")]
struct CasePage<'a> {
    page: &'a Page,
    case: &'a Case,
    lessons: &'a [Lesson],
    waiver: Option<&'a Waiver>,
    due: Option<NaiveDate>,
    still_asked: bool,
    reports: &'a [UseReport],
    f: Filled,
    draft: Option<&'a Lesson>,
    actor: &'a Actor,
    open_none: bool,
}

type Choices = Vec<(String, Msg)>;

impl CasePage<'_> {
    fn is_closed(&self) -> bool {
        self.case.request.stage == Stage::Closed && self.case.request.submitted_at.is_some()
    }

    fn can_write(&self) -> bool {
        let who = lifecycle::TABLE
            .iter()
            .find(|row| row.action == lifecycle::LessonAction::SendForValidation)
            .map_or(&[][..], |row| row.who);
        self.is_closed() && access::write(self.actor, who, &self.case.standing).is_ok()
    }

    fn can_waive(&self) -> bool {
        self.is_closed() && self.still_asked && access::waive(self.actor, &self.case.standing).is_ok()
    }

    fn kind(&self) -> Field {
        let choices: Choices =
            LessonKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind.words())).collect();
        self.f.radios("kind", t::lessons::field_kind(), choices)
    }

    fn owner(&self) -> Field {
        let choices: Choices =
            OWNERS.iter().map(|role| (role.as_str().to_owned(), owner_words(*role))).collect();
        self.f.select("owner_role", t::lessons::field_owner(), choices)
    }

    fn criteria(&self) -> Field {
        let language = t::current_language().tag();
        let choices: Choices = crate::guidelines::Reference::current()
            .map(|reference| {
                reference
                    .rubric
                    .criteria
                    .iter()
                    .map(|each| {
                        let title = &each.text.say(language).title;
                        (each.id.clone(), Msg::plain(format!("{} {title}", each.id)))
                    })
                    .collect()
            })
            .unwrap_or_default();
        self.f.boxes("criteria", t::lessons::field_criteria(), choices).optional()
    }

    fn readers(&self) -> Field {
        let choices: Choices =
            Confidentiality::ALL.iter().map(|each| (each.as_str().to_owned(), each.words())).collect();
        self.f
            .radios("confidentiality", t::lessons::field_confidentiality(), choices)
            .choice_hint("public", t::lessons::confidentiality_public_hint())
            .choice_hint("un_internal", t::lessons::confidentiality_un_internal_hint())
            .choice_hint("group_only", t::lessons::confidentiality_group_only_hint())
    }
}

struct Loaded {
    case: Case,
    lessons: Vec<Lesson>,
    waiver: Option<Waiver>,
    due: Option<NaiveDate>,
    still_asked: bool,
    /// What the holder reported of the use, the newest first.
    reports: Vec<UseReport>,
}

async fn load(app: &AppData, me: &SignedIn, id: i64) -> Result<Loaded> {
    let actor = me.actor().clone();
    app.db
        .read(move |conn| {
            let case = Case::load_as_staff(conn, &actor, RequestId(id))?;
            let lessons = of_request(conn, RequestId(id))?;
            let waiver = waiver_of(conn, RequestId(id))?;
            let waits = waiting::open_for_request(conn, RequestId(id))?;
            let due =
                waits.iter().find(|wait| wait.kind == WaitKind::LessonTask).and_then(|wait| wait.due_on);
            let still_asked = actions::still_asked(conn, RequestId(id))?;
            let reports = reports_of_request(conn, RequestId(id))?;
            Ok(Loaded { case, lessons, waiver, due, still_asked, reports })
        })
        .await
}

/// The form as the draft stands.
fn filled(lesson: &Lesson) -> Filled {
    let mut f = Filled::new()
        .with("kind", lesson.kind)
        .with("title", &lesson.title)
        .with("intended", &lesson.intended)
        .with("happened", &lesson.happened)
        .with("effect", &lesson.effect)
        .with("recommendation", &lesson.recommendation)
        .with("owner_role", &lesson.owner_role)
        .with("confidentiality", lesson.confidentiality);
    for code in lesson.criteria.split_whitespace() {
        f = f.with("criteria", code);
    }
    f
}

async fn show(
    app: &AppData,
    page: &Page,
    me: &SignedIn,
    id: i64,
    f: Option<Filled>,
    open_none: bool,
) -> Response {
    let Loaded { case, lessons, waiver, due, still_asked, reports } = load(app, me, id).await?;
    let draft = lessons
        .iter()
        .find(|lesson| lesson.state == LessonState::Draft && lesson.contributed_by == me.actor().id);
    let f = f.unwrap_or_else(|| draft.map_or_else(Filled::new, filled));
    let wrong = !f.problems.is_empty();
    let shown = CasePage {
        page,
        case: &case,
        lessons: &lessons,
        waiver: waiver.as_ref(),
        due,
        still_asked,
        reports: &reports,
        f,
        draft,
        actor: me.actor(),
        open_none,
    };
    if wrong { page.show_problems(&shown) } else { page.show(&shown) }
}

/// The page.
pub async fn page(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show(&app, &page, &me, *id, None, false).await
}

/// What was typed. A draft needs a title, a kind and its readers only.
fn read(form: &Form) -> Result<Written, Problems> {
    let mut problems = Problems::new();
    let kind = LessonKind::parse(form.text("kind"));
    if kind.is_none() {
        problems.add("kind", t::lessons::choose_kind());
    }
    let title = form.text("title");
    if title.is_empty() {
        problems.add("title", t::lessons::enter_lesson_title());
    } else if title.chars().count() > LONGEST_TITLE {
        problems.add("title", t::lessons::too_long(LONGEST_TITLE));
    }
    for field in ["intended", "happened", "effect", "recommendation"] {
        if form.text(field).chars().count() > LONGEST_TEXT {
            problems.add(field, t::lessons::too_long(LONGEST_TEXT));
        }
    }
    let owner = Role::parse(form.text("owner_role")).filter(|role| OWNERS.contains(role));
    let known = |code: &String| {
        crate::guidelines::Reference::current()
            .is_ok_and(|reference| reference.rubric.criteria.iter().any(|each| each.id == *code))
    };
    let criteria = form.all("criteria").into_iter().filter(known).collect();
    let confidentiality = Confidentiality::parse(form.text("confidentiality"));
    if confidentiality.is_none() {
        problems.add("confidentiality", t::lessons::choose_readers());
    }
    let (Some(kind), Some(confidentiality), true) = (kind, confidentiality, problems.is_empty()) else {
        return Err(problems);
    };
    let text = |field: &str| form.text(field).to_owned();
    Ok(Written {
        kind,
        title: text("title"),
        intended: text("intended"),
        happened: text("happened"),
        effect: text("effect"),
        recommendation: text("recommendation"),
        owner,
        criteria,
        confidentiality,
    })
}

/// Saves a draft, and sends it for validation when that was pressed.
pub async fn write(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(FIELDS)?;
    let (id, actor) = (*id, me.actor().clone());
    let send = form.text("act") == "send";
    let draft: Option<LessonId> = form.value("draft");
    let written = match read(&form) {
        Ok(written) => written,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return show(&app, &page, &me, id, Some(f), false).await;
        }
    };
    if send && let Err(problems) = written.complete() {
        let f = Filled::from_form(&form, problems);
        return show(&app, &page, &me, id, Some(f), false).await;
    }
    once::write_as(&app.db, &form, &me, "lessons.write", move |tx| {
        let lesson = actions::write(tx, &actor, RequestId(id), draft, &written)?;
        if send {
            actions::send_for_validation(tx, &actor, lesson)?;
        }
        Ok(format!("/cases/{id}/lesson"))
    })
    .await
}

/// Records that there is no lesson, and why.
pub async fn none(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["reason"])?;
    let (id, actor) = (*id, me.actor().clone());
    let reason = form.text("reason").to_owned();
    let mut problems = Problems::new();
    if reason.is_empty() {
        problems.add("reason", t::lessons::enter_reason());
    } else if reason.chars().count() > LONGEST_TEXT {
        problems.add("reason", t::lessons::too_long(LONGEST_TEXT));
    }
    if !problems.is_empty() {
        let f = Filled::from_form(&form, problems);
        return show(&app, &page, &me, id, Some(f), true).await;
    }
    once::write_as(&app.db, &form, &me, "lessons.waive", move |tx| {
        actions::waive(tx, &actor, RequestId(id), &reason)?;
        Ok(format!("/cases/{id}/lesson"))
    })
    .await
}
