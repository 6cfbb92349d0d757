//! What kind of file an upload really is: its name, its first bytes and its structure must agree.
//!
//! Nothing is decoded here and no PDF is interpreted: headers, directories of chunks and the tail are read,
//! each with a bound. Whether the inside is sound is for the separate preview process to find out.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

use super::{drawing, office, structure};

/// The kinds that are taken. To add one: here, in [`Kind::ALL`] and in `structure`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Portable Document Format.
    Pdf,
    /// PNG picture.
    Png,
    /// JPEG picture.
    Jpeg,
    /// WebP picture.
    Webp,
    /// GIF picture.
    Gif,
    /// Word document.
    Docx,
    /// PowerPoint presentation.
    Pptx,
    /// Excel workbook.
    Xlsx,
    /// SVG drawing.
    Svg,
    /// MP4 film.
    Mp4,
}

impl Kind {
    /// All of them, in the order to name them in.
    pub const ALL: [Kind; 10] = [
        Kind::Pdf,
        Kind::Docx,
        Kind::Pptx,
        Kind::Xlsx,
        Kind::Png,
        Kind::Jpeg,
        Kind::Webp,
        Kind::Gif,
        Kind::Svg,
        Kind::Mp4,
    ];

    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Pdf => "pdf",
            Kind::Png => "png",
            Kind::Jpeg => "jpeg",
            Kind::Webp => "webp",
            Kind::Gif => "gif",
            Kind::Docx => "docx",
            Kind::Pptx => "pptx",
            Kind::Xlsx => "xlsx",
            Kind::Svg => "svg",
            Kind::Mp4 => "mp4",
        }
    }

    /// From what is stored.
    #[must_use]
    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Endings of a file name, lower case, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Kind::Pdf => &["pdf"],
            Kind::Png => &["png"],
            Kind::Jpeg => &["jpg", "jpeg"],
            Kind::Webp => &["webp"],
            Kind::Gif => &["gif"],
            Kind::Docx => &["docx"],
            Kind::Pptx => &["pptx"],
            Kind::Xlsx => &["xlsx"],
            Kind::Svg => &["svg"],
            Kind::Mp4 => &["mp4"],
        }
    }

    /// For the `Content-Type` header.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Webp => "image/webp",
            Kind::Gif => "image/gif",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Svg => "image/svg+xml",
            Kind::Mp4 => "video/mp4",
        }
    }

    /// Whether it is a picture whose pixels can be read.
    #[must_use]
    pub fn is_image(self) -> bool {
        self.format().is_some()
    }

    /// Whether we draw a preview of it. What has none is only to be downloaded.
    #[must_use]
    pub fn has_preview(self) -> bool {
        self == Kind::Pdf || self.is_image()
    }

    /// By the ending of a name.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Kind> {
        let extension = extension.to_ascii_lowercase();
        Kind::ALL.into_iter().find(|kind| kind.extensions().contains(&extension.as_str()))
    }

    /// Whether the first bytes (16 are enough) can begin a file of this kind.
    #[must_use]
    pub fn begins(self, start: &[u8]) -> bool {
        let at = |place: usize, what: &[u8]| start.get(place..).is_some_and(|rest| rest.starts_with(what));
        match self {
            Kind::Pdf => at(0, b"%PDF-"),
            Kind::Png => at(0, b"\x89PNG\r\n\x1a\n"),
            Kind::Jpeg => at(0, b"\xff\xd8\xff"),
            Kind::Webp => at(0, b"RIFF") && at(8, b"WEBP"),
            Kind::Gif => at(0, b"GIF87a") || at(0, b"GIF89a"),
            Kind::Docx | Kind::Pptx | Kind::Xlsx => at(0, b"PK\x03\x04"),
            Kind::Svg => {
                let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
                text.starts_with(b"<") || text.is_empty()
            }
            Kind::Mp4 => at(4, b"ftyp"),
        }
    }

    /// Whether it is a zip archive of Office parts.
    fn is_office(self) -> bool {
        matches!(self, Kind::Docx | Kind::Pptx | Kind::Xlsx)
    }

    pub(super) fn format(self) -> Option<image::ImageFormat> {
        match self {
            Kind::Pdf | Kind::Docx | Kind::Pptx | Kind::Xlsx | Kind::Svg | Kind::Mp4 => None,
            Kind::Png => Some(image::ImageFormat::Png),
            Kind::Jpeg => Some(image::ImageFormat::Jpeg),
            Kind::Webp => Some(image::ImageFormat::WebP),
            Kind::Gif => Some(image::ImageFormat::Gif),
        }
    }
}

/// The value of `accept` for a file field: every ending that is taken.
#[must_use]
pub fn accept() -> String {
    let endings: Vec<String> =
        Kind::ALL.iter().flat_map(|kind| kind.extensions()).map(|ending| format!(".{ending}")).collect();
    endings.join(",")
}

/// Largest width and height of a picture, in pixels.
pub const MOST_PIXELS_A_SIDE: u32 = 10_000;
const MOST_DECODER_BYTES: u64 = 64 * 1024 * 1024;

