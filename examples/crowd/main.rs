//! A house of ten years: `cargo run --release --example crowd -- [quick] [DATABASE-URL]`.
//!
//! Tells the demo's story, takes a few of its cases (each came to its stage through the actions that people use), and
//! copies their rows until 20,000 requests of 500 organizations and 60,000 scorecards stand, with event chains that are
//! hashed anew. The pages of the working day are asked for over HTTP on loopback, by one connection and by 16, beside a fixed
//! page of the same size from memory. At last the check of every invariant must find nothing. Prints figures as
//! `name: value`; the exit status is 1 when anything failed. `quick` makes a tenth of the crowd. SQLite in a folder
//! that goes with it, or the empty PostgreSQL database at the address given.

mod beside;
mod copy;
mod events;
mod measure;
mod plan;
mod wire;

use std::process::ExitCode;
use std::time::Instant;

use imprimatur::config::{Config, Limits};
use imprimatur::db::Url;
use imprimatur::demo;

/// What can go wrong, in words.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.first().is_some_and(|word| word == "quick");
    if quick {
        arguments.remove(0);
    }
    match actix_web::rt::System::new().block_on(run(quick, arguments.pop())) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("crowd: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs it; true when nothing is wrong.
async fn run(quick: bool, database: Option<String>) -> Result<bool, Problem> {
    let folder = std::env::temp_dir().join(format!("imprimatur-crowd-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let database = match database {
        Some(url) => Url::parse(&url)?,
        None => Url::Sqlite(folder.join("crowd.db")),
    };
    let postgres = matches!(database, Url::Postgres(_));
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let listen = listener.local_addr()?;
    let config = Config::on_loopback(folder.clone(), database, listen);
    let start = Instant::now();
    let house = demo::fill(config, Limits::default()).await.map_err(|error| format!("{error:?}"))?;
    let since = |start: Instant| start.elapsed().as_secs();
    println!("database: {}", if postgres { "PostgreSQL" } else { "SQLite" });
    println!("demo_seconds: {}", since(start));
    let start = Instant::now();
    let counted = plan::grow(&house.app.db, quick).await?;
    for (name, count) in &counted {
        println!("{name}: {count}");
    }
    println!("copying_seconds: {}", since(start));
    let start = Instant::now();
    let count = || house.app.db.write(imprimatur::reports::actions::count_void);
    while count().await.map_err(|error| format!("{error:?}"))? > 0 {}
    println!("counting_figures_seconds: {}", since(start));
    let good = measure::all(&house, listener).await?;
    // At last, because it reads every link of a million.
    let start = Instant::now();
    let found = house.app.db.read_long(imprimatur::check::everything).await.map_err(|e| format!("{e:?}"))?;
    println!("check_found: {}", found.len());
    println!("check_seconds: {}", since(start));
    for line in found.iter().take(20) {
        println!("! {line}");
    }
    drop(house);
    std::fs::remove_dir_all(&folder).ok();
    Ok(found.is_empty() && good)
}
