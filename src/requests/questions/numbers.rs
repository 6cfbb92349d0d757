//! Reading numbers as people write them: spaces and commas between thousands, digits of other scripts.

use super::dates::digits;
use crate::requests::answers::Percent;

/// A whole number; none when the text is not one.
pub fn whole(text: &str) -> Option<i64> {
    let text: String =
        digits(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '\'' | '’')).collect();
    (!text.is_empty()).then(|| text.parse().ok()).flatten()
}

/// A share of 0 to 100 per cent with up to two decimals; none when the text is not one.
pub fn percent(text: &str) -> Option<Percent> {
    let text = digits(text.trim().trim_end_matches('%').trim()).replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !all_digits(whole) || !all_digits(part) {
        return None;
    }
    let hundredths = whole.parse::<u32>().ok()? * 100 + format!("{part:0<2}").parse::<u32>().ok()?;
    (hundredths <= 10_000).then_some(Percent(hundredths))
}

/// A year from 1900 on; none when the text is not one of four digits.
pub fn year(text: &str) -> Option<i32> {
    let text = digits(text.trim());
    let year = (text.len() == 4 && text.bytes().all(|one| one.is_ascii_digit())).then(|| text.parse().ok());
    year.flatten().filter(|year| *year >= 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(whole("1,135"), Some(1135));
        assert_eq!(whole("1 135"), Some(1135));
        assert_eq!(whole("-3"), Some(-3));
        assert_eq!(whole("1.5"), None);
        assert_eq!(whole(""), None);
        assert_eq!(percent("12.5 %"), Some(Percent(1250)));
        assert_eq!(percent("12,05"), Some(Percent(1205)));
        assert_eq!(percent("100"), Some(Percent(10_000)));
        assert_eq!(percent("100.01"), None);
        assert_eq!(percent("+1"), None);
        assert_eq!(year(" 1968 "), Some(1968));
        assert_eq!(year("١٩٦٨"), Some(1968));
        assert_eq!(year("1899"), None);
        assert_eq!(year("68"), None);
        assert_eq!(year("+968"), None);
        assert_eq!(Percent(1250).to_string(), "12.5");
        assert_eq!(Percent(1205).to_string(), "12.05");
    }
}
