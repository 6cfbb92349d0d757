//! Short letters to the people of the office and of the group, and to a partner whose request is put off or lapsed.

use chrono::NaiveDate;

use crate::db::ids::RequestId;
use crate::guidelines::Band;
use crate::notices::{Letter, Part};
use crate::requests::Outcome;
use crate::say::{self as t, Msg};

fn case_page(id: RequestId) -> String {
    format!("/cases/{id}/decision")
}

/// To the officers: a recommendation waits, again or for the first time.
pub struct ReadyToDecide {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub case: String,
    /// Who asks.
    pub organization: String,
    /// Number of the recommendation.
    pub recommendation: String,
    /// What it recommends.
    pub outcome: Band,
    /// Target.
    pub due: Option<NaiveDate>,
}

impl Letter for ReadyToDecide {
    const KIND: &'static str = "decisions.ready_to_decide";

    fn subject(&self) -> Msg {
        t::decisions::ready_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        let mut rows = vec![
            (t::decisions::letter_case(), self.case.clone()),
            (t::decisions::organization(), self.organization.clone()),
            (t::decisions::recommendation_number(), self.recommendation.clone()),
            (t::decisions::recommended(), super::super::band_words(self.outcome).to_string()),
        ];
        rows.extend(self.due.map(|due| (t::decisions::decide_by(), t::weekday_date(due))));
        vec![
            Part::Text(t::decisions::ready_text()),
            Part::Facts(rows),
            Part::Button(t::decisions::open_case(), case_page(self.id)),
        ]
    }
}

/// To chair and members: the recommendation came back.
pub struct SentBack {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub case: String,
    /// Number of the recommendation.
    pub recommendation: String,
    /// What the officer asks.
    pub questions: String,
}

impl Letter for SentBack {
    const KIND: &'static str = "decisions.sent_back";

    fn subject(&self) -> Msg {
        t::decisions::sent_back_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::decisions::sent_back_text(&self.recommendation, &self.case)),
            Part::Quote(self.questions.clone()),
            Part::Button(t::decisions::open_case(), case_page(self.id)),
        ]
    }
}

/// To chair and members: the case is decided.
pub struct Decided {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub case: String,
    /// Who asked.
    pub organization: String,
    /// Number of the decision.
    pub number: String,
    /// What was decided.
    pub outcome: Outcome,
}

impl Letter for Decided {
    const KIND: &'static str = "decisions.decided";

    fn subject(&self) -> Msg {
        t::decisions::decided_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::decisions::decided_text()),
            Part::Facts(vec![
                (t::decisions::letter_case(), self.case.clone()),
                (t::decisions::organization(), self.organization.clone()),
                (t::decisions::letter_number(), self.number.clone()),
                (t::decisions::outcome(), self.outcome.words().to_string()),
            ]),
            Part::Button(t::decisions::open_case(), case_page(self.id)),
        ]
    }
}

/// To the focal point: the group has recommended, and an officer decides. What it recommends stays with the office.
pub struct RecommendedNote {
    /// Its number.
    pub case: String,
    /// Who asks.
    pub organization: String,
    /// Target.
    pub due: Option<NaiveDate>,
}

impl Letter for RecommendedNote {
    const KIND: &'static str = "decisions.recommended_note";

    fn subject(&self) -> Msg {
        t::decisions::recommended_note_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        let mut rows = vec![
            (t::decisions::letter_case(), self.case.clone()),
            (t::decisions::organization(), self.organization.clone()),
        ];
        rows.extend(self.due.map(|due| (t::decisions::decide_by(), t::weekday_date(due))));
        vec![Part::Text(t::decisions::recommended_note_text()), Part::Facts(rows)]
    }
}

/// To the focal point: the case is decided.
pub struct DecidedNote {
    /// Its number.
    pub case: String,
    /// Who asked.
    pub organization: String,
    /// Number of the decision.
    pub number: String,
    /// What was decided.
    pub outcome: Outcome,
}

impl Letter for DecidedNote {
    const KIND: &'static str = "decisions.decided_note";

    fn subject(&self) -> Msg {
        t::decisions::decided_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::decisions::decided_note_text()),
            Part::Facts(vec![
                (t::decisions::letter_case(), self.case.clone()),
                (t::decisions::organization(), self.organization.clone()),
                (t::decisions::letter_number(), self.number.clone()),
                (t::decisions::outcome(), self.outcome.words().to_string()),
            ]),
        ]
    }
}

/// To the chair: the decision is put off.
pub struct Deferred {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub case: String,
    /// What is awaited.
    pub awaited: String,
    /// Until when.
    pub until: NaiveDate,
}

impl Letter for Deferred {
    const KIND: &'static str = "decisions.deferred";

    fn subject(&self) -> Msg {
        t::decisions::deferred_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::decisions::deferred_text(&self.case, self.until)),
            Part::Quote(self.awaited.clone()),
            Part::Button(t::decisions::open_case(), case_page(self.id)),
        ]
    }
}

/// To the partner: the decision is put off, what for and until when.
pub struct DeferredToPartner {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub case: String,
    /// Title of the activity.
    pub title: String,
    /// What is awaited.
    pub awaited: String,
    /// Until when.
    pub until: NaiveDate,
}

impl Letter for DeferredToPartner {
    const KIND: &'static str = "decisions.deferred_to_partner";

    fn subject(&self) -> Msg {
        t::decisions::deferred_partner_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::decisions::deferred_partner_text(&self.case, &self.title, self.until)),
            Part::Text(t::decisions::deferred_partner_awaited()),
            Part::Quote(self.awaited.clone()),
            Part::Text(t::decisions::deferred_partner_next()),
            Part::Button(t::decisions::open_request(), format!("/requests/{}", self.id)),
        ]
    }
}

/// To partner and members: the deferred request lapsed.
pub struct Lapsed {
    /// The request.
    pub id: RequestId,
    /// Its number.
    pub case: String,
    /// What was awaited.
    pub awaited: String,
    /// True for the partner, whose page is another one.
    pub to_partner: bool,
}

impl Letter for Lapsed {
    const KIND: &'static str = "decisions.lapsed";

    fn subject(&self) -> Msg {
        t::decisions::lapsed_subject(&self.case)
    }

    fn parts(&self) -> Vec<Part> {
        let page = if self.to_partner { format!("/requests/{}", self.id) } else { case_page(self.id) };
        vec![
            Part::Text(t::decisions::lapsed_text(&self.case)),
            Part::Quote(self.awaited.clone()),
            Part::Button(t::decisions::open_request(), page),
        ]
    }
}
