//! The letters about a check on a holder. The holder gets none of them.

mod samples;

pub use samples::samples;

use super::super::CheckName;
use crate::db::ids::{AuthorizationId, HolderCheckId, RequestId};
use crate::notices::{Letter, Part};
use crate::say::Msg;
use crate::say::screening as t;

/// The authorization and its holder as letters name them.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub request: RequestId,
    pub check: HolderCheckId,
    pub authorization: AuthorizationId,
    pub number: String,
    pub holder: String,
}

impl Held {
    fn facts(&self, check: CheckName) -> Part {
        Part::Facts(vec![
            (t::letter_authorization(), self.number.clone()),
            (t::letter_holder(), self.holder.clone()),
            (t::letter_check(), format!("{} {check}", check.0.code)),
        ])
    }

    fn open(&self) -> Part {
        let path = format!("/cases/{}/screening/holder/{}", self.request, self.check);
        Part::Button(t::letter_open_check(), path)
    }
}

/// To screeners, chairs and officers: a newer list has a name near the holder's.
pub(super) struct Hit {
    pub held: Held,
    pub check: CheckName,
}

impl Letter for Hit {
    const KIND: &'static str = "screening.holder_hit";
    fn subject(&self) -> Msg {
        t::letter_hit_subject(&self.held.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_hit()), self.held.facts(self.check), self.held.open()]
    }
}

/// To screeners, chairs and officers: the list no longer has what the holder was found near.
pub(super) struct EntryGone {
    pub held: Held,
    pub check: CheckName,
}

impl Letter for EntryGone {
    const KIND: &'static str = "screening.holder_entry_gone";
    fn subject(&self) -> Msg {
        t::letter_holder_gone_subject(&self.held.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_holder_gone()), self.held.facts(self.check), self.held.open()]
    }
}

/// To the other screeners: one person confirmed it, a second one is needed.
pub(super) struct SecondWanted {
    pub held: Held,
    pub check: CheckName,
}

impl Letter for SecondWanted {
    const KIND: &'static str = "screening.holder_second_wanted";
    fn subject(&self) -> Msg {
        t::letter_holder_second_subject(&self.held.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_holder_second()), self.held.facts(self.check), self.held.open()]
    }
}

/// To officers and chairs: two people confirmed it.
pub(super) struct Confirmed {
    pub held: Held,
    pub check: CheckName,
}

impl Letter for Confirmed {
    const KIND: &'static str = "screening.holder_confirmed";
    fn subject(&self) -> Msg {
        t::letter_holder_confirmed_subject(&self.held.number)
    }
    fn parts(&self) -> Vec<Part> {
        let path = format!("/authorizations/{}", self.held.authorization);
        vec![
            Part::Text(t::letter_holder_confirmed()),
            self.held.facts(self.check),
            Part::Button(t::letter_open_authorization(), path),
        ]
    }
}

/// To screeners, chairs and officers: it was a false match.
pub(super) struct Cleared {
    pub held: Held,
    pub check: CheckName,
}

impl Letter for Cleared {
    const KIND: &'static str = "screening.holder_cleared";
    fn subject(&self) -> Msg {
        t::letter_holder_cleared_subject(&self.held.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_holder_cleared()), self.held.facts(self.check), self.held.open()]
    }
}

/// To the first person: a second one does not see it so.
pub(super) struct SentBack {
    pub held: Held,
    pub check: CheckName,
    pub reason: String,
}

impl Letter for SentBack {
    const KIND: &'static str = "screening.holder_sent_back";
    fn subject(&self) -> Msg {
        t::letter_sent_back_subject(&self.held.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_holder_sent_back()),
            Part::Quote(self.reason.clone()),
            self.held.facts(self.check),
            self.held.open(),
        ]
    }
}
