//! Random tokens for sessions, links and devices, and keyed tags for what a browser hands back.
//!
//! The person holds the token; only its SHA-256 is stored, so a stolen database opens nothing. 256 random
//! bits cannot be guessed or tried through, hence the plain fast hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

const BYTES: usize = 32;

/// 256 random bits: a session id, the secret of a link, a device.
#[derive(Clone)]
pub struct Token(Zeroizing<[u8; BYTES]>);

impl Token {
    /// A fresh one from the operating system's generator.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "a random value is no default")]
    pub fn new() -> Token {
        Token(Zeroizing::new(rand::random()))
    }

    /// Reads what a person handed back; `None` for anything that is no token.
    #[must_use]
    pub fn parse(text: &str) -> Option<Token> {
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
        Some(Token(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// For the person: 43 characters of base64url, fit for a cookie or an address.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(URL_SAFE_NO_PAD.encode(self.0.as_slice()))
    }

    /// For the database.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(hex::encode(Sha256::digest(self.0.as_slice())))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

/// SHA-256 of a token, 64 lower-case hex digits: what is stored and looked up.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

impl TokenHash {
    /// The hex text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares with a stored hash in constant time.
    #[must_use]
    pub fn is(&self, stored: &str) -> bool {
        same(self.0.as_bytes(), stored.as_bytes())
    }
}

impl std::fmt::Display for TokenHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether two byte strings are equal, in a time that depends on their length only.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

/// The installation's secret for [`tag`]: 32 bytes, kept out of logs and wiped when dropped.
#[derive(Clone)]
pub struct TagKey(Zeroizing<[u8; BYTES]>);

impl TagKey {
    /// A fresh random key.
    #[must_use]
    pub fn generate() -> TagKey {
        TagKey(Zeroizing::new(rand::random()))
    }

    /// From 32 stored bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; BYTES]) -> TagKey {
        TagKey(Zeroizing::new(bytes))
    }

    /// From 64 hex digits; `None` for anything else.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<TagKey> {
        let bytes = Zeroizing::new(hex::decode(text).ok()?);
        Some(TagKey(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// 64 hex digits, to be stored.
    #[must_use]
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(self.0.as_slice()))
    }
}

impl std::fmt::Debug for TagKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TagKey(..)")
    }
}

/// HMAC-SHA-256 over a purpose and some bytes, as base64url: proves that a value a browser hands back
/// (device cookie, form content given back after signing in) was made here and for this purpose.
#[must_use]
pub fn tag(key: &TagKey, purpose: &str, bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(mac(key, purpose, bytes).finalize().into_bytes())
}

/// Whether `text` is the [`tag`] of these bytes for this purpose; constant time.
#[must_use]
pub fn check(key: &TagKey, purpose: &str, bytes: &[u8], text: &str) -> bool {
    URL_SAFE_NO_PAD.decode(text).is_ok_and(|given| mac(key, purpose, bytes).verify_slice(&given).is_ok())
}

fn mac(key: &TagKey, purpose: &str, bytes: &[u8]) -> Hmac<Sha256> {
    // HMAC pads a short key with zeros to the block size; done here, the constructor cannot fail.
    let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
    for (to, from) in block.iter_mut().zip(key.0.iter()) {
        *to = *from;
    }
    let mut mac = Hmac::<Sha256>::new(&block);
    // The length keeps ("ab", "c") and ("a", "bc") apart.
    mac.update(&(purpose.len() as u64).to_be_bytes());
    mac.update(purpose.as_bytes());
    mac.update(bytes);
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_and_hashes_the_same() {
        let token = Token::new();
        let text = token.text();
        assert_eq!(text.len(), 43);
        let back = Token::parse(&text).unwrap();
        assert_eq!(back.hash(), token.hash());
        assert!(back.hash().is(token.hash().as_str()));
        assert_eq!(token.hash().as_str().len(), 64);
        assert_ne!(Token::new().hash(), token.hash());
        assert!(!Token::new().hash().is(token.hash().as_str()));
        assert_eq!(format!("{token:?}"), "Token(..)");
    }

    #[test]
    fn what_is_no_token_is_none() {
        let good = Token::new().text();
        for bad in [
            "",
            "short",
            &good[1..],
            &format!("{}=", *good),
            &format!("{}A", *good),
            "../../../../etc/passwd/////////////////////",
        ] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_tag_holds_for_its_key_purpose_and_bytes_only() {
        let key = TagKey::from_hex(&"0b".repeat(32)).unwrap();
        let made = tag(&key, "device", b"account 7");
        assert!(check(&key, "device", b"account 7", &made));
        assert!(!check(&key, "device", b"account 8", &made));
        assert!(!check(&key, "form", b"account 7", &made));
        assert!(!check(&key, "devic", b"eaccount 7", &made));
        assert!(!check(&TagKey::generate(), "device", b"account 7", &made));
        assert!(!check(&key, "device", b"account 7", &made[..20]));
        assert!(!check(&key, "device", b"account 7", ""));
        assert_eq!(*TagKey::from_hex(&key.to_hex()).unwrap().to_hex(), *key.to_hex());
    }

    #[test]
    fn the_tag_is_a_standard_hmac() {
        // RFC 4231, test case 1, with its key and message: reached through the same padding.
        let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
        block.iter_mut().take(20).for_each(|byte| *byte = 0x0b);
        let mut mac = Hmac::<Sha256>::new(&block);
        mac.update(b"Hi There");
        assert_eq!(
            hex::encode(mac.finalize().into_bytes()),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
    }
}
