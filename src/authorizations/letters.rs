//! The letters about authorizations. None holds anything confidential; reasons go to the holder alone.

mod samples;

pub use samples::samples;

use chrono::NaiveDate;

use super::ChangeVerdict;
use super::store::Authorization;
use crate::db::ids::{AuthorizationId, RequestId};
use crate::notices::{Letter, Part};
use crate::say::{Msg, authorizations as t};

/// What every one of these letters names.
pub(super) struct Named {
    id: AuthorizationId,
    request: RequestId,
    number: String,
    code: String,
    holder: String,
    activity: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
}

impl Named {
    fn of(row: &Authorization) -> Self {
        Self {
            id: row.id,
            request: row.request_id,
            number: row.number.clone(),
            code: row.code.clone(),
            holder: row.holder.clone(),
            activity: row.activity.clone(),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        }
    }

    fn facts(&self) -> Part {
        Part::Facts(vec![
            (t::fact_number(), self.number.clone()),
            (t::fact_holder(), self.holder.clone()),
            (t::fact_activity(), self.activity.clone()),
            (t::fact_from(), crate::say::date(self.starts_on)),
            (t::fact_until(), crate::say::date(self.ends_on)),
        ])
    }

    /// Where the holder goes.
    fn for_holder(&self) -> Part {
        Part::Button(t::open_authorization(), format!("/requests/{}/authorization", self.request))
    }

    /// Where staff goes.
    fn for_staff(&self) -> Part {
        Part::Button(t::open_authorization(), format!("/authorizations/{}", self.id))
    }

    /// How to have a stop looked at again.
    fn again(&self, ask_by: NaiveDate) -> Part {
        Part::Text(t::letter_ask_again(ask_by))
    }

    /// Where the holder asks for that.
    fn ask_again(&self) -> Part {
        Part::Link(t::letter_ask_again_link(), format!("/requests/{}/reconsideration", self.request))
    }

    /// The page that proves it.
    fn proof(&self) -> Part {
        Part::Link(t::open_proof(), format!("/verify/{}", self.code))
    }
}

