//! The letters about integrity matters. None of them says who reported; those to the organization say only what the office
//! wrote for it.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use super::{Matter, MatterId, MatterState, Source};
use crate::letters;
use crate::notices::Part;
use crate::say::{self, Msg, matters as t};

/// The matter as letters name it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    id: MatterId,
    number: String,
    organization: String,
}

impl Named {
    pub fn of(matter: &Matter) -> Self {
        Self { id: matter.id, number: matter.number.clone(), organization: matter.organization_name.clone() }
    }

    fn facts(&self, more: Vec<(Msg, String)>) -> Part {
        let mut rows = vec![(t::letter_number(), self.number.clone())];
        if !self.organization.is_empty() {
            rows.push((t::letter_organization(), self.organization.clone()));
        }
        rows.extend(more);
        Part::Facts(rows)
    }

    fn for_staff(&self) -> Part {
        Part::Button(t::letter_open(), format!("/matters/{}", self.id))
    }

    fn for_partner(&self) -> Part {
        Part::Button(t::letter_open_own(), format!("/organization/matters/{}", self.id))
    }
}

letters! {
    /// To the secretariat: there is a new matter.
    Received "matters.received" { matter: Named, source: Source, due: NaiveDate }
    |l| t::letter_received_subject(&l.matter.number)
    => vec![
        Part::Text(t::letter_received(l.source.words())),
        l.matter.facts(vec![(t::letter_look_by(), say::weekday_date(l.due))]),
        l.matter.for_staff(),
    ];
    /// To whoever reported: it has arrived.
    Receipt "matters.receipt" { number: String }
    |l| t::letter_receipt_subject(&l.number)
    => vec![
        Part::Text(t::letter_receipt()),
        Part::Facts(vec![(t::letter_number(), l.number.clone())]),
        Part::Text(t::letter_receipt_next()),
        Part::Text(t::letter_reporter_name()),
    ];
    /// To whoever reported: what came of it.
    Outcome "matters.outcome" { number: String, state: MatterState, referred_to: String }
    |l| t::letter_outcome_subject(&l.number)
    => vec![
        Part::Text(match l.state {
            MatterState::Referred => t::letter_outcome_referred(&l.referred_to),
            MatterState::Resolved => t::letter_outcome_resolved(),
            MatterState::Sanctioned => t::letter_outcome_sanctioned(),
            _ => t::letter_outcome_dismissed(),
        }),
        Part::Text(t::letter_outcome_thanks()),
    ];
    /// To the organization: its comment is asked for.
    Asked "matters.asked" { matter: Named, question: String, due: NaiveDate }
    |l| t::letter_asked_subject(&l.matter.number)
    => vec![
        Part::Text(t::letter_asked()),
        Part::Quote(l.question.clone()),
        l.matter.facts(vec![(t::letter_comment_by(), say::weekday_date(l.due))]),
        Part::Text(t::letter_asked_fair()),
        l.matter.for_partner(),
    ];
    /// To the organization: its comment is still awaited.
    Reminder "matters.reminder" { matter: Named, due: NaiveDate }
    |l| t::letter_reminder_subject(&l.matter.number, l.due)
    => vec![
        Part::Text(t::letter_reminder()),
        l.matter.facts(vec![(t::letter_comment_by(), say::weekday_date(l.due))]),
        l.matter.for_partner(),
    ];
    /// To the organization: its time has passed.
    TimePassed "matters.time_passed" { matter: Named }
    |l| t::letter_time_passed_subject(&l.matter.number)
    => vec![Part::Text(t::letter_time_passed()), l.matter.facts(Vec::new()), l.matter.for_partner()];
    /// To those who can end it: the organization commented.
    Commented "matters.commented" { matter: Named }
    |l| t::letter_commented_subject(&l.matter.number)
    => vec![Part::Text(t::letter_commented()), l.matter.facts(Vec::new()), l.matter.for_staff()];
    /// To those who can end it: nobody commented in time.
    NoComment "matters.no_comment" { matter: Named }
    |l| t::letter_no_comment_subject(&l.matter.number)
    => vec![Part::Text(t::letter_no_comment()), l.matter.facts(Vec::new()), l.matter.for_staff()];
    /// To the organization: the matter is settled.
    Resolved "matters.resolved" { matter: Named, reasons: String }
    |l| t::letter_resolved_subject(&l.matter.number)
    => vec![
        Part::Text(t::letter_resolved()),
        Part::Quote(l.reasons.clone()),
        l.matter.facts(Vec::new()),
        l.matter.for_partner(),
    ];
    /// To the office: it has ended.
    Ended "matters.ended" { matter: Named, state: MatterState }
    |l| t::letter_ended_subject(&l.matter.number)
    => vec![
        Part::Text(t::letter_ended()),
        l.matter.facts(vec![(t::letter_outcome(), l.state.words().to_string())]),
        l.matter.for_staff(),
    ];
}