/// What was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised {
    /// The kind.
    pub kind: Kind,
    /// Bytes.
    pub size: u64,
    /// Width and height in pixels, of pictures.
    pub dimensions: Option<(u32, u32)>,
}

/// Why an upload is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KindProblem {
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// More bytes than the limit, which is named.
    #[error("the file is larger than {0} bytes")]
    TooBig(u64),
    /// The ending (cleaned, possibly empty) is not one of ours.
    #[error("files ending in {0:?} are not taken")]
    NotAllowed(String),
    /// The content is something else than the ending says.
    #[error("the content is not what the name says")]
    NotWhatItsNameSays,
    /// Asks for a password or restricts its use: neither reviewer nor preview could read it.
    #[error("the file is protected by a password")]
    PasswordProtected,
    /// Begins as it should but is cut off or broken.
    #[error("the file is damaged")]
    Damaged,
    /// Wider or higher than the limit, or without any extent: width and height.
    #[error("{0} x {1} pixels is too large")]
    DimensionsTooLarge(u32, u32),
    /// An archive of too many parts, or one that grows too much when it is unpacked.
    #[error("the file unpacks to too much")]
    Unpacks,
    /// Holds something that would act by itself on a reader's machine.
    #[error("the file holds {0:?}")]
    Active(Active),
    /// The server could not read its own copy: says nothing about the file.
    #[error("the file could not be read")]
    Unreadable,
}

/// What may not be in a file, since it acts when the file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Active {
    /// Macros.
    Macros,
    /// Another file or control inside it that is opened by a programme.
    Embedded,
    /// Something that is fetched from elsewhere.
    Elsewhere,
    /// A script.
    Script,
    /// A field that starts a programme.
    Command,
}

impl From<io::Error> for KindProblem {
    fn from(error: io::Error) -> KindProblem {
        match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
                KindProblem::Damaged
            }
            _ => KindProblem::Unreadable,
        }
    }
}

/// Examines an upload. `name` is what the person's file is called; `most_bytes` the largest size taken.
///
/// Blocks on reading: call it off the request thread.
///
/// # Errors
/// The first [`KindProblem`] found.
pub fn recognise<R: Read + Seek>(
    name: &str,
    mut file: R,
    most_bytes: u64,
) -> Result<Recognised, KindProblem> {
    let extension = extension(name);
    let kind = Kind::from_extension(&extension).ok_or(KindProblem::NotAllowed(extension))?;
    let size = file.seek(SeekFrom::End(0))?;
    if size == 0 {
        return Err(KindProblem::Empty);
    }
    if size > most_bytes {
        return Err(KindProblem::TooBig(most_bytes));
    }
    file.seek(SeekFrom::Start(0))?;
    let mut start = Vec::new();
    file.by_ref().take(16).read_to_end(&mut start)?;
    file.seek(SeekFrom::Start(0))?;
    let mut file = BufReader::new(file);
    if !kind.begins(&start) {
        // An Office file with a password is a compound file of the older kind around the encrypted one.
        let is_shell = kind.is_office() && start.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        return Err(match is_shell && office::is_encrypted_shell(&mut file)? {
            true => KindProblem::PasswordProtected,
            false => KindProblem::NotWhatItsNameSays,
        });
    }
    match kind {
        Kind::Pdf => structure::pdf(&mut file, size)?,
        Kind::Png => structure::png(&mut file, size)?,
        Kind::Jpeg => structure::jpeg(&mut file, size)?,
        Kind::Webp => structure::webp(&mut file, size)?,
        Kind::Gif => structure::gif(&mut file, size)?,
        Kind::Docx | Kind::Pptx | Kind::Xlsx => office::check(&mut file, size, kind)?,
        Kind::Svg => drawing::check(&mut file, size)?,
        Kind::Mp4 => structure::mp4(&mut file, size)?,
    }
    let dimensions = match kind.format() {
        Some(format) => Some(dimensions(&mut file, format)?),
        None => None,
    };
    Ok(Recognised { kind, size, dimensions })
}

/// The ending of a name: lower case, letters and digits only, at most 16 of them.
fn extension(name: &str) -> String {
    match name.trim_end().rsplit_once('.') {
        Some((_, ending)) => {
            ending.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(16).collect()
        }
        None => String::new(),
    }
}

/// From the header alone.
fn dimensions<R: Read + Seek>(
    file: &mut BufReader<R>,
    format: image::ImageFormat,
) -> Result<(u32, u32), KindProblem> {
    file.seek(SeekFrom::Start(0))?;
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MOST_DECODER_BYTES);
    let mut reader = image::ImageReader::with_format(file, format);
    reader.limits(limits);
    let (width, height) = reader.into_dimensions().map_err(|error| match error {
        image::ImageError::IoError(error) => KindProblem::from(error),
        _ => KindProblem::Damaged,
    })?;
    let fits = |side: u32| (1..=MOST_PIXELS_A_SIDE).contains(&side);
    if fits(width) && fits(height) {
        Ok((width, height))
    } else {
        Err(KindProblem::DimensionsTooLarge(width, height))
    }
}

#[cfg(test)]
#[path = "kinds_tests.rs"]
mod tests;
