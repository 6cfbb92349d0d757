//! Comma-separated tables with a header: columns by name, and the line where one breaks.

use std::collections::HashMap;
use std::io::BufRead;

use super::source::Broken;

/// Longest cell that is read, bytes.
const LONGEST: usize = 1_000_000;

/// One line of a table.
pub(super) struct Row<'a> {
    columns: &'a HashMap<String, usize>,
    record: &'a csv::StringRecord,
    /// Its line in the file.
    pub line: u64,
}

impl Row<'_> {
    /// The cell of the first of these columns that the table has.
    pub(super) fn cell(&self, names: &[&str]) -> &str {
        names
            .iter()
            .find_map(|name| self.columns.get(*name))
            .and_then(|at| self.record.get(*at))
            .map_or("", str::trim)
    }
}

/// Reads a table with a header that must have one of each of these groups of columns.
///
/// # Errors
/// `Broken` with the line where it cannot be read.
pub(super) fn each_row(
    file: impl BufRead,
    needed: &[&[&str]],
    mut take: impl FnMut(&Row<'_>) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(file);
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let columns: HashMap<String, usize> = header
        .iter()
        .enumerate()
        .map(|(at, name)| (name.trim_start_matches('\u{feff}').trim().to_lowercase(), at))
        .collect();
    for group in needed {
        if !group.iter().any(|name| columns.contains_key(*name)) {
            return Err(Broken::At {
                line: 1,
                why: format!("there is no column \"{}\"", group.join("\" or \"")),
            });
        }
    }
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        if record.as_slice().len() > LONGEST {
            return Err(Broken::At { line, why: "the line is too long".into() });
        }
        take(&Row { columns: &columns, record: &record, line })?;
    }
    Ok(())
}

/// What the table reader says, with its line.
pub(super) fn broken(error: &csv::Error) -> Broken {
    let line = error.position().map_or(0, csv::Position::line);
    let why = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the line has {len} columns, the header {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "the text is not UTF-8".into(),
        _ => error.to_string(),
    };
    Broken::At { line, why }
}
