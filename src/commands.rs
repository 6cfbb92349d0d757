//! What the command line does.

pub mod accounts;
pub mod keys;
pub mod lists;
pub mod verify;

use std::net::TcpListener;
use std::process::ExitCode;

use crate::clock::Clock;
use crate::config::{Config, Flags};
use crate::db::{Db, migrate as migrations};
use crate::server;

/// Runs the server until it is told to stop.
///
/// # Errors
/// One clear line when it cannot start.
pub fn serve(flags: &Flags) -> Result<ExitCode, String> {
    let (config, limits) = Config::from_flags(flags)?;
    let listener = TcpListener::bind(config.listen)
        .map_err(|error| format!("cannot listen on {}: {error}", config.listen))?;
    actix_web::rt::System::new().block_on(async move {
        let base_url = config.base_url.clone();
        let house = server::build(config, limits, Clock::System).await.map_err(|error| error.to_string())?;
        println!("Imprimatur listens on {base_url}");
        let offered = house.app.db.write(crate::accounts::actions::offer_first_administrator).await;
        if let Some(path) = offered.map_err(|error| error.to_string())? {
            println!("{}", crate::say::accounts::first_link(format!("{base_url}{path}")));
        }
        server::run(house, listener).await.map_err(|error| error.to_string())?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Builds the demo's world and runs it until it is told to stop.
///
/// # Errors
/// One clear line when it cannot start.
pub fn demo(flags: &Flags) -> Result<ExitCode, String> {
    let listen: std::net::SocketAddr = flags
        .listen
        .parse()
        .map_err(|_| format!("--listen '{}' is not an address with a port", flags.listen))?;
    let listener =
        TcpListener::bind(listen).map_err(|error| format!("cannot listen on {listen}: {error}"))?;
    let workers = flags.workers.unwrap_or(2);
    actix_web::rt::System::new().block_on(async move {
        let listen = listener.local_addr().map_err(|error| error.to_string())?;
        let world = crate::demo::build(listen, workers).await.map_err(|error| error.to_string())?;
        crate::demo::introduce(listen);
        server::run(world.house, listener).await.map_err(|error| error.to_string())?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Brings the tables up to date.
///
/// # Errors
/// One clear line when that fails.
pub fn migrate(flags: &Flags) -> Result<ExitCode, String> {
    let (config, _) = Config::from_flags(flags)?;
    migrations::run(&config.database).map_err(|error| error.to_string())?;
    println!("The tables are up to date.");
    Ok(ExitCode::SUCCESS)
}

/// Checks every invariant and every chain.
///
/// # Errors
/// One clear line when the database cannot be read.
pub fn check(flags: &Flags) -> Result<ExitCode, String> {
    let (config, _) = Config::from_flags(flags)?;
    let found = block_on(async move {
        let db = open(&config)?;
        db.read_long(crate::check::everything).await.map_err(|error| error.to_string())
    })?;
    if found.is_empty() {
        println!("Every invariant holds and every chain is whole.");
        return Ok(ExitCode::SUCCESS);
    }
    for line in &found {
        println!("{line}");
    }
    println!("{} found", found.len());
    Ok(ExitCode::FAILURE)
}

/// The database of a configuration, for commands that work without a server.
pub(crate) fn open(config: &Config) -> Result<Db, String> {
    Db::open(&config.database, Clock::System, crate::effects::HOOKS, &config.base_url)
        .map_err(|error| error.to_string())
}

/// Runs one piece of work outside the server.
pub(crate) fn block_on<T>(work: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    runtime.block_on(work)
}
