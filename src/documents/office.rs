//! Word, PowerPoint and Excel files: zip archives with a table of contents.
//!
//! The archive's own directory is judged first: how many members, how large they say they are, how much smaller they
//! are packed. Only then are the members unpacked, one after the other and never kept, to see that they are as large
//! as was said. Of their content nothing is interpreted but the table of contents and the lists of what belongs
//! together (both small), and the names of fields; what would start by itself on a reader's machine is refused.

use std::io::{self, Read, Seek, SeekFrom};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::fields::Fields;
use super::kinds::{Active, Kind, KindProblem};

/// Most members of an archive. A long report with pictures has a few hundred.
const MOST_MEMBERS: u64 = 2_000;
/// Most bytes of all members unpacked.
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
/// Most times that an archive may grow when it is unpacked. Text shrinks to a fifth, a sheet to a thirtieth.
const MOST_RATIO: u64 = 100;
/// Archives that unpack to less are let be, however well they are packed.
const FREE_UNPACKED: u64 = 4 * 1024 * 1024;
/// Largest table of contents, and largest list of what belongs together, unpacked.
const MOST_TABLE: u64 = 1024 * 1024;
/// Bytes of the record at an archive's end.
const END: u64 = 22;

const TABLE: &str = "[Content_Types].xml";

