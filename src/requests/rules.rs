//! Pure decisions about requests: which gate a route leads through, who may edit when, which reminders are due.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::{Action, Outcome, Request, Stage};
use crate::guidelines::routing::Routing;
use crate::guidelines::{Edition, Verdict};

/// The edition of the Guidelines that new requests are measured by.
pub const CURRENT_EDITION: Edition = Edition::E2015;

/// What routing says about sending a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// It can be sent.
    Open,
    /// It can be sent, but it may not be needed, or another office decides: say so first.
    Explain,
    /// Marks of several authorities: the draft is split first.
    Split,
    /// Not possible for anybody who asks so: a page tells what to do instead.
    Closed,
}

/// The gate of a routing.
pub fn gate(routing: &Routing) -> Gate {
    match routing.verdict() {
        None => Gate::Split,
        Some(Verdict::Refuse | Verdict::UnEntitiesOnly) => Gate::Closed,
        Some(Verdict::Free | Verdict::FreeWithDisclaimer | Verdict::Refer | Verdict::RefuseByDefault) => {
            Gate::Explain
        }
        Some(Verdict::Authorize | Verdict::AuthorizeExceptional) => Gate::Open,
    }
}

/// The step by which the partner sends what stands in the draft now; none when it cannot be edited. `asked` is true
/// while questions of the office are open.
pub fn sending(stage: Stage, asked: bool) -> Option<Action> {
    match stage {
        Stage::Draft => Some(Action::Submit),
        Stage::Returned => Some(Action::Resubmit),
        Stage::Screening | Stage::Review | Stage::Deliberation if asked => Some(Action::Revise),
        _ => None,
    }
}

/// How many reminders of a thing asked on `asked` and due on `due` should have gone out by `today`: one at half time,
/// one `before` days before the end. None on the day itself or later: then it is over.
pub fn reminders_due(asked: NaiveDate, due: NaiveDate, today: NaiveDate, before: u32) -> i64 {
    if today > due {
        return 0;
    }
    let half = asked + Days::new(u64::try_from((due - asked).num_days() / 2).unwrap_or_default());
    let last = due - Days::new(u64::from(before));
    i64::from(today >= half) + i64::from(today >= last)
}

/// Whether a partner may still ask that a routing be looked at again.
pub fn may_ask_again(closed_at: Option<NaiveDateTime>, today: NaiveDate, days: u32) -> bool {
    closed_at.is_some_and(|at| today <= at.date() + Days::new(u64::from(days)))
}

/// The last day to ask that a decline or an exclusion is looked at again; none for whatever ended otherwise.
pub fn reconsider_by(request: &Request) -> Option<NaiveDate> {
    if !matches!(request.outcome, Some(Outcome::Declined | Outcome::Excluded)) {
        return None;
    }
    let terms = &request.rules().ok()?.terms.terms;
    Some(terms.reconsider_by(request.closed_at?.date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn reminders_go_at_half_time_and_five_days_before() {
        let (asked, due) = (day("2026-11-01"), day("2026-12-01"));
        let on = |today| reminders_due(asked, due, day(today), 5);
        assert_eq!(on("2026-11-15"), 0);
        assert_eq!(on("2026-11-16"), 1);
        assert_eq!(on("2026-11-25"), 1);
        assert_eq!(on("2026-11-26"), 2);
        assert_eq!(on("2026-12-01"), 2);
        assert_eq!(on("2026-12-02"), 0);
    }

    #[test]
    fn what_can_be_sent_when() {
        assert_eq!(sending(Stage::Draft, false), Some(Action::Submit));
        assert_eq!(sending(Stage::Submitted, true), None);
        assert_eq!(sending(Stage::Returned, true), Some(Action::Resubmit));
        assert_eq!(sending(Stage::Review, false), None);
        assert_eq!(sending(Stage::Review, true), Some(Action::Revise));
        assert_eq!(sending(Stage::Recommended, true), None);
    }

    #[test]
    fn a_routing_can_be_asked_about_for_thirty_days() {
        let closed = day("2026-11-01").and_hms_opt(12, 0, 0);
        assert!(may_ask_again(closed, day("2026-12-01"), 30));
        assert!(!may_ask_again(closed, day("2026-12-02"), 30));
        assert!(!may_ask_again(None, day("2026-11-02"), 30));
    }
}
