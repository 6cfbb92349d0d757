//! The scorecard as its page shows it.

use super::beside::{self, LessonRow};
use crate::error::Problems;
use crate::guidelines::{Rubric, Track};
use crate::reviews::actions::Draft;
use crate::reviews::lifecycle::CardState;
use crate::reviews::scoring::{Answer, CardReading, Entry};
use crate::reviews::{reading, words};
use crate::say::{self as t, Msg, current_language};
use crate::web::{Filled, Form};

/// One criterion with what stands on it.
pub(super) struct Criterion {
    pub id: String,
    /// The id without its letter, for the strip.
    pub short: String,
    pub title: String,
    pub source: String,
    pub question: String,
    pub weight: u8,
    pub weight_words: Msg,
    pub score_for: Msg,
    pub na_allowed: bool,
    pub anchors: Vec<Anchor>,
    pub not_applicable: bool,
    pub comment: String,
    pub answered: bool,
    /// What stands on it in the strip: the score, n/a or a dash.
    pub mark: String,
    pub error: Option<Msg>,
    /// Lessons that concern it.
    pub lessons: Vec<LessonRow>,
    pub comment_error: Option<Msg>,
}

/// What one score means.
pub(super) struct Anchor {
    pub score: u8,
    pub text: String,
    pub chosen: bool,
}

/// A line that was saved otherwise in another window.
pub(super) struct Difference {
    pub title: String,
    pub stored: String,
    pub typed: String,
}

/// The criteria of a track with the entries of a card.
pub(super) fn criteria(
    rubric: &Rubric,
    track: Track,
    entries: &[Entry],
    problems: &Problems,
) -> Vec<Criterion> {
    let language = current_language().tag();
    let nothing = |id: &str| Entry { criterion: id.to_owned(), answer: None, comment: String::new() };
    rubric
        .criteria_of(track)
        .into_iter()
        .map(|one| {
            let text = one.text.say(language);
            let entry = entries.iter().find(|entry| entry.criterion == one.id).cloned();
            let entry = entry.unwrap_or_else(|| nothing(&one.id));
            let score = match entry.answer {
                Some(Answer::Score(score)) => Some(score),
                _ => None,
            };
            Criterion {
                short: one.id.trim_start_matches(char::is_alphabetic).to_owned(),
                title: text.title.clone(),
                source: text.source.clone(),
                question: text.question.clone(),
                weight: one.weight,
                weight_words: if one.knock_out {
                    t::reviews::weight_knock_out(one.weight)
                } else {
                    t::reviews::weight(one.weight)
                },
                score_for: t::reviews::score_for(&one.id),
                na_allowed: one.na_allowed,
                anchors: (0_u8..)
                    .zip(text.anchors.iter())
                    .map(|(value, text)| Anchor {
                        score: value,
                        text: text.clone(),
                        chosen: score == Some(value),
                    })
                    .collect(),
                not_applicable: entry.answer == Some(Answer::NotApplicable),
                answered: entry.answer.is_some(),
                mark: mark(entry.answer),
                comment: entry.comment,
                error: problems.of(&one.id).cloned(),
                lessons: Vec::new(),
                comment_error: problems.of(&format!("{}-comment", one.id)).cloned(),
                id: one.id.clone(),
            }
        })
        .collect()
}

/// An answer in one word.
pub(super) fn mark(answer: Option<Answer>) -> String {
    match answer {
        Some(Answer::Score(score)) => score.to_string(),
        Some(Answer::NotApplicable) => t::reviews::not_applicable_short().to_string(),
        None => "–".to_owned(),
    }
}

/// What a form says: a line for each criterion of the track that stood on the page.
///
/// # Errors
/// Refused when it holds a score that no page of ours offers.
pub(super) fn draft(rubric: &Rubric, track: Track, form: &Form) -> crate::error::Result<Draft> {
    let not_ours = || crate::error::Error::Refused(t::common::not_understood());
    let mut names: Vec<String> = ["version", "private_note", "do", "lesson-*"].map(str::to_owned).to_vec();
    let mut entries = Vec::new();
    for one in rubric.criteria_of(track) {
        let comment = format!("{}-comment", one.id);
        names.push(one.id.clone());
        if !form.has(&comment) && !form.has(&one.id) {
            continue;
        }
        let answer = match form.text(&one.id) {
            "" => None,
            "na" => Some(Answer::NotApplicable),
            score => Some(Answer::Score(score.parse().map_err(|_| not_ours())?)),
        };
        let entry = Entry { criterion: one.id.clone(), answer, comment: form.text(&comment).to_owned() };
        names.push(comment);
        entries.push(entry);
    }
    form.only(&names.iter().map(String::as_str).collect::<Vec<_>>())?;
    let version = form.value("version").ok_or_else(not_ours)?;
    let private_note = form.text("private_note").to_owned();
    Ok(Draft { version, entries, private_note, lessons: beside::typed(form)? })
}

/// Where what is stored and what was typed differ.
pub(super) fn differences(rubric: &Rubric, stored: &[Entry], note: &str, typed: &Draft) -> Vec<Difference> {
    let line = |entry: Option<&Entry>| match entry {
        Some(entry) if entry.answer.is_some() || !entry.comment.is_empty() => {
            format!("{} {}", mark(entry.answer), entry.comment).trim().to_owned()
        }
        _ => t::reviews::differs_nothing().to_string(),
    };
    let mut found = Vec::new();
    for entry in &typed.entries {
        let there = stored.iter().find(|one| one.criterion == entry.criterion);
        let (there, here) = (line(there), line(Some(entry)));
        if there != here {
            let title = rubric.criterion(&entry.criterion).map(words::criterion);
            found.push(Difference {
                title: title.unwrap_or_else(|| entry.criterion.clone()),
                stored: there,
                typed: here,
            });
        }
    }
    if note != typed.private_note {
        found.push(Difference {
            title: t::reviews::private_note().to_string(),
            stored: note.to_owned(),
            typed: typed.private_note.clone(),
        });
    }
    found
}

/// The card as the entries on the page make it.
pub(super) fn read(rubric: &Rubric, track: Track, entries: &[Entry]) -> CardReading {
    reading::read_card(rubric, track, entries)
}

/// The total in figures: two decimals, or a dash while nothing is scored.
pub(super) fn total(reading: &CardReading) -> String {
    reading.score.map_or_else(|| "–".to_owned(), |score| score.to_string())
}

/// The words for each number of criteria that can be left, for the script.
pub(super) fn left_words(count: usize) -> Vec<Msg> {
    (0..=count).map(t::reviews::left).collect()
}

/// What is said above a card that cannot be written on.
pub(super) fn notice(state: CardState, on_hold: bool, in_review: bool) -> Option<Msg> {
    match state {
        CardState::Locked => Some(t::reviews::locked_note()),
        CardState::Recused | CardState::Abstained | CardState::Replaced => Some(t::reviews::closed_note()),
        _ if on_hold => Some(t::reviews::on_hold_note()),
        _ if !in_review => Some(t::reviews::wait_note()),
        _ => None,
    }
}

/// An empty form with what is wrong, for the summary at the top of a page.
pub(super) fn with_problems(problems: Problems) -> Filled {
    let mut filled = Filled::new();
    filled.problems = problems;
    filled
}
