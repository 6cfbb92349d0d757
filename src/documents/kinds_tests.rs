use super::*;
use std::io::Cursor;

const MOST: u64 = 1_000_000;

fn look(name: &str, bytes: &[u8]) -> Result<Recognised, KindProblem> {
    recognise(name, Cursor::new(bytes), MOST)
}

fn picture(format: image::ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(width, height).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A whole PDF with one empty page; `trailer` is added to the trailer dictionary.
fn pdf(trailer: &str) -> Vec<u8> {
    let mut text = String::from(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n",
    );
    let at = text.len();
    text.push_str(&format!(
        "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 3/Root 1 0 R{trailer}>>\nstartxref\n{at}\n%%EOF\n"
    ));
    text.into_bytes()
}

#[test]
fn whole_files_are_recognised() {
    for (kind, format) in [
        (Kind::Png, image::ImageFormat::Png),
        (Kind::Jpeg, image::ImageFormat::Jpeg),
        (Kind::Webp, image::ImageFormat::WebP),
        (Kind::Gif, image::ImageFormat::Gif),
    ] {
        let bytes = picture(format, 7, 5);
        for ending in kind.extensions() {
            let found = look(&format!("logo.{}", ending.to_uppercase()), &bytes).unwrap();
            assert_eq!(found, Recognised { kind, size: bytes.len() as u64, dimensions: Some((7, 5)) });
        }
    }
    assert_eq!(look("a.b.pdf", &pdf("")).unwrap().kind, Kind::Pdf);
    assert_eq!(look("a.pdf", &pdf("/EncryptMetadata true")).unwrap().dimensions, None);
}

#[test]
fn a_cross_reference_stream_is_read_too() {
    let make = |extra: &str| {
        let mut text = String::from("%PDF-1.5\n");
        let at = text.len();
        text.push_str(&format!("9 0 obj\n<</Type/XRef/Size 1/W[1 1 1]/Root 1 0 R{extra}/Length 3>>\nstream\nabc\nendstream\nendobj\nstartxref\n{at}\n%%EOF"));
        text.into_bytes()
    };
    assert!(look("a.pdf", &make("")).is_ok());
    assert_eq!(look("a.pdf", &make("/Encrypt 5 0 R")), Err(KindProblem::PasswordProtected));
}

#[test]
fn protected_and_broken_pdfs_are_named() {
    assert_eq!(look("a.pdf", &pdf("/Encrypt 5 0 R")), Err(KindProblem::PasswordProtected));
    assert_eq!(look("a.pdf", &pdf("/Encrypt<</V 1>>")), Err(KindProblem::PasswordProtected));
    let whole = pdf("");
    for cut in [9, 60, whole.len() - 8] {
        assert_eq!(look("a.pdf", &whole[..cut]), Err(KindProblem::Damaged), "cut at {cut}");
    }
    assert_eq!(look("a.pdf", b"%PDF-1.4\nstartxref\n999999\n%%EOF"), Err(KindProblem::Damaged));
    assert_eq!(look("a.pdf", b"%PDF-1.4\nnothing here\nstartxref\n9\n%%EOF"), Err(KindProblem::Damaged));
    assert_eq!(
        look("a.pdf", b"%PDF-1.4\nstartxref\n99999999999999999999999999\n%%EOF"),
        Err(KindProblem::Damaged)
    );
}

#[test]
fn cut_pictures_are_damaged() {
    for format in
        [image::ImageFormat::Png, image::ImageFormat::Jpeg, image::ImageFormat::WebP, image::ImageFormat::Gif]
    {
        let bytes = picture(format, 40, 40);
        let name = format!("x.{}", format.extensions_str()[0]);
        for cut in 16..bytes.len() {
            // A WebP may leave out the padding of its last chunk, but its length says so.
            assert_eq!(
                look(&name, &bytes[..cut]),
                Err(KindProblem::Damaged),
                "{name} cut at {cut} of {}",
                bytes.len()
            );
        }
    }
}

#[test]
fn names_and_contents_must_agree() {
    let png = picture(image::ImageFormat::Png, 2, 2);
    assert_eq!(look("logo.jpg", &png), Err(KindProblem::NotWhatItsNameSays));
    assert_eq!(look("logo.pdf", b"<html>"), Err(KindProblem::NotWhatItsNameSays));
    assert_eq!(look("logo.pdf", b"MZ junk before %PDF-1.4"), Err(KindProblem::NotWhatItsNameSays));
    assert_eq!(look("logo.png", b""), Err(KindProblem::Empty));
    assert_eq!(look("logo.svg", &png), Err(KindProblem::NotWhatItsNameSays));
    assert_eq!(look("logo.xlsm", &png), Err(KindProblem::NotAllowed("xlsm".to_owned())));
    assert_eq!(look("logo.png.exe", &png), Err(KindProblem::NotAllowed("exe".to_owned())));
    assert_eq!(look("logo", &png), Err(KindProblem::NotAllowed(String::new())));
    assert_eq!(look("logo.<b>\r\nx", &png), Err(KindProblem::NotAllowed("bx".to_owned())));
    assert_eq!(recognise("logo.png", Cursor::new(&png), 10), Err(KindProblem::TooBig(10)));
}

#[test]
fn something_hidden_behind_a_picture_is_found() {
    for format in [image::ImageFormat::Png, image::ImageFormat::WebP, image::ImageFormat::Gif] {
        let mut bytes = picture(format, 4, 4);
        bytes.extend_from_slice(b"<?php system($_GET['c']); ?> and some more");
        assert_eq!(look(&format!("x.{}", format.extensions_str()[0]), &bytes), Err(KindProblem::Damaged));
    }
}

#[test]
fn huge_pictures_are_refused_by_their_header() {
    let mut png = picture(image::ImageFormat::Png, 3, 3);
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    // The checksum of the header chunk, so that only the size is wrong.
    let sum = png[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    });
    png[29..33].copy_from_slice(&(!sum).to_be_bytes());
    assert_eq!(look("x.png", &png), Err(KindProblem::DimensionsTooLarge(60_000, 60_000)));
    let mut gif = picture(image::ImageFormat::Gif, 3, 3);
    gif[6..10].copy_from_slice(&[0x11, 0x27, 1, 0]);
    assert_eq!(look("x.gif", &gif), Err(KindProblem::DimensionsTooLarge(10_001, 1)));
}

