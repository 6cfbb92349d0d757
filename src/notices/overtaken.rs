//! Letters that are not sent any more because what they say no longer holds. Two letters that contradict each other
//! never leave: a newer letter takes back what it makes untrue ([`OVERTAKES`]), and a letter that asks for something
//! leaves only while that is awaited ([`AWAITS`]). What is with the mail server already cannot be taken back.

mod store;

use super::{About, Cause, NoticeId, NoticeRow, Recipient};
use crate::db::Tx;
use crate::error::Result;
use crate::waiting::WaitKind;

/// A letter, and the unsent ones to the same person in the same case (or about the same thing, where there is no case)
/// that it makes untrue.
pub const OVERTAKES: &[(&str, &[&str])] = &[
    // Requests.
    ("requests.not_required", &["requests.accepted", "requests.routing_undone"]),
    ("requests.referred", &["requests.accepted", "requests.routing_undone"]),
    ("requests.recalled", &["requests.arrived"]),
    ("requests.routing_undone", &["requests.not_required", "requests.referred", "requests.routing_kept"]),
    (
        "requests.withdrawn_receipt",
        &[
            "requests.accepted",
            "requests.routing_undone",
            "screening.hold_partner",
            "screening.released_partner",
            "decisions.deferred_to_partner",
        ],
    ),
    (
        "requests.withdrawn",
        &[
            "requests.arrived",
            "requests.change_asked_for_members",
            "requests.revised",
            "screening.to_do",
            "screening.finished",
            "screening.hold_opened",
            "screening.hold_paused",
            "screening.released",
            "reviews.assigned",
            "reviews.open",
            "reviews.deliberation_open",
            "decisions.ready_to_decide",
            "decisions.written_put",
            "decisions.written_agreed",
            "decisions.deferred",
        ],
    ),
    (
        "requests.closed_for_members",
        &["reviews.assigned", "reviews.open", "reviews.confirm", "reviews.changed"],
    ),
    ("requests.lapsed", &["requests.returned", "requests.reminder"]),
    // Screening.
    ("screening.hold_opened", &["screening.released"]),
    ("screening.hold_paused", &["screening.released"]),
    ("screening.hold_partner", &["screening.released_partner"]),
    ("screening.released", &["screening.hold_opened", "screening.hold_paused", "screening.hold_asked"]),
    ("screening.released_partner", &["screening.hold_partner"]),
    (
        "screening.excluded_partner",
        &["requests.accepted", "screening.hold_partner", "screening.released_partner"],
    ),
    (
        "screening.excluded_staff",
        &[
            "screening.to_do",
            "screening.finished",
            "screening.hold_opened",
            "screening.hold_paused",
            "screening.released",
        ],
    ),
    ("screening.excluded_note", &["decisions.recommended_note"]),
    ("screening.sent_back", &["screening.confirmed"]),
    ("screening.engagement_answered", &["screening.engagement_answered"]),
    (
        "screening.holder_cleared",
        &["screening.holder_hit", "screening.holder_second_wanted", "screening.holder_confirmed"],
    ),
    // Reviews.
    (
        "reviews.replaced",
        &["reviews.assigned", "reviews.open", "reviews.reminder", "reviews.confirm", "reviews.changed"],
    ),
    ("reviews.assigned", &["reviews.replaced"]),
    ("reviews.track_changed", &["reviews.track_changed"]),
    ("reviews.confirm", &["reviews.deliberation_open"]),
    // Decisions.
    ("decisions.sent_back", &["decisions.deferred"]),
    ("decisions.authorization", &["decisions.deferred_to_partner", "decisions.decline"]),
    ("decisions.decline", &["decisions.deferred_to_partner", "decisions.authorization"]),
    ("decisions.decided_note", &["decisions.recommended_note", "decisions.decided_note"]),
    ("decisions.decided", &["decisions.deferred", "decisions.decided"]),
    ("decisions.lapsed", &["decisions.deferred", "decisions.deferred_to_partner"]),
    (
        "decisions.written_broken",
        &["decisions.written_put", "decisions.written_reminder", "decisions.written_agreed"],
    ),
    (
        "decisions.written_withdrawn",
        &["decisions.written_put", "decisions.written_reminder", "decisions.written_agreed"],
    ),
    // Authorizations: who was told that a use may begin or go on must not read that after its stop.
    (
        "authorizations.suspended",
        &[
            "decisions.authorization",
            "authorizations.in_force",
            "authorizations.reinstated",
            "authorizations.ends_soon",
        ],
    ),
    ("authorizations.suspended_note", &["authorizations.reinstated_note"]),
    (
        "authorizations.revoked",
        &[
            "decisions.authorization",
            "authorizations.in_force",
            "authorizations.suspended",
            "authorizations.reinstated",
            "authorizations.ends_soon",
        ],
    ),
    ("authorizations.revoked_note", &["authorizations.reinstated_note", "authorizations.suspended_note"]),
    ("authorizations.reinstated", &["authorizations.suspended", "authorizations.revoked"]),
    ("authorizations.reinstated_note", &["authorizations.suspended_note", "authorizations.revoked_note"]),
    ("authorizations.lapsed", &["decisions.authorization", "authorizations.ends_soon"]),
    (
        "authorizations.expired",
        &["authorizations.in_force", "authorizations.ends_soon", "authorizations.reinstated"],
    ),
    // Reconsiderations.
    (
        "reconsiderations.answered",
        &["reconsiderations.receipt", "decisions.decline", "screening.excluded_partner"],
    ),
    (
        "reconsiderations.answered_note",
        &[
            "reconsiderations.asked",
            "decisions.decided",
            "decisions.decided_note",
            "screening.excluded_staff",
            "screening.excluded_note",
        ],
    ),
    // Integrity matters.
    ("matters.resolved", &["matters.asked", "matters.reminder", "matters.time_passed"]),
    ("matters.time_passed", &["matters.asked", "matters.reminder"]),
    ("matters.ended", &["matters.received", "matters.commented", "matters.no_comment"]),
    ("matters.commented", &["matters.no_comment"]),
    // People.
    ("organizations.removed", &["organizations.join_approved", "organizations.handed_over"]),
    ("organizations.join_approved", &["organizations.join_refused", "organizations.removed"]),
    ("organizations.join_refused", &["organizations.join_approved"]),
    ("accounts.roles_changed", &["accounts.roles_changed"]),
    ("opinions.revoked", &["opinions.asked", "opinions.reminder"]),
];

