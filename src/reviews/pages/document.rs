//! What is read beside the rubric: the answers of the version that is scored, and its files.

use crate::db::Conn;
use crate::documents::looks::{Look, Looks};
use crate::error::Result;
use crate::requests::answers::Answers;
use crate::requests::questions::{self, Change, Shown};
use crate::requests::{self, Request};
use crate::reviews::{store, words};
use crate::say::{Msg, current_language, reviews as t};

/// The pane beside the rubric.
pub(super) struct Pane {
    /// Number of the version.
    pub number: i64,
    /// Its answers by section: the use first, since that is what is scored; then in the order of the form.
    pub sections: Vec<Part>,
    /// Its files.
    pub files: Vec<File>,
    /// What to look for on its pictures.
    pub placements: Vec<Msg>,
    /// What changed since the version that the card was about; empty when nothing did.
    pub changes: Vec<Change>,
}

/// One section of the form.
pub(super) struct Part {
    pub title: Msg,
    /// Open at first.
    pub open: bool,
    pub groups: Vec<Shown>,
}

/// One file.
pub(super) struct File {
    pub description: String,
    pub kind: String,
    pub look: Look,
}

/// The newest version of a request, with what changed since `since`.
pub(super) fn pane(conn: &mut Conn, request: &Request, since: i64) -> Result<Option<Pane>> {
    let Some(revision) = requests::latest_revision(conn, request.id)? else { return Ok(None) };
    let answers = read(&revision.answers.0);
    let changes = if since > 0 && since < revision.number {
        let before = read(&requests::revision(conn, request.id, since)?.answers.0);
        questions::difference(&before, &answers)
    } else {
        Vec::new()
    };
    let rows = store::files_of(conn, request.id)?;
    let looks = Looks::load(conn, rows.iter().map(|(.., sha256)| sha256.clone()).collect())?;
    let files = rows
        .into_iter()
        .map(|(id, name, description, kind, sha256)| {
            let look = looks.of(id, &sha256, &name, &description);
            File { description, kind: kind.to_uppercase(), look }
        })
        .collect();
    let placements = placements(&answers)?;
    Ok(Some(Pane { number: revision.number, sections: sections(&answers), files, placements, changes }))
}

/// What to look for on the pictures, by the marks asked for and by what the partner says stands beside them.
fn placements(answers: &Answers) -> Result<Vec<Msg>> {
    let (reference, language) = (words::reference()?, current_language().tag());
    let beside = answers.many("adjacent_to");
    let mut all = vec![t::placement_unaltered(), t::placement_size(), t::placement_endorsement()];
    if beside.iter().all(|one| *one == "nothing") {
        all.push(t::placement_nothing());
    }
    let mut rules: Vec<&String> =
        reference.marks.placements(&beside).map(|placement| placement.text.say(language)).collect();
    rules.dedup();
    all.extend(rules.into_iter().map(Msg::plain));
    Ok(all)
}

fn sections(answers: &Answers) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut key = "";
    for group in questions::shown(answers) {
        if group.section.key != key || parts.is_empty() {
            key = group.section.key;
            parts.push(Part { title: group.section.title(), open: key == "use", groups: Vec::new() });
        }
        if let Some(part) = parts.last_mut() {
            part.groups.push(group);
        }
    }
    parts.sort_by_key(|part| !part.open);
    parts
}

/// Answers that cannot be read any more are shown as none: the page must open all the same.
fn read(json: &str) -> Answers {
    Answers::from_json(json).unwrap_or_else(|error| {
        tracing::error!(%error, "the answers of a revision cannot be read");
        Answers::new()
    })
}
