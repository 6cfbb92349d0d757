//! The skeleton of each kind of file: enough to tell a whole one from a cut, broken or disguised one.

use std::io::{self, Read, Seek, SeekFrom};

use super::kinds::KindProblem;

/// What may follow the end of a picture: some programs round the length up.
const SLACK: u64 = 16;
/// How much of a PDF's tail must hold `startxref` and `%%EOF` (PDF 1.7, annex H, note 18).
const PDF_TAIL: u64 = 2048;
/// How far from the cross-reference table its trailer is searched: 20 bytes for each object.
const PDF_TABLE: u64 = 8 * 1024 * 1024;
const PDF_DICTIONARY: usize = 64 * 1024;

/// Header at the very beginning (checked before), `startxref` and `%%EOF` at the end, and a
/// cross-reference where `startxref` points. An `/Encrypt` in its trailer means protected.
pub(super) fn pdf<R: Read + Seek>(file: &mut R, size: u64) -> Result<(), KindProblem> {
    let tail = part(file, size.saturating_sub(PDF_TAIL), PDF_TAIL)?;
    let end = rfind(&tail, b"%%EOF").ok_or(KindProblem::Damaged)?;
    let tail = tail.get(..end).unwrap_or_default();
    let at = rfind(tail, b"startxref").ok_or(KindProblem::Damaged)?;
    let number: String = tail
        .iter()
        .skip(at + b"startxref".len())
        .map(|byte| char::from(*byte))
        .skip_while(char::is_ascii_whitespace)
        .take_while(char::is_ascii_digit)
        .take(12)
        .collect();
    let offset: u64 = number.parse().map_err(|_| KindProblem::Damaged)?;
    if offset == 0 || offset >= size {
        return Err(KindProblem::Damaged);
    }
    let table = part(file, offset, PDF_TABLE)?;
    let start = table.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let table = table.get(start..).unwrap_or_default();
    let dictionary = if table.starts_with(b"xref") {
        let trailer = find(table, b"trailer").ok_or(KindProblem::Damaged)?;
        upto(table.get(trailer..).unwrap_or_default(), b"startxref")
    } else if is_object(table) {
        upto(table, b"stream")
    } else {
        return Err(KindProblem::Damaged);
    };
    if has_name(dictionary, b"/Encrypt") { Err(KindProblem::PasswordProtected) } else { Ok(()) }
}

/// `12 0 obj`.
fn is_object(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..40).unwrap_or(bytes)).into_owned();
    let mut words = head.split_ascii_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    number(words.next()) && number(words.next()) && words.next().is_some_and(|word| word.starts_with("obj"))
}

fn upto<'a>(bytes: &'a [u8], end: &[u8]) -> &'a [u8] {
    let bytes = bytes.get(..PDF_DICTIONARY).unwrap_or(bytes);
    find(bytes, end).and_then(|at| bytes.get(..at)).unwrap_or(bytes)
}

/// The name itself, not a longer one that begins like it.
fn has_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len() + 1).any(|window| {
        window
            .strip_prefix(name)
            .is_some_and(|after| after.iter().all(|byte| !byte.is_ascii_alphanumeric() && *byte != b'#'))
    })
}

/// `IHDR`, at least one `IDAT`, `IEND`, and nothing behind.
pub(super) fn png<R: Read + Seek>(file: &mut R, size: u64) -> Result<(), KindProblem> {
    let mut at: u64 = 8;
    let (mut first, mut data) = (true, false);
    loop {
        file.seek(SeekFrom::Start(at))?;
        let [a, b, c, d, kind @ ..] = array::<8, _>(file)?;
        if first != (&kind == b"IHDR") {
            return Err(KindProblem::Damaged);
        }
        first = false;
        data |= &kind == b"IDAT";
        at += 12 + u64::from(u32::from_be_bytes([a, b, c, d]));
        if at > size {
            return Err(KindProblem::Damaged);
        }
        if &kind == b"IEND" {
            return if data && size - at <= SLACK { Ok(()) } else { Err(KindProblem::Damaged) };
        }
    }
}

