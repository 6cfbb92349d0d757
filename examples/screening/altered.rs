//! Listed names that were changed as people change them, looked for in the whole list.

#![allow(
    clippy::indexing_slicing,
    reason = "places that were drawn from the very list they are looked up in"
)]

use std::collections::BTreeMap;

use imprimatur::screening::lists::Entry;
use imprimatur::screening::matching::Bearer;
use imprimatur::screening::matching::index::{Index, Scratch};

use crate::seeded::Seeded;
use crate::{index_of, is_sure};

const WAYS: [&str; 6] =
    ["typing_error", "dropped_word", "swapped_order", "other_romanization", "initials", "joined_or_split"];

/// Hits and names.
pub type Counts = (usize, usize);

/// Recall of the exact names and of altered ones.
pub fn measure(entries: &[Entry], seed: u64) {
    let indexes = [Bearer::Organization, Bearer::Person].map(|bearer| index_of(entries, bearer));
    exact(entries, &indexes);
    let mut first = Altered::draw(entries, &indexes, seed, is_told());
    print("recall_altered_names", first.all);
    print("recall_altered_names_of_up_to_four_letters", first.abbreviations);
    let (hits, all) = first.abbreviations;
    print("recall_altered_names_of_five_letters_and_more", (first.all.0 - hits, first.all.1 - all));
    for (way, counts) in std::mem::take(&mut first.by_way) {
        print(&format!("recall_altered_{way}"), counts);
    }
    let others: Vec<Counts> =
        (1..=9).map(|more| Altered::draw(entries, &indexes, seed + more, false).all).collect();
    let lowest = others.iter().min_by_key(|(hits, _)| *hits).copied().unwrap_or_default();
    print("recall_altered_names_lowest_of_nine_other_draws", lowest);
    let sum = others.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    print("recall_altered_names_nine_other_draws", sum);
}

/// True when every wrong answer is to be told.
fn is_told() -> bool {
    std::env::var_os("SCREENING_WRONG").is_some()
}

fn index_for<'a>(indexes: &'a [Index; 2], entry: &Entry) -> &'a Index {
    if entry.bearer == Some(Bearer::Person) { &indexes[1] } else { &indexes[0] }
}

/// The sure names with the labels of their entries.
fn sure_names(entries: &[Entry]) -> impl Iterator<Item = (u32, &Entry, &str)> {
    entries.iter().enumerate().flat_map(|(label, entry)| {
        let names = entry.names.iter().filter(|name| is_sure(name.quality));
        names.map(move |name| (u32::try_from(label).unwrap_or(u32::MAX), entry, name.text.as_str()))
    })
}

fn exact(entries: &[Entry], indexes: &[Index; 2]) {
    let mut scratch = Scratch::default();
    let mut counts = (0, 0);
    let mut others = 0;
    for (label, entry, name) in sure_names(entries) {
        let found = index_for(indexes, entry).find(name, &mut scratch, None);
        let hit = found.iter().any(|found| found.label == label);
        counts.0 += usize::from(hit);
        counts.1 += 1;
        others += found.len() - usize::from(hit);
        if !hit && is_told() {
            eprintln!("exact missed: {name}");
        }
    }
    print("recall_exact_names", counts);
    println!("other_entries_found_by_exact_names: {others}");
}

/// What one draw of alterations came to.
#[derive(Default)]
struct Altered {
    all: Counts,
    abbreviations: Counts,
    by_way: BTreeMap<&'static str, Counts>,
}

impl Altered {
    fn draw(entries: &[Entry], indexes: &[Index; 2], seed: u64, told: bool) -> Self {
        let mut scratch = Scratch::default();
        let mut seeded = Seeded(seed);
        let mut out = Self::default();
        for (label, entry, name) in sure_names(entries) {
            let (way, text) = altered(name, entry.bearer, &mut seeded);
            let mut score = |least| {
                let found = index_for(indexes, entry).find(&text, &mut scratch, least);
                found.into_iter().find(|found| found.label == label).map(|found| found.score.value)
            };
            let hit = score(None).is_some();
            if !hit && told {
                // Below the threshold, or not even compared: the one is for the score to mend, the other for the index.
                let why = score(Some(0.0)).map_or("not compared".to_owned(), |value| format!("{value:.3}"));
                eprintln!("{way} missed ({why}): {name} | {text}");
            }
            let short = name.chars().filter(|one| one.is_alphanumeric()).count() <= 4;
            let mut nothing = (0, 0);
            let abbreviations = if short { &mut out.abbreviations } else { &mut nothing };
            for count in [out.by_way.entry(way).or_default(), &mut out.all, abbreviations] {
                count.0 += usize::from(hit);
                count.1 += 1;
            }
        }
        out
    }
}

#[allow(clippy::cast_precision_loss)]
pub fn print(name: &str, (hits, all): Counts) {
    println!("{name}: {:.4} ({hits} of {all})", hits as f64 / all.max(1) as f64);
}

