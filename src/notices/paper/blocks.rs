//! How each piece of a paper is set.

use std::rc::Rc;

use super::flow::{ALL, Column, Flow, HIGH, MEASURE, Op, WIDE, together};
use super::outline::{Kind, Node};
use super::qr;
use super::sheet::{Block, Proof, Sheet};
use super::text::{INK, LINK, Look, SOFT, Setter, Way};
use crate::error::Result;

const BODY: Look = Look { serif: true, bold: false, size: 10.5, ink: INK };
const STRONG: Look = Look { bold: true, ..BODY };
const PLAIN: Look = Look { size: 9.5, ink: SOFT, ..BODY };
const TITLE: Look = Look { size: 17.0, ..STRONG };
const HEADING: Look = Look { size: 12.5, ..STRONG };
const VALUE: Look = Look { serif: false, bold: false, size: 9.5, ink: INK };
const LABEL: Look = Look { bold: true, ..VALUE };
const SMALL: Look = Look { size: 8.5, ink: SOFT, ..VALUE };
const ADDRESS: Look = Look { size: 9.0, ink: LINK, ..VALUE };

/// The thin bar at the head of the first page.
const BAR: [u8; 3] = [0x00, 0x9e, 0xdb];
/// Rules between rows, the line beside a quotation.
const RULE: [u8; 3] = [0xd4, 0xdd, 0xe3];
/// Under the place that is kept free.
const WASH: [u8; 3] = [0xe7, 0xed, 0xf1];

/// Space between paragraphs.
const GAP: f32 = 9.0;
/// The picture's side.
const PICTURE: f32 = 92.0;
/// Room for a hand to sign.
const SIGNATURE: f32 = 64.0;
/// A clause as high as this with its explanation stays whole.
const SHORT: f32 = 110.0;

/// All pages of a sheet, but for what runs along at head and foot.
pub(super) fn pages(sheet: &Sheet, setter: Setter) -> Result<Flow> {
    let mut flow = Flow::new(setter, 46.0);
    flow.put(Op::Fill { x: 0.0, y: 0.0, w: WIDE, h: 4.0, color: BAR });
    flow.say(&sheet.office, Look { size: 12.0, ..STRONG }, Way::Paper, ALL, None);
    flow.y += 2.0;
    flow.say(&sheet.reach.join(" · "), SMALL, Way::Own, ALL, None);
    flow.y += 26.0;
    let node = flow.outline.add(None, Kind::Heading(1, sheet.title.clone()));
    flow.headings.push((sheet.title.clone(), flow.pages.len() - 1, flow.y));
    let set = flow.set(&sheet.title, TITLE, Way::Paper, ALL);
    flow.paragraph(&set, ALL, node);
    flow.y += 8.0;
    for (place, block) in sheet.blocks.iter().enumerate() {
        put(&mut flow, block, sheet.blocks.get(place + 1))?;
    }
    Ok(flow)
}

fn put(flow: &mut Flow, block: &Block, next: Option<&Block>) -> Result<()> {
    match block {
        Block::Heading(text) => heading(flow, text, next),
        Block::Text(text) => {
            flow.skip(GAP);
            // What announces something stands on one page with the beginning of it.
            if text.ends_with(':') {
                let with_next = flow.set(text, BODY, Way::Paper, ALL).height() + beginning(flow, next);
                flow.need(with_next);
            }
            flow.say(text, BODY, Way::Paper, ALL, None);
        }
        Block::Quote(lines) => quote(flow, lines),
        Block::Facts(rows) => facts(flow, rows),
        Block::Points(points) => {
            flow.skip(GAP * 0.4);
            let list = flow.outline.add(None, Kind::List(false));
            for point in points {
                item(flow, list, "•", point, "");
            }
        }
        Block::Numbered(clauses) => {
            flow.skip(GAP * 0.4);
            let list = flow.outline.add(None, Kind::List(true));
            for (number, (clause, plain)) in (1..).zip(clauses) {
                item(flow, list, &format!("{number}."), clause, plain);
            }
        }
        Block::Link(words, address) => {
            flow.skip(GAP);
            flow.need(BODY.size * 3.4);
            let node = flow.outline.add(None, Kind::Paragraph);
            let set = flow.set(words, STRONG, Way::Paper, ALL);
            flow.paragraph(&set, ALL, node);
            flow.address(address, words, ADDRESS, ALL, node);
        }
        Block::Placeholder(text) => placeholder(flow, text),
        Block::SignOff(words, office) => {
            flow.skip(GAP * 2.0);
            let signed = matches!(next, Some(Block::Placeholder(_))).then(|| beginning(flow, next));
            flow.need(BODY.size * 3.4 + signed.unwrap_or(0.0));
            flow.say(words, BODY, Way::Paper, ALL, None);
            flow.say(office, STRONG, Way::Paper, ALL, None);
        }
        Block::Proof(proof) => prove(flow, proof)?,
    }
    Ok(())
}

