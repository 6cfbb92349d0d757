//! The letters about a check on a holder with sample values.

use super::*;
use crate::guidelines::{CheckCode, Reference};
use crate::notices::sample::{ID, ORGANIZATION, Sample};
use crate::screening::letters::samples::check;

/// Every one of them.
pub fn samples(reference: &'static Reference) -> Vec<Sample> {
    let held = || Held {
        request: RequestId(ID),
        check: HolderCheckId(5),
        authorization: AuthorizationId(31),
        number: "A-2026-0031".into(),
        holder: ORGANIZATION.into(),
    };
    let mut all = Vec::new();
    for check in check(reference, CheckCode::X1) {
        all.extend([
            Sample::of(Hit { held: held(), check }),
            Sample::of(SecondWanted { held: held(), check }),
            Sample::of(Confirmed { held: held(), check }),
            Sample::of(Cleared { held: held(), check }),
            Sample::of(SentBack {
                held: held(),
                check,
                reason: "The country of registration is another one.".into(),
            }),
        ]);
    }
    all
}
