//! Rows of documents: a hash that can be a file's name, a kind that is known, a name.

use super::store;
use crate::db::Conn;
use crate::error::Result;

/// What is wrong with rows of documents, one line each. Whether the files themselves are there is looked at where the
/// folder is known.
///
/// # Errors
/// When the database fails.
pub fn check(conn: &mut Conn) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    for file in store::all(conn)? {
        let is_hash = file.sha256.len() == 64
            && file.sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash || file.bytes <= 0 || file.kind().is_none() || file.name.is_empty() {
            wrong.push(format!("document {} is not described as a stored file", file.id));
        }
    }
    Ok(wrong)
}
