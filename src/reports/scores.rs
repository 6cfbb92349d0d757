//! How the scores of recommended cases are spread over the scale of 100.

use super::figures::CaseFigures;

/// Width of a column, points of the scale.
pub const WIDTH: i64 = 5;
const COLUMNS: i64 = 100 / WIDTH;

/// Cases with a score from so many points on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The lowest score of the column.
    pub from: i64,
    /// How many cases.
    pub cases: usize,
}

impl Column {
    /// The score that the column ends below; the last column holds 100 as well.
    pub const fn to(self) -> i64 {
        self.from + WIDTH
    }

    /// What is typed into the search for its cases.
    pub fn terms(self) -> String {
        let above = format!("score>{}.99", self.from - 1);
        match (self.from, self.to()) {
            (0, to) => format!("score<{to}"),
            (_, 100) => above,
            (_, to) => format!("{above} score<{to}"),
        }
    }
}

/// The columns from the first that holds a case to the last.
pub fn columns(cases: &[CaseFigures]) -> Vec<Column> {
    let mut all: Vec<Column> = (0..COLUMNS).map(|place| Column { from: place * WIDTH, cases: 0 }).collect();
    for score in cases.iter().filter_map(|case| case.score) {
        let place = usize::try_from((score / 100 / WIDTH).clamp(0, COLUMNS - 1)).unwrap_or_default();
        if let Some(column) = all.get_mut(place) {
            column.cases += 1;
        }
    }
    let first = all.iter().position(|column| column.cases > 0).unwrap_or(all.len());
    let last = all.iter().rposition(|column| column.cases > 0).map_or(0, |last| last + 1);
    all.get(first..last).map(<[Column]>::to_vec).unwrap_or_default()
}
