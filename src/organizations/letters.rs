//! The letters about the people of an organization. Their words stand in `locales/*/organizations.ftl`, under
//! `letter-`.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use crate::letters;
use crate::notices::Part;
use crate::say::{self, organizations as t};

fn people() -> Part {
    Part::Button(t::letter_open_people(), "/organization/people".into())
}

letters! {
    /// To a person who is invited.
    Invited "organizations.invited" { organization: String, by: String, path: String, until: NaiveDate }
    |l| t::letter_invited_subject(&l.organization)
    => vec![
        Part::Text(t::letter_invited(&l.by, &l.organization)),
        Part::Button(t::letter_invited_button(), l.path.clone()),
        Part::Text(t::letter_invited_until(l.until)),
        Part::Text(t::letter_invited_not_you()),
    ];
    /// To the owners: somebody came by an invitation.
    Joined "organizations.joined" { organization: String, who: String }
    |l| t::letter_joined_subject(&l.who, &l.organization)
    => vec![Part::Text(t::letter_joined(&l.who, &l.organization)), people()];
    /// To a person who was taken out.
    Removed "organizations.removed" { organization: String }
    |l| t::letter_removed_subject(&l.organization)
    => vec![Part::Text(t::letter_removed(&l.organization)), Part::Link(t::letter_contact(), "/contact".into())];
    /// To the owners: somebody went.
    Left "organizations.left" { organization: String, who: String }
    |l| t::letter_left_subject(&l.who, &l.organization)
    => vec![Part::Text(t::letter_left(&l.who, &l.organization)), people()];
    /// To everybody of the organization: another owner.
    HandedOver "organizations.handed_over" { organization: String, from: String, to: String }
    |l| t::letter_handed_over_subject(&l.organization)
    => vec![Part::Text(t::letter_handed_over(&l.from, &l.to, &l.organization)), people()];
    /// To whoever can let in: somebody asks to join.
    JoinAsked "organizations.join_asked" { organization: String, who: String, email: String, message: String, due: NaiveDate, path: String }
    |l| t::letter_join_asked_subject(&l.who, &l.organization)
    => vec![
        Part::Text(t::letter_join_asked(&l.who, &l.organization)),
        Part::Facts(vec![
            (t::letter_name(), l.who.clone()),
            (t::letter_email(), l.email.clone()),
            (t::letter_answer_by(), say::weekday_date(l.due)),
        ]),
        Part::Quote(l.message.clone()),
        Part::Text(t::letter_join_asked_know()),
        Part::Button(t::letter_join_asked_button(), l.path.clone()),
    ];
    /// To the person who asked: in.
    JoinApproved "organizations.join_approved" { organization: String }
    |l| t::letter_join_approved_subject(&l.organization)
    => vec![
        Part::Text(t::letter_join_approved(&l.organization)),
        Part::Button(t::letter_join_approved_button(), "/requests".into()),
    ];
    /// To the person who asked: not.
    JoinRefused "organizations.join_refused" { organization: String, reason: String }
    |l| t::letter_join_refused_subject(&l.organization)
    => vec![
        Part::Text(t::letter_join_refused(&l.organization)),
        Part::Quote(l.reason.clone()),
        Part::Text(t::letter_join_refused_then()),
    ];
}