/// How much of a block must stand on one page with what announces it.
fn beginning(flow: &mut Flow, block: Option<&Block>) -> f32 {
    let mut lines = |text: &str, way, most: usize| {
        let set = flow.set(text, BODY, way, ALL);
        // Three lines stay whole; of more, two begin.
        let count = set.lines();
        set.leading * if count <= most { count } else { 2 } as f32
    };
    match block {
        Some(Block::Text(text)) => GAP + lines(text, Way::Paper, 3),
        Some(Block::Quote(all)) => GAP + all.first().map_or(0.0, |text| lines(text, Way::Own, 3)),
        Some(Block::Points(points)) => GAP + points.first().map_or(0.0, |text| lines(text, Way::Paper, 3)),
        Some(Block::Numbered(all)) => GAP + all.first().map_or(0.0, |(text, _)| lines(text, Way::Paper, 3)),
        Some(Block::Facts(rows)) => {
            let of_value = |text: &str| text.split('\n').count().max(text.chars().count() / 62 + 1).min(8);
            let first = rows.iter().take(2).map(|(_, value)| of_value(value)).sum::<usize>();
            GAP + first as f32 * VALUE.size * 1.7 + 4.0 * 4.0
        }
        Some(Block::Link(..) | Block::SignOff(..)) => GAP * 2.0 + BODY.size * 3.4,
        Some(Block::Proof(_)) => GAP * 1.6 + PICTURE,
        Some(Block::Placeholder(_)) => GAP * 2.0 + SIGNATURE,
        Some(Block::Heading(_)) => GAP * 2.0 + HEADING.size * 2.0,
        None => 0.0,
    }
}

fn heading(flow: &mut Flow, text: &str, next: Option<&Block>) {
    flow.skip(GAP * 2.0);
    let set = flow.set(text, HEADING, Way::Paper, ALL);
    let with_next = set.height() + beginning(flow, next);
    flow.need(with_next);
    flow.headings.push((text.to_owned(), flow.pages.len() - 1, flow.y));
    let node = flow.outline.add(None, Kind::Heading(2, text.to_owned()));
    flow.paragraph(&set, ALL, node);
}

fn quote(flow: &mut Flow, lines: &[String]) {
    let column = Column { start: 14.0, width: MEASURE - 14.0 };
    let edge = Column { start: 0.0, width: 3.0 };
    let node = flow.outline.add(None, Kind::Quote);
    flow.skip(GAP);
    for text in lines {
        let set = flow.set(text, BODY, Way::Own, column);
        let paragraph = flow.outline.add(Some(node), Kind::Paragraph);
        for line in 0..set.lines() {
            flow.need(set.leading * together(line, set.lines()) as f32);
            let (x, y) = (flow.left(edge), flow.y);
            flow.put(Op::Fill { x, y, w: edge.width, h: set.leading, color: RULE });
            flow.line(&set, line, column, Some(paragraph));
            flow.y += set.leading;
        }
    }
}

fn facts(flow: &mut Flow, rows: &[(String, String)]) {
    const NAMES: Column = Column { start: 0.0, width: 132.0 };
    const VALUES: Column = Column { start: 146.0, width: MEASURE - 146.0 };
    const PAD: f32 = 4.0;
    let table = flow.outline.add(None, Kind::Table);
    flow.skip(GAP);
    for (place, (label, value)) in rows.iter().enumerate() {
        let row = flow.outline.add(Some(table), Kind::Row);
        let (name, said) =
            (flow.outline.add(Some(row), Kind::Label), flow.outline.add(Some(row), Kind::Value));
        let mut leading: f32 = 0.0;
        let mut column = |text: &str, look, way, column| {
            let mut lines = Vec::new();
            for text in text.split('\n') {
                let set = flow.set(text, look, way, column);
                leading = leading.max(set.leading);
                lines.extend((0..set.lines()).map(|line| (Rc::clone(&set), line)));
            }
            lines
        };
        let names = column(label, LABEL, Way::Paper, NAMES);
        let values = column(value, VALUE, Way::Own, VALUES);
        let lines = names.len().max(values.len()).max(1);
        // A short row stays whole; neither the first nor the last stands alone.
        let paired = rows.len() > 1 && (place == 0 || place + 2 == rows.len());
        let kept = if lines <= 8 { lines } else { 2 } + usize::from(paired);
        flow.need(leading * kept as f32 + if paired { 4.0 } else { 2.0 } * PAD);
        flow.y += PAD;
        for line in 0..lines {
            flow.need(leading * if lines <= 8 { 1 } else { together(line, lines) } as f32);
            for (node, all, column) in [(name, &names, NAMES), (said, &values, VALUES)] {
                if let Some((set, line)) = all.get(line) {
                    flow.line(set, *line, column, Some(node));
                }
            }
            flow.y += leading;
        }
        flow.y += PAD;
        let (x, y) = (flow.left(ALL), flow.y);
        flow.put(Op::Fill { x, y, w: MEASURE, h: 0.75, color: RULE });
    }
    flow.y += PAD;
}

