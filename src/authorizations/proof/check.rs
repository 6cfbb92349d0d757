//! The signed file: how it is written, and how it is checked without a connection.
//!
//! The file is JSON with four members: `format`, `key` (the id of the key), `proof`, and `signature` (128
//! hexadecimal digits). Signed are the format, the id of the key and the proof, each followed by a line feed;
//! the proof as JSON with its members sorted and without white space. The file itself is written in one way only,
//! so that whoever changes a byte of it, even one that says nothing, is found out.

use chrono::{Duration, NaiveDateTime};
use serde_json::{Value, json};

use super::Proof;
use super::keys::{PublishedKeys, SigningKey};
use crate::authorizations::rules::PublicState;
use crate::error::{Error, Result};

/// The name of the form of a signed file.
const FORMAT: &str = "imprimatur-proof/1";

/// Clocks may differ by so much.
const LEEWAY: Duration = Duration::minutes(5);

/// Why a file proves nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unproven {
    /// It is no signed proof, or not as one is written.
    NotAProof,
    /// The key with this id is not among those given.
    UnknownKey(String),
    /// The signature is not of this content.
    DoesNotHold,
    /// It claims a time after its key was taken out of use.
    KeyRetired(NaiveDateTime),
}

/// A proof whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it says.
    pub proof: Proof,
    /// Id of the key that signed it.
    pub key: String,
    /// It is to be fetched anew: too old, or from the future.
    pub stale: bool,
    /// What follows from it for today: one that was valid has ended when its last day has passed.
    pub state: PublicState,
}

/// The file that says so, signed.
///
/// # Errors
/// When it cannot be written.
pub fn write(proof: &Proof, key: &SigningKey) -> Result<String> {
    let proof = serde_json::to_value(proof).map_err(Error::internal)?;
    let signature = hex::encode(key.sign(&signed(key.id(), &proof)));
    Ok(lay_out(key.id(), &proof, &signature))
}

/// What is signed.
fn signed(key: &str, proof: &Value) -> Vec<u8> {
    // Members of a `Value` are sorted by name.
    format!("{FORMAT}\n{key}\n{proof}\n").into_bytes()
}

fn lay_out(key: &str, proof: &Value, signature: &str) -> String {
    let file = json!({ "format": FORMAT, "key": key, "proof": proof, "signature": signature });
    format!("{file:#}\n")
}

/// Checks a file by published keys at `now` (UTC).
///
/// # Errors
/// Why it proves nothing.
pub fn check(
    file: &[u8],
    keys: &PublishedKeys,
    now: NaiveDateTime,
) -> std::result::Result<Checked, Unproven> {
    let value: Value = serde_json::from_slice(file).map_err(|_| Unproven::NotAProof)?;
    let text = |member: &str| value.get(member).and_then(Value::as_str).ok_or(Unproven::NotAProof);
    let (format, id, signature) = (text("format")?, text("key")?, text("signature")?);
    let proof = value.get("proof").ok_or(Unproven::NotAProof)?;
    if format != FORMAT || lay_out(id, proof, signature).as_bytes() != file {
        return Err(Unproven::NotAProof);
    }
    let key = keys.key(id).ok_or_else(|| Unproven::UnknownKey(id.to_owned()))?;
    let bytes = hex::decode(signature).map_err(|_| Unproven::DoesNotHold)?;
    if hex::encode(&bytes) != signature || !key.signed(&signed(id, proof), &bytes) {
        return Err(Unproven::DoesNotHold);
    }
    let proof: Proof = serde_json::from_value(proof.clone()).map_err(|_| Unproven::NotAProof)?;
    if let Some(retired) = key.retired_at
        && proof.as_of > retired + LEEWAY
    {
        return Err(Unproven::KeyRetired(retired));
    }
    let stale = now > proof.check_again_after || proof.as_of > now + LEEWAY;
    let passed = now.date() > proof.ends_on;
    let state = match proof.state {
        PublicState::Valid | PublicState::NotYetValid | PublicState::Suspended if passed => {
            PublicState::Expired
        }
        state => state,
    };
    Ok(Checked { key: id.to_owned(), stale, state, proof })
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
