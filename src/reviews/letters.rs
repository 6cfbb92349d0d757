//! The letters of reviews. All go to members and staff, never to a partner.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use crate::notices::{Letter, Part};
use crate::requests::Request;
use crate::say::{self as t, Msg};

/// The case, as every letter names it.
#[derive(Debug, Clone)]
pub(super) struct Matter {
    number: String,
    title: String,
    path: String,
}

impl Matter {
    /// Of a request; the button leads to `part` of its pages.
    pub fn of(request: &Request, part: &str) -> Self {
        Self {
            number: request.number_or_draft(),
            title: request.title.clone(),
            path: format!("/cases/{}/{part}", request.id),
        }
    }

    fn facts(&self, due: Option<NaiveDate>) -> Part {
        let mut rows = vec![
            (t::reviews::letter_case(), self.number.clone()),
            (t::reviews::letter_activity(), self.title.clone()),
        ];
        if let Some(due) = due {
            rows.push((t::reviews::letter_due(), t::weekday_date(due)));
        }
        Part::Facts(rows)
    }
}

/// To a member: a card is assigned.
pub(super) struct Assigned {
    pub matter: Matter,
    pub due: NaiveDate,
    /// The review is open already, so scoring can begin after the declaration.
    pub open: bool,
}

impl Letter for Assigned {
    const KIND: &'static str = "reviews.assigned";
    fn subject(&self) -> Msg {
        t::reviews::letter_assigned_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        let then =
            if self.open { t::reviews::letter_assigned_open() } else { t::reviews::letter_assigned_wait() };
        vec![
            Part::Text(t::reviews::letter_assigned()),
            self.matter.facts(Some(self.due)),
            Part::Text(then),
            Part::Button(t::reviews::letter_assigned_button(), self.matter.path.clone()),
        ]
    }
}

/// To members: the review is open.
pub(super) struct ReviewOpen {
    pub matter: Matter,
    pub due: NaiveDate,
}

impl Letter for ReviewOpen {
    const KIND: &'static str = "reviews.open";
    fn subject(&self) -> Msg {
        t::reviews::letter_open_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::reviews::letter_open()),
            self.matter.facts(Some(self.due)),
            Part::Button(t::reviews::letter_open_button(), self.matter.path.clone()),
        ]
    }
}

/// To a member: the last day is near, is today, or has passed.
pub(super) struct Reminder {
    pub matter: Matter,
    pub due: NaiveDate,
    pub today: NaiveDate,
}

impl Letter for Reminder {
    const KIND: &'static str = "reviews.reminder";
    fn subject(&self) -> Msg {
        if self.today > self.due {
            t::reviews::letter_reminder_late_subject(&self.matter.number)
        } else {
            t::reviews::letter_reminder_subject(&self.matter.number, self.due)
        }
    }
    fn parts(&self) -> Vec<Part> {
        let text = if self.today > self.due {
            t::reviews::letter_reminder_late()
        } else {
            t::reviews::letter_reminder()
        };
        vec![
            Part::Text(text),
            self.matter.facts(Some(self.due)),
            Part::Button(t::reviews::letter_open_button(), self.matter.path.clone()),
        ]
    }
}

/// To a member: the card is not awaited any more.
pub(super) struct Replaced {
    pub matter: Matter,
    pub reason: String,
}

impl Letter for Replaced {
    const KIND: &'static str = "reviews.replaced";
    fn subject(&self) -> Msg {
        t::reviews::letter_replaced_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Text(t::reviews::letter_replaced()), self.matter.facts(None)];
        if !self.reason.is_empty() {
            parts.push(Part::Quote(self.reason.clone()));
        }
        parts
    }
}

/// To secretariat and chair: a member is not there any more.
pub(super) struct SteppedBack {
    pub matter: Matter,
    pub member: String,
    pub why: Why,
    /// Fewer members are left than the quorum needs.
    pub too_few: bool,
}

/// Why a member is not there any more.
#[derive(Debug, Clone, Copy)]
pub(super) enum Why {
    Conflict,
    Abstained,
    Disabled,
}

