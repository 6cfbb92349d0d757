//! How soon a letter has to go out, and how often a person wants to hear of what has time.

use chrono::{Datelike, Days, LocalResult, NaiveDateTime, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

use crate::text_enum;

text_enum! {
    /// How often a person wants the letters that have time.
    pub enum Pace {
        /// Each by itself, at once.
        AtOnce = "at_once",
        /// In one letter each morning.
        Daily = "daily",
        /// In one letter each Monday morning; what has a date still comes the next morning.
        Weekly = "weekly",
    }
}

/// How long a letter may wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Haste {
    /// Not at all: a decision, a way into the house, whatever somebody waits for.
    Now,
    /// Until the next morning: reminders, and work that has days of time.
    WithinADay,
    /// Until the next Monday: news that asks for nothing.
    InAWeek,
}

/// Hour of the morning at which digests go out, in the office's time zone.
const HOUR: u32 = 7;

/// How long a letter of this kind may wait. What is not named here goes out at once, so that a new letter is late only
/// where somebody said that it may be.
pub fn haste(kind: &str) -> Haste {
    match kind {
        "authorizations.accept_soon"
        | "authorizations.condition_overdue"
        | "authorizations.condition_overdue_note"
        | "authorizations.condition_soon"
        | "authorizations.ends_soon"
        | "authorizations.paper_handed_in"
        | "authorizations.report_overdue"
        | "authorizations.report_overdue_note"
        | "authorizations.report_soon"
        | "decisions.written_reminder"
        | "lessons.given_back"
        | "matters.reminder"
        | "matters.time_passed"
        | "opinions.not_answered"
        | "opinions.reminder"
        | "opinions.sponsor_unknown"
        | "reconsiderations.reminder"
        | "requests.arrived"
        | "requests.late"
        | "requests.late_for_staff"
        | "requests.reminder"
        | "requests.revised"
        | "reviews.changed"
        | "reviews.reminder"
        | "screening.list_age"
        | "screening.new_matches"
        | "screening.to_do" => Haste::WithinADay,
        "authorizations.accepted"
        | "authorizations.given_up"
        | "authorizations.in_force"
        | "authorizations.lapsed_note"
        | "authorizations.refused"
        | "authorizations.use_reported"
        | "matters.commented"
        | "matters.ended"
        | "matters.no_comment"
        | "opinions.answered"
        | "organizations.joined"
        | "organizations.left"
        | "reconsiderations.answered_note"
        | "requests.closed_for_members"
        | "requests.lapsed_for_staff"
        | "requests.recalled"
        | "requests.withdrawn"
        | "reviews.replaced"
        | "screening.finished"
        | "screening.graded" => Haste::InAWeek,
        _ => Haste::Now,
    }
}

/// Whether a letter of this kind says where its reader can ask for fewer of them.
pub fn can_be_fewer(kind: &str) -> bool {
    kind == super::digest::KIND || haste(kind) != Haste::Now
}

/// The place in the queue: 0 before 1 before 2. A burst of reminders does not keep a decision waiting.
pub(super) fn rank(kind: &str) -> i64 {
    match haste(kind) {
        Haste::Now if kind.starts_with("accounts.") => 0,
        Haste::Now => 1,
        Haste::WithinADay | Haste::InAWeek => 2,
    }
}

/// When a letter goes into a digest, UTC; none when it goes out by itself.
pub(super) fn kept_until(pace: Pace, haste: Haste, now: NaiveDateTime, zone: Tz) -> Option<NaiveDateTime> {
    let weekly = match (pace, haste) {
        (Pace::AtOnce, _) | (_, Haste::Now) => return None,
        (Pace::Weekly, Haste::InAWeek) => true,
        _ => false,
    };
    let local = Utc.from_utc_datetime(&now).with_timezone(&zone);
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0)?;
    (0..=8)
        .filter_map(|days| local.date_naive().checked_add_days(Days::new(days)))
        .filter(|day| !weekly || day.weekday() == Weekday::Mon)
        .map(|day| match zone.from_local_datetime(&day.and_time(hour)) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.naive_utc(),
            // An hour that the clocks leave out.
            LocalResult::None => day.and_time(hour),
        })
        .find(|at| *at > now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn at(month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
    }

    #[test]
    fn digests_go_out_in_the_morning_of_the_office() {
        let zurich = chrono_tz::Europe::Zurich;
        let daily = |now| kept_until(Pace::Daily, Haste::InAWeek, now, zurich);
        assert_eq!(daily(at(11, 24, 9, 0)), Some(at(11, 25, 6, 0)));
        assert_eq!(daily(at(11, 24, 5, 59)), Some(at(11, 24, 6, 0)));
        assert_eq!(daily(at(11, 24, 6, 0)), Some(at(11, 25, 6, 0)));
        assert_eq!(daily(at(7, 1, 4, 0)), Some(at(7, 1, 5, 0)), "summer time");
        // The 24th is a Tuesday.
        let weekly = |haste| kept_until(Pace::Weekly, haste, at(11, 24, 9, 0), zurich);
        assert_eq!(weekly(Haste::InAWeek), Some(at(11, 30, 6, 0)));
        assert_eq!(weekly(Haste::WithinADay), Some(at(11, 25, 6, 0)), "what has a date does not wait a week");
        assert_eq!(kept_until(Pace::Weekly, Haste::InAWeek, at(11, 30, 6, 0), zurich), Some(at(12, 7, 6, 0)));
    }

    #[test]
    fn decisions_and_ways_in_never_wait() {
        for kind in [
            "decisions.authorization",
            "decisions.decline",
            "decisions.decided",
            "authorizations.suspended",
            "authorizations.revoked",
            "screening.excluded_partner",
            "reconsiderations.answered",
            "requests.not_required",
            "requests.returned",
            "accounts.reset",
            "something.new",
        ] {
            assert_eq!(haste(kind), Haste::Now, "{kind}");
            assert!(!can_be_fewer(kind), "{kind}");
            for pace in Pace::ALL {
                assert_eq!(kept_until(*pace, haste(kind), at(11, 24, 9, 0), Tz::UTC), None, "{kind}");
            }
        }
        assert!(rank("accounts.reset") < rank("decisions.decline"));
        assert!(rank("decisions.decline") < rank("requests.reminder"));
    }
}
