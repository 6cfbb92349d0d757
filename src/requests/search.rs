//! What staff type into the search box over the cases: words, and keys with a value (`stage:review`,
//! `org:"Lake trust"`, `due:<2027-01-01`, `score<55`, `waiting:me`). The page "How to search" explains the same keys.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::counts;
use super::store::words::words_of;
use super::{CaseFilter, Counts, Outcome, Stage, Turn};
use crate::guidelines::{Mark, Reference, Track, UseType};
use crate::say::{Msg, search as t};

/// The longest text that is read, characters.
const LONGEST: usize = 400;
/// Days before the end of an authorization in which it counts as expiring (the first reminder of the domain).
pub const EXPIRING_DAYS: u64 = 60;
/// Working days that a request counts as new.
const NEW_DAYS: u64 = 3;

/// What was typed, understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// What to list.
    pub filter: CaseFilter,
    /// The number of one case, when nothing else was typed: it is gone to at once.
    pub number: Option<String>,
    /// Each term that holds, as typed, for the chips: dropping it gives the rest.
    pub terms: Vec<String>,
    /// What was not understood, in words; it filters nothing.
    pub unknown: Vec<Msg>,
}

/// How a value is compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Is,
    Below,
    Above,
}

/// The words of `is:`.
const STATES: [&str; 7] = ["held", "overdue", "new", "unassigned", "expiring", "granted", "recommended"];

impl Search {
    /// Reads what was typed on a day (UTC).
    pub fn read(text: &str, today: NaiveDate) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        let mut search = Self::default();
        for term in terms(&text) {
            let before = search.unknown.len();
            search.term(&term, today);
            if search.unknown.len() == before {
                search.terms.push(term);
            }
        }
        if let ([only], true) = (search.terms.as_slice(), search.unknown.is_empty())
            && is_number(only)
        {
            search.number = Some(only.to_uppercase());
        }
        search
    }

    /// The terms without one of them.
    pub fn without(&self, place: usize) -> String {
        let kept =
            self.terms.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, term)| term.as_str());
        kept.collect::<Vec<_>>().join(" ")
    }

    fn term(&mut self, term: &str, today: NaiveDate) {
        let split = term.find([':', '<', '>']).filter(|at| *at > 0 && !term.starts_with('"'));
        let Some((key, rest)) = split.map(|at| term.split_at(at)) else {
            self.filter.words.push(unquoted(term));
            return;
        };
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        let (comparison, value) = match (rest.strip_prefix('<'), rest.strip_prefix('>')) {
            (Some(value), _) => (Comparison::Below, value),
            (_, Some(value)) => (Comparison::Above, value),
            _ => (Comparison::Is, rest),
        };
        let value = unquoted(value.trim_start_matches('='));
        let filter = &mut self.filter;
        let understood = match key.to_lowercase().as_str() {
            "stage" => {
                put(&mut filter.stage, Stage::parse(&value.to_lowercase()).filter(|s| *s != Stage::Draft))
            }
            "outcome" => put(&mut filter.outcome, Outcome::parse(&value.to_lowercase().replace(' ', "_"))),
            "mark" => put(&mut filter.mark, mark(&value)),
            "use" => put(&mut filter.use_type, UseType::parse(&value.to_lowercase())),
            "track" => put(&mut filter.track, Track::parse(&value.to_lowercase())),
            "turn" => put(&mut filter.turn, Turn::parse(&value.to_lowercase())),
            "country" => put(&mut filter.country, country(&value)),
            "org" if !value.is_empty() => put(&mut filter.organization, Some(value.clone())),
            "text" => text(&mut filter.text, &value),
            "due" => range(&mut filter.due, comparison, value.parse().ok()),
            "sent" => range(&mut filter.sent, comparison, value.parse().ok()),
            "score" => score(&mut filter.score, comparison, &value),
            "waiting" if value.eq_ignore_ascii_case("me") => {
                filter.waiting_me = true;
                true
            }
            "is" => state(filter, &value, today),
            key => put_counts(filter, Counts::read(key, &value)),
        };
        if !understood {
            self.unknown.push(not_understood(key, &value, term));
        }
    }
}

fn put<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let is_some = value.is_some();
    if is_some {
        *place = value;
    }
    is_some
}

fn put_counts(filter: &mut CaseFilter, counts: Option<Counts>) -> bool {
    let is_some = counts.is_some();
    filter.counts.extend(counts);
    is_some
}

/// Each word of the value, as a beginning; a value without a letter or a digit finds nothing that could be meant.
fn text(place: &mut Vec<String>, value: &str) -> bool {
    let words = words_of(value);
    place.extend(words.iter().cloned());
    !words.is_empty()
}

/// The first and the last day that a comparison with a day leaves.
fn range(
    place: &mut (Option<NaiveDate>, Option<NaiveDate>),
    how: Comparison,
    day: Option<NaiveDate>,
) -> bool {
    let Some(day) = day else { return false };
    match how {
        Comparison::Is => *place = (Some(day), Some(day)),
        Comparison::Below => place.1 = day.pred_opt(),
        Comparison::Above => place.0 = day.succ_opt(),
    }
    true
}

