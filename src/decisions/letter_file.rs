//! The letter as a file: the bytes that were sealed, unchanged, so that anybody can compare what is shown to them.

use sha2::{Digest, Sha256};

use super::Decision;

/// One form of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterFile {
    /// Name of the file: the number of the decision and an ending.
    pub name: String,
    /// Media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub text: String,
}

impl LetterFile {
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub fn sha256(&self) -> String {
        hex::encode(Sha256::digest(&self.text))
    }
}

/// The letter in its two forms: as a page and as plain text.
pub fn letter_files(decision: &Decision) -> [LetterFile; 2] {
    [
        LetterFile {
            name: format!("{}.html", decision.number),
            media_type: "text/html; charset=utf-8",
            text: decision.letter.html.clone(),
        },
        LetterFile {
            name: format!("{}.txt", decision.number),
            media_type: "text/plain; charset=utf-8",
            text: decision.letter.text.clone(),
        },
    ]
}
