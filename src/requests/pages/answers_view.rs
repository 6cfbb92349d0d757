//! Answers as a page shows them: sections, rows, files, and where to change them.

use askama::Template;

use crate::db::ids::DocumentId;
use crate::documents;
use crate::documents::looks::{Look, Looks};
use crate::requests::answers::Answers;
use crate::requests::draft::FrozenFile;
use crate::requests::questions::{self, ShownValue};
use crate::say::Msg;

/// One section of answers.
pub struct SectionView {
    /// Its title.
    pub title: Msg,
    /// Its rows.
    pub rows: Vec<RowView>,
}

/// One answer.
pub struct RowView {
    /// The question's words.
    pub label: Msg,
    /// The answer.
    pub value: ShownValue,
    /// Its files.
    pub files: Vec<FileView>,
    /// Where to change it; none where it is only read.
    pub change: Option<String>,
    /// Not answered though it must be.
    pub missing: bool,
}

/// One file, to be fetched.
pub struct FileView {
    /// Its name, what there is to say of it, its pictures.
    pub look: Look,
    /// Its text for those who cannot see it.
    pub description: String,
    /// Kind and size.
    pub facts: Msg,
}

impl FileView {
    /// A frozen file.
    pub fn of(file: &FrozenFile, looks: &Looks) -> Self {
        Self {
            look: looks.of(DocumentId(file.id), &file.sha256, &file.name, &file.description),
            description: file.description.clone(),
            facts: crate::say::documents::file_facts(file.kind.to_uppercase(), documents::size(file.bytes)),
        }
    }
}

/// The answers of a page, as markup that is safe in a template.
#[derive(Template)]
#[template(path = "requests/parts/answers.html")]
pub struct AnswersView {
    sections: Vec<SectionView>,
}

impl askama::filters::HtmlSafe for AnswersView {}

impl AnswersView {
    /// The answers with their files; `looks` says what is known of these. `change` is the path of a request when they can be changed from here.
    pub fn new(answers: &Answers, looks: &Looks, change: Option<&str>) -> Self {
        let files = crate::requests::draft::files_of(answers);
        let mut sections: Vec<SectionView> = Vec::new();
        let mut last = "";
        for shown in questions::shown(answers) {
            if shown.section.key != last {
                last = shown.section.key;
                sections.push(SectionView { title: shown.section.title(), rows: Vec::new() });
            }
            let Some(section) = sections.last_mut() else { continue };
            for row in shown.rows {
                let own: Vec<FileView> = files
                    .iter()
                    .filter(|file| file.question == row.question.key)
                    .map(|file| FileView::of(file, looks))
                    .collect();
                let is_file = row.question.files().is_some();
                let required = row.question.is_required(answers);
                let missing = required && if is_file { own.is_empty() } else { row.value.is_missing() };
                let change = change.map(|base| match is_file {
                    true => format!("{base}/files/{}?back=check", row.question.key),
                    false => format!("{base}/edit/{}?back=check#{}", shown.group.key, row.question.key),
                });
                section.rows.push(RowView {
                    label: row.label,
                    value: row.value,
                    files: own,
                    change,
                    missing,
                });
            }
        }
        Self { sections }
    }
}
