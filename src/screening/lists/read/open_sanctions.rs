//! `targets.simple.csv`: id, schema, name, aliases, birth_date, countries ..., several values parted by semicolons.

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
    each_row(file, &[&["id"], &["schema"], &["name"]], |row| {
        let id = row.cell(&["id"]);
        if id.is_empty() {
            return Err(Broken::At { line: row.line, why: "the entry has no id".into() });
        }
        let bearer = match row.cell(&["schema"]) {
            "Person" => Some(Bearer::Person),
            "Organization" | "Company" | "PublicBody" => Some(Bearer::Organization),
            "LegalEntity" => None,
            // Ships, aircraft, securities and wallets bear no name that an applicant could have.
            _ => return Ok(()),
        };
        let mut entry = Entry::new(id.to_owned(), bearer);
        entry.add_name(row.cell(&["name"]), NameQuality::Main);
        for alias in row.cell(&["aliases"]).split(';') {
            entry.add_name(alias, NameQuality::Good);
        }
        if entry.names.is_empty() {
            return Err(Broken::At { line: row.line, why: format!("the entry {id} has no name") });
        }
        for birth in row.cell(&["birth_date"]).split(';') {
            entry.add_birth(birth);
        }
        for country in row.cell(&["countries"]).split(';') {
            entry.add_country(&country.to_uppercase());
        }
        entry.programme = row.cell(&["program_ids", "dataset"]).to_owned();
        entry.remarks = row.cell(&["sanctions"]).to_owned();
        receive(entry)
    })?;
    Ok(About::default())
}
