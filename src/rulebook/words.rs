//! What is wrong with a version set, in a person's words, and where; the names of parts, lists and keys.

use super::Texts;
use super::leaves::Entry as ListEntry;
use super::lifecycle::RuleSetState;
use crate::guidelines::problems::{Entry, Problem, Wrong};
use crate::guidelines::reference::ReferenceError;
use crate::guidelines::{Part, Reference};
use crate::requests::questions;
use crate::say::{self, Msg, rulebook as t};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The part it is in.
    pub part: Part,
    /// The line of its text, from 1; none when it is about the whole part.
    pub line: Option<usize>,
    /// The code of the entry, or the key; empty for the whole part.
    pub about: String,
    /// What is wrong.
    pub words: Msg,
}

impl Finding {
    /// The sentence with the line before it.
    pub fn with_line(&self) -> Msg {
        match self.line {
            Some(line) => t::line(line, self.words.clone()),
            None => self.words.clone(),
        }
    }
}

/// Reads a set, or says everything that is wrong with it.
///
/// # Errors
/// The findings, in the order of the parts.
pub fn check(texts: &Texts) -> Result<Reference, Vec<Finding>> {
    match texts.read(0) {
        Ok(reference) => {
            let found = not_asked(&reference, texts);
            if found.is_empty() { Ok(reference) } else { Err(found) }
        }
        Err(ReferenceError::Unreadable { part, line, reason }) => {
            Err(vec![Finding { part, line: Some(line), about: String::new(), words: unreadable(&reason) }])
        }
        Err(ReferenceError::Inconsistent(problems)) => Err(problems
            .into_iter()
            .map(|Problem { part, about, wrong }| Finding {
                part,
                line: line_of(texts.of(part), &about),
                words: wrong_words(&wrong),
                about,
            })
            .collect()),
    }
}

/// Checks that rest on answers which the form does not ask for.
fn not_asked(reference: &Reference, texts: &Texts) -> Vec<Finding> {
    let asked: Vec<&str> =
        questions::groups().flat_map(|group| &group.questions).map(|question| question.read_as()).collect();
    let unknown = |check: &crate::guidelines::CheckDefinition| {
        let unknown = check.reads.iter().find(|read| !asked.contains(&read.as_str()))?;
        Some(Finding {
            part: Part::Checks,
            line: line_of(texts.of(Part::Checks), check.code.as_str()),
            about: check.code.to_string(),
            words: t::wrong_not_asked(check.code, unknown),
        })
    };
    reference.checks.iter().filter_map(unknown).collect()
}

/// The line on which an entry begins, or a key is written.
fn line_of(text: &str, about: &str) -> Option<usize> {
    if about.is_empty() {
        return None;
    }
    let (entry, key) = (format!("\"{about}\""), format!("{about} ="));
    let names = |line: &&str| {
        let line = line.trim_start();
        let of_entry = ["code", "id", "track", "beside", "date", "level"].iter().any(|name| {
            line.strip_prefix(name).is_some_and(|rest| {
                rest.trim_start().strip_prefix('=').map(str::trim) == Some(entry.as_str())
            })
        });
        of_entry || line.starts_with(&key)
    };
    text.lines().position(|line| names(&line)).map(|place| place + 1)
}

/// What the reader of TOML says, in words where it says one of the usual things.
fn unreadable(reason: &str) -> Msg {
    let quoted = |reason: &str| reason.split('`').nth(1).map(str::to_owned);
    match quoted(reason) {
        Some(name) if reason.starts_with("missing field") => t::wrong_missing_key(name),
        Some(name) if reason.starts_with("unknown field") => t::wrong_unknown_key(name),
        Some(name) if reason.starts_with("duplicate") => t::wrong_duplicate_key(name),
        _ => t::wrong_unreadable(reason.trim().replace('\n', "; ")),
    }
}

