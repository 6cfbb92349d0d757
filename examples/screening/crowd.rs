//! Many names: false alarms, answer times, memory.

use std::collections::HashSet;
use std::path::Path;
use std::time::{Duration, Instant};

use imprimatur::screening::lists::Entry;
use imprimatur::screening::matching::Bearer;
use imprimatur::screening::matching::index::{Builder, Index, Scratch};

use crate::seeded::Seeded;
use crate::{Outcome, index_of};

/// The column `name`.
pub fn names(file: &Path) -> Outcome<Vec<String>> {
    let mut reader = csv::Reader::from_path(file)?;
    let at = reader.headers()?.iter().position(|one| one == "name").ok_or("no column name")?;
    let mut names = Vec::new();
    for record in reader.records() {
        names.push(record?.get(at).unwrap_or("").to_owned());
    }
    Ok(names)
}

/// Names of organizations that are not listed and would be shown to a screener all the same.
#[allow(clippy::cast_precision_loss)]
pub fn false_positives(entries: &[Entry], kind: &str, prefix: &str, strangers: &[String]) {
    let index = index_of(entries, Bearer::Organization);
    let mut scratch = Scratch::default();
    let mut wrong = 0;
    for name in strangers {
        if let Some(found) = index.find(name, &mut scratch, None).first() {
            wrong += 1;
            if std::env::var_os("SCREENING_WRONG").is_some() {
                let entry = entries.get(found.label as usize).map_or("", Entry::main_name);
                eprintln!("alarm {:.3}: {name} | {entry} | {:?}", found.score.value, found.score.parts);
            }
        }
    }
    println!("{kind}: {}", strangers.len());
    println!("{kind}_with_a_lead: {wrong}");
    let share = f64::from(wrong) * 10_000.0 / strangers.len().max(1) as f64;
    println!("{prefix}false_positives_per_10000: {share:.2}");
}

/// One name against the list, and ten thousand organizations.
pub fn times(entries: &[Entry], participants: &[String]) {
    let started = Instant::now();
    let index = index_of(entries, Bearer::Organization);
    println!("list_index_build_ms: {:.1}", millis(started.elapsed()));
    print_times("list", &index, participants);
    let persons = index_of(entries, Bearer::Person);
    let mut scratch = [Scratch::default(), Scratch::default()];
    let started = Instant::now();
    let mut leads = 0;
    for name in participants.iter().cycle().take(10_000) {
        leads += index.find(name, &mut scratch[0], None).len();
        leads += persons.find(name, &mut scratch[1], None).len();
    }
    println!("rescreen_10000_names_as_both_kinds_s: {:.2} ({leads} leads)", started.elapsed().as_secs_f64());
}

fn print_times(name: &str, index: &Index, asked: &[String]) {
    let mut scratch = Scratch::default();
    let mut times: Vec<(Duration, Duration)> = Vec::with_capacity(asked.len());
    for name in asked {
        let waited = waited_for_a_processor();
        let started = Instant::now();
        let _ = index.find(name, &mut scratch, None);
        let wall = started.elapsed();
        times.push((wall, wall.saturating_sub(waited_for_a_processor().saturating_sub(waited))));
    }
    // On a machine that others use as well the wall clock measures them too: both are told.
    for (kind, pick) in [("", true), ("_without_waiting_for_a_processor", false)] {
        let mut own: Vec<Duration> =
            times.iter().map(|(wall, running)| if pick { *wall } else { *running }).collect();
        own.sort_unstable();
        let at = |share: usize| own.get(own.len() * share / 1000).copied().unwrap_or_default();
        println!("one_name_against_{name}_median_ms{kind}: {:.3}", millis(at(500)));
        println!("one_name_against_{name}_p99_ms{kind}: {:.3}", millis(at(990)));
        println!(
            "one_name_against_{name}_max_ms{kind}: {:.3}",
            millis(own.last().copied().unwrap_or_default())
        );
    }
}

/// How long this thread has waited for a processor since it began; nothing where the system does not say.
fn waited_for_a_processor() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split_whitespace().nth(1).and_then(|one| one.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// A million names: the real ones, and new ones drawn from their words, every second with a word nobody has.
pub fn million(entries: &[Entry], participants: &[String], others: &[String], seed: u64) {
    let mut seeded = Seeded(seed);
    let before = resident("VmRSS");
    let started = Instant::now();
    let mut builder = Builder::new(Bearer::Organization);
    let mut count = 0_u32;
    for name in entries.iter().flat_map(|entry| entry.names.iter().map(|name| &name.text)) {
        builder.add(count, name);
        count += 1;
    }
    let real: Vec<&str> = entries
        .iter()
        .flat_map(|entry| entry.names.iter().map(|name| name.text.as_str()))
        .chain(participants.iter().map(String::as_str))
        .chain(others.iter().map(String::as_str))
        .collect();
    let words: Vec<&str> = real.iter().flat_map(|name| name.split_whitespace()).collect();
    let different: HashSet<&str> = words.iter().copied().collect();
    println!("million_different_words_drawn_from: {}", different.len());
    drop(different);
    while count < 1_000_000 {
        let mut name = String::new();
        for at in 0..2 + seeded.below(4) {
            let word = seeded.pick(&words).copied().unwrap_or("");
            if at > 0 {
                name.push(' ');
            }
            if at == 0 && count.is_multiple_of(2) {
                let letters: Vec<char> = word.chars().collect();
                let cut = seeded.below(letters.len());
                name.extend(letters.get(..cut).unwrap_or(&[]));
                for _ in 0..2 + seeded.below(3) {
                    name.push(char::from(b'a' + u8::try_from(seeded.below(26)).unwrap_or(0)));
                }
                name.extend(letters.get(cut..).unwrap_or(&[]));
            } else {
                name.push_str(word);
            }
        }
        builder.add(count, &name);
        count += 1;
    }
    let index = builder.build();
    println!("million_names: {}", index.len());
    println!("million_different_words: {}", index.words());
    println!("million_index_build_s: {:.1}", started.elapsed().as_secs_f64());
    println!("million_memory_mb: {:.0}", resident("VmRSS") - before);
    println!("million_peak_memory_of_the_process_mb: {:.0}", resident("VmHWM"));
    let asked: Vec<String> = participants.iter().chain(others).step_by(11).cloned().collect();
    println!("million_names_asked: {}", asked.len());
    print_times("million", &index, &asked);
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Megabytes of a line of /proc/self/status; 0 where there is none.
fn resident(line: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found =
        status.lines().find_map(|one| one.strip_prefix(line)?.split_whitespace().nth(1)?.parse::<f64>().ok());
    found.unwrap_or(0.0) / 1024.0
}
