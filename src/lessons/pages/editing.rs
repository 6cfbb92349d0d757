//! Validation: the list of what waits, and the page on which an editor publishes or gives back.

use actix_web::web;
use askama::Template;

use super::Context;
use crate::access::lessons as access;
use crate::access::{Actor, Role};
use crate::db::ids::LessonId;
use crate::error::{Problems, Result};
use crate::lessons::{LONGEST_TEXT, Lesson, LessonState, actions, by_id, owner_words, store};
use crate::say as t;
use crate::say::{Msg, with_language};
use crate::web::{AppData, Filled, Form, Page, Response, SignedIn, once};

/// Most lessons in the list.
const MOST: i64 = 200;

#[derive(Template)]
#[template(path = "lessons/editing.html")]
struct ListPage<'a> {
    page: &'a Page,
    lessons: Vec<Lesson>,
    actor: &'a Actor,
}

#[derive(Template)]
#[template(path = "lessons/editing_one.html")]
struct OnePage<'a> {
    page: &'a Page,
    lesson: Lesson,
    context: Context,
    f: Filled,
    actor: &'a Actor,
    open: &'a str,
}

impl ListPage<'_> {
    fn is_own(&self, lesson: &Lesson) -> bool {
        lesson.contributed_by == self.actor.id
    }
}

impl OnePage<'_> {
    fn owner(&self) -> Option<Msg> {
        Role::parse(&self.lesson.owner_role).map(|role| t::lessons::for_owner(owner_words(role)))
    }

    fn may_validate(&self) -> bool {
        access::validate(self.actor, self.lesson.contributed_by == self.actor.id).is_ok()
    }

    fn is_own(&self) -> bool {
        self.lesson.contributed_by == self.actor.id
    }

    fn is_waiting(&self) -> bool {
        self.lesson.state == LessonState::InValidation
    }

    fn is_published(&self) -> bool {
        self.lesson.state == LessonState::Published
    }

    fn is_open(&self, part: &str) -> bool {
        self.open == part
    }
}

/// What waits for validation.
pub async fn list(app: AppData, page: Page, me: SignedIn) -> Response {
    access::see_editing(me.actor())?;
    let lessons = app.db.read(|conn| store::in_state(conn, LessonState::InValidation, MOST)).await?;
    page.show(&ListPage { page: &page, lessons, actor: me.actor() })
}

async fn show(app: &AppData, page: &Page, me: &SignedIn, id: i64, f: Filled, open: &str) -> Response {
    access::see_editing(me.actor())?;
    let lesson = app.db.read(move |conn| by_id(conn, LessonId(id))).await?;
    let context = with_language(page.language, || Context::of(&lesson));
    let wrong = !f.problems.is_empty();
    let shown = OnePage { page, lesson, context, f, actor: me.actor(), open };
    if wrong { page.show_problems(&shown) } else { page.show(&shown) }
}

/// One lesson, for an editor.
pub async fn one(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>) -> Response {
    show(&app, &page, &me, *id, Filled::new(), "").await
}

/// Publishes.
pub async fn publish(app: AppData, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&[])?;
    access::see_editing(me.actor())?;
    let (id, actor) = (*id, me.actor().clone());
    once::write_as(&app.db, &form, &me, "lessons.publish", move |tx| {
        actions::publish(tx, &actor, LessonId(id))?;
        Ok(format!("/lessons/{id}"))
    })
    .await
}

fn text(form: &Form, field: &str, missing: Msg) -> Result<String, Problems> {
    let text = form.text(field);
    let mut problems = Problems::new();
    if text.is_empty() {
        problems.add(field, missing);
    } else if text.chars().count() > LONGEST_TEXT {
        problems.add(field, t::lessons::too_long(LONGEST_TEXT));
    }
    if problems.is_empty() { Ok(text.to_owned()) } else { Err(problems) }
}

/// Gives back with remarks.
pub async fn give_back(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["remarks"])?;
    access::see_editing(me.actor())?;
    let (id, actor) = (*id, me.actor().clone());
    let remarks = match text(&form, "remarks", t::lessons::enter_remarks()) {
        Ok(remarks) => remarks,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return show(&app, &page, &me, id, f, "give-back").await;
        }
    };
    once::write_as(&app.db, &form, &me, "lessons.give_back", move |tx| {
        actions::give_back(tx, &actor, LessonId(id), &remarks)?;
        Ok("/lessons/editing".to_owned())
    })
    .await
}

/// Puts a published lesson away.
pub async fn archive(app: AppData, page: Page, me: SignedIn, id: web::Path<i64>, form: Form) -> Response {
    form.only(&["reasons"])?;
    access::see_editing(me.actor())?;
    let (id, actor) = (*id, me.actor().clone());
    let reasons = match text(&form, "reasons", t::lessons::enter_reason()) {
        Ok(reasons) => reasons,
        Err(problems) => {
            let f = Filled::from_form(&form, problems);
            return show(&app, &page, &me, id, f, "archive").await;
        }
    };
    once::write_as(&app.db, &form, &me, "lessons.archive", move |tx| {
        actions::archive(tx, &actor, LessonId(id), &reasons)?;
        Ok("/lessons".to_owned())
    })
    .await
}
