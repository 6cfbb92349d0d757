//! The letter about the age of a list.

use chrono::NaiveDate;

use super::ListId;
use crate::notices::sample::{ID, Sample, on};
use crate::notices::{Letter, Part};
use crate::say::Msg;
use crate::say::screening as t;

/// To screeners: a list grows old.
pub(super) struct ListAge {
    pub list: ListId,
    pub code: String,
    pub looked_on: NaiveDate,
    pub stale_on: NaiveDate,
}

impl Letter for ListAge {
    const KIND: &'static str = "screening.list_age";
    fn subject(&self) -> Msg {
        t::letter_list_age_subject(&self.code)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_list_age(self.looked_on, self.stale_on, &self.code)),
            Part::Text(t::letter_list_age_next()),
            Part::Button(t::letter_list_age_open(), format!("/lists/{}", self.list)),
        ]
    }
}

/// It with sample values.
pub(in crate::screening) fn samples() -> Vec<Sample> {
    let (looked_on, stale_on) = (on(12, 1), on(12, 8));
    vec![Sample::of(ListAge { list: ListId(ID), code: "un-council".into(), looked_on, stale_on })]
}