fn entry(of: Entry) -> Msg {
    say::by_id("rulebook", &format!("entry-{}", of.as_str().replace('_', "-")))
        .unwrap_or_else(|| Msg::plain(of.as_str()))
}

fn wrong_words(wrong: &Wrong) -> Msg {
    match wrong {
        Wrong::WeightsSum(sum) => t::wrong_weights_sum(*sum),
        Wrong::WeightZero(id) => t::wrong_weight_zero(id),
        Wrong::Scale => t::wrong_scale(),
        Wrong::Bands => t::wrong_bands(),
        Wrong::TrackTimes(track, times) => t::wrong_times(t::entry_track(), track, *times),
        Wrong::TrackNames(track, id) => t::wrong_track_names(track, id),
        Wrong::TrackQuorum(track) => t::wrong_track_quorum(track),
        Wrong::Disclaimer(mark) => t::wrong_disclaimer(mark),
        Wrong::Alternative(mark) => t::wrong_alternative(mark),
        Wrong::Itself(mark) => t::wrong_itself(mark),
        Wrong::Times(what, code, times) => t::wrong_times(entry(*what), code, *times),
        Wrong::Twice(what, code) => t::wrong_twice(entry(*what), code),
        Wrong::Placeholder(code, language, error) => {
            use crate::guidelines::placeholders::PlaceholderError as E;
            let what = match error {
                E::Unknown(word) => t::wrong_brace_word(word),
                E::Missing(word) => t::wrong_brace_word(word),
                E::Unbalanced => t::wrong_brace_alone(),
            };
            t::wrong_placeholder(code, language, what)
        }
        Wrong::Empty(key) => t::wrong_empty(key_name(key)),
        Wrong::Remedial(code) => t::wrong_remedial(code),
        Wrong::Threshold(key) => t::wrong_threshold(key_name(key)),
        Wrong::Zero(key) => t::wrong_zero(key_name(key)),
        Wrong::Percent(key) => t::wrong_percent(key_name(key)),
        Wrong::HolidayTwice(day) => t::wrong_holiday_twice(*day),
        Wrong::NeverOpen => t::wrong_never_open(),
        Wrong::Grades => t::wrong_grades(),
    }
}

/// A part by name.
pub fn part_name(part: Part) -> Msg {
    say::by_id("rulebook", &format!("part-{}", part.as_str())).unwrap_or_else(|| Msg::plain(part.as_str()))
}

/// What a part holds, in a line.
pub fn part_hint(part: Part) -> Msg {
    say::by_id("rulebook", &format!("part-{}-hint", part.as_str())).unwrap_or_else(|| Msg::plain(""))
}

fn dashed(path: &str) -> String {
    path.replace(['_', '.'], "-")
}

/// A list of a part by name.
pub fn list_name(list: &str) -> Msg {
    say::by_id("rulebook", &format!("list-{}", dashed(list))).unwrap_or_else(|| Msg::plain(list))
}

/// A key by name; the word that stands in the text where the house has none for it.
pub fn key_name(key: &str) -> Msg {
    say::by_id("rulebook", &format!("key-{}", dashed(key))).unwrap_or_else(|| Msg::plain(key))
}

/// The name of a value by the keys that lead to it below its entry.
pub fn keys_name(keys: &[String]) -> Msg {
    let languages = crate::say::Language::ALL;
    let is_language = |key: &&String| languages.iter().any(|one| one.tag() == key.as_str());
    let language = keys.iter().find(is_language).filter(|key| key.as_str() != "en");
    let rest: Vec<&String> =
        keys.iter().filter(|key| !is_language(key) && !matches!(key.as_str(), "text" | "name")).collect();
    let name = match rest.as_slice() {
        [.., list, place] if list.as_str() == "anchors" => t::key_anchor(place.as_str()),
        [cell, key] if key_is_of_cell(key) => t::key_of_cell(key_name(cell), key_name(key)),
        [.., key] => key_name(key),
        [] => t::key_text(),
    };
    match language.and_then(|tag| crate::say::Language::parse(tag)) {
        Some(language) => t::key_in_language(name, language.native_name()),
        None => name,
    }
}

