//! The letters about a remedial engagement with sample values.

use super::*;
use crate::guidelines::{CheckCode, Reference};
use crate::notices::sample::{COLLEAGUE, Sample, on};
use crate::screening::letters::samples::{case, check};

/// Every one of them.
pub fn samples(reference: &'static Reference) -> Vec<Sample> {
    let mut all = Vec::new();
    for check in check(reference, CheckCode::X9).into_iter().map(|name| name.0) {
        let answered =
            |approved, reasons: &str| Answered { case: case(), check, approved, reasons: reasons.into() };
        all.extend([
            Sample::of(Proposed {
                case: case(),
                check,
                by: COLLEAGUE.into(),
                plan: "An outside audit of suppliers by March, its report published.".into(),
                due: on(12, 8),
            }),
            Sample::of(answered(true, "The milestones can be checked.")),
            Sample::when("refused", answered(false, "Nobody outside looks at it.")),
        ]);
    }
    all
}
