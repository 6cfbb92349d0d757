//! Letters with sample values: what an administrator reads before one like it goes out, and what the snapshots of the
//! tests hold. Nobody in them exists.

use chrono::{NaiveDate, NaiveDateTime};

use super::letter::{self, Rendered};
use super::{Letter, Office, Part, Wording};
use crate::error::Result;
use crate::say::{Language, Msg};

/// Number of the sample case.
pub const CASE: &str = "2026-0117";
/// Its id in addresses.
pub const ID: i64 = 117;
/// The activity.
pub const TITLE: &str = "Books on wheels for rural schools";
/// Who asks.
pub const ORGANIZATION: &str = "Fundación Escuelas Rurales";
/// Whom the office writes to.
pub const PERSON: &str = "María José Fernández-Ibáñez";
/// Somebody of the office.
pub const COLLEAGUE: &str = "Nils Hallberg";
/// The end of a link that opens something once.
pub const LINK: &str = "sample-of-a-link-that-opens-nothing";

/// A day of the sample year.
pub fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

/// The morning of such a day, UTC.
pub fn at(month: u32, day: u32) -> NaiveDateTime {
    on(month, day).and_hms_opt(9, 30, 0).unwrap_or_default()
}

/// A letter with sample values.
pub struct Sample {
    /// `concept.letter`.
    pub kind: &'static str,
    /// What tells it from other samples of the same letter; empty for the usual one.
    pub case: &'static str,
    words: Box<dyn Fn() -> (Msg, Vec<Part>)>,
}

impl Sample {
    /// The usual case of a letter.
    pub fn of<L: Letter + 'static>(letter: L) -> Self {
        Self::when("", letter)
    }

    /// Another case of it, named in one word.
    pub fn when<L: Letter + 'static>(case: &'static str, letter: L) -> Self {
        Self { kind: L::KIND, case, words: Box::new(move || (letter.subject(), letter.parts())) }
    }

    /// As it would go out to [`PERSON`].
    ///
    /// # Errors
    /// When a template fails, which is a fault of ours.
    pub fn render(
        &self,
        language: Language,
        wording: &Wording,
        office: &Office,
        base_url: &str,
    ) -> Result<Rendered> {
        letter::render_words(
            || wording.apply(self.kind, language, (self.words)()),
            PERSON,
            language,
            office,
            base_url,
        )
    }

    /// Every message of it that the office may say in its own words: the subject line, headings and paragraphs.
    pub fn paragraphs(&self) -> Vec<Msg> {
        let (subject, parts) = (self.words)();
        let mut all = vec![subject];
        all.extend(parts.into_iter().filter_map(|part| match part {
            Part::Heading(words) | Part::Text(words) => Some(words),
            _ => None,
        }));
        all.retain(|words| words.key().is_some());
        all
    }
}
