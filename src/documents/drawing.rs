//! SVG drawings: well-formed, a drawing, and nothing in them that runs or is fetched when they are opened.
//!
//! A drawing is never shown by us, only handed on; but whoever fetches it will open it in a browser.

use std::io::{Read, Seek, SeekFrom};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::kinds::{Active, KindProblem};

/// Largest drawing: it is read whole, so less than other files may have.
pub(super) const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// Deepest nesting of elements.
const MOST_DEPTH: usize = 200;

pub(super) fn check<R: Read + Seek>(file: &mut R, size: u64) -> Result<(), KindProblem> {
    if size > MOST_BYTES {
        return Err(KindProblem::TooBig(MOST_BYTES));
    }
    file.seek(SeekFrom::Start(0))?;
    let mut text = String::new();
    file.take(MOST_BYTES).read_to_string(&mut text)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let (mut depth, mut open, mut in_style) = (0_usize, None::<bool>, false);
    loop {
        match reader.read_event().map_err(|_| KindProblem::Damaged)? {
            Event::Start(element) => {
                root(&mut open, depth, &element)?;
                look(&element)?;
                in_style = element.local_name().as_ref().eq_ignore_ascii_case("style");
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err(KindProblem::Damaged);
                }
            }
            Event::Empty(element) => {
                root(&mut open, depth, &element)?;
                look(&element)?;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1).ok_or(KindProblem::Damaged)?;
                in_style = false;
            }
            Event::Text(text) if in_style => style(&text.xml10_content())?,
            Event::CData(text) if in_style => style(&text.xml10_content())?,
            // Definitions of one's own in the document type can stand for anything.
            Event::DocType(about) if about.contains('[') => return Err(KindProblem::Active(Active::Script)),
            Event::PI(about) if about.starts_with("xml-stylesheet") => {
                return Err(KindProblem::Active(Active::Elsewhere));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    match (open, depth) {
        (Some(true), 0) => Ok(()),
        (Some(false) | None, _) => Err(KindProblem::NotWhatItsNameSays),
        _ => Err(KindProblem::Damaged),
    }
}

/// The outermost element is one, and an `svg`.
fn root(open: &mut Option<bool>, depth: usize, element: &BytesStart) -> Result<(), KindProblem> {
    match (depth, &open) {
        (0, None) => {
            *open = Some(element.local_name().as_ref() == "svg");
            Ok(())
        }
        (0, Some(_)) => Err(KindProblem::Damaged),
        _ => Ok(()),
    }
}

fn look(element: &BytesStart) -> Result<(), KindProblem> {
    let name = element.local_name().as_ref().to_ascii_lowercase();
    if matches!(
        name.as_str(),
        "script" | "foreignobject" | "iframe" | "embed" | "object" | "handler" | "listener"
    ) {
        return Err(KindProblem::Active(Active::Script));
    }
    let moves = matches!(name.as_str(), "set" | "animate" | "animatetransform" | "animatemotion");
    for one in element.attributes() {
        let one = one.map_err(|_| KindProblem::Damaged)?;
        let key = one.key.local_name().as_ref().to_ascii_lowercase();
        let value = one.normalized_value(XmlVersion::Implicit1_0).map_err(|_| KindProblem::Damaged)?;
        let value: String = value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let value = value.to_ascii_lowercase();
        if key.starts_with("on") || value.starts_with("javascript:") || value.starts_with("vbscript:") {
            return Err(KindProblem::Active(Active::Script));
        }
        if moves && key == "attributename" && (value.ends_with("href") || value.starts_with("on")) {
            return Err(KindProblem::Active(Active::Script));
        }
        let names_place = matches!(key.as_str(), "href" | "src") && name != "a";
        if names_place && !value.is_empty() && !is_inside(&value) {
            return Err(KindProblem::Active(Active::Elsewhere));
        }
        if !key.starts_with("xmlns") {
            style(&value)?;
        }
    }
    Ok(())
}

/// Style rules that fetch nothing.
fn style(text: &str) -> Result<(), KindProblem> {
    // A backslash in a style can spell any letter.
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.to_ascii_lowercase();
    if plain.contains("@import") || (plain.contains('\\') && plain.contains('(')) {
        return Err(KindProblem::Active(Active::Elsewhere));
    }
    for place in plain.split("url(").skip(1) {
        if !is_inside(place.trim_start_matches(['"', '\''])) {
            return Err(KindProblem::Active(Active::Elsewhere));
        }
    }
    Ok(())
}

/// A part of the drawing itself, or a picture that travels in it.
fn is_inside(place: &str) -> bool {
    const PICTURES: [&str; 5] =
        ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp"];
    place.starts_with('#') || PICTURES.iter().any(|start| place.starts_with(start))
}

/// One attribute of an element, by its name without a prefix.
pub(super) fn attribute(element: &BytesStart, key: &str) -> Result<Option<String>, KindProblem> {
    for one in element.attributes() {
        let one = one.map_err(|_| KindProblem::Damaged)?;
        if one.key.local_name().as_ref() == key {
            let value = one.normalized_value(XmlVersion::Implicit1_0).map_err(|_| KindProblem::Damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn look(text: &str) -> Result<(), KindProblem> {
        check(&mut Cursor::new(text.as_bytes()), text.len() as u64)
    }

    #[test]
    fn plain_drawings_are_taken() {
        for text in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>",
            "\u{feff}<?xml version=\"1.0\"?><!-- x --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\">\
             <svg><defs><linearGradient id=\"g\"/></defs><style>.a{fill:url(#g)}</style><a href=\"https://un.example/\"><use href=\"#g\"/></a>\
             <image href=\"data:image/png;base64,AA==\"/></svg>",
        ] {
            assert_eq!(look(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_runs_or_fetches_is_refused() {
        let script = Err(KindProblem::Active(Active::Script));
        let elsewhere = Err(KindProblem::Active(Active::Elsewhere));
        for (inside, expected) in [
            ("<script>alert(1)</script>", &script),
            ("<x:script xmlns:x='a' src='//b.example/'/>", &script),
            ("<g onload='alert(1)'/>", &script),
            ("<a href='java&#10;script:alert(1)'>x</a>", &script),
            ("<foreignObject/>", &script),
            ("<set attributeName='href' to='javascript:x'/>", &script),
            ("<image href='https://b.example/x.png'/>", &elsewhere),
            ("<image xlink:href='//b.example/x.png'/>", &elsewhere),
            ("<image href='data:image/svg+xml,x'/>", &elsewhere),
            ("<rect fill=\"url('http://b.example/x.svg')\"/>", &elsewhere),
            ("<style>@import 'x.css';</style>", &elsewhere),
            ("<style><![CDATA[a{fill:u\\72l(http://x)}]]></style>", &elsewhere),
        ] {
            let text = format!("<svg xmlns:xlink='http://www.w3.org/1999/xlink'>{inside}</svg>");
            assert_eq!(&look(&text), expected, "{inside}");
        }
        assert_eq!(look("<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>"), script);
    }

    #[test]
    fn broken_and_other_documents_are_refused() {
        assert_eq!(look("<html><body/></html>"), Err(KindProblem::NotWhatItsNameSays));
        assert_eq!(look("<svg><g></svg>"), Err(KindProblem::Damaged));
        assert_eq!(look("<svg/><svg/>"), Err(KindProblem::Damaged));
        assert_eq!(look("just words"), Err(KindProblem::NotWhatItsNameSays));
        let deep = format!("<svg>{}{}</svg>", "<g>".repeat(300), "</g>".repeat(300));
        assert_eq!(look(&deep), Err(KindProblem::Damaged));
    }
}
