//! The letters of written procedure with sample values.

use super::*;
use crate::notices::sample::{CASE, COLLEAGUE, ID, ORGANIZATION, Sample, on};

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let draft = || Draft {
        id: RequestId(ID),
        case: CASE.into(),
        organization: ORGANIZATION.into(),
        outcome: Band::RecommendWithConditions,
        until: on(12, 4),
    };
    vec![
        Sample::of(WrittenPut {
            draft: draft(),
            text: "The group recommends the use in print and on signs, with proofs.".into(),
        }),
        Sample::of(WrittenReminder { draft: draft() }),
        Sample::of(WrittenBroken {
            draft: draft(),
            name: COLLEAGUE.into(),
            reasons: "The second poster should be spoken of.".into(),
        }),
        Sample::of(WrittenAgreed { draft: draft() }),
        Sample::of(WrittenWithdrawn { draft: draft() }),
    ]
}
