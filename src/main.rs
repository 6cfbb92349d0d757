//! The command line: serve (the default), demo, migrate, check, accounts, lists; nothing else stands here.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use imprimatur::config::Flags;
use imprimatur::documents::preview::{self, Bounds};
use imprimatur::{commands, server};

#[derive(Parser)]
#[command(
    name = "imprimatur",
    version,
    about = "From a request to use a mark to a decision that anyone can verify"
)]
struct Line {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server (the default).
    Serve,
    /// Run a throw-away world of invented organizations, on loopback only.
    Demo,
    /// Bring the tables up to date and stop.
    Migrate,
    /// Check every invariant and every event chain; says what is wrong and exits with 1 then.
    Check,
    /// Check a signed proof without a connection. Exits with 0 when it holds and is valid, 1 when it proves
    /// nothing, 2 when it is stale, 3 when it holds but the permission is not valid.
    Verify {
        /// The signed file.
        file: std::path::PathBuf,
        /// The office's keys, from /.well-known/imprimatur-keys.json; looked for beside the file without it.
        #[arg(long)]
        keys: Option<std::path::PathBuf>,
    },
    /// The keys that sign proofs.
    Keys {
        #[command(subcommand)]
        what: commands::keys::What,
    },
    /// Draw what stands on standard input; called by the server alone.
    #[command(hide = true)]
    Preview {
        kind: String,
        #[command(flatten)]
        bounds: Bounds,
    },
    /// Invite, switch off and on, give roles, make a new set-up link, list.
    Accounts {
        #[command(subcommand)]
        what: commands::accounts::What,
    },
    /// Import a list that names are looked up in, or show the lists and their versions.
    Lists {
        #[command(subcommand)]
        what: commands::lists::What,
    },
}

fn main() -> ExitCode {
    let line = Line::parse();
    if let Some(Command::Preview { kind, bounds }) = &line.command {
        return preview::child::run(kind, bounds);
    }
    server::start_log();
    // This program knows the word `preview`: it draws for itself.
    if let Ok(program) = std::env::current_exe() {
        preview::draw_with(program);
    }
    let done = match line.command.unwrap_or(Command::Serve) {
        Command::Serve => commands::serve(&line.flags),
        Command::Demo => commands::demo(&line.flags),
        Command::Migrate => commands::migrate(&line.flags),
        Command::Check => commands::check(&line.flags),
        Command::Verify { file, keys } => commands::verify::run(&file, keys.as_deref()),
        Command::Keys { what } => commands::keys::run(&line.flags, what),
        Command::Preview { .. } => Ok(ExitCode::FAILURE),
        Command::Accounts { what } => commands::accounts::run(&line.flags, what),
        Command::Lists { what } => commands::lists::run(&line.flags, what),
    };
    match done {
        Ok(code) => code,
        Err(line) => {
            eprintln!("imprimatur: {line}");
            ExitCode::from(2)
        }
    }
}
