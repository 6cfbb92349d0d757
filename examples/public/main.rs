//! How the pages that anybody reads stand under a crowd: `cargo run --release --example public -- [DATABASE-URL]`.
//!
//! Tells the demo's story and asks for the register, an entry, the page that proves an authorization and the signed file
//! with 16 connections, each beside a fixed page of the same size from memory in the same run. A page that is kept and one
//! that is made anew each time are both measured: the first as everybody asks for it, the second with another address
//! each time. Prints figures as `name: value`; the exit status is 1 when the register or the proof page, as everybody
//! asks for it, does not reach 0.3 of the fixed page.

#[path = "../crowd/beside.rs"]
mod beside;
#[path = "../crowd/wire.rs"]
mod wire;

use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use std::time::Duration;

use beside::{Asks, serve, together};
use diesel::prelude::*;
use imprimatur::config::{Config, Limits};
use imprimatur::db::Url;
use imprimatur::db::schema::authorizations;
use imprimatur::demo;
use imprimatur::web::throttle::Quota;
use wire::Wire;

/// What can go wrong, in words.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

/// Connections at once.
const CONNECTIONS: usize = 16;
/// How long they ask.
const TOGETHER: Duration = Duration::from_secs(5);
/// What the register and the proof page must reach of the fixed page.
const REACH: f64 = 0.3;

fn main() -> ExitCode {
    match actix_web::rt::System::new().block_on(run(std::env::args().nth(1))) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("public: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs it; true when what must be reached is reached.
async fn run(database: Option<String>) -> Result<bool, Problem> {
    let folder = std::env::temp_dir().join(format!("imprimatur-public-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder, database).await;
    std::fs::remove_dir_all(&folder).ok();
    measured
}

async fn measure(folder: &std::path::Path, database: Option<String>) -> Result<bool, Problem> {
    let database = match database {
        Some(url) => Url::parse(&url)?,
        None => Url::Sqlite(folder.join("public.db")),
    };
    println!("database: {}", if matches!(database, Url::Postgres(_)) { "PostgreSQL" } else { "SQLite" });
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let listen = listener.local_addr()?;
    let config = Config::on_loopback(folder.to_owned(), database, listen);
    // The brake on guessing is measured elsewhere; here it would be all that is measured.
    let limits = Limits { verification: Quota::new(u32::MAX, 1), ..Limits::default() };
    let house = demo::fill(config, limits).await.map_err(|error| format!("{error:?}"))?;
    let (number, code): (String, String) = house
        .app
        .db
        .read(|conn| {
            Ok(authorizations::table
                .filter(authorizations::state.eq("active").and(authorizations::in_register.eq(true)))
                .order(authorizations::id)
                .select((authorizations::number, authorizations::code))
                .first(conn)?)
        })
        .await
        .map_err(|error| format!("{error:?}"))?;
    let (server, beside) = serve(&house.app, listener)?;
    let pages = [
        ("register", "/register".to_owned(), false, Some(REACH)),
        ("register_anew", "/register?q=".to_owned(), true, None),
        ("entry", format!("/register/{number}"), false, None),
        ("proof", format!("/verify/{code}"), false, Some(REACH)),
        ("signed_file", format!("/verify/{code}/proof.json"), false, None),
    ];
    let mut good = true;
    for (name, path, anew, reach) in pages {
        let measured = std::thread::spawn(move || one(name, (server, beside), &path, anew, reach)).join();
        good &= measured.map_err(|_| format!("{name}: broke off"))??;
    }
    Ok(good)
}

/// Measures one page; false when it does not reach what it must.
fn one(
    name: &str,
    (server, beside): (SocketAddr, SocketAddr),
    path: &str,
    anew: bool,
    reach: Option<f64>,
) -> Result<bool, Problem> {
    let size = Asker::new(server, path, anew, 0)?.ask()?;
    let asked = together(CONNECTIONS, TOGETHER, |place| Asker::new(server, path, anew, place))?;
    let fixed = format!("/{size}");
    let memory = together(CONNECTIONS, TOGETHER, |place| Asker::new(beside, &fixed, false, place))?;
    let ratio = asked / memory;
    println!("{name}_bytes: {size}");
    println!("{name}_16_connections_per_second: {asked:.0}");
    println!("{name}_fixed_page_per_second: {memory:.0}");
    println!("{name}_ratio: {ratio:.3}");
    let reached = reach.is_none_or(|reach| ratio >= reach);
    if !reached {
        println!("{name}_reached: no");
    }
    Ok(reached)
}

/// One connection of a reader who is not signed in.
struct Asker {
    wire: Wire,
    address: SocketAddr,
    path: String,
    /// Another address each time, so that nothing that is kept answers.
    anew: bool,
    asked: usize,
}

impl Asker {
    fn new(address: SocketAddr, path: &str, anew: bool, place: usize) -> Result<Self, Problem> {
        // Each connection counts from a number of its own.
        let asked = place * 1_000_000;
        Ok(Self { wire: Wire::to(address)?, address, path: path.to_owned(), anew, asked })
    }
}

impl Asks for Asker {
    fn ask(&mut self) -> Result<usize, Problem> {
        self.asked += 1;
        let path = if self.anew { format!("{}{}", self.path, self.asked) } else { self.path.clone() };
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        match self.wire.ask(request.as_bytes())? {
            (200, body) => Ok(body.len()),
            (status, _) => Err(format!("{path} gave {status}").into()),
        }
    }
}
