//! Working days: terms are counted on UTC dates over the days on which the office works.

use super::problems::{Problem, Wrong};
use super::{Part, Words};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The days on which the office does not work.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeCalendar {
    /// The version.
    pub version: u32,
    /// The first day on which it is used.
    pub valid_from: NaiveDate,
    /// The days of the week on which it is always closed.
    pub weekend: Vec<Weekday>,
    /// Its holidays.
    #[serde(rename = "holiday", default)]
    pub holidays: Vec<Holiday>,
}

/// One holiday.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its date.
    pub date: NaiveDate,
    /// Its name.
    pub text: Words<String>,
}

impl OfficeCalendar {
    /// What is wrong with it; empty when all is well.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for holiday in self.holidays.iter().filter(|holiday| !seen.insert(holiday.date)) {
            found.push(Problem::about(Part::Calendar, holiday.date, Wrong::HolidayTwice(holiday.date)));
        }
        if self.weekend.iter().map(Weekday::num_days_from_monday).collect::<BTreeSet<_>>().len() > 6 {
            found.push(Problem::about(Part::Calendar, "weekend", Wrong::NeverOpen));
        }
        found
    }

    /// True when the office works on this day: it is no weekend and no holiday, neither one of the reference data nor one
    /// that the administrator set.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !crate::clock::is_closed(date)
            && !self.weekend.contains(&date.weekday())
            && !self.holidays.iter().any(|holiday| holiday.date == date)
    }

    /// The `days`-th working day after `date`; `date` itself for 0. A term that begins today and has one working day ends
    /// on the next working day.
    pub fn add_working_days(&self, date: NaiveDate, days: u32) -> NaiveDate {
        add(date, days, |day| self.is_working_day(day))
    }

    /// How many working days lie after `from` up to and including `to`; 0 when `to` is not after `from`.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let Ok(days) = usize::try_from((to - from).num_days()) else { return 0 };
        let open = |day: &NaiveDate| !self.weekend.contains(&day.weekday());
        let after = || from.iter_days().skip(1);
        // Whole weeks are all alike, but for the days on which the office is closed beside its weekends.
        let weeks = days / 7 * after().take(7).filter(open).count();
        let rest = after().take(days % 7).filter(open).count();
        let mut closed = crate::clock::closed_after(from, to);
        closed.extend(self.holidays.iter().map(|one| one.date).filter(|day| *day > from && *day <= to));
        u32::try_from((weeks + rest).saturating_sub(closed.iter().filter(|day| open(day)).count()))
            .unwrap_or(u32::MAX)
    }
}

/// The `days`-th working day after `date`, over a Saturday-and-Sunday weekend and the given holidays; `date` itself for 0.
pub fn add_working_days(date: NaiveDate, days: u32, holidays: &BTreeSet<NaiveDate>) -> NaiveDate {
    add(date, days, |day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.contains(&day))
}

fn add(date: NaiveDate, days: u32, works: impl Fn(NaiveDate) -> bool) -> NaiveDate {
    let mut left = days;
    let mut day = date;
    while left > 0 {
        let Some(next) = day.succ_opt() else {
            return day;
        };
        day = next;
        if works(day) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use super::{OfficeCalendar, add_working_days};
    use crate::guidelines::Reference;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn office() -> &'static OfficeCalendar {
        &Reference::seeded().unwrap().terms.calendar
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        // Tuesday 24 November 2026; Thursday the 26th is a holiday.
        let office = office();
        assert_eq!(office.add_working_days(day("2026-11-24"), 0), day("2026-11-24"));
        assert_eq!(office.add_working_days(day("2026-11-24"), 1), day("2026-11-25"));
        assert_eq!(office.add_working_days(day("2026-11-24"), 2), day("2026-11-27"));
        assert_eq!(office.add_working_days(day("2026-11-24"), 3), day("2026-11-30"));
        assert_eq!(office.add_working_days(day("2026-11-28"), 1), day("2026-11-30"));
        assert_eq!(office.add_working_days(day("2026-12-24"), 1), day("2026-12-28"));
    }

    #[test]
    fn working_days_are_counted_as_one_by_one() {
        let office = office();
        let closed =
            BTreeSet::from([day("2026-11-25"), day("2026-11-26"), day("2026-11-28"), day("2027-02-03")]);
        crate::clock::with_closed_days(std::sync::Arc::new(closed), || {
            for start in day("2026-11-01").iter_days().take(40) {
                for length in -3..130 {
                    let to = start + chrono::TimeDelta::days(length);
                    let one_by_one = start.iter_days().skip(1).take_while(|day| *day <= to);
                    let counted = one_by_one.filter(|day| office.is_working_day(*day)).count();
                    assert_eq!(office.working_days_between(start, to) as usize, counted, "{start} to {to}");
                }
            }
        });
    }

    #[test]
    fn a_day_that_the_administrator_closed_does_not_count() {
        let closed = std::sync::Arc::new(BTreeSet::from([day("2026-11-25")]));
        let (office, today) = (office(), day("2026-11-24"));
        let then = crate::clock::with_closed_days(closed, || office.add_working_days(today, 1));
        assert_eq!(then, day("2026-11-27"));
        assert_eq!(office.add_working_days(today, 1), day("2026-11-25"), "only there");
    }

    #[test]
    fn counting_is_the_inverse_of_adding() {
        let office = office();
        for start in day("2026-12-18").iter_days().take(20) {
            for days in [0, 1, 5, 10, 30] {
                assert_eq!(office.working_days_between(start, office.add_working_days(start, days)), days);
            }
        }
        assert_eq!(office.working_days_between(day("2026-11-25"), day("2026-11-24")), 0);
    }

    #[test]
    fn over_given_holidays() {
        let holidays = BTreeSet::from([day("2028-02-29")]);
        assert_eq!(add_working_days(day("2028-02-28"), 1, &holidays), day("2028-03-01"));
        assert_eq!(add_working_days(day("2028-02-28"), 1, &BTreeSet::new()), day("2028-02-29"));
        assert_eq!(add_working_days(NaiveDate::MAX, 3, &holidays), NaiveDate::MAX);
    }
}
