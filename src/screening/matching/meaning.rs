//! Words of a name that stand for others: mended, one for all spellings and languages, legal forms and titles apart.

use super::Bearer;
use super::fold::edits;
use super::script::Raw;
use super::words::{Form, organization_weight, words};

/// Words of the tables that are split or joined by mistake ("COMP ANY", "TRADINGCORPORATION").
pub(super) fn mended(plain: Vec<Raw>, bearer: Bearer) -> Vec<Raw> {
    let known = match bearer {
        Bearer::Organization => &words().known,
        Bearer::Person => &words().known_persons,
    };
    let mut out: Vec<Raw> = Vec::with_capacity(plain.len());
    let count = plain.len();
    for (at, mut word) in plain.into_iter().enumerate() {
        if bearer == Bearer::Organization
            && at > 0
            && let Some(meant) = words().mistyped(&word.text, at + 1 == count)
        {
            word.text = meant.to_owned();
        }
        let text = &word.text;
        if let Some(before) = out.last_mut()
            && !known.contains(text)
            && !known.contains(&before.text)
            && known.contains(&format!("{}{text}", before.text))
        {
            before.text.push_str(text);
            continue;
        }
        let parted = (bearer == Bearer::Organization && text.len() >= 9 && !known.contains(text))
            .then(|| (3..=text.len() - 6).find(|at| text.get(*at..).is_some_and(|tail| known.contains(tail))))
            .flatten();
        match parted.and_then(|at| text.split_at_checked(at)) {
            Some((head, tail)) => out.extend([head, tail].map(|part| Raw::new(part.to_owned(), word.bare))),
            None => out.push(word),
        }
    }
    out
}

/// Takes the legal forms out at both ends and says what the last one says; a name that is nothing else keeps its
/// words.
pub(super) fn take_forms(words_of_name: &mut Vec<Raw>) -> Option<Form> {
    let mut found: Option<Form> = None;
    let all = words_of_name.clone();
    loop {
        let texts: Vec<&str> = words_of_name.iter().map(|word| word.text.as_str()).collect();
        let taken =
            phrase_at(&texts, false).map(|(len, form)| (texts.len() - len, len, form)).or_else(|| {
                phrase_at(&texts, true)
                    .filter(|(_, form)| *form != Form::General)
                    .map(|(len, form)| (0, len, form))
            });
        let Some((start, len, form)) = taken else { break };
        words_of_name.drain(start..start + len);
        found = match found {
            None | Some(Form::General) => Some(form),
            kept => kept,
        };
    }
    if words_of_name.iter().all(|word| organization_weight(&word.text) < 0.2) {
        *words_of_name = all;
    }
    found
}

/// The longest legal form at the end (or at the beginning) of these words.
fn phrase_at(texts: &[&str], front: bool) -> Option<(usize, Form)> {
    (1..=words().longest.min(texts.len())).rev().find_map(|len| {
        let part = if front { texts.get(..len) } else { texts.get(texts.len() - len..) }?;
        let key: Vec<String> = part.iter().map(|text| (*text).to_owned()).collect();
        words()
            .forms
            .get(&key)
            .map(|form| (len, *form))
            .or_else(|| mistyped_form(&key).map(|form| (len, form)))
    })
}

/// A long legal form with a typing error in it.
fn mistyped_form(key: &[String]) -> Option<Form> {
    if key.len() < 2 || key.len() > 4 {
        return None;
    }
    let text = key.concat();
    if text.len() < 13 {
        return None;
    }
    let near = |form: &&(String, Form)| edits(&form.0, &text, 1) <= 1;
    words().long_forms.iter().find(near).map(|(_, form)| *form)
}

/// Takes titles out at the front, as long as a name stays, and at the end behind a name of two words: in a name of two
/// the last one is more often a name itself.
pub(super) fn take_titles(words_of_name: &mut Vec<Raw>) {
    loop {
        let texts: Vec<String> = words_of_name.iter().map(|word| word.text.clone()).collect();
        let title = |part: Option<&[String]>| part.is_some_and(|part| words().is_title(part));
        let found = (1..=3.min(texts.len().saturating_sub(1))).rev().find_map(|len| {
            if title(texts.get(..len)) {
                return Some(0..len);
            }
            let kept = texts.len() - len;
            (kept >= 2 && title(texts.get(kept..))).then_some(kept..texts.len())
        });
        match found {
            Some(range) if words_of_name.len() > range.len() => words_of_name.drain(range),
            _ => return,
        };
    }
}

/// Brings words of one meaning together. Names of persons only where a word is a spelling of a name.
pub(super) fn one_meaning(plain: Vec<Raw>, bearer: Bearer) -> Vec<Raw> {
    let texts: Vec<String> = plain.iter().map(|word| word.text.clone()).collect();
    let mut out = Vec::with_capacity(plain.len());
    let mut at = 0;
    while let Some(word) = plain.get(at) {
        let longest = if bearer == Bearer::Person { 1 } else { words().longest };
        let found = (1..=longest.min(texts.len() - at)).rev().find_map(|len| {
            // "I." is short for a word; "i" alone means "and" in some languages.
            if len == 1 && word.initial {
                return None;
            }
            let same = words().same.get(texts.get(at..at + len)?)?;
            (bearer == Bearer::Organization || same.first().is_some_and(|first| first == "mohammed"))
                .then_some((len, same))
        });
        if let Some((len, same)) = found {
            out.extend(same.iter().map(|text| Raw::new(text.clone(), false)));
            at += len;
        } else {
            out.push(word.clone());
            at += 1;
        }
    }
    if bearer == Bearer::Organization && out.len() > 1 && out.first().is_some_and(|word| word.text == "the") {
        out.remove(0);
    }
    out
}