impl Letter for SteppedBack {
    const KIND: &'static str = "reviews.stepped_back";
    fn subject(&self) -> Msg {
        t::reviews::letter_stepped_back_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        let text = match self.why {
            Why::Conflict => t::reviews::letter_stepped_back_conflict(&self.member),
            Why::Abstained => t::reviews::letter_stepped_back_abstained(&self.member),
            Why::Disabled => t::reviews::letter_stepped_back_disabled(&self.member),
        };
        let mut parts = vec![Part::Text(text), self.matter.facts(None)];
        if self.too_few {
            parts.push(Part::Text(t::reviews::letter_stepped_back_too_few()));
        }
        parts.push(Part::Button(t::reviews::letter_stepped_back_button(), self.matter.path.clone()));
        parts
    }
}

/// To members: all cards are in.
pub(super) struct DeliberationOpen {
    pub matter: Matter,
    pub cards: usize,
    pub score: String,
    pub apart: usize,
    pub blocked: usize,
}

impl Letter for DeliberationOpen {
    const KIND: &'static str = "reviews.deliberation_open";
    fn subject(&self) -> Msg {
        t::reviews::letter_deliberation_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        let summary = vec![
            (t::reviews::letter_deliberation_cards(), self.cards.to_string()),
            (t::reviews::letter_deliberation_score(), self.score.clone()),
            (t::reviews::letter_deliberation_apart(), self.apart.to_string()),
            (t::reviews::letter_deliberation_blocked(), self.blocked.to_string()),
        ];
        vec![
            Part::Text(t::reviews::letter_deliberation()),
            self.matter.facts(None),
            Part::Facts(summary),
            Part::Button(t::reviews::letter_deliberation_button(), self.matter.path.clone()),
        ]
    }
}

/// To members with a locked card: confirm it or change it.
pub(super) struct Confirm {
    pub matter: Matter,
    pub due: NaiveDate,
    /// The chair's reasons for opening the review again; none when the request changed.
    pub reopened: Option<String>,
}

impl Letter for Confirm {
    const KIND: &'static str = "reviews.confirm";
    fn subject(&self) -> Msg {
        t::reviews::letter_confirm_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        let mut parts = match &self.reopened {
            Some(reasons) => {
                vec![Part::Text(t::reviews::letter_confirm_reopened()), Part::Quote(reasons.clone())]
            }
            None => vec![Part::Text(t::reviews::letter_confirm_changed())],
        };
        parts.push(self.matter.facts(Some(self.due)));
        parts.push(Part::Button(t::reviews::letter_confirm_button(), self.matter.path.clone()));
        parts
    }
}

/// To members: the case is on another track, so more or less is asked of them.
pub(super) struct TrackChanged {
    pub matter: Matter,
    pub track: Msg,
}

impl Letter for TrackChanged {
    const KIND: &'static str = "reviews.track_changed";
    fn subject(&self) -> Msg {
        t::reviews::letter_track_changed_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::reviews::letter_track_changed(&self.track)),
            self.matter.facts(None),
            Part::Button(t::reviews::letter_open_button(), self.matter.path.clone()),
        ]
    }
}

/// To members whose card is still open: the request changed under it.
pub(super) struct Changed {
    pub matter: Matter,
    pub due: NaiveDate,
}

impl Letter for Changed {
    const KIND: &'static str = "reviews.changed";
    fn subject(&self) -> Msg {
        t::reviews::letter_changed_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::reviews::letter_changed()),
            self.matter.facts(Some(self.due)),
            Part::Button(t::reviews::letter_open_button(), self.matter.path.clone()),
        ]
    }
}

/// To secretariat and chair: what a member would ask the partner.
pub(super) struct QuestionPassedOn {
    pub matter: Matter,
    pub member: String,
    pub text: String,
}

impl Letter for QuestionPassedOn {
    const KIND: &'static str = "reviews.question";
    fn subject(&self) -> Msg {
        t::reviews::letter_question_subject(&self.matter.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::reviews::letter_question(&self.member)),
            Part::Quote(self.text.clone()),
            self.matter.facts(None),
            Part::Button(t::reviews::letter_question_button(), self.matter.path.clone()),
        ]
    }
}