/// A letter that asks for something, or reminds of it; what it asks for; and whether it is of no use with another last
/// day, because a new one is written then.
pub const AWAITS: &[(&str, WaitKind, bool)] = &[
    ("requests.arrived", WaitKind::Completeness, false),
    ("requests.asked_again", WaitKind::Completeness, false),
    ("requests.returned", WaitKind::Gaps, false),
    ("requests.change_asked", WaitKind::Gaps, false),
    ("requests.change_asked_for_members", WaitKind::Gaps, false),
    ("requests.reminder", WaitKind::Gaps, true),
    ("requests.late", WaitKind::Gaps, true),
    ("requests.late_for_staff", WaitKind::Gaps, true),
    ("screening.to_do", WaitKind::Screening, false),
    ("screening.second_wanted", WaitKind::SecondPerson, false),
    ("screening.release_asked", WaitKind::SecondPerson, false),
    ("screening.hold_partner", WaitKind::HoldAnswer, false),
    ("screening.engagement_proposed", WaitKind::Engagement, false),
    ("reviews.assigned", WaitKind::Scorecard, false),
    ("reviews.open", WaitKind::Scorecard, false),
    ("reviews.confirm", WaitKind::Scorecard, false),
    ("reviews.changed", WaitKind::Scorecard, false),
    ("reviews.reminder", WaitKind::Scorecard, true),
    ("decisions.ready_to_decide", WaitKind::Decision, false),
    ("decisions.written_put", WaitKind::WrittenProcedure, false),
    ("decisions.written_reminder", WaitKind::WrittenProcedure, true),
    ("authorizations.accept_soon", WaitKind::Acceptance, true),
    ("authorizations.condition_soon", WaitKind::Condition, true),
    ("authorizations.condition_overdue", WaitKind::Condition, true),
    ("authorizations.condition_overdue_note", WaitKind::Condition, true),
    ("authorizations.report_soon", WaitKind::UseReport, true),
    ("authorizations.report_overdue", WaitKind::UseReport, true),
    ("authorizations.report_overdue_note", WaitKind::UseReport, true),
    ("authorizations.paper_handed_in", WaitKind::Papers, false),
    ("authorizations.change_reported", WaitKind::ChangeReport, false),
    ("opinions.asked", WaitKind::Opinion, false),
    ("opinions.reminder", WaitKind::Opinion, false),
    ("reconsiderations.asked", WaitKind::Reconsideration, false),
    ("reconsiderations.reminder", WaitKind::Reconsideration, true),
    ("matters.received", WaitKind::MatterTriage, false),
    ("matters.asked", WaitKind::MatterComment, false),
    ("matters.reminder", WaitKind::MatterComment, true),
    ("matters.commented", WaitKind::MatterClosing, false),
    ("matters.no_comment", WaitKind::MatterClosing, false),
];

/// Takes back the unsent letters to a person that a new one makes untrue. Called before the new one is written.
///
/// # Errors
/// When the database fails.
pub(super) fn by(tx: &mut Tx, kind: &str, about: About, to: &Recipient) -> Result<()> {
    match OVERTAKES.iter().find(|(newer, _)| *newer == kind) {
        Some((_, older)) => store::void(tx, older, about, &to.address),
        None => Ok(()),
    }
}

/// Ties a letter that asks for something to what is awaited: to the wait that its `about` names, or to the newest of
/// its kind.
///
/// # Errors
/// When the database fails.
pub(super) fn tie(tx: &mut Tx, id: NoticeId, kind: &str, about: About, to: &Recipient) -> Result<()> {
    let Some((_, wait, by_day)) = AWAITS.iter().find(|(letter, _, _)| *letter == kind) else { return Ok(()) };
    store::tie(tx, id, *wait, *by_day, about, to.account)
}

/// Those of these letters, claimed or due in a digest, that still say what holds; the others are taken back. One that may have left in an
/// earlier try whose end nobody knows goes on as it was.
///
/// # Errors
/// When the database fails.
pub(super) fn still_true(tx: &mut Tx, claimed: Vec<NoticeRow>) -> Result<Vec<NoticeRow>> {
    let known = |row: &&NoticeRow| row.attempts <= 1 || row.cause != Cause::Stuck.as_str();
    let ids: Vec<NoticeId> = claimed.iter().filter(known).map(|row| row.id).collect();
    let stale = store::stale(tx.conn(), &ids)?;
    if stale.is_empty() {
        return Ok(claimed);
    }
    store::take_back(tx, &stale)?;
    Ok(claimed.into_iter().filter(|row| !stale.contains(&row.id)).collect())
}

/// An administrator sends a letter again whatever became of what it asks for.
///
/// # Errors
/// When the database fails.
pub(super) fn untie(tx: &mut Tx, id: NoticeId) -> Result<()> {
    store::untie(tx, id)
}
