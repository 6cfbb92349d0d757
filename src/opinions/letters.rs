//! The letters about opinions. Their words stand in `locales/*/opinions.ftl`, under `letter-`. None of them says anything
//! about scores or screening.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use super::{OpinionKind, Verdict};
use crate::db::ids::RequestId;
use crate::letters;
use crate::notices::Part;
use crate::say::{self, Msg, opinions as t};

/// What every letter says of the case.
#[derive(Debug, Clone)]
pub(super) struct CaseWords {
    pub number: String,
    pub organization: String,
    pub title: String,
}

impl CaseWords {
    fn facts(&self, more: Vec<(Msg, String)>) -> Part {
        let mut rows = vec![
            (t::letter_number(), self.number.clone()),
            (t::letter_organization(), self.organization.clone()),
            (t::letter_title(), self.title.clone()),
        ];
        rows.extend(more);
        Part::Facts(rows)
    }
}

fn quoted(text: &str) -> Vec<Part> {
    if text.trim().is_empty() { Vec::new() } else { vec![Part::Quote(text.to_owned())] }
}

fn case(id: RequestId) -> Part {
    Part::Button(t::letter_see_opinions(), format!("/cases/{id}/opinions"))
}

letters! {
    /// To whoever is asked, with the link.
    Asked "opinions.asked" { case: CaseWords, kind: OpinionKind, entity: String, question: String, due: NaiveDate, until: NaiveDate, path: String }
    |l| match l.kind {
        OpinionKind::Opinion => t::letter_asked_subject(&l.case.number),
        OpinionKind::Sponsorship => t::letter_sponsor_subject(&l.case.number),
    }
    => {
        let mut parts = vec![
            Part::Text(match l.kind {
                OpinionKind::Opinion => t::letter_asked(&l.entity),
                OpinionKind::Sponsorship => t::letter_sponsor(&l.entity),
            }),
            l.case.facts(vec![(t::letter_answer_by(), say::weekday_date(l.due))]),
        ];
        parts.extend(quoted(&l.question));
        parts.push(Part::Button(t::letter_answer_button(), l.path.clone()));
        parts.push(Part::Text(t::letter_link(l.until)));
        parts
    };
    /// The same once more; with a link that replaces the earlier one.
    Reminder "opinions.reminder" { case: CaseWords, due: NaiveDate, late: bool, until: NaiveDate, path: String }
    |l| t::letter_reminder_subject(&l.case.number)
    => vec![
        Part::Text(if l.late { t::letter_reminder_late(l.due, l.until) } else { t::letter_reminder(l.due) }),
        l.case.facts(Vec::new()),
        Part::Button(t::letter_answer_button(), l.path.clone()),
        Part::Text(t::letter_link_replaces(l.until)),
    ];
    /// To whoever was asked: no longer needed.
    Revoked "opinions.revoked" { case: CaseWords }
    |l| t::letter_revoked_subject(&l.case.number)
    => vec![Part::Text(t::letter_revoked()), l.case.facts(Vec::new())];
    /// To the secretariat: an answer.
    Answered "opinions.answered" { case: CaseWords, request: RequestId, entity: String, verdict: Verdict }
    |l| t::letter_answered_subject(&l.entity, &l.case.number)
    => vec![
        Part::Text(t::letter_answered(&l.entity)),
        l.case.facts(vec![(t::letter_verdict(), l.verdict.words().to_string())]),
        case(l.request),
    ];
    /// To the secretariat: nobody answered.
    NotAnswered "opinions.not_answered" { case: CaseWords, request: RequestId, entity: String }
    |l| t::letter_not_answered_subject(&l.entity, &l.case.number)
    => vec![Part::Text(t::letter_not_answered(&l.entity)), l.case.facts(Vec::new()), case(l.request)];
    /// To the secretariat: a sponsor is named whom nobody knows.
    SponsorUnknown "opinions.sponsor_unknown" { case: CaseWords, request: RequestId, entity: String, email: String }
    |l| t::letter_unknown_subject(&l.case.number)
    => vec![
        Part::Text(t::letter_unknown()),
        l.case.facts(vec![(t::letter_entity(), l.entity.clone()), (t::letter_email(), l.email.clone())]),
        case(l.request),
    ];
}
