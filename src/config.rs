//! What the server is started with: flags and environment, one struct. A half or wrong configuration refuses
//! to start with one clear line.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::db::Url;
use crate::documents::clamd::Clamd;
use crate::web::throttle::{Quota, SignInQuotas};

/// Flags of the server; each can come from the environment instead.
#[derive(Debug, Clone, clap::Args)]
pub struct Flags {
    /// Folder of documents, letters and the embedded database.
    #[arg(long, global = true, env = "IMPRIMATUR_DATA", default_value = "data")]
    pub data: PathBuf,
    /// sqlite:PATH or postgres://USER@HOST/NAME; the embedded database in the data folder without it.
    #[arg(long, global = true, env = "IMPRIMATUR_DATABASE_URL")]
    pub database_url: Option<String>,
    /// Address to listen on.
    #[arg(long, global = true, env = "IMPRIMATUR_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The address people type, as https://imprimatur.example; letters link to it.
    #[arg(long, global = true, env = "IMPRIMATUR_BASE_URL")]
    pub base_url: Option<String>,
    /// smtp://USER:PASSWORD@HOST:PORT, smtps://... or folder:PATH; letters go to data/outbox without it.
    #[arg(long, global = true, env = "IMPRIMATUR_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// A file of PEM with the authority that gave the mail server its certificate; the public ones are known without it.
    #[arg(long, global = true, env = "IMPRIMATUR_SMTP_CA")]
    pub smtp_ca: Option<PathBuf>,
    /// A Maildir that delivery reports come into; letters that came back are marked by hand alone without it.
    #[arg(long, global = true, env = "IMPRIMATUR_BOUNCES")]
    pub bounces: Option<PathBuf>,
    /// Addresses of proxies that may say who the client is, separated by commas.
    #[arg(long, global = true, env = "IMPRIMATUR_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Where clamd listens, tcp:HOST:PORT or unix:PATH; uploads are not scanned without it.
    #[arg(long, global = true, env = "IMPRIMATUR_CLAMD")]
    pub clamd: Option<String>,
    /// A font file (TTF, OTF or TTC) with Chinese letters; papers with Chinese cannot be set without it.
    #[arg(long, global = true, env = "IMPRIMATUR_CJK_FONT")]
    pub cjk_font: Option<PathBuf>,
    /// A TOML file with limits that differ from the defaults.
    #[arg(long, global = true, env = "IMPRIMATUR_LIMITS")]
    pub limits: Option<PathBuf>,
    /// Allow http on an address other than loopback (a proxy that ends TLS belongs before it).
    #[arg(long, global = true, env = "IMPRIMATUR_INSECURE_HTTP")]
    pub insecure_http: bool,
    /// Threads that answer requests; one a core without it.
    #[arg(long, global = true, env = "IMPRIMATUR_WORKERS")]
    pub workers: Option<usize>,
}

/// The configuration, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of documents and letters.
    pub data: PathBuf,
    /// The database.
    pub database: Url,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Address that letters link to, no slash at its end.
    pub base_url: String,
    /// Mail transport address.
    pub mail: String,
    /// An authority of the mail server's certificate, beside the public ones.
    pub smtp_ca: Option<PathBuf>,
    /// The Maildir of delivery reports.
    pub bounces: Option<PathBuf>,
    /// Proxies that may set the client's address.
    pub trusted_proxies: Vec<IpAddr>,
    /// Threads that answer requests.
    pub workers: usize,
    /// The scanner of uploads; none: they are not scanned.
    pub clamd: Option<Clamd>,
    /// The font for Chinese on papers.
    pub cjk_font: Option<PathBuf>,
    /// The program that draws previews; without it the one that `main` named.
    pub preview_program: Option<PathBuf>,
    /// True in the demo: shows the mailbox, listens on loopback only.
    pub demo: bool,
}

impl Config {
    /// A house on loopback with everything that has a default: mail is kept in memory, files are not scanned.
    pub fn on_loopback(data: PathBuf, database: Url, listen: SocketAddr) -> Self {
        Self {
            data,
            database,
            listen,
            base_url: format!("http://{listen}"),
            mail: "memory".to_owned(),
            smtp_ca: None,
            bounces: None,
            trusted_proxies: Vec::new(),
            workers: 2,
            clamd: None,
            cjk_font: None,
            preview_program: None,
            demo: false,
        }
    }

