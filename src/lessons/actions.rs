//! What is done for lessons, one function a verb.

use super::lifecycle::{self, LessonAction as A, TABLE};
use super::store::{self, Lesson};
use super::{Confidentiality, LessonState, Written, letters, rules};
use crate::access::lessons as access;
use crate::access::{Actor, Role};
use crate::accounts;
use crate::audit::{Event, SubjectKind};
use crate::db::ids::{LessonId, RequestId};
use crate::db::values::folded;
use crate::db::{Conn, Tx};
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::notices::{self, About};
use crate::organizations;
use crate::requests::{self, Request, Stage};
use crate::say;
use crate::waiting::{self, Ask, WaitKind, WaitSubject, Whom};

/// The last working day of a lesson's term from today.
fn term(tx: &Tx) -> Result<chrono::NaiveDate> {
    let terms = &Reference::current().map_err(Error::internal)?.terms;
    Ok(terms.calendar.add_working_days(tx.today(), terms.terms.lesson_working_days))
}

/// Asks the secretariat for a lesson: what follows when a request closes. A request that was never submitted
/// teaches nothing, and one that closes again after a lesson was written is not asked about twice.
///
/// # Errors
/// When the database fails.
pub fn ask_for_lesson(tx: &mut Tx, request: RequestId) -> Result<()> {
    let row = requests::by_id(tx.conn(), request)?;
    if row.submitted_at.is_none() {
        return Ok(());
    }
    let due = term(tx)?;
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::LessonTask,
            subject: (WaitSubject::Request, request.0),
            request: Some(request),
            from: Whom::Role(Role::Secretariat),
            due: Some(due),
        },
    )?;
    Ok(())
}

/// What an accepted report on a use teaches is asked for, also where a lesson of the decision was written before; not
/// while the task of the case is open, for the report stands beside it there.
///
/// # Errors
/// When the database fails.
pub fn follow_use_report(tx: &mut Tx, event: &Event) -> Result<()> {
    let Some(request) = event.after.get("request").and_then(serde_json::Value::as_i64) else {
        return Ok(());
    };
    match store::task_asked_at(tx.conn(), RequestId(request))? {
        Some(_) => Ok(()),
        None => ask_for_lesson(tx, RequestId(request)),
    }
}

/// A case that was decided on paper teaches nothing by itself: the reason for no lesson is written down with it.
///
/// # Errors
/// When the database fails.
pub fn follow_paper(tx: &mut Tx, event: &Event) -> Result<()> {
    let Some(by) = event.actor else { return Ok(()) };
    store::put_waiver(tx, RequestId(event.subject.id), by, &say::lessons::recorded_from_paper().to_string())
}

/// Ends the task when a closed request opens again.
///
/// # Errors
/// When the database fails.
pub fn no_longer_closed(tx: &mut Tx, request: RequestId) -> Result<()> {
    let others: Vec<WaitKind> =
        WaitKind::ALL.iter().copied().filter(|kind| *kind != WaitKind::LessonTask).collect();
    waiting::expire(tx, request, &others).map(|_| ())
}

fn event(lesson: &Lesson, action: &'static str, actor: &Actor) -> Event {
    Event::new(SubjectKind::Lesson, lesson.id.0, action, Some(actor.id)).after("request", lesson.request_id)
}

fn who(action: A) -> &'static [Role] {
    TABLE.iter().find(|row| row.action == action).map_or(&[][..], |row| row.who)
}

fn next(lesson: &Lesson, action: A) -> Result<LessonState> {
    lifecycle::step(action, lesson.state)
        .map_err(|_| Error::Refused(say::lessons::refused_state(lesson.state.words())))
}

/// The case, locked, when the person may write about it and it is closed.
fn closed_case(tx: &mut Tx, actor: &Actor, id: RequestId, waive: bool) -> Result<Request> {
    let request = requests::lock(tx, id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    if waive {
        access::waive(actor, &standing)?;
    } else {
        access::write(actor, who(A::SendForValidation), &standing)?;
    }
    if request.stage != Stage::Closed || request.submitted_at.is_none() {
        return Err(Error::Refused(say::lessons::refused_open()));
    }
    Ok(request)
}

/// Keeps a draft: a new one, or the person's own one anew.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn write(
    tx: &mut Tx,
    actor: &Actor,
    request: RequestId,
    draft: Option<LessonId>,
    written: &Written,
) -> Result<LessonId> {
    let request = closed_case(tx, actor, request, false)?;
    if let Some(id) = draft {
        let lesson = store::lock(tx, id)?;
        if lesson.request_id != request.id || lesson.contributed_by != actor.id {
            return Err(Error::Hidden);
        }
        if lesson.state != LessonState::Draft {
            return Err(Error::Refused(say::lessons::refused_state(lesson.state.words())));
        }
        store::rewrite(tx, &lesson, written)?;
        tx.record(event(&lesson, "lessons.rewrite", actor).after("title", &written.title));
        return Ok(id);
    }
    let organization = organizations::by_id(tx.conn(), request.organization_id)?;
    let id = store::insert(tx, &request, &organization, actor.id, written)?;
    let lesson = store::by_id(tx.conn(), id)?;
    tx.record(
        event(&lesson, "lessons.write", actor).after("state", lesson.state).after("title", &lesson.title),
    );
    Ok(id)
}