fn key_is_of_cell(key: &str) -> bool {
    ["verdict", "factual_text", "support_display", "profit_not_incidental", "for_un_entities", "licence"]
        .contains(&key)
}

/// An entry as people name it.
pub fn entry_name(entry: &ListEntry) -> String {
    match entry.title.as_str() {
        "" => entry.code.clone(),
        title if title.eq_ignore_ascii_case(&entry.code) => title.to_owned(),
        title => format!("{} {title}", entry.code),
    }
}

impl RuleSetState {
    /// The state in words.
    pub fn words(self) -> Msg {
        say::by_id("rulebook", &format!("state-{}", self.as_str()))
            .unwrap_or_else(|| Msg::plain(self.as_str()))
    }

    /// The tone of the state: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Draft => "",
            Self::Proposed => "warn",
            Self::Approved => "ok",
            Self::Withdrawn => "line",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{check, dashed, list_name, part_hint, part_name};
    use crate::guidelines::Part;
    use crate::rulebook::Texts;
    use crate::rulebook::leaves::{Written, leaves};
    use crate::say;

    /// Every key of a part that has no name of its own.
    fn unnamed_keys(text: &str) -> Vec<String> {
        let named = |key: &str| say::by_id("rulebook", &format!("key-{}", dashed(key))).is_some();
        let languages = crate::say::Language::ALL;
        let mut unnamed: Vec<String> = leaves(text)
            .unwrap_or_default()
            .into_iter()
            .flat_map(|leaf| leaf.keys)
            .filter(|key| key.parse::<usize>().is_err() && !languages.iter().any(|one| one.tag() == key))
            .filter(|key| !named(key))
            .collect();
        unnamed.sort();
        unnamed.dedup();
        unnamed
    }

    #[test]
    fn every_part_list_and_key_has_a_name() {
        let texts = Texts::delivered();
        for (part, text) in texts.each() {
            assert_ne!(part_name(part).to_string(), part.as_str(), "{part}");
            assert!(!part_hint(part).to_string().is_empty(), "{part}");
            assert_eq!(unnamed_keys(text), Vec::<String>::new(), "{part}");
            for (list, _) in Written::open(text).unwrap().lists() {
                assert_ne!(list_name(&list).to_string(), list, "{part}");
            }
        }
    }

    #[test]
    fn findings_name_the_line() {
        let texts = Texts::delivered();
        let found = |part, from: &str, to: &str| {
            let text = texts.of(part).replacen(from, to, 1);
            assert_ne!(text, texts.of(part), "{from}");
            check(&texts.clone().with(part, text)).unwrap_err()
        };
        let found_line = |part, from: &str, to: &str| {
            let one = found(part, from, to).remove(0);
            let text = texts.of(part).replacen(from, to, 1);
            let line = text.lines().nth(one.line.unwrap() - 1).unwrap().to_owned();
            (line, one.words.to_string())
        };
        let (line, words) = found_line(Part::Conditions, "{territory}", "{somewhere}");
        assert_eq!(line, "code = \"K03\"");
        assert!(words.contains("somewhere"), "{words}");
        let (line, _) = found_line(Part::Terms, "overall = 30", "overall = 0");
        assert_eq!(line, "overall = 0");
        let (line, words) = found_line(Part::Terms, "overall = 30", "overall = thirty");
        assert_eq!(line, "overall = thirty");
        assert!(!words.is_empty());
        let (line, words) = found_line(Part::Checks, "\"gc_status\"", "\"shoe_size\"");
        assert!(line.starts_with("code = ") && words.contains("shoe_size"), "{line} {words}");
        let sum = found(Part::Rubric, "weight = 10", "weight = 9").remove(0);
        assert_eq!(sum.line, None);
        assert!(sum.words.to_string().contains("99"));
    }
}
