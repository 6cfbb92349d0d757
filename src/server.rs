//! Builds the application from its configuration and runs it. The same `build` serves main, demo, tests and
//! the examples.

use std::net::TcpListener;

use actix_web::{HttpServer, web};
use tokio::sync::watch;

use crate::accounts::passwords::Hasher;
use crate::clock::Clock;
use crate::config::{Config, Limits};
use crate::db::Db;
use crate::documents::files::FileStore;
use crate::documents::worker::Keeper;
use crate::error::{Error, Result};
use crate::guidelines::Reference;
use crate::notices::paper::Press;
use crate::notices::transport::Transport;
use crate::web::state::{App, AppData};
use crate::web::throttle::{SignInThrottle, Throttle};

/// The parts of a running house.
pub struct House {
    /// What handlers reach.
    pub app: AppData,
    /// Where letters go.
    pub transport: Transport,
}

/// Opens the database, the documents and the mail.
///
/// # Errors
/// When one of them cannot be opened.
pub async fn build(config: Config, limits: Limits, clock: Clock) -> Result<House> {
    let transport =
        Transport::from_url_trusting(&config.mail, config.smtp_ca.as_deref()).map_err(Error::internal)?;
    build_with(config, limits, clock, transport).await
}

/// As [`build`], with a mail transport of one's own.
///
/// # Errors
/// As [`build`].
pub async fn build_with(config: Config, limits: Limits, clock: Clock, transport: Transport) -> Result<House> {
    let (url, base_url) = (config.database.clone(), config.base_url.clone());
    let db = tokio::task::spawn_blocking(move || Db::open(&url, clock, crate::effects::HOOKS, &base_url))
        .await
        .map_err(Error::internal)??;
    let key = db.write(crate::accounts::key).await?;
    db.write(crate::authorizations::actions::make_first_key).await?;
    db.write(crate::rulebook::actions::take_what_is_delivered).await?;
    let office = db.read(crate::notices::office::current).await?;
    crate::say::set_display_zone(office.time_zone.parse().unwrap_or_default());
    crate::requests::actions::office_days::take_over(&db).await?;
    let files = FileStore::open(config.data.join("documents"))?;
    let threads =
        std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1));
    let hasher = Hasher::with_params(threads, limits.hash_queue, limits.hash_memory_kib, limits.hash_passes)?;
    let app = App {
        db,
        hasher,
        files,
        sign_in_throttle: SignInThrottle::new(&limits.sign_in),
        letters_throttle: Throttle::new(limits.letters_by_strangers),
        verification_throttle: Throttle::new(limits.verification),
        report_throttle: Throttle::new(limits.misuse_reports),
        delivered: Reference::seeded().map_err(Error::internal)?,
        offices: std::sync::Arc::default(),
        strangers: crate::db::Together::default(),
        counts: std::sync::Arc::default(),
        past_cases: std::sync::Arc::default(),
        public_pages: crate::web::public_cache::PublicPages::default(),
        lookups: crate::screening::lists::lookup::Lookups::default(),
        press: Press::new(config.cjk_font.as_deref()).map_err(Error::internal)?,
        key,
        limits,
        config,
    };
    Ok(House { app: web::Data::new(app), transport })
}

/// Listens until told to stop (SIGTERM or SIGINT): work in hand is finished, leases are released.
///
/// # Errors
/// When the server cannot start.
pub async fn run(house: House, listener: TcpListener) -> std::io::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let mail =
        tokio::spawn(crate::notices::worker::run(house.app.db.clone(), house.transport, stopped.clone()));
    let app = &house.app;
    let keeper = Keeper::new(app.db.clone(), app.files.clone(), &app.config, &app.limits);
    let keeper = tokio::spawn(keeper.run(stopped.clone()));
    let sweep = tokio::spawn(crate::sweep::keep_running(house.app.clone(), stopped));
    let app = house.app.clone();
    let workers = app.config.workers;
    let server = HttpServer::new(move || crate::web::app(app.clone()))
        .workers(workers)
        .shutdown_timeout(15)
        .listen(listener)?
        .run();
    let result = server.await;
    stop.send_replace(true);
    for (name, worker) in [("mail worker", mail), ("keeper of files", keeper), ("sweep", sweep)] {
        if let Err(error) = worker.await {
            tracing::error!(%error, name, "a worker ended badly");
        }
    }
    result
}

/// Starts the log: JSON lines on standard error, `RUST_LOG` chooses what (warnings and errors without it).
pub fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}
