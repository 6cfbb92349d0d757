//! Paragraphs of letters in the office's own words. A letter is a compiled frame; its subject line, headings and
//! paragraphs may be reworded, a version each, per language. An administrator proposes, another one approves; only then
//! do letters say so. Numbers, names, tables, buttons and the block for the signature stay as the frame has them.

pub mod actions;
pub mod rules;
mod store;

use chrono::NaiveDateTime;

pub use crate::db::ids::ParagraphId;
pub(super) use store::odd;
pub use store::{by_id, counts, in_force, of_letter, versions};

use super::Part;
use crate::db::Conn;
use crate::db::ids::AccountId;
use crate::error::Result;
use crate::say::{Language, Msg, letterbook as t};
use crate::text_enum;

text_enum! {
    /// Where a version of a paragraph stands.
    pub enum ParagraphState {
        /// Waits for another administrator.
        Proposed = "proposed",
        /// What letters say now.
        InForce = "in_force",
        /// A newer version took its place.
        Superseded = "superseded",
        /// Another administrator did not agree.
        Refused = "refused",
        /// Whoever proposed it took it back.
        Withdrawn = "withdrawn",
    }
}

impl ParagraphState {
    /// In words.
    pub fn words(self) -> Msg {
        match self {
            Self::Proposed => t::paragraph_proposed(),
            Self::InForce => t::paragraph_in_force(),
            Self::Superseded => t::paragraph_superseded(),
            Self::Refused => t::paragraph_refused(),
            Self::Withdrawn => t::paragraph_withdrawn(),
        }
    }

    /// The tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Proposed => "warn",
            Self::InForce => "ok",
            Self::Superseded | Self::Withdrawn => "line",
            Self::Refused => "stop",
        }
    }
}

/// Which paragraph of which letter, in which language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// `concept.letter`.
    pub letter: String,
    /// The language.
    pub language: Language,
    /// Its name: module and id of its message, with a dot between.
    pub paragraph: String,
}

/// The name of a paragraph; none for words that are no message.
pub fn name_of(words: &Msg) -> Option<String> {
    words.key().map(|(module, id)| format!("{module}.{id}"))
}

/// A version of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: ParagraphId,
    /// `concept.letter`.
    pub letter: String,
    /// Tag of the language.
    pub language: String,
    /// Name of the paragraph.
    pub paragraph: String,
    /// 1, 2, ... for each paragraph.
    pub version: i64,
    /// Where it stands.
    pub state: ParagraphState,
    /// The words, names of arguments in braces; none for the words on board again.
    pub text: Option<String>,
    /// Why, for whoever approves.
    pub why: String,
    /// Who proposed it.
    pub proposed_by: AccountId,
    /// Name of that person.
    pub proposed_name: String,
    /// Proposed, UTC.
    pub proposed_at: NaiveDateTime,
    /// Name of whoever approved, refused or withdrew it.
    pub answered_name: Option<String>,
    /// When, UTC.
    pub answered_at: Option<NaiveDateTime>,
}

/// What letters of some kinds say in the office's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording(Vec<Reworded>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Reworded {
    letter: String,
    language: String,
    paragraph: String,
    text: String,
}

impl Wording {
    /// What is in force for letters of these kinds.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(conn: &mut Conn, letters: &[&str]) -> Result<Self> {
        Ok(Self(store::wording(conn, letters)?.into_iter().map(Reworded::from).collect()))
    }

    /// The same with one more paragraph in it: how a letter would read.
    #[must_use]
    pub fn with(mut self, version: &Version) -> Self {
        let same = |one: &Reworded| {
            (one.letter.as_str(), one.language.as_str(), one.paragraph.as_str())
                == (version.letter.as_str(), version.language.as_str(), version.paragraph.as_str())
        };
        self.0.retain(|one| !same(one));
        if let Some(text) = version.text.clone() {
            let (letter, language) = (version.letter.clone(), version.language.clone());
            self.0.push(Reworded { letter, language, paragraph: version.paragraph.clone(), text });
        }
        self
    }

    /// A letter in these words.
    pub(super) fn apply(
        &self,
        letter: &str,
        language: Language,
        (subject, parts): (Msg, Vec<Part>),
    ) -> (Msg, Vec<Part>) {
        let reworded = |words: Msg| self.say(letter, language, words);
        let parts = parts.into_iter().map(|part| match part {
            Part::Heading(words) => Part::Heading(reworded(words)),
            Part::Text(words) => Part::Text(reworded(words)),
            other => other,
        });
        (reworded(subject), parts.collect())
    }

    fn say(&self, letter: &str, language: Language, words: Msg) -> Msg {
        let mut all = self.0.iter().filter(|one| one.letter == letter && one.language == language.tag());
        let Some(name) = name_of(&words) else { return words };
        match all.find(|one| one.paragraph == name) {
            // A newer program may have other arguments: then the words on board are the right ones.
            Some(one) if rules::unknown(&one.text, &words.placeholders()).is_none() => {
                words.reworded(&one.text)
            }
            _ => words,
        }
    }
}

impl From<(String, String, String, String)> for Reworded {
    fn from((letter, language, paragraph, text): (String, String, String, String)) -> Self {
        Self { letter, language, paragraph, text }
    }
}
