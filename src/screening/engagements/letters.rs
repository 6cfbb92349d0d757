//! The letters about a remedial engagement. The partner gets none of them.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use crate::guidelines::CheckDefinition;
use crate::notices::{Letter, Part};
use crate::say::Msg;
use crate::say::engagements as t;
use crate::screening::CheckName;
use crate::screening::letters::Named;

/// To chairs: a screener proposes how it is put right.
pub(super) struct Proposed {
    pub case: Named,
    pub check: &'static CheckDefinition,
    pub by: String,
    pub plan: String,
    pub due: NaiveDate,
}

impl Letter for Proposed {
    const KIND: &'static str = "screening.engagement_proposed";
    fn subject(&self) -> Msg {
        t::letter_proposed_subject(&self.case.number)
    }
    fn parts(&self) -> Vec<Part> {
        vec![
            Part::Text(t::letter_proposed(&self.by, self.check.code, CheckName(self.check))),
            Part::Quote(self.plan.clone()),
            Part::Text(t::letter_due(self.due)),
            self.case.facts(),
            self.case.engagement(),
        ]
    }
}

/// To screeners and the one who proposed: what the chair said.
pub(super) struct Answered {
    pub case: Named,
    pub check: &'static CheckDefinition,
    pub approved: bool,
    pub reasons: String,
}

impl Letter for Answered {
    const KIND: &'static str = "screening.engagement_answered";
    fn subject(&self) -> Msg {
        match self.approved {
            true => t::letter_approved_subject(&self.case.number),
            false => t::letter_refused_subject(&self.case.number),
        }
    }
    fn parts(&self) -> Vec<Part> {
        let name = CheckName(self.check);
        let text = match self.approved {
            true => t::letter_approved(self.check.code, name),
            false => t::letter_refused(self.check.code, name),
        };
        vec![Part::Text(text), Part::Quote(self.reasons.clone()), self.case.facts(), self.case.engagement()]
    }
}
