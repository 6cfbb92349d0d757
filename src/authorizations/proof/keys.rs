//! The keys that sign proofs: Ed25519. One is in use; the ones before it are kept without their secret half, so
//! that what they signed can still be checked and nothing new can be signed with them.

use chrono::NaiveDateTime;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::utc;
use crate::error::{Error, Result};

/// Bytes of the secret half.
pub const SEED_BYTES: usize = 32;

/// The name of the form of a file of keys.
const FORMAT: &str = "imprimatur-keys/1";
/// The name of the algorithm.
const ALGORITHM: &str = "Ed25519";

/// The key in use, with its secret half.
pub struct SigningKey {
    id: String,
    pair: Ed25519KeyPair,
}

impl SigningKey {
    /// The key of a seed.
    ///
    /// # Errors
    /// When the seed is damaged.
    pub fn of_seed(seed: &[u8]) -> Result<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed)
            .map_err(|_| Error::internal("the stored key for proofs is damaged"))?;
        Ok(Self { id: id_of(pair.public_key().as_ref()), pair })
    }

    /// Its id: the first 16 hexadecimal digits of the SHA-256 of its public half.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its public half, 32 bytes.
    pub fn public(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    /// Signs, 64 bytes.
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
}

fn id_of(public: &[u8]) -> String {
    hex::encode(Sha256::digest(public)).chars().take(16).collect()
}

/// One key as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedKey {
    /// Its id.
    pub id: String,
    /// `Ed25519`.
    pub algorithm: String,
    /// The public half, 64 hexadecimal digits.
    pub public_key: String,
    /// In use since, UTC.
    #[serde(with = "utc")]
    pub made_at: NaiveDateTime,
    /// No longer in use since, UTC.
    #[serde(with = "utc::maybe")]
    pub retired_at: Option<NaiveDateTime>,
}

impl PublishedKey {
    /// A key as it is stored.
    pub fn new(public: &[u8], made_at: NaiveDateTime, retired_at: Option<NaiveDateTime>) -> Self {
        let (id, public_key) = (id_of(public), hex::encode(public));
        Self { id, algorithm: ALGORITHM.into(), public_key, made_at, retired_at }
    }

    /// Whether this key signed the message.
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(public) = hex::decode(&self.public_key) else { return false };
        self.algorithm == ALGORITHM
            && self.id == id_of(&public)
            && UnparsedPublicKey::new(&ED25519, public).verify(message, signature).is_ok()
    }
}

/// All keys, as they stand at the well-known address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedKeys {
    /// The form of this file.
    pub format: String,
    /// Whose keys they are: the base address.
    pub issuer: String,
    /// The keys, the one in use first.
    pub keys: Vec<PublishedKey>,
}

impl PublishedKeys {
    /// All keys of an address.
    pub fn new(issuer: &str, keys: Vec<PublishedKey>) -> Self {
        Self { format: FORMAT.into(), issuer: issuer.into(), keys }
    }

    /// Reads a file of keys.
    pub fn read(file: &[u8]) -> Option<Self> {
        serde_json::from_slice(file).ok().filter(|keys: &Self| keys.format == FORMAT)
    }

    /// One by its id.
    pub fn key(&self, id: &str) -> Option<&PublishedKey> {
        self.keys.iter().find(|key| key.id == id)
    }
}
