//! The letters about the people of an organization with sample values.

use super::*;
use crate::notices::sample::{LINK, ORGANIZATION, PERSON, Sample, on};

/// Every one of them.
pub fn samples() -> Vec<Sample> {
    let (organization, who) = (|| ORGANIZATION.to_owned(), || "Lucía Paz Morales".to_owned());
    vec![
        Sample::of(Invited {
            organization: organization(),
            by: PERSON.into(),
            path: format!("/join/{LINK}"),
            until: on(12, 8),
        }),
        Sample::of(Joined { organization: organization(), who: who() }),
        Sample::of(Removed { organization: organization() }),
        Sample::of(Left { organization: organization(), who: who() }),
        Sample::of(HandedOver { organization: organization(), from: PERSON.into(), to: who() }),
        Sample::of(JoinAsked {
            organization: organization(),
            who: who(),
            email: "lucia.paz@escuelas.example".into(),
            message: "I lead the lending stations in Huehuetenango.".into(),
            due: on(12, 1),
            path: "/organization/people".into(),
        }),
        Sample::of(JoinApproved { organization: organization() }),
        Sample::of(JoinRefused {
            organization: organization(),
            reason: "We could not find you among our staff.".into(),
        }),
    ]
}
