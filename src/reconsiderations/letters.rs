//! The letters about reconsiderations. Their words stand in `locales/*/reconsiderations.ftl`, under `letter-`.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use super::{Ground, Kind, ReconsiderationState};
use crate::db::ids::RequestId;
use crate::letters;
use crate::notices::Part;
use crate::say::{self, Msg, reconsiderations as t};

/// What every letter says of the case.
#[derive(Debug, Clone)]
pub(super) struct CaseWords {
    pub id: RequestId,
    pub number: String,
    pub organization: String,
    pub title: String,
    pub kind: Kind,
}

impl CaseWords {
    fn facts(&self, more: Vec<(Msg, String)>) -> Part {
        let mut rows = vec![
            (t::letter_number(), self.number.clone()),
            (t::letter_organization(), self.organization.clone()),
            (t::letter_title(), self.title.clone()),
            (t::letter_about(), self.kind.words().to_string()),
        ];
        rows.extend(more);
        Part::Facts(rows)
    }

    fn own(&self) -> Part {
        Part::Button(t::letter_open(), format!("/requests/{}/reconsideration", self.id))
    }

    /// Where staff goes; focal points have no such page.
    fn case(&self, staff: bool) -> Vec<Part> {
        let path = format!("/cases/{}/reconsideration", self.id);
        if staff { vec![Part::Button(t::letter_open_case(), path)] } else { Vec::new() }
    }
}

letters! {
    /// To the partner: it was asked for.
    Receipt "reconsiderations.receipt" { case: CaseWords, ground: Ground, words: String, due: NaiveDate }
    |l| t::letter_receipt_subject(&l.case.number)
    => vec![
        Part::Text(t::letter_receipt(l.due)),
        l.case.facts(vec![(t::letter_ground(), l.ground.words().to_string())]),
        Part::Quote(l.words.clone()),
        Part::Text(t::letter_meanwhile()),
        l.case.own(),
    ];
    /// To officers who may answer, chair, secretariat and focal point: it was asked for.
    Asked "reconsiderations.asked" { case: CaseWords, ground: Ground, due: NaiveDate, staff: bool }
    |l| t::letter_asked_subject(&l.case.number)
    => {
        let mut parts = vec![
            Part::Text(t::letter_asked()),
            l.case.facts(vec![
                (t::letter_ground(), l.ground.words().to_string()),
                (t::letter_answer_by(), say::weekday_date(l.due)),
            ]),
        ];
        parts.extend(l.case.case(l.staff));
        parts
    };
    /// To officers who may answer: it still waits.
    Reminder "reconsiderations.reminder" { case: CaseWords, due: NaiveDate, late: bool }
    |l| t::letter_reminder_subject(&l.case.number)
    => {
        let mut parts = vec![
            Part::Text(if l.late { t::letter_late(l.due) } else { t::letter_reminder(l.due) }),
            l.case.facts(Vec::new()),
        ];
        parts.extend(l.case.case(true));
        parts
    };
    /// To the partner: what was answered.
    Answered "reconsiderations.answered" { case: CaseWords, state: ReconsiderationState, reasons: String }
    |l| t::letter_answered_subject(&l.case.number)
    => vec![
        Part::Text(match l.state {
            ReconsiderationState::Refused => t::letter_refused(),
            ReconsiderationState::Upheld | ReconsiderationState::Asked => t::letter_upheld(),
            ReconsiderationState::Changed => t::letter_changed(),
        }),
        Part::Quote(l.reasons.clone()),
        l.case.facts(Vec::new()),
        Part::Text(if l.state == ReconsiderationState::Changed { l.case.kind.changed_words() } else { t::letter_final() }),
        l.case.own(),
    ];
    /// To chair, secretariat and focal point: what was answered.
    AnsweredNote "reconsiderations.answered_note" { case: CaseWords, state: ReconsiderationState, staff: bool }
    |l| t::letter_answered_note_subject(&l.case.number)
    => {
        let mut parts = vec![
            Part::Text(t::letter_answered_note()),
            l.case.facts(vec![(t::letter_answer(), l.state.words().to_string())]),
        ];
        if l.state == ReconsiderationState::Changed {
            parts.push(Part::Text(l.case.kind.change_words()));
        }
        parts.extend(l.case.case(l.staff));
        parts
    };
}
