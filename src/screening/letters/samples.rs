//! The letters of screening with sample values.

use super::*;
use crate::guidelines::{CheckCode, Reference};
use crate::notices::sample::{CASE, COLLEAGUE, ID, ORGANIZATION, Sample, TITLE, on};

/// The case of the samples.
pub(in crate::screening) fn case() -> Named {
    Named {
        id: crate::db::ids::RequestId(ID),
        number: CASE.into(),
        organization: ORGANIZATION.into(),
        title: TITLE.into(),
    }
}

/// A check of the reference data, as letters name it.
pub(in crate::screening) fn check(reference: &'static Reference, code: CheckCode) -> Vec<CheckName> {
    reference.check(code).map(CheckName).into_iter().collect()
}

/// Every one of them; those about a check name it as the reference data does.
pub fn samples(reference: &'static Reference) -> Vec<Sample> {
    let mut all = worked(reference);
    all.extend(held());
    all.extend(ended(reference));
    all
}

fn worked(reference: &'static Reference) -> Vec<Sample> {
    let checks = || check(reference, CheckCode::X1);
    let to_do = |count| ToDo { case: case(), count, due: Some(on(12, 1)) };
    let mut all = vec![
        Sample::of(to_do(22)),
        Sample::when("one", to_do(1)),
        Sample::of(Reset { case: case(), checks: checks() }),
        Sample::of(NewMatches { case: case(), checks: checks() }),
        Sample::of(EntryGone { case: case(), checks: checks() }),
        Sample::of(Graded { case: case(), grade: 3, checks: check(reference, CheckCode::H9) }),
        Sample::of(Finished { case: case() }),
    ];
    for check in checks() {
        all.extend([
            Sample::of(SecondWanted { case: case(), check }),
            Sample::of(Confirmed { case: case(), check }),
            Sample::of(SentBack { case: case(), check, reason: "The date of birth is another one.".into() }),
        ]);
    }
    all
}

fn held() -> Vec<Sample> {
    let (by, due) = (|| COLLEAGUE.to_owned(), on(12, 8));
    let reason = || "A question about the owners is open.".to_owned();
    vec![
        Sample::of(HoldAsked { case: case(), by: by(), reason: reason() }),
        Sample::of(HoldOpened { case: case(), due }),
        Sample::of(HoldPaused { case: case() }),
        Sample::of(HoldPartner {
            case: case(),
            summary: "We look into a question about who owns the organization.".into(),
            due,
        }),
        Sample::of(HoldAnswered { case: case(), answer: "Our register of owners is enclosed.".into() }),
        Sample::of(ReleaseAsked { case: case(), by: by(), reason: reason() }),
        Sample::of(ReleaseKept { case: case(), reason: reason() }),
    ]
}

fn ended(reference: &'static Reference) -> Vec<Sample> {
    vec![
        Sample::of(Released { case: case() }),
        Sample::of(ReleasedPartner { case: case() }),
        Sample::of(ExcludedPartner {
            case: case(),
            checks: check(reference, CheckCode::X8),
            days: 30,
            ask_by: on(12, 24),
        }),
        Sample::of(ExcludedStaff { case: case() }),
        Sample::of(ExcludedNote { case: case() }),
    ]
}
