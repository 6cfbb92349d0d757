//! Controversies: reports on an organization that a screener read, weighed by hand and graded. They stay with the
//! organization; what is open there is remembered for its next case.

pub mod actions;
pub(super) mod pages;
pub mod rules;
pub(super) mod store;

pub use crate::db::ids::ControversyId;
pub use actions::New;
pub use store::{Controversy, by_id, of_organization, worst_open};

use crate::error::Result;
use crate::say::{self, Msg, current_language};
use crate::text_enum;

text_enum! {
    /// What a report is weighed by, each from 0 to 4; more is worse.
    pub enum Aspect {
        /// What was done to people, or to nature.
        Harm = "harm",
        /// How sure it is.
        Credibility = "credibility",
        /// How often, and in how many places.
        Breadth = "breadth",
        /// What the organization itself had to do with it.
        Responsibility = "responsibility",
        /// What was put right.
        Remedy = "remedy",
    }
}

text_enum! {
    /// Why a report counts no more.
    pub enum Ending {
        /// It was put right.
        Remedied = "remedied",
        /// It was not true, or not about this organization.
        Wrong = "wrong",
    }
}

fn words(id: &str) -> Msg {
    say::by_id("controversies", id).unwrap_or_else(|| Msg::plain(id))
}

impl Aspect {
    /// What is asked.
    pub fn label(self) -> Msg {
        words(self.as_str())
    }

    /// What 0 means.
    pub fn least(self) -> Msg {
        words(&format!("{self}-least"))
    }

    /// What 4 means.
    pub fn most(self) -> Msg {
        words(&format!("{self}-most"))
    }
}

impl Ending {
    /// In words.
    pub fn words(self) -> Msg {
        words(&format!("ending-{self}"))
    }

    /// When to choose it.
    pub fn hint(self) -> Msg {
        words(&format!("ending-{self}-hint"))
    }
}

impl Controversy {
    /// True while it counts.
    pub fn is_open(&self) -> bool {
        self.ending.is_none()
    }

    /// What was set for one aspect, 0 to 4.
    pub fn weight(&self, aspect: Aspect) -> i64 {
        match aspect {
            Aspect::Harm => self.harm,
            Aspect::Credibility => self.credibility,
            Aspect::Breadth => self.breadth,
            Aspect::Responsibility => self.responsibility,
            Aspect::Remedy => self.remedy,
        }
    }

    /// Its grade.
    pub fn graded(&self) -> Grade {
        Grade(self.grade)
    }
}

/// A grade of controversy, 0 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grade(pub i64);

impl Grade {
    /// The number with its words.
    pub fn words(self) -> Msg {
        let wanted = self.0.to_string();
        let found = grades().unwrap_or_default().into_iter().find(|(value, _)| *value == wanted);
        found.map_or_else(|| Msg::plain(wanted), |(_, words)| words)
    }

    /// The tone: a class of `.tag`.
    pub const fn tone(self) -> &'static str {
        match self.0 {
            ..=0 => "ok",
            1..super::rules::SERIOUS => "info",
            _ => "warn",
        }
    }
}

/// The grades with their words, as choices of a form.
///
/// # Errors
/// When the reference data cannot be read.
pub(super) fn grades() -> Result<Vec<(String, Msg)>> {
    let tag = current_language().tag();
    let all = super::actions::reference()?.controversy.iter();
    Ok(all
        .map(|one| {
            let words = say::screening::controversy_choice(one.level, one.text.say(tag));
            (one.level.to_string(), words)
        })
        .collect())
}
