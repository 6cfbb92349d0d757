//! The Security Council's consolidated list. Its official files do not validate against their own schema and move
//! elements about, so an element counts by its name wherever it stands inside an entry. Entities of a document type
//! are never expanded: a file that declares a document type is refused.

use std::io::BufRead;

use chrono::NaiveDate;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::source::{Broken, Lines};
use super::{About, Entry};
use crate::screening::lists::entry::{NameQuality, mended};
use crate::screening::matching::Bearer;

/// Deepest nesting that is followed.
const DEEPEST: usize = 30;
/// Longest text of one element, bytes.
const LONGEST: usize = 200_000;

#[derive(Default)]
struct Raw {
    bearer: Option<Bearer>,
    data_id: String,
    reference: String,
    programme: String,
    names: [String; 4],
    original: Vec<String>,
    aliases: Vec<(String, String)>,
    alias: (String, String),
    countries: Vec<String>,
    births: Vec<String>,
    remarks: String,
}

/// Reads the file.
///
/// # Errors
/// `Broken` with the line where it is not well formed, declares a document type, or is no such list.
pub(super) fn read(
    file: impl BufRead,
    receive: &mut dyn FnMut(Entry) -> Result<(), Broken>,
) -> Result<About, Broken> {
    let (lines, line) = Lines::new(file);
    let at = |why: String| Broken::At { line: line.get(), why };
    let mut reader = Reader::from_reader(lines);
    let mut buffer = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    let mut raw: Option<Raw> = None;
    let mut about = About::default();
    let mut is_list = false;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|error| at(error.to_string()))?;
        match event {
            Event::DocType(_) => {
                return Err(at("the file declares a document type, which is refused".into()));
            }
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_owned();
                let name = text_of(&name);
                if path.is_empty() {
                    is_list = name == "CONSOLIDATED_LIST";
                    if !is_list {
                        return Err(at(format!(
                            "the file begins with <{name}>, not with <CONSOLIDATED_LIST>"
                        )));
                    }
                    about.dated = dated(&start);
                }
                if path.len() >= DEEPEST {
                    return Err(at("elements are nested too deeply".into()));
                }
                match name.as_str() {
                    "INDIVIDUAL" if raw.is_none() => raw = Some(begun(Bearer::Person)),
                    "ENTITY" if raw.is_none() => raw = Some(begun(Bearer::Organization)),
                    _ => {}
                }
                path.push(name);
                text.clear();
            }
            Event::Empty(_) => {}
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                if matches!(name.as_str(), "INDIVIDUAL" | "ENTITY") {
                    if let Some(done) = raw.take() {
                        receive(entry(done).map_err(&at)?)?;
                    }
                } else if let Some(raw) = raw.as_mut() {
                    raw.take(&name, path.last().map_or("", String::as_str), &text);
                }
                text.clear();
            }
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) => {
                match reference.resolve_char_ref().map_err(|error| at(error.to_string()))? {
                    Some(letter) => text.push(letter),
                    None => match quick_xml::escape::resolve_predefined_entity(&reference) {
                        Some(letters) => text.push_str(letters),
                        None => return Err(at(format!("the entity &{};  is not known", &*reference))),
                    },
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
        if text.len() > LONGEST {
            return Err(at("a text is too long".into()));
        }
    }
    if let Some(open) = path.last() {
        return Err(at(format!("the file ends inside <{open}>")));
    }
    if !is_list {
        return Err(at("the file holds no list".into()));
    }
    Ok(about)
}

fn text_of(name: &(impl AsRef<[u8]> + ?Sized)) -> String {
    String::from_utf8_lossy(name.as_ref()).into_owned()
}

fn begun(bearer: Bearer) -> Raw {
    Raw { bearer: Some(bearer), ..Raw::default() }
}

/// The day in `dateGenerated`.
fn dated(start: &quick_xml::events::BytesStart<'_>) -> Option<NaiveDate> {
    let attribute = start.try_get_attribute("dateGenerated").ok().flatten()?;
    let text = text_of(&attribute.value.as_bytes());
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

impl Raw {
    fn take(&mut self, name: &str, parent: &str, text: &str) {
        let text = mended(text);
        let numbered =
            ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].iter().position(|one| *one == name);
        match name {
            _ if numbered.is_some() => {
                if let Some(slot) = numbered.and_then(|at| self.names.get_mut(at)) {
                    *slot = text;
                }
            }
            "DATAID" => self.data_id = text,
            "REFERENCE_NUMBER" => self.reference = text,
            "UN_LIST_TYPE" => self.programme = text,
            "NAME_ORIGINAL_SCRIPT" => self.original.push(text),
            "QUALITY" => self.alias.0 = text,
            "ALIAS_NAME" => self.alias.1 = text,
            "INDIVIDUAL_ALIAS" | "ENTITY_ALIAS" => self.aliases.push(std::mem::take(&mut self.alias)),
            "COUNTRY" | "COUNTRY_OF_BIRTH" => self.countries.push(text),
            "VALUE" if parent == "NATIONALITY" => self.countries.push(text),
            "DATE" | "YEAR" | "FROM_YEAR" | "TO_YEAR" if parent == "INDIVIDUAL_DATE_OF_BIRTH" => {
                self.births.push(text)
            }
            "COMMENTS1" => self.remarks = text,
            _ => {}
        }
    }
}

fn entry(raw: Raw) -> Result<Entry, String> {
    let reference = if raw.reference.is_empty() { raw.data_id.clone() } else { raw.reference };
    if reference.is_empty() {
        return Err("an entry has neither REFERENCE_NUMBER nor DATAID".into());
    }
    let mut entry = Entry::new(reference, raw.bearer);
    entry.add_names(&mended(&raw.names.join(" ")), NameQuality::Main);
    for name in &raw.original {
        entry.add_names(name, NameQuality::Original);
    }
    for (quality, alias) in &raw.aliases {
        let quality = match quality.to_lowercase().as_str() {
            "low" => NameQuality::Low,
            "f.k.a." => NameQuality::Former,
            _ => NameQuality::Good,
        };
        entry.add_names(alias, quality);
    }
    if entry.names.is_empty() {
        return Err(format!("the entry {} has no name", entry.reference));
    }
    for country in &raw.countries {
        entry.add_country(country);
    }
    for birth in &raw.births {
        entry.add_birth(birth);
    }
    entry.programme = raw.programme;
    entry.remarks = raw.remarks;
    Ok(entry)
}
