//! The letters of decisions. Nothing in a letter to a partner holds a score or a screening detail.

mod authorization;
mod decline;
mod office;
mod recorded;
mod samples;

pub use authorization::AuthorizationLetter;
pub use decline::DeclineLetter;
pub use office::{
    Decided, DecidedNote, Deferred, DeferredToPartner, Lapsed, ReadyToDecide, RecommendedNote, SentBack,
};
pub use recorded::PaperRecord;
pub use samples::samples;

use chrono::NaiveDate;

use super::Alternative;
use crate::guidelines::{Edition, Reference};
use crate::notices::Part;
use crate::say::{self as t, Msg, current_language};

/// What the head of both letters says.
#[derive(Debug, Clone)]
pub struct Head {
    /// Number of the decision.
    pub number: String,
    /// Day of the decision.
    pub date: NaiveDate,
    /// Person written to.
    pub addressee: String,
    /// Organization that asked.
    pub organization: String,
    /// Case number.
    pub case: String,
    /// Day of the latest submission.
    pub asked_on: NaiveDate,
    /// Number of the recommendation.
    pub recommendation: String,
    /// Edition of the Guidelines.
    pub edition: String,
    /// Where questions go.
    pub contact: String,
}

/// A paragraph that an officer worded, a part each line of it; nothing when it is empty.
pub(super) fn worded(text: &str) -> Vec<Part> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Part::Text(Msg::plain(line))).collect()
}

/// What both letters say of a mark that is offered instead.
pub(super) fn offered(reference: &Reference, alternative: Option<&Alternative>, path: &str) -> Vec<Part> {
    let Some(one) = alternative else { return Vec::new() };
    vec![
        Part::Heading(t::decisions::offered_instead()),
        Part::Text(t::decisions::offered_mark(super::wording::mark(reference, one.mark))),
        Part::Quote(one.reasons.trim().to_owned()),
        Part::Text(t::decisions::offered_how()),
        Part::Link(t::decisions::offered_link(), path.to_owned()),
    ]
}

impl Head {
    fn facts(&self, more: Option<(Msg, String)>) -> Part {
        let mut rows = vec![(t::decisions::letter_number(), self.number.clone())];
        rows.extend(more);
        rows.extend([
            (t::decisions::letter_date(), t::date(self.date)),
            (t::decisions::letter_to(), format!("{}, {}", self.addressee, self.organization)),
            (t::decisions::letter_case(), self.case.clone()),
        ]);
        Part::Facts(rows)
    }

    fn edition_title(&self, reference: &Reference) -> String {
        let language = current_language().tag();
        Edition::parse(&self.edition)
            .and_then(|edition| reference.edition(edition))
            .map_or_else(|| self.edition.clone(), |entry| entry.text.say(language).title.clone())
    }
}
