//! What stands on a paper: words only, in one language, already clean. The same sheet gives the same bytes, so it
//! is kept with what it says and can be set again.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clean;
use crate::notices::{Letter, Office, Part, Wording};
use crate::say::{self as t, Language, Msg, with_language};

/// A paper in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Tag of its language, which decides its direction.
    pub language: String,
    /// Number, at the head of each following page.
    pub number: String,
    /// Day it is dated.
    pub dated: NaiveDate,
    /// Title of the document and first heading.
    pub title: String,
    /// Who writes.
    pub office: String,
    /// How to reach who writes: a few short lines.
    pub reach: Vec<String>,
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
}

/// One piece of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading below the title.
    Heading(String),
    /// A paragraph of ours.
    Text(String),
    /// Words that a person typed: a paragraph a line.
    Quote(Vec<String>),
    /// A table of labels and values, each of which may have several lines.
    Facts(Vec<(String, String)>),
    /// Points without numbers.
    Points(Vec<String>),
    /// Numbered clauses with a plain explanation each, which may be empty.
    Numbered(Vec<(String, String)>),
    /// Words and an address of ours, printed and as a link: words, address.
    Link(String, String),
    /// A place that the template keeps free, such as the signature.
    Placeholder(String),
    /// The end of a letter: greeting and who writes.
    SignOff(String, String),
    /// The picture that opens a page of ours.
    Proof(Proof),
}

/// A QR picture with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The address in the picture; also a link.
    pub address: String,
    /// What the picture is, for who does not see it.
    pub alt: String,
    /// What it opens.
    pub hint: String,
    /// The short code, to be typed.
    pub code: String,
}

impl Sheet {
    /// An empty paper of the office, in a language.
    pub fn new(language: Language, number: &str, dated: NaiveDate, title: &str, office: &Office) -> Self {
        let mut reach: Vec<String> = office.address.lines().map(clean::line).collect();
        reach.push(clean::line(&office.contact_email));
        reach.push(clean::line(&office.contact_phone));
        reach.retain(|line| !line.is_empty());
        Self {
            language: language.tag().to_owned(),
            number: clean::line(number),
            dated,
            title: clean::line(title),
            office: clean::line(&office.name),
            reach,
            blocks: Vec::new(),
        }
    }

    /// A letter on paper: the same parts and words as in the mail, with the number and date of the head first.
    pub fn of_letter<L: Letter>(
        letter: &L,
        wording: &Wording,
        head: (&str, NaiveDate),
        name: &str,
        language: Language,
        (office, base_url): (&Office, &str),
    ) -> Self {
        with_language(language, || {
            let (subject, parts) = wording.apply(L::KIND, language, (letter.subject(), letter.parts()));
            let mut sheet = Self::new(language, head.0, head.1, &subject.to_string(), office);
            let mut parts = parts.into_iter().peekable();
            if let Some(facts) = parts.next_if(|part| matches!(part, Part::Facts(_))) {
                sheet.say(&facts, base_url);
            }
            sheet.blocks.push(Block::Text(clean::line(&t::notices::greeting(name).to_string())));
            for part in parts {
                sheet.say(&part, base_url);
            }
            let office = sheet.office.clone();
            let end = Block::SignOff(clean::line(&t::notices::sign_off().to_string()), office);
            // On paper the place for the signature stands under the greeting.
            let place =
                sheet.blocks.len() - usize::from(matches!(sheet.blocks.last(), Some(Block::Placeholder(_))));
            sheet.blocks.insert(place, end);
            sheet
        })
    }

    /// Adds a part of a letter, in the language that is spoken now.
    pub fn say(&mut self, part: &Part, base_url: &str) {
        let pairs = |rows: &[(String, String)]| -> Vec<(String, String)> {
            rows.iter().map(|(one, other)| (clean::line(one), clean::line(other))).collect()
        };
        let block = match part {
            Part::Heading(text) => Block::Heading(clean::line(&text.to_string())),
            Part::Text(text) => Block::Text(clean::line(&text.to_string())),
            Part::Quote(text) => Block::Quote(clean::lines(text)),
            Part::Facts(rows) => Block::Facts(
                rows.iter()
                    .map(|(label, value)| (clean::line(&label.to_string()), clean::line(value)))
                    .collect(),
            ),
            Part::Points(points) => Block::Points(points.iter().map(|one| clean::line(one)).collect()),
            Part::Numbered(clauses) => Block::Numbered(pairs(clauses)),
            Part::Button(words, path) | Part::Link(words, path) => {
                Block::Link(clean::line(&words.to_string()), clean::line(&format!("{base_url}{path}")))
            }
            Part::Placeholder(text) => Block::Placeholder(clean::line(&text.to_string())),
        };
        self.blocks.push(block);
    }

    /// Adds labels and what people wrote beside them, whose lines are kept.
    pub fn answers(&mut self, rows: &[(Msg, String)]) {
        let row = |(label, value): &(Msg, String)| {
            (clean::line(&label.to_string()), clean::lines(value).join("\n"))
        };
        self.blocks.push(Block::Facts(rows.iter().map(row).collect()));
    }

    /// Adds the picture, before the end of a letter when there is one.
    pub fn prove(&mut self, proof: Proof) {
        let ends = |block: &Block| matches!(block, Block::SignOff(..) | Block::Placeholder(_));
        let place = self.blocks.iter().position(ends);
        let place = place.unwrap_or(self.blocks.len());
        self.blocks.insert(place, Block::Proof(proof));
    }

    /// Made harmless once more before it is set: whoever wrote the sheet, no text ends a line or turns another.
    pub(super) fn cleaned(mut self) -> Self {
        for text in self.texts_mut() {
            *text = clean::line(text);
        }
        for (label, value) in self.blocks.iter_mut().filter_map(Block::facts).flatten() {
            *label = clean::line(label);
            *value = clean::lines(value).join("\n");
        }
        self
    }

    /// Every text on it but for tables, to look at each letter.
    pub(super) fn texts_mut(&mut self) -> Vec<&mut String> {
        let mut all: Vec<&mut String> = vec![&mut self.title, &mut self.number, &mut self.office];
        all.extend(&mut self.reach);
        for block in &mut self.blocks {
            match block {
                Block::Heading(text) | Block::Text(text) | Block::Placeholder(text) => all.push(text),
                Block::Quote(texts) | Block::Points(texts) => all.extend(texts),
                Block::Numbered(rows) => all.extend(rows.iter_mut().flat_map(|(one, other)| [one, other])),
                Block::Link(one, other) | Block::SignOff(one, other) => all.extend([one, other]),
                Block::Proof(proof) => all.extend([&mut proof.alt, &mut proof.hint, &mut proof.code]),
                Block::Facts(_) => {}
            }
        }
        all
    }

    /// Every text of its tables.
    pub(super) fn cells_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.blocks.iter_mut().filter_map(Block::facts).flatten().flat_map(|(label, value)| [label, value])
    }
}

impl Block {
    fn facts(&mut self) -> Option<&mut Vec<(String, String)>> {
        match self {
            Self::Facts(rows) => Some(rows),
            _ => None,
        }
    }
}