/// Scores are 0 to 100 with up to two decimals; kept in hundredths.
fn score(place: &mut (Option<i64>, Option<i64>), how: Comparison, value: &str) -> bool {
    let (whole, rest) = value.split_once('.').unwrap_or((value, ""));
    let digits = |text: &str| text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || rest.len() > 2 || !digits(rest) {
        return false;
    }
    let Ok(hundredths) = format!("{whole}{rest:0<2}").parse::<i64>() else { return false };
    match how {
        Comparison::Is => *place = (Some(hundredths), Some(hundredths)),
        Comparison::Below => place.1 = Some(hundredths - 1),
        Comparison::Above => place.0 = Some(hundredths + 1),
    }
    true
}

fn state(filter: &mut CaseFilter, value: &str, today: NaiveDate) -> bool {
    match value.to_lowercase().as_str() {
        "held" => filter.held = true,
        "overdue" => filter.due.1 = today.pred_opt(),
        "new" => filter.since = Some(new_since(today)),
        "unassigned" => filter.unassigned = true,
        "expiring" => filter.expiring = Some((today, today + Days::new(EXPIRING_DAYS))),
        "granted" => filter.counts.push(Counts::Granted),
        "recommended" => filter.counts.push(Counts::Recommended),
        _ => return false,
    }
    true
}

/// A mark by its code, or by a word that only one code holds (`emblem`, `flag`).
fn mark(value: &str) -> Option<Mark> {
    let wanted = value.to_uppercase().replace([' ', '-'], "_");
    Mark::parse(&wanted).or_else(|| {
        let mut found = Mark::ALL.iter().filter(|mark| mark.as_str().split('_').any(|part| part == wanted));
        match (found.next(), found.next()) {
            (Some(mark), None) => Some(*mark),
            _ => None,
        }
    })
}

/// A country by a code (M49, ISO of two or three letters) or its English name; gives the code that organizations keep.
fn country(value: &str) -> Option<String> {
    let reference = Reference::current().ok()?;
    let by_code = reference.country(&value.to_uppercase());
    let by_name = || reference.countries.iter().find(|one| one.name.en().eq_ignore_ascii_case(value));
    by_code.or_else(by_name).map(|country| country.iso2.clone())
}

/// Midnight before the last few working days: what was sent since counts as new.
pub fn new_since(today: NaiveDate) -> NaiveDateTime {
    let mut day = today;
    let Ok(reference) = Reference::current() else { return (today - Days::new(NEW_DAYS)).into() };
    let mut left = NEW_DAYS;
    while left > 0 {
        day = day - Days::new(1);
        if reference.terms.calendar.is_working_day(day) {
            left -= 1;
        }
    }
    day.into()
}

/// Parts of what was typed: blanks part them, but not within quotes.
fn terms(text: &str) -> Vec<String> {
    let mut terms = vec![String::new()];
    let mut quoted = false;
    for letter in text.chars() {
        quoted ^= letter == '"';
        match terms.last_mut() {
            Some(term) if quoted || !letter.is_whitespace() => term.push(letter),
            _ => terms.push(String::new()),
        }
    }
    terms.retain(|term| !term.trim_matches('"').is_empty());
    terms
}

fn unquoted(text: &str) -> String {
    text.replace('"', "").trim().to_owned()
}

/// `2026-0014`: a year and four digits or more.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    text.split_once('-')
        .is_some_and(|(year, number)| year.len() == 4 && number.len() >= 4 && digits(year) && digits(number))
}

/// Why a term filters nothing, with what its key takes.
fn not_understood(key: &str, value: &str, term: &str) -> Msg {
    let words = |all: Vec<&str>| all.join(", ");
    let takes = match key.to_lowercase().as_str() {
        "stage" => {
            words(Stage::ALL.iter().filter(|one| **one != Stage::Draft).map(|one| one.as_str()).collect())
        }
        "outcome" => words(Outcome::ALL.iter().map(|one| one.as_str()).collect()),
        "mark" => words(Mark::ALL.iter().map(|one| one.as_str()).collect()),
        "use" => words(UseType::ALL.iter().map(|one| one.as_str()).collect()),
        "track" => words(Track::ALL.iter().map(|one| one.as_str()).collect()),
        "turn" => words(Turn::ALL.iter().map(|one| one.as_str()).collect()),
        "is" => words(STATES.to_vec()),
        "waiting" => "me".to_owned(),
        "due" | "sent" => return t::not_a_day(term),
        "score" => return t::not_a_score(term),
        "country" => return t::not_a_country(value),
        "text" => return t::not_a_text(term),
        "member" => return t::not_a_member(term),
        key => match counts::KEYS.iter().find(|(known, _)| *known == key) {
            Some((_, values)) => words(values()),
            None => return t::not_a_key(term),
        },
    };
    t::not_a_value(term, takes)
}

#[cfg(test)]
mod tests;
