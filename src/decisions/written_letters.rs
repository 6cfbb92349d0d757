//! The letters of written procedure, to the chair and the members.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use crate::db::ids::RequestId;
use crate::guidelines::Band;
use crate::letters;
use crate::notices::Part;
use crate::say::{self, decisions as t};

/// What every one of them says.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub case: String,
    /// Who asks.
    pub organization: String,
    /// What is to be recommended.
    pub outcome: Band,
    /// Silence through this day agrees.
    pub until: NaiveDate,
}

impl Draft {
    fn facts(&self) -> Part {
        Part::Facts(vec![
            (t::letter_case(), self.case.clone()),
            (t::organization(), self.organization.clone()),
            (t::recommended(), crate::decisions::band_words(self.outcome).to_string()),
            (t::silence_until(), say::weekday_date(self.until)),
        ])
    }

    fn button(&self) -> Part {
        Part::Button(t::open_case(), format!("/cases/{}/decision", self.id))
    }
}

letters! {
    /// To the members: a draft, to which silence agrees.
    WrittenPut "decisions.written_put" { draft: Draft, text: String }
    |l| t::written_put_subject(&l.draft.case)
    => vec![
        Part::Text(t::written_put_text(l.draft.until)),
        l.draft.facts(),
        Part::Quote(l.text.clone()),
        l.draft.button(),
    ];
    /// To a member who has said nothing: it ends soon.
    WrittenReminder "decisions.written_reminder" { draft: Draft }
    |l| t::written_reminder_subject(&l.draft.case)
    => vec![Part::Text(t::written_reminder_text(l.draft.until)), l.draft.facts(), l.draft.button()];
    /// To chair and members: somebody broke the silence.
    WrittenBroken "decisions.written_broken" { draft: Draft, name: String, reasons: String }
    |l| t::written_broken_subject(&l.draft.case)
    => vec![
        Part::Text(t::written_broken_text(&l.name)),
        Part::Quote(l.reasons.clone()),
        l.draft.facts(),
        l.draft.button(),
    ];
    /// To the chair: nobody broke the silence.
    WrittenAgreed "decisions.written_agreed" { draft: Draft }
    |l| t::written_agreed_subject(&l.draft.case)
    => vec![Part::Text(t::written_agreed_text()), l.draft.facts(), l.draft.button()];
    /// To the members: the draft no longer stands.
    WrittenWithdrawn "decisions.written_withdrawn" { draft: Draft }
    |l| t::written_withdrawn_subject(&l.draft.case)
    => vec![Part::Text(t::written_withdrawn_text()), l.draft.facts(), l.draft.button()];
}
