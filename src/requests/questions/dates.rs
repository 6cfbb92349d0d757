//! Reading a day from three boxes. Months may be numbers or names, in any language the program speaks.

use chrono::NaiveDate;

use crate::requests::answers::DateParts;
use crate::say::{self, Language};

/// Why three boxes are no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDate {
    /// The box of the day is empty.
    Day,
    /// The box of the month is empty.
    Month,
    /// The box of the year is empty.
    Year,
    /// The year has not four digits.
    YearDigits,
    /// There is no such day.
    NotReal,
}

/// The day in the boxes.
///
/// # Errors
/// Why there is none.
pub fn read(parts: &DateParts) -> Result<NaiveDate, NoDate> {
    for (box_of, empty) in
        [(&parts.day, NoDate::Day), (&parts.month, NoDate::Month), (&parts.year, NoDate::Year)]
    {
        if box_of.trim().is_empty() {
            return Err(empty);
        }
    }
    let year_text = digits(parts.year.trim());
    let year: i32 = year_text.parse().map_err(|_| NoDate::NotReal)?;
    if year_text.len() != 4 {
        return Err(NoDate::YearDigits);
    }
    let day: u32 = digits(parts.day.trim()).parse().map_err(|_| NoDate::NotReal)?;
    let month = month(parts.month.trim()).ok_or(NoDate::NotReal)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDate::NotReal)
}

/// A month from its number, its name in any language, or the first letters of its name (three at least, and of one
/// month only).
fn month(text: &str) -> Option<u32> {
    let text = digits(text).to_lowercase();
    let text = text.trim_end_matches('.');
    if let Ok(number) = text.parse::<u32>() {
        return (1..=12).contains(&number).then_some(number);
    }
    Language::ALL.into_iter().find_map(|language| {
        let names: Vec<(u32, String)> = (1..=12)
            .map(|month| (month, say::month_name(month).in_language(language).to_lowercase()))
            .collect();
        let whole = names.iter().find(|(_, name)| name == text);
        let begun = || {
            let mut found =
                names.iter().filter(|(_, name)| text.chars().count() >= 3 && name.starts_with(text));
            found.next().filter(|_| found.next().is_none())
        };
        whole.or_else(begun).map(|(month, _)| *month)
    })
}

/// Digits of other scripts as ASCII digits.
pub(super) fn digits(text: &str) -> String {
    let zeros = ['\u{0660}', '\u{06F0}', '\u{0966}', '\u{FF10}'];
    text.chars()
        .map(|c| {
            zeros
                .into_iter()
                .find_map(|zero| (c as u32).checked_sub(zero as u32).filter(|digit| *digit < 10))
                .and_then(|digit| char::from_digit(digit, 10))
                .unwrap_or(c)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(day: &str, month: &str, year: &str) -> DateParts {
        DateParts { day: day.into(), month: month.into(), year: year.into() }
    }

    #[test]
    fn months_are_numbers_names_or_beginnings() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 27).unwrap();
        for month in ["3", "03", "March", "march", "Mar", "MAR.", "٣"] {
            assert_eq!(read(&parts("27", month, "2027")), Ok(day), "{month}");
        }
        assert_eq!(read(&parts("1", "Ju", "2027")), Err(NoDate::NotReal));
        assert_eq!(read(&parts("1", "13", "2027")), Err(NoDate::NotReal));
    }

    #[test]
    fn what_is_missing_is_told() {
        assert_eq!(read(&parts("1", " ", "2027")), Err(NoDate::Month));
        assert_eq!(read(&parts("", "2", "2027")), Err(NoDate::Day));
        assert_eq!(read(&parts("1", "2", "27")), Err(NoDate::YearDigits));
        assert_eq!(read(&parts("31", "2", "2027")), Err(NoDate::NotReal));
        assert_eq!(read(&parts("one", "2", "2027")), Err(NoDate::NotReal));
    }
}
