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
    assert_eq!(look("logo.svg", &png), Err(KindProblem::NotAllowed("svg".to_owned())));
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
        assert_eq!(kind.is_image(), kind != Kind::Pdf);
    }
    assert_eq!(accept(), ".pdf,.png,.jpg,.jpeg,.webp,.gif");
}
