//! `imprimatur lists ...`: bring in the lists that names are looked up in, and show what stands.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;

use crate::config::{Config, Flags};
use crate::guidelines::CheckCode;
use crate::screening::lists::import::{Import, import};
use crate::screening::lists::read::Format;
use crate::screening::lists::{all, versions_of};

/// What to do.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum What {
    /// Import a list file as a new version; says what it adds, changes and removes.
    Import {
        /// The file.
        file: PathBuf,
        /// Short name of the list; the same for every version of it.
        #[arg(long)]
        list: String,
        /// Form of the file: security_council, open_sanctions, ofac, plain, compact.
        #[arg(long, value_parser = format)]
        format: Format,
        /// Checks that it is looked up for, parted by commas: X1,H7. Kept from the last import without it.
        #[arg(long, default_value = "", value_parser = checks)]
        checks: String,
        /// Where the file came from.
        #[arg(long, default_value = "")]
        source: String,
        /// Day of the list, where the file does not say: 2026-11-24.
        #[arg(long)]
        dated: Option<NaiveDate>,
        /// Take it though it is older than the list in force, or lacks most of its entries.
        #[arg(long)]
        force: bool,
    },
    /// Show every list: versions, days, counts, and whether it is stale.
    Show,
}

fn format(text: &str) -> Result<Format, String> {
    let known = || Format::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    Format::parse(text).ok_or_else(|| format!("there is no form '{text}'; there are {}", known()))
}

fn checks(text: &str) -> Result<String, String> {
    for code in text.split(',').filter(|code| !code.is_empty()) {
        CheckCode::parse(code).ok_or_else(|| format!("there is no check '{code}'"))?;
    }
    Ok(text.to_owned())
}

/// Does it.
///
/// # Errors
/// One clear line.
pub fn run(flags: &Flags, what: What) -> Result<ExitCode, String> {
    let (config, _) = Config::from_flags(flags)?;
    super::block_on(async move {
        let db = super::open(&config)?;
        match what {
            What::Import { file, list, format, checks, source, dated, force } => {
                let source = if source.is_empty() { file.display().to_string() } else { source };
                let asked = Import { file, code: list, format, checks, source, dated, force, by: None };
                let report = import(&db, asked).await.map_err(|error| error.to_string())?;
                println!("dated: {}", report.dated);
                let Some(counts) = report.counts else {
                    println!("The file is the one in force: noted that there is no newer list.");
                    return Ok(());
                };
                println!("entries: {}", counts.entries);
                for (name, references) in
                    [("added", &report.added), ("changed", &report.changed), ("removed", &report.removed)]
                {
                    println!("{name}: {}", references.len());
                    if references.len() <= 50 {
                        references.iter().for_each(|reference| println!("  {reference}"));
                    }
                }
                Ok(())
            }
            What::Show => {
                let now = db.clock().now();
                let lists = db
                    .read(|conn| {
                        let all = all(conn)?;
                        all.into_iter()
                            .map(|one| Ok((versions_of(conn, one.list.id)?, one)))
                            .collect::<crate::error::Result<Vec<_>>>()
                    })
                    .await
                    .map_err(|error| error.to_string())?;
                for (versions, one) in lists {
                    let stale = if one.is_stale(now) { "stale: counts as not checked" } else { "fresh" };
                    println!("{} ({}; checks {}): {stale}", one.list.code, one.list.format, one.list.checks);
                    for version in versions {
                        let counts = format!("+{} ~{} -{}", version.added, version.changed, version.removed);
                        let state = version.state;
                        println!(
                            "  {} {state} {} entries {counts} {}",
                            version.dated, version.entries, version.source
                        );
                    }
                }
                Ok(())
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
