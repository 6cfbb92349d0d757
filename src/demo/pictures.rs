//! Files that the demo's partners hand in: a plain coloured poster, without any mark, and a short PDF.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

use crate::documents::Scan;
use crate::documents::actions::New;
use crate::documents::files::FileStore;
use crate::documents::kinds;
use crate::error::{Error, Result};

const WIDTH: u32 = 480;
const HEIGHT: u32 = 320;

/// Grounds, bands and blocks of the posters.
const COLOURS: [[[u8; 3]; 3]; 5] = [
    [[222, 236, 240], [36, 92, 110], [240, 178, 74]],
    [[246, 235, 220], [120, 62, 40], [66, 120, 96]],
    [[230, 238, 222], [48, 94, 58], [214, 120, 66]],
    [[240, 228, 236], [96, 48, 92], [84, 140, 170]],
    [[238, 238, 230], [52, 60, 82], [196, 84, 70]],
];

/// A poster of flat colours: a ground, a band where the words would stand, and three blocks.
fn poster(number: usize) -> Result<Vec<u8>> {
    let [ground, band, block] = COLOURS.get(number % COLOURS.len()).copied().unwrap_or_default();
    let step = u32::try_from(number % 7).unwrap_or_default() * 12;
    let picture = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let in_band = (36..90).contains(&y) && x > 30 && x < WIDTH - 30;
        let in_block = (130..270 - step).contains(&y) && x % 150 > 34 && x % 150 < 120;
        Rgb(if in_band {
            band
        } else if in_block {
            block
        } else {
            ground
        })
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(Error::internal)?;
    Ok(bytes.into_inner())
}

/// One page that says what it is.
fn statutes(number: usize) -> Vec<u8> {
    let words = format!(
        "BT /F1 18 Tf 72 720 Td (Statutes, as adopted in assembly) Tj 0 -30 Td (Copy {number}) Tj ET"
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let table = pdf.len();
    pdf.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        pdf.push_str(&format!("{place:010} 00000 n \n"));
    }
    pdf.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    pdf.into_bytes()
}

/// Stores a file as an upload would, and says what is to be noted of it.
fn keep(files: &FileStore, most: u64, name: &str, description: &str, bytes: &[u8]) -> Result<New> {
    let mut incoming = files.incoming(most)?;
    incoming.write(bytes).map_err(Error::internal)?;
    let sealed = incoming.seal().map_err(Error::internal)?;
    let recognised = kinds::recognise(name, sealed.read()?, most)
        .map_err(|problem| Error::internal(format!("{name}: {problem:?}")))?;
    let stored = sealed.keep().map_err(Error::internal)?;
    Ok(New {
        sha256: stored.sha256,
        name: name.to_owned(),
        description: description.to_owned(),
        kind: recognised.kind.as_str().to_owned(),
        bytes: i64::try_from(stored.size).map_err(Error::internal)?,
        scan: Scan::Off,
    })
}

/// A picture that stands for the file of a mark.
///
/// # Errors
/// When it cannot be stored.
pub(super) fn master(files: &FileStore, most: u64, number: usize, name: &str) -> Result<New> {
    keep(files, most, name, "", &poster(number)?)
}

/// The files of the demo's request of this number: question and file.
///
/// # Errors
/// When they cannot be stored.
pub(super) fn files_of(
    files: &FileStore,
    most: u64,
    number: usize,
    with_statutes: bool,
) -> Result<Vec<(&'static str, New)>> {
    let about = "Poster: a band with the words across the top, three blocks of colour below it";
    let mut all = vec![("mock_ups", keep(files, most, "poster.png", about, &poster(number)?)?)];
    if with_statutes {
        all.push(("statutes_files", keep(files, most, "statutes.pdf", "Statutes", &statutes(number))?));
    }
    Ok(all)
}
