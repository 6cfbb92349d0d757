//! Words to lines: shaping, breaking and reading direction of one paragraph.

use std::borrow::Cow;
use std::ops::Range;

use krilla::text::{GlyphId, KrillaGlyph};
use parley::layout::{Alignment, AlignmentOptions, Layout};
use parley::style::{FontFamily, FontFamilyName, FontWeight, LineHeight, OverflowWrap, StyleProperty};
use parley::{BaseDirection, FontData, LayoutContext};

use super::clean;
use super::fonts::Fonts;

/// Colours, red green blue.
pub(super) type Ink = [u8; 3];
/// Text.
pub(super) const INK: Ink = [0x15, 0x21, 0x2b];
/// Captions, explanations, what runs along at the head and the foot.
pub(super) const SOFT: Ink = [0x4a, 0x5a, 0x67];
/// Addresses.
pub(super) const LINK: Ink = [0x00, 0x5f, 0x8a];

/// How a paragraph looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Serif for what is said, sans for what is looked up.
    pub serif: bool,
    /// Weight.
    pub bold: bool,
    /// Size, points.
    pub size: f32,
    /// Colour.
    pub ink: Ink,
}

/// Which way a paragraph runs, and on which side its lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// As the paper does: our own words.
    Paper,
    /// As its own first letter says: what a person typed; it still stands at the side where the paper begins.
    Own,
}

/// A paragraph in lines.
pub(super) struct Set {
    layout: Layout<()>,
    text: String,
    /// Height of a line, points.
    pub leading: f32,
    /// Colour.
    pub ink: Ink,
}

/// Glyphs of one font in a row.
pub(super) struct Run {
    /// The font.
    pub font: FontData,
    /// Its size, points.
    pub size: f32,
    /// Where it begins, points from the start of the paragraph's box at the left.
    pub x: f32,
    /// Its glyphs in visual order.
    pub glyphs: Vec<KrillaGlyph>,
}

/// Sets paragraphs.
pub(super) struct Setter {
    fonts: Fonts,
    scratch: LayoutContext<()>,
    rtl: bool,
}

impl Setter {
    /// For a paper of one direction.
    pub fn new(fonts: Fonts, rtl: bool) -> Self {
        Self { fonts, scratch: LayoutContext::new(), rtl }
    }

    /// True when the paper runs from right to left.
    pub const fn rtl(&self) -> bool {
        self.rtl
    }

    /// A paragraph in lines of at most that width; a word that is longer is broken anywhere.
    pub fn set(&mut self, text: &str, look: Look, way: Way, width: f32) -> Set {
        let arabic = text.chars().any(clean::is_arabic);
        let tall = self.rtl || arabic;
        let text = if self.rtl { clean::codes_kept(text) } else { text.to_owned() };
        let leading = (look.size * if tall { 1.7 } else { 1.42 } * 4.0).round() / 4.0;
        let families = self.families(look.serif, arabic);
        let mut builder = self.scratch.ranged_builder(&mut self.fonts.context, &text, 1.0, false);
        builder.set_base_direction(match (way, self.rtl) {
            (Way::Own, _) => BaseDirection::Auto,
            (Way::Paper, true) => BaseDirection::Rtl,
            (Way::Paper, false) => BaseDirection::Ltr,
        });
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Owned(families))));
        builder.push_default(StyleProperty::FontSize(look.size));
        builder.push_default(StyleProperty::FontWeight(if look.bold {
            FontWeight::BOLD
        } else {
            FontWeight::NORMAL
        }));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let mut layout = builder.build(&text);
        layout.break_all_lines(Some(width));
        layout.align(if self.rtl { Alignment::Right } else { Alignment::Left }, AlignmentOptions::default());
        Set { layout, text, leading, ink: look.ink }
    }

    /// In Arabic its own font comes first, so that brackets and spaces between its words are of one kind with them.
    fn families(&self, serif: bool, arabic: bool) -> Vec<FontFamilyName<'static>> {
        let western = if serif { "Noto Serif" } else { "Noto Sans" };
        let mut names = vec![western.to_owned(), "Noto Naskh Arabic".to_owned()];
        if arabic {
            names.reverse();
        }
        names.extend(self.fonts.cjk.clone());
        names.into_iter().map(|name| FontFamilyName::Named(Cow::Owned(name))).collect()
    }
}

impl Set {
    /// Number of lines.
    pub fn lines(&self) -> usize {
        if self.text.is_empty() { 0 } else { self.layout.len() }
    }

    /// Height of all lines, points.
    pub fn height(&self) -> f32 {
        self.leading * self.lines() as f32
    }

    /// The text that the glyphs show.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a line stands: its baseline below its top, its first point from the left and its width.
    pub fn place(&self, line: usize) -> Option<(f32, f32, f32)> {
        let line = self.layout.get(line)?;
        let metrics = line.metrics();
        let width = metrics.advance - metrics.hanging_advance;
        Some((metrics.baseline - metrics.block_min_coord, metrics.offset, width))
    }

    /// The glyphs of a line.
    pub fn runs(&self, line: usize) -> Vec<Run> {
        let Some(line) = self.layout.get(line) else { return Vec::new() };
        let mut x = line.metrics().offset;
        let mut runs = Vec::new();
        for run in line.runs() {
            let size = run.font_size();
            let start = x;
            let mut glyphs: Vec<KrillaGlyph> = Vec::new();
            // In a ligature the letters after the first have no glyphs: their text belongs to its glyph, which in a
            // run from right to left comes after them.
            let mut rest: Option<Range<usize>> = None;
            for cluster in run.visual_clusters() {
                let mut range = cluster.text_range();
                if cluster.is_ligature_continuation() {
                    if cluster.is_rtl() {
                        let end = rest.map_or(range.end, |rest| rest.end.max(range.end));
                        rest = Some(range.start..end);
                    } else if let Some(last) = glyphs.last_mut() {
                        last.text_range.end = range.end;
                    }
                    continue;
                }
                if let Some(rest) = rest.take() {
                    range.end = range.end.max(rest.end);
                }
                // A mark of direction has done its work and is not seen.
                if self.text.get(range.clone()).is_some_and(|text| text.chars().all(clean::is_mark)) {
                    continue;
                }
                // A letter with its marks stays one cluster, of which the file says the text: taken apart, its marks
                // are read as lines of their own.
                for glyph in cluster.glyphs() {
                    glyphs.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        glyph.y / size,
                        0.0,
                        range.clone(),
                        None,
                    ));
                    x += glyph.advance;
                }
            }
            if !glyphs.is_empty() {
                runs.push(Run { font: run.font().clone(), size, x: start, glyphs });
            }
        }
        runs
    }
}
