//! The folder that reports arrive in: a Maildir, as every mail server writes it. What was read moves from `new` to `cur`;
//! what is no report of ours is flagged there for a person to look at.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::report::read;
use crate::db::Db;
use crate::db::portable::{Turn, take_turns};
use crate::error::{Error, Result};
use crate::notices::actions;

/// Mails of one round.
const ROUND: usize = 100;
/// No report is larger; of a larger mail the beginning is read.
const MOST_BYTES: u64 = 1024 * 1024;

/// Reads what is new in the folder, at most some at a time; gives how many letters are now known to have come back. Safe
/// to be run twice, by several nodes, and to be killed in: a report counts once.
///
/// # Errors
/// When the folder cannot be read or the database fails; the mail at hand stays new then.
pub async fn run(db: &Db, folder: &Path) -> Result<usize> {
    let own = folder.to_owned();
    let mails = blocking(move || new(&own)).await?;
    let mut noted = 0;
    for path in mails {
        let at = path.clone();
        let Ok(mail) = blocking(move || content(&at)).await else {
            // Another node was faster, or nobody may read it.
            tracing::warn!(mail = %path.display(), "a mail in the folder of reports cannot be read");
            continue;
        };
        let counted = match read(&mail) {
            Some(report) => {
                let noting = db.write(move |tx| {
                    // Nodes take turns, so that each knows what the other has noted.
                    take_turns(tx.conn(), Turn::Sweep)?;
                    actions::returned(tx, &report)
                });
                noting.await?
            }
            None => false,
        };
        noted += usize::from(counted);
        blocking(move || put_away(&path, if counted { "S" } else { "F" })).await.ok();
    }
    Ok(noted)
}

async fn blocking<T: Send + 'static>(f: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T> {
    Ok(tokio::task::spawn_blocking(f).await.map_err(Error::internal)??)
}

/// The oldest new mails; Maildir names begin with the time.
fn new(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder.join("new"))? {
        let entry = entry?;
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !hidden && entry.file_type()?.is_file() {
            found.push(entry.path());
        }
    }
    found.sort();
    found.truncate(ROUND);
    Ok(found)
}

fn content(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// From `new` to `cur`, with a flag of the Maildir: S for seen, F for somebody to look at.
fn put_away(path: &Path, flag: &str) -> std::io::Result<()> {
    let (Some(name), Some(folder)) = (path.file_name(), path.parent().and_then(Path::parent)) else {
        return Ok(());
    };
    let cur = folder.join("cur");
    std::fs::create_dir_all(&cur)?;
    let mut name = name.to_owned();
    name.push(format!(":2,{flag}"));
    std::fs::rename(path, cur.join(name))
}