    /// Checks flags and makes the configuration and the limits of them.
    ///
    /// # Errors
    /// One line that says what is wrong and what to write instead.
    pub fn from_flags(flags: &Flags) -> Result<(Self, Limits), String> {
        let listen: SocketAddr = flags.listen.parse().map_err(|_| {
            format!("--listen '{}' is not an address with a port, such as 127.0.0.1:8080", flags.listen)
        })?;
        let database = match &flags.database_url {
            Some(url) => Url::parse(url)?,
            None => Url::Sqlite(flags.data.join("imprimatur.db")),
        };
        let base_url = base_url(flags, listen)?;
        let mail = match &flags.smtp_url {
            Some(url) => url.clone(),
            None => format!("folder:{}", flags.data.join("outbox").display()),
        };
        crate::notices::transport::Transport::from_url_trusting(&mail, flags.smtp_ca.as_deref())
            .map_err(|error| format!("--smtp-url: {error}"))?;
        if let Some(folder) = &flags.bounces
            && let Err(error) = std::fs::read_dir(folder.join("new"))
        {
            return Err(format!(
                "--bounces {}: a Maildir with a readable folder `new` is needed: {error}",
                folder.display()
            ));
        }
        let limits = match &flags.limits {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|error| format!("--limits: cannot read {}: {error}", path.display()))?;
                toml::from_str(&text)
                    .map_err(|error| format!("--limits: {}: {}", path.display(), error.message()))?
            }
            None => Limits::default(),
        };
        if flags.workers == Some(0) {
            return Err("--workers must be 1 or more".into());
        }
        let clamd = match &flags.clamd {
            Some(address) => Some(Clamd::parse(address).map_err(|error| format!("--clamd: {error}"))?),
            None => None,
        };
        if let Some(path) = &flags.cjk_font {
            crate::notices::paper::Press::new(Some(path)).map_err(|error| format!("--cjk-font: {error}"))?;
        }
        let workers =
            flags.workers.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
        let config = Self {
            data: flags.data.clone(),
            database,
            listen,
            base_url,
            mail,
            smtp_ca: flags.smtp_ca.clone(),
            bounces: flags.bounces.clone(),
            trusted_proxies: flags.trusted_proxies.clone(),
            workers,
            clamd,
            cjk_font: flags.cjk_font.clone(),
            preview_program: None,
            demo: false,
        };
        Ok((config, limits))
    }
}

fn base_url(flags: &Flags, listen: SocketAddr) -> Result<String, String> {
    let Some(given) = &flags.base_url else {
        if !listen.ip().is_loopback() {
            return Err(
                "--base-url is needed when --listen is not loopback: the address that people type".into()
            );
        }
        return Ok(format!("http://{listen}"));
    };
    let url = url::Url::parse(given)
        .map_err(|_| format!("--base-url '{given}' is not an address such as https://imprimatur.example"))?;
    if !matches!(url.scheme(), "http" | "https")
        || url.host_str().is_none()
        || url.query().is_some()
        || !matches!(url.path(), "" | "/")
    {
        return Err(format!("--base-url '{given}' must be http or https and a host, without a path"));
    }
    let loopback = crate::web::is_loopback(url.host_str());
    if url.scheme() == "http" && !loopback && !flags.insecure_http {
        return Err(format!(
            "--base-url '{given}' is http: sign-in would travel in the clear; use https, or --insecure-http if you must"
        ));
    }
    Ok(given.trim_end_matches('/').to_owned())
}

/// Every limit in one place: throttles, quotas, sizes, hold and release times. `--limits FILE` changes some;
/// tests, workload and benchmarks set their own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Sign-in attempts.
    pub sign_in: SignInQuotas,
    /// Sign-ups, resets and other letters that a stranger can cause, per network.
    pub letters_by_strangers: Quota,
    /// Tries at verification codes, per network.
    pub verification: Quota,
    /// Reports of misuse by the public form, per network.
    pub misuse_reports: Quota,
    /// Largest picture that comes with such a report, bytes.
    pub misuse_picture_bytes: u64,
    /// Passwords waiting to be hashed before people are told to come back.
    pub hash_queue: usize,
    /// Memory of one password hash, KiB.
    pub hash_memory_kib: u32,
    /// Passes of one password hash.
    pub hash_passes: u32,
    /// Largest uploaded file, bytes.
    pub file_bytes: u64,
    /// Most bytes of a list that is brought in through the browser; the command line takes any.
    pub list_bytes: u64,
    /// Most files of one question.
    pub files_per_question: usize,
    /// Most bytes of all files of one request.
    pub request_bytes: u64,
    /// Most bytes of everything that one organization ever handed in, removed files as well.
    pub organization_bytes: u64,
    /// Seconds of silence after which an upload is given up.
    pub upload_silence_seconds: u64,
    /// Minutes that one upload may take at all.
    pub upload_minutes: u64,
    /// Most pages of a document that are drawn.
    pub preview_pages: usize,
    /// Most memory of the process that draws, MiB of address space.
    pub preview_memory_mib: u64,
    /// Most processor time of the process that draws, seconds.
    pub preview_seconds: u64,
    /// Seconds that a decision stays sealed before it goes out.
    pub release_seconds: i64,
    /// Days within which a returned request is to be sent again.
    pub return_days: u64,
    /// Minutes that a staff session may be idle.
    pub staff_idle_minutes: i64,
    /// Hours after which a staff session ends.
    pub staff_session_hours: i64,
    /// Minutes that a partner's session may be idle.
    pub partner_idle_minutes: i64,
    /// Hours after which a partner's session ends.
    pub partner_session_hours: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in: SignInQuotas::default(),
            letters_by_strangers: Quota::new(6, 60),
            verification: Quota::new(60, 60),
            misuse_reports: Quota::new(12, 3600),
            misuse_picture_bytes: 8 * 1024 * 1024,
            hash_queue: 64,
            hash_memory_kib: 19 * 1024,
            hash_passes: 2,
            file_bytes: 20 * 1024 * 1024,
            list_bytes: 200 * 1024 * 1024,
            files_per_question: 10,
            request_bytes: 100 * 1024 * 1024,
            organization_bytes: 2 * 1024 * 1024 * 1024,
            upload_silence_seconds: 60,
            upload_minutes: 60,
            preview_pages: 8,
            preview_memory_mib: 1024,
            preview_seconds: 20,
            release_seconds: 600,
            return_days: 30,
            staff_idle_minutes: 30,
            staff_session_hours: 12,
            partner_idle_minutes: 120,
            partner_session_hours: 24,
        }
    }
}
