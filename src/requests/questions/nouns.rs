//! What a question is: the nouns that the declarations are written with.

use super::choices::Choices;
use super::conditions::Condition;
use crate::requests::answers::Answers;
use crate::say::{self, Msg};

/// A part of the form, as the task list groups it.
#[derive(Debug)]
pub struct Section {
    /// `organization`, `values`, `use`, `substance`, `fundraising`, `consent`.
    pub key: &'static str,
    /// Its groups, in the order of the form.
    pub groups: Vec<Group>,
}

/// The questions of one page.
#[derive(Debug)]
pub struct Group {
    /// Its name in addresses and in the database.
    pub key: &'static str,
    /// The section it stands in.
    pub section: &'static str,
    /// Its questions, in the order of the page.
    pub questions: Vec<Question>,
    /// When the page is needed at all.
    pub shown_if: Condition,
    /// True when the answers live on the organization's profile and are confirmed for each request.
    pub on_profile: bool,
}

/// One question.
#[derive(Debug)]
pub struct Question {
    /// Its name: in forms, in stored answers and (with hyphens) of its words.
    pub key: &'static str,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// When an answer must be given.
    pub required: Required,
    /// When it is asked.
    pub shown_if: Condition,
    /// The name under which checks read it, when several questions make one answer (`revenue_shares`).
    pub part_of: Option<&'static str>,
    /// How browsers may fill it in.
    pub autocomplete: Option<&'static str>,
}

/// The kinds of answers.
#[derive(Debug, Clone)]
pub enum Kind {
    /// One line, so many characters.
    Text(usize),
    /// Many lines, so many characters.
    Long(usize),
    /// One of a list.
    One(Choices),
    /// Any number of a list.
    Many(Choices),
    /// A day, in three boxes.
    Date,
    /// A whole number between two bounds.
    Whole {
        /// The smallest.
        min: i64,
        /// The largest.
        max: i64,
    },
    /// 0 to 100, up to two decimals.
    Percent,
    /// A year of somebody's life: 1900 to this year.
    Year,
    /// Yes or no.
    YesNo,
    /// Uploads; they are documents, not answers.
    Files(FileRule),
    /// An http or https address.
    Web,
    /// An e-mail address.
    Email,
    /// One country or area, by M49 code.
    Country,
    /// Countries and areas, by M49 code.
    Countries {
        /// True when "everywhere in the world" (`global`) can be chosen instead.
        global: bool,
    },
    /// A list of rows that grows and shrinks.
    Rows {
        /// What each row holds.
        columns: Vec<Column>,
        /// The most rows.
        max: usize,
    },
    /// A box that must be ticked.
    Tick,
}

/// How many files, and whether each needs a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileRule {
    /// The most files.
    pub max: usize,
    /// True when each file needs its text for those who cannot see it.
    pub description_required: bool,
}

/// One field of a row. Only kinds that are one text (text, long text, one of a list, percent, year,
/// country).
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name; its words are those of `<question>-<column>`.
    pub key: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// True when each row must have it.
    pub required: bool,
}

/// When an answer must be given.
#[derive(Debug, Clone)]
pub enum Required {
    /// Whenever the question is asked.
    Always,
    /// May stay empty.
    Never,
    /// When the condition holds.
    If(Condition),
    /// A rule between answers says so (`rules.rs`).
    ByRule,
}

impl Group {
    /// A page of a section, needed always.
    pub fn new(section: &'static str, key: &'static str, questions: Vec<Question>) -> Self {
        Self { key, section, questions, shown_if: Condition::Always, on_profile: false }
    }

    /// Needed only when the condition holds.
    pub fn when(mut self, condition: Condition) -> Self {
        self.shown_if = condition;
        self
    }

    /// Kept on the organization's profile.
    pub fn on_profile(mut self) -> Self {
        self.on_profile = true;
        self
    }

    /// The heading of the page, which names the group everywhere.
    pub fn title(&self) -> Msg {
        word(self.key)
    }

    /// A sentence under the heading of the page, and beside the row of the task list.
    pub fn hint(&self) -> Option<Msg> {
        say::by_id("questions", &format!("{}-hint", kebab(self.key)))
    }

