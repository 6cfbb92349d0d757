//! The letters about opinions with sample values.

use super::*;
use crate::notices::sample::{CASE, ID, LINK, ORGANIZATION, Sample, TITLE, on};

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let case = || CaseWords { number: CASE.into(), organization: ORGANIZATION.into(), title: TITLE.into() };
    let entity = || "Local Network Guatemala (sample)".to_owned();
    let path = || format!("/opinion/{LINK}");
    let asked = |kind, question: &str| Asked {
        case: case(),
        kind,
        entity: entity(),
        question: question.into(),
        due: on(12, 8),
        until: on(12, 22),
        path: path(),
    };
    let reminder = |late| Reminder { case: case(), due: on(12, 8), late, until: on(12, 22), path: path() };
    let request = RequestId(ID);
    vec![
        Sample::of(asked(OpinionKind::Opinion, "Is the foundation known to you for its work in schools?")),
        Sample::when("sponsorship", asked(OpinionKind::Sponsorship, "")),
        Sample::of(reminder(false)),
        Sample::when("late", reminder(true)),
        Sample::of(Revoked { case: case() }),
        Sample::of(Answered { case: case(), request, entity: entity(), verdict: Verdict::Supports }),
        Sample::of(NotAnswered { case: case(), request, entity: entity() }),
        Sample::of(SponsorUnknown {
            case: case(),
            request,
            entity: "Sample Programme for Reading".into(),
            email: "focal.point@programme.example".into(),
        }),
    ]
}
