//! Rows of documents: a hash that can be a file's name, a kind that is known, a name.

use super::kinds::Kind;
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
    for (id, sha256, bytes, kind, name) in store::hashes(conn)? {
        let is_hash =
            sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash || bytes <= 0 || Kind::parse(&kind).is_none() || name.is_empty() {
            wrong.push(format!("document {id} is not described as a stored file"));
        }
    }
    Ok(wrong)
}
