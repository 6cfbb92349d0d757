//! The letters of a request. Their words stand in `locales/*/requests.ftl`, under `letter-`; none of them says anything
//! about scores or screening.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use super::RequestId;
use super::actions::intake::Asked;
use crate::letters;
use crate::notices::Part;
use crate::say::{self, Msg, documents as d, requests as t};

fn own(id: RequestId) -> Part {
    Part::Button(t::letter_open_request(), format!("/requests/{id}"))
}

fn case(id: RequestId) -> Part {
    Part::Button(t::letter_open_case(), format!("/cases/{id}"))
}

fn number(number: &str) -> (Msg, String) {
    (t::letter_number(), number.to_owned())
}

fn title(title: &str) -> (Msg, String) {
    (t::letter_title(), title.to_owned())
}

fn day(label: Msg, day: Option<NaiveDate>) -> Vec<(Msg, String)> {
    day.map(|day| (label, say::weekday_date(day))).into_iter().collect()
}

fn facts(mut rows: Vec<(Msg, String)>, more: Vec<(Msg, String)>) -> Part {
    rows.extend(more);
    Part::Facts(rows)
}

/// A quotation under its sentence; nothing when it is empty.
fn quoted(lead: Msg, text: &str) -> Vec<Part> {
    if text.trim().is_empty() { Vec::new() } else { vec![Part::Text(lead), Part::Quote(text.to_owned())] }
}

fn together(parts: Vec<Vec<Part>>) -> Vec<Part> {
    parts.into_iter().flatten().collect()
}

