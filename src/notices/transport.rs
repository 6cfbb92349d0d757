//! How a letter leaves the house: by SMTP, into a folder, or into memory.
//!
//! One letter goes to one person. What became of it is told in three kinds of [`Failure`], because the
//! outbox does three different things: try again later, give up for this recipient, or stop and tell the
//! administrator.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use chrono::NaiveDateTime;
use lettre::transport::smtp::{AsyncSmtpTransportBuilder, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

pub use super::failures::Failure;
use super::failures::sort;
use super::message::build;
pub use super::message::clean;

/// Longest wait for one answer of the mail server.
pub(super) const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);
/// Longest time for a whole letter, connecting included.
const LETTER_TIMEOUT: Duration = Duration::from_secs(120);
const IDLE_TIMEOUT: Duration = Duration::from_secs(30);
const CONNECTIONS: u32 = 2;

/// A letter, ready to go. Every text is cleaned of line breaks and NUL where it enters a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The same at every attempt, without the angle brackets: `number@house`.
    pub message_id: String,
    /// Sender: name (may be empty) and address.
    pub from: (String, String),
    /// Where answers go, when elsewhere.
    pub reply_to: Option<(String, String)>,
    /// The recipient's name; may be empty.
    pub to_name: String,
    /// The recipient's address.
    pub to_address: String,
    /// Subject line.
    pub subject: String,
    /// The letter as plain text.
    pub text: String,
    /// The letter as a page.
    pub html: String,
    /// Address of a page to unsubscribe at (RFC 2369), where one may.
    pub list_unsubscribe: Option<String>,
    /// When it was written, UTC.
    pub date: NaiveDateTime,
}

/// A letter kept in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The letter as it was handed over.
    pub letter: Outgoing,
    /// The message as it would have gone over the wire.
    pub raw: String,
}

/// A mail server; connects at the first letter.
#[derive(Clone)]
pub struct Smtp {
    builder: AsyncSmtpTransportBuilder,
    /// Made inside the runtime that sends: its pool keeps a task there.
    ready: Arc<OnceLock<AsyncSmtpTransport<Tokio1Executor>>>,
    /// `host:port`, without credentials.
    server: String,
}

impl Smtp {
    pub(super) fn new(builder: AsyncSmtpTransportBuilder, server: String) -> Smtp {
        let pool = PoolConfig::new().max_size(CONNECTIONS).idle_timeout(IDLE_TIMEOUT);
        Smtp { builder: builder.pool_config(pool), ready: Arc::default(), server }
    }

    async fn send(&self, message: &Message, raw: &[u8]) -> Result<(), Failure> {
        let transport = self.ready.get_or_init(|| self.builder.clone().build());
        let error =
            match tokio::time::timeout(LETTER_TIMEOUT, transport.send_raw(message.envelope(), raw)).await {
                Ok(Ok(_)) => return Ok(()),
                Ok(Err(error)) => error,
                Err(_) => {
                    return Err(Failure::Temporary(format!("{}: no answer in time", self.server)));
                }
            };
        let failure = sort(&error, &self.server);
        let Failure::Permanent(text) = failure else {
            return Err(failure);
        };
        // A server that greets with 5xx refuses the house, not the recipient: without this look a fault of
        // the service would fail every letter in the queue for good.
        match tokio::time::timeout(LETTER_TIMEOUT, transport.test_connection()).await {
            Ok(Ok(_)) => Err(Failure::Permanent(text)),
            Ok(Err(error)) if error.is_permanent() => Err(Failure::Configuration(text)),
            _ => Err(Failure::Temporary(text)),
        }
    }
}

/// Where letters go.
#[derive(Clone)]
pub enum Transport {
    /// Each letter becomes `<message id>.eml` in this folder.
    Folder(PathBuf),
    /// Letters are kept; for tests.
    Memory(Arc<Mutex<Vec<Sent>>>),
    /// A mail server.
    Smtp(Box<Smtp>),
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.describe())
    }
}

impl Transport {
    /// An empty memory.
    #[must_use]
    pub fn memory() -> Transport {
        Transport::Memory(Arc::default())
    }

    /// From the configured address; see [`super::transport_url`].
    ///
    /// # Errors
    /// One line that says what is wrong; it never repeats the password.
    pub fn from_url(text: &str) -> Result<Transport, super::transport_url::UrlProblem> {
        super::transport_url::read(text)
    }

    /// For the log and the status page: `smtp mail.example.org:587`; no credentials.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Transport::Folder(path) => format!("folder {}", path.display()),
            Transport::Memory(_) => "memory".to_owned(),
            Transport::Smtp(smtp) => format!("smtp {}", smtp.server),
        }
    }

    /// The letters kept so far; empty for the other transports.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        match self {
            Transport::Memory(letters) => letters.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Transport::Folder(_) | Transport::Smtp(_) => Vec::new(),
        }
    }

    /// Sends one letter to one person. `Ok` means the server has taken it, or it is on the disk.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn send(&self, letter: Outgoing) -> Result<(), Failure> {
        let (message, raw) = build(&letter)?;
        match self {
            Transport::Smtp(smtp) => smtp.send(&message, &raw).await,
            Transport::Memory(letters) => {
                let raw = String::from_utf8_lossy(&raw).into_owned();
                letters.lock().unwrap_or_else(PoisonError::into_inner).push(Sent { letter, raw });
                Ok(())
            }
            Transport::Folder(folder) => {
                let folder = folder.clone();
                let written =
                    tokio::task::spawn_blocking(move || write(&folder, &letter.message_id, &raw)).await;
                match written {
                    Ok(Ok(())) => Ok(()),
                    Ok(Err(error)) => Err(Failure::Temporary(format!("{}: {error}", self.describe()))),
                    Err(error) => Err(Failure::Temporary(error.to_string())),
                }
            }
        }
    }
}

/// Temp file, fsync, rename, fsync of the folder: a letter is there whole or not at all, and once.
fn write(folder: &Path, message_id: &str, raw: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let name = file_name(message_id);
    let temporary = folder.join(format!(".{name}.{}", hex::encode(rand::random::<[u8; 8]>())));
    let result = (|| {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        file.write_all(raw)?;
        file.sync_all()?;
        fs::rename(&temporary, folder.join(&name))?;
        // Windows cannot open a folder this way and needs no such call.
        if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
    })();
    if result.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    result
}

/// A file name of letters, digits and `.-_@` only. A long or unusual id gets a hash, so that two never meet.
#[must_use]
pub fn file_name(message_id: &str) -> String {
    use sha2::Digest as _;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '@' | '.');
    let safe: String = message_id.chars().map(|c| if plain(c) { c } else { '_' }).take(100).collect();
    let safe = safe.trim_start_matches('.');
    if safe == message_id {
        format!("{safe}.eml")
    } else {
        let hash: String =
            hex::encode(sha2::Sha256::digest(message_id.as_bytes())).chars().take(16).collect();
        format!("{safe}-{hash}.eml")
    }
}

#[cfg(test)]
#[path = "transport_tests.rs"]
mod tests;
