//! The letters about holds: what they ask of whom, and that the case goes on.

use chrono::NaiveDate;

use super::Named;
use crate::notices::{Letter, Part};
use crate::say::Msg;
use crate::say::screening as t;

/// To screeners: somebody asks for a hold.
pub(in crate::screening) struct HoldAsked {
    pub case: Named,
    pub by: String,
    pub reason: String,
}

impl Letter for HoldAsked {
    const KIND: &'static str = "screening.hold_asked";
    fn subject(&self) -> Msg {
        t::letter_hold_asked_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_hold_asked(&self.by)),
            Part::Quote(self.reason.clone()),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To the chair: a case is on hold.
pub(in crate::screening) struct HoldOpened {
    pub case: Named,
    pub due: NaiveDate,
}

impl Letter for HoldOpened {
    const KIND: &'static str = "screening.hold_opened";
    fn subject(&self) -> Msg {
        t::letter_hold_opened_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_hold_opened(self.due)), self.case.facts(), self.case.screening()]
    }
}

/// To members: paused. It gives no reason, so that nobody scores by it.
pub(in crate::screening) struct HoldPaused {
    pub case: Named,
}

impl Letter for HoldPaused {
    const KIND: &'static str = "screening.hold_paused";
    fn subject(&self) -> Msg {
        t::letter_paused_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_paused()), self.case.facts()]
    }
}

/// To the partner: a neutral summary, and the right to reply.
pub(in crate::screening) struct HoldPartner {
    pub case: Named,
    pub summary: String,
    pub due: NaiveDate,
}

impl Letter for HoldPartner {
    const KIND: &'static str = "screening.hold_partner";
    fn subject(&self) -> Msg {
        t::letter_hold_partner_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_hold_partner()),
            Part::Quote(self.summary.clone()),
            Part::Text(t::letter_hold_partner_reply(self.due)),
            self.case.own(),
            Part::Button(t::letter_answer(), format!("/requests/{}/hold", self.case.id)),
        ]
    }
}

/// To screeners: the partner answered.
pub(in crate::screening) struct HoldAnswered {
    pub case: Named,
    pub answer: String,
}

impl Letter for HoldAnswered {
    const KIND: &'static str = "screening.hold_answered";
    fn subject(&self) -> Msg {
        t::letter_hold_answered_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_hold_answered()),
            Part::Quote(self.answer.clone()),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To the other screeners and the chair: a release needs a second person.
pub(in crate::screening) struct ReleaseAsked {
    pub case: Named,
    pub by: String,
    pub reason: String,
}

impl Letter for ReleaseAsked {
    const KIND: &'static str = "screening.release_asked";
    fn subject(&self) -> Msg {
        t::letter_release_asked_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_release_asked(&self.by)),
            Part::Quote(self.reason.clone()),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To the screener who asked: the hold stays.
pub(in crate::screening) struct ReleaseKept {
    pub case: Named,
    pub reason: String,
}

impl Letter for ReleaseKept {
    const KIND: &'static str = "screening.release_kept";
    fn subject(&self) -> Msg {
        t::letter_release_kept_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_release_kept()),
            Part::Quote(self.reason.clone()),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To chair, members and screeners: the case goes on.
pub(in crate::screening) struct Released {
    pub case: Named,
}

impl Letter for Released {
    const KIND: &'static str = "screening.released";
    fn subject(&self) -> Msg {
        t::letter_released_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_released()), self.case.facts(), self.case.case()]
    }
}

/// To the partner: the question is settled.
pub(in crate::screening) struct ReleasedPartner {
    pub case: Named,
}

impl Letter for ReleasedPartner {
    const KIND: &'static str = "screening.released_partner";
    fn subject(&self) -> Msg {
        t::letter_released_partner_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_released_partner()),
            self.case.own(),
            Part::Button(t::letter_open_request(), format!("/requests/{}", self.case.id)),
        ]
    }
}
