//! What is known beside two names - countries, dates of birth - and how far it moves their score.

use chrono::NaiveDate;

use super::score::{Part, PartKind, Score};
use super::settings::settings;

/// What is known beside the names. Empty means unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// ISO 3166-1 alpha-2 codes, upper case.
    pub countries: Vec<String>,
    /// Dates of birth, or the first of January where only the year is known.
    pub births: Vec<Birth>,
}

/// A date of birth as lists give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Birth {
    /// The date; the first of January of the year when `exact` is false.
    pub date: NaiveDate,
    /// True when the day is known.
    pub exact: bool,
}

/// Moves a score by what is known beside the names, and says so. What is unknown moves nothing.
pub fn with_evidence(mut score: Score, asked: &Evidence, listed: &Evidence) -> Score {
    let moves = &settings().evidence;
    let mut moved = |kind, one: String, other: String, value: f32| {
        score.value = (score.value + value).clamp(0.0, 1.0);
        score.parts.push(Part { kind, one, other, value });
    };
    if !asked.countries.is_empty() && !listed.countries.is_empty() {
        let shared = asked.countries.iter().any(|country| listed.countries.contains(country));
        let (kind, value) = if shared {
            (PartKind::SameCountry, moves.same_country)
        } else {
            (PartKind::OtherCountry, moves.other_country)
        };
        moved(kind, asked.countries.join(", "), listed.countries.join(", "), value);
    }
    if let Some((a, b, years)) = nearest(&asked.births, &listed.births) {
        let (kind, value) = if years == 0 && (a.date == b.date || !a.exact || !b.exact) {
            (PartKind::SameBirth, moves.same_birth)
        } else if years <= moves.birth_years {
            (PartKind::NearBirth, moves.near_birth)
        } else {
            (PartKind::OtherBirth, moves.other_birth)
        };
        moved(kind, shown(a), shown(b), value);
    }
    score
}

fn shown(birth: Birth) -> String {
    let pattern = if birth.exact { "%Y-%m-%d" } else { "%Y" };
    birth.date.format(pattern).to_string()
}

/// The two dates that lie nearest, and how many years apart.
fn nearest(asked: &[Birth], listed: &[Birth]) -> Option<(Birth, Birth, i32)> {
    use chrono::Datelike;
    let apart = |a: &Birth, b: &Birth| (a.date.year() - b.date.year()).abs();
    asked
        .iter()
        .flat_map(|a| listed.iter().map(move |b| (*a, *b, apart(a, b))))
        .min_by_key(|(a, b, years)| (*years, a.date != b.date))
}
