//! Dates, times, numbers and lists in the current language. Their patterns are messages like any other.

use std::fmt::Display;
use std::sync::{PoisonError, RwLock};

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;

use super::{Msg, by_id, dates, formats};

static ZONE: RwLock<Tz> = RwLock::new(Tz::UTC);

/// Sets the time zone in which times are shown, for the whole process. UTC before.
pub fn set_display_zone(zone: Tz) {
    *ZONE.write().unwrap_or_else(PoisonError::into_inner) = zone;
}

/// The time zone in which times are shown.
#[must_use]
pub fn display_zone() -> Tz {
    *ZONE.read().unwrap_or_else(PoisonError::into_inner)
}

fn local(at: NaiveDateTime) -> NaiveDateTime {
    display_zone().from_utc_datetime(&at).naive_local()
}

fn name(kind: &str, number: u32) -> Msg {
    by_id("dates", &format!("{kind}-{number}")).unwrap_or_else(|| Msg::plain(number.to_string()))
}

/// The name of a month, 1 to 12.
pub fn month_name(month: u32) -> Msg {
    name("month", month)
}

/// 24 November 2026, held together by no-break spaces.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    dates::date(date.day(), month_name(date.month()), date.year()).to_string()
}

/// Tuesday 24 November 2026.
#[must_use]
pub fn weekday_date(day: NaiveDate) -> String {
    dates::weekday_date(name("weekday", day.weekday().number_from_monday()), date(day)).to_string()
}

/// 24 November 2026, 14:32. `at` is UTC; shown in the display zone.
#[must_use]
pub fn datetime(at: NaiveDateTime) -> String {
    dates::datetime(date(local(at).date()), time_of_day(at)).to_string()
}

/// 14:32. `at` is UTC; shown in the display zone.
#[must_use]
pub fn time_of_day(at: NaiveDateTime) -> String {
    let at = local(at);
    dates::time(format!("{:02}", at.hour()), format!("{:02}", at.minute())).to_string()
}

/// The day on which a moment falls in the display zone. `at` is UTC.
#[must_use]
pub fn local_date(at: NaiveDateTime) -> NaiveDate {
    local(at).date()
}

/// 12,480: a whole number in groups of three digits.
#[must_use]
pub fn number(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    if digits.len() <= 3 {
        return format!("{sign}{digits}");
    }
    let separator = formats::thousands_separator().to_string();
    let mut text = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(&separator);
        }
        text.push(digit);
    }
    text
}

/// "a, b and c"; nothing for an empty list.
#[must_use]
pub fn list(items: &[impl Display]) -> String {
    let Some((first, rest)) = items.split_first() else {
        return String::new();
    };
    let Some((last, middle)) = rest.split_last() else {
        return first.to_string();
    };
    let items =
        middle.iter().fold(first.to_string(), |items, next| formats::list_more(items, next).to_string());
    formats::list_last(items, last).to_string()
}
