//! Figures and what they count, in words.

use super::agreement::Alpha;
use super::balance::Dimension;
use super::members::Signed;
use crate::guidelines::{Reference, Region, SizeClass, Track};
use crate::requests::questions::choices::Choices;
use crate::requests::{Counts, Span};
use crate::reviews::ratio::Ratio;
use crate::say::{self, Msg, current_language, reports as t};

use super::figures::Criterion;

fn of(kind: &str, word: &str) -> Msg {
    say::by_id("reports", &format!("{kind}-{}", word.replace('_', "-"))).unwrap_or_else(|| Msg::plain(word))
}

/// A stretch.
pub(super) fn span(span: Span) -> Msg {
    of("span", span.as_str())
}

/// By what applicants are told apart.
pub(super) fn dimension(dimension: Dimension) -> Msg {
    of("balance", dimension.as_str())
}

/// A size.
pub(super) fn size(size: SizeClass) -> Msg {
    of("size", size.as_str())
}

fn region(region: Region) -> Msg {
    say::by_id("choices", &format!("region-{region}")).unwrap_or_else(|| Msg::plain(region.as_str()))
}

/// A kind of applicants.
pub(super) fn applicants(counts: &Counts) -> Msg {
    match counts {
        Counts::Group(Some(group)) => of("group", group.as_str()),
        Counts::Group(None) => t::group_other(),
        Counts::Region(Some(known)) => region(*known),
        Counts::Sector(Some(code)) => Choices::Sectors.label(code),
        Counts::Size(Some(known)) => size(*known),
        _ => t::region_unknown(),
    }
}

/// A criterion with its id, by the rubric in force; its id alone where that has none such.
pub(super) fn criterion(criterion: Criterion) -> String {
    let id = criterion.to_string();
    let rubric = Reference::current().ok().map(|reference| &reference.rubric);
    match rubric.and_then(|rubric| rubric.criterion(&id)) {
        Some(known) => format!("{id} {}", known.text.say(current_language().tag()).title),
        None => id,
    }
}

/// A fraction with two decimals, or a dash.
pub(super) fn ratio(ratio: Option<Ratio>) -> String {
    ratio.map_or_else(none, |ratio| ratio.to_string())
}

/// A fraction with its sign, or a dash.
pub(super) fn signed(signed: Option<Signed>) -> String {
    signed.map_or_else(none, |signed| match (signed.size.hundredths(), signed.negative) {
        (0, _) => signed.size.to_string(),
        (_, true) => format!("−{}", signed.size),
        (_, false) => format!("+{}", signed.size),
    })
}

/// Hundredths of a point with two decimals.
pub(super) fn hundredths(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Alpha with its interval, or a dash.
pub(super) fn alpha(alpha: Option<Alpha>) -> String {
    let two = |value: f64| {
        let text = format!("{value:.2}");
        if text == "-0.00" { "0.00".to_owned() } else { text.replace('-', "−") }
    };
    match alpha {
        None => none(),
        Some(Alpha { value, interval: None, .. }) => two(value),
        Some(Alpha { value, interval: Some((low, high)), .. }) => {
            t::alpha_with_interval(two(value), two(low), two(high)).to_string()
        }
    }
}

/// A share of a whole, per cent with one decimal, rounded half up; a dash of nothing.
pub(super) fn share(part: usize, whole: usize) -> String {
    // Half up: twice the tenths and one, halved.
    let tenths = (part as u128 * 2000 + whole as u128).checked_div(whole as u128 * 2);
    tenths.map_or_else(none, |tenths| {
        say::decisions::percent(format!("{}.{}", tenths / 10, tenths % 10)).to_string()
    })
}

/// A track.
pub(super) fn track(track: Track) -> Msg {
    say::by_id("reviews", &format!("track-{track}")).unwrap_or_else(|| Msg::plain(track.as_str()))
}

/// What stands where there is no value.
pub(super) fn none() -> String {
    t::none().to_string()
}

#[cfg(test)]
mod tests {
    use super::{alpha, hundredths, share, signed};
    use crate::reports::agreement::Alpha;
    use crate::reports::members::Signed;
    use crate::reviews::ratio::Ratio;
    use crate::say::{Language, with_language};

    #[test]
    fn numbers_in_words() {
        with_language(Language::En, || {
            assert_eq!(
                [share(1, 8), share(2, 3), share(0, 3), share(3, 3)],
                ["12.5%", "66.7%", "0.0%", "100.0%"]
            );
            assert_eq!(share(0, 0), "–");
            let of = |negative, above| Some(Signed { negative, size: Ratio::new(above, 400).unwrap() });
            assert_eq!(
                [signed(of(true, 100)), signed(of(false, 1)), signed(of(true, 0)), signed(None)],
                ["−0.25", "0.00", "0.00", "–"]
            );
            let agreed = |value, interval| alpha(Some(Alpha { value, interval, units: 3 }));
            assert_eq!(agreed(0.8154, Some((-0.004, 1.0))), "0.82 (0.00 to 1.00)");
            assert_eq!(agreed(-0.25, None), "−0.25");
            assert_eq!(hundredths(6905), "69.05");
        });
    }
}