letters! {
    /// To the partner, at once: the request arrived.
    Receipt "requests.receipt" { number: String, title: String, request: RequestId, due: Option<NaiveDate>, first: bool, revision: i64 }
    |l| if l.first { t::letter_receipt_subject(&l.number) } else { t::letter_receipt_again_subject(&l.number) }
    => vec![
        Part::Text(if l.first { t::letter_receipt() } else { t::letter_receipt_again(l.revision) }),
        facts(vec![number(&l.number), title(&l.title)], day(t::letter_hear_by(), l.due)),
        Part::Text(t::letter_nothing_may_be_printed()),
        own(l.request),
    ];
    /// To the secretariat: a request to look at.
    Arrived "requests.arrived" { number: String, title: String, organization: String, request: RequestId, due: Option<NaiveDate>, first: bool, note: String }
    |l| if l.first { t::letter_arrived_subject(&l.number) } else { t::letter_arrived_again_subject(&l.number) }
    => together(vec![
        vec![Part::Text(if l.first { t::letter_arrived() } else { t::letter_arrived_again() })],
        vec![facts(
            vec![number(&l.number), (t::letter_organization(), l.organization.clone()), title(&l.title)],
            day(t::letter_check_by(), l.due),
        )],
        quoted(t::letter_note(), &l.note),
        vec![case(l.request)],
    ]);
    /// To the partner, and to the secretariat once it has the request: something was found in a file.
    FileLocked "requests.file_locked" { number: String, request: RequestId, name: String, found: String, for_office: bool }
    |l| d::letter_locked_subject(&l.number)
    => vec![
        Part::Text(if l.for_office { d::letter_locked_office() } else { d::letter_locked() }),
        Part::Facts(vec![number(&l.number), (d::letter_locked_file(), l.name.clone()), (d::letter_locked_found(), l.found.clone())]),
        if l.for_office { case(l.request) } else { own(l.request) },
    ];
    /// To the secretariat: the partner took the request back.
    Recalled "requests.recalled" { number: String, organization: String, request: RequestId }
    |l| t::letter_recalled_subject(&l.number)
    => vec![Part::Text(t::letter_recalled(&l.organization)), case(l.request)];
    /// To the partner: what is missing.
    Returned "requests.returned" { number: String, title: String, request: RequestId, gaps: Vec<Asked>, due: NaiveDate }
    |l| t::letter_returned_subject(&l.number)
    => vec![
        Part::Text(t::letter_returned()),
        Part::Points(l.gaps.iter().map(Asked::line).collect()),
        Part::Facts(vec![number(&l.number), title(&l.title), (t::letter_answer_by(), say::weekday_date(l.due))]),
        Part::Text(t::letter_returned_lapses()),
        own(l.request),
    ];
    /// To the partner: the day comes near.
    Reminder "requests.reminder" { number: String, title: String, request: RequestId, due: NaiveDate, lapses: bool }
    |l| t::letter_reminder_subject(l.due, &l.number)
    => together(vec![
        vec![
            Part::Text(t::letter_reminder()),
            Part::Facts(vec![number(&l.number), title(&l.title), (t::letter_answer_by(), say::weekday_date(l.due))]),
        ],
        l.lapses.then(|| Part::Text(t::letter_returned_lapses())).into_iter().collect(),
        vec![own(l.request)],
    ]);
    /// To the partner: the day has passed, the answer is still wanted.
    Late "requests.late" { number: String, title: String, request: RequestId, due: NaiveDate }
    |l| t::letter_late_subject(&l.number)
    => vec![
        Part::Text(t::letter_late(l.due)),
        Part::Facts(vec![number(&l.number), title(&l.title)]),
        own(l.request),
    ];
    /// To the secretariat: the partner has not answered in time.
    LateForStaff "requests.late_for_staff" { number: String, organization: String, request: RequestId, due: NaiveDate }
    |l| t::letter_late_staff_subject(&l.number)
    => vec![Part::Text(t::letter_late_staff(&l.organization, l.due)), case(l.request)];
    /// To the partner: complete.
    Accepted "requests.accepted" { number: String, title: String, request: RequestId, decided_by: NaiveDate }
    |l| t::letter_accepted_subject(&l.number)
    => vec![
        Part::Text(t::letter_accepted()),
        Part::Facts(vec![number(&l.number), title(&l.title), (t::letter_decision_by(), say::weekday_date(l.decided_by))]),
        Part::Text(t::letter_nothing_may_be_printed()),
        own(l.request),
    ];
    /// To the partner: nothing has to be authorized.
    NotRequired "requests.not_required" { number: String, title: String, request: RequestId, reason: String, advice: String, ask_until: NaiveDate }
    |l| t::letter_not_required_subject(&l.number)
    => together(vec![
        vec![Part::Text(t::letter_not_required()), Part::Facts(vec![number(&l.number), title(&l.title)])],
        quoted(t::letter_reason(), &l.reason),
        quoted(t::letter_advice(), &l.advice),
        vec![Part::Text(t::letter_ask_again(l.ask_until)), own(l.request)],
    ]);
    /// To the partner: another office decides.
    Referred "requests.referred" { number: String, title: String, request: RequestId, authority: String, contact: String, reason: String, ask_until: NaiveDate }
    |l| t::letter_referred_subject(&l.number)
    => together(vec![
        vec![
            Part::Text(t::letter_referred()),
            Part::Facts(vec![
                number(&l.number),
                title(&l.title),
                (t::letter_authority(), l.authority.clone()),
                (t::letter_contact(), l.contact.clone()),
            ]),
        ],
        quoted(t::letter_reason(), &l.reason),
        vec![
            Part::Text(t::letter_nothing_may_be_printed()),
            Part::Text(t::letter_ask_again(l.ask_until)),
            own(l.request),
        ],
    ]);
    /// To members whose case was closed by routing.
    ClosedForMembers "requests.closed_for_members" { number: String, request: RequestId }
    |l| t::letter_closed_for_members_subject(&l.number)
    => vec![Part::Text(t::letter_closed_for_members()), case(l.request)];
    /// To the secretariat: look at a routing again.
    AskedAgain "requests.asked_again" { number: String, organization: String, request: RequestId, reasons: String }
    |l| t::letter_asked_again_subject(&l.number)
    => together(vec![
        vec![Part::Text(t::letter_asked_again(&l.organization)), Part::Quote(l.reasons.clone()), case(l.request)],
    ]);
    /// To the partner: the routing was taken back.
    RoutingUndone "requests.routing_undone" { number: String, title: String, request: RequestId, reasons: String }
    |l| t::letter_routing_undone_subject(&l.number)
    => together(vec![
        vec![Part::Text(t::letter_routing_undone()), Part::Facts(vec![number(&l.number), title(&l.title)])],
        quoted(t::letter_reason(), &l.reasons),
        vec![own(l.request)],
    ]);
    /// To the partner: the routing stays.
    RoutingKept "requests.routing_kept" { number: String, title: String, request: RequestId, reasons: String }
    |l| t::letter_routing_kept_subject(&l.number)
    => together(vec![
        vec![Part::Text(t::letter_routing_kept()), Part::Facts(vec![number(&l.number), title(&l.title)])],
        quoted(t::letter_reason(), &l.reasons),
        vec![own(l.request)],
    ]);
    /// To the partner: questions while the work goes on.
    ChangeAsked "requests.change_asked" { number: String, title: String, request: RequestId, questions: Vec<Asked>, due: NaiveDate }
    |l| t::letter_change_asked_subject(&l.number)
    => vec![
        Part::Text(t::letter_change_asked()),
        Part::Points(l.questions.iter().map(Asked::line).collect()),
        Part::Facts(vec![number(&l.number), title(&l.title), (t::letter_answer_by(), say::weekday_date(l.due))]),
        own(l.request),
    ];
    /// To the members: the partner was asked something.
    ChangeAskedForMembers "requests.change_asked_for_members" { number: String, request: RequestId, due: NaiveDate }
    |l| t::letter_change_asked_members_subject(&l.number)
    => vec![Part::Text(t::letter_change_asked_members(l.due)), case(l.request)];
    /// To the people of the case: a new revision.
    Revised "requests.revised" { number: String, organization: String, request: RequestId, note: String }
    |l| t::letter_revised_subject(&l.number)
    => together(vec![
        vec![Part::Text(t::letter_revised(&l.organization))],
        quoted(t::letter_note(), &l.note),
        vec![case(l.request)],
    ]);
    /// To the partner: a receipt of the withdrawal.
    WithdrawnReceipt "requests.withdrawn_receipt" { number: String, title: String, request: RequestId }
    |l| t::letter_withdrawn_receipt_subject(&l.number)
    => vec![
        Part::Text(t::letter_withdrawn_receipt()),
        Part::Facts(vec![number(&l.number), title(&l.title)]),
        own(l.request),
    ];
    /// To the people of the case: the partner took the request out.
    Withdrawn "requests.withdrawn" { number: String, organization: String, request: RequestId }
    |l| t::letter_withdrawn_subject(&l.number)
    => vec![Part::Text(t::letter_withdrawn(&l.organization)), case(l.request)];
    /// To the partner: the day passed.
    Lapsed "requests.lapsed" { number: String, title: String }
    |l| t::letter_lapsed_subject(&l.number)
    => vec![
        Part::Text(t::letter_lapsed()),
        Part::Facts(vec![number(&l.number), title(&l.title)]),
        Part::Button(t::letter_begin_again(), "/requests/new".to_owned()),
    ];
    /// To the secretariat: a returned request lapsed.
    LapsedForStaff "requests.lapsed_for_staff" { number: String, organization: String, request: RequestId }
    |l| t::letter_lapsed_staff_subject(&l.number)
    => vec![Part::Text(t::letter_lapsed_staff(&l.organization)), case(l.request)];
}
