//! What can become of a letter that did not leave.

use std::io;

use super::message::clean;

/// Longest piece of a server's answer that is kept, in characters.
const MOST_TEXT: usize = 400;

/// Why a letter did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Try again later: 4xx, timeout, connection lost or refused.
    #[error("temporary: {0}")]
    Temporary(String),
    /// Will never reach this recipient: 5xx, or no letter can be made of it.
    #[error("permanent: {0}")]
    Permanent(String),
    /// The house's own fault (sign-in refused, no TLS, service refused): stop the queue and tell the administrator.
    #[error("configuration: {0}")]
    Configuration(String),
}

/// Which of the three an error is. Codes: RFC 5321 and, for signing in, RFC 4954.
pub(super) fn sort(error: &lettre::transport::smtp::Error, server: &str) -> Failure {
    let text: String = clean(&format!("{server}: {error}")).chars().take(MOST_TEXT).collect();
    if let Some(code) = error.status() {
        return match u16::from(code) {
            // Authentication required, too weak, refused; encryption required.
            523 | 530 | 534 | 535 | 538 => Failure::Configuration(text),
            500..=599 => Failure::Permanent(text),
            _ => Failure::Temporary(text),
        };
    }
    if error.is_tls() || is_tls_alert(error) {
        return Failure::Configuration(text);
    }
    if error.is_client() {
        // What this side refuses to do: by far the most is asking for TLS or for a way to sign in that
        // the server does not offer. Only the two about characters belong to one letter.
        return if text.contains("non-ascii") {
            Failure::Permanent(text)
        } else {
            Failure::Configuration(text)
        };
    }
    Failure::Temporary(text)
}

/// A certificate refused or no TLS spoken at all: reported as invalid data of the connection.
fn is_tls_alert(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(one) = cause {
        if one.downcast_ref::<io::Error>().is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        cause = one.source();
    }
    false
}
