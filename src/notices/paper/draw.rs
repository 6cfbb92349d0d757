//! Pages to a file: PDF/A-2a and PDF/UA-1 at once, checked by the engine while it writes. No clock and no chance
//! takes part, so the same sheet gives the same bytes.

use std::collections::BTreeMap;

use chrono::Datelike;
use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::Font;
use krilla::{Document, SerializeSettings};
use parley::FontData;

use super::flow::{Flow, HIGH, Op, WIDE};
use super::outline::Outline as Structure;
use super::sheet::Sheet;
use super::text::{Ink, Set};
use crate::error::{Error, Result};

/// Fonts as the file embeds them, by where they lie.
#[derive(Default)]
struct Embedded(BTreeMap<(u64, u32), Font>);

impl Embedded {
    fn font(&mut self, data: FontData) -> Result<Font> {
        let index = data.index;
        let (bytes, id) = data.data.into_raw_parts();
        if let Some(font) = self.0.get(&(id, index)) {
            return Ok(font.clone());
        }
        let font =
            Font::new(bytes.into(), index).ok_or_else(|| Error::internal("a font cannot be embedded"))?;
        self.0.insert((id, index), font.clone());
        Ok(font)
    }
}

/// The file.
///
/// # Errors
/// Internal when the engine finds that the file would break PDF/A-2a or PDF/UA-1.
pub(super) fn file(sheet: &Sheet, flow: Flow, along: Vec<[Option<Op>; 2]>) -> Result<Vec<u8>> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Error::internal(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, enable_tagging: true, ..Default::default() };
    let mut document = Document::new_with(settings);
    let rtl = flow.setter.rtl();
    let mut structure = flow.outline;
    let mut fonts = Embedded::default();
    for (ops, [head, foot]) in flow.pages.iter().zip(along) {
        let size = PageSettings::from_wh(WIDE, HIGH).ok_or_else(|| Error::internal("no page"))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for op in ops {
            draw(&mut surface, op, &mut structure, &mut fonts, ArtifactType::Layout)?;
        }
        for (op, kind) in [(head, ArtifactType::Header), (foot, ArtifactType::Footer)] {
            if let Some(op) = op {
                draw(&mut surface, &op, &mut structure, &mut fonts, kind)?;
            }
        }
        surface.finish();
        for op in ops {
            if let Op::Link { x, y, w, h, address, words, node } = op
                && let Some(place) = Rect::from_xywh(*x, *y, w.max(1.0), *h)
            {
                let target = Target::Action(LinkAction::new(address.to_string()).into());
                let link = Annotation::new_link(LinkAnnotation::new(place, target), Some(words.to_string()));
                structure.hold(*node, page.add_tagged_annotation(link));
            }
        }
        page.finish();
    }
    document.set_tag_tree(structure.tree(&sheet.language));
    document.set_outline(list_of_headings(&flow.headings));
    document.set_metadata(about(sheet, rtl));
    document.finish().map_err(|error| Error::internal(format!("the paper breaks its standard: {error:?}")))
}

fn about(sheet: &Sheet, rtl: bool) -> Metadata {
    let day = &sheet.dated;
    let month = u8::try_from(day.month()).unwrap_or(1);
    let date = DateTime::new(u16::try_from(day.year()).unwrap_or(0))
        .month(month)
        .day(u8::try_from(day.day()).unwrap_or(1));
    Metadata::new()
        .title(sheet.title.clone())
        .language(sheet.language.clone())
        .authors(vec![sheet.office.clone()])
        .creator("Imprimatur".to_owned())
        .document_id(sheet.number.clone())
        .creation_date(date)
        .text_direction(if rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight })
}

/// The list of headings that a reader shows beside the pages: the title with what stands under it.
fn list_of_headings(headings: &[(String, usize, f32)]) -> Outline {
    let mut list = Outline::new();
    let entry = |(words, page, top): &(String, usize, f32)| {
        OutlineNode::new(words.clone(), XyzDestination::new(*page, Point::from_xy(0.0, (top - 8.0).max(0.0))))
    };
    if let Some((title, rest)) = headings.split_first() {
        let mut title = entry(title);
        for heading in rest {
            title.push_child(entry(heading));
        }
        list.push_child(title);
    }
    list
}

fn draw(
    surface: &mut Surface,
    op: &Op,
    structure: &mut Structure,
    fonts: &mut Embedded,
    aside: ArtifactType,
) -> Result<()> {
    let ornament = || ContentTag::Artifact(Artifact::with_kind(aside));
    match op {
        Op::Line { set, line, x, y, node } => {
            let tag = node.map_or_else(ornament, |_| ContentTag::Span(SpanTag::empty()));
            let piece = surface.start_tagged(tag);
            glyphs(surface, set, *line, (*x, *y), fonts)?;
            surface.end_tagged();
            if let Some(node) = node {
                structure.hold(*node, piece);
            }
        }
        Op::Fill { x, y, w, h, color } => {
            surface.start_tagged(ornament());
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*color)));
            boxes(surface, [(*x, *y, *w, *h)].into_iter());
            surface.end_tagged();
        }
        Op::Frame { x, y, w, h } => {
            surface.start_tagged(ornament());
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: rgb::Color::new(0x6f, 0x80, 0x8d).into(),
                width: 0.75,
                dash: Some(StrokeDash { array: vec![4.0, 3.0], offset: 0.0 }),
                ..Default::default()
            }));
            boxes(surface, [(*x, *y, *w, *h)].into_iter());
            surface.set_stroke(None);
            surface.end_tagged();
        }
        Op::Picture { squares, x, y, module, node } => {
            let piece = surface.start_tagged(ContentTag::Other);
            surface.set_stroke(None);
            surface.set_fill(Some(fill([0, 0, 0])));
            let at = |n: u16| f32::from(n) * module;
            boxes(
                surface,
                squares.iter().map(|(left, top, run)| (x + at(*left), y + at(*top), at(*run), *module)),
            );
            surface.end_tagged();
            structure.hold(*node, piece);
        }
        Op::Link { .. } => {}
    }
    Ok(())
}

fn fill([red, green, blue]: Ink) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    }
}

/// Boxes in one path, without seams between them.
fn boxes(surface: &mut Surface, all: impl Iterator<Item = (f32, f32, f32, f32)>) {
    let mut path = PathBuilder::new();
    for (x, y, w, h) in all {
        if let Some(place) = Rect::from_xywh(x, y, w, h) {
            path.push_rect(place);
        }
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn glyphs(
    surface: &mut Surface,
    set: &Set,
    line: usize,
    (x, y): (f32, f32),
    fonts: &mut Embedded,
) -> Result<()> {
    let Some((baseline, _, _)) = set.place(line) else { return Ok(()) };
    surface.set_stroke(None);
    surface.set_fill(Some(fill(set.ink)));
    for run in set.runs(line) {
        let font = fonts.font(run.font)?;
        let start = Point::from_xy(x + run.x, y + baseline);
        surface.draw_glyphs(start, &run.glyphs, font, set.text(), run.size, false);
    }
    Ok(())
}
