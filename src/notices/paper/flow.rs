//! Paragraphs to pages: where each line, rule, picture and link stands.

use std::rc::Rc;

use super::outline::{Kind, Node, Outline};
use super::text::{Look, Set, Setter, Way};

/// A4, points.
pub(super) const WIDE: f32 = 595.28;
/// A4, points.
pub(super) const HIGH: f32 = 841.89;
/// White at both sides.
pub(super) const SIDE: f32 = 76.0;
/// Where the text of a page begins.
const TOP: f32 = 84.0;
/// Where it ends.
const BOTTOM: f32 = HIGH - 78.0;
/// Width of the text.
pub(super) const MEASURE: f32 = WIDE - 2.0 * SIDE;

/// Something on a page.
pub(super) enum Op {
    /// A line of a paragraph: the left of its box and its top.
    Line { set: Rc<Set>, line: usize, x: f32, y: f32, node: Option<Node> },
    /// A filled box.
    Fill { x: f32, y: f32, w: f32, h: f32, color: [u8; 3] },
    /// A broken line around a box.
    Frame { x: f32, y: f32, w: f32, h: f32 },
    /// A QR picture: its black squares in modules, the left and top of it and the size of a module.
    Picture { squares: Rc<Vec<(u16, u16, u16)>>, x: f32, y: f32, module: f32, node: Node },
    /// Where a press opens an address of ours.
    Link { x: f32, y: f32, w: f32, h: f32, address: Rc<str>, words: Rc<str>, node: Node },
}

/// Pages under way.
pub(super) struct Flow {
    /// What sets the paragraphs.
    pub setter: Setter,
    /// What the paper is made of.
    pub outline: Outline,
    /// Its headings, for the reader's list: words, page, top.
    pub headings: Vec<(String, usize, f32)>,
    /// What stands on each page.
    pub pages: Vec<Vec<Op>>,
    /// How far the current page is filled.
    pub y: f32,
}

/// A box in which a paragraph stands: its start from the start of the text, and its width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// From the start of the text.
    pub start: f32,
    /// Its width.
    pub width: f32,
}

/// How many lines from this one on stand on one page: no page begins or ends with a single line of a longer paragraph,
/// and one of three lines stays whole.
pub(super) const fn together(line: usize, lines: usize) -> usize {
    match (line, lines - line) {
        (0, 1..=3) => lines,
        (0, _) | (_, 2) => 2,
        _ => 1,
    }
}

/// The whole width.
pub(super) const ALL: Column = Column { start: 0.0, width: MEASURE };

impl Flow {
    /// The first page, whose text begins at `y`.
    pub fn new(setter: Setter, y: f32) -> Self {
        Self { setter, outline: Outline::default(), headings: Vec::new(), pages: vec![Vec::new()], y }
    }

    /// The left edge of a column: at the other side in a paper that runs from right to left.
    pub fn left(&self, column: Column) -> f32 {
        match self.setter.rtl() {
            true => WIDE - SIDE - column.start - column.width,
            false => SIDE + column.start,
        }
    }

    /// Puts something on the current page.
    pub fn put(&mut self, op: Op) {
        if let Some(page) = self.pages.last_mut() {
            page.push(op);
        }
    }

    /// White space, which a page does not begin with.
    pub fn skip(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// A new page unless so much fits.
    pub fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.pages.push(Vec::new());
            self.y = TOP;
        }
    }

    /// Sets a paragraph without placing it.
    pub fn set(&mut self, text: &str, look: Look, way: Way, column: Column) -> Rc<Set> {
        Rc::new(self.setter.set(text, look, way, column.width))
    }

    /// Places one line at the current height without moving on.
    pub fn line(&mut self, set: &Rc<Set>, line: usize, column: Column, node: Option<Node>) {
        let (x, y) = (self.left(column), self.y);
        self.put(Op::Line { set: Rc::clone(set), line, x, y, node });
    }

    /// Places a paragraph; no page begins or ends with a single line of a longer one.
    pub fn paragraph(&mut self, set: &Rc<Set>, column: Column, node: Node) {
        let lines = set.lines();
        for line in 0..lines {
            self.need(set.leading * together(line, lines) as f32);
            self.line(set, line, column, Some(node));
            self.y += set.leading;
        }
    }

    /// A paragraph of the paper, from words to its place.
    pub fn say(&mut self, text: &str, look: Look, way: Way, column: Column, inside: Option<Node>) {
        let node = self.outline.add(inside, Kind::Paragraph);
        let set = self.set(text, look, way, column);
        self.paragraph(&set, column, node);
    }

    /// Places an address as a link, line by line.
    pub fn address(&mut self, address: &str, words: &str, look: Look, column: Column, inside: Node) {
        let node = self.outline.add(Some(inside), Kind::Link);
        let set = self.set(address, look, Way::Own, column);
        let (address, words): (Rc<str>, Rc<str>) = (address.into(), words.into());
        for line in 0..set.lines() {
            self.need(set.leading);
            self.line(&set, line, column, Some(node));
            if let Some((_, offset, w)) = set.place(line) {
                let (x, y) = (self.left(column) + offset, self.y);
                let (address, words) = (Rc::clone(&address), Rc::clone(&words));
                self.put(Op::Link { x, y, w, h: set.leading, address, words, node });
            }
            self.y += set.leading;
        }
    }
}
