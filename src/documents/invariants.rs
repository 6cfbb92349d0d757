//! Rows of documents: a hash that can be a file's name, a kind that is known, a name.

use std::collections::{HashMap, HashSet};

use super::{Preview, Scan, store};
use crate::db::Conn;
use crate::error::Result;

/// What is wrong with rows of documents, one line each. Whether the files themselves are there is looked at where the
/// folder is known.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let (kept, pictures) = store::every(conn)?;
    let known: HashMap<&str, &store::Kept> = kept.iter().map(|kept| (kept.sha256.as_str(), kept)).collect();
    let drawn: HashSet<&str> = pictures.iter().map(|picture| picture.sha256.as_str()).collect();
    for file in &kept {
        if (file.scan == Scan::Infected) != file.found.is_some() {
            wrong.push(format!("stored file {} is locked without a finding, or the reverse", file.sha256));
        }
        if (file.preview == Preview::Drawn) != drawn.contains(file.sha256.as_str()) {
            wrong.push(format!("stored file {} and its pictures disagree", file.sha256));
        }
    }
    for file in store::all(conn)? {
        let is_hash = file.sha256.len() == 64
            && file.sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash || file.bytes <= 0 || file.kind().is_none() || file.name.is_empty() {
            wrong.push(format!("document {} is not described as a stored file", file.id));
        }
        if known.get(file.sha256.as_str()).is_none_or(|kept| kept.kind != file.kind) {
            wrong.push(format!("document {} holds a content that nothing is known of", file.id));
        }
    }
    Ok(wrong)
}
