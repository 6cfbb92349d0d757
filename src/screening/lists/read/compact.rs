//! The participants of the Global Compact: `name`, `country`, and what says whether they report (`cop_status`,
//! `active`, `delisted`, `removal_reason`).

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
    each_row(file, &[&["name"], &["country"], &["active", "status"]], |row| {
        let name = row.cell(&["name"]);
        let id = row.cell(&["id"]);
        let mut entry =
            Entry::new(if id.is_empty() { name } else { id }.to_owned(), Some(Bearer::Organization));
        entry.add_name(name, NameQuality::Main);
        if entry.names.is_empty() {
            return Err(Broken::At { line: row.line, why: "the participant has no name".into() });
        }
        entry.add_country(row.cell(&["country_code", "country"]));
        entry.programme =
            status(row.cell(&["status"]), row.cell(&["active"]), row.cell(&["delisted"])).to_owned();
        let removed = row.cell(&["removal_reason"]);
        if removed != "Not applicable" {
            entry.remarks = removed.to_owned();
        }
        receive(entry)
    })?;
    Ok(About::default())
}

/// The status in the words of the form: active, non_communicating, delisted.
fn status(status: &str, active: &str, delisted: &str) -> &'static str {
    let status = status.to_lowercase();
    if !delisted.is_empty() || status.contains("delisted") || status.contains("expelled") {
        "delisted"
    } else if status.contains("non") || matches!(active.to_lowercase().as_str(), "false" | "no" | "0") {
        "non_communicating"
    } else {
        "active"
    }
}
