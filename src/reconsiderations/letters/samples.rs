//! The letters about reconsiderations with sample values.

use super::*;
use crate::notices::sample::{CASE, ID, ORGANIZATION, Sample, TITLE, on};

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let case = |kind| CaseWords {
        id: RequestId(ID),
        number: CASE.into(),
        organization: ORGANIZATION.into(),
        title: TITLE.into(),
        kind,
    };
    let (ground, due) = (Ground::NewInformation, on(12, 18));
    let asked = |staff| Asked { case: case(Kind::Decline), ground, due, staff };
    let reminder = |late| Reminder { case: case(Kind::Decline), due, late };
    let answered = |state| Answered {
        case: case(Kind::Decline),
        state,
        reasons: "The new poster endorses nobody.".into(),
    };
    let note = |kind, state, staff| AnsweredNote { case: case(kind), state, staff };
    vec![
        Sample::of(Receipt {
            case: case(Kind::Decline),
            ground,
            words: "The second poster is not used any more.".into(),
            due,
        }),
        Sample::of(asked(true)),
        Sample::when("to a focal point", asked(false)),
        Sample::of(reminder(false)),
        Sample::when("late", reminder(true)),
        Sample::of(answered(ReconsiderationState::Changed)),
        Sample::when("upheld", answered(ReconsiderationState::Upheld)),
        Sample::when("refused", answered(ReconsiderationState::Refused)),
        Sample::of(note(Kind::Decline, ReconsiderationState::Changed, true)),
        Sample::when("upheld", note(Kind::Revocation, ReconsiderationState::Upheld, false)),
    ]
}
