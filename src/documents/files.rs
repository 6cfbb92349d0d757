//! The files themselves: stored once under the SHA-256 of their content.
//!
//! An upload is streamed to `quarantine/<random>` with a cap and a running hash, and holds a lock on its file
//! as long as its process lives: what nobody holds was left by a killed one. Only when all of it is on
//! the disk (file fsynced) is it renamed to `ab/cd/<sha256>` and the folder fsynced; the database row comes
//! after that. A file whose fsync failed counts as lost, whatever the disk says later.
//!
//! Everything here blocks: call it off the request thread.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use tokio::sync::watch;

/// A folder of files.
#[derive(Debug, Clone)]
pub struct FileStore {
    root: PathBuf,
    arrived: Arc<watch::Sender<u64>>,
}

/// What came in and is safely stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// 64 lower-case hex digits, the name to ask for later.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// Why a file was not stored.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    /// More bytes than the cap, which is named.
    #[error("more than {0} bytes")]
    TooBig(u64),
    /// Not safely on the disk: do not believe it is there.
    #[error("not stored: {0}")]
    Lost(#[from] io::Error),
}

impl FileStore {
    /// Opens the folder, making it and its quarantine where needed.
    ///
    /// # Errors
    /// When a folder cannot be made or reached.
    pub fn open(root: impl Into<PathBuf>) -> io::Result<FileStore> {
        let store = FileStore { root: root.into(), arrived: Arc::new(watch::Sender::new(0)) };
        make_folder(&store.quarantine())?;
        sync_folder(&store.root)?;
        Ok(store)
    }

    /// Says that there is something new, once its row is there.
    pub fn announce(&self) {
        self.arrived.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Hears of what is announced.
    #[must_use]
    pub fn arrivals(&self) -> watch::Receiver<u64> {
        self.arrived.subscribe()
    }

    /// Begins an upload of at most `most_bytes`.
    ///
    /// # Errors
    /// When the quarantine file cannot be made.
    pub fn incoming(&self, most_bytes: u64) -> io::Result<Incoming> {
        let (path, file) = self.hold_new()?;
        Ok(Incoming {
            store: self.clone(),
            held: Held { path, kept: false },
            file,
            hash: Sha256::new(),
            size: 0,
            most_bytes,
            broken: false,
        })
    }

    /// Stores all a reader gives.
    ///
    /// # Errors
    /// See [`FileProblem`].
    pub fn store(&self, mut from: impl Read, most_bytes: u64) -> Result<Stored, FileProblem> {
        let mut incoming = self.incoming(most_bytes)?;
        let mut buffer = vec![0_u8; 64 * 1024];
        loop {
            let read = from.read(&mut buffer)?;
            if read == 0 {
                return incoming.finish();
            }
            incoming.write(buffer.get(..read).unwrap_or_default())?;
        }
    }

    /// Opens a stored file for reading.
    ///
    /// # Errors
    /// `NotFound` when there is none, `InvalidInput` when the name is no SHA-256.
    pub fn read(&self, sha256: &str) -> io::Result<File> {
        File::open(self.path_of(sha256)?)
    }

    /// Whether a file of that name is there.
    #[must_use]
    pub fn contains(&self, sha256: &str) -> bool {
        self.path_of(sha256).is_ok_and(|path| path.is_file())
    }

    /// Reads a stored file through and compares it with its name; false when it is missing or damaged.
    ///
    /// # Errors
    /// When reading fails for another reason.
    pub fn is_intact(&self, sha256: &str) -> io::Result<bool> {
        let mut file = match self.read(sha256) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        };
        let mut hash = Sha256::new();
        let mut buffer = vec![0_u8; 64 * 1024];
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                return Ok(hex::encode(hash.finalize()) == sha256);
            }
            hash.update(buffer.get(..read).unwrap_or_default());
        }
    }

    /// Where a stored file lies: for a backup, a scanner or a preview. Never for an address or a person.
    ///
    /// # Errors
    /// `InvalidInput` when the name is no SHA-256, so that no other path can be reached.
    pub fn path_of(&self, sha256: &str) -> io::Result<PathBuf> {
        let is_hash =
            sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        match (sha256.get(..2), sha256.get(2..4)) {
            (Some(first), Some(second)) if is_hash => Ok(self.root.join(first).join(second).join(sha256)),
            _ => Err(io::Error::new(io::ErrorKind::InvalidInput, "no SHA-256")),
        }
    }

    /// Deletes what killed processes left in the quarantine: the files that nobody holds. Returns how many.
    ///
    /// # Errors
    /// When the quarantine cannot be read.
    pub fn sweep_quarantine(&self) -> io::Result<usize> {
        let mut swept = 0;
        for entry in fs::read_dir(self.quarantine())? {
            let path = entry?.path();
            // Gone meanwhile: its upload ended. Held: it is under way.
            let Ok(file) = File::open(&path) else { continue };
            if file.try_lock().is_ok() && fs::remove_file(&path).is_ok() {
                swept += 1;
            }
        }
        Ok(swept)
    }

    /// A new file of the quarantine that is held until it is dropped. A sweep may come between making and holding it
    /// and take it away: then another one is made.
    fn hold_new(&self) -> io::Result<(PathBuf, File)> {
        loop {
            let path = self.quarantine().join(hex::encode(rand::random::<[u8; 16]>()));
            let file = create_new(&path)?;
            file.lock()?;
            if path.exists() {
                return Ok((path, file));
            }
        }
    }

    fn quarantine(&self) -> PathBuf {
        self.root.join("quarantine")
    }

    /// Moves a whole, fsynced quarantine file to its place. One that is already there is replaced by the
    /// same bytes: those are known to be on the disk, the older ones are only believed to be.
    fn keep(&self, from: &Path, sha256: &str) -> io::Result<()> {
        let to = self.path_of(sha256)?;
        let folder = to.parent().unwrap_or(&self.root).to_path_buf();
        make_folder(&folder)?;
        fs::rename(from, &to)?;
        sync_folder(&folder)?;
        // The folders on the way may be new too.
        if let Some(above) = folder.parent() {
            sync_folder(above)?;
        }
        sync_folder(&self.root)
    }
}

