//! What a paper is made of, for who listens to it: headings, paragraphs, lists, tables, pictures in reading order.

use std::num::NonZeroU16;

use krilla::geom::Rect;
use krilla::tagging::{BBox, Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

/// A place in the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(usize);

/// What a place is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A heading with its level and words.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// Somebody's words.
    Quote,
    /// A table, its rows, a label of a row and what stands beside it.
    Table,
    Row,
    Label,
    Value,
    /// A list with numbers or without, an item, its mark and its words.
    List(bool),
    Item,
    Mark,
    Body,
    /// A link.
    Link,
    /// A picture with what it shows in words; its page, left, top and side.
    Picture(String, usize, [f32; 3]),
}

struct Entry {
    kind: Kind,
    pieces: Vec<Identifier>,
    inside: Vec<Node>,
}

/// The outline, filled in reading order.
#[derive(Default)]
pub(super) struct Outline {
    entries: Vec<Entry>,
    roots: Vec<Node>,
}

impl Outline {
    /// A new place, inside another one or at the top.
    pub fn add(&mut self, inside: Option<Node>, kind: Kind) -> Node {
        let node = Node(self.entries.len());
        self.entries.push(Entry { kind, pieces: Vec::new(), inside: Vec::new() });
        match inside.and_then(|outer| self.entries.get_mut(outer.0)) {
            Some(outer) => outer.inside.push(node),
            None => self.roots.push(node),
        }
        node
    }

    /// What stands on a page belongs to a place.
    pub fn hold(&mut self, node: Node, piece: Identifier) {
        if let Some(entry) = self.entries.get_mut(node.0) {
            entry.pieces.push(piece);
        }
    }

    /// The tree as the file keeps it.
    pub fn tree(mut self, language: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for root in std::mem::take(&mut self.roots) {
            if let Some(group) = self.group(root) {
                tree.push(group);
            }
        }
        tree
    }

    fn group(&mut self, node: Node) -> Option<TagGroup> {
        let entry = self.entries.get_mut(node.0)?;
        let (pieces, inside) = (std::mem::take(&mut entry.pieces), std::mem::take(&mut entry.inside));
        let mut group = TagGroup::new(tag(&entry.kind));
        for piece in pieces {
            group.push(piece);
        }
        for node in inside {
            if let Some(inner) = self.group(node) {
                group.push(inner);
            }
        }
        Some(group)
    }
}

fn tag(kind: &Kind) -> TagKind {
    match kind {
        Kind::Heading(level, words) => {
            Tag::Hn(NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN), Some(words.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::Quote => Tag::BlockQuote.into(),
        Kind::Table => Tag::Table.into(),
        Kind::Row => Tag::TR.into(),
        Kind::Label => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Value => Tag::TD.into(),
        Kind::List(true) => Tag::L(ListNumbering::Decimal).into(),
        Kind::List(false) => Tag::L(ListNumbering::Disc).into(),
        Kind::Item => Tag::LI.into(),
        Kind::Mark => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Link => Tag::Link.into(),
        Kind::Picture(alt, page, [x, y, side]) => {
            let place = Rect::from_xywh(*x, *y, *side, *side).map(|place| BBox::new(*page, place));
            Tag::Figure(Some(alt.clone())).with_bbox(place).into()
        }
    }
}
