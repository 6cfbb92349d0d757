//! A row of the lists of cases: on the desk, in the list, as CSV.

use chrono::NaiveDate;

use crate::guidelines::{Reference, Track};
use crate::requests::{CaseRow, DeskRow, Outcome, Stage};
use crate::say as t;
use crate::say::Msg;
use crate::waiting::WaitKind;

/// A row of either list.
pub(super) struct Row {
    pub path: String,
    pub number: String,
    pub organization: String,
    pub title: String,
    pub usage: String,
    /// The office wrote it down for the partner.
    pub on_behalf: bool,
    pub track: Option<Msg>,
    pub part: Option<Msg>,
    pub status: Msg,
    pub tone: &'static str,
    pub turn: Msg,
    pub since: NaiveDate,
    pub due: Option<NaiveDate>,
    pub due_words: Option<(Msg, &'static str)>,
}

fn status(case: &CaseRow, held: bool) -> (Msg, &'static str) {
    match (held, case.stage, case.outcome) {
        (true, ..) => (t::requests::on_hold(), "warn"),
        (_, Stage::Closed, Some(outcome)) if outcome.is_authorized() => (outcome.words(), "ok"),
        (_, Stage::Closed, Some(outcome @ (Outcome::Declined | Outcome::Excluded))) => {
            (outcome.words(), "stop")
        }
        (_, Stage::Closed, Some(outcome)) => (outcome.words(), "line"),
        (_, Stage::Returned, _) => (case.stage.words(), "warn"),
        (_, stage, _) => (stage.words(), "info"),
    }
}

/// Marks and kind of use, in words.
fn use_words(case: &CaseRow) -> String {
    let language = t::current_language().tag();
    let Ok(reference) = Reference::current() else { return String::new() };
    let marks = crate::requests::marks_of(&case.marks);
    let names: Vec<&str> = marks
        .iter()
        .filter_map(|mark| reference.marks.mark(*mark))
        .map(|entry| entry.text.say(language).name.as_str())
        .collect();
    let use_type = case
        .use_type
        .and_then(|use_type| reference.use_type(use_type))
        .map(|entry| entry.text.say(language).title.clone());
    match use_type {
        Some(use_type) => t::requests::marks_and_use(t::list(&names), use_type).to_string(),
        None => t::list(&names),
    }
}

/// How a due date reads today.
pub(crate) fn due_words(due: Option<NaiveDate>, today: NaiveDate) -> Option<(Msg, &'static str)> {
    let due = due?;
    let reference = Reference::current().ok()?;
    let calendar = &reference.terms.calendar;
    Some(if due < today {
        (t::requests::overdue_by(calendar.working_days_between(due, today)), "stop")
    } else if due == today {
        (t::requests::due_today(), "warn")
    } else {
        let days = calendar.working_days_between(today, due);
        (t::requests::due_in(days), if days <= 1 { "warn" } else { "" })
    })
}

/// A case as a row; `part` is what waits in it for the reader.
pub(super) fn row(
    case: &CaseRow,
    hold: Option<&Option<NaiveDate>>,
    today: NaiveDate,
    part: Option<&DeskRow>,
) -> Row {
    let (status, tone) = status(case, hold.is_some());
    let due = match part {
        Some(wait) => wait.due_on,
        None => hold.map_or(case.due_on, |answer| *answer),
    };
    Row {
        path: part.map_or_else(|| format!("/cases/{}", case.id), path_of),
        number: case.number.clone().unwrap_or_default(),
        organization: case.organization.clone(),
        title: case.title.clone(),
        usage: use_words(case),
        on_behalf: case.entered_by.is_some(),
        track: case.track.map(track_words),
        part: part.map(|wait| wait_words(wait.kind)),
        status,
        tone,
        turn: case.turn.words(),
        since: part.map_or(case.stage_since, |wait| wait.asked_at).date(),
        due,
        due_words: due_words(due, today),
    }
}

/// A track, in words.
pub(super) fn track_words(track: Track) -> Msg {
    match track {
        Track::Simplified => t::requests::track_simplified(),
        Track::Standard => t::requests::track_standard(),
        Track::Enhanced => t::requests::track_enhanced(),
    }
}

fn wait_words(kind: WaitKind) -> Msg {
    match kind {
        WaitKind::Completeness => t::requests::wait_completeness(),
        WaitKind::Gaps => t::requests::wait_gaps(),
        WaitKind::Screening => t::requests::wait_screening(),
        WaitKind::Scorecard => t::requests::wait_scorecard(),
        WaitKind::Recommendation => t::requests::wait_recommendation(),
        WaitKind::Decision => t::requests::wait_decision(),
        WaitKind::Deferral => t::requests::wait_deferral(),
        WaitKind::HoldAnswer => t::requests::wait_hold_answer(),
        WaitKind::SecondPerson => t::requests::wait_second_person(),
        WaitKind::Acceptance => t::requests::wait_acceptance(),
        WaitKind::LessonTask => t::requests::wait_lesson_task(),
        WaitKind::LessonValidation => t::requests::wait_lesson_validation(),
        WaitKind::UseReport => t::requests::wait_use_report(),
        WaitKind::ReportReview => t::requests::wait_report_review(),
        WaitKind::Papers => t::requests::wait_papers(),
        WaitKind::ChangeReport => t::requests::wait_change_report(),
        WaitKind::Opinion => t::requests::wait_opinion(),
        WaitKind::JoinRequest => t::requests::wait_join_request(),
        WaitKind::Sponsorship => t::requests::wait_sponsorship(),
        WaitKind::Condition => t::requests::wait_condition(),
        WaitKind::HolderCheck => t::requests::wait_holder_check(),
        WaitKind::MatterTriage | WaitKind::MatterComment | WaitKind::MatterClosing => {
            t::requests::wait_matter()
        }
        WaitKind::Engagement => t::requests::wait_engagement(),
        WaitKind::Reconsideration => t::requests::wait_reconsideration(),
        WaitKind::WrittenProcedure => t::requests::wait_written_procedure(),
    }
}

/// The page on which a wait is answered.
fn path_of(wait: &DeskRow) -> String {
    let case = format!("/cases/{}", wait.case.id);
    match wait.kind {
        WaitKind::Screening | WaitKind::SecondPerson => format!("{case}/screening"),
        WaitKind::Engagement => format!("{case}/screening/engagement"),
        WaitKind::HolderCheck => format!("{case}/screening/holder/{}", wait.subject_id),
        WaitKind::Scorecard => format!("{case}/review"),
        WaitKind::Recommendation | WaitKind::Decision | WaitKind::Deferral | WaitKind::WrittenProcedure => {
            format!("{case}/decision")
        }
        WaitKind::Reconsideration => format!("{case}/reconsideration"),
        WaitKind::ChangeReport | WaitKind::ReportReview | WaitKind::Papers => {
            format!("{case}/authorization")
        }
        WaitKind::LessonTask => format!("{case}/lesson"),
        WaitKind::LessonValidation => format!("/lessons/editing/{}", wait.subject_id),
        _ => case,
    }
}
