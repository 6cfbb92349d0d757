//! OFAC's SDN table: twelve columns without a header (number, name, type, programme, title, call sign, vessel type,
//! tonnage, gross tonnage, flag, owner, remarks), `-0-` for nothing, and a control-Z at the end.

use std::io::BufRead;

use super::source::Broken;
use super::table::broken;
use super::{About, Entry};
use crate::screening::lists::entry::NameQuality;
use crate::screening::matching::Bearer;

/// Reads the file.
///
/// # Errors
/// `Broken` with the line where it cannot be read.
pub(super) fn read(
    file: impl BufRead,
    receive: &mut dyn FnMut(Entry) -> Result<(), Broken>,
) -> Result<About, Broken> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(|error| broken(&error))? {
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |at: usize| -> String {
            // The file is Latin-1 where it is not UTF-8.
            let bytes = record.get(at).unwrap_or_default();
            let text = std::str::from_utf8(bytes)
                .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned);
            let text = text.trim();
            if text == "-0-" { String::new() } else { text.to_owned() }
        };
        if record.len() == 1 && matches!(cell(0).as_str(), "" | "\u{1a}") {
            continue;
        }
        if record.len() < 12 {
            let why = format!("the line has {} columns, not 12", record.len());
            return Err(Broken::At { line, why });
        }
        let number = cell(0);
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Broken::At { line, why: format!("\"{number}\" is no number of an entry") });
        }
        let bearer = match cell(2).as_str() {
            "individual" => Bearer::Person,
            "vessel" | "aircraft" => continue,
            _ => Bearer::Organization,
        };
        let mut entry = Entry::new(number, Some(bearer));
        entry.add_names(&cell(1), NameQuality::Main);
        let remarks = cell(11);
        for part in remarks.split(';').map(str::trim) {
            let part = part.trim_end_matches('.');
            for (mark, quality) in [("a.k.a. ", NameQuality::Good), ("f.k.a. ", NameQuality::Former)] {
                if let Some((_, name)) = part.split_once(mark) {
                    entry.add_name(name.trim_matches('\''), quality);
                }
            }
            if let Some(date) = part.strip_prefix("DOB ").or_else(|| part.strip_prefix("alt. DOB ")) {
                entry.add_birth(date);
            }
            if let Some(country) = part.strip_prefix("nationality ").or_else(|| part.strip_prefix("citizen "))
            {
                entry.add_country(country);
            }
        }
        if entry.names.is_empty() {
            return Err(Broken::At { line, why: format!("the entry {} has no name", entry.reference) });
        }
        entry.programme = cell(3);
        entry.remarks = remarks;
        receive(entry)?;
    }
    Ok(About::default())
}
