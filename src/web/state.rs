//! What every handler can reach.

use std::sync::Arc;

use actix_web::web;

use crate::accounts::passwords::Hasher;
use crate::config::{Config, Limits};
use crate::db::Db;
use crate::documents::files::FileStore;
use crate::guidelines::Reference;
use crate::web::throttle::Throttles;

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
    /// Brakes for those who try too often.
    pub throttles: Throttles,
    /// Rubric, marks, conditions, reasons, countries: the reference data in force.
    pub reference: Arc<Reference>,
    /// Key for tags on what a browser keeps for us.
    pub key: [u8; 32],
}

/// How handlers receive it.
pub type AppData = web::Data<App>;
