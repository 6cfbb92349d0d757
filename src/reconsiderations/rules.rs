//! When a reconsideration can be asked for: pure decisions from values alone.

use chrono::{Days, NaiveDate};

use crate::say::{Msg, reconsiderations as t};

/// Most characters of the partner's words and of an officer's reasons.
pub const LONGEST: usize = 8000;

/// The officers are reminded so many days before the last day, on it, and after it.
const REMINDED_DAYS_BEFORE: u64 = 3;

/// Why a decision cannot be looked at again any more: it was asked for before, or its last day is over.
pub fn why_not(asked_before: Option<NaiveDate>, ask_by: NaiveDate, today: NaiveDate) -> Option<Msg> {
    match asked_before {
        Some(day) => Some(t::refused_twice(day)),
        None if today > ask_by => Some(t::refused_late(ask_by)),
        None => None,
    }
}

/// How many reminders should have gone out by today.
pub fn reminders_due(due: NaiveDate, today: NaiveDate) -> i64 {
    let days = [due - Days::new(REMINDED_DAYS_BEFORE), due, due + Days::new(1)];
    days.iter().map(|day| i64::from(today >= *day)).sum()
}

/// The first day on which somebody can have to be reminded of something due on this one.
pub fn horizon(today: NaiveDate) -> NaiveDate {
    today + Days::new(REMINDED_DAYS_BEFORE)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{reminders_due, why_not};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    #[test]
    fn once_and_until_the_last_day() {
        assert!(why_not(None, day(24), day(24)).is_none());
        assert!(why_not(None, day(24), day(25)).is_some());
        assert!(why_not(Some(day(1)), day(24), day(2)).is_some());
    }

    #[test]
    fn three_days_before_on_the_day_and_after_it() {
        assert_eq!([11, 12, 15, 16, 20].map(|today| reminders_due(day(15), day(today))), [0, 1, 2, 3, 3]);
    }
}
