//! The letters of screening. None of them tells a partner what was found, or on which list.

mod holds;
pub(super) mod samples;

use chrono::NaiveDate;

pub(super) use holds::{
    HoldAnswered, HoldAsked, HoldOpened, HoldPartner, HoldPaused, ReleaseAsked, ReleaseKept, Released,
    ReleasedPartner,
};

use super::CheckName;
use crate::notices::{Letter, Part};
use crate::organizations::Organization;
use crate::requests::Request;
use crate::say::screening as t;
use crate::say::{self, Msg};

/// The case as letters name it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    id: crate::db::ids::RequestId,
    pub number: String,
    organization: String,
    title: String,
}

impl Named {
    pub fn of(request: &Request, organization: &Organization) -> Self {
        Self {
            id: request.id,
            number: request.number.clone().unwrap_or_default(),
            organization: organization.name.clone(),
            title: request.title.clone(),
        }
    }

    pub fn facts(&self) -> Part {
        Part::Facts(vec![
            (t::letter_case(), self.number.clone()),
            (t::letter_organization(), self.organization.clone()),
            (t::letter_activity(), self.title.clone()),
        ])
    }

    fn screening(&self) -> Part {
        Part::Button(t::letter_open_screening(), format!("/cases/{}/screening", self.id))
    }

    /// To the page of a remedial engagement.
    pub fn engagement(&self) -> Part {
        let path = format!("/cases/{}/screening/engagement", self.id);
        Part::Button(say::engagements::letter_open(), path)
    }

    fn case(&self) -> Part {
        Part::Button(t::letter_open_case(), format!("/cases/{}", self.id))
    }

    fn own(&self) -> Part {
        Part::Facts(vec![(t::letter_case(), self.number.clone()), (t::letter_activity(), self.title.clone())])
    }
}

/// Checks with their codes, one a line.
fn points(checks: &[CheckName]) -> Part {
    Part::Points(checks.iter().map(|name| format!("{} {name}", name.0.code)).collect())
}

/// To screeners: a case was accepted, its checks wait.
pub(super) struct ToDo {
    pub case: Named,
    pub count: usize,
    pub due: Option<NaiveDate>,
}

impl Letter for ToDo {
    const KIND: &'static str = "screening.to_do";
    fn subject(&self) -> Msg {
        t::letter_to_do_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        let mut parts = vec![Part::Text(t::letter_to_do(self.count)), self.case.facts()];
        parts.extend(self.due.map(|due| Part::Text(t::letter_due(due))));
        parts.push(self.case.screening());
        parts
    }
}

/// To screeners: answers changed, so that some checks have to be made again.
pub(super) struct Reset {
    pub case: Named,
    pub checks: Vec<CheckName>,
}

impl Letter for Reset {
    const KIND: &'static str = "screening.reset";
    fn subject(&self) -> Msg {
        t::letter_reset_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_reset()), points(&self.checks), self.case.facts(), self.case.screening()]
    }
}

/// To screeners and chairs: a list no longer says what a name of the case was found to be the same as.
pub(super) struct EntryGone {
    pub case: Named,
    pub checks: Vec<CheckName>,
}

impl Letter for EntryGone {
    const KIND: &'static str = "screening.entry_gone";
    fn subject(&self) -> Msg {
        t::letter_entry_gone_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_entry_gone()),
            points(&self.checks),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To screeners: the lists have names near those of a case.
pub(super) struct NewMatches {
    pub case: Named,
    pub checks: Vec<CheckName>,
}

impl Letter for NewMatches {
    const KIND: &'static str = "screening.new_matches";
    fn subject(&self) -> Msg {
        t::letter_new_matches_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_new_matches()),
            points(&self.checks),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To screeners: a report is worse than the grade of a check that was settled before.
pub(super) struct Graded {
    pub case: Named,
    pub grade: i64,
    pub checks: Vec<CheckName>,
}

impl Letter for Graded {
    const KIND: &'static str = "screening.graded";
    fn subject(&self) -> Msg {
        say::controversies::letter_graded_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(say::controversies::letter_graded(self.grade)),
            points(&self.checks),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To the secretariat: every check is settled, the review can be opened.
pub(super) struct Finished {
    pub case: Named,
}

impl Letter for Finished {
    const KIND: &'static str = "screening.finished";
    fn subject(&self) -> Msg {
        t::letter_finished_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_finished()), self.case.facts(), self.case.case()]
    }
}

/// To the other screeners: a confirmed exclusion needs a second person.
pub(super) struct SecondWanted {
    pub case: Named,
    pub check: CheckName,
}

impl Letter for SecondWanted {
    const KIND: &'static str = "screening.second_wanted";
    fn subject(&self) -> Msg {
        t::letter_second_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_second(self.check.0.code, self.check)),
            self.case.facts(),
            Part::Button(
                t::letter_open_check(),
                format!("/cases/{}/screening/checks/{}", self.case.id, self.check.0.code),
            ),
        ]
    }
}

/// To the chair and the first screener: two people confirmed an exclusion.
pub(super) struct Confirmed {
    pub case: Named,
    pub check: CheckName,
}

impl Letter for Confirmed {
    const KIND: &'static str = "screening.confirmed";
    fn subject(&self) -> Msg {
        t::letter_confirmed_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_confirmed(self.check.0.code, self.check)),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To the first screener: the second person does not see it so.
pub(super) struct SentBack {
    pub case: Named,
    pub check: CheckName,
    pub reason: String,
}

impl Letter for SentBack {
    const KIND: &'static str = "screening.sent_back";
    fn subject(&self) -> Msg {
        t::letter_sent_back_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_sent_back(self.check.0.code, self.check)),
            Part::Quote(self.reason.clone()),
            self.case.facts(),
            self.case.screening(),
        ]
    }
}

/// To the partner: excluded, with the neutral names of the checks; never the evidence.
pub(super) struct ExcludedPartner {
    pub case: Named,
    pub checks: Vec<CheckName>,
    pub days: u32,
    pub ask_by: NaiveDate,
}

impl Letter for ExcludedPartner {
    const KIND: &'static str = "screening.excluded_partner";
    fn subject(&self) -> Msg {
        t::letter_excluded_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_excluded()),
            self.case.own(),
            Part::Heading(t::letter_excluded_reasons()),
            Part::Points(self.checks.iter().map(ToString::to_string).collect()),
            Part::Text(t::letter_excluded_reconsideration(self.days, self.ask_by)),
            Part::Button(t::letter_excluded_ask(), format!("/requests/{}/reconsideration", self.case.id)),
            Part::Link(t::letter_open_request(), format!("/requests/{}", self.case.id)),
        ]
    }
}

/// To members, secretariat and screeners: the case is closed.
pub(super) struct ExcludedStaff {
    pub case: Named,
}

impl Letter for ExcludedStaff {
    const KIND: &'static str = "screening.excluded_staff";
    fn subject(&self) -> Msg {
        t::letter_excluded_staff_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_excluded_staff()), self.case.facts(), self.case.case()]
    }
}

/// To the focal point: the request was closed as excluded. It says nothing of why.
pub(super) struct ExcludedNote {
    pub case: Named,
}

impl Letter for ExcludedNote {
    const KIND: &'static str = "screening.excluded_note";
    fn subject(&self) -> Msg {
        t::letter_excluded_note_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![Part::Text(t::letter_excluded_note()), self.case.facts()]
    }
}

/// What a closed request says to its partner as the reason of an exclusion.
pub(super) fn closing_reason(checks: &[CheckName]) -> Msg {
    t::closing_reason(say::list(checks))
}
