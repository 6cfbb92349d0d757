//! Pictures of what people hand in, drawn in a process of its own.
//!
//! An untrusted PDF or picture is never decoded in the server. A child (this same binary, `imprimatur preview`) gets the
//! file on its standard input and gives pictures on its standard output; before it reads the first byte it has bound
//! itself: so much memory, so much time of the processor, no file, no network, no other process (see [`jail`]). Here it
//! is watched: a time limit on the clock, an empty environment, and every picture that it gives is looked at like an
//! upload before it is kept.

pub mod child;
mod jail;

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::process::{ChildStdout, Command};

use super::files::{FileProblem, FileStore};
use super::kinds::{self, Kind};
use super::store::Picture;

/// Largest picture that is kept, bytes.
const MOST_PICTURE: u64 = 12 * 1024 * 1024;

/// What a child may use.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Bounds {
    /// Most pages that are drawn.
    #[arg(long)]
    pub pages: usize,
    /// Most memory (address space), MiB.
    #[arg(long)]
    pub memory_mib: u64,
    /// Most time of the processor, seconds; on the clock it is twice that.
    #[arg(long)]
    pub seconds: u64,
}

/// What starts children.
#[derive(Debug, Clone)]
pub struct Draughtsman {
    /// The program: this binary.
    pub program: PathBuf,
    /// What each may use.
    pub bounds: Bounds,
}

/// What came of drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Pages of the whole document; 0 when the child did not get as far as counting them.
    pub pages: i64,
    /// Pictures of the first ones. None at all: it failed, safely.
    pub pictures: Vec<Picture>,
}

impl Draughtsman {
    /// Draws a stored file. A child that fails, is stopped or gives what is no picture leaves what came before.
    ///
    /// # Errors
    /// When a child cannot be started, or a picture not be stored: says nothing about the file.
    pub async fn draw(&self, files: &FileStore, sha256: &str, kind: Kind) -> io::Result<Drawn> {
        let (store, name) = (files.clone(), sha256.to_owned());
        let file: File = tokio::task::spawn_blocking(move || store.read(&name)).await??;
        let mut child = Command::new(&self.program)
            .args(["preview", kind.as_str()])
            .args(["--pages", &self.bounds.pages.to_string()])
            .args(["--memory-mib", &self.bounds.memory_mib.to_string()])
            .args(["--seconds", &self.bounds.seconds.to_string()])
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(file))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let mut drawn = Drawn { pages: 0, pictures: Vec::new() };
        let patience = Duration::from_secs(self.bounds.seconds.saturating_mul(2).max(1));
        let ended = match child.stdout.take() {
            None => Err(io::Error::other("a child without an output")),
            Some(mut output) => {
                match tokio::time::timeout(patience, self.gather(&mut output, files, &mut drawn)).await {
                    Ok(gathered) => gathered,
                    Err(_) => {
                        tracing::warn!(sha256, "a preview took too long and was stopped");
                        Ok(())
                    }
                }
            }
        };
        child.kill().await.ok();
        ended?;
        for picture in &mut drawn.pictures {
            sha256.clone_into(&mut picture.sha256);
        }
        Ok(drawn)
    }

    /// Reads pictures until the child ends or sends what is none.
    async fn gather(&self, from: &mut ChildStdout, files: &FileStore, drawn: &mut Drawn) -> io::Result<()> {
        let Ok(pages) = from.read_u32().await else { return Ok(()) };
        drawn.pages = i64::from(pages);
        while drawn.pictures.len() < self.bounds.pages {
            let Ok(length) = from.read_u32().await else { return Ok(()) };
            if length == 0 || u64::from(length) > MOST_PICTURE {
                return Ok(());
            }
            let mut bytes = vec![0_u8; usize::try_from(length).map_err(io::Error::other)?];
            if from.read_exact(&mut bytes).await.is_err() {
                return Ok(());
            }
            let page = i64::try_from(drawn.pictures.len()).map_err(io::Error::other)? + 1;
            let store = files.clone();
            match tokio::task::spawn_blocking(move || keep(&store, &bytes, page)).await?? {
                Some(picture) => drawn.pictures.push(picture),
                None => return Ok(()),
            }
        }
        Ok(())
    }
}

/// Keeps what is a picture; what is not comes from a child that something got hold of.
fn keep(files: &FileStore, bytes: &[u8], page: i64) -> io::Result<Option<Picture>> {
    for (name, kind) in [("a.png", Kind::Png), ("a.jpg", Kind::Jpeg)] {
        let Ok(known) = kinds::recognise(name, io::Cursor::new(bytes), MOST_PICTURE) else { continue };
        let Some((width, height)) = known.dimensions else { continue };
        let stored = files.store(bytes, MOST_PICTURE).map_err(|problem| match problem {
            FileProblem::Lost(error) => error,
            FileProblem::TooBig(_) => io::Error::other("a picture grew"),
        })?;
        return Ok(Some(Picture {
            sha256: String::new(),
            page,
            picture: stored.sha256,
            kind: kind.as_str().to_owned(),
            width: i64::from(width),
            height: i64::from(height),
        }));
    }
    Ok(None)
}
