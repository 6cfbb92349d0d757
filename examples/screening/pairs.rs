//! Labelled pairs: precision, recall, F1.

use std::path::Path;

use imprimatur::screening::matching::{Bearer, score_of, threshold};

use crate::seeded::Seeded;
use crate::{Outcome, SEED};

struct Judged {
    bearer: Bearer,
    is_match: bool,
    found: bool,
}

fn bearer_of(schema: &str) -> Bearer {
    if schema == "Person" { Bearer::Person } else { Bearer::Organization }
}

/// The form `match FILE.csv`: the score of each pair and whether a person would be asked to look at it.
pub fn print_scores(file: &Path) -> Outcome<()> {
    let mut reader = csv::Reader::from_path(file)?;
    let header = reader.headers()?.clone();
    let column = |name: &str| header.iter().position(|one| one.trim_start_matches('\u{feff}') == name);
    let (one, other) = (column("name1").ok_or("no column name1")?, column("name2").ok_or("no column name2")?);
    let schema = column("schema");
    println!("score,lead,schema,name1,name2");
    let mut out = csv::Writer::from_writer(std::io::stdout());
    for record in reader.records() {
        let record = record?;
        let (one, other) = (record.get(one).unwrap_or(""), record.get(other).unwrap_or(""));
        let schema = schema.and_then(|at| record.get(at)).unwrap_or("Organization");
        let bearer = bearer_of(schema);
        let score = score_of(bearer, one, other);
        let lead = if score.is_lead(bearer) { "true" } else { "false" };
        out.write_record([format!("{:.4}", score.value).as_str(), lead, schema, one, other])?;
    }
    out.flush()?;
    Ok(())
}

/// Precision, recall and F1 on the labelled pairs, organizations and persons apart.
pub fn measure(file: &Path) -> Outcome<()> {
    println!("threshold_organization: {}", threshold(Bearer::Organization));
    println!("threshold_person: {}", threshold(Bearer::Person));
    let mut all = Vec::new();
    let mut reader = csv::Reader::from_path(file)?;
    for record in reader.deserialize::<std::collections::HashMap<String, String>>() {
        let record = record?;
        let cell = |name: &str| record.get(name).map_or("", String::as_str);
        let bearer = bearer_of(cell("schema"));
        let score = score_of(bearer, cell("name1"), cell("name2"));
        let judged = Judged { bearer, is_match: cell("is_match") == "true", found: score.is_lead(bearer) };
        if std::env::var_os("SCREENING_WRONG").is_some() && judged.is_match != judged.found {
            let wrong = if judged.found { "found" } else { "missed" };
            eprintln!("{wrong} {:.3} {} | {}", score.value, cell("name1"), cell("name2"));
        }
        all.push(judged);
    }
    for (bearer, name) in [(Bearer::Organization, "organizations"), (Bearer::Person, "persons")] {
        let own: Vec<&Judged> = all.iter().filter(|one| one.bearer == bearer).collect();
        let (hits, wrong, missed) = counts(&own);
        let (precision, recall, f1) = figures(hits, wrong, missed);
        println!("pairs_{name}: {}", own.len());
        println!("pairs_{name}_true_positives: {hits}");
        println!("pairs_{name}_false_positives: {wrong}");
        println!("pairs_{name}_false_negatives: {missed}");
        println!("pairs_{name}_true_negatives: {}", own.len() - hits - wrong - missed);
        println!("pairs_{name}_precision: {precision:.4}");
        println!("pairs_{name}_recall: {recall:.4}");
        println!("pairs_{name}_f1: {f1:.4}");
        let (low, high) = interval(&own);
        println!("pairs_{name}_f1_95_percent_interval: {low:.4} to {high:.4}");
    }
    Ok(())
}

fn counts(all: &[&Judged]) -> (usize, usize, usize) {
    let count =
        |is_match, found| all.iter().filter(|one| one.is_match == is_match && one.found == found).count();
    (count(true, true), count(false, true), count(true, false))
}

#[allow(clippy::cast_precision_loss)]
fn figures(hits: usize, wrong: usize, missed: usize) -> (f64, f64, f64) {
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    (share(hits, hits + wrong), share(hits, hits + missed), share(2 * hits, 2 * hits + wrong + missed))
}

/// The middle 95 per cent of F1 over 2,000 samples drawn with replacement.
fn interval(all: &[&Judged]) -> (f64, f64) {
    let mut seeded = Seeded(SEED);
    let mut drawn: Vec<f64> = (0..2000)
        .map(|_| {
            let sample: Vec<&Judged> = (0..all.len()).filter_map(|_| seeded.pick(all).copied()).collect();
            let (hits, wrong, missed) = counts(&sample);
            figures(hits, wrong, missed).2
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |share: usize| drawn.get(drawn.len() * share / 1000).copied().unwrap_or(0.0);
    (at(25), at(975))
}
