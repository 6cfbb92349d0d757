//! How well names are matched, printed one figure a line: `cargo run --release --example screening -- DATA`.
//!
//! DATA holds `names/name_pairs_dev.csv`, `lists/un_consolidated_2018-10-29.xml`, `organizations/*.csv`. A second
//! form, `-- match FILE.csv`, reads columns name1, name2, schema and prints the score of each pair.

mod aliases;
mod altered;
mod crowd;
mod pairs;
mod seeded;

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::ExitCode;

use imprimatur::screening::lists::read::{Format, read};
use imprimatur::screening::lists::{Entry, NameQuality};
use imprimatur::screening::matching::Bearer;
use imprimatur::screening::matching::index::{Builder, Index};

/// What can go wrong, in words.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The seed of everything that is drawn.
const SEED: u64 = 20_181_029;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["match", file] => pairs::print_scores(Path::new(file)),
        [data] => measure(Path::new(data), true),
        [data, "quick"] => measure(Path::new(data), false),
        _ => Err("say where the data is (-- DATA) or which pairs to match (-- match FILE.csv)".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("screening: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure(data: &Path, million: bool) -> Outcome<()> {
    println!("seed: {SEED}");
    pairs::measure(&data.join("names/name_pairs_dev.csv"))?;
    let mut entries: Vec<Entry> = Vec::new();
    let file = BufReader::new(File::open(data.join("lists/un_consolidated_2018-10-29.xml"))?);
    read(Format::SecurityCouncil, file, &mut |entry| {
        entries.push(entry);
        Ok(())
    })
    .map_err(|broken| broken.to_string())?;
    println!("list_entries: {}", entries.len());
    println!("list_names: {}", entries.iter().map(|entry| entry.names.len()).sum::<usize>());
    altered::measure(&entries, SEED);
    aliases::measure(&entries);
    let participants = crowd::names(&data.join("organizations/ungc_participants_2009-12.csv"))?;
    let others = crowd::names(&data.join("organizations/gleif_lei_sample.csv"))?;
    crowd::false_positives(&entries, "participants", "", &participants);
    crowd::false_positives(&entries, "registered", "registered_", &others);
    crowd::times(&entries, &participants);
    if million {
        crowd::million(&entries, &participants, &others, SEED);
    }
    Ok(())
}

/// The names of one kind of bearer, each under the number of its entry; `without` leaves one name out.
pub fn index_of(entries: &[Entry], bearer: Bearer) -> Index {
    let mut builder = Builder::new(bearer);
    for (label, entry) in entries.iter().enumerate() {
        if entry.bearer.is_none_or(|own| own == bearer) {
            for name in &entry.names {
                builder.add(u32::try_from(label).unwrap_or(u32::MAX), &name.text);
            }
        }
    }
    builder.build()
}

/// True for the names that a listed one must be found by.
pub fn is_sure(quality: NameQuality) -> bool {
    matches!(quality, NameQuality::Main | NameQuality::Good)
}
