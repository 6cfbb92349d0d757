//! The letters of reviews with sample values.

use super::*;
use crate::notices::sample::{CASE, COLLEAGUE, ID, Sample, TITLE, on};

fn matter(part: &str) -> Matter {
    Matter { number: CASE.into(), title: TITLE.into(), path: format!("/cases/{ID}/{part}") }
}

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let due = on(12, 11);
    let assigned = |open| Assigned { matter: matter("declaration"), due, open };
    let reminder = |today| Reminder { matter: matter("review"), due, today };
    let stepped =
        |why, too_few| SteppedBack { matter: matter("reviews"), member: COLLEAGUE.into(), why, too_few };
    let confirm = |reopened| Confirm { matter: matter("review"), due, reopened };
    vec![
        Sample::of(assigned(false)),
        Sample::when("review open", assigned(true)),
        Sample::of(ReviewOpen { matter: matter("review"), due }),
        Sample::of(reminder(on(12, 9))),
        Sample::when("late", reminder(on(12, 14))),
        Sample::of(Replaced { matter: matter("review"), reason: "Another member reads Spanish.".into() }),
        Sample::of(stepped(Why::Conflict, false)),
        Sample::when("abstained", stepped(Why::Abstained, false)),
        Sample::when("too few left", stepped(Why::Disabled, true)),
        Sample::of(DeliberationOpen {
            matter: matter("deliberation"),
            cards: 3,
            score: "72.50".into(),
            apart: 2,
            blocked: 0,
        }),
        Sample::of(confirm(None)),
        Sample::when("reopened", confirm(Some("The Local Network sent new information.".into()))),
        Sample::of(TrackChanged { matter: matter("review"), track: t::reviews::track_enhanced() }),
        Sample::of(QuestionPassedOn {
            matter: matter("reviews"),
            member: COLLEAGUE.into(),
            text: "Who prints the posters?".into(),
        }),
        Sample::of(Changed { matter: matter("review"), due }),
    ]
}
