//! Bars that lie: a row for each thing, its name at the start, one bar or two, and a target where there is one.

use super::{Pen, Svg, WIDTH, Words, steps};

/// Where the bars begin, and the room behind the longest for its number.
const START: f64 = 165.0;
const END: f64 = WIDTH - 44.0;
/// Letters of a name that fit on a line before the bars.
const LETTERS: usize = 22;
/// Heights of a bar, of a line of a name, of the gap between rows and of the axis.
const BAR: f64 = 16.0;
const LINE: f64 = 13.0;
const GAP: f64 = 14.0;
const AXIS: f64 = 18.0;

/// One row.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// One value, or two to compare, each with what is written behind it.
    pub values: Vec<(f64, String)>,
    /// A value that should not be passed.
    pub target: Option<f64>,
}

/// A name on at most two lines.
fn lines(label: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for word in label.split_whitespace() {
        let full = all.len() == 2;
        if let Some(line) = all.last_mut() {
            if line.is_empty() || line.chars().count() + word.chars().count() < LETTERS {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
                continue;
            }
            if full {
                line.push('…');
                break;
            }
        }
        all.push(word.to_owned());
    }
    all
}

/// Draws rows of bars over a common axis.
pub fn bars(words: Words<'_>, rows: &[Bar]) -> Svg {
    let greatest = rows.iter().flat_map(|row| row.values.iter().map(|(value, _)| *value).chain(row.target));
    let steps = steps(greatest.fold(0.0, f64::max));
    let end = steps.last().copied().unwrap_or(1.0);
    let at = |value: f64| START + (END - START) * value / end;
    let heights: Vec<f64> = rows
        .iter()
        .map(|row| (row.values.len() as f64 * BAR).max(lines(&row.label).len() as f64 * LINE))
        .collect();
    let height: f64 = heights.iter().map(|height| height + GAP).sum();
    let mut pen = Pen::new(words, height + AXIS);
    for step in &steps {
        pen.line("ax", at(*step), 0.0, (at(*step), height));
        pen.words("soft m", at(*step), height + AXIS - 4.0, &step.to_string());
    }
    let mut top = GAP / 2.0;
    for (row, height) in rows.iter().zip(&heights) {
        let middle = top + height / 2.0;
        let lines = lines(&row.label);
        let mut base = middle - (lines.len() as f64 - 1.0) * LINE / 2.0 + 4.0;
        for line in &lines {
            pen.words("e", START - 10.0, base, line);
            base += LINE;
        }
        let mut y = middle - row.values.len() as f64 * BAR / 2.0;
        for ((value, shown), class) in row.values.iter().zip(["a", "b"]) {
            pen.rect(class, START, y + 1.0, at(*value) - START, BAR - 2.0);
            let behind = row.target.filter(|target| *target > *value && at(*target) - at(*value) < 26.0);
            pen.words("s", behind.map_or(at(*value), &at) + 7.0, y + BAR / 2.0 + 4.0, shown);
            y += BAR;
        }
        if let Some(target) = row.target {
            pen.line("tg", at(target), top - 3.0, (at(target), top + height + 3.0));
        }
        top += height + GAP;
    }
    pen.done()
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn long_names_stand_on_two_lines() {
        assert_eq!(lines("Screening"), ["Screening"]);
        assert_eq!(lines("Agriculture, forestry and fishing"), ["Agriculture, forestry", "and fishing"]);
        assert_eq!(
            lines("Activities of households as employers; undifferentiated production of goods"),
            ["Activities of", "households as…"]
        );
    }
}
