//! `imprimatur keys ...`: the keys that sign proofs.

use std::process::ExitCode;

use crate::authorizations::{actions, published_keys};
use crate::config::{Config, Flags};
use crate::say::authorizations as t;

/// What to do.
#[derive(Debug, Clone, Copy, clap::Subcommand)]
pub enum What {
    /// List them: id, in use since, out of use since; separated by tabs.
    List,
    /// Take the key out of use and sign with a new one from now on. What the old one signed can still be
    /// checked; its secret half is erased.
    Rotate,
}

/// Does it on the configured database.
///
/// # Errors
/// One clear line that says why not.
pub fn run(flags: &Flags, what: What) -> Result<ExitCode, String> {
    let (config, _) = Config::from_flags(flags)?;
    let lines = super::block_on(async move {
        let db = super::open(&config)?;
        let done = match what {
            What::List => db.read(published_keys).await.map(|keys| {
                keys.into_iter()
                    .map(|key| {
                        let retired = key.retired_at.map_or(t::key_in_use().to_string(), |at| at.to_string());
                        format!("{}\t{}\t{retired}", key.id, key.made_at)
                    })
                    .collect()
            }),
            What::Rotate => db.write(actions::rotate_key).await.map(|id| vec![t::new_key(id).to_string()]),
        };
        done.map_err(|error| error.to_string())
    })?;
    for line in lines {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}
