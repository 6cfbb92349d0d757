//! Side by side: two cases, or two revisions of one request, line by line, with what differs marked. What is compared is
//! always a list of sections; a page shows them, whatever they are of.

mod answers;
mod cases;

pub use answers::answers;
pub use cases::{Side, cases, side};

use crate::requests::questions::ShownValue;
use crate::say::Msg;

/// Lines that belong together.
#[derive(Debug, Clone)]
pub struct Section {
    /// What they are about.
    pub title: Msg,
    /// The lines.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is.
    pub label: Msg,
    /// On the one side.
    pub one: ShownValue,
    /// On the other.
    pub other: ShownValue,
    /// Whether the two differ.
    pub differs: bool,
}

impl Line {
    fn new(label: Msg, one: ShownValue, other: ShownValue) -> Self {
        let differs = one != other;
        Self { label, one, other, differs }
    }
}

/// How many lines differ.
pub fn differences(sections: &[Section]) -> usize {
    sections.iter().flat_map(|section| &section.lines).filter(|line| line.differs).count()
}

/// The sections with only the lines that differ; a section without any is left out.
pub fn only_differences(mut sections: Vec<Section>) -> Vec<Section> {
    for section in &mut sections {
        section.lines.retain(|line| line.differs);
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}