fn item(flow: &mut Flow, list: Node, mark: &str, text: &str, plain: &str) {
    const MARKS: Column = Column { start: 0.0, width: 22.0 };
    const WORDS: Column = Column { start: 22.0, width: MEASURE - 22.0 };
    let item = flow.outline.add(Some(list), Kind::Item);
    let (label, body) = (flow.outline.add(Some(item), Kind::Mark), flow.outline.add(Some(item), Kind::Body));
    let marks = flow.set(mark, BODY, Way::Paper, MARKS);
    let words = flow.set(text, BODY, Way::Paper, WORDS);
    flow.skip(GAP * 0.6);
    let explained = match plain.is_empty() {
        true => 0.0,
        false => 1.5 + flow.set(plain, PLAIN, Way::Paper, WORDS).height(),
    };
    // A short clause keeps its explanation; of a long one, two lines begin.
    let whole = words.height() + explained;
    flow.need(if whole <= SHORT { whole } else { words.leading * words.lines().min(3) as f32 });
    flow.line(&marks, 0, MARKS, Some(label));
    let node = flow.outline.add(Some(body), Kind::Paragraph);
    flow.paragraph(&words, WORDS, node);
    if !plain.is_empty() {
        flow.y += 1.5;
        flow.say(plain, PLAIN, Way::Paper, WORDS, Some(body));
    }
}

fn placeholder(flow: &mut Flow, text: &str) {
    const PAD: f32 = 12.0;
    let column = Column { start: PAD, width: MEASURE - 2.0 * PAD };
    let set = flow.set(text, VALUE, Way::Paper, column);
    let height = (set.height() + 2.0 * PAD).max(SIGNATURE);
    flow.skip(GAP * 2.0);
    flow.need(height);
    let (x, y) = (flow.left(ALL), flow.y);
    flow.put(Op::Fill { x, y, w: MEASURE, h: height, color: WASH });
    flow.put(Op::Frame { x, y, w: MEASURE, h: height });
    flow.y += PAD;
    let node = flow.outline.add(None, Kind::Paragraph);
    flow.paragraph(&set, column, node);
    flow.y = y + height;
}

fn prove(flow: &mut Flow, proof: &Proof) -> Result<()> {
    let words = Column { start: PICTURE + 16.0, width: MEASURE - PICTURE - 16.0 };
    let qr = qr::of(&proof.address)?;
    flow.skip(GAP * 1.6);
    flow.need(PICTURE);
    let top = flow.y;
    let x = flow.left(Column { start: 0.0, width: PICTURE });
    let kind = Kind::Picture(proof.alt.clone(), flow.pages.len() - 1, [x, top, PICTURE]);
    let node = flow.outline.add(None, kind);
    let module = PICTURE / qr.side as f32;
    flow.put(Op::Picture { squares: Rc::new(qr.squares), x, y: top, module, node });
    flow.y += 6.0;
    flow.say(&proof.hint, VALUE, Way::Paper, words, None);
    flow.y += 3.0;
    if !proof.code.is_empty() {
        flow.say(&proof.code, Look { size: 13.0, ..LABEL }, Way::Own, words, None);
        flow.y += 3.0;
    }
    let node = flow.outline.add(None, Kind::Paragraph);
    flow.address(&proof.address, &proof.hint, ADDRESS, words, node);
    flow.y = flow.y.max(top + PICTURE);
    Ok(())
}

/// What runs along: number and date at the head of each following page, the page's place in words at its foot.
pub(super) fn run_along(
    flow: &mut Flow,
    head: &str,
    foot: impl Fn(usize, usize) -> String,
) -> Vec<[Option<Op>; 2]> {
    let count = flow.pages.len();
    let mut along = Vec::with_capacity(count);
    for page in 1..=count {
        let mut line = |text: &str, y: f32| {
            let set = flow.set(text, SMALL, Way::Paper, ALL);
            Op::Line { set, line: 0, x: flow.left(ALL), y, node: None }
        };
        let above = (page > 1).then(|| line(head, 44.0));
        along.push([above, Some(line(&foot(page, count), HIGH - 54.0))]);
    }
    along
}
