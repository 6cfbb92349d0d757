//! The letters about integrity matters with sample values.

use super::*;
use crate::notices::sample::{ORGANIZATION, Sample, on};

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let number = || "M-2026-0007".to_owned();
    let matter = || Named { id: MatterId(7), number: number(), organization: ORGANIZATION.into() };
    let due = on(12, 1);
    let outcome = |state| Outcome {
        number: number(),
        state,
        referred_to: match state {
            MatterState::Referred => "the office of the lead department".into(),
            _ => String::new(),
        },
    };
    vec![
        Sample::of(Received { matter: matter(), source: Source::Public, due }),
        Sample::of(Receipt { number: number() }),
        Sample::of(outcome(MatterState::Dismissed)),
        Sample::when("resolved", outcome(MatterState::Resolved)),
        Sample::when("sanctioned", outcome(MatterState::Sanctioned)),
        Sample::when("referred", outcome(MatterState::Referred)),
        Sample::of(Asked {
            matter: matter(),
            question: "A photograph shows the mark on a bag that is for sale. Is it yours?".into(),
            due: on(12, 24),
        }),
        Sample::of(Reminder { matter: matter(), due: on(12, 24) }),
        Sample::of(TimePassed { matter: matter() }),
        Sample::of(Commented { matter: matter() }),
        Sample::of(NoComment { matter: matter() }),
        Sample::of(Resolved { matter: matter(), reasons: "The bags were taken out of the shop.".into() }),
        Sample::of(Ended { matter: matter(), state: MatterState::Resolved }),
    ]
}
