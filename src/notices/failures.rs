//! What can become of a letter that did not leave: what the outbox does next, and the cause in one word.

use std::io;

use super::message::clean;
use crate::text_enum;

/// Longest piece of a server's answer that is kept, in characters.
const MOST_TEXT: usize = 400;

text_enum! {
    /// Why a letter did not leave, for the administrator's lists.
    pub enum Cause {
        /// Nobody answers, or the connection broke off.
        Connection = "connection",
        /// No protected connection, or a certificate that does not hold.
        Tls = "tls",
        /// The server refuses user or password.
        SignIn = "sign_in",
        /// The server does not serve this house, or not this sender.
        Service = "service",
        /// The server asks for patience (busy, greylisting, quota).
        PutOff = "put_off",
        /// The recipient's address is refused.
        Recipient = "recipient",
        /// The letter itself is refused.
        Letter = "letter",
        /// No letter can be made of it.
        Unmade = "unmade",
        /// The program ended while it was on its way.
        Stuck = "stuck",
    }
}

/// What the outbox does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Try again later.
    Again,
    /// Give up: it will never reach this recipient.
    GiveUp,
    /// The house's own fault: stop the queue and tell the administrator.
    Stop,
}

/// Why a letter did not leave.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {text}", self.next_word())]
pub struct Failure {
    /// What to do.
    pub next: Next,
    /// The cause.
    pub cause: Cause,
    /// One line for people; no credentials.
    pub text: String,
}

impl Failure {
    pub(super) fn new(next: Next, cause: Cause, text: impl AsRef<str>) -> Self {
        Self { next, cause, text: clean(text.as_ref()).chars().take(MOST_TEXT).collect() }
    }

    /// No letter can be made of it.
    pub(super) fn unmade(text: impl AsRef<str>) -> Self {
        Self::new(Next::GiveUp, Cause::Unmade, text)
    }

    fn next_word(&self) -> &'static str {
        match self.next {
            Next::Again => "temporary",
            Next::GiveUp => "permanent",
            Next::Stop => "configuration",
        }
    }
}

/// How far a letter had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Connecting, greeting, EHLO.
    Connect,
    /// STARTTLS and the handshake.
    Protect,
    /// AUTH.
    SignIn,
    /// MAIL FROM: the house itself.
    Sender,
    /// RCPT TO.
    Recipient,
    /// DATA and the answer to the whole letter.
    Letter,
}

/// What an error means at this phase. Codes: RFC 5321 and, for signing in, RFC 4954. Up to MAIL the server speaks of the
/// house and would say the same of every letter: a final no there stops the queue instead of failing all of it.
pub(super) fn sort(phase: Phase, error: &lettre::transport::smtp::Error, server: &str) -> Failure {
    let text = format!("{server}: {error}");
    let (next, cause) = match error.status().map(u16::from) {
        // Authentication required, too weak, refused; encryption required.
        Some(523 | 530 | 534 | 535 | 538) => (Next::Stop, Cause::SignIn),
        // A sender may be refused for the size of one letter.
        Some(552) if phase == Phase::Sender => (Next::GiveUp, Cause::Letter),
        // "I am closing": it speaks of the connection, wherever it comes.
        Some(421) => (Next::Again, Cause::Connection),
        Some(500..=599) => match phase {
            Phase::Connect | Phase::Sender => (Next::Stop, Cause::Service),
            Phase::Protect => (Next::Stop, Cause::Tls),
            Phase::SignIn => (Next::Stop, Cause::SignIn),
            Phase::Recipient => (Next::GiveUp, Cause::Recipient),
            Phase::Letter => (Next::GiveUp, Cause::Letter),
        },
        Some(_) => match phase {
            Phase::Connect | Phase::Protect | Phase::SignIn => (Next::Again, Cause::Connection),
            Phase::Sender | Phase::Recipient | Phase::Letter => (Next::Again, Cause::PutOff),
        },
        None if error.is_tls() || is_tls_alert(error) => (Next::Stop, Cause::Tls),
        // What this side refuses to do: asking for TLS or for a way to sign in that the server does not offer.
        None if error.is_client() => match phase {
            Phase::Connect | Phase::Protect => (Next::Stop, Cause::Tls),
            Phase::SignIn => (Next::Stop, Cause::SignIn),
            Phase::Sender | Phase::Recipient | Phase::Letter => (Next::GiveUp, Cause::Unmade),
        },
        None => (Next::Again, Cause::Connection),
    };
    Failure::new(next, cause, text)
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
