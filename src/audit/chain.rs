//! The arithmetic of the chain.

use sha2::{Digest, Sha256};

use super::Link;

/// SHA-256 over everything a row says and the hash of the row before it, as hexadecimal text. Each part is
/// preceded by its length, so that no two rows run together to the same bytes.
pub fn hash_of(link: &Link) -> String {
    let mut sha = Sha256::new();
    let actor = link.actor.map(|id| id.to_string()).unwrap_or_default();
    for part in [
        link.previous,
        link.subject.kind.as_str(),
        &link.subject.id.to_string(),
        &link.seq.to_string(),
        link.action,
        &actor,
        &link.at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        link.before,
        link.after,
    ] {
        sha.update((part.len() as u64).to_be_bytes());
        sha.update(part.as_bytes());
    }
    hex::encode(sha.finalize())
}

/// The salted hash that stands in the chain for a personal value.
pub fn personal_hash(salt: &str, value: &str) -> String {
    let mut sha = Sha256::new();
    sha.update(salt.as_bytes());
    sha.update([0]);
    sha.update(value.as_bytes());
    format!("sha256:{}", hex::encode(sha.finalize()))
}
