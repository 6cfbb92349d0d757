//! The letter that declines.

use chrono::NaiveDate;

use super::Head;
use crate::db::ids::RequestId;
use crate::decisions::{Alternative, Paragraphs, asked::Asked, wording};
use crate::guidelines::{ReasonCode, Reference};
use crate::notices::{Letter, Part};
use crate::say::{self as t, Msg, current_language};

/// A decline: what was asked, why not, what could change, what to do instead, and how to have it looked at again.
pub struct DeclineLetter {
    /// Its head.
    pub head: Head,
    /// The paragraphs that the officer worded, filled.
    pub paragraphs: Paragraphs,
    /// What was asked for.
    pub asked: Asked,
    /// The reasons.
    pub reasons: Vec<ReasonCode>,
    /// What could change, in the officer's words.
    pub could_change: String,
    /// Last day to ask for a reconsideration.
    pub reconsider_by: NaiveDate,
    /// Another mark that is offered.
    pub alternative: Option<Alternative>,
    /// The request, whose pages take what the partner does next.
    pub request: RequestId,
    /// Marks, reasons and day counts in force.
    pub reference: &'static Reference,
}

impl Letter for DeclineLetter {
    const KIND: &'static str = "decisions.decline";

    fn subject(&self) -> Msg {
        t::decisions::decline_subject(&self.head.case, &self.asked.facts.title)
    }

    fn parts(&self) -> Vec<Part> {
        let reference = self.reference;
        let language = current_language().tag();
        let reasons: Vec<_> = self
            .reasons
            .iter()
            .filter_map(|code| reference.reason(*code))
            .map(|one| one.text.say(language))
            .collect();
        let mut parts = vec![
            self.head.facts(None),
            Part::Text(t::decisions::decline_basis(
                &self.head.case,
                self.head.asked_on,
                self.head.edition_title(reference),
                &self.head.recommendation,
            )),
        ];
        parts.extend(super::worded(&self.paragraphs.opening));
        parts.extend([
            Part::Heading(t::decisions::what_you_asked()),
            self.asked_facts(),
            Part::Heading(t::decisions::why_declined()),
            Part::Points(reasons.iter().map(|one| one.sentence.clone()).collect()),
            Part::Heading(t::decisions::what_could_change()),
            Part::Points(reasons.iter().map(|one| one.could_change.clone()).collect()),
        ]);
        if !self.could_change.trim().is_empty() {
            parts.push(Part::Quote(self.could_change.trim().to_owned()));
        }
        let path = format!("/requests/{}/letter", self.request);
        parts.extend(super::offered(reference, self.alternative.as_ref(), &path));
        let other_ways = self.other_ways(language);
        if !other_ways.is_empty() {
            parts.push(Part::Heading(t::decisions::other_ways()));
            parts.push(Part::Points(other_ways));
        }
        parts.extend([
            Part::Heading(t::decisions::reconsideration_heading()),
            Part::Text(t::decisions::reconsideration_text(self.reconsider_by)),
            Part::Points(
                [
                    t::decisions::ground_conflict(),
                    t::decisions::ground_fact(),
                    t::decisions::ground_new_information(),
                ]
                .iter()
                .map(ToString::to_string)
                .collect(),
            ),
            Part::Link(
                t::decisions::reconsideration_link(),
                format!("/requests/{}/reconsideration", self.request),
            ),
        ]);
        parts.extend(super::worded(&self.paragraphs.closing));
        parts.push(Part::Text(t::decisions::letter_contact(&self.head.contact)));
        parts.push(Part::Placeholder(t::decisions::signature_block()));
        parts
    }
}

impl DeclineLetter {
    fn asked_facts(&self) -> Part {
        let (reference, facts) = (self.reference, &self.asked.facts);
        let marks: Vec<String> = facts.marks.iter().map(|mark| wording::mark(reference, *mark)).collect();
        Part::Facts(vec![
            (t::decisions::marks(), t::list(&marks)),
            (t::decisions::kind_of_use(), wording::use_type(reference, facts.use_type)),
            (t::decisions::activity(), facts.title.clone()),
            (t::decisions::territory(), wording::territory(reference, &self.asked.territory(reference))),
            (t::decisions::media(), wording::named(facts.media.iter().map(|one| wording::medium(one)))),
            (t::decisions::valid_from(), t::date(facts.starts_on)),
            (t::decisions::valid_until(), t::date(facts.ends_on)),
        ])
    }

    /// What may be done instead, by the table of marks: the free use of the mark, and other marks.
    fn other_ways(&self, language: &str) -> Vec<String> {
        let mut ways: Vec<String> = Vec::new();
        for entry in self.asked.facts.marks.iter().filter_map(|mark| self.reference.marks.mark(*mark)) {
            let text = entry.text.say(language);
            ways.push(t::decisions::instead_of(&text.name, &text.instead).to_string());
            for other in &entry.alternatives {
                if !self.asked.facts.marks.contains(other) {
                    ways.push(wording::mark(self.reference, *other));
                }
            }
        }
        ways.dedup();
        ways
    }
}
