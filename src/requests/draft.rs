//! A draft: what was typed so far, group by group, each with the version that later changes must name.

use chrono::{NaiveDate, NaiveDateTime};

use super::answers::{Answers, Row, Value};
use super::questions::{self, Context, FileSeen};
use super::{Request, RequestId, store};
use crate::db::Conn;
use crate::db::ids::AccountId;
use crate::documents::looks::Looks;
use crate::documents::{self, Document};
use crate::error::Result;

/// One group as it was saved last.
#[derive(Debug, Clone)]
pub struct SavedGroup {
    /// The group.
    pub key: String,
    /// Its answers, as typed.
    pub answers: Answers,
    /// 1, 2, ...
    pub version: i64,
    /// Who saved it.
    pub saved_by: AccountId,
    /// When, UTC.
    pub saved_at: NaiveDateTime,
    /// Carried over from an earlier request, and not confirmed yet.
    pub to_confirm: bool,
}

/// All that a request holds before it is sent.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The groups that were saved.
    pub groups: Vec<SavedGroup>,
    /// The files that were not removed.
    pub documents: Vec<Document>,
    /// What is known of their contents.
    pub looks: Looks,
}

impl Draft {
    /// Loads a draft.
    ///
    /// # Errors
    /// When the database fails.
    pub fn load(conn: &mut Conn, id: RequestId) -> Result<Self> {
        let groups = store::drafts::groups(conn, id)?;
        let documents = documents::of_request(conn, id)?;
        let looks = Looks::load(conn, documents.iter().map(|file| file.sha256.clone()).collect())?;
        Ok(Self { groups, documents, looks })
    }

    /// All answers together.
    pub fn answers(&self) -> Answers {
        self.groups.iter().fold(Answers::new(), |all, group| all.merged(group.answers.clone()))
    }

    /// One group, when it was saved.
    pub fn group(&self, key: &str) -> Option<&SavedGroup> {
        self.groups.iter().find(|group| group.key == key)
    }

    /// The version of a group; 0 when it was never saved.
    pub fn version(&self, key: &str) -> i64 {
        self.group(key).map_or(0, |group| group.version)
    }

    /// True for a group that was carried over from an earlier request and not confirmed yet.
    pub fn is_to_confirm(&self, key: &str) -> bool {
        self.group(key).is_some_and(|group| group.to_confirm)
    }

    /// The groups that are asked for, were carried over, and wait to be confirmed.
    pub fn to_confirm(&self) -> Vec<&'static questions::Group> {
        let all = self.answers();
        questions::groups().filter(|group| group.is_needed(&all) && self.is_to_confirm(group.key)).collect()
    }

    /// When anything was saved last.
    pub fn saved_at(&self) -> Option<NaiveDateTime> {
        self.groups.iter().map(|group| group.saved_at).max()
    }

    /// What the answers are measured against. `request` is the one whose draft it is.
    pub fn context(&self, request: &Request, today: NaiveDate) -> Context {
        let context = self.context_of(today);
        match request.rules() {
            Ok(rules) => context.under(rules),
            Err(_) => context,
        }
    }

    /// The same by the rules in force.
    pub fn context_of(&self, today: NaiveDate) -> Context {
        let seen = |file: &Document| FileSeen {
            question: file.question.clone(),
            described: !file.description.trim().is_empty(),
        };
        let mut context = Context::new(today);
        context.documents = self.documents.iter().map(seen).collect();
        context
    }

    /// The answers that are asked for, with the files in them, one row a file: by these a submission is frozen.
    pub fn frozen(&self) -> Answers {
        let all = self.answers();
        let mut answers = questions::settled(&all);
        for group in questions::groups().filter(|group| group.shown_if.holds(&all)) {
            for (question, _) in group.files().filter(|(question, _)| question.is_asked(&all)) {
                let files = self.documents.iter().filter(|file| file.question == question.key);
                answers.set(question.key, Value::Rows(files.map(frozen_file).collect()));
            }
        }
        answers
    }
}

fn frozen_file(file: &Document) -> Row {
    Row::from([
        ("document".to_owned(), file.id.to_string()),
        ("name".to_owned(), file.name.clone()),
        ("description".to_owned(), file.description.clone()),
        ("kind".to_owned(), file.kind.clone()),
        ("bytes".to_owned(), file.bytes.to_string()),
        ("sha256".to_owned(), file.sha256.clone()),
    ])
}

/// A file as a revision holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenFile {
    /// The document.
    pub id: i64,
    /// The question it answers.
    pub question: &'static str,
    /// Its name.
    pub name: String,
    /// Its text for those who cannot see it.
    pub description: String,
    /// `pdf`, `png` ...
    pub kind: String,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of its content.
    pub sha256: String,
}

/// The files that a revision's answers hold, in the order of the form.
pub fn files_of(answers: &Answers) -> Vec<FrozenFile> {
    let mut all = Vec::new();
    for (question, _) in questions::groups().flat_map(questions::Group::files) {
        for row in answers.rows(question.key) {
            let text = |key: &str| row.get(key).cloned().unwrap_or_default();
            all.push(FrozenFile {
                id: text("document").parse().unwrap_or_default(),
                question: question.key,
                name: text("name"),
                description: text("description"),
                kind: text("kind"),
                bytes: text("bytes").parse().unwrap_or_default(),
                sha256: text("sha256"),
            });
        }
    }
    all
}

/// What is known of the contents of these files.
///
/// # Errors
/// When the database fails.
pub fn looks_of<'a>(conn: &mut Conn, files: impl IntoIterator<Item = &'a FrozenFile>) -> Result<Looks> {
    Looks::load(conn, files.into_iter().map(|file| file.sha256.clone()).collect())
}
