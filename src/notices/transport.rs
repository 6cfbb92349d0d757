//! How a letter leaves the house: by SMTP, into a folder, or into memory.
//!
//! One letter goes to one person. What became of it is told in three kinds of [`Failure`], because the
//! outbox does three different things: try again later, give up for this recipient, or stop and tell the
//! administrator.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::NaiveDateTime;

pub use super::failures::{Cause, Failure, Next};
use super::message::build;
pub use super::message::{LONGEST_NAME, LONGEST_SUBJECT, clean};
use super::smtp::{Open, Smtp};

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

/// Where letters go.
#[derive(Clone)]
pub enum Transport {
    /// Each letter becomes `<message id>.eml` in this folder.
    Folder(PathBuf),
    /// Letters are kept; for tests.
    Memory(Arc<Mutex<Vec<Sent>>>),
    /// A mail server.
    Smtp(Arc<Smtp>),
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
        super::transport_url::read(text, None)
    }

    /// The same; certificates that this authority (a file of PEM) gave out are trusted as well.
    ///
    /// # Errors
    /// As [`Transport::from_url`]; when the file cannot be read or holds no certificate.
    pub fn from_url_trusting(
        text: &str,
        authority: Option<&Path>,
    ) -> Result<Transport, super::transport_url::UrlProblem> {
        super::transport_url::read(text, authority)
    }

    /// The same mail server, waiting this long for each of its answers.
    #[must_use]
    pub fn answering_within(mut self, limit: Duration) -> Transport {
        if let Transport::Smtp(smtp) = &mut self
            && let Some(smtp) = Arc::get_mut(smtp)
        {
            smtp.answer = limit;
        }
        self
    }

    /// For the log and the status page: `smtp mail.example.org:587`; no credentials.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Transport::Folder(path) => format!("folder {}", path.display()),
            Transport::Memory(_) => "memory".to_owned(),
            Transport::Smtp(smtp) => format!("smtp {}", smtp.server()),
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
        self.begin(letter).await?.finish().await
    }

    /// Everything up to the last step: the letter is made, and the server is ready to read it.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn begin(&self, letter: Outgoing) -> Result<Begun<'_>, Failure> {
        let (message, raw) = build(&letter)?;
        Ok(match self {
            Transport::Smtp(smtp) => Begun::Smtp(Box::new(smtp.open(&message).await?), raw),
            Transport::Memory(letters) => Begun::Memory(letters, Box::new(letter), raw),
            Transport::Folder(folder) => Begun::Folder(folder, letter.message_id, raw),
        })
    }

    /// Taken by one letter at a time for its last step, where a letter that was sent and not noted as sent would arrive
    /// twice. None where sending twice leaves one letter.
    pub(super) fn last_step(&self) -> Option<&tokio::sync::Mutex<()>> {
        match self {
            Transport::Smtp(smtp) => Some(&smtp.last_step),
            Transport::Memory(_) | Transport::Folder(_) => None,
        }
    }

    /// Lets go of connections that are kept open.
    pub async fn close(&self) {
        if let Transport::Smtp(smtp) = self {
            smtp.close().await;
        }
    }
}

/// A letter before its last step.
pub enum Begun<'a> {
    /// The server waits for it.
    Smtp(Box<Open<'a>>, Vec<u8>),
    /// To be kept in memory.
    Memory(&'a Mutex<Vec<Sent>>, Box<Outgoing>, Vec<u8>),
    /// To be written into this folder, under this Message-ID.
    Folder(&'a Path, String, Vec<u8>),
}

impl Begun<'_> {
    /// The last step: `Ok` means the server has taken the letter, or it is on the disk.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn finish(self) -> Result<(), Failure> {
        match self {
            Begun::Smtp(open, raw) => open.send(&raw).await,
            Begun::Memory(letters, letter, raw) => {
                let raw = String::from_utf8_lossy(&raw).into_owned();
                letters.lock().unwrap_or_else(PoisonError::into_inner).push(Sent { letter: *letter, raw });
                Ok(())
            }
            Begun::Folder(folder, message_id, raw) => {
                let (folder, name) = (folder.to_owned(), folder.display().to_string());
                let written = tokio::task::spawn_blocking(move || write(&folder, &message_id, &raw)).await;
                let again = |text: String| Failure::new(Next::Again, Cause::Connection, text);
                match written {
                    Ok(Ok(())) => Ok(()),
                    Ok(Err(error)) => Err(again(format!("folder {name}: {error}"))),
                    Err(error) => Err(again(error.to_string())),
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
