//! The letters about version sets, to administrators.

use chrono::NaiveDate;

use crate::notices::sample::{COLLEAGUE, Sample, on};
use crate::notices::{Letter, Part};
use crate::say::{Msg, rulebook as t};

/// To the other administrators: a version waits for one of them.
pub(super) struct Proposed {
    pub id: i64,
    pub title: String,
    pub by: String,
    pub valid_from: NaiveDate,
}

impl Letter for Proposed {
    const KIND: &'static str = "rulebook.proposed";

    fn subject(&self) -> Msg {
        t::letter_proposed_subject()
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_proposed(&self.by, &self.title, self.valid_from)),
            Part::Text(t::letter_proposed_why()),
            Part::Button(t::letter_open(), format!("/admin/rules/{}", self.id)),
        ]
    }
}

/// To whoever proposed it: another administrator sent it back.
pub(super) struct SentBack {
    pub id: i64,
    pub title: String,
    pub remarks: String,
}

impl Letter for SentBack {
    const KIND: &'static str = "rulebook.sent_back";

    fn subject(&self) -> Msg {
        t::letter_sent_back_subject()
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_sent_back(&self.title)),
            Part::Quote(self.remarks.clone()),
            Part::Button(t::letter_open(), format!("/admin/rules/{}", self.id)),
        ]
    }
}

/// To all administrators: a version was approved.
pub(super) struct Approved {
    pub id: i64,
    pub number: i64,
    pub title: String,
    pub by: String,
    pub valid_from: NaiveDate,
}

impl Letter for Approved {
    const KIND: &'static str = "rulebook.approved";

    fn subject(&self) -> Msg {
        t::letter_approved_subject(self.number)
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_approved(&self.by, self.number, &self.title, self.valid_from)),
            Part::Text(t::letter_approved_cases()),
            Part::Button(t::letter_open(), format!("/admin/rules/{}", self.id)),
        ]
    }
}

/// Every one of them with sample values.
pub fn samples() -> Vec<Sample> {
    let title = || "A higher bar for entertainment".to_owned();
    let by = || COLLEAGUE.to_owned();
    vec![
        Sample::of(Proposed { id: 7, title: title(), by: by(), valid_from: on(12, 15) }),
        Sample::of(SentBack {
            id: 7,
            title: title(),
            remarks: "Say why the bar for criterion C4 rises.".into(),
        }),
        Sample::of(Approved { id: 7, number: 4, title: title(), by: by(), valid_from: on(12, 15) }),
    ]
}
