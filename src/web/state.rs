//! What every handler can reach.

use std::net::IpAddr;
use std::sync::Arc;

use actix_web::web;

use crate::accounts::passwords::Hasher;
use crate::accounts::tokens::TagKey;
use crate::config::{Config, Limits};
use crate::db::{Db, KeptCounts, Together};
use crate::documents::files::FileStore;
use crate::guidelines::Reference;
use crate::notices::office::OfficeAtHand;
use crate::notices::paper::Press;
use crate::reviews::PastCases;
use crate::web::public_cache::PublicPages;
use crate::web::signed_in::Known;
use crate::web::throttle::{SignInThrottle, Throttle};

/// The application's parts. One for all workers.
pub struct App {
    /// The door to the database.
    pub db: Db,
    /// What it was started with.
    pub config: Config,
    /// Throttles, quotas, sizes and times.
    pub limits: Limits,
    /// Hashes and verifies passwords.
    pub hasher: Hasher,
    /// Uploaded files.
    pub files: FileStore,
    /// Brake on sign-in.
    pub sign_in_throttle: SignInThrottle,
    /// Brake on letters that strangers can cause, by network.
    pub letters_throttle: Throttle<IpAddr>,
    /// Brake on guessing verification codes, by network.
    pub verification_throttle: Throttle<IpAddr>,
    /// Brake on reports of misuse, by network.
    pub report_throttle: Throttle<IpAddr>,
    /// The office's settings as they were last read.
    pub offices: Arc<OfficeAtHand>,
    /// What is known of the requests of people who are not signed in: the same for all who ask at one time.
    pub strangers: Together<Known>,
    /// How many rows lists and views have, as they were last counted.
    pub counts: Arc<KeptCounts>,
    /// Decided cases that are shown beside others.
    pub past_cases: Arc<PastCases>,
    /// Public pages as they were last made.
    pub public_pages: PublicPages,
    /// The rules that the product is delivered with.
    pub delivered: &'static Reference,
    /// Lists that names are looked up in, as far as they are in memory.
    pub lookups: crate::screening::lists::lookup::Lookups,
    /// Sets letters and other papers as files.
    pub press: Press,
    /// Key for tags on what a browser keeps for us.
    pub key: TagKey,
}

/// How handlers receive it.
pub type AppData = web::Data<App>;

impl App {
    /// Rubric, marks, conditions, reasons, countries: the rules in force for the work at hand.
    pub fn reference(&self) -> &'static Reference {
        crate::guidelines::at_hand::in_force().unwrap_or(self.delivered)
    }

    /// The client's address: what the connection says, unless it is a trusted proxy; then the last address
    /// that the proxies added to `X-Forwarded-For` and that is no trusted proxy itself.
    pub fn client_address(&self, request: &actix_web::HttpRequest) -> IpAddr {
        let peer = request.peer_addr().map_or(crate::web::throttle::UNKNOWN_ADDRESS, |peer| peer.ip());
        if !self.config.trusted_proxies.contains(&peer) {
            return peer;
        }
        let forwarded: Vec<IpAddr> = request
            .headers()
            .get_all("x-forwarded-for")
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(|address| address.trim().parse().ok())
            .collect();
        forwarded
            .into_iter()
            .rev()
            .find(|address| !self.config.trusted_proxies.contains(address))
            .unwrap_or(peer)
    }
}