#[test]
fn kinds_are_stored_and_listed() {
    for kind in Kind::ALL {
        assert_eq!(Kind::parse(kind.as_str()), Some(kind));
    }
    assert_eq!(Kind::ALL.into_iter().filter(|kind| kind.is_image()).count(), 4);
    assert_eq!(accept(), ".pdf,.docx,.pptx,.xlsx,.png,.jpg,.jpeg,.webp,.gif,.svg,.mp4");
}

/// An Office file of these members beside the ones that each must have.
fn office(kind: Kind, more: &[(&str, &str)]) -> Vec<u8> {
    let (part, about) = match kind {
        Kind::Docx => ("word/document.xml", "wordprocessingml.document"),
        Kind::Pptx => ("ppt/presentation.xml", "presentationml.presentation"),
        _ => ("xl/workbook.xml", "spreadsheetml.sheet"),
    };
    let table = format!(
        "<Types><Override PartName=\"/{part}\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.{about}.main+xml\"/></Types>"
    );
    let mut members =
        vec![("[Content_Types].xml", table.as_str()), ("_rels/.rels", "<Relationships/>"), (part, "<x/>")];
    members.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    members.extend_from_slice(more);
    zipped(&members)
}

fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in members {
        zip.start_file(*name, how).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn office_files_are_recognised_by_their_parts() {
    for kind in [Kind::Docx, Kind::Pptx, Kind::Xlsx] {
        let bytes = office(kind, &[("docProps/app.xml", "<x/>")]);
        assert_eq!(look(&format!("a.{}", kind.as_str()), &bytes).unwrap().kind, kind);
    }
    let docx = office(Kind::Docx, &[]);
    assert_eq!(look("a.xlsx", &docx), Err(KindProblem::NotWhatItsNameSays));
    assert_eq!(look("a.docx", &zipped(&[("readme.xml", "<x/>")])), Err(KindProblem::NotWhatItsNameSays));
    for cut in [4, 30, docx.len() / 2, docx.len() - 1] {
        assert_eq!(look("a.docx", &docx[..cut]), Err(KindProblem::Damaged), "cut at {cut}");
    }
    let mut longer = docx.clone();
    longer.extend_from_slice(b"MZ and more");
    assert_eq!(look("a.docx", &longer), Err(KindProblem::Damaged));
    let mut twice = docx.clone();
    twice.extend_from_slice(&docx);
    assert_eq!(look("a.docx", &twice), Err(KindProblem::Damaged));
}

#[test]
fn archives_that_grow_are_refused_by_their_directory() {
    let huge = "a".repeat(30 * 1024 * 1024);
    let bomb = office(Kind::Docx, &[("word/media/image1.bmp", &huge)]);
    assert!(bomb.len() < 200_000, "{} bytes unpack to {}", bomb.len(), huge.len());
    assert_eq!(look("a.docx", &bomb), Err(KindProblem::Unpacks));
    let names: Vec<String> = (0..2_001).map(|number| format!("word/{number}.xml")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(look("a.docx", &office(Kind::Docx, &many)), Err(KindProblem::Unpacks));
}

#[test]
fn a_directory_that_lies_about_a_size_is_found() {
    let text = "Plain words. ".repeat(40_000);
    let mut bytes = office(Kind::Docx, &[("word/media/image1.bmp", &text)]);
    // The size in the directory, and the one before the member itself.
    let (said, lie) = ((text.len() as u32).to_le_bytes(), 1_000_u32.to_le_bytes());
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == said).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    assert_eq!(look("a.docx", &bytes), Err(KindProblem::Damaged));
}

#[test]
fn what_would_act_by_itself_in_an_office_file_is_named() {
    use Active::{Command, Elsewhere, Embedded, Macros};
    let macros = "<Types><Override PartName=\"/xl/workbook.xml\" \
                  ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    let template = "<Relationships><Relationship Type=\"http://x/attachedTemplate\" \
                    Target=\"http://b.example/t.dotm\" TargetMode=\"External\"/></Relationships>";
    let link = "<Relationships><Relationship Type=\"http://x/hyperlink\" \
                Target=\"http://b.example/\" TargetMode=\"External\"/></Relationships>";
    for (kind, name, text, expected) in [
        (Kind::Docx, "word/vbaProject.bin", "x", Err(Macros)),
        (Kind::Xlsx, "xl/macrosheets/sheet1.xml", "<x/>", Err(Macros)),
        (Kind::Xlsx, "[Content_Types].xml", macros, Err(Macros)),
        (Kind::Docx, "word/embeddings/oleObject1.bin", "x", Err(Embedded)),
        (Kind::Docx, "word/embeddings/Sheet1.xlsx", "x", Ok(())),
        (Kind::Docx, "word/_rels/settings.xml.rels", template, Err(Elsewhere)),
        (Kind::Docx, "word/_rels/document.xml.rels", link, Ok(())),
        (Kind::Docx, "word/document.xml", "<w:instrText>DDEAUTO c:/x</w:instrText>", Err(Command)),
    ] {
        let found = look(&format!("a.{}", kind.as_str()), &office(kind, &[(name, text)])).map(|_| ());
        assert_eq!(found, expected.map_err(KindProblem::Active), "{name}");
    }
}

#[test]
fn encrypted_office_files_are_named() {
    let mut shell = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    shell.resize(2_000, 0);
    assert_eq!(look("a.docx", &shell), Err(KindProblem::NotWhatItsNameSays));
    shell.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    shell.resize(4_096, 0);
    assert_eq!(look("a.docx", &shell), Err(KindProblem::PasswordProtected));
    // The flag of an encrypted member, in the directory.
    let mut bytes = office(Kind::Docx, &[]);
    let at = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    bytes[at + 8] |= 1;
    assert_eq!(look("a.docx", &bytes), Err(KindProblem::PasswordProtected));
}

#[test]
fn films_are_boxes_that_fill_the_file() {
    let of = |kind: &[u8; 4], inside: &[u8]| {
        let mut bytes = (inside.len() as u32 + 8).to_be_bytes().to_vec();
        bytes.extend_from_slice(kind);
        bytes.extend_from_slice(inside);
        bytes
    };
    let film = [of(b"ftyp", b"isom\0\0\0\0"), of(b"moov", b"xxxx"), of(b"mdat", b"yyyyyyyy")].concat();
    assert_eq!(look("a.mp4", &film).unwrap().kind, Kind::Mp4);
    for cut in [10, 20, film.len() - 1] {
        assert_eq!(look("a.mp4", &film[..cut]), Err(KindProblem::Damaged), "cut at {cut}");
    }
    let other = [of(b"ftyp", b"heic\0\0\0\0"), of(b"mdat", b"y")].concat();
    assert_eq!(look("a.mp4", &other), Err(KindProblem::NotWhatItsNameSays));
    let empty = [of(b"ftyp", b"isom\0\0\0\0"), of(b"mdat", b"y")].concat();
    assert_eq!(look("a.mp4", &empty), Err(KindProblem::Damaged));
}
