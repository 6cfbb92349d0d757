//! What is awaited, in words, and the page on which it is answered.

use crate::requests::DeskRow;
use crate::say as t;
use crate::say::Msg;
use crate::waiting::WaitKind;

/// A wait, in words.
pub(super) fn wait_words(kind: WaitKind) -> Msg {
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
        WaitKind::ChangeReport => t::requests::wait_change_report(),
        WaitKind::Opinion => t::requests::wait_opinion(),
        WaitKind::JoinRequest => t::requests::wait_join_request(),
        WaitKind::Sponsorship => t::requests::wait_sponsorship(),
    }
}

/// The page on which a wait is answered.
pub(super) fn path_of(wait: &DeskRow) -> String {
    let case = format!("/cases/{}", wait.case.id);
    match wait.kind {
        WaitKind::Screening | WaitKind::SecondPerson => format!("{case}/screening"),
        WaitKind::Scorecard => format!("{case}/review"),
        WaitKind::Recommendation | WaitKind::Decision | WaitKind::Deferral => format!("{case}/decision"),
        WaitKind::ChangeReport => format!("{case}/authorization"),
        WaitKind::LessonTask => format!("{case}/lesson"),
        WaitKind::LessonValidation => format!("/lessons/editing/{}", wait.subject_id),
        _ => case,
    }
}