/// Declares a letter: its name, its further values, its subject and its parts.
macro_rules! letter {
    ($(#[$doc:meta])* $name:ident $kind:literal { $($field:ident: $type:ty),* $(,)? } |$me:ident| $subject:expr; $parts:expr) => {
        $(#[$doc])*
        pub(super) struct $name { named: Named, $($field: $type),* }

        impl $name {
            /// The letter about one authorization.
            pub(super) fn of(row: &Authorization $(, $field: impl Into<$type>)*) -> Self {
                Self { named: Named::of(row) $(, $field: $field.into())* }
            }
        }

        impl Letter for $name {
            const KIND: &'static str = concat!("authorizations.", $kind);

            fn subject(&self) -> Msg {
                let $me = self;
                $subject
            }

            fn parts(&self) -> Vec<Part> {
                let $me = self;
                $parts
            }
        }
    };
}

letter! {
    /// To the secretariat: the holder accepted and signed.
    Accepted "accepted" {  } |me| t::letter_accepted_subject(&me.named.number);
    vec![Part::Text(t::letter_accepted(&me.named.holder)), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To officer and secretariat: the holder refused.
    Refused "refused" { reason: String } |me| t::letter_refused_subject(&me.named.number);
    vec![Part::Text(t::letter_refused(&me.named.holder)), Part::Quote(me.reason.clone()), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: the offer, or the acceptance, lapsed.
    Lapsed "lapsed" {  } |me| t::letter_lapsed_subject(&me.named.number);
    vec![Part::Text(t::letter_lapsed()), me.named.facts(), Part::Text(t::letter_lapsed_again()), me.named.for_holder()]
}

letter! {
    /// To the secretariat: it lapsed.
    LapsedNote "lapsed_note" {  } |me| t::letter_lapsed_subject(&me.named.number);
    vec![Part::Text(t::letter_lapsed_note(&me.named.holder)), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: it is in force.
    InForce "in_force" {  } |me| t::letter_in_force_subject(&me.named.number);
    vec![Part::Text(t::letter_in_force(me.named.ends_on)), me.named.facts(), Part::Text(t::letter_in_force_bounds()), me.named.for_holder(), me.named.proof()]
}

letter! {
    /// To the holder: stop the use now.
    Suspended "suspended" { reasons: String, ask_by: NaiveDate } |me| t::letter_suspended_subject(&me.named.number);
    vec![Part::Text(t::letter_suspended()), Part::Quote(me.reasons.clone()), me.named.facts(), Part::Text(t::letter_suspended_next()), me.named.again(me.ask_by), me.named.ask_again(), me.named.for_holder()]
}

letter! {
    /// To focal point and chair: it is suspended.
    SuspendedNote "suspended_note" {  } |me| t::letter_suspended_subject(&me.named.number);
    vec![Part::Text(t::letter_suspended_note(&me.named.holder)), me.named.facts(), me.named.proof()]
}

letter! {
    /// To the holder: the use may go on.
    Reinstated "reinstated" { reasons: String, was_revoked: bool } |me| t::letter_reinstated_subject(&me.named.number);
    vec![Part::Text(if me.was_revoked { t::letter_restored() } else { t::letter_reinstated() }), Part::Quote(me.reasons.clone()), me.named.facts(), me.named.for_holder()]
}

letter! {
    /// To the focal point: it is reinstated.
    ReinstatedNote "reinstated_note" { was_revoked: bool } |me| t::letter_reinstated_subject(&me.named.number);
    vec![Part::Text(if me.was_revoked { t::letter_restored_note(&me.named.holder) } else { t::letter_reinstated_note(&me.named.holder) }), me.named.facts(), me.named.proof()]
}

letter! {
    /// To the holder: it is taken away.
    Revoked "revoked" { reasons: String, stop_by: NaiveDate, ask_by: NaiveDate } |me| t::letter_revoked_subject(&me.named.number);
    vec![Part::Text(t::letter_revoked(me.stop_by)), Part::Quote(me.reasons.clone()), me.named.facts(), me.named.again(me.ask_by), me.named.ask_again(), me.named.for_holder()]
}

letter! {
    /// To focal point and chair: it is revoked.
    RevokedNote "revoked_note" { stop_by: NaiveDate } |me| t::letter_revoked_subject(&me.named.number);
    vec![Part::Text(t::letter_revoked_note(&me.named.holder, me.stop_by)), me.named.facts(), me.named.proof()]
}

letter! {
    /// To the officer: the holder gave it up.
    GivenUp "given_up" {  } |me| t::letter_given_up_subject(&me.named.number);
    vec![Part::Text(t::letter_given_up(&me.named.holder)), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: it ends soon.
    EndsSoon "ends_soon" { days: i64 } |me| t::letter_ends_soon_subject(&me.named.number);
    vec![Part::Text(t::letter_ends_soon(me.days, me.named.ends_on)), me.named.facts(), Part::Text(t::letter_ends_soon_renew()), me.named.for_holder()]
}

letter! {
    /// To the secretariat: the holder reported on the use.
    UseReported "use_reported" { report: String } |me| t::letter_use_reported_subject(&me.named.number);
    vec![Part::Text(t::letter_use_reported(&me.named.holder)), Part::Quote(me.report.clone()), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the secretariat: the holder handed in a file.
    PaperHandedIn "paper_handed_in" { name: String } |me| t::letter_paper_subject(&me.named.number);
    vec![Part::Text(t::letter_paper(&me.named.holder, &me.name)), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: what became of a file.
    PaperLookedAt "paper_looked_at" { name: String, outcome: Msg, remarks: String } |me| t::letter_paper_looked_subject(&me.named.number);
    {
        let mut parts = vec![Part::Text(t::letter_paper_looked(&me.name, &me.outcome))];
        if !me.remarks.is_empty() {
            parts.push(Part::Quote(me.remarks.clone()));
        }
        parts.extend([me.named.facts(), me.named.for_holder()]);
        parts
    }
}

letter! {
    /// To the holder: it has ended; the report on the use is asked for when there was a use.
    Expired "expired" { report_by: Option<NaiveDate> } |me| t::letter_expired_subject(&me.named.number);
    {
        let mut parts = vec![Part::Text(t::letter_expired(me.named.ends_on)), me.named.facts()];
        if let Some(day) = me.report_by {
            parts.push(Part::Text(t::letter_expired_report(day)));
        }
        parts.push(me.named.for_holder());
        parts
    }
}

letter! {
    /// To secretariat and officer: the holder reports a change.
    ChangeReported "change_reported" { text: String, due: NaiveDate } |me| t::letter_change_reported_subject(&me.named.number);
    vec![Part::Text(t::letter_change_reported(&me.named.holder, me.due)), Part::Quote(me.text.clone()), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: what the office says to a change.
    ChangeAnswered "change_answered" { verdict: ChangeVerdict, text: String } |me| t::letter_change_answered_subject(&me.named.number);
    {
        let mut parts = vec![Part::Text(me.verdict.told())];
        if !me.text.trim().is_empty() {
            parts.push(Part::Quote(me.text.clone()));
        }
        parts.extend([me.named.facts(), me.named.for_holder()]);
        parts
    }
}

letter! {
    /// To the holder: the offer can be accepted for a few days more.
    AcceptSoon "accept_soon" { due: NaiveDate } |me| t::letter_accept_soon_subject(&me.named.number, me.due);
    vec![Part::Text(t::letter_accept_soon(me.due)), me.named.facts(), me.named.for_holder()]
}

letter! {
    /// To the holder: a condition has its last day soon.
    ConditionSoon "condition_soon" { clause: String, due: NaiveDate } |me| t::letter_condition_soon_subject(&me.named.number, me.due);
    vec![Part::Text(t::letter_condition_soon(me.due)), Part::Quote(me.clause.clone()), me.named.facts(), me.named.for_holder()]
}

letter! {
    /// To the holder: the last day of a condition has passed.
    ConditionOverdue "condition_overdue" { clause: String, due: NaiveDate } |me| t::letter_condition_overdue_subject(&me.named.number);
    vec![Part::Text(t::letter_condition_overdue(me.due)), Part::Quote(me.clause.clone()), me.named.facts(), me.named.for_holder()]
}

letter! {
    /// To the secretariat: the last day of a condition has passed.
    ConditionOverdueNote "condition_overdue_note" { clause: String, due: NaiveDate } |me| t::letter_condition_overdue_subject(&me.named.number);
    vec![Part::Text(t::letter_condition_overdue_note(&me.named.holder, me.due)), Part::Quote(me.clause.clone()), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: the report on the use is due soon.
    ReportSoon "report_soon" { due: NaiveDate } |me| t::letter_report_soon_subject(&me.named.number, me.due);
    vec![Part::Text(t::letter_report_soon(me.due)), me.named.facts(), me.named.for_holder()]
}

letter! {
    /// To the holder: the report on the use is overdue.
    ReportOverdue "report_overdue" { due: NaiveDate } |me| t::letter_report_overdue_subject(&me.named.number);
    vec![Part::Text(t::letter_report_overdue(me.due)), me.named.facts(), me.named.for_holder()]
}

letter! {
    /// To the secretariat: the report on the use is overdue.
    ReportOverdueNote "report_overdue_note" { due: NaiveDate } |me| t::letter_report_overdue_subject(&me.named.number);
    vec![Part::Text(t::letter_report_overdue_note(&me.named.holder, me.due)), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: the report on the use is as it should be.
    ReportAccepted "report_accepted" { remarks: String } |me| t::letter_report_accepted_subject(&me.named.number);
    {
        let mut parts = vec![Part::Text(t::letter_report_accepted())];
        if !me.remarks.is_empty() {
            parts.push(Part::Quote(me.remarks.clone()));
        }
        parts.extend([me.named.facts(), me.named.for_holder()]);
        parts
    }
}

letter! {
    /// To the holder: another report is asked for.
    ReportSentBack "report_sent_back" { remarks: String, due: NaiveDate } |me| t::letter_report_back_subject(&me.named.number);
    vec![Part::Text(t::letter_report_back(me.due)), Part::Quote(me.remarks.clone()), me.named.facts(), me.named.for_holder()]
}

letter! {
    /// To the secretariat: the holder named somebody who acts for them.
    AgentNamed "agent_named" { agent: String, scope: String, until_on: NaiveDate } |me| t::letter_agent_named_subject(&me.named.number);
    vec![Part::Text(t::letter_agent_named(&me.named.holder, &me.agent, me.until_on)), Part::Quote(me.scope.clone()), me.named.facts(), me.named.for_staff()]
}

letter! {
    /// To the holder: somebody may act for them no longer.
    AgentStopped "agent_stopped" { agent: String, reasons: String } |me| t::letter_agent_stopped_subject(&me.named.number);
    vec![Part::Text(t::letter_agent_stopped(&me.agent)), Part::Quote(me.reasons.clone()), me.named.facts(), me.named.for_holder()]
}