    /// Its questions that take files.
    pub fn files(&self) -> impl Iterator<Item = (&Question, FileRule)> {
        self.questions.iter().filter_map(|question| question.files().map(|rule| (question, rule)))
    }

    /// The question of this name.
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    /// True when the page must be offered: some of its questions can be asked with these answers.
    pub fn is_needed(&self, answers: &Answers) -> bool {
        self.shown_if.holds(answers) && self.questions.iter().any(|question| self.may_show(question, answers))
    }

    /// True when the question belongs on the page: its condition holds, or hangs on another answer of the same page
    /// and may come to hold before the page is sent.
    pub fn may_show(&self, question: &Question, answers: &Answers) -> bool {
        question.shown_if.holds(answers)
            || self.questions.iter().any(|other| question.shown_if.reads(other.key))
    }
}

impl Section {
    /// Its title.
    pub fn title(&self) -> Msg {
        word(&format!("section-{}", self.key))
    }
}

impl Question {
    /// A question that must be answered whenever it is asked.
    pub fn new(key: &'static str, kind: Kind) -> Self {
        Self {
            key,
            kind,
            required: Required::Always,
            shown_if: Condition::Always,
            part_of: None,
            autocomplete: None,
        }
    }

    /// May stay empty.
    pub fn optional(mut self) -> Self {
        self.required = Required::Never;
        self
    }

    /// Must be answered only when the condition holds.
    pub fn required_if(mut self, condition: Condition) -> Self {
        self.required = Required::If(condition);
        self
    }

    /// A rule between answers says whether it must be answered.
    pub fn by_rule(mut self) -> Self {
        self.required = Required::ByRule;
        self
    }

    /// Asked only when the condition holds.
    pub fn when(mut self, condition: Condition) -> Self {
        self.shown_if = condition;
        self
    }

    /// Read by checks under this name.
    pub fn part_of(mut self, name: &'static str) -> Self {
        self.part_of = Some(name);
        self
    }

    /// What browsers may fill in.
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// The words of the question.
    pub fn label(&self) -> Msg {
        word(self.key)
    }

    /// The sentence under it.
    pub fn hint(&self) -> Option<Msg> {
        say::by_id("questions", &format!("{}-hint", kebab(self.key)))
    }

    /// The rule for its files, when it takes files.
    pub fn files(&self) -> Option<FileRule> {
        match self.kind {
            Kind::Files(rule) => Some(rule),
            _ => None,
        }
    }

    /// True when an answer must be given.
    pub fn is_required(&self, answers: &Answers) -> bool {
        match &self.required {
            Required::Always => true,
            Required::Never | Required::ByRule => false,
            Required::If(condition) => condition.holds(answers),
        }
    }

    /// True when it may stay empty and says so.
    pub fn is_optional(&self, answers: &Answers) -> bool {
        !self.is_required(answers)
            && !matches!(self.required, Required::ByRule)
            && !matches!(self.kind, Kind::Tick)
    }

    /// True when it is asked with these answers.
    pub fn is_asked(&self, answers: &Answers) -> bool {
        self.shown_if.holds(answers)
    }

    /// The name that checks read this answer by.
    pub fn read_as(&self) -> &'static str {
        self.part_of.unwrap_or(self.key)
    }
}

/// A word of the form by its name. A test sees to it that there is one for everything that is declared.
pub(super) fn word(key: &str) -> Msg {
    say::by_id("questions", &kebab(key)).unwrap_or_else(|| Msg::plain(key))
}

/// Names of questions use underscores, ids of messages hyphens.
pub(super) fn kebab(key: &str) -> String {
    key.replace('_', "-")
}

impl Column {
    /// A column that each row must fill.
    pub fn new(key: &'static str, kind: Kind) -> Self {
        Self { key, kind, required: true }
    }

    /// A line of text that each row must fill.
    pub fn text(key: &'static str, limit: usize) -> Self {
        Self::new(key, Kind::Text(limit))
    }

    /// May stay empty.
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// The words of the column.
    pub fn label(&self, question: &Question) -> Msg {
        word(&format!("{}-{}", question.key, self.key))
    }
}
