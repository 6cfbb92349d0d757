//! A table of names: `name`, and where there are such columns `reference`, `type` (person or organization), `aliases`
//! (parted by semicolons), `country`, `birth_date`, `reason`.

use std::io::BufRead;

use super::source::Broken;
use super::table::each_row;
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
    each_row(file, &[&["name"]], |row| {
        let name = row.cell(&["name"]);
        let bearer = match row.cell(&["type", "schema"]).to_lowercase().as_str() {
            "person" | "individual" => Some(Bearer::Person),
            "organization" | "organisation" | "company" | "entity" => Some(Bearer::Organization),
            "" => None,
            other => {
                let why = format!("\"{other}\" is neither person nor organization");
                return Err(Broken::At { line: row.line, why });
            }
        };
        let reference = row.cell(&["reference", "id"]);
        let reference = if reference.is_empty() { name } else { reference };
        let mut entry = Entry::new(reference.to_owned(), bearer);
        entry.add_name(name, NameQuality::Main);
        for alias in row.cell(&["aliases"]).split(';') {
            entry.add_name(alias, NameQuality::Good);
        }
        if entry.names.is_empty() {
            return Err(Broken::At { line: row.line, why: "the name is empty".into() });
        }
        for country in row.cell(&["country", "countries"]).split(';') {
            entry.add_country(country);
        }
        for birth in row.cell(&["birth_date"]).split(';') {
            entry.add_birth(birth);
        }
        entry.remarks = row.cell(&["reason", "remarks"]).to_owned();
        receive(entry)
    })?;
    Ok(About::default())
}