/// A quarantine file that disappears unless it was kept.
#[derive(Debug)]
struct Held {
    path: PathBuf,
    kept: bool,
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// An upload under way. Dropped before [`Incoming::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Incoming {
    store: FileStore,
    held: Held,
    file: File,
    hash: Sha256,
    size: u64,
    most_bytes: u64,
    broken: bool,
}

impl Incoming {
    /// Adds some bytes.
    ///
    /// # Errors
    /// [`FileProblem::TooBig`] when the cap is passed, [`FileProblem::Lost`] when they cannot be written.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), FileProblem> {
        let size = self.size.saturating_add(bytes.len() as u64);
        if size > self.most_bytes {
            self.broken = true;
            return Err(FileProblem::TooBig(self.most_bytes));
        }
        if let Err(error) = self.file.write_all(bytes) {
            self.broken = true;
            return Err(FileProblem::Lost(error));
        }
        self.hash.update(bytes);
        self.size = size;
        Ok(())
    }

    /// Bytes so far.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// All bytes are in and fsynced; the file can be examined before it is kept.
    ///
    /// # Errors
    /// [`FileProblem::Lost`] when the disk did not take it, or when a [`Incoming::write`] failed before.
    pub fn seal(self) -> Result<Sealed, FileProblem> {
        if self.broken {
            return Err(FileProblem::Lost(io::Error::other("a part of the file is missing")));
        }
        self.file.sync_all()?;
        let stored = Stored { sha256: hex::encode(self.hash.finalize()), size: self.size };
        Ok(Sealed { store: self.store, held: self.held, stored, _lock: self.file })
    }

    /// [`Incoming::seal`] and [`Sealed::keep`] in one.
    ///
    /// # Errors
    /// [`FileProblem::Lost`] when the disk did not take it.
    pub fn finish(self) -> Result<Stored, FileProblem> {
        self.seal()?.keep()
    }
}

/// A whole file in quarantine, with its hash. Dropped before [`Sealed::keep`], it is deleted.
#[derive(Debug)]
pub struct Sealed {
    store: FileStore,
    held: Held,
    stored: Stored,
    _lock: File,
}

impl Sealed {
    /// Opens it for examination.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self) -> io::Result<File> {
        File::open(&self.held.path)
    }

    /// Its hash and size.
    #[must_use]
    pub fn about(&self) -> &Stored {
        &self.stored
    }

    /// Where it lies, for a scanner or a preview.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.held.path
    }

    /// Moves it to its place for good.
    ///
    /// # Errors
    /// [`FileProblem::Lost`] when the move is not safely on the disk.
    pub fn keep(mut self) -> Result<Stored, FileProblem> {
        self.store.keep(&self.held.path, &self.stored.sha256)?;
        self.held.kept = true;
        Ok(self.stored.clone())
    }
}

fn make_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Puts a folder's entries on the disk. Windows cannot open a folder this way and needs no such call.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
#[path = "files_tests.rs"]
mod tests;