/// The contributor hands a complete draft in; the task of the case is done, an editor is asked to validate.
///
/// # Errors
/// Hidden, refused, or invalid with what is missing.
pub fn send_for_validation(tx: &mut Tx, actor: &Actor, id: LessonId) -> Result<()> {
    let lesson = store::lock(tx, id)?;
    let request = requests::by_id(tx.conn(), lesson.request_id)?;
    let standing = requests::standing(tx.conn(), &request, actor)?;
    access::write(actor, who(A::SendForValidation), &standing)?;
    if lesson.contributed_by != actor.id {
        return Err(Error::Hidden);
    }
    let mut after = lesson.clone();
    after.state = next(&lesson, A::SendForValidation)?;
    lesson.written().complete().map_err(Error::Invalid)?;
    store::save(tx, &lesson, &after)?;
    waiting::answer(tx, WaitKind::LessonTask, (WaitSubject::Request, lesson.request_id.0))?;
    waiting::answer(tx, WaitKind::LessonTask, (WaitSubject::Lesson, id.0))?;
    let due = term(tx)?;
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::LessonValidation,
            subject: (WaitSubject::Lesson, id.0),
            request: Some(lesson.request_id),
            from: Whom::Role(Role::LessonsEditor),
            due: Some(due),
        },
    )?;
    tx.record(
        event(&lesson, "lessons.send_for_validation", actor)
            .before("state", lesson.state)
            .after("state", after.state),
    );
    Ok(())
}

/// Whether a lesson, or a reason for none, is still asked of a case: nothing was written, or it was asked for again
/// after that.
///
/// # Errors
/// When the database fails.
pub fn still_asked(conn: &mut Conn, request: RequestId) -> Result<bool> {
    let lessons = store::of_request(conn, request)?;
    let mut answers: Vec<_> = lessons.iter().map(|lesson| lesson.contributed_at).collect();
    answers.extend(store::waiver_of(conn, request)?.map(|waiver| waiver.given_at));
    Ok(rules::still_asked(store::task_asked_at(conn, request)?, &answers))
}

/// The secretariat says why a case teaches nothing.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn waive(tx: &mut Tx, actor: &Actor, request: RequestId, reason: &str) -> Result<()> {
    let request = closed_case(tx, actor, request, true)?;
    if !still_asked(tx.conn(), request.id)? {
        return Err(Error::Refused(say::lessons::refused_answered()));
    }
    store::put_waiver(tx, request.id, actor.id, reason)?;
    waiting::answer(tx, WaitKind::LessonTask, (WaitSubject::Request, request.id.0))?;
    tx.record(
        Event::new(SubjectKind::Request, request.id.0, "lessons.waive", Some(actor.id))
            .after("reason", reason),
    );
    Ok(())
}

/// An editor's step on a lesson of somebody else.
fn as_editor(tx: &mut Tx, actor: &Actor, id: LessonId, action: A) -> Result<(Lesson, LessonState)> {
    let lesson = store::lock(tx, id)?;
    access::validate(actor, lesson.contributed_by == actor.id)?;
    let to = next(&lesson, action)?;
    Ok((lesson, to))
}

/// An editor gives a lesson back with remarks.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn give_back(tx: &mut Tx, actor: &Actor, id: LessonId, remarks: &str) -> Result<()> {
    let (lesson, to) = as_editor(tx, actor, id, A::GiveBack)?;
    let mut after = lesson.clone();
    after.state = to;
    after.remarks = remarks.to_owned();
    store::save(tx, &lesson, &after)?;
    waiting::answer(tx, WaitKind::LessonValidation, (WaitSubject::Lesson, id.0))?;
    let due = term(tx)?;
    waiting::ask(
        tx,
        Ask {
            kind: WaitKind::LessonTask,
            subject: (WaitSubject::Lesson, id.0),
            request: Some(lesson.request_id),
            from: Whom::Account(lesson.contributed_by),
            due: Some(due),
        },
    )?;
    tx.record(
        event(&lesson, "lessons.give_back", actor)
            .before("state", lesson.state)
            .after("state", to)
            .after("remarks", remarks),
    );
    let contributor = accounts::recipient(tx.conn(), lesson.contributed_by)?;
    let about = About { kind: SubjectKind::Lesson, id: id.0, request: Some(lesson.request_id), wait: None };
    notices::write(tx, about, &[contributor], &letters::GivenBack::of(&lesson, remarks))
}

/// An editor publishes a lesson. What anybody may read must not name the partner.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn publish(tx: &mut Tx, actor: &Actor, id: LessonId) -> Result<()> {
    let (lesson, to) = as_editor(tx, actor, id, A::Publish)?;
    if lesson.confidentiality == Confidentiality::Public {
        let request = requests::by_id(tx.conn(), lesson.request_id)?;
        let organization = organizations::by_id(tx.conn(), request.organization_id)?;
        let text = folded(&lesson.written().texts().join(" "));
        if rules::names(&text, &folded(&organization.name)) {
            return Err(Error::Refused(say::lessons::refused_named()));
        }
    }
    let mut after = lesson.clone();
    after.state = to;
    after.remarks = String::new();
    after.validated_by = Some(actor.id);
    after.published_at = Some(tx.now);
    store::save(tx, &lesson, &after)?;
    waiting::answer(tx, WaitKind::LessonValidation, (WaitSubject::Lesson, id.0))?;
    tx.record(
        event(&lesson, "lessons.publish", actor)
            .before("state", lesson.state)
            .after("state", to)
            .after("confidentiality", lesson.confidentiality),
    );
    Ok(())
}

/// An editor puts a published lesson away, with reasons.
///
/// # Errors
/// Hidden, or refused with the reason.
pub fn archive(tx: &mut Tx, actor: &Actor, id: LessonId, reasons: &str) -> Result<()> {
    let (lesson, to) = as_editor(tx, actor, id, A::Archive)?;
    let mut after = lesson.clone();
    after.state = to;
    after.remarks = reasons.to_owned();
    store::save(tx, &lesson, &after)?;
    tx.record(
        event(&lesson, "lessons.archive", actor)
            .before("state", lesson.state)
            .after("state", to)
            .after("reasons", reasons),
    );
    Ok(())
}
