//! The demo: a throw-away world of invented organizations, with one request standing in each stage and
//! outcome, made only through the actions that people use. Its mailbox shows every letter, so that one
//! person can play all parts in one browser. Loopback only, since letters hold live links.

mod asked;
mod beside;
mod cases;
mod cast;
mod lists;
mod matters;
pub mod pages;
mod paper;
mod people;
mod pictures;
mod plan;
mod post;
mod rulebook;
mod screens;
mod steps;
mod story;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono::Duration;

use crate::clock::Clock;
use crate::config::{Config, Limits};
use crate::db::Url;
use crate::error::{Error, Result};
use crate::notices::transport::Transport;
use crate::server::{self, House};
use crate::web::throttle::{Quota, SignInQuotas};

pub use asked::{Asked, GroupFields};
pub use people::{PARTNERS, PASSWORD, Partner, STAFF, Staff};

/// The domain of the house's own people in the demo.
pub const DOMAIN: &str = "demo.example";
/// How long before today the demo's history begins, days.
const HISTORY_DAYS: i64 = 170;

/// A demo that is ready to be run.
pub struct World {
    /// The house, on the machine's clock.
    pub house: House,
    /// Its folder goes with it.
    _folder: Folder,
}

/// A folder that is removed when it is dropped.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "the demo's folder could not be removed");
        }
    }
}

/// Somebody's address in the demo, by short name: each organization has a domain of its own.
pub fn address(mailbox: &str) -> String {
    if PARTNERS.iter().any(|partner| partner.mailbox == mailbox) {
        return format!("office@{mailbox}.example");
    }
    format!("{mailbox}@{DOMAIN}")
}

/// Builds the world in a new folder under the machine's place for temporary files.
///
/// # Errors
/// Refuses any address but loopback; fails when a step of the story fails.
pub async fn build(listen: SocketAddr, workers: usize) -> Result<World> {
    if !listen.ip().is_loopback() {
        return Err(Error::internal("the demo listens on loopback only: its mailbox shows live links"));
    }
    let name = format!("imprimatur-demo-{}", hex::encode(rand::random::<[u8; 6]>()));
    let folder = Folder(std::env::temp_dir().join(name));
    std::fs::create_dir_all(&folder.0)?;
    let house = fill(config(&folder.0, listen, workers), limits()).await?;
    Ok(World { house, _folder: folder })
}

/// Tells the demo's story in a house of this configuration, whose database must be empty; the house then stands on
/// the machine's clock.
///
/// # Errors
/// Fails when a step of the story fails.
pub async fn fill(config: Config, limits: Limits) -> Result<House> {
    let transport = Transport::memory();
    let past = Clock::standing(Clock::System.now() - Duration::days(HISTORY_DAYS));
    let house = server::build_with(config.clone(), limits.clone(), past.clone(), transport.clone()).await?;
    story::tell(&house, &past).await?;
    drop(house);
    server::build_with(config, limits, Clock::System, transport).await
}

/// One person plays all parts from one machine, so signing in is slowed less than elsewhere.
fn limits() -> Limits {
    let often = Quota::new(600, 900);
    let sign_in = SignInQuotas { account: often, address: often, overall: often, known_browser: often };
    Limits { sign_in, ..Limits::default() }
}

fn config(folder: &Path, listen: SocketAddr, workers: usize) -> Config {
    Config {
        workers,
        demo: true,
        ..Config::on_loopback(folder.to_owned(), Url::Sqlite(folder.join("demo.db")), listen)
    }
}

/// Says on standard output who can sign in, and how.
pub fn introduce(listen: SocketAddr) {
    use crate::say::demo as t;
    println!("{}", t::listens(format!("http://{listen}")));
    println!("{}", t::mailbox_at(format!("http://{listen}/demo/mailbox")));
    println!("{}", t::everybody(PASSWORD));
    for person in STAFF {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.as_str()).collect();
        println!("  {:<28} {:<22} {}", address(person.mailbox), roles.join(", "), person.name);
    }
    for partner in PARTNERS {
        println!(
            "  {:<28} {:<22} {}, {}",
            address(partner.mailbox),
            "partner",
            partner.person,
            partner.organization
        );
    }
    for colleague in people::COLLEAGUES {
        println!("  {:<28} {:<22} {}", colleague.address, "partner", colleague.name);
    }
}
