//! Small pictures made on the spot.

/// A poster as PNG: two coloured fields, no mark of anybody.
pub fn poster() -> Vec<u8> {
    let mut picture = image::RgbImage::from_pixel(320, 200, image::Rgb([243, 246, 248]));
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        if y > 120 + (x / 16) % 12 {
            *pixel = image::Rgb([0, 95, 138]);
        }
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// A PDF of so many pages, each with a line of text.
pub fn pdf(pages: usize) -> Vec<u8> {
    let mut objects = vec!["<</Type/Catalog/Pages 2 0 R>>".to_owned(), String::new()];
    objects.push("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned());
    let mut kids = String::new();
    for page in 1..=pages {
        let words = format!("BT /F 24 Tf 60 700 Td (Page {page}) Tj ET");
        kids.push_str(&format!("{} 0 R ", objects.len() + 1));
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>>>>>",
            objects.len() + 2
        ));
        objects.push(format!("<</Length {}>>\nstream\n{words}\nendstream", words.len()));
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>");
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(text.len());
        text.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let at = text.len();
    text.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1));
    places.iter().for_each(|place| text.push_str(&format!("{place:010} 00000 n \n")));
    let size = places.len() + 1;
    text.push_str(&format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"));
    text.into_bytes()
}

/// A PNG whose frame is whole and whose picture cannot be decoded.
pub fn broken_inside() -> Vec<u8> {
    let mut broken = poster();
    let at = broken.windows(4).position(|window| window == b"IDAT").unwrap();
    broken[at + 6..at + 40].fill(0xff);
    broken
}

/// A Word file with these words.
pub fn word_file(words: &str) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let table = "<Types><Override PartName=\"/word/document.xml\" ContentType=\
                 \"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let text = format!("<w:document><w:p><w:t>{words}</w:t></w:p></w:document>");
    for (name, content) in
        [("[Content_Types].xml", table), ("_rels/.rels", "<Relationships/>"), ("word/document.xml", &text)]
    {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
