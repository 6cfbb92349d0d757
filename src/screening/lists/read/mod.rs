//! List files, read as a stream: one entry after the other, never the whole file in memory.

mod compact;
mod ofac;
mod open_sanctions;
mod plain;
mod source;
mod table;
mod un;

use std::io::BufRead;

use super::entry::Entry;
use crate::text_enum;

pub use source::Broken;

text_enum! {
    /// The form of a list file.
    pub enum Format {
        /// The Security Council's consolidated list in its official XML.
        SecurityCouncil = "security_council",
        /// `targets.simple.csv` as OpenSanctions writes it.
        OpenSanctions = "open_sanctions",
        /// The SDN list as OFAC writes it: no header, `-0-` for nothing.
        Ofac = "ofac",
        /// A table of names with a header.
        Plain = "plain",
        /// Participants of the Global Compact.
        Compact = "compact",
    }
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The day it was made, where it says so.
    pub dated: Option<chrono::NaiveDate>,
}

/// Reads a file of this form and hands over one entry after the other.
///
/// # Errors
/// `Broken` with the line where the file cannot be read, or what the receiver answered.
pub fn read(
    format: Format,
    file: impl BufRead,
    receive: &mut dyn FnMut(Entry) -> Result<(), Broken>,
) -> Result<About, Broken> {
    match format {
        Format::SecurityCouncil => un::read(file, receive),
        Format::OpenSanctions => open_sanctions::read(file, receive),
        Format::Ofac => ofac::read(file, receive),
        Format::Plain => plain::read(file, receive),
        Format::Compact => compact::read(file, receive),
    }
}
