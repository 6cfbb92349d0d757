//! Lessons: what a closed case teaches the next one.

pub mod actions;
pub mod invariants;
mod letters;
pub mod lifecycle;
pub mod pages;
pub mod rules;
mod store;

pub use crate::db::ids::LessonId;
pub use letters::samples as sample_letters;
pub use lifecycle::{LessonAction, LessonState};
pub use store::{Lesson, LessonFilter, Waiver, applied_in, by_id, count, of_request, page, waiver_of};

use crate::access::Role;
use crate::access::lessons::Circle;
use crate::error::Problems;
use crate::say::{self, Msg};
use crate::text_enum;

text_enum! {
    /// What kind of lesson it is.
    pub enum LessonKind {
        /// Something to do otherwise.
        Lesson = "lesson",
        /// Something to do again.
        BestPractice = "best_practice",
        /// A whole that others can copy (paragraph 10).
        ReplicableModel = "replicable_model",
        /// It went well by luck.
        NearMiss = "near_miss",
    }
}

text_enum! {
    /// Who may read it once it is published.
    pub enum Confidentiality {
        /// Anybody.
        Public = "public",
        /// People of the office.
        UnInternal = "un_internal",
        /// The advisory group.
        GroupOnly = "group_only",
    }
}

impl Confidentiality {
    /// The circle of readers, as the policy knows it.
    pub const fn circle(self) -> Circle {
        match self {
            Self::Public => Circle::Public,
            Self::UnInternal => Circle::Internal,
            Self::GroupOnly => Circle::Group,
        }
    }

    /// In words.
    pub fn words(self) -> Msg {
        words("confidentiality", self.as_str())
    }
}

impl LessonKind {
    /// In words.
    pub fn words(self) -> Msg {
        words("kind", self.as_str())
    }

    /// The tone of its tag.
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Lesson => "info",
            Self::BestPractice | Self::ReplicableModel => "ok",
            Self::NearMiss => "warn",
        }
    }
}

impl LessonState {
    /// In words.
    pub fn words(self) -> Msg {
        words("state", self.as_str())
    }
}

/// Roles that a recommendation can be addressed to.
pub const OWNERS: &[Role] = &[
    Role::Secretariat,
    Role::Screener,
    Role::Reviewer,
    Role::Chair,
    Role::AuthorizingOfficer,
    Role::FocalPoint,
    Role::LocalNetwork,
    Role::Partner,
];

/// A role as the owner of a recommendation, in words.
pub fn owner_words(role: Role) -> Msg {
    words("owner", role.as_str())
}

fn words(what: &str, code: &str) -> Msg {
    say::by_id("lessons", &format!("{what}-{}", code.replace('_', "-"))).unwrap_or_else(|| Msg::plain(code))
}

/// What a contributor writes. A draft may lack anything but its title and kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Kind.
    pub kind: LessonKind,
    /// Title.
    pub title: String,
    /// What was intended.
    pub intended: String,
    /// What happened.
    pub happened: String,
    /// The effect it had.
    pub effect: String,
    /// What to do.
    pub recommendation: String,
    /// Who is to do it.
    pub owner: Option<Role>,
    /// Criteria of the rubric it concerns.
    pub criteria: Vec<String>,
    /// Who may read it.
    pub confidentiality: Confidentiality,
}

/// Longest title, characters.
pub const LONGEST_TITLE: usize = 160;
/// Longest text of one field, characters.
pub const LONGEST_TEXT: usize = 4000;

impl Written {
    /// What is missing before it can be validated, a problem a field.
    ///
    /// # Errors
    /// The problems.
    pub fn complete(&self) -> Result<(), Problems> {
        let mut problems = Problems::new();
        for (field, text, missing) in [
            ("intended", &self.intended, say::lessons::enter_intended()),
            ("happened", &self.happened, say::lessons::enter_happened()),
            ("effect", &self.effect, say::lessons::enter_effect()),
            ("recommendation", &self.recommendation, say::lessons::enter_recommendation()),
        ] {
            if text.is_empty() {
                problems.add(field, missing);
            }
        }
        if self.owner.is_none() {
            problems.add("owner_role", say::lessons::choose_owner());
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// All its text, for search and for the check of names.
    pub fn texts(&self) -> [&str; 5] {
        [&self.title, &self.intended, &self.happened, &self.effect, &self.recommendation]
    }
}
