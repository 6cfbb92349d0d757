//! How long each page took, and what was not answered well.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use super::browser::pattern;

/// Answers by method and page.
#[derive(Default)]
pub struct Table(Mutex<BTreeMap<String, Page>>);

#[derive(Default)]
struct Page {
    micros: Vec<u64>,
    not_good: usize,
    broken: usize,
}

impl Table {
    /// Notes one answer.
    pub fn note(&self, method: &str, path: &str, status: u16, took: Duration) {
        let Ok(mut pages) = self.0.lock() else { return };
        let page = pages.entry(format!("{method} {}", pattern(path))).or_default();
        page.micros.push(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        if !(200..400).contains(&status) {
            page.not_good += 1;
        }
        if status >= 500 {
            page.broken += 1;
        }
    }

    /// Prints count, median and 99th percentile (milliseconds) of each page and what was not 2xx or 3xx;
    /// gives how many answers there were, how many were not good, how many were 5xx.
    pub fn print(&self) -> (usize, usize, usize) {
        let Ok(mut pages) = self.0.lock() else { return (0, 0, 0) };
        let (mut all, mut not_good, mut broken) = (0, 0, 0);
        println!("{:<58} {:>7} {:>9} {:>9} {:>9}", "page", "count", "median ms", "p99 ms", "not 2/3xx");
        for (name, page) in pages.iter_mut() {
            page.micros.sort_unstable();
            let at = |share: usize| {
                let place = (page.micros.len().saturating_sub(1)) * share / 100;
                page.micros.get(place).copied().unwrap_or(0) as f64 / 1000.0
            };
            println!(
                "{name:<58} {:>7} {:>9.1} {:>9.1} {:>9}",
                page.micros.len(),
                at(50),
                at(99),
                page.not_good
            );
            all += page.micros.len();
            not_good += page.not_good;
            broken += page.broken;
        }
        (all, not_good, broken)
    }
}
