//! What stands in the place of a letter where a decision was taken on paper: the record of it.

use chrono::NaiveDate;

use super::authorization::use_facts;
use crate::decisions::Terms;
use crate::guidelines::Reference;
use crate::notices::{Letter, Part};
use crate::say::{self as t, Msg};

/// The record of an authorization that was granted on paper. It is no letter and is sent to nobody.
pub struct PaperRecord {
    /// The number on the paper.
    pub reference: String,
    /// The day on which it was granted.
    pub granted_on: NaiveDate,
    /// What was granted.
    pub terms: Terms,
    /// Marks and uses by name.
    pub data: &'static Reference,
}

impl Letter for PaperRecord {
    const KIND: &'static str = "decisions.paper_record";

    fn subject(&self) -> Msg {
        t::decisions::recorded_subject(&self.terms.authorization_number)
    }

    fn parts(&self) -> Vec<Part> {
        let terms = &self.terms;
        let mut parts = vec![
            Part::Text(t::decisions::recorded_intro(&self.reference, self.granted_on)),
            use_facts(self.data, terms),
        ];
        for (_, text) in &terms.wording {
            parts.push(Part::Quote(text.clone()));
        }
        if !terms.conditions.is_empty() {
            parts.push(Part::Heading(t::decisions::conditions()));
            let clauses = terms.conditions.iter().map(|one| (one.text.clone(), String::new()));
            parts.push(Part::Numbered(clauses.collect()));
        }
        parts.push(Part::Link(t::decisions::recorded_proof(), format!("/verify/{}", terms.code)));
        parts
    }
}