/// A name changed in one of the six ways, drawn; a way that cannot be applied gives way to a typing error.
fn altered(name: &str, bearer: Option<Bearer>, seeded: &mut Seeded) -> (&'static str, String) {
    // "F. Institute" is no way to write an organization of two words.
    let least_for_initials = if bearer == Some(Bearer::Person) { 2 } else { 3 };
    let way = seeded.below(WAYS.len());
    let words: Vec<&str> = name.split_whitespace().collect();
    let changed = match way {
        1 => {
            // A word goes only where two that tell something stay: "Munir al" is no name to look for.
            let telling: Vec<usize> = (0..words.len()).filter(|at| tells(words[*at])).collect();
            let at = if telling.len() >= 3 { seeded.pick(&telling).copied() } else { None };
            at.map(|at| {
                let kept = words.iter().enumerate().filter(|(one, _)| *one != at).map(|(_, word)| *word);
                kept.collect::<Vec<_>>().join(" ")
            })
        }
        2 if words.len() >= 2 => {
            let mut turned = words.clone();
            if words.len() == 2 || seeded.below(2) == 0 {
                turned.rotate_right(1);
            } else {
                let at = seeded.below(words.len() - 1);
                turned.swap(at, at + 1);
            }
            Some(turned.join(" "))
        }
        3 => romanized(name, seeded),
        4 if words.len() >= least_for_initials => {
            let at = seeded.below(words.len() - 1);
            let long =
                words.get(at).is_some_and(|word| word.chars().filter(|one| one.is_alphabetic()).count() > 2);
            long.then(|| {
                let short = words.iter().enumerate().map(|(one, word)| match word.chars().next() {
                    Some(first) if one == at => format!("{first}."),
                    _ => (*word).to_owned(),
                });
                short.collect::<Vec<_>>().join(" ")
            })
        }
        5 if words.len() >= 2 && seeded.below(2) == 0 => {
            let at = seeded.below(words.len() - 1);
            let mut out = String::new();
            for (one, word) in words.iter().enumerate() {
                if one > 0 && one != at + 1 {
                    out.push(' ');
                }
                out.push_str(word);
            }
            Some(out)
        }
        5 => split(&words, seeded),
        _ => None,
    };
    match (changed, WAYS.get(way)) {
        (Some(text), Some(way)) if text != name => (way, text),
        _ => (WAYS[0], typing_error(name, seeded)),
    }
}

/// True for a word that is more than an article, a particle, a title or a legal form.
fn tells(word: &str) -> bool {
    const SMALL: [&str; 28] = [
        "abu",
        "abou",
        "bin",
        "ben",
        "ibn",
        "the",
        "for",
        "and",
        "of",
        "mullah",
        "haji",
        "shaykh",
        "sheikh",
        "sheik",
        "maulavi",
        "qari",
        "ustad",
        "company",
        "group",
        "corporation",
        "limited",
        "ltd",
        "bank",
        "trading",
        "les",
        "abd",
        "abdul",
        "foundation",
    ];
    word.chars().filter(|one| one.is_alphabetic()).count() >= 3
        && !SMALL.contains(&word.to_lowercase().trim_matches(','))
}

fn split(words: &[&str], seeded: &mut Seeded) -> Option<String> {
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].chars().count() >= 6).collect();
    let at = *seeded.pick(&long)?;
    let letters: Vec<char> = words[at].chars().collect();
    let cut = 3 + seeded.below(letters.len() - 5);
    let mut out: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    out[at] = format!(
        "{} {}",
        letters[..cut].iter().collect::<String>(),
        letters[cut..].iter().collect::<String>()
    );
    Some(out.join(" "))
}

fn typing_error(name: &str, seeded: &mut Seeded) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|at| letters[*at].is_alphabetic()).collect();
    let (Some(at), Some(from)) = (seeded.pick(&places).copied(), seeded.pick(&places).copied()) else {
        return name.to_owned();
    };
    // Another letter of the same name, so of the same script, in the case of the one whose place it takes.
    let small = letters[from].to_lowercase().last().unwrap_or(letters[from]);
    let other = if letters[at].is_lowercase() { small } else { small.to_uppercase().last().unwrap_or(small) };
    match seeded.below(4) {
        0 if places.len() > 4 => {
            letters.remove(at);
        }
        1 => letters.insert(at, other),
        2 if at + 1 < letters.len() && letters[at + 1].is_alphabetic() => letters.swap(at, at + 1),
        _ => letters[at] = other,
    }
    letters.into_iter().collect()
}

fn romanized(name: &str, seeded: &mut Seeded) -> Option<String> {
    const PAIRS: [(&str, &str); 28] = [
        ("muhammad", "mohammed"),
        ("mohammad", "muhammed"),
        ("ahmad", "ahmed"),
        ("abd al-", "abdul "),
        ("abdul ", "abd al-"),
        ("al-", "el-"),
        ("al ", "al-"),
        ("husayn", "hussein"),
        ("hussain", "husayn"),
        ("kh", "h"),
        ("q", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ay", "ai"),
        ("y", "i"),
        ("w", "v"),
        ("v", "w"),
        ("ph", "f"),
        ("sh", "ch"),
        ("dj", "j"),
        ("j", "dj"),
        ("ss", "s"),
        ("z", "s"),
        ("u", "ou"),
        ("i", "y"),
    ];
    let small = name.to_lowercase();
    let fitting: Vec<&(&str, &str)> = PAIRS.iter().filter(|(from, _)| small.contains(from)).collect();
    let (from, to) = **seeded.pick(&fitting)?;
    let mut out = small.replacen(from, to, 1);
    if seeded.below(2) == 0
        && let Some((from, to)) = seeded.pick(&fitting).copied()
    {
        out = out.replacen(from, to, 1);
    }
    (out != small).then_some(out)
}
