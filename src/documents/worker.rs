//! Looks after what was stored: has it scanned and drawn, again and again until there is an answer, and clears what
//! killed uploads left. Any number of nodes may do this at once: verdicts are written conditionally.

use std::path::PathBuf;

use chrono::Duration;
use tokio::sync::watch;

use super::clamd::{Clamd, Verdict};
use super::files::FileStore;
use super::kinds::Kind;
use super::preview::{Bounds, Draughtsman, Drawn};
use super::store::Kept;
use super::{Preview, actions, store};
use crate::config::{Config, Limits};
use crate::db::Db;
use crate::error::{Error, Result};

/// Files taken up at once.
const BATCH: i64 = 20;
/// Drawing that could not even be started is given up after so many tries.
const MOST_TRIES: i64 = 8;

/// What looks after stored files.
#[derive(Clone)]
pub struct Keeper {
    db: Db,
    files: FileStore,
    clamd: Option<Clamd>,
    draughtsman: Draughtsman,
}

impl Keeper {
    /// Of this configuration.
    ///
    /// # Errors
    /// When it is not known which program draws.
    pub fn new(db: Db, files: FileStore, config: &Config, limits: &Limits) -> Result<Self> {
        let program: PathBuf = match &config.preview_program {
            Some(program) => program.clone(),
            None => std::env::current_exe()?,
        };
        let bounds = Bounds {
            pages: limits.preview_pages,
            memory_mib: limits.preview_memory_mib,
            seconds: limits.preview_seconds,
        };
        let draughtsman = Draughtsman { program, bounds };
        Ok(Self { db, files, clamd: config.clamd.clone(), draughtsman })
    }

