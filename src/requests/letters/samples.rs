//! The letters of a request with sample values.

use super::*;
use crate::notices::sample::{CASE, ID, ORGANIZATION, Sample, TITLE, on};

fn asked() -> Vec<Asked> {
    vec![
        Asked {
            question: Some("mock_ups".into()),
            text: "A picture of the second poster is missing.".into(),
        },
        Asked { question: None, text: "Which of the seven departments come first?".into() },
    ]
}

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let mut all = arriving();
    all.extend(routed());
    all.extend(going_on());
    all
}

fn arriving() -> Vec<Sample> {
    let (number, title, organization) = (|| CASE.into(), || TITLE.into(), || ORGANIZATION.into());
    let request = RequestId(ID);
    let receipt = |first| Receipt {
        number: number(),
        title: title(),
        request,
        due: Some(on(11, 27)),
        first,
        revision: if first { 1 } else { 2 },
    };
    let arrived = |first, note: &str| Arrived {
        number: number(),
        title: title(),
        organization: organization(),
        request,
        due: Some(on(11, 27)),
        first,
        note: note.into(),
    };
    let locked = |for_office| FileLocked {
        number: number(),
        request,
        name: "poster-a3.pdf".into(),
        found: "Eicar-Test-Signature".into(),
        for_office,
    };
    let reminder = |lapses| Reminder { number: number(), title: title(), request, due: on(12, 24), lapses };
    vec![
        Sample::of(receipt(true)),
        Sample::when("sent again", receipt(false)),
        Sample::of(arrived(true, "")),
        Sample::when("sent again", arrived(false, "The second poster is there now.")),
        Sample::of(locked(false)),
        Sample::when("to the office", locked(true)),
        Sample::of(Recalled { number: number(), organization: organization(), request }),
        Sample::of(Returned { number: number(), title: title(), request, gaps: asked(), due: on(12, 24) }),
        Sample::of(reminder(true)),
        Sample::when("without a lapse", reminder(false)),
        Sample::of(Late { number: number(), title: title(), request, due: on(12, 4) }),
        Sample::of(LateForStaff { number: number(), organization: organization(), request, due: on(12, 4) }),
        Sample::of(Accepted { number: number(), title: title(), request, decided_by: on(12, 30) }),
    ]
}

fn routed() -> Vec<Sample> {
    let (number, title) = (|| CASE.into(), || TITLE.into());
    let request = RequestId(ID);
    let reasons = || "The text names the United Nations as a fact and shows no mark.".to_owned();
    vec![
        Sample::of(NotRequired {
            number: number(),
            title: title(),
            request,
            reason: reasons(),
            advice: "Write “United Nations” in full, without its emblem.".into(),
            ask_until: on(12, 24),
        }),
        Sample::of(Referred {
            number: number(),
            title: title(),
            request,
            authority: "Office of a lead department".into(),
            contact: "campaigns@department.example".into(),
            reason: "The campaign logo belongs to that department.".into(),
            ask_until: on(12, 24),
        }),
        Sample::of(ClosedForMembers { number: number(), request }),
        Sample::of(AskedAgain {
            number: number(),
            organization: ORGANIZATION.into(),
            request,
            reasons: "The poster also shows the colour wheel.".into(),
        }),
        Sample::of(RoutingUndone { number: number(), title: title(), request, reasons: reasons() }),
        Sample::of(RoutingKept { number: number(), title: title(), request, reasons: reasons() }),
    ]
}

fn going_on() -> Vec<Sample> {
    let (number, title, organization) = (|| CASE.into(), || TITLE.into(), || ORGANIZATION.into());
    let request = RequestId(ID);
    vec![
        Sample::of(ChangeAsked {
            number: number(),
            title: title(),
            request,
            questions: asked(),
            due: on(12, 4),
        }),
        Sample::of(ChangeAskedForMembers { number: number(), request, due: on(12, 4) }),
        Sample::of(Revised {
            number: number(),
            organization: organization(),
            request,
            note: "Huehuetenango comes first.".into(),
        }),
        Sample::of(WithdrawnReceipt { number: number(), title: title(), request }),
        Sample::of(Withdrawn { number: number(), organization: organization(), request }),
        Sample::of(Lapsed { number: number(), title: title() }),
        Sample::of(LapsedForStaff { number: number(), organization: organization(), request }),
    ]
}
