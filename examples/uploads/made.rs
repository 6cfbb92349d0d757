//! Files made here, beside those of the collection: what it lacks, and what is large enough to weigh on the server.

use std::io::{Cursor, Write};

use super::expected::Fate;

/// A file made here: its name, its content, what should become of it.
pub type Made = (&'static str, Vec<u8>, Fate);

/// All of them.
///
/// # Errors
/// When one cannot be made.
pub fn files() -> Result<Vec<Made>, String> {
    let photograph = photograph()?;
    let mut large = photograph.clone();
    // Telephones write more behind a picture; this one fills the limit.
    large.resize(20 * 1024 * 1024, 0x55);
    let mut larger = photograph;
    larger.resize(40 * 1024 * 1024, 0x55);
    Ok(vec![
        ("large.jpg", large, Fate::Drawn),
        ("larger.jpg", larger, Fate::Refused("larger than 20 MB")),
        ("wall.png", wall()?, Fate::Drawn),
        ("hollow.png", hollow(wall()?)?, Fate::NotDrawn),
        ("endless.pdf", endless(), Fate::NotDrawn),
        (
            "bomb.docx",
            word(&[("word/media/image1.bmp", &vec![0_u8; 150 * 1024 * 1024])])?,
            Fate::Refused("unpack to far more"),
        ),
        ("macro.docx", word(&[("word/vbaProject.bin", b"x")])?, Fate::Refused("holds macros")),
        ("film.mp4", film(), Fate::DownloadOnly),
        ("film.png", film(), Fate::Refused("not what its name says")),
    ])
}

fn encoded(picture: &image::DynamicImage, format: image::ImageFormat) -> Result<Vec<u8>, String> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

fn photograph() -> Result<Vec<u8>, String> {
    let tone = |x: u32, y: u32| u8::try_from((x * 7 + y * 13) % 251).unwrap_or_default();
    let picture = image::RgbImage::from_fn(1200, 800, |x, y| image::Rgb([tone(x, y), tone(y, x), 90]));
    encoded(&picture.into(), image::ImageFormat::Jpeg)
}

/// 9,000 pixels a side in a small file: 243 MB once it is decoded.
fn wall() -> Result<Vec<u8>, String> {
    encoded(&image::RgbImage::new(9_000, 9_000).into(), image::ImageFormat::Png)
}

/// The same with a picture that cannot be decoded in a frame that is whole.
fn hollow(mut png: Vec<u8>) -> Result<Vec<u8>, String> {
    let at = png.windows(4).position(|window| window == b"IDAT").ok_or("a PNG without a picture")?;
    for byte in png.iter_mut().skip(at + 6).take(60) {
        *byte = 0xff;
    }
    Ok(png)
}

/// One page whose form draws a form that draws a form, ten times each, twelve deep: it would take years.
fn endless() -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
            .to_owned(),
        "<</Length 5>>\nstream\n/X Do\nendstream".to_owned(),
    ];
    for depth in 0..12 {
        let words = if depth == 11 { "0 0 500 500 re f ".repeat(10) } else { "/X Do ".repeat(10) };
        let next = objects.len() + 2;
        objects.push(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X {next} 0 R>>>>/Length {}>>\nstream\n{words}\nendstream",
            words.len()
        ));
    }
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(text.len());
        text.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (at, size) = (text.len(), places.len() + 1);
    text.push_str(&format!("xref\n0 {size}\n0000000000 65535 f \n"));
    places.iter().for_each(|place| text.push_str(&format!("{place:010} 00000 n \n")));
    text.push_str(&format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"));
    text.into_bytes()
}

fn word(more: &[(&str, &[u8])]) -> Result<Vec<u8>, String> {
    let table: &[u8] = b"<Types><Override PartName=\"/word/document.xml\" ContentType=\
        \"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let mut members: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", table),
        ("_rels/.rels", b"<Relationships/>"),
        ("word/document.xml", b"<x/>"),
    ];
    members.extend_from_slice(more);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).map_err(|error| error.to_string())?;
        zip.write_all(content).map_err(|error| error.to_string())?;
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

fn film() -> Vec<u8> {
    let boxed = |kind: &[u8], inside: &[u8]| {
        let length = u32::try_from(inside.len() + 8).unwrap_or_default();
        [&length.to_be_bytes()[..], kind, inside].concat()
    };
    [boxed(b"ftyp", b"isom\0\0\0\0"), boxed(b"moov", b"    "), boxed(b"mdat", &[7; 4096])].concat()
}