/// Segments up to the first scan, then an end marker somewhere behind: telephones append more.
pub(super) fn jpeg<R: Read + Seek>(file: &mut R, size: u64) -> Result<(), KindProblem> {
    let mut at: u64 = 2;
    let mut frame = false;
    loop {
        file.seek(SeekFrom::Start(at))?;
        let [mark, kind, high, low] = array::<4, _>(file)?;
        if mark != 0xff {
            return Err(KindProblem::Damaged);
        }
        match kind {
            // Fill byte.
            0xff => {
                at += 1;
                continue;
            }
            0xda => break,
            0xc4 | 0xc8 | 0xcc => {}
            0xc0..=0xcf => frame = true,
            0x01 | 0xd0..=0xd9 => return Err(KindProblem::Damaged),
            _ => {}
        }
        at += 2 + u64::from(u16::from_be_bytes([high, low]).max(2));
        if at >= size {
            return Err(KindProblem::Damaged);
        }
    }
    file.seek(SeekFrom::Start(at))?;
    let mut after_mark = false;
    let mut buffer = vec![0_u8; 64 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Err(KindProblem::Damaged);
        }
        for byte in buffer.iter().take(read) {
            if after_mark && *byte == 0xd9 {
                return if frame { Ok(()) } else { Err(KindProblem::Damaged) };
            }
            after_mark = *byte == 0xff;
        }
    }
}

/// The length in the header is the length of the file, and the chunks fill it.
pub(super) fn webp<R: Read + Seek>(file: &mut R, size: u64) -> Result<(), KindProblem> {
    file.seek(SeekFrom::Start(4))?;
    let end = 8 + u64::from(u32::from_le_bytes(array(file)?));
    if end > size || size - end > SLACK {
        return Err(KindProblem::Damaged);
    }
    let mut at: u64 = 12;
    let mut picture = false;
    while at + 8 <= end {
        file.seek(SeekFrom::Start(at))?;
        let [k1, k2, k3, k4, length @ ..] = array::<8, _>(file)?;
        picture |= matches!(&[k1, k2, k3, k4], b"VP8 " | b"VP8L" | b"ANMF");
        let length = u64::from(u32::from_le_bytes(length));
        at += 8 + length + length % 2;
    }
    // The padding of the last chunk is sometimes left out.
    if picture && (at == end || at == end + 1) { Ok(()) } else { Err(KindProblem::Damaged) }
}

/// Screen, blocks with their sub-blocks, at least one picture, the trailer, and nothing behind.
pub(super) fn gif<R: Read + Seek>(file: &mut R, size: u64) -> Result<(), KindProblem> {
    file.seek(SeekFrom::Start(10))?;
    let [flags, _, _] = array(file)?;
    let mut at = 13 + colours(flags);
    let mut picture = false;
    loop {
        file.seek(SeekFrom::Start(at))?;
        let [block] = array(file)?;
        match block {
            0x3b => {
                return if picture && size - (at + 1).min(size) <= SLACK {
                    Ok(())
                } else {
                    Err(KindProblem::Damaged)
                };
            }
            0x21 => at += 2,
            0x2c => {
                picture = true;
                file.seek(SeekFrom::Start(at + 9))?;
                let [flags] = array(file)?;
                at += 11 + colours(flags);
            }
            _ => return Err(KindProblem::Damaged),
        }
        loop {
            file.seek(SeekFrom::Start(at))?;
            let [length] = array(file)?;
            at += 1 + u64::from(length);
            if length == 0 {
                break;
            }
        }
    }
}

/// Brands of films that players of today know.
const BRANDS: [&[u8; 4]; 12] = [
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash",
    b"MSNV",
];
/// Most boxes at the top: a film that was cut in fragments has two for each.
const MOST_BOXES: usize = 20_000;

/// A brand that is known, then boxes that fill the file exactly, the description and the pictures among them.
pub(super) fn mp4<R: Read + Seek>(file: &mut R, size: u64) -> Result<(), KindProblem> {
    file.seek(SeekFrom::Start(8))?;
    let brand = array::<4, _>(file)?;
    if !BRANDS.contains(&&brand) {
        return Err(KindProblem::NotWhatItsNameSays);
    }
    let (mut at, mut described, mut filled) = (0_u64, false, false);
    for _ in 0..MOST_BOXES {
        file.seek(SeekFrom::Start(at))?;
        let [a, b, c, d, kind @ ..] = array::<8, _>(file)?;
        let length = match u64::from(u32::from_be_bytes([a, b, c, d])) {
            // To the end of the file.
            0 => size - at,
            1 => u64::from_be_bytes(array(file)?),
            length => length,
        };
        if length < 8 || length > size - at || !kind.iter().all(|byte| (0x20..0x7f).contains(byte)) {
            return Err(KindProblem::Damaged);
        }
        described |= &kind == b"moov";
        filled |= &kind == b"mdat";
        at += length;
        if at == size {
            return if described && filled { Ok(()) } else { Err(KindProblem::Damaged) };
        }
    }
    Err(KindProblem::Damaged)
}

/// Bytes of a colour table.
fn colours(flags: u8) -> u64 {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn array<const N: usize, R: Read>(file: &mut R) -> io::Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn part<R: Read + Seek>(file: &mut R, from: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn rfind(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}