    /// Works until told to stop. What is slow to draw does not hold up the scanner.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        self.clear_quarantine().await;
        if let Err(error) = self.begin().await {
            tracing::error!(%error, "what the scanner is to look at could not be noted");
        }
        tokio::join!(self.keep_scanning(stop.clone()), self.keep_drawing(stop));
    }

    /// Notes that there is a scanner now, or none any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self) -> Result<()> {
        let scanning = self.clamd.is_some();
        let changed = self.db.write(move |tx| store::set_scanning(tx, scanning)).await?;
        if changed > 0 && !scanning {
            tracing::warn!(
                changed,
                "files that waited for a scanner can be fetched: none is configured any more"
            );
        }
        Ok(())
    }

    async fn keep_scanning(&self, mut stop: watch::Receiver<bool>) {
        let mut arrivals = self.files.arrivals();
        while !*stop.borrow() {
            arrivals.mark_unchanged();
            match self.scan_due().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, "scanning failed"),
            }
            pause(&mut arrivals, &mut stop).await;
        }
    }

    async fn keep_drawing(&self, mut stop: watch::Receiver<bool>) {
        let mut arrivals = self.files.arrivals();
        while !*stop.borrow() {
            arrivals.mark_unchanged();
            let mut ended = stop.clone();
            // At the end a child that draws is stopped; its file is drawn another time.
            let drawn = tokio::select! {
                drawn = self.draw_due(&stop) => drawn,
                _ = ended.changed() => break,
            };
            match drawn {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, "drawing failed"),
            }
            self.clear_quarantine().await;
            pause(&mut arrivals, &mut stop).await;
        }
    }

    async fn clear_quarantine(&self) {
        let files = self.files.clone();
        match tokio::task::spawn_blocking(move || files.sweep_quarantine()).await {
            Ok(Ok(0)) => {}
            Ok(Ok(swept)) => tracing::warn!(swept, "uploads that were cut off were cleared away"),
            Ok(Err(error)) => tracing::error!(%error, "the quarantine cannot be cleared"),
            Err(error) => tracing::error!(%error, "clearing the quarantine ended badly"),
        }
    }

    /// Everything that is due now, once: for tests and for a stop.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn work_due(&self) -> Result<usize> {
        let (_hold, stop) = watch::channel(false);
        Ok(self.scan_due().await? + self.draw_due(&stop).await?)
    }

    /// Has scanned what is due; gives how many verdicts there were. Stops at the first that the scanner does not answer.
    async fn scan_due(&self) -> Result<usize> {
        let Some(clamd) = &self.clamd else { return Ok(0) };
        let now = self.db.clock().now();
        let due = self.db.read(move |conn| store::due_scans(conn, now, BATCH)).await?;
        let mut verdicts = 0;
        for file in due {
            let (clamd, files, sha256) = (clamd.clone(), self.files.clone(), file.sha256.clone());
            let said = tokio::task::spawn_blocking(move || clamd.scan(files.read(&sha256)?));
            let said = said.await.map_err(Error::internal)?;
            let sha256 = file.sha256.clone();
            match said {
                Ok(verdict) => {
                    verdicts += 1;
                    let found = match verdict {
                        Verdict::Clean => None,
                        Verdict::Found(name) => Some(name),
                    };
                    let written =
                        self.db.write(move |tx| actions::scanned(tx, &sha256, found.as_deref())).await;
                    only_once(written)?;
                }
                Err(error) => {
                    tracing::warn!(sha256 = file.sha256, %error, "a file stays unchecked");
                    let due = now + backoff(file.scan_tries);
                    self.db.write(move |tx| store::scan_again(tx, &sha256, due)).await?;
                    break;
                }
            }
        }
        if verdicts > 0 {
            self.files.announce();
        }
        Ok(verdicts)
    }

    /// Draws what is due; gives how many were settled.
    async fn draw_due(&self, stop: &watch::Receiver<bool>) -> Result<usize> {
        let now = self.db.clock().now();
        let due = self.db.read(move |conn| store::due_previews(conn, now, BATCH)).await?;
        let mut settled = 0;
        for file in due {
            if *stop.borrow() {
                break;
            }
            settled += usize::from(self.draw(file).await?);
        }
        Ok(settled)
    }

    async fn draw(&self, file: Kept) -> Result<bool> {
        let sha256 = file.sha256.clone();
        let drawn = match Kind::parse(&file.kind).filter(|kind| kind.has_preview()) {
            Some(kind) => self.draughtsman.draw(&self.files, &file.sha256, kind).await,
            None => Ok(Drawn { pages: 0, pictures: Vec::new() }),
        };
        let written = match drawn {
            Ok(drawn) => {
                let outcome = if drawn.pictures.is_empty() { Preview::Failed } else { Preview::Drawn };
                self.db
                    .write(move |tx| store::set_drawn(tx, &sha256, outcome, drawn.pages, &drawn.pictures))
                    .await
            }
            Err(error) if file.preview_tries + 1 < MOST_TRIES => {
                tracing::error!(sha256, %error, "a preview could not be tried");
                let due = self.db.clock().now() + backoff(file.preview_tries);
                self.db.write(move |tx| store::draw_again(tx, &sha256, due)).await?;
                return Ok(false);
            }
            Err(error) => {
                tracing::error!(sha256, %error, "a preview was given up");
                self.db.write(move |tx| store::set_drawn(tx, &sha256, Preview::Failed, 0, &[])).await
            }
        };
        only_once(written)?;
        Ok(true)
    }
}

/// Waits for something new, for five seconds, or for the end.
async fn pause(arrivals: &mut watch::Receiver<u64>, stop: &mut watch::Receiver<bool>) {
    tokio::select! {
        _ = arrivals.changed() => {}
        () = tokio::time::sleep(std::time::Duration::from_secs(5)) => {}
        _ = stop.changed() => {}
    }
}

/// Another node may have been faster.
fn only_once(written: Result<()>) -> Result<()> {
    match written {
        Err(Error::Conflict(_)) => Ok(()),
        other => other,
    }
}

/// 10, 20, 40 ... seconds, ten minutes at most.
fn backoff(tries: i64) -> Duration {
    Duration::seconds((10_i64 << tries.clamp(0, 6)).min(600))
}