/// The main part of a kind, and what the table of contents must call it.
fn main_part(kind: Kind) -> Option<(&'static str, &'static str)> {
    match kind {
        Kind::Docx => Some((
            "word/document.xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        )),
        Kind::Pptx => Some((
            "ppt/presentation.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        )),
        Kind::Xlsx => Some((
            "xl/workbook.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        )),
        _ => None,
    }
}

/// A member, as the directory describes it.
struct Member {
    name: String,
    size: u64,
    packed: u64,
}

pub(super) fn check<R: Read + Seek>(file: &mut R, size: u64, kind: Kind) -> Result<(), KindProblem> {
    let (part, content_type) = main_part(kind).ok_or(KindProblem::NotWhatItsNameSays)?;
    let count = count_members(file, size)?;
    file.seek(SeekFrom::Start(0))?;
    let mut archive = ZipArchive::new(file).map_err(damaged)?;
    if archive.offset() != 0 || archive.len() as u64 != count || archive.has_duplicate_names() {
        return Err(KindProblem::Damaged);
    }
    let members = directory(&mut archive)?;
    if archive.has_overlapping_entries().map_err(damaged)? {
        return Err(KindProblem::Damaged);
    }
    let has = |name: &str| members.iter().any(|member| member.name == name);
    if !has(TABLE) || !has("_rels/.rels") {
        return Err(KindProblem::NotWhatItsNameSays);
    }
    let table = small(&mut archive, &members, TABLE)?;
    let mut main_type = None;
    elements(&table, |element| {
        let its = |key| attribute(element, key);
        if its("PartName")?.is_some_and(|name| name.trim_start_matches('/') == part) {
            main_type = its("ContentType")?;
        }
        match its("ContentType")?.is_some_and(|about| says_macros(&about)) {
            true => Err(KindProblem::Active(Active::Macros)),
            false => Ok(()),
        }
    })?;
    if !has(part) || main_type.as_deref() != Some(content_type) {
        return Err(KindProblem::NotWhatItsNameSays);
    }
    for member in &members {
        let name = member.name.to_ascii_lowercase();
        if name.contains("vbaproject") || name.contains("macrosheets/") || name.contains("vbadata") {
            return Err(KindProblem::Active(Active::Macros));
        }
        if name.contains("embeddings/") && !name.ends_with(".xlsx") || name.contains("activex/") {
            return Err(KindProblem::Active(Active::Embedded));
        }
        if name.ends_with(".rels") {
            elements(&small(&mut archive, &members, &member.name)?, related)?;
        }
    }
    for place in 0..archive.len() {
        unpack(&mut archive, place)?;
    }
    Ok(())
}

/// Reads the record at the very end and how many members it speaks of, before anything is made of them. A comment, a
/// second archive behind the first, and the large form of the record have no place in a document.
fn count_members<R: Read + Seek>(file: &mut R, size: u64) -> Result<u64, KindProblem> {
    file.seek(SeekFrom::Start(size.checked_sub(END).ok_or(KindProblem::Damaged)?))?;
    let mut end = [0_u8; END as usize];
    file.read_exact(&mut end)?;
    let two = |at: usize| match (end.get(at), end.get(at + 1)) {
        (Some(low), Some(high)) => u64::from(u16::from_le_bytes([*low, *high])),
        _ => 0,
    };
    let (length, start) = (two(12) + (two(14) << 16), two(16) + (two(18) << 16));
    let one_disk = two(4) == 0 && two(6) == 0 && two(8) == two(10);
    if !end.starts_with(b"PK\x05\x06") || !one_disk || two(20) != 0 || start + length + END != size {
        return Err(KindProblem::Damaged);
    }
    match two(10) {
        0 => Err(KindProblem::Damaged),
        count if count > MOST_MEMBERS => Err(KindProblem::Unpacks),
        count => Ok(count),
    }
}

/// The directory, when what it promises is within bounds.
fn directory<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Vec<Member>, KindProblem> {
    let mut members = Vec::new();
    let (mut size, mut packed) = (0_u64, 0_u64);
    for place in 0..archive.len() {
        let file = archive.by_index_raw(place).map_err(damaged)?;
        if file.encrypted() {
            return Err(KindProblem::PasswordProtected);
        }
        let name = file.name().map_err(damaged)?.into_owned();
        let escapes =
            name.starts_with('/') || name.contains('\\') || name.split('/').any(|part| part == "..");
        if escapes || file.is_symlink() {
            return Err(KindProblem::Damaged);
        }
        let member = Member { name, size: file.size(), packed: file.compressed_size() };
        size = size.saturating_add(member.size);
        packed = packed.saturating_add(member.packed);
        if grows(member.size, member.packed) {
            return Err(KindProblem::Unpacks);
        }
        members.push(member);
    }
    if size > MOST_UNPACKED || grows(size, packed) { Err(KindProblem::Unpacks) } else { Ok(members) }
}

fn grows(size: u64, packed: u64) -> bool {
    size > FREE_UNPACKED && size > packed.saturating_mul(MOST_RATIO)
}

/// Unpacks one member into nothing: it must be exactly as large as the directory says, its checksum right, and hold
/// no field that starts a programme.
fn unpack<R: Read + Seek>(archive: &mut ZipArchive<R>, place: usize) -> Result<(), KindProblem> {
    let mut file = archive.by_index(place).map_err(damaged)?;
    let (said, is_xml) =
        (file.size(), file.name().is_ok_and(|name| name.to_ascii_lowercase().ends_with(".xml")));
    let mut fields = is_xml.then(Fields::default);
    let mut seen = 0_u64;
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let read = file.read(&mut buffer).map_err(|_| KindProblem::Damaged)?;
        seen += read as u64;
        if seen > said || (read == 0 && seen < said) {
            return Err(KindProblem::Damaged);
        }
        if read == 0 {
            return Ok(());
        }
        if let Some(fields) = &mut fields {
            fields.read(buffer.get(..read).unwrap_or_default())?;
        }
    }
}

/// A member that must be small.
fn small<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    members: &[Member],
    name: &str,
) -> Result<String, KindProblem> {
    let place = members.iter().position(|member| member.name == name).ok_or(KindProblem::Damaged)?;
    let file = archive.by_index(place).map_err(damaged)?;
    let mut text = String::new();
    match file.take(MOST_TABLE + 1).read_to_string(&mut text) {
        Ok(read) if read as u64 <= MOST_TABLE => Ok(text),
        Ok(_) => Err(KindProblem::Unpacks),
        Err(_) => Err(KindProblem::Damaged),
    }
}

/// Looks at every element of a small part.
fn elements(
    text: &str,
    mut look: impl FnMut(&BytesStart) -> Result<(), KindProblem>,
) -> Result<(), KindProblem> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => look(&element)?,
            Ok(Event::Eof) => return Ok(()),
            Ok(Event::DocType(_)) | Err(_) => return Err(KindProblem::Damaged),
            Ok(_) => {}
        }
    }
}

/// What a part is related to: nothing that is fetched when the file is opened. Links that a reader follows are fine.
fn related(element: &BytesStart) -> Result<(), KindProblem> {
    let its = |key| attribute(element, key);
    let kind = its("Type")?.unwrap_or_default();
    let outside = its("TargetMode")?.is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
    match kind.rsplit('/').next().unwrap_or_default() {
        "vbaProject" | "xlMacrosheet" | "xlIntlMacrosheet" => Err(KindProblem::Active(Active::Macros)),
        "oleObject" | "control" | "activeXControlBinary" => Err(KindProblem::Active(Active::Embedded)),
        "hyperlink" => Ok(()),
        _ if outside => Err(KindProblem::Active(Active::Elsewhere)),
        _ => Ok(()),
    }
}

fn says_macros(content_type: &str) -> bool {
    let about = content_type.to_ascii_lowercase();
    about.contains("macroenabled") || about.contains("macrosheet") || about.contains("vbaproject")
}

fn attribute(element: &BytesStart, key: &str) -> Result<Option<String>, KindProblem> {
    super::drawing::attribute(element, key)
}

fn damaged(error: ZipError) -> KindProblem {
    match error {
        ZipError::Io(error) => KindProblem::from(error),
        _ => KindProblem::Damaged,
    }
}

/// Whether a compound file of the older kind is the shell of an encrypted Office file.
pub(super) fn is_encrypted_shell<R: Read + Seek>(file: &mut R) -> io::Result<bool> {
    // The directory names its streams in UTF-16; it stands in the first sectors or the last.
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.seek(SeekFrom::Start(0))?;
    let mut before = Vec::new();
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(false);
        }
        before.extend_from_slice(buffer.get(..read).unwrap_or_default());
        if before.windows(name.len()).any(|window| window == name) {
            return Ok(true);
        }
        before.drain(..before.len().saturating_sub(name.len()));
    }
}
